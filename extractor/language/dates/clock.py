"""What a time expression is resolved against: publication, the text's own dates, and tense."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from extractor.language.annotations import TimeExpression
from extractor.language.dates import calendar

LONGEST_TOLD = timedelta(7)


@dataclass(frozen=True, slots=True)
class Clock:
    """The anchors at one place of a text.

    Attributes:
        published: publication day, ``None`` if unknown.
        newest: newest day that the page around shows; serves only where a weekday confirms it.
        written: newest full date in the text itself; serves where ``published`` is unknown.
        told: the last day (or few days) that the text has established.
        told_period: the last expression of any length, for "l'année suivante".
        outlook: +1 where tense or words look forward, -1 where they look back, else 0.
    """

    published: date | None = None
    newest: date | None = None
    written: date | None = None
    told: TimeExpression | None = None
    told_period: TimeExpression | None = None
    outlook: int = 0

    @property
    def reference(self) -> date | None:
        """The day from which a date without its year is looked for."""
        return self.published or self.written


@dataclass(frozen=True, slots=True)
class YearRef:
    """A year: a number, or ``deixis`` from the anchor's (last, this, next, same as told)."""

    number: int | None = None
    deixis: str = ""

    def year(self, clock: Clock) -> int | None:
        """The year meant, ``None`` without an anchor."""
        if self.number is not None:
            return self.number
        told = clock.told_period
        if self.deixis in {"same", "following", "preceding"}:
            if told is None or told.start is None:
                return None
            return told.start.year + {"same": 0, "following": 1, "preceding": -1}[self.deixis]
        if clock.published is None:
            return None
        return clock.published.year + {"last": -1, "next": 1}.get(self.deixis, 0)


def resolved(
    days: calendar.Days | None,
    precision: str,
    kind: str,
    anchor: str = "absolute",
    shift_days: int = 0,
) -> TimeExpression:
    """A time expression of these days; unresolved without them, or where they run backwards."""
    if days is None or days[0] > days[1]:
        return TimeExpression(None, None, "unknown", kind, anchor, shift_days)
    return TimeExpression(days[0], days[1], precision, kind, anchor, shift_days)


def one_day(day: date | None, kind: str, anchor: str = "absolute") -> TimeExpression:
    """A time expression of one day; unresolved without it."""
    return resolved(None if day is None else (day, day), "day", kind, anchor)


def shift(expression: TimeExpression, base: TimeExpression | None) -> TimeExpression:
    """A text-anchored expression counted from another base ("le lendemain" of this event).

    Args:
        expression: its ``shift_days`` is used; any other anchor than ``text`` comes back as is.
        base: the date of the event told before; its precision is kept.

    >>> base = TimeExpression(date(2024, 2, 28), date(2024, 2, 29), "range", "night")
    >>> moved = shift(TimeExpression(None, None, "unknown", "relative", "text", 1), base)
    >>> moved.start, moved.end, moved.precision
    (datetime.date(2024, 2, 29), datetime.date(2024, 3, 1), 'range')
    """
    if expression.anchor != "text":
        return expression
    if base is None or base.start is None or base.end is None:
        return resolved(None, "unknown", expression.kind, "text", expression.shift_days)
    step = timedelta(expression.shift_days)
    days = (base.start + step, base.end + step)
    return resolved(days, base.precision, expression.kind, "text", expression.shift_days)


def advance(clock: Clock, time: TimeExpression) -> tuple[TimeExpression | None, TimeExpression]:
    """The ``told`` and ``told_period`` after an expression was read."""
    assert time.start is not None and time.end is not None
    is_short = time.end - time.start <= LONGEST_TOLD
    return (time if is_short else clock.told), time
