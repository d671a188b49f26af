"""The codebook as data: the event types with their crosswalks, and the columns of the table.

Source of the rules: the project's codebook, sections 2 and 9, as written down in
``data/event_types.csv`` and ``data/columns.csv``.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from extractor.lexicon.actors import ACTOR_TYPES
from extractor.lexicon.loader import DATA, Row, one_of, read_rows

DOMAINS = frozenset({"security", "diplomacy", "politics", "other"})
COLUMN_KINDS = frozenset({"string", "category", "int", "float", "date", "datetime"})
TYPES_FILE = "codebook/event_types.csv"
ACTORS_FILE = "codebook/actors.csv"


@dataclass(frozen=True, slots=True)
class EventType:
    """A sub-event type and what other schemes call it.

    Attributes:
        sub_event_type, event_type, domain: the codebook's three levels, finest first.
        acled_event_type, acled_sub_event_type, plover_event_type: crosswalk; empty where that
            scheme codes nothing of the kind.
        label_fr: short French label for people.
        definition: what counts, in English.
    """

    sub_event_type: str
    event_type: str
    domain: str
    acled_event_type: str
    acled_sub_event_type: str
    plover_event_type: str
    label_fr: str
    definition: str


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the event table.

    Attributes:
        name: header of the column.
        kind: one of :data:`COLUMN_KINDS`.
        unit: unit, format or source of the values, as the codebook words it; may be empty.
        allowed: the closed list of values, in the codebook's order; empty where it is open.
        meaning: what stands there, in English.
    """

    name: str
    kind: str
    unit: str
    allowed: tuple[str, ...]
    meaning: str


@cache
def event_types() -> dict[str, EventType]:
    """The event types by ``sub_event_type``, in the codebook's order.

    Raises:
        DataFileError: a code stands twice, or a domain is unknown.

    >>> event_types()["ambush"].event_type
    'battle'
    """
    columns = tuple(EventType.__dataclass_fields__)
    types: dict[str, EventType] = {}
    for row in read_rows(DATA / "event_types.csv", columns):
        if row["sub_event_type"] in types:
            raise row.error(f"{row['sub_event_type']!r} stands twice; remove one of the lines")
        one_of(row, "domain", DOMAINS)
        types[row["sub_event_type"]] = EventType(**row.values)
    return types


@cache
def columns() -> tuple[Column, ...]:
    """The columns of the table, in order.

    Raises:
        DataFileError: a column stands twice, or its type is unknown.

    >>> [column.name for column in columns()][:3]
    ['event_id', 'location_rank', 'cluster_id']
    """
    return read_columns(DATA / "columns.csv")


def read_columns(path: Path) -> tuple[Column, ...]:
    """The columns that a file describes, in its order.

    Raises:
        DataFileError: a column stands twice, or its type is unknown.
    """
    header = ("column", "type", "unit_or_values", "meaning")
    found: dict[str, Column] = {}
    for row in read_rows(path, header):
        name = row["column"]
        if name in found:
            raise row.error(f"column {name!r} stands twice; remove one of the lines")
        kind = one_of(row, "type", COLUMN_KINDS)
        found[name] = Column(name, kind, row["unit_or_values"], _allowed(row), row["meaning"])
    return tuple(found.values())


def _allowed(row: Row) -> tuple[str, ...]:
    unit = row["unit_or_values"]
    if unit == TYPES_FILE:
        values = (getattr(kind, row["column"]) for kind in event_types().values())
        return tuple(dict.fromkeys(value for value in values if value))
    if unit == ACTORS_FILE and row["type"] == "category":
        return tuple(sorted(ACTOR_TYPES))
    return tuple(unit.split("|")) if "|" in unit else ()
