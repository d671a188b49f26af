"""Parquet tables, a batch of rows at a time."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO

import pyarrow as pa
import pyarrow.parquet as pq

from extractor.reading.fields import check_columns, choose_columns
from extractor.reading.files import InputFile, UnreadableError
from extractor.reading.items import articles_of_record
from extractor.reading.rejects import Intake
from extractor.reading.streams import spooled
from extractor.records import Article

_BATCH = 256


def read_parquet(file: InputFile, intake: Intake) -> Iterator[Article]:
    """Articles of a Parquet file (others than plain ones on disk go through a temporary file).

    Raises:
        InputError: the mapping names a column that there is not.
        UnreadableError: no column that can be the text, or the file cannot be read.
    """
    with spooled(file) as handle:
        yield from _articles(handle, file, intake)


def _articles(handle: IO[bytes], file: InputFile, intake: Intake) -> Iterator[Article]:
    try:
        table = pq.ParquetFile(handle)
    except (pa.ArrowException, OSError, ValueError) as error:
        raise UnreadableError("this is no Parquet file; check that it is whole") from error
    names = list(table.schema_arrow.names)
    check_columns(names, intake.mapping, str(file))
    columns = choose_columns(names, intake.mapping)
    if "text" not in columns and "html" not in columns:
        raise UnreadableError(
            f"no column holds the text; columns are: {', '.join(names)[:400]}; "
            "name it with --map text=NAME"
        )
    if table.metadata.num_rows == 0:
        raise UnreadableError("empty: there is no record in this file")
    row = 0
    names = sorted({name for names in columns.values() for name in names})
    for batch in _batches(table, names):
        for record in batch:
            row += 1
            yield from articles_of_record(record, columns, intake, str(file), row)
    if row < table.metadata.num_rows:
        raise UnreadableError(f"{row} rows where {table.metadata.num_rows} are told; make it anew")


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
