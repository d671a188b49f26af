"""The table as CSV: UTF-8, comma-separated, one header line, lines ended by a line feed.

A cell with a line end, comma or quote stands in double quotes (RFC 4180), with its characters
unchanged, so that evidence can be found again in the text.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from extractor.table import TableRow
from extractor.writing.cells import text
from extractor.writing.output import Write
from extractor.writing.schemas import Schema


@contextmanager
def sink(path: Path, schema: Schema) -> Iterator[Write]:
    """Write rows to a CSV file as they come."""
    with path.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.writer(handle, lineterminator="\n")
        writer.writerow(column.name for column in schema.columns)

        def write(rows: Sequence[TableRow]) -> None:
            writer.writerows([text(value) for value in row.values()] for row in rows)

        yield write
