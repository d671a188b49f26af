"""What a reviewer can correct, and what counts as a value there.

The fields stand in ``data/fields.csv``; each is a column of the first row of an event.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache
from math import isfinite
from pathlib import Path

from extractor.errors import SahelEventsError
from extractor.lexicon.actors import registry
from extractor.lexicon.codebook import columns, event_types
from extractor.lexicon.loader import one_of, read_rows
from extractor.table import Value

DATA = Path(__file__).parent / "data"
EMPTY = "-"
"""In a correction: this cell must be empty."""


class FieldError(SahelEventsError):
    """A correction that cannot be: which field, what is wrong."""

    def __init__(self, field: str, problem: str) -> None:
        self.field = field
        self.problem = problem
        super().__init__(f"{field}: {problem}")


@dataclass(frozen=True, slots=True)
class Field:
    """A column that can be corrected.

    Attributes:
        name: the column.
        kind: how its text is read.
        group: what is judged as one: the type, the date, the place, an actor, the figures.
    """

    name: str
    kind: str
    group: str

    def parse(self, text: str) -> Value:
        """The value that a corrected cell means; ``None`` for :data:`EMPTY`.

        Raises:
            FieldError: it is none.

        >>> fields()["fatalities"].parse("12"), fields()["fatalities"].parse("-")
        (12, None)
        """
        if text == EMPTY:
            return None
        try:
            return _READERS[self.kind](text)
        except ValueError as error:
            raise FieldError(self.name, str(error)) from None


def _type(text: str) -> str:
    if text not in event_types():
        raise ValueError(f"{text!r} is no sub-type of the codebook")
    return text


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ValueError(f"{text!r} is no day; write it 2025-06-04") from None


def _precision(text: str) -> str:
    allowed = next(column.allowed for column in columns() if column.name == "date_precision")
    if text not in allowed:
        raise ValueError(f"{text!r} is none of {', '.join(allowed)}")
    return text


def _actor(text: str) -> str:
    if text not in registry():
        raise ValueError(f"{text!r} is no known actor id; ids are listed or ISO3-ROLE")
    return text


def _count(text: str) -> int:
    if not text.isascii() or not text.isdigit() or len(text) > 9:
        raise ValueError(f"{text!r} is no number of persons")
    return int(text)


def _degrees(limit: float) -> Callable[[str], float]:
    def read(text: str) -> float:
        number = float(text)
        if not isfinite(number) or abs(number) > limit:
            raise ValueError(f"{text!r} must lie between -{limit:.0f} and {limit:.0f} degrees")
        return round(number, 5)

    return read


_READERS: dict[str, Callable[[str], Value]] = {
    "type": _type,
    "date": _day,
    "precision": _precision,
    "actor": _actor,
    "count": _count,
    "latitude": _degrees(90),
    "longitude": _degrees(180),
    "text": str,
}


@cache
def fields() -> dict[str, Field]:
    """The fields by column, in the order of the decisions file.

    Raises:
        DataFileError: a column is unknown or twice, or a kind is unknown.

    >>> fields()["actor1_id"].group
    'actor1'
    """
    known = {column.name for column in columns()}
    found: dict[str, Field] = {}
    for row in read_rows(DATA / "fields.csv", ("field", "kind", "group")):
        name = one_of(row, "field", known)
        if name in found:
            raise row.error(f"the field {name!r} stands twice; remove one of the lines")
        found[name] = Field(name, one_of(row, "kind", set(_READERS)), row["group"])
    return found


@cache
def groups() -> tuple[str, ...]:
    """What is judged as one, in order.

    >>> groups()
    ('type', 'date', 'place', 'actor1', 'actor2', 'figures')
    """
    return tuple(dict.fromkeys(field.group for field in fields().values()))
