"""Event tables from files, as pandas data frames."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from extractor.errors import InputError, TableError
from extractor.lexicon.codebook import columns
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
    """Read an event table that ``sahel-events extract`` has written as CSV or Parquet.

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
    """Read any table of a ``.csv`` or ``.parquet`` file; cells of CSV stay words.

    Raises:
        InputError: the file is missing, of another format or damaged.
    """
    ending = path.suffix.lower()
    if ending not in ENDINGS:
        raise InputError(f"{path}: give the table as .csv or .parquet")
    try:
        if ending == ".parquet":
            return pd.read_parquet(path)
        return pd.read_csv(path, dtype="string", keep_default_na=False, na_values=[""])
    except FileNotFoundError:
        raise InputError(f"{path}: no such file; give a table that extract has written") from None
    except (OSError, ValueError) as error:
        raise InputError(f"{path}: cannot be read ({error})") from error
