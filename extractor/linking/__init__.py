"""Linking: which rows of different stories report one real-world event.

``link`` fills ``cluster_id`` of an event table, ``link_into`` adds stories to a linked table
without working all of it out again, ``consolidate`` gives one row a cluster. A link is a sum of
points for and against (``lexicon/data/linking/points.csv``) and says of what it is made.

>>> from extractor.linking import consolidate, link
>>> from extractor.table import to_frame
>>> linked = link(to_frame([]))
>>> len(linked.table), len(linked.links), len(consolidate(linked.table))
(0, 0, 0)
"""

from __future__ import annotations

from extractor.linking.consolidated import consolidate
from extractor.linking.linked import LinkedTable, link, link_into

__all__ = ["LinkedTable", "consolidate", "link", "link_into"]
