"""The table as GeoJSON (RFC 7946): a point for each row, none where it has no coordinates."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeGuard, cast

from extractor.records import Event
from extractor.table import TableRow, rows_of, rows_of_frame
from extractor.writing.cells import plain
from extractor.writing.geometry import point_of
from extractor.writing.output import Write
from extractor.writing.schemas import Schema

if TYPE_CHECKING:
    import pandas as pd

_HEAD = '{"type": "FeatureCollection", "features": ['
_TAIL = "\n]}\n"


def feature(row: TableRow) -> dict[str, Any]:
    """The row as a GeoJSON feature: longitude and latitude in degrees WGS 84, all cells beside."""
    point = point_of(row)
    geometry = {"type": "Point", "coordinates": list(point)} if point else None
    return {"type": "Feature", "geometry": geometry, "properties": plain(row)}


def to_geojson(table: pd.DataFrame | Iterable[Event]) -> dict[str, Any]:
    """A GeoJSON feature collection of an event table or of events.

    Args:
        table: a frame with the table's columns, or events.

    Raises:
        TableError: the frame's columns are not the table's, or an event's type is unknown.

    >>> from extractor import Article, Event, EventPlace
    >>> kayes = EventPlace("Kayes", latitude=14.447, longitude=-11.444, geo_precision=1)
    >>> event = Event("e1", Article("a1", "Titre", "Corps."), "ambush", places=(kayes,))
    >>> to_geojson([event])["features"][0]["geometry"]
    {'type': 'Point', 'coordinates': [-11.444, 14.447]}
    """
    rows: Iterable[TableRow]
    if _is_frame(table):
        rows = rows_of_frame(table)
    else:
        rows = (row for event in cast("Iterable[Event]", table) for row in rows_of(event))
    return {"type": "FeatureCollection", "features": [feature(row) for row in rows]}


def _is_frame(table: pd.DataFrame | Iterable[Event]) -> TypeGuard[pd.DataFrame]:
    return hasattr(table, "columns")  # without importing pandas for events


@contextmanager
def sink(path: Path, schema: Schema) -> Iterator[Write]:
    """Write rows to a GeoJSON file as they come, a feature a line."""
    with path.open("w", encoding="utf-8", newline="\n") as handle:
        handle.write(_HEAD)
        separator = "\n"

        def write(rows: Sequence[TableRow]) -> None:
            nonlocal separator
            for row in rows:
                handle.write(separator + json.dumps(feature(row), ensure_ascii=False))
                separator = ",\n"

        yield write
        handle.write(_TAIL)
