"""Reads a user's own places: CSV with any sensible header, or GeoJSON points."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from gazetteer.errors import BuildError
from gazetteer.normalise import exact_key
from gazetteer.records import LEVELS, Place, check_size, point_of
from gazetteer.tables import PLACE_COLUMNS, parts, read_table

_COLUMNS = Path(__file__).parent / "vocabulary" / "user_columns.csv"


@cache
def column_names(path: Path = _COLUMNS) -> dict[str, tuple[str, ...]]:
    """Column → the names it may go by, best first.

    Raises:
        DataFileError: a column that no place has, or a name that stands twice.
    """
    known = set(PLACE_COLUMNS)
    names: dict[str, tuple[str, ...]] = {}
    taken: set[str] = set()
    for line in read_table(path, "column,name"):
        column, name = line.cells["column"], line.cells["name"]
        if column not in known:
            raise line.error(f"{column!r} is no column of a place; use: {', '.join(PLACE_COLUMNS)}")
        if not name or name in taken or name in known:
            raise line.error(f"the name {name!r} is empty or stands for a column already")
        taken.add(name)
        names[column] = (*names.get(column, (column,)), name)
    return names


def _first(cells: Mapping[str, Any], column: str) -> str:
    for name in column_names().get(column, (column,)):
        value = cells.get(name)
        if value not in (None, ""):
            return str(value).strip()
    return ""


def _place(cells: Mapping[str, Any], where: str) -> Place:
    name = _first(cells, "name")
    if not name:
        raise BuildError(f"{where}: no name; give a column 'name'")
    try:
        latitude, longitude = point_of(_first(cells, "latitude"), _first(cells, "longitude"))
        radius = float(_first(cells, "radius_km") or 2)
        rank = float(_first(cells, "rank") or 0.6)
        check_size(radius, rank)
    except ValueError as error:
        raise BuildError(f"{where}: {error}; columns 'latitude', 'longitude'") from error
    level = _first(cells, "level") or "populated_place"
    if level not in LEVELS:
        raise BuildError(f"{where}: level {level!r} is not one of {', '.join(LEVELS)}")
    country = _first(cells, "country").upper()
    slug = exact_key(name).replace(" ", "-")
    return Place(
        place_id=_first(cells, "place_id") or f"user:{slug}-{latitude:.3f}-{longitude:.3f}",
        name=name,
        level=level,
        feature=_first(cells, "feature") or "village",
        country=country,
        admin1=_first(cells, "admin1"),
        admin2=_first(cells, "admin2"),
        admin3=_first(cells, "admin3"),
        latitude=latitude,
        longitude=longitude,
        radius_km=radius,
        rank=rank,
        aliases=parts(_first(cells, "aliases")),
        source=_first(cells, "source") or "user",
    )


def read_csv(path: Path) -> Iterator[Place]:
    """Places of a CSV file with a header; name, latitude and longitude are needed.

    Raises:
        BuildError: a line lacks one of them, or the file cannot be read.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as handle:
            reader = csv.DictReader(handle)
            for cells in reader:
                yield _place(
                    {str(k).strip().lower(): v for k, v in cells.items() if k},
                    f"{path}:{reader.line_num}",
                )
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise BuildError(f"{path}: cannot be read ({error})") from error


def read_geojson(path: Path) -> Iterator[Place]:
    """Places of a GeoJSON feature collection of points; the name is a property.

    Raises:
        BuildError: it is no such collection.
    """
    try:
        features = json.loads(path.read_text(encoding="utf-8"))["features"]
        for number, feature in enumerate(features, 1):
            where = f"{path}: feature {number}"
            geometry = feature["geometry"]
            if geometry["type"] != "Point":
                raise BuildError(f"{where}: a {geometry['type']}; only points are read")
            longitude, latitude = geometry["coordinates"][:2]
            properties = {str(k).lower(): v for k, v in feature["properties"].items()}
            point = {"latitude": latitude, "longitude": longitude}
            yield _place({**properties, **point}, where)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise BuildError(f"{path}: no GeoJSON feature collection of points ({error})") from error
