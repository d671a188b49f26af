"""Reads news dumps: files and folders in, a stream of :class:`~extractor.records.Article` out.

One module per format; ``page`` splits a saved page into its stories. Nothing is dropped without a
reason: what cannot be read goes to ``on_reject`` as a :class:`Reject`.
"""

from __future__ import annotations

from extractor.reading.articles import read_articles
from extractor.reading.rejects import Reject, RejectsFile

__all__ = ["Reject", "RejectsFile", "read_articles"]
