"""From a construction found to the shape it means; ``None`` where the words cannot mean it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from extractor.language.dates.clock import YearRef
from extractor.language.dates.days import DayShape, PairShape
from extractor.language.dates.entries import Unit
from extractor.language.dates.feasts import FeastShape
from extractor.language.dates.hanging import (
    LastNight,
    NightShape,
    Shape,
    ShiftedShape,
    TextDay,
    TextNight,
    WeekOf,
)
from extractor.language.dates.patterns import Match
from extractor.language.dates.periods import MonthShape, MonthsShape, SeasonShape, YearSlice
from extractor.language.dates.windows import OffsetShape, RecentShape, WindowShape


@dataclass(frozen=True, slots=True)
class Item:
    """A shape and the words it was read from, ``end`` excluded."""

    shape: Shape
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Reading:
    """A match understood: one item, or several of a list.

    Attributes:
        bound: ``since`` or ``until`` where the construction itself says so.
    """

    items: tuple[Item, ...]
    start: int
    end: int
    bound: str = ""


def understand(match: Match) -> Reading | None:
    """The reading of a match."""
    build = RULES[match.construction.rule]
    built = build(match)
    if built is None:
        return None
    bound = match.construction.values.get("bound", "")
    if isinstance(built, list):
        return Reading(tuple(built), match.start, match.end, bound)
    return Reading((Item(built, match.start, match.end),), match.start, match.end, bound)


def _day(match: Match) -> Shape | None:
    shape: DayShape = match.one("day") or match.one("end") or match.one("lone_number")
    if match.construction.values.get("kind") == "night":
        return NightShape(shape)
    return shape


def _range(match: Match) -> Shape | None:
    ends = [capture.value for capture in match.captures if capture.slot in {"end", "day"}]
    if _is_bare(ends[0]) and ends[1].weekday is not None and ends[1].day is None:
        return None
    if _is_bare(ends[0]) and ends[1].day is None:
        return None
    if ends[0].is_named or ends[1].is_named:
        return None
    return PairShape(ends[0], ends[1])


def _open_range(match: Match) -> Shape | None:
    """ "8 au 15 mars": without "du", an article shows two dates ("reporté le 9 mai au 23 mai")."""
    first: DayShape = match.one("end")
    return None if first.has_article else _range(match)


def _night(match: Match) -> Shape | None:
    first, last = match.all("end")
    hour = last.hour if last.hour is not None else match.one("hour")
    return PairShape(first, last, is_night=True, hour=hour)


def _is_bare(shape: DayShape) -> bool:
    """A number alone, which only a day number beside it makes a date."""
    return shape.day is not None and shape.month is None and shape.weekday is None


def _list(match: Match) -> list[Item] | None:
    captures = [capture for capture in match.captures if capture.slot in {"end", "day"}]
    shapes = [capture.value for capture in captures]
    last: DayShape = shapes[-1]
    if last.relative is not None and any(shape.relative is None for shape in shapes):
        return None
    for shape in shapes[:-1]:
        if _is_bare(shape) and (last.month is None or shape.has_article != _leads(shapes, shape)):
            return None
        if _is_bare(shape) and shape.day >= last.day:
            return None
    filled = [
        replace(
            shape,
            month=shape.month or (last.month if shape.day else None),
            year=shape.year or (last.year if shape.day else None),
            deixis=shape.deixis or last.deixis,
        )
        for shape in shapes
    ]
    return [
        Item(shape, match.start if place == 0 else capture.start, capture.end)
        for place, (shape, capture) in enumerate(zip(filled, captures, strict=True))
    ]


def _leads(shapes: list[DayShape], shape: DayShape) -> bool:
    """Whether articles agree: "12 et 13 mai", "le 12 et le 13 mai", "les 12, 13 et 14 mai"."""
    return shape.has_article if shape is shapes[0] else shapes[-1].has_article


def _shifted(match: Match) -> Shape | None:
    words = match.construction.values
    steps = words.get("shift")
    base: Shape | None = match.one("day")
    rule = match.one("feast")
    if base is None and rule is not None:
        base = FeastShape(rule)
    if base is None or steps is None:
        return None
    return ShiftedShape(base, int(steps))


def _month(match: Match) -> Shape | None:
    month: MonthShape | None = match.one("month") or match.one("dated_month")
    part = match.one("month_part")
    if month is None or part is None:
        return month
    return replace(month, part=part)


def _months(match: Match) -> Shape | None:
    months = match.all("month")
    parts = match.all("month_part")
    if parts:
        months = [replace(month, part=part) for month, part in zip(months, parts, strict=True)]
    return MonthsShape(*months)


def _month_list(match: Match) -> list[Item] | None:
    captures = [capture for capture in match.captures if capture.slot in {"month", "dated_month"}]
    last = captures[-1].value
    return [
        Item(
            replace(
                capture.value,
                year=capture.value.year or last.year,
                deixis=capture.value.deixis or last.deixis,
            ),
            match.start if place == 0 else capture.start,
            capture.end,
        )
        for place, capture in enumerate(captures)
    ]


def _month_window(match: Match) -> Shape | None:
    return WindowShape("month", match.one("modifier") or "this", match.one("month_part"))


def _year(match: Match) -> Shape | None:
    part = match.one("year_part") or (1, 12)
    year = YearRef(match.one("year"))
    first, last = part
    return YearSlice(year, first, last, precision="year" if part == (1, 12) else "range")


def _year_window(match: Match) -> Shape | None:
    deixis = match.one("modifier") or "this"
    first, last = match.one("year_part")
    return YearSlice(YearRef(deixis=deixis), first, last, precision="range")


def _years(match: Match) -> Shape | None:
    first, last = match.all("year")
    if last <= first:
        return None
    return YearSlice(YearRef(first), years=last - first + 1, precision="range")


def _decade(match: Match) -> Shape | None:
    return YearSlice(YearRef(match.one("decade")), years=10, precision="range")


def _part_of_year(months: int) -> Callable[[Match], Shape | None]:
    def build(match: Match) -> Shape | None:
        rank: int = match.one("ordinal")
        slices = 12 // months
        rank = slices if rank < 0 else rank
        if rank > slices:
            return None
        first = months * (rank - 1) + 1
        return YearSlice(match.one("year_ref"), first, first + months - 1, precision="range")

    return build


def _season(match: Match) -> Shape | None:
    start, end = match.one("season")
    return SeasonShape(start, end, match.one("year_ref"), match.one("modifier") or "")


def _offset(match: Match) -> Shape | None:
    (count, is_rounded), unit = match.one("number"), match.one("unit").name
    values = match.construction.values
    if count is not None and count > 1000:
        return None
    return OffsetShape(count, unit, int(values["sign"]), values["anchor"], is_rounded)


def _window(match: Match) -> Shape | None:
    unit: Unit = match.one("unit")
    deixis: str = match.construction.values.get("deixis") or match.one("modifier")
    if unit.is_plural or unit.name in {"hour", "day", "fortnight"}:
        return None
    return WindowShape(unit.name, deixis)


def _recent(match: Match) -> Shape | None:
    values = match.construction.values
    number = match.one("number")
    deixis = values.get("deixis") or match.one("modifier")
    unit = values.get("unit") or match.one("unit").name
    if deixis not in {"last", "next"}:
        return None
    return RecentShape(unit, None if number is None else number[0], deixis)


def _week_of(match: Match) -> Shape | None:
    day: DayShape = match.one("day")
    return WeekOf(day) if day.day is not None else None


def _week_window(match: Match) -> Shape | None:
    return WindowShape("week", match.one("modifier") or "this", match.one("week_part"))


def _feast(match: Match) -> Shape | None:
    year = match.one("year")
    ref = None if year is None else YearRef(year)
    return FeastShape(match.one("feast"), ref, match.one("modifier") or "")


RULES: dict[str, Callable[[Match], Shape | list[Item] | None]] = {
    "day": _day,
    "decade": _decade,
    "feast": _feast,
    "half": _part_of_year(6),
    "last_night": lambda match: LastNight(),
    "list": _list,
    "month": _month,
    "month_list": _month_list,
    "month_window": _month_window,
    "months": _months,
    "night": _night,
    "offset": _offset,
    "open_range": _open_range,
    "quarter": _part_of_year(3),
    "range": _range,
    "recent": _recent,
    "season": _season,
    "shifted": _shifted,
    "text_day": lambda match: TextDay(int(match.construction.values["shift"])),
    "text_night": lambda match: TextNight(int(match.construction.values["shift"])),
    "week_of": _week_of,
    "week_window": _week_window,
    "window": _window,
    "year": _year,
    "year_window": _year_window,
    "years": _years,
}
