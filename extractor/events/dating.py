"""The day of an event: its own words first, then the story's running date, then publication."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from spacy.tokens import Span

from extractor.events.frames import Frame
from extractor.language.annotations import TimeExpression

_SEASON = timedelta(days=45)
_DECIDED = frozenset({"decision", "sanction", "appointment"})
_NEWS = timedelta(days=9)
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
    open_ended = time.bound == "since" and time.precision in ("day", "range", "week")
    end = time.start if open_ended else time.end
    return Dating(time.start, end, time.precision, span.text)


def _rank(span: Span) -> tuple[int, bool]:
    """Finer days first; of like ones those that name a day before those that hang on another."""
    time = _time(span)
    # a night's two days are one date
    fine = 0 if time.kind == "night" else _FINE.get(time.precision, 5)
    return fine + (2 if time.bound else 0), time.anchor == "text"


def running_date(
    frame: Frame, days: Sequence[tuple[int, Span]], published: date | None
) -> Dating | None:
    """The day that the story has established where an event is told without one.

    The last day told before it in its paragraph; else the story's first, if it is news of the days
    before publication.

    Args:
        frame: the event's mentions.
        days: the story's expressions that date deeds, with their paragraphs.
        published: publication day of the item.
    """
    body = next((m for m in frame.mentions if not m.in_title), frame.first)
    usable = [(p, s) for p, s in days if _is_day(s)]
    here = [s for p, s in usable if p == body.paragraph and s.start < body.span.sent.end]
    if here:
        return _of(here[-1])
    first = next((s for _, s in usable), None)
    if first is None or published is None:
        return None
    dating = _of(first)
    assert dating.start is not None
    return dating if timedelta(0) <= published - dating.start <= _NEWS else None


def _is_day(span: Span) -> bool:
    time = _time(span)
    return time.start is not None and time.precision in ("day", "range") and not time.bound


def date_frame(
    frame: Frame, before: Dating | None, running: Dating | None, published: date | None
) -> Dating:
    """Date an event.

    Args:
        frame: its mentions.
        before: date of the event told before it, in the same paragraph, if there is one.
        running: the day that the story has established, see :func:`running_date`.
        published: publication day of the item.
    """
    own = [s for s in frame.all("dates") if _dates_deed(_time(s), published)]
    if frame.groups <= _DECIDED and published is not None:
        # "fermées du 4 mars au 17 avril": how long a measure holds is not when it was taken
        own = [s for s in own if _ends(s, published)]
    following = [
        s for s in own if _time(s).anchor == "text" and before is not None and before.start
    ]
    if following and before is not None and before.start is not None and before.end is not None:
        span = min(following, key=_rank)
        shift = timedelta(days=_time(span).shift_days)
        if span is min(own, key=_rank):
            return Dating(before.start + shift, before.end + shift, before.precision, span.text)
    if own and not _counts_a_season(frame, own):
        return _of(_best(own))
    said = [s for s in frame.all("said") if _time(s).start is not None]
    if said:
        dating = _of(_best(said))
        return Dating(dating.start, dating.end, "publication", dating.text)
    if running is not None:
        return running
    if published is not None:
        return Dating(published, published, "publication")
    return Dating(None, None, "unknown")


def _ends(span: Span, published: date) -> bool:
    end = _time(span).end
    return end is not None and end <= published


def _dates_deed(time: TimeExpression, published: date | None) -> bool:
    """Whether a day can be that of a thing done: known, no term set, and not to come."""
    if time.start is None or time.bound == "until":
        return False
    return published is None or time.start <= published


def _counts_a_season(frame: Frame, own: Sequence[Span]) -> bool:
    """A disaster's running toll ("depuis juin") has the day on which it was given."""
    if "disaster" not in frame.groups:
        return False
    running = any(span._.figure.is_running_total for span in frame.all("figures"))
    return running or all(_is_season(_time(span)) for span in own)


def _is_season(time: TimeExpression) -> bool:
    if time.start is None or time.end is None:
        return False
    return time.bound == "since" or time.end - time.start > _SEASON


def _best(spans: Sequence[Span]) -> Span:
    """The finest expression; of equal ones the first."""
    return min(spans, key=_rank)
