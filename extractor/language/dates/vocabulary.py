"""The words and constructions of French dates, read from ``lexicon/data/dates/*.csv``."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

from extractor.language.dates.entries import (
    Construction,
    FeastRule,
    MonthPart,
    PartOfDay,
    RelativeDay,
    Unit,
)
from extractor.language.dates.phrases import PhraseTable
from extractor.language.dates.words import fold
from extractor.lexicon.loader import DATA, Row, one_of, read_rows

DIRECTORY = DATA / "dates"
DEIXES = frozenset({"", "this", "same", "last", "next", "following", "preceding"})
UNITS = frozenset(
    {"hour", "day", "week", "weekend", "fortnight", "month", "quarter", "half", "year", "decade"}
)
TAILS = frozenset({"in_eight", "week", "this_week", "this_month"})
Value = TypeVar("Value")


@dataclass(frozen=True)
class Vocabulary:
    """All tables; keys are folded (no capitals, accents or hyphens)."""

    months: dict[str, tuple[int, bool]]
    weekdays: dict[str, int]
    determiners: PhraseTable[str]
    modifiers: PhraseTable[str]
    relative_days: PhraseTable[RelativeDay]
    units: PhraseTable[Unit]
    cardinals: frozenset[str]
    rounded: PhraseTable[int | None]
    ordinals: dict[str, int]
    parts: PhraseTable[PartOfDay]
    month_parts: PhraseTable[MonthPart]
    year_parts: PhraseTable[tuple[int, int]]
    week_parts: PhraseTable[tuple[int, int]]
    seasons: PhraseTable[tuple[tuple[int, int], tuple[int, int]]]
    feasts: PhraseTable[FeastRule]
    national_days: frozenset[tuple[int, int]]
    name_contexts: PhraseTable[int]
    cues: PhraseTable[str]
    outlook: dict[str, str]
    not_tenses: frozenset[str]
    not_before: PhraseTable[bool]
    not_after: PhraseTable[bool]
    constructions: tuple[Construction, ...]
    day_tails: PhraseTable[str]
    hours: tuple[Construction, ...]


def _rows(name: str, columns: str, unique: str = "form") -> Iterator[Row]:
    """Rows of a table whose first column must not repeat, already in folded spelling."""
    seen: dict[tuple[str, ...], int] = {}
    identity = unique.split("+")
    for row in read_rows(DIRECTORY / name, tuple(columns.split(","))):
        key = tuple(row[column] for column in identity)
        if not key[-1]:
            raise row.error(f"{identity[-1]} is empty")
        if key in seen:
            raise row.error(f"{key[-1]!r} stands already in line {seen[key]}")
        seen[key] = row.line
        yield row


def _folded(name: str, columns: str, unique: str = "form") -> Iterator[Row]:
    for row in _rows(name, columns, unique):
        form = row["form"]
        if " ".join(fold(part) for part in form.split()) != form or "-" in form:
            raise row.error(f"{form!r} must be written in lower case without accents or hyphens")
        yield row


def _table(
    name: str, columns: str, value: Callable[[Row], Value], unique: str = "form"
) -> PhraseTable[Value]:
    return PhraseTable((row["form"], value(row)) for row in _folded(name, columns, unique))


def _integer(row: Row, column: str, low: int, high: int) -> int:
    try:
        value = int(row[column])
    except ValueError:
        raise row.error(f"{column} {row[column]!r} is no whole number") from None
    if not low <= value <= high:
        raise row.error(f"{column} {value} must lie between {low} and {high}")
    return value


def _yes(row: Row, column: str) -> bool:
    return one_of(row, column, {"yes", "no"}) == "yes"


def _pair(row: Row, column: str) -> tuple[int, int]:
    """ "12-25" as (12, 25)."""
    first, _, second = row[column].partition("-")
    if not (first.isdecimal() and second.isdecimal()):
        raise row.error(f"{column} {row[column]!r} must be two numbers joined by a hyphen")
    return int(first), int(second)


def _feast(row: Row) -> FeastRule:
    rule = one_of(row, "rule", {"fixed", "easter", "hijri"})
    needs_capital = _yes(row, "needs_capital")
    if rule == "easter":
        first, last = (_integer(row, column, -70, 70) for column in ("first", "last"))
        return FeastRule(rule, (0, first), (0, last), needs_capital)
    return FeastRule(rule, _pair(row, "first"), _pair(row, "last"), needs_capital)


def _part_of_day(row: Row) -> PartOfDay:
    hour = _integer(row, "hour", 0, 23) if row["hour"] else None
    return PartOfDay(hour, _yes(row, "stands_alone"))


def _month_part(row: Row) -> MonthPart:
    precision = one_of(row, "precision", {"range", "week", "month"})
    return MonthPart(_integer(row, "first", -27, 31), _integer(row, "last", -27, 31), precision)


def _unit(row: Row) -> Unit:
    return Unit(one_of(row, "unit", UNITS), _yes(row, "is_plural"))


def _relative_day(row: Row) -> RelativeDay:
    anchor = one_of(row, "anchor", {"publication", "text"})
    return RelativeDay(_integer(row, "shift_days", -7, 7), anchor)


def _construction(row: Row, rule: str) -> Construction:
    values: dict[str, str] = {}
    for part in row.several("values"):
        name, equals, value = part.partition("=")
        if not equals:
            raise row.error(f"values {part!r} must be written name=value")
        values[name] = value
    return Construction(row["pattern"], rule, values, row)


def _number_words() -> tuple[frozenset[str], PhraseTable[int | None], dict[str, int]]:
    cardinals: set[str] = set()
    rounded: list[tuple[str, int | None]] = []
    ordinals: dict[str, int] = {}
    for row in _folded("number_words.csv", "form,kind,value"):
        kind = one_of(row, "kind", {"cardinal", "collective", "vague", "ordinal"})
        if kind == "cardinal":
            cardinals.add(row["form"])
        elif kind == "ordinal":
            ordinals[row["form"]] = _integer(row, "value", -1, 31)
        else:
            rounded.append((row["form"], _integer(row, "value", 2, 1000) if row["value"] else None))
    return frozenset(cardinals), PhraseTable(rounded), ordinals


def _outlook() -> dict[str, str]:
    return {
        row["form"]: one_of(row, "outlook", {"past", "future"})
        for row in _rows("outlook.csv", "form,outlook")
    }


_CUE_ROLES = frozenset({"since", "until", "term", "page"})


@lru_cache(maxsize=1)
def load() -> Vocabulary:
    """Read and check every table, once a process.

    Raises:
        DataFileError: a row is wrong; the message names file and line.

    >>> load().weekdays["jeudi"]
    4
    """
    cardinals, rounded, ordinals = _number_words()
    months = {
        row["form"]: (_integer(row, "month", 1, 12), _yes(row, "is_short"))
        for row in _folded("months.csv", "form,month,is_short")
    }
    weekdays = {
        row["form"]: _integer(row, "weekday", 1, 7)
        for row in _folded("weekdays.csv", "form,weekday")
    }
    national = (_pair(row, "form") for row in _rows("hyphenated_days.csv", "form,country"))
    negative = list(_folded("not_dates.csv", "side,form", "side+form"))
    for row in negative:
        one_of(row, "side", {"before", "after"})
    constructions = _rows("constructions.csv", "pattern,rule,values", "pattern")
    return Vocabulary(
        months=months,
        weekdays=weekdays,
        determiners=_table("determiners.csv", "form,deixis", _deixis),
        modifiers=_table("modifiers.csv", "form,deixis", _deixis),
        relative_days=_table("relative_days.csv", "form,shift_days,anchor", _relative_day),
        units=_table("units.csv", "form,unit,is_plural", _unit),
        cardinals=cardinals,
        rounded=rounded,
        ordinals=ordinals,
        parts=_table("parts_of_day.csv", "form,hour,stands_alone", _part_of_day),
        month_parts=_table("month_parts.csv", "form,first,last,precision", _month_part),
        year_parts=_table(
            "year_parts.csv",
            "form,first_month,last_month",
            lambda row: (_integer(row, "first_month", 1, 12), _integer(row, "last_month", 1, 12)),
        ),
        week_parts=_table(
            "week_parts.csv",
            "form,first,last",
            lambda row: (_integer(row, "first", 1, 7), _integer(row, "last", 1, 7)),
        ),
        seasons=_table(
            "seasons.csv", "form,start,end", lambda row: (_pair(row, "start"), _pair(row, "end"))
        ),
        feasts=_table("named_days.csv", "form,rule,first,last,needs_capital", _feast),
        national_days=frozenset(national),
        name_contexts=_table(
            "name_contexts.csv", "form,reach", lambda row: _integer(row, "reach", 0, 6)
        ),
        cues=_table(
            "cues.csv",
            "form,role",
            lambda row: one_of(row, "role", {"since", "until", "term", "page"}),
        ),
        outlook=_outlook(),
        not_tenses=frozenset(row["form"] for row in _rows("not_tenses.csv", "form")),
        not_before=PhraseTable((row["form"], True) for row in negative if row["side"] == "before"),
        not_after=PhraseTable((row["form"], True) for row in negative if row["side"] == "after"),
        constructions=tuple(_construction(row, row["rule"]) for row in constructions),
        day_tails=_table("day_tails.csv", "form,tells", lambda row: one_of(row, "tells", TAILS)),
        hours=tuple(
            _construction(row, "hour") for row in _rows("hours.csv", "pattern,values", "pattern")
        ),
    )


def _deixis(row: Row) -> str:
    return one_of(row, "deixis", DEIXES)


def data_files() -> tuple[Path, ...]:
    """The vocabulary files, sorted by name.

    >>> "months.csv" in {path.name for path in data_files()}
    True
    """
    return tuple(sorted(DIRECTORY.glob("*.csv")))
