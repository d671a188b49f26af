"""Days as a newsreader names them: "jeudi", "le 12 mai", "hier", "dans la nuit du 12 au 13".

Each shape holds what the words say; ``resolve`` finds the days. Rules: ``CODEBOOK.md`` 4 and 8.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from extractor.language.annotations import TimeExpression
from extractor.language.dates import calendar
from extractor.language.dates.clock import Clock, YearRef, one_day, resolved, shift
from extractor.language.dates.entries import RelativeDay

SLIP_DAYS = 10  # a weekday that is wrong beside so recent a day number is a slip of the pen
AHEAD_DAYS = 60  # a day so near ahead is meant, rather than the same day almost a year ago
EARLY_DAYS = 14  # so near ahead even a verb in the past does not send a day a year back
YEARS_BACK = range(-8, 5)


@dataclass(frozen=True, slots=True)
class DayShape:
    """One day in words.

    Attributes:
        weekday: 1 (Monday) to 7.
        day, month, year: numbers as written.
        year_words: "de l'année dernière", "de la même année".
        deixis: ``this``, ``same``, ``last``, ``next``, ``following``, ``preceding`` or empty.
        weeks: for "samedi de la semaine dernière", weeks from the anchor's week.
        relative: "hier", "le lendemain".
        hour: hour told beside it, 0 to 23.
        is_named: written with a hyphen, as feasts and stadiums are ("26-Mars").
        has_article: "le 12", not a bare "12".
        is_lone: a number with no month or weekday beside it ("Le 7, …"): near the day told.
    """

    weekday: int | None = None
    day: int | None = None
    month: int | None = None
    year: int | None = None
    year_words: YearRef | None = None
    deixis: str = ""
    weeks: int | None = None
    relative: RelativeDay | None = None
    hour: int | None = None
    is_named: bool = False
    has_article: bool = False
    is_lone: bool = False

    @property
    def is_full(self) -> bool:
        """Whether day, month and year are all written."""
        return None not in (self.day, self.month, self.year)

    @property
    def is_pinned(self) -> bool:
        """Whether the words bind it to the days around the anchor."""
        return self.deixis in {"this", "last", "next"} or self.relative is not None

    @property
    def kind(self) -> str:
        """The kind that the contract knows."""
        if self.day is not None:
            return "date"
        return "weekday" if self.weekday is not None else "relative"

    def resolve(self, clock: Clock) -> TimeExpression:
        """The day that is meant."""
        if self.day is None and self.weekday is None:
            return self._resolve_relative(clock)
        anchor = "absolute" if self.is_full else "publication"
        return one_day(day_of(self, clock), self.kind, anchor)

    def _resolve_relative(self, clock: Clock) -> TimeExpression:
        assert self.relative is not None
        steps = self.relative.shift_days
        if self.relative.anchor == "publication":
            day = clock.published and clock.published + timedelta(steps)
            return one_day(day, "relative", "publication")
        return told_day(steps, clock)


def told_day(steps: int, clock: Clock) -> TimeExpression:
    """ "La veille", "le même jour": from the day told, or looking back from publication."""
    expression = resolved(None, "unknown", "relative", "text", steps)
    base = clock.told
    if base is None and steps <= 0 and clock.published is not None:
        base = one_day(clock.published, "relative")
    return shift(expression, base)


def day_of(shape: DayShape, clock: Clock) -> date | None:
    """The day of a shape with a weekday or a day number."""
    if shape.month is not None and shape.day is not None:
        return _calendar_day(shape, clock)
    if shape.day is not None:
        return _day_of_month(shape, clock)
    return _weekday(shape, clock)


def _calendar_day(shape: DayShape, clock: Clock) -> date | None:
    assert shape.day is not None and shape.month is not None
    if shape.year is not None:
        return calendar.valid(shape.year, shape.month, shape.day)
    if shape.year_words is not None:
        year = shape.year_words.year(clock)
        return None if year is None else calendar.valid(year, shape.month, shape.day)
    if shape.deixis == "following" and clock.told is not None and clock.told.end is not None:
        return min(_same_days(shape.day, shape.month, clock.told.end, after=True), default=None)
    if clock.reference is not None:
        return _year_found(shape, clock.reference, clock.outlook)
    return _year_by_weekday(shape, clock.newest)


def _same_days(day: int, month: int, reference: date, after: bool = False) -> list[date]:
    """This day of every year around, oldest first."""
    days = (calendar.valid(reference.year + step, month, day) for step in YEARS_BACK)
    return [found for found in days if found and (not after or found > reference)]


def _year_found(shape: DayShape, reference: date, outlook: int) -> date | None:
    assert shape.day is not None and shape.month is not None
    options = _same_days(shape.day, shape.month, reference)
    if not options:
        return None
    usual = _usual_year(shape, options, reference, outlook)
    if shape.weekday in (None, usual.isoweekday()) or shape.is_pinned:
        return usual
    if timedelta(0) <= reference - usual <= timedelta(SLIP_DAYS):
        return usual
    near = [
        day
        for day in options
        if day.isoweekday() == shape.weekday and -4 <= day.year - reference.year <= 1
    ]
    return min(near, key=lambda day: abs(day - reference), default=usual)


def _usual_year(shape: DayShape, options: list[date], reference: date, outlook: int) -> date:
    """The year that a reader supplies: the past one, unless the words or nearness say else."""
    back = [day for day in options if day <= reference]
    ahead = [day for day in options if day >= reference]
    before = [day for day in back if day < reference]
    if shape.deixis == "last":
        return before[-1]
    if shape.deixis == "next":
        return next((day for day in ahead if day > reference), ahead[0])
    if shape.deixis == "this" or shape.relative is not None:
        return min(options, key=lambda day: abs(day - reference))
    wait = ahead[0] - reference
    if outlook > 0 or (outlook == 0 and wait <= timedelta(AHEAD_DAYS)):
        return ahead[0]
    return ahead[0] if wait <= timedelta(EARLY_DAYS) else back[-1]


def _year_by_weekday(shape: DayShape, newest: date | None) -> date | None:
    """Without a publication day, the only near year in which the weekday fits."""
    if newest is None or shape.weekday is None:
        return None
    assert shape.day is not None and shape.month is not None
    fitting = [
        day
        for day in _same_days(shape.day, shape.month, newest)
        if day.isoweekday() == shape.weekday and newest.year - 4 <= day.year and day <= newest
    ]
    return fitting[0] if len(fitting) == 1 else None


def _day_of_month(shape: DayShape, clock: Clock) -> date | None:
    """ "Le 12", "lundi 12": the last such day, or the near one that the weekday fits."""
    assert shape.day is not None
    reference = clock.reference
    if reference is None:
        return None
    told = clock.told.start if clock.told is not None else None
    if shape.is_lone and told is not None:
        near = (day for day in _days_numbered(shape.day, told) if day <= max(told, reference))
        return min(near, key=lambda day: abs(day - told), default=None)
    around = sorted(_days_numbered(shape.day, reference))
    past = [day for day in around if day <= reference]
    usual = past[-1]
    if shape.deixis == "next" or (clock.outlook > 0 and shape.deixis != "last"):
        usual = next(day for day in around if day >= reference)
    if shape.weekday in (None, usual.isoweekday()):
        return usual
    fitting = [day for day in around if day.isoweekday() == shape.weekday]
    return min(fitting, key=lambda day: abs(day - reference), default=usual)


def _days_numbered(number: int, reference: date) -> Iterator[date]:
    for step in range(-12, 3):
        start, end = calendar.month_of(reference.year, reference.month + step)
        if number <= end.day:
            yield start.replace(day=number)


def _weekday(shape: DayShape, clock: Clock) -> date | None:
    assert shape.weekday is not None
    if shape.deixis in {"following", "preceding", "same"} or _hangs_on_text(shape):
        beside = _weekday_beside(shape, clock.told)
        if beside is not None:
            return beside
    reference = clock.published
    if reference is None:
        return None
    if shape.weeks is not None:
        monday = calendar.week_of(reference)[0] + timedelta(7 * shape.weeks)
        return monday + timedelta(shape.weekday - 1)
    back = calendar.on_or_before(shape.weekday, reference)
    ahead = calendar.on_or_after(shape.weekday, reference)
    if shape.deixis == "last":
        return calendar.on_or_before(shape.weekday, reference - timedelta(1))
    if shape.deixis == "next":
        return calendar.on_or_after(shape.weekday, reference + timedelta(1))
    if shape.deixis == "this" and clock.outlook == 0:
        return min(back, ahead, key=lambda day: abs(day - reference))
    is_ahead = clock.outlook > 0 and not (shape.relative and shape.relative.shift_days <= 0)
    return ahead if is_ahead else back


def _hangs_on_text(shape: DayShape) -> bool:
    return shape.relative is not None and shape.relative.anchor == "text"


def _weekday_beside(shape: DayShape, told: TimeExpression | None) -> date | None:
    """ "Ce même vendredi", "le lendemain, vendredi", "le mardi suivant": near the day told."""
    assert shape.weekday is not None
    if told is None or told.start is None or told.end is None:
        return None
    if shape.deixis == "preceding":
        return calendar.on_or_before(shape.weekday, told.start - timedelta(1))
    if shape.deixis == "following":
        return calendar.on_or_after(shape.weekday, told.end + timedelta(1))
    steps = shape.relative.shift_days if shape.relative else 0
    expected = (told.start + timedelta(steps), told.end + timedelta(steps))
    return next((day for day in expected if day.isoweekday() == shape.weekday), None)


@dataclass(frozen=True, slots=True)
class PairShape:
    """Two days with what lies between: a range, or a night over midnight.

    Attributes:
        first, last: the words of either end; the vaguer takes month and year from the other.
        is_night: "dans la nuit du 12 au 13".
        hour: hour told beside a night, 0 to 23; it tells on which side of midnight.
    """

    first: DayShape
    last: DayShape
    is_night: bool = False
    hour: int | None = None

    def resolve(self, clock: Clock) -> TimeExpression:
        """The days from the first to the last."""
        days = pair_days(self.first, self.last, clock)
        kind = "night" if self.is_night else "range"
        is_full = self.last.is_full or self.first.is_full
        anchor = "absolute" if is_full else "publication"
        if days is not None and self.is_night and self.hour is not None:
            day = days[1] if self.hour < 12 else days[0]
            return one_day(day, kind, anchor)
        is_one = days is not None and days[0] == days[1]
        return resolved(days, "day" if is_one else "range", kind, anchor)


def pair_days(first: DayShape, last: DayShape, clock: Clock) -> calendar.Days | None:
    """First and last day of a pair of day phrases."""
    if first.month is not None and last.month is None and last.day is not None:
        start = first.resolve(clock).start
        end = start and _next_numbered(last.day, start)
        return (start, end) if start and end else None
    end = last.resolve(clock).start
    start = end and _before(first, end, clock)
    return (start, end) if start and end else None


def list_days(shapes: Sequence[DayShape], clock: Clock) -> list[TimeExpression]:
    """The days of a list ("lundi et mardi"), each counted back from the one after it."""
    times = [shapes[-1].resolve(clock)]
    for shape in reversed(shapes[:-1]):
        end = times[0].start
        day = None if end is None else _before(shape, end, clock)
        times.insert(0, one_day(day, shape.kind, times[0].anchor))
    return times


def _next_numbered(number: int, start: date) -> date | None:
    days = (day for day in sorted(_days_numbered(number, start)) if day > start)
    return next(days, None)


def _before(shape: DayShape, end: date, clock: Clock) -> date | None:
    """The day of the first phrase, counted back from the last day."""
    if shape.relative is not None and shape.day is None and shape.weekday is None:
        return shape.resolve(clock).start
    if shape.is_full:
        return shape.resolve(clock).start
    back = replace(shape, deixis="", weeks=None, relative=None)
    if back.day is None:
        assert back.weekday is not None
        return calendar.on_or_before(back.weekday, end - timedelta(1))
    if back.month is None:
        return max(day for day in _days_numbered(back.day, end) if day <= end)
    options = [day for day in _same_days(back.day, back.month, end) if day <= end]
    return options[-1] if options else None
