"""The table as JSON lines: one object a row, empty cells as ``null``."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from extractor.table import TableRow
from extractor.writing.cells import plain
from extractor.writing.output import Write
from extractor.writing.schemas import Schema


@contextmanager
def sink(path: Path, schema: Schema) -> Iterator[Write]:
    """Write rows to a JSON-lines file as they come."""
    with path.open("w", encoding="utf-8", newline="\n") as handle:

        def write(rows: Sequence[TableRow]) -> None:
            for row in rows:
                handle.write(json.dumps(plain(row), ensure_ascii=False) + "\n")

        yield write
