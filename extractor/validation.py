"""Checks that rows obey the codebook before they are written.

Source of the rules: the codebook, sections 1 and 3 to 7, and ``lexicon/data/columns.csv``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime

from extractor.errors import TableError
from extractor.lexicon.actors import registry
from extractor.lexicon.codebook import Column, columns, event_types
from extractor.table import GEOMETRY, TableRow, Value, column_names

REQUIRED = (
    "event_id",
    "location_rank",
    "cluster_id",
    "article_id",
    "domain",
    "event_type",
    "sub_event_type",
    "date_precision",
    "claim_source_type",
    "modality",
    "extractor_version",
    "gazetteer_version",
)
FIGURES = (
    "fatalities",
    "fatalities_low",
    "fatalities_high",
    "fatalities_state_forces",
    "fatalities_armed_groups",
    "fatalities_civilians",
    "injured",
    "abducted",
    "arrested",
    "released",
)
_RANGES = {
    "latitude": (-90, 90),
    "longitude": (-180, 180),
    "offset_km": (0, 20_038),
    "offset_bearing_deg": (0, 360),
    "uncertainty_km": (0, 20_038),
    "confidence": (0, 1),
    "location_rank": (1, None),
    "char_start": (0, None),
    "char_end": (0, None),
} | dict.fromkeys(FIGURES, (0, None))
CROSSWALK = (
    "event_type",
    "domain",
    "acled_event_type",
    "acled_sub_event_type",
    "plover_event_type",
)
_KINDS: dict[str, type | tuple[type, ...]] = {
    "string": str,
    "category": str,
    "int": int,
    "float": (float, int),
    "date": date,
    "datetime": datetime,
}
_COUNTRY = re.compile(r"[A-Z]{3}")


class _RowError(Exception):
    """A cell that breaks a rule: the column's name and what is wrong."""

    def __init__(self, column: str, problem: str) -> None:
        super().__init__(column, problem)
        self.column = column
        self.problem = problem


def check_columns(names: Iterable[str]) -> None:
    """Check that these are the table's columns, in its order; ``geometry`` may stand beside them.

    Raises:
        TableError: one is missing, unknown or out of place.

    >>> check_columns(["event_id"])
    Traceback (most recent call last):
    extractor.errors.TableError: the table lacks the column location_rank
    """
    given, wanted = [name for name in names if name != GEOMETRY], column_names()
    if missing := [name for name in wanted if name not in given]:
        raise TableError(f"the table lacks the column {', '.join(missing[:1])}")
    if unknown := [name for name in given if name not in wanted]:
        raise TableError(f"the table has a column that the codebook lacks: {unknown[0]}")
    if tuple(given) != wanted:
        raise TableError("the table's columns are not in the codebook's order")


def check_rows(rows: Sequence[TableRow]) -> None:
    """Check all rows of one event, in the order of their rank.

    Raises:
        TableError: a value breaks the codebook; the message names event, row and column.

    >>> from extractor import Article, Event
    >>> from extractor.table import rows_of
    >>> event = Event("e1", Article("a1", "Titre", "Corps."), "ambush", modality="sure")
    >>> check_rows(rows_of(event))
    Traceback (most recent call last):
    extractor.errors.TableError: event e1, row 1, column modality: 'sure' is none of asserted, \
alleged, denied, planned
    """
    for rank, row in enumerate(rows, start=1):
        try:
            check_columns(row)
            for column in columns():
                _check_cell(column, row[column.name])
            _check_row(row, rank)
        except _RowError as error:
            raise TableError(
                f"event {row['event_id']}, row {rank}, column {error.column}: {error.problem}"
            ) from None


def _check_cell(column: Column, value: Value) -> None:
    name = column.name
    if value is None:
        if name in REQUIRED:
            raise _RowError(name, "must not be empty")
        return
    kind = _KINDS[column.kind]
    if not isinstance(value, kind) or isinstance(value, bool):
        raise _RowError(name, f"{value!r} is no {column.kind}")
    if column.kind == "date" and isinstance(value, datetime):
        raise _RowError(name, f"{value!r} has a time of day")
    if column.allowed and str(value) not in column.allowed:
        raise _RowError(name, f"{value!r} is none of {', '.join(column.allowed)}")
    if name in _RANGES:
        _check_range(name, value)
    elif name.endswith("_id") and name.startswith("actor"):
        _check_actor(name, str(value))
    elif name.endswith("_ids"):
        for actor_id in str(value).split(";"):
            _check_actor(name, actor_id)
    elif name == "country_iso3" and not _COUNTRY.fullmatch(str(value)):
        raise _RowError(name, f"{value!r} is no ISO 3166-1 alpha-3 code")


def _check_range(name: str, value: Value) -> None:
    low, high = _RANGES[name]
    if not isinstance(value, (int, float)) or value < low or (high is not None and value > high):
        wanted = f"at least {low}" if high is None else f"between {low} and {high}"
        raise _RowError(name, f"{value!r} must be {wanted}")


def _check_actor(name: str, actor_id: str) -> None:
    if actor_id not in registry():
        raise _RowError(name, f"{actor_id!r} is no known actor id")


def _check_row(row: TableRow, rank: int) -> None:
    """Rules that tie several cells together."""
    if row["location_rank"] != rank:
        raise _RowError("location_rank", f"{row['location_rank']} where {rank} is due")
    kind = event_types()[str(row["sub_event_type"])]
    for name in CROSSWALK:
        if (row[name] or "") != getattr(kind, name):
            raise _RowError(name, f"{row[name]!r} does not belong to {kind.sub_event_type}")
    if rank > 1:
        for name in FIGURES:
            if row[name] is not None:
                raise _RowError(name, "figures stand on the event's first row alone")
    _check_order(row, "event_date_start", "event_date_end")
    _check_order(row, "fatalities_low", "fatalities")
    _check_order(row, "fatalities", "fatalities_high")
    _check_order(row, "fatalities_low", "fatalities_high")
    _check_order(row, "char_start", "char_end")
    if (row["event_date_start"] is None) != (row["date_precision"] == "unknown"):
        raise _RowError("date_precision", "'unknown' goes with an empty date and only with it")
    if (row["latitude"] is None) != (row["longitude"] is None):
        raise _RowError("latitude", "latitude and longitude stand together or not at all")
    if row["latitude"] is not None and row["geo_precision"] is None:
        raise _RowError("geo_precision", "coordinates need their precision")


def _check_order(row: TableRow, first: str, second: str) -> None:
    low, high = row[first], row[second]
    if low is None or high is None:
        return
    if low > high:  # type: ignore[operator]
        raise _RowError(first, f"{low} is above {second}, {high}")
