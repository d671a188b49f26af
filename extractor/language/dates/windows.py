"""Weeks, months and years counted from the anchor: "la semaine dernière", "il y a deux mois".

Rules: ``CODEBOOK.md`` 8, Time.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from extractor.language.annotations import TimeExpression
from extractor.language.dates import calendar
from extractor.language.dates.clock import Clock, resolved
from extractor.language.dates.entries import MonthPart

MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120}
PRECISION = {"month": "month", "year": "year", "week": "week", "weekend": "range"}


@dataclass(frozen=True, slots=True)
class WindowShape:
    """A week, week-end, month … counted from the anchor's own, perhaps a part of it.

    Attributes:
        unit: ``week``, ``weekend``, ``month``, ``quarter``, ``half``, ``year`` or ``decade``.
        deixis: ``last``, ``this``, ``next`` (from publication), ``same``, ``following``,
            ``preceding`` (from the days told before).
        part: first and last weekday of a week, or days of a month.
    """

    unit: str
    deixis: str
    part: MonthPart | tuple[int, int] | None = None

    def resolve(self, clock: Clock) -> TimeExpression:
        """The days of the window."""
        if self.deixis in {"same", "following", "preceding"}:
            return self._resolve_in_text(clock)
        if clock.published is None:
            return resolved(None, "unknown", "period", "publication")
        step = {"last": -1, "next": 1}.get(self.deixis, 0)
        if self.unit == "weekend":
            days = _weekend(clock.published, step, clock.outlook)
        else:
            days = self._days(clock.published, step)
        precision = PRECISION.get(self.unit, "range")
        if isinstance(self.part, MonthPart):
            precision = self.part.precision
        elif self.part is not None:
            precision = "range"
        return resolved(days, precision, "period", "publication")

    def _days(self, base: date, step: int) -> calendar.Days:
        if self.unit not in MONTHS:
            monday, sunday = calendar.week_of(base + timedelta(7 * step))
            if isinstance(self.part, tuple):
                first, last = self.part
                if step == 0 and monday + timedelta(first - 1) > base:
                    monday -= timedelta(7)
                return monday + timedelta(first - 1), monday + timedelta(last - 1)
            return monday, sunday
        length = MONTHS[self.unit]
        first_month = (base.month - 1) // length * length + 1 + length * step
        if self.unit == "decade":
            year = base.year // 10 * 10 + 10 * step
            return calendar.months_of(year, 1, 120)
        days = calendar.months_of(base.year, first_month, first_month + length - 1)
        if isinstance(self.part, MonthPart):
            first, last = self.part.first, self.part.last
            return calendar.part_of_month(days[0].year, days[0].month, first, last)
        return days

    def _resolve_in_text(self, clock: Clock) -> TimeExpression:
        step = {"following": 1, "preceding": -1}.get(self.deixis, 0)
        told = clock.told_period
        if told is None or told.start is None:
            return resolved(None, "unknown", "period", "text")
        if self.unit == "weekend":
            saturday = calendar.on_or_after(6, told.start) + timedelta(7 * min(step, 0))
            days = (saturday, saturday + timedelta(1))
        else:
            days = self._days(told.start, step)
        length = (days[0] - told.start).days
        precision = PRECISION.get(self.unit, "range")
        return resolved(days, precision, "period", "text", length)


def _weekend(published: date, step: int, outlook: int) -> calendar.Days:
    """Saturday and Sunday; "ce week-end" is the running one, else the nearer or the one told."""
    current = calendar.on_or_before(6, published)
    is_running = published <= current + timedelta(1)
    if step < 0:
        saturday = current - timedelta(7) if is_running else current
    elif step > 0:
        saturday = current + timedelta(7)
    else:
        is_near = published.isoweekday() in (4, 5)
        is_ahead = not is_running and (outlook > 0 or (outlook == 0 and is_near))
        saturday = current + timedelta(7) if is_ahead else current
    return saturday, saturday + timedelta(1)


@dataclass(frozen=True, slots=True)
class RecentShape:
    """ "Ces derniers jours", "les deux dernières semaines": up to the anchor, or from it on."""

    unit: str
    count: int | None
    deixis: str = "last"

    def resolve(self, clock: Clock) -> TimeExpression:
        """The days counted back to the anchor, itself included."""
        length = self._length()
        if clock.published is None or length is None:
            return resolved(None, "unknown", "relative", "publication")
        if self.deixis in {"following", "preceding"}:
            return resolved(None, "unknown", "relative", "text")
        precision = "week" if self.unit == "day" and self.count is None else "range"
        if self.unit == "week" and self.count in (None, 1):
            precision = "range" if self.count is None else "week"
        if self.deixis == "next":
            days = (clock.published + timedelta(1), clock.published + timedelta(length))
        else:
            days = (clock.published - timedelta(length - 1), clock.published)
        if length == 1 and self.deixis != "next":
            precision = "day"
        return resolved(days, precision, "relative", "publication")

    def _length(self) -> int | None:
        """Days; ``None`` for vague counts of years."""
        if self.unit == "hour":
            return 1 if self.count is None else max(1, round(self.count / 24))
        each = {"day": 1, "week": 7, "weekend": 7, "fortnight": 14, "month": 30, "year": 365}
        vague = {"day": 7, "week": 28, "month": 90}
        if self.count is None:
            return vague.get(self.unit)
        return self.count * each[self.unit] if self.unit in each else None


@dataclass(frozen=True, slots=True)
class OffsetShape:
    """ "Il y a deux semaines", "deux jours plus tard", "dans trois jours".

    Attributes:
        count: how many, ``None`` for "quelques".
        is_rounded: "une dizaine de jours".
        unit: see ``units.csv``.
        sign: -1 back, +1 on.
        anchor: ``publication`` or ``text``.
    """

    count: int | None
    unit: str
    sign: int
    anchor: str
    is_rounded: bool = False
    kind: str = "relative"

    def resolve(self, clock: Clock) -> TimeExpression:
        """The day, week, month or year so far from the anchor."""
        base = self._base(clock)
        steps = self.sign * (self._days() or 0)
        if base is None or base.start is None or base.end is None:
            return resolved(None, "unknown", self.kind, self.anchor, steps)
        if self.count is None:
            return self._resolve_vague(base)
        if self.unit in MONTHS:
            return self._resolve_months(base.start, steps)
        step = timedelta(steps)
        precision = base.precision
        if self.unit in {"week", "fortnight"} or self.is_rounded:
            precision = "week"
        days = (base.start + step, base.end + step)
        return resolved(days, precision, self.kind, self.anchor, steps)

    def _base(self, clock: Clock) -> TimeExpression | None:
        here = None
        if clock.published is not None:
            here = resolved((clock.published, clock.published), "day", self.kind)
        if self.anchor == "publication":
            return here
        told = clock.told_period if self.unit in MONTHS else clock.told
        return told or (here if self.sign < 0 else None)

    def _days(self) -> int | None:
        if self.count is None:
            return None
        if self.unit == "hour":
            return round(self.count / 24) if self.count >= 20 else 0
        if self.unit in MONTHS:
            return self.count * round(30.44 * MONTHS[self.unit])
        return self.count * {"week": 7, "fortnight": 14, "weekend": 7}.get(self.unit, 1)

    def _resolve_vague(self, base: TimeExpression) -> TimeExpression:
        assert base.start is not None and base.end is not None
        if self.unit == "hour":
            return resolved((base.start, base.end), base.precision, self.kind, self.anchor)
        if self.unit == "day" and self.anchor == "publication" and self.sign < 0:
            days = (base.end - timedelta(6), base.end)
            return resolved(days, "week", self.kind, self.anchor)
        return resolved(None, "unknown", self.kind, self.anchor)

    def _resolve_months(self, base: date, steps: int) -> TimeExpression:
        assert self.count is not None
        if self.unit in {"year", "decade"}:
            year = base.year + self.sign * self.count * (10 if self.unit == "decade" else 1)
            days = calendar.months_of(year, 1, 12) if 1 <= year <= 9000 else None
            return resolved(days, "year", self.kind, self.anchor, steps)
        months = self.sign * self.count * MONTHS[self.unit]
        days = calendar.month_of(base.year, base.month + months)
        return resolved(days, "month", self.kind, self.anchor, steps)
