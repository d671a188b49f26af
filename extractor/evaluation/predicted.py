"""Events of a table, as they are measured."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from math import isfinite
from pathlib import Path

from extractor.errors import InputError, TableError
from extractor.evaluation.gold import FIGURES, day
from extractor.lexicon.codebook import event_types

NOT_MEASURED = frozenset({"planned", "denied"})
"""Modalities of events that did not happen; they are neither found nor false."""

Cells = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class PredictedPlace:
    """A place of a predicted event; degrees WGS 84."""

    name: str
    text: str
    country: str
    latitude: float | None
    longitude: float | None


@dataclass(frozen=True, slots=True)
class PredictedEvent:
    """An event of the table; ``row`` holds the cells of its first row as text."""

    event_id: str
    sub_type: str
    event_type: str
    start: date | None
    end: date | None
    places: tuple[PredictedPlace, ...]
    actor1: str
    actor2: str
    figures: Mapping[str, int | None]
    row: Cells = field(repr=False, compare=False)


def load_table(path: str | Path) -> dict[str, list[PredictedEvent]]:
    """Read the events of a table, by story; the items of one page count together.

    Args:
        path: a CSV file in the codebook's columns, or a Parquet file.

    Raises:
        InputError: the file is missing or of another format.
        TableError: a column that is measured is missing.
    """
    path = Path(path)
    if path.suffix.lower() not in _READERS:
        raise InputError(f"{path}: give the table as .csv or .parquet")
    try:
        return events_of_rows(_READERS[path.suffix.lower()](path))
    except FileNotFoundError:
        raise InputError(f"{path}: no such file; give a table that extract has written") from None
    except KeyError as error:
        raise TableError(f"{path}: the table lacks the column {error.args[0]}") from error
    except (OSError, ValueError, csv.Error) as error:
        raise InputError(f"{path}: cannot be read ({error})") from error


def _csv_rows(path: Path) -> Iterator[Cells]:
    with path.open(encoding="utf-8", newline="") as handle:
        yield from csv.DictReader(handle)


def _parquet_rows(path: Path) -> Iterator[Cells]:
    import pyarrow.parquet as pq

    from extractor.writing.cells import text

    for row in pq.read_table(path).to_pylist():
        yield {name: text(value) for name, value in row.items()}


_READERS = {".csv": _csv_rows, ".parquet": _parquet_rows}


def events_of_rows(rows: Iterable[Cells]) -> dict[str, list[PredictedEvent]]:
    """Group rows of text cells into events by story, in the order in which they appear."""
    stories: defaultdict[str, dict[str, list[Cells]]] = defaultdict(dict)
    for row in rows:
        if row["modality"] not in NOT_MEASURED:
            story = stories[row["article_id"].split("#")[0]]
            story.setdefault(row["event_id"], []).append(row)
    return {
        story_id: [_event(event_id, found) for event_id, found in events.items()]
        for story_id, events in stories.items()
    }


def _event(event_id: str, rows: list[Cells]) -> PredictedEvent:
    rows = sorted(rows, key=lambda row: whole(row["location_rank"]) or 1)
    first = rows[0]
    kind = event_types().get(first["sub_event_type"])
    return PredictedEvent(
        event_id=event_id,
        sub_type=first["sub_event_type"],
        event_type=kind.event_type if kind else first["event_type"],
        start=day(first["event_date_start"]),
        end=day(first["event_date_end"]),
        places=tuple(_place(row) for row in rows if row["location"] or row["location_text"]),
        actor1=first["actor1_id"],
        actor2=first["actor2_id"],
        figures={name: whole(first[name]) for name in FIGURES},
        row=first,
    )


def _place(row: Cells) -> PredictedPlace:
    return PredictedPlace(
        name=row["location"],
        text=row["location_text"],
        country=row["country_iso3"],
        latitude=_number(row["latitude"]),
        longitude=_number(row["longitude"]),
    )


def _number(cell: str) -> float | None:
    try:
        number = float(cell)
    except ValueError:
        return None
    return number if isfinite(number) else None


def whole(cell: str) -> int | None:
    """The cell as a whole number, or ``None``.

    >>> whole("12"), whole("12.0"), whole("")
    (12, 12, None)
    """
    number = _number(cell)
    return None if number is None else int(number)
