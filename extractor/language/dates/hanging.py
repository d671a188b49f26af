"""Expressions that hang on another: "la nuit suivante", "le lendemain de la Tabaski"."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Protocol

from extractor.language.annotations import TimeExpression
from extractor.language.dates import calendar
from extractor.language.dates.clock import Clock, resolved, shift
from extractor.language.dates.days import DayShape, told_day


class Shape(Protocol):
    """What the words say, ready to be resolved."""

    def resolve(self, clock: Clock) -> TimeExpression:
        """The days meant."""


@dataclass(frozen=True, slots=True)
class NightShape:
    """ "Dans la nuit de jeudi": the day named, of kind night."""

    day: DayShape

    def resolve(self, clock: Clock) -> TimeExpression:
        """The day, resolved as it stands."""
        return replace(self.day.resolve(clock), kind="night")


@dataclass(frozen=True, slots=True)
class LastNight:
    """ "La nuit dernière": from the eve of publication to its day."""

    def resolve(self, clock: Clock) -> TimeExpression:
        """The two days."""
        return _night_from(clock.published, -1, "publication")


@dataclass(frozen=True, slots=True)
class TextNight:
    """ "La nuit suivante" (shift 0), "la nuit précédente" (-1): a night beside the day told."""

    shift: int

    def resolve(self, clock: Clock) -> TimeExpression:
        """The two days."""
        told = clock.told
        day = None if told is None else (told.start if self.shift < 0 else told.end)
        return _night_from(day, self.shift, "text")


def _night_from(day: date | None, steps: int, anchor: str) -> TimeExpression:
    """The night that begins ``steps`` days after a day."""
    shift_days = steps if anchor == "text" else 0
    if day is None:
        return resolved(None, "unknown", "night", anchor, shift_days)
    start = day + timedelta(steps)
    return resolved((start, start + timedelta(1)), "range", "night", anchor, shift_days)


@dataclass(frozen=True, slots=True)
class TextDay:
    """ "À l'aube", "la même nuit": the day told, or else publication."""

    shift: int

    def resolve(self, clock: Clock) -> TimeExpression:
        """The day told, moved."""
        return told_day(self.shift, clock)


@dataclass(frozen=True, slots=True)
class ShiftedShape:
    """ "Le lendemain de la Tabaski"."""

    base: Shape
    steps: int

    def resolve(self, clock: Clock) -> TimeExpression:
        """The base's days, moved."""
        time = self.base.resolve(clock)
        if time.start is None:
            return time
        moved = shift(resolved(None, "unknown", time.kind, "text", self.steps), time)
        return replace(moved, anchor=time.anchor, shift_days=0)


@dataclass(frozen=True, slots=True)
class WeekOf:
    """ "La semaine du 12 mai": Monday to Sunday."""

    day: DayShape

    def resolve(self, clock: Clock) -> TimeExpression:
        """The week around the day."""
        time = self.day.resolve(clock)
        days = None if time.start is None else calendar.week_of(time.start)
        return resolved(days, "week", "period", time.anchor)
