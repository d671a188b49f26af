"""The toll of an event, from the figures of its mentions."""

from __future__ import annotations

from dataclasses import replace

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
    toll = combine([tell(span) for span in spans], unknown_side)
    if sub_type != "abduction":
        return toll
    if toll.abducted is None and toll.arrested is not None:
        # whom an armed group "arrests" or "captures" is abducted (codebook section 8)
        return replace(toll, abducted=toll.arrested, arrested=None)
    if toll.abducted is None and _took_one(frame):
        return replace(toll, abducted=1)
    return toll


def _took_one(frame: Frame) -> bool:
    """Whether the one who was taken is named or told in the singular, and nobody else is."""
    taken = [s for m in frame.mentions if m.sense == "abduction" for s in m.targets]
    return bool(taken) and not any(s._.actor.plural for s in taken)
