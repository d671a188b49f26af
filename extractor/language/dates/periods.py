"""Months, years and their parts, by name. Rules: ``CODEBOOK.md`` 8, Time."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from extractor.language.annotations import TimeExpression
from extractor.language.dates import calendar
from extractor.language.dates.clock import Clock, YearRef, resolved
from extractor.language.dates.entries import MonthPart


@dataclass(frozen=True, slots=True)
class MonthShape:
    """A month, perhaps a part of it."""

    month: int
    year: YearRef | None = None
    deixis: str = ""
    part: MonthPart | None = None

    def resolve(self, clock: Clock) -> TimeExpression:
        """The days of the month or of its part."""
        year = self._year(clock)
        anchor = "absolute" if self.year and self.year.number else "publication"
        if year is None:
            return resolved(None, "unknown", "period", anchor)
        if self.part is None:
            return resolved(calendar.month_of(year, self.month), "month", "period", anchor)
        days = calendar.part_of_month(year, self.month, self.part.first, self.part.last)
        return resolved(days, self.part.precision, "period", anchor)

    def _year(self, clock: Clock) -> int | None:
        if self.year is not None:
            return self.year.year(clock)
        reference = clock.reference
        if reference is None:
            return None
        first = self.part.first if self.part and self.part.first > 0 else 1
        now = (reference.month, reference.day)
        if self.deixis == "last":
            return reference.year - (self.month >= reference.month)
        if self.deixis == "next" or clock.outlook > 0:
            return reference.year + (self.month < reference.month)
        if self.deixis == "this":
            return reference.year
        return reference.year - ((self.month, first) > now)


@dataclass(frozen=True, slots=True)
class MonthsShape:
    """From one month (or part) to another."""

    first: MonthShape
    last: MonthShape

    def resolve(self, clock: Clock) -> TimeExpression:
        """The days from the first to the last."""
        last = self.last.resolve(clock)
        if last.end is None:
            return resolved(None, "unknown", "range", last.anchor)
        first = self.first
        if first.year is None:
            is_later = first.month > self.last.month
            first = replace(first, year=YearRef(last.end.year - is_later))
        start = first.resolve(clock).start
        return resolved(None if start is None else (start, last.end), "range", "range", last.anchor)


@dataclass(frozen=True, slots=True)
class YearSlice:
    """Whole years, or the months from ``first`` to ``last`` of a year.

    Attributes:
        year: the year, ``None`` for the last one in which the slice had begun.
        first, last: months, 1 to 12.
        years: number of years covered.
        precision: as in the contract.
    """

    year: YearRef | None
    first: int = 1
    last: int = 12
    years: int = 1
    precision: str = "year"

    def resolve(self, clock: Clock) -> TimeExpression:
        """The days of the slice."""
        anchor = "absolute" if self.year and self.year.number else "publication"
        if self.year is not None:
            year = self.year.year(clock)
        elif clock.published is not None:
            year = clock.published.year - (self.first > clock.published.month)
        else:
            year = None
        if year is None or not 1 <= year <= 9000:
            return resolved(None, "unknown", "period", anchor)
        last = self.last + 12 * (self.years - 1)
        return resolved(
            calendar.months_of(year, self.first, last), self.precision, "period", anchor
        )


@dataclass(frozen=True, slots=True)
class SeasonShape:
    """A season of the calendar, named by the year in which it begins.

    Attributes:
        start, end: month and day; an end before the start lies in the next year.
    """

    start: tuple[int, int]
    end: tuple[int, int]
    year: YearRef | None = None
    deixis: str = ""

    def resolve(self, clock: Clock) -> TimeExpression:
        """The days of the season."""
        if self.year is not None:
            year = self.year.year(clock)
            days = None if year is None else self._in(year)
            anchor = "absolute" if self.year.number else "publication"
            return resolved(days, "range", "period", anchor)
        if clock.published is None:
            return resolved(None, "unknown", "period", "publication")
        year = clock.published.year
        spans = [self._in(year + step) for step in (-2, -1, 0, 1)]
        if self.deixis == "next" or clock.outlook > 0:
            days = next(span for span in spans if span[1] >= clock.published)
        elif self.deixis == "last":
            days = [span for span in spans if span[1] < clock.published][-1]
        else:
            days = [span for span in spans if span[0] <= clock.published][-1]
        return resolved(days, "range", "period", "publication")

    def _in(self, year: int) -> calendar.Days:
        return date(year, *self.start), date(year + (self.end < self.start), *self.end)
