"""Event tables from files, as pandas data frames."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from extractor.errors import InputError, TableError
from extractor.lexicon.codebook import columns
from extractor.running.store import RunStore, is_store
from extractor.table import GEOMETRY
from extractor.validation import check_columns

ENDINGS = (".csv", ".parquet")
_DTYPES = {
    "string": "string",
    "category": "string",
    "int": "Int64",
    "float": "Float64",
    "date": "datetime64[s]",
    "datetime": "datetime64[s]",
}


def read_table(path: str | Path) -> pd.DataFrame:
    """Read an event table that ``extract`` has written as CSV or Parquet, or a run store.

    Dtypes: ``string``, ``Int64``, ``Float64``, ``datetime64[s]``.

    Raises:
        InputError: the file is missing, of another format or damaged.
        TableError: its columns are not the codebook's.
    """
    frame = read_frame(Path(path)).drop(columns=GEOMETRY, errors="ignore")
    try:
        check_columns(frame.columns)
        table: pd.DataFrame = frame.astype(
            {column.name: _DTYPES[column.kind] for column in columns()}
        )
        return table
    except TableError as error:
        raise TableError(f"{path}: {error}") from None
    except (ValueError, TypeError) as error:
        raise InputError(f"{path}: a cell is of the wrong kind ({error})") from error


def read_frame(path: Path) -> pd.DataFrame:
    """Read any table of a ``.csv`` or ``.parquet`` file, or of a run store; cells stay words.

    Raises:
        InputError: the file is missing, of another format or damaged.
    """
    ending = path.suffix.lower()
    if is_store(path):
        return _frame_of_store(path)
    if ending not in ENDINGS:
        raise InputError(f"{path}: give the table as .csv or .parquet, or a run store (.sqlite)")
    try:
        if ending == ".parquet":
            return pd.read_parquet(path)
        return pd.read_csv(path, dtype="string", keep_default_na=False, na_values=[""])
    except FileNotFoundError:
        raise InputError(f"{path}: no such file; give a table that extract has written") from None
    except (OSError, ValueError) as error:
        raise InputError(f"{path}: cannot be read ({error})") from error


def _frame_of_store(path: Path) -> pd.DataFrame:
    if not path.is_file():
        raise InputError(f"{path}: no such file; give a store that run has filled")
    names = [column.name for column in columns()]
    with RunStore(path) as store:
        rows = [[row.get(name) or None for name in names] for row in store.rows()]
    frame: pd.DataFrame = pd.DataFrame(rows, columns=names, dtype="string")
    return frame
