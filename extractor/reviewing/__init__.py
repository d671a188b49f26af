"""A person goes through the events: accepts, corrects or rejects each, and the table learns of it.

Decisions are rows of a small CSV file. ``sahel-events review`` writes them, ``sahel-events apply``
makes the reviewed table, the precision by type and gold out of them.

>>> from extractor.reviewing import Decision
>>> Decision("e1", "correct", {"fatalities": "12"}).cells["fatalities"]
'12'
"""

from extractor.reviewing.apply import Reviewed, apply_decisions
from extractor.reviewing.decisions import Decision, read_decisions
from extractor.reviewing.gold import gold_stories
from extractor.reviewing.measure import Precision, precision_by_type

__all__ = [
    "Decision",
    "Precision",
    "Reviewed",
    "apply_decisions",
    "gold_stories",
    "precision_by_type",
    "read_decisions",
]
