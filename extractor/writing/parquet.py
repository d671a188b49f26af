"""The table as GeoParquet 1.1: dates as dates, closed lists as dictionaries, points as WKB.

Any reader of Parquet opens the file; the last column, ``geometry``, is the point of latitude and
longitude for those who read GeoParquet (``geopandas.read_parquet``, QGIS, DuckDB).

Source: OGC 24-013, GeoParquet 1.1.0; the coordinates are OGC:CRS84, its default.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from extractor.table import GEOMETRY, TableRow
from extractor.writing.geometry import point_wkb
from extractor.writing.output import Write
from extractor.writing.schemas import Schema

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
_GEO = {
    "version": "1.1.0",
    "primary_column": GEOMETRY,
    "columns": {GEOMETRY: {"encoding": "WKB", "geometry_types": ["Point"]}},
}


def arrow_schema(schema: Schema) -> pa.Schema:
    """The Arrow schema of the table; each field carries its meaning and unit as metadata."""
    fields = [
        pa.field(
            column.name,
            _TYPES[column.kind],
            metadata={"meaning": column.meaning, "unit": column.unit},
        )
        for column in schema.columns
    ]
    point = pa.field(GEOMETRY, pa.binary(), metadata={"meaning": "Point of the row as WKB"})
    return pa.schema([*fields, point], metadata={"geo": json.dumps(_GEO)})


@contextmanager
def sink(path: Path, schema: Schema) -> Iterator[Write]:
    """Write rows to a Parquet file, a row group at a time."""
    waiting: list[TableRow] = []
    arrow = arrow_schema(schema)
    with pq.ParquetWriter(path, arrow, compression="zstd") as writer:

        def flush() -> None:
            rows = [{**row, GEOMETRY: point_wkb(row)} for row in waiting]
            writer.write_table(pa.Table.from_pylist(rows, schema=arrow))
            waiting.clear()

        def write(rows: Sequence[TableRow]) -> None:
            for row in rows:
                waiting.append(row)
                if len(waiting) == ROW_GROUP:
                    flush()

        yield write
        if waiting:
            flush()
