"""The toll of an event, from the figures of its mentions."""

from __future__ import annotations

from extractor.events.frames import Frame
from extractor.events.tolls import combine, tell
from extractor.records import Toll

_AMONG_CIVILIANS = frozenset(
    {
        "civilian_attack",
        "abduction",
        "sexual_violence",
        "mob_violence",
        "natural_disaster",
        "accident",
    }
)


def toll_of(frame: Frame, sub_type: str = "") -> Toll:
    """Combine the figures of a frame.

    Args:
        frame: the mentions of one event.
        sub_type: its type, once known; it tells on which side the dead are whose side no word
            tells.
    """
    spans = sorted(frame.all("figures"), key=lambda span: span.start)
    unknown_side = "civilian" if sub_type in _AMONG_CIVILIANS else ""
    return combine([tell(span) for span in spans], unknown_side)
