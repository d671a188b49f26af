"""How many places of a list the gazetteer finds, and how near."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

from gazetteer.core import Gazetteer
from gazetteer.errors import BuildError
from gazetteer.records import point_of
from gazetteer.relative import rough_km

WITHIN_KM = 25.0
"""A place counts as found when a candidate lies within this distance."""

_NEEDED = ("name", "country", "latitude", "longitude")


@dataclass(frozen=True, slots=True)
class Coverage:
    """Shares from 0 to 1 of the listed places.

    Attributes:
        places: how many were asked for.
        top: share whose best candidate lies within :data:`WITHIN_KM`.
        any: share of which any candidate does.
        weighted_top, weighted_any: the same, each place counted as often as its ``weight`` says.
        missed: names with no candidate near.
    """

    places: int
    top: float
    any: float
    weighted_top: float
    weighted_any: float
    missed: tuple[str, ...]


def coverage(path: Path, gazetteer: Gazetteer) -> Coverage:
    """Measure the gazetteer against a CSV of name, country (ISO alpha-3), latitude, longitude.

    A column ``weight`` (number of events there, say) is optional.

    Raises:
        BuildError: the file lacks a column, holds no place, or a number is none.
    """
    total = weights = top = hit = weighted_top = weighted_hit = 0.0
    missed = []
    for name, country, point, weight in _rows(path):
        found = gazetteer.lookup(name, countries=[country] if country else None)
        near = [rough_km(point, (c.place.latitude, c.place.longitude)) <= WITHIN_KM for c in found]
        total, weights = total + 1, weights + weight
        if any(near):
            hit, weighted_hit = hit + 1, weighted_hit + weight
        else:
            missed.append(name)
        if near and near[0]:
            top, weighted_top = top + 1, weighted_top + weight
    if not total or not weights:
        raise BuildError(f"{path}: no place to ask for")
    return Coverage(
        int(total), top / total, hit / total, weighted_top / weights, weighted_hit / weights,
        tuple(missed),
    )  # fmt: skip


def _rows(path: Path) -> list[tuple[str, str, tuple[float, float], float]]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as handle:
            reader = csv.DictReader(handle)
            lacking = [column for column in _NEEDED if column not in (reader.fieldnames or ())]
            if lacking:
                raise BuildError(f"{path}:1: no column {', '.join(lacking)}")
            return [_row(cells, f"{path}:{reader.line_num}") for cells in reader]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise BuildError(f"{path}: cannot be read ({error})") from error


def _row(cells: dict[str, str], where: str) -> tuple[str, str, tuple[float, float], float]:
    try:
        point = point_of(cells["latitude"], cells["longitude"])
        return cells["name"], cells["country"], point, float(cells.get("weight") or 1)
    except (TypeError, ValueError) as error:
        raise BuildError(f"{where}: {error}") from error
