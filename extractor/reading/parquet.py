"""Parquet tables, a batch of rows at a time."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO

import pyarrow as pa
import pyarrow.parquet as pq

from extractor.reading.fields import check_columns, choose_columns
from extractor.reading.items import articles_of_record
from extractor.reading.rejects import Intake
from extractor.reading.streams import UnreadableError, chunks_of
from extractor.records import Article

_BATCH = 256


def read_parquet(path: Path, intake: Intake) -> Iterator[Article]:
    """Articles of a Parquet file (packed ones are unpacked to a temporary file first).

    Raises:
        InputError: the mapping names a column that there is not.
        UnreadableError: no column that can be the text, or the file cannot be read.
    """
    if path.suffix.lower() != ".gz":
        with path.open("rb") as handle:
            yield from _articles(handle, path, intake)
        return
    with tempfile.TemporaryFile() as unpacked:
        with chunks_of(path) as chunks:
            for chunk in chunks:
                unpacked.write(chunk)
        unpacked.seek(0)
        yield from _articles(unpacked, path, intake)


def _articles(handle: IO[bytes], path: Path, intake: Intake) -> Iterator[Article]:
    try:
        table = pq.ParquetFile(handle)
    except (pa.ArrowException, OSError) as error:
        raise UnreadableError("this is no Parquet file; check that it is whole") from error
    names = list(table.schema_arrow.names)
    check_columns(names, intake.mapping, str(path))
    columns = choose_columns(names, intake.mapping)
    if "text" not in columns and "html" not in columns:
        raise UnreadableError(
            f"no column holds the text; columns are: {', '.join(names)[:400]}; "
            "name it with --map text=NAME"
        )
    row = 0
    for batch in _batches(table, sorted(set(columns.values()))):
        for record in batch:
            row += 1
            yield from articles_of_record(record, columns, intake, str(path), row)


def _batches(table: pq.ParquetFile, columns: list[str]) -> Iterator[list[dict[str, object]]]:
    batches = table.iter_batches(batch_size=_BATCH, columns=columns)
    while True:
        try:
            batch = next(batches, None)
            if batch is None:
                return
            records: list[dict[str, object]] = batch.to_pylist()
        except (pa.ArrowException, OSError, UnicodeDecodeError) as error:
            raise UnreadableError(f"broken Parquet data ({str(error)[:120]})") from error
        yield records
