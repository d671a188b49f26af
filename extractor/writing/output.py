"""Opens an output file: the format by its ending, the file whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from importlib import import_module
from itertools import islice
from pathlib import Path
from types import TracebackType

from extractor.errors import OutputError
from extractor.table import TableRow

Write = Callable[[Sequence[TableRow]], None]
"""Adds rows to an open file."""

FORMATS = {
    ".csv": "csv_table",
    ".parquet": "parquet",
    ".jsonl": "jsonl",
    ".geojson": "geojson",
    ".gpkg": "geopackage",
}
"""Ending of the file to the module of this package that writes it."""

_AT_ONCE = 10_000


class Output:
    """An output file for rows; it takes the place of an older file only once it is complete.

    A context manager. Rows are not checked here: see :func:`extractor.validation.check_rows`.

    Args:
        path: the file to write; its ending is one of :data:`FORMATS`.

    Raises:
        OutputError: the ending is unknown, the folder is missing, it cannot be written to, or the
            format needs an extra that is not installed.

    >>> Output("events.xls")
    Traceback (most recent call last):
    extractor.errors.OutputError: events.xls: unknown ending '.xls'; end the name in .csv, \
.parquet, .jsonl, .geojson or .gpkg
    """

    def __init__(self, path: str | Path) -> None:
        self.path = Path(path)
        ending = self.path.suffix.lower()
        if ending not in FORMATS:
            *most, last = FORMATS
            raise OutputError(
                f"{self.path}: unknown ending {ending!r}; "
                f"end the name in {', '.join(most)} or {last}"
            )
        if not self.path.parent.is_dir():
            raise OutputError(
                f"{self.path}: there is no folder {self.path.parent}; create it first"
            )
        if self.path.is_dir():
            raise OutputError(f"{self.path}: this is a folder; name a file in it")
        self._part = self.path.with_name(f".{self.path.stem}.{os.getpid()}.part{ending}")
        module = import_module(f"extractor.writing.{FORMATS[ending]}")
        self._sink: AbstractContextManager[Write] = module.sink(self._part)

    def __enter__(self) -> Output:
        with self._explained():
            self._part.touch()
            try:
                self._write = self._sink.__enter__()
            except BaseException:
                self._part.unlink()
                raise
        return self

    def write(self, rows: Sequence[TableRow]) -> None:
        """Add rows.

        Raises:
            OutputError: the disk is full or the file is gone.
        """
        with self._explained():
            self._write(rows)

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        try:
            with self._explained():
                self._sink.__exit__(kind, error, trace)
                if error is None:
                    self._part.replace(self.path)
        finally:
            self._part.unlink(missing_ok=True)

    @contextmanager
    def _explained(self) -> Iterator[None]:
        """Turn what the system says of the file into a line for the user."""
        try:
            yield
        except OSError as error:
            reason = error.strerror or str(error)
            raise OutputError(
                f"{self.path}: cannot be written ({reason}); make room or choose another place"
            ) from error


def write_table(rows: Iterable[TableRow], path: str | Path) -> None:
    """Write rows that are already checked to a file.

    Raises:
        OutputError: as :class:`Output`.
    """
    rows = iter(rows)
    with Output(path) as output:
        while batch := list(islice(rows, _AT_ONCE)):
            output.write(batch)
