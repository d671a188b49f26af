"""How good a table is: measured against stories whose events are known.

>>> from extractor.evaluation import evaluate
>>> evaluate([], {}).found.f1
0.0
"""

from extractor.evaluation.errors import write_errors
from extractor.evaluation.gold import GoldEvent, GoldPlace, GoldStory, load_gold
from extractor.evaluation.predicted import PredictedEvent, events_of_rows, load_table
from extractor.evaluation.scoring import ErrorCase, Rate, Scores, evaluate

__all__ = [
    "ErrorCase",
    "GoldEvent",
    "GoldPlace",
    "GoldStory",
    "PredictedEvent",
    "Rate",
    "Scores",
    "evaluate",
    "events_of_rows",
    "load_gold",
    "load_table",
    "write_errors",
]
