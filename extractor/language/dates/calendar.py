"""Days, weeks, months and feasts: arithmetic that knows no language. Weekdays are 1 (Monday) to 7.

Easter follows the Gregorian computus (Meeus, Jones and Butcher); Hijri days come from the Umm
al-Qura calendar of ``hijridate``, which covers 1924 to 2077.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta

from hijridate import Gregorian, Hijri

HIJRI_YEARS = range(1925, 2077)
Days = tuple[date, date]


def valid(year: int, month: int, day: int) -> date | None:
    """The date, or ``None`` where the calendar has no such day.

    >>> valid(2023, 2, 29) is None
    True
    """
    try:
        return date(year, month, day)
    except ValueError:
        return None


def on_or_before(weekday: int, day: date) -> date:
    """The last such weekday up to ``day`` itself.

    >>> on_or_before(4, date(2025, 9, 14))
    datetime.date(2025, 9, 11)
    """
    return day - timedelta((day.isoweekday() - weekday) % 7)


def on_or_after(weekday: int, day: date) -> date:
    """The first such weekday from ``day`` itself on."""
    return day + timedelta((weekday - day.isoweekday()) % 7)


def week_of(day: date) -> Days:
    """Monday and Sunday of the week."""
    monday = on_or_before(1, day)
    return monday, monday + timedelta(6)


def month_of(year: int, month: int) -> Days:
    """First and last day of a month; ``month`` may run over (0 is December before).

    >>> month_of(2024, 14)
    (datetime.date(2025, 2, 1), datetime.date(2025, 2, 28))
    """
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def months_of(year: int, first: int, last: int) -> Days:
    """First day of the first month to last day of the last."""
    return month_of(year, first)[0], month_of(year, last)[1]


def part_of_month(year: int, month: int, first: int, last: int) -> Days:
    """Days ``first`` to ``last`` of a month, counted back from its end where below 1.

    >>> part_of_month(2024, 2, 21, 0)
    (datetime.date(2024, 2, 21), datetime.date(2024, 2, 29))
    """
    start, end = month_of(year, month)
    day_after = end + timedelta(1)
    ends = (
        start + timedelta(number - 1) if number > 0 else day_after + timedelta(number - 1)
        for number in (first, last)
    )
    return next(ends), next(ends)


def easter(year: int) -> date:
    """Easter Sunday of the western churches.

    >>> easter(2024), easter(2025)
    (datetime.date(2024, 3, 31), datetime.date(2025, 4, 20))
    """
    a, b, c = year % 19, year // 100, year % 100
    d, e, f = b // 4, b % 4, (b + 8) // 25
    g = (b - f + 1) // 3
    h = (19 * a + b - d - g + 15) % 30
    i, k = c // 4, c % 4
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


def hijri_days(year: int, first: tuple[int, int], last: tuple[int, int]) -> Iterator[Days]:
    """The spans of a Hijri feast that begin in a Gregorian year (none, one or two).

    Args:
        year: Gregorian year; outside 1925 to 2076 the calendar is not known and nothing comes.
        first, last: Hijri month and day; day 30 of a month of 29 days is its last.

    >>> list(hijri_days(2025, (12, 10), (12, 10)))
    [(datetime.date(2025, 6, 6), datetime.date(2025, 6, 6))]
    """
    if year not in HIJRI_YEARS:
        return
    start_year = Gregorian(year, 1, 1).to_hijri().year
    for hijri_year in (start_year, start_year + 1):
        start, end = _hijri(hijri_year, *first), _hijri(hijri_year, *last)
        if start.year == year:
            yield start, end


def _hijri(year: int, month: int, day: int) -> date:
    length = Hijri(year, month, 1).month_length()
    converted = Hijri(year, month, min(day, length)).to_gregorian()
    return date(converted.year, converted.month, converted.day)
