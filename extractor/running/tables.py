"""From a run store to a table file."""

from __future__ import annotations

from pathlib import Path

from extractor.reading.rejects import RejectsFile
from extractor.running.store import RunStore
from extractor.table import rows_of_frame
from extractor.table_files import read_table
from extractor.writing import write_codebook, write_table


def write_store(store: str | Path, output: str | Path) -> int:
    """Write the table of a run store, its codebook and its rejects; the number of rows.

    Args:
        store: the run store.
        output: the table, in any format of :mod:`extractor.writing`.

    Raises:
        InputError: the store is missing or damaged.
        OutputError: ``output`` cannot be written.
    """
    table = read_table(store)
    write_table(rows_of_frame(table), output)
    with RunStore(store) as filled:
        write_codebook(output, settings=filled.settings())
        with RejectsFile.beside(Path(output)) as rejects:
            for reject in filled.rejects():
                rejects.write(reject)
    return len(table)
