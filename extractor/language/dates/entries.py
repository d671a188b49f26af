"""What a row of a date table becomes."""

from __future__ import annotations

from dataclasses import dataclass

from extractor.lexicon.loader import Row


@dataclass(frozen=True, slots=True)
class RelativeDay:
    """ "Hier", "la veille": days from the publication or from the day told before."""

    shift_days: int
    anchor: str


@dataclass(frozen=True, slots=True)
class Unit:
    """ "Semaines": the unit, and whether the form is plural."""

    name: str
    is_plural: bool


@dataclass(frozen=True, slots=True)
class PartOfDay:
    """ "Au petit matin": a typical hour (0 to 23) or ``None``, and whether it is a date alone."""

    hour: int | None
    stands_alone: bool


@dataclass(frozen=True, slots=True)
class MonthPart:
    """ "Début", "fin": first and last day of the month, counted from its end if below 1."""

    first: int
    last: int
    precision: str


@dataclass(frozen=True, slots=True)
class FeastRule:
    """How a feast is found: ``fixed``, ``easter`` or ``hijri``, with its first and last day."""

    rule: str
    first: tuple[int, int]
    last: tuple[int, int]
    needs_capital: bool = False


@dataclass(frozen=True, slots=True)
class Construction:
    """A row of ``constructions.csv`` or ``hours.csv``."""

    pattern: str
    rule: str
    values: dict[str, str]
    row: Row
