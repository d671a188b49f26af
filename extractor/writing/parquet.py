"""The table as Parquet: dates as dates, closed lists as dictionaries, whole numbers nullable."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from extractor.lexicon.codebook import columns
from extractor.table import TableRow
from extractor.writing.output import Write

ROW_GROUP = 20_000
"""Rows held in memory before they are written."""

_TYPES = {
    "string": pa.string(),
    "category": pa.dictionary(pa.int16(), pa.string()),
    "int": pa.int64(),
    "float": pa.float64(),
    "date": pa.date32(),
    "datetime": pa.timestamp("ms"),
}


@cache
def schema() -> pa.Schema:
    """The Arrow schema of the table; each field carries its meaning and unit as metadata."""
    return pa.schema(
        pa.field(
            column.name,
            _TYPES[column.kind],
            metadata={"meaning": column.meaning, "unit": column.unit},
        )
        for column in columns()
    )


@contextmanager
def sink(path: Path) -> Iterator[Write]:
    """Write rows to a Parquet file, a row group at a time."""
    waiting: list[TableRow] = []
    with pq.ParquetWriter(path, schema(), compression="zstd") as writer:

        def flush() -> None:
            writer.write_table(pa.Table.from_pylist(waiting, schema=schema()))
            waiting.clear()

        def write(rows: Sequence[TableRow]) -> None:
            for row in rows:
                waiting.append(row)
                if len(waiting) == ROW_GROUP:
                    flush()

        yield write
        if waiting:
            flush()
