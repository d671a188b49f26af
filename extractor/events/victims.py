"""The toll of an event, from the figures of its mentions."""

from __future__ import annotations

from extractor.events.frames import Frame
from extractor.records import Toll


def toll_of(frame: Frame) -> Toll:
    """Interim: the first figure of each outcome."""
    values: dict[str, int | None] = {}
    for span in frame.all("figures"):
        figure = span._.figure
        values.setdefault(figure.outcome, figure.best)
    return Toll(
        fatalities=values.get("dead"),
        injured=values.get("injured"),
        abducted=values.get("abducted"),
        arrested=values.get("arrested"),
        released=values.get("released"),
    )
