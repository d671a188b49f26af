"""Builds the full gazetteer from GeoNames files and a user's own places."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from gazetteer.core import Gazetteer
from gazetteer.errors import BuildError
from gazetteer.geonames import kind_of, read_alternates, read_country
from gazetteer.records import Place
from gazetteer.relative import rough_km
from gazetteer.store import cell_of, full_path, write
from gazetteer.user_places import read_csv, read_geojson

_NEAREST_UNIT_KM = 60.0


@dataclass(frozen=True, slots=True)
class Built:
    """What a build wrote: the file, how many places, and the files that were passed over."""

    path: Path
    places: int
    passed_over: tuple[Path, ...]


def build(
    files: Sequence[Path],
    gazetteer: Gazetteer,
    target: Path | None = None,
    report: Callable[[Path], None] = lambda path: None,
) -> Built:
    """Write the full gazetteer.

    Each place gets today's units from the nearest embedded commune or, where the embedded rows hold
    no communes of its country, the nearest unit they hold: GeoNames' own hierarchy lags behind.

    Args:
        files: GeoNames country and alternate-name files (``.txt``, ``.zip``, ``.gz``), ``.csv`` and
            ``.geojson`` files of places; folders stand for the files in them.
        gazetteer: holds the embedded units.
        target: file to write; the user's data folder if ``None``.
        report: called with each file before it is read.

    Raises:
        BuildError: a file is missing or wrong, or none holds places.
    """
    paths = _expand(files)
    kinds = {path: _kind(path) for path in paths}
    alternates: dict[str, list[str]] = {}
    for path in paths:
        if kinds[path] == "alternate":
            report(path)
            alternates.update(read_alternates(path))
    sources = [path for path in paths if kinds[path] in ("country", "csv", "geojson")]
    if not sources:
        raise BuildError("none of the files holds places; give GeoNames files, CSV or GeoJSON")
    units = _Units(gazetteer)

    def places() -> Iterator[Place]:
        for path in sources:
            report(path)
            for place in _read(path, kinds[path], alternates):
                yield units.fill(place)

    target = target or full_path()
    count = write(target, places(), _fingerprint(paths))
    return Built(target, count, tuple(path for path in paths if kinds[path] == "other"))


def _expand(files: Sequence[Path]) -> list[Path]:
    paths: list[Path] = []
    for file in files:
        if file.is_dir():
            paths.extend(sorted(path for path in file.iterdir() if path.is_file()))
        elif file.exists():
            paths.append(file)
        else:
            raise BuildError(f"{file}: no such file")
    return paths


def _kind(path: Path) -> str:
    if path.suffix == ".csv":
        return "csv"
    if path.suffix in (".geojson", ".json"):
        return "geojson"
    return kind_of(path) if path.suffix in (".txt", ".zip", ".gz") else "other"


def _read(path: Path, kind: str, alternates: dict[str, list[str]]) -> Iterator[Place]:
    if kind == "country":
        return read_country(path, alternates)
    return read_csv(path) if kind == "csv" else read_geojson(path)


def _fingerprint(paths: Sequence[Path]) -> str:
    digest = hashlib.sha256()
    for path in sorted(paths):
        digest.update(path.name.encode())
        with path.open("rb") as handle:
            for chunk in iter(lambda: handle.read(1 << 20), b""):
                digest.update(chunk)
    return digest.hexdigest()[:12]


class _Units:
    """Today's units by the nearest embedded one of the lowest level that a country has."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        levels: dict[str, str] = {}
        for place in gazetteer.embedded.places:
            if place.level in ("admin1", "admin2", "admin3"):
                levels[place.country] = max(levels.get(place.country, ""), place.level)
        self._cells: dict[tuple[str, int], list[Place]] = defaultdict(list)
        for place in gazetteer.embedded.places:
            if levels.get(place.country) == place.level:
                cell = cell_of(place.latitude, place.longitude)
                self._cells[place.country, cell].append(place)

    def fill(self, place: Place) -> Place:
        """``place`` with the units of its nearest embedded unit, if it has none of its own."""
        if place.admin1 or place.level.startswith("admin") or not place.country:
            return place
        unit = self._nearest(place)
        if unit is None:
            return place
        names = {"admin1": unit.admin1, "admin2": unit.admin2, "admin3": unit.admin3}
        names[unit.level] = unit.name
        return replace(
            place, admin1=names["admin1"], admin2=names["admin2"], admin3=names["admin3"]
        )

    def _nearest(self, place: Place) -> Place | None:
        point = (place.latitude, place.longitude)
        steps = (-0.5, -0.25, 0.0, 0.25, 0.5)
        near = [
            (rough_km(point, (unit.latitude, unit.longitude)), unit.place_id, unit)
            for dlat in steps
            for dlon in steps
            for unit in self._cells.get((place.country, cell_of(point[0] + dlat, point[1] + dlon)),
                                        ())
        ]  # fmt: skip
        best = min(near, default=None)
        return best[2] if best and best[0] <= _NEAREST_UNIT_KM else None
