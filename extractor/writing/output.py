"""Opens an output file: the format by its ending, the file whole or not at all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from importlib import import_module
from itertools import islice
from pathlib import Path
from types import TracebackType

from extractor.errors import OutputError
from extractor.table import TableRow
from extractor.writing.cells import safe
from extractor.writing.parts import part_of, remove_stale_parts
from extractor.writing.schemas import EVENTS, schema_of

Write = Callable[[Sequence[TableRow]], None]
"""Adds rows to an open file."""

FORMATS = {
    ".csv": "csv_table",
    ".parquet": "parquet",
    ".jsonl": "jsonl",
    ".geojson": "geojson",
    ".gpkg": "geopackage",
    ".xlsx": "excel",
}
"""Ending of the file to the module of this package that writes it."""

_AT_ONCE = 10_000


class Output:
    """An output file for rows; it takes the place of an older file only once it is complete.

    A context manager. Rows are not checked here: see :func:`extractor.validation.check_rows`.

    Args:
        path: the file to write; its ending is one of :data:`FORMATS`.
        schema: ``events`` for our columns, ``acled`` for those of ACLED.
        excel: put an apostrophe before cells that a spreadsheet would take for a formula.

    Attributes:
        left_out: rows for which the schema has no place.

    Raises:
        OutputError: the ending or schema is unknown, the folder is missing, it cannot be written
            to, or the format needs an extra that is not installed; ``excel`` for another format
            than CSV.

    >>> Output("events.xls")
    Traceback (most recent call last):
    extractor.errors.OutputError: events.xls: unknown ending '.xls'; end the name in .csv, \
.parquet, .jsonl, .geojson, .gpkg or .xlsx
    """

    def __init__(self, path: str | Path, schema: str = EVENTS, *, excel: bool = False) -> None:
        self.path = Path(path)
        self.left_out = 0
        self._schema = schema_of(schema)
        self._excel = excel
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
        if excel and ending != ".csv":
            raise OutputError(f"{self.path}: --excel is for .csv; other formats hold no formulas")
        self._part = part_of(self.path)
        module = import_module(f"extractor.writing.{FORMATS[ending]}")
        self._sink: AbstractContextManager[Write] = module.sink(self._part, self._schema)

    def __enter__(self) -> Output:
        with self._explained():
            remove_stale_parts(self.path)
            self._part.touch()
            try:
                self._write = self._sink.__enter__()
            except BaseException:
                self._part.unlink()
                raise
        return self

    def write(self, rows: Sequence[TableRow]) -> None:
        """Add rows of the event table.

        Raises:
            OutputError: the disk is full or the file is gone.
        """
        converted = [self._schema.convert(row) for row in rows]
        kept = [row for row in converted if row is not None]
        self.left_out += len(rows) - len(kept)
        if self._excel:
            kept = [{name: safe(value) for name, value in row.items()} for row in kept]
        with self._explained():
            self._write(kept)

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


def write_table(
    rows: Iterable[TableRow], path: str | Path, schema: str = EVENTS, *, excel: bool = False
) -> int:
    """Write rows that are already checked to a file.

    Returns:
        How many rows the schema has no place for.

    Raises:
        OutputError: as :class:`Output`.
    """
    rows = iter(rows)
    with Output(path, schema, excel=excel) as output:
        while batch := list(islice(rows, _AT_ONCE)):
            output.write(batch)
    return output.left_out
