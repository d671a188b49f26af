"""Reads vocabulary files. Every complaint names the file and the line."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from extractor.errors import DataFileError

DATA = Path(__file__).parent / "data"


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a vocabulary file.

    Attributes:
        path: the file it stands in.
        line: line number, the header being line 1.
        values: column name to cell, stripped of white space.
    """

    path: Path
    line: int
    values: dict[str, str]

    def __getitem__(self, column: str) -> str:
        return self.values[column]

    def several(self, column: str) -> tuple[str, ...]:
        """The parts of a cell that holds several values joined by ``;``."""
        return tuple(part.strip() for part in self.values[column].split(";") if part.strip())

    def error(self, problem: str) -> DataFileError:
        """A :class:`DataFileError` at this row."""
        return DataFileError(self.path, self.line, problem)


def read_rows(path: Path, columns: tuple[str, ...]) -> Iterator[Row]:
    """Yield the rows of a UTF-8 CSV file whose header must be exactly ``columns``.

    Lines that begin with ``#`` and blank lines are comments.

    Raises:
        DataFileError: the header differs, or a row has another number of cells.
    """
    with path.open(encoding="utf-8", newline="") as handle:
        reader = csv.reader(handle)
        header = tuple(next(reader, ()))
        if header != columns:
            raise DataFileError(path, 1, f"the header must be {','.join(columns)}")
        for cells in reader:
            if not cells or cells[0].startswith("#"):
                continue
            if len(cells) != len(columns):
                raise DataFileError(
                    path, reader.line_num, f"{len(cells)} cells where {len(columns)} are needed"
                )
            stripped = (cell.strip() for cell in cells)
            yield Row(path, reader.line_num, dict(zip(columns, stripped, strict=True)))


def one_of(row: Row, column: str, allowed: frozenset[str] | set[str]) -> str:
    """The cell's value, which must be one of ``allowed``.

    Raises:
        DataFileError: it is not; the message lists near values.
    """
    value = row[column]
    if value not in allowed:
        known = ", ".join(sorted(allowed)[:12])
        raise row.error(f"{column} {value!r} is not known; use one of: {known}")
    return value
