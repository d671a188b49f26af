"""Why an event is as sure as it is: the weights of the model that speak loudest."""

from __future__ import annotations

from extractor.events.probability import right_model
from extractor.explaining.lines import weight_line
from extractor.explaining.records import Reason, Rule
from extractor.explaining.sources import Case

_MOST = 5


def confidence_reason(case: Case) -> Reason:
    """The reason of ``confidence``: the features that move it most, as summands of the log-odds."""
    weights = right_model().weights
    moved = {
        name: weights[name] * value
        for name, value in case.draft.features.items()
        if weights.get(name) and value
    }
    loudest = sorted(moved, key=lambda name: (-abs(moved[name]), name))[:_MOST]
    rules = tuple(Rule(f"{moved[name]:+.2f} for “{name}”", weight_line(name)) for name in loudest)
    return Reason("confidence", f"{case.event.confidence:.2f}", (), rules)
