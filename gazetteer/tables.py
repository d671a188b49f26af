"""Reads the gazetteer's CSV files into typed rows."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from gazetteer.errors import DataFileError
from gazetteer.records import LEVELS, Place, check_size, point_of

PLACE_HEADER = (
    "place_id,name,level,feature,country,admin1,admin2,admin3,"
    "latitude,longitude,radius_km,rank,aliases,source"
)
"""Header of every place file."""

PLACE_COLUMNS = PLACE_HEADER.split(",")

_KNOWN_LEVELS = frozenset(LEVELS)


@dataclass(frozen=True, slots=True)
class Line:
    """One data line: where it stands and its cells by column name."""

    path: Path
    number: int
    cells: dict[str, str]

    def error(self, problem: str) -> DataFileError:
        """A :class:`DataFileError` at this line."""
        return DataFileError(self.path, self.number, problem)


def read_lines(path: Path, columns: list[str]) -> Iterator[tuple[int, list[str]]]:
    """Yield line number and cells of a UTF-8 CSV file whose header is exactly ``columns``.

    Lines that begin with ``#`` and blank lines are comments.

    Raises:
        DataFileError: the header differs, or a line has another number of cells.
    """
    with path.open(encoding="utf-8", newline="") as handle:
        reader = csv.reader(handle)
        if next(reader, []) != columns:
            raise DataFileError(path, 1, f"the header must be {','.join(columns)}")
        for cells in reader:
            if not cells or cells[0].startswith("#"):
                continue
            if len(cells) != len(columns):
                problem = f"{len(cells)} cells where {len(columns)} are needed"
                raise DataFileError(path, reader.line_num, problem)
            yield reader.line_num, cells


def read_table(path: Path, columns: str) -> Iterator[Line]:
    """Yield the lines of a small table; ``columns`` is its header, comma-separated.

    Raises:
        DataFileError: as :func:`read_lines`.
    """
    names = columns.split(",")
    for number, cells in read_lines(path, names):
        stripped = (cell.strip() for cell in cells)
        yield Line(path, number, dict(zip(names, stripped, strict=True)))


def parts(cell: str) -> tuple[str, ...]:
    """The values of a cell that holds several joined by ``;``.

    >>> parts("Ouaga; Wogodogo;")
    ('Ouaga', 'Wogodogo')
    """
    if not cell:
        return ()
    return tuple(part for part in (piece.strip() for piece in cell.split(";")) if part)


def place_of(cells: list[str]) -> Place:
    """The place that one line of a place file describes.

    Raises:
        ValueError: a number is no number or out of range, or the level is unknown.
    """
    ident, name, level, feature, country, admin1, admin2, admin3 = cells[:8]
    latitude, longitude = point_of(cells[8], cells[9])
    radius, rank = float(cells[10] or 2), float(cells[11] or 0)
    if level not in _KNOWN_LEVELS:
        raise ValueError(f"level {level!r} is not one of {', '.join(LEVELS)}")
    if not name or not ident:
        raise ValueError("place_id and name must not be empty")
    check_size(radius, rank)
    return Place(
        ident, name, level, feature, country, admin1, admin2, admin3,
        latitude, longitude, radius, rank, parts(cells[12]), cells[13],
    )  # fmt: skip


def read_places(path: Path) -> Iterator[Place]:
    """Yield the places of one file.

    Raises:
        DataFileError: a line is wrong; the message names it.
    """
    for number, cells in read_lines(path, PLACE_COLUMNS):
        try:
            yield place_of(cells)
        except ValueError as error:
            raise DataFileError(path, number, str(error)) from error


def read_folder(folder: Path) -> list[Place]:
    """All places of a data folder: ``areas.csv`` and every ``<ISO3>/<kind>.csv``.

    Raises:
        DataFileError: a line is wrong, or a place_id stands twice.
    """
    files = [*sorted(folder.glob("*/*.csv")), folder / "areas.csv"]
    return [place for path in files if path.exists() for place in read_places(path)]
