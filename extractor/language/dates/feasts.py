"""Feasts: fixed days, days counted from Easter, and Hijri days with a day's uncertainty."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from extractor.language.annotations import TimeExpression
from extractor.language.dates import calendar
from extractor.language.dates.clock import Clock, YearRef, resolved
from extractor.language.dates.entries import FeastRule

MOON_SIGHTING = timedelta(1)  # the moon is seen, or not, a day around the computed one


@dataclass(frozen=True, slots=True)
class FeastShape:
    """A named day; without a year the nearest to the anchor, for feasts are spoken of ahead."""

    rule: FeastRule
    year: YearRef | None = None
    deixis: str = ""

    def resolve(self, clock: Clock) -> TimeExpression:
        """The day or days of the feast."""
        reference = clock.published
        if self.year is not None:
            year = self.year.year(clock)
            spans = [] if year is None else occurrences(self.rule, year)
            days = spans[0] if spans else None
            return self._expression(days, "absolute" if self.year.number else "publication")
        if reference is None:
            return self._expression(None, "publication")
        spans = [
            span for step in (-1, 0, 1) for span in occurrences(self.rule, reference.year + step)
        ]
        if self.deixis == "last":
            spans = [span for span in spans if span[1] < reference]
        elif self.deixis == "next":
            spans = [span for span in spans if span[0] > reference]
        days = min(spans, key=lambda span: _distance(span, reference), default=None)
        return self._expression(days, "publication")

    def _expression(self, days: calendar.Days | None, anchor: str) -> TimeExpression:
        precision = "day" if days is not None and days[0] == days[1] else "range"
        return resolved(days, precision, "named_day", anchor)


def _distance(span: calendar.Days, day: date) -> timedelta:
    return max(span[0] - day, day - span[1], timedelta(0))


def occurrences(rule: FeastRule, year: int) -> list[calendar.Days]:
    """The spans of a feast that begin in a Gregorian year.

    >>> tabaski = FeastRule("hijri", (12, 10), (12, 10))
    >>> occurrences(tabaski, 2024)
    [(datetime.date(2024, 6, 15), datetime.date(2024, 6, 17))]
    """
    if rule.rule == "fixed":
        return [(date(year, *rule.first), date(year, *rule.last))]
    if rule.rule == "easter":
        sunday = calendar.easter(year)
        return [(sunday + timedelta(rule.first[1]), sunday + timedelta(rule.last[1]))]
    return [
        (start - MOON_SIGHTING, end + MOON_SIGHTING)
        for start, end in calendar.hijri_days(year, rule.first, rule.last)
    ]
