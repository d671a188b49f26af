"""The day of an event: its own words first, then the story's running date, then publication."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from spacy.tokens import Span

from extractor.events.frames import Frame
from extractor.language.annotations import TimeExpression

_FINE = {"day": 0, "range": 1, "week": 2, "month": 3, "year": 4, "unknown": 5, "publication": 5}


@dataclass(frozen=True, slots=True)
class Dating:
    """First and last day of an event, how precise they are, and the words that gave them."""

    start: date | None
    end: date | None
    precision: str
    text: str = ""


def _time(span: Span) -> TimeExpression:
    time: TimeExpression = span._.time
    return time


def _of(span: Span) -> Dating:
    time = _time(span)
    end = time.start if time.bound == "since" else time.end
    return Dating(time.start, end, time.precision, span.text)


def _rank(span: Span) -> tuple[int, int]:
    time = _time(span)
    return _FINE.get(time.precision, 5) + (2 if time.bound else 0), span.start


def date_frame(frame: Frame, before: Dating | None, published: date | None) -> Dating:
    """Date an event.

    Args:
        frame: its mentions.
        before: date of the event told before it, in the same paragraph, if there is one.
        published: publication day of the item.
    """
    own = [s for s in frame.all("dates") if _time(s).start is not None]
    following = [s for s in own if _time(s).anchor == "text" and before is not None and before.start]
    if following and before is not None and before.start is not None and before.end is not None:
        span = min(following, key=_rank)
        shift = timedelta(days=_time(span).shift_days)
        if span is min(own, key=_rank):
            return Dating(before.start + shift, before.end + shift, before.precision, span.text)
    if own:
        return _of(_best(own))
    said = [s for s in frame.all("said") if _time(s).start is not None]
    if said:
        dating = _of(_best(said))
        return Dating(dating.start, dating.end, "publication", dating.text)
    if before is not None and before.start is not None and before.precision in ("day", "range"):
        return before
    if published is not None:
        return Dating(published, published, "publication")
    return Dating(None, None, "unknown")


def _best(spans: Sequence[Span]) -> Span:
    """The finest expression; of equal ones the first."""
    return min(spans, key=_rank)
