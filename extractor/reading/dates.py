"""Publication dates, as records and pages write them.

These are the dates that tell when a story came out. What a story's own words say of when something
happened ("dans la nuit de samedi à dimanche") is the business of ``extractor.language.dates``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from email.utils import parsedate_to_datetime
from functools import cache

from extractor.reading.vocabulary import calendar, plain

FIRST_YEAR, LAST_YEAR = 1950, 2100
_ISO = re.compile(
    r"(?P<year>\d{4})-(?P<month>\d\d?)-(?P<day>\d\d?)"
    r"(?:[T ]+(?P<hour>\d\d?):(?P<minute>\d\d)(?::(?P<second>\d\d)(?:[.,]\d+)?)?"
    r"\s*(?P<zone>Z|UTC|GMT|[+-]\d\d:?\d\d)?)?(?!\d)"
)
_COMPACT = re.compile(r"(?P<year>(?:19|20)\d\d)(?P<month>\d\d)(?P<day>\d\d)(?:T?\d{4,6}Z?)?")
_NUMERIC = re.compile(
    r"(?<!\d)(?P<a>\d\d?)(?P<mark>[/.-])(?P<b>\d\d?)(?P=mark)(?P<year>\d{4}|\d\d)(?!\d)"
)
_CLOCK = re.compile(
    r"\s*(?:[,|•·–-]\s*)?(?:a\s+|at\s+|vers\s+)?(?P<hour>[01]?\d|2[0-3])\s?"
    r"(?::\s?(?P<minute>[0-5]\d)(?::(?P<second>[0-5]\d))?|h\s?(?P<minute2>[0-5]\d)?(?:min)?)(?!\w)"
)
_EPOCH = re.compile(r"\d{10}(?:\d{3})?(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A written date in a line.

    Attributes:
        when: the date; midnight where no hour is written.
        start, end: its characters in the *plain* form of the line.
        has_clock: an hour is written.
    """

    when: datetime
    start: int
    end: int
    has_clock: bool


@cache
def _named() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Patterns for "vendredi 12 septembre 2025" and "September 12, 2025"."""
    months, weekdays = calendar()
    month = "|".join(sorted(map(re.escape, months), key=len, reverse=True))
    weekday = "|".join(sorted(map(re.escape, weekdays), key=len, reverse=True))
    before = rf"(?:(?<!\w)(?P<weekday>{weekday})\.?,?\s+)?(?:le\s+)?"
    day_first = (
        rf"{before}(?<!\w)(?P<day>\d\d?)(?:er|e|th|st|nd|rd)?[\s-]+(?P<month>{month})\b\.?,?[\s-]+"
    )
    month_first = rf"{before}(?<!\w)(?P<month>{month})\b\.?\s+(?P<day>\d\d?)(?:th|st|nd|rd)?,?\s+"
    return re.compile(rf"{day_first}(?P<year>\d{{4}})\b"), re.compile(
        rf"{month_first}(?P<year>\d{{4}})\b"
    )


def find_date(line: str) -> FoundDate | None:
    """The first written-out date in a line of plain text (see :func:`plain`), with its hour.

    >>> find_date("publie vendredi 12 septembre 2025 a 18:59").when
    datetime.datetime(2025, 9, 12, 18, 59)
    >>> find_date("mis en ligne le 12/04/2023 a 08h15").when.isoformat()
    '2023-04-12T08:15:00'
    >>> find_date("12 morts a gao")
    """
    readings = [_from_names(line), _from_numbers(line), _from_iso(line)]
    found = [reading for reading in readings if reading is not None]
    return min(found, key=lambda reading: reading.start) if found else None


def _from_names(line: str) -> FoundDate | None:
    months, _ = calendar()
    for pattern in _named():
        match = pattern.search(line)
        if match:
            year, month, day = int(match["year"]), months[match["month"]], int(match["day"])
            return _with_clock(line, match, year, month, day)
    return None


def _from_numbers(line: str) -> FoundDate | None:
    """Day first, as French is; month first only where no other reading is possible."""
    match = _NUMERIC.search(line)
    if not match:
        return None
    first, second, year = int(match["a"]), int(match["b"]), int(match["year"])
    if len(match["year"]) == 2:
        if match["mark"] != "/":
            return None
        year += 2000
    day, month = (second, first) if first <= 12 < second else (first, second)
    return _with_clock(line, match, year, month, day)


def _from_iso(line: str) -> FoundDate | None:
    match = _ISO.search(line.upper())
    if not match:
        return None
    clock = tuple(int(match[part] or 0) for part in ("hour", "minute", "second"))
    return _found(match, tuple(int(match[p]) for p in ("year", "month", "day")), clock)


def _with_clock(
    line: str, match: re.Match[str], year: int, month: int, day: int
) -> FoundDate | None:
    clock = _CLOCK.match(line, match.end())
    if not clock:
        return _found(match, (year, month, day), ())
    parts = (clock["hour"], clock["minute"] or clock["minute2"] or 0, clock["second"] or 0)
    return _found(match, (year, month, day), tuple(map(int, parts)), clock.end())


def _found(
    match: re.Match[str], day: tuple[int, ...], clock: tuple[int, ...], end: int | None = None
) -> FoundDate | None:
    if not FIRST_YEAR <= day[0] <= LAST_YEAR:
        return None
    try:
        when = datetime(*day, *clock)  # type: ignore[arg-type]
    except ValueError:
        return None
    return FoundDate(when, match.start(), end or match.end(), any(clock))


def parse_published(value: object) -> datetime | None:
    """When something was published, from whatever a record holds; ``None`` if that is no date.

    Understood: ISO 8601 with or without a zone, French dates with or without weekday and hour,
    ``12/09/2025`` (day first), RFC 822 as in feeds, seconds or milliseconds since 1970, and date
    objects. A zone is dropped and the hour kept as written: it is what the reader of the page saw.

    >>> parse_published("2025-09-12T18:59:00+00:00")
    datetime.datetime(2025, 9, 12, 18, 59)
    >>> parse_published("Fri, 12 Sep 2025 18:59:00 GMT")
    datetime.datetime(2025, 9, 12, 18, 59)
    >>> parse_published(1757703540)
    datetime.datetime(2025, 9, 12, 18, 59)
    >>> parse_published("le mois prochain")
    """
    if isinstance(value, datetime):
        when = datetime(*value.timetuple()[:6])
        return when if FIRST_YEAR <= when.year <= LAST_YEAR else None
    if isinstance(value, date):
        return parse_published(datetime(value.year, value.month, value.day))
    if isinstance(value, bool) or value is None:
        return None
    text = str(value).strip()
    if _EPOCH.fullmatch(text):
        return _from_epoch(float(text))
    compact = _COMPACT.fullmatch(text)
    if compact:
        text = f"{compact['year']}-{compact['month']}-{compact['day']}"
    found = find_date(plain(text)[:200])
    return found.when if found else _from_feed(text)


def _from_feed(text: str) -> datetime | None:
    try:
        return parse_published(parsedate_to_datetime(text[:100]))
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _from_epoch(seconds: float) -> datetime | None:
    if seconds > 1e11:
        seconds /= 1000
    when = datetime(1970, 1, 1) + timedelta(seconds=int(seconds))
    return when if FIRST_YEAR <= when.year <= LAST_YEAR else None
