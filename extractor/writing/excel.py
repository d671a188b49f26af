"""The table as an Excel workbook: the events, what the columns mean, and the versions.

Needs the ``excel`` extra. Words of a story stay words: a cell that begins with ``=`` or looks like
an address is no formula and no link. What Excel cannot hold is told in the cell, never dropped.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from extractor.errors import OutputError
from extractor.table import TableRow, Value
from extractor.writing.codebook import versions
from extractor.writing.output import Write
from extractor.writing.schemas import Schema

if TYPE_CHECKING:
    from xlsxwriter import Workbook

MOST_ROWS = 1_048_575
"""Rows below the header that a sheet holds."""

MOST_CHARACTERS = 32_767
"""Characters that a cell holds."""

EXCELS_FIRST_YEAR = 1900
"""Excel's calendar begins here, with a wrong February; days up to its end stand as text."""

CUT = " […]"
"""Stands at the end of a cell that was longer."""

_MADE_AT = datetime(2000, 1, 1)  # the same bytes on every run
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")  # XML 1.0, section 2.2
_OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_WIDTHS = {"date": 12, "datetime": 20, "string": 18, "category": 18, "int": 9, "float": 10}


@contextmanager
def sink(path: Path, schema: Schema) -> Iterator[Write]:
    """Write rows to a workbook as they come, in bounded memory.

    Raises:
        OutputError: XlsxWriter is not installed, or there are more rows than Excel holds.
    """
    try:
        from xlsxwriter import Workbook
    except ImportError as error:
        raise OutputError(
            f"{path.suffix} files need the extra 'excel'; install it with "
            "python -m pip install 'sahel-events[excel]', or write .csv"
        ) from error
    with TemporaryDirectory() as waiting:  # where rows stand until the workbook is closed
        book = Workbook(str(path), {**_OPTIONS, "tmpdir": waiting})
        try:
            yield _writer(book, schema)
            _write_codebook(book, schema)
        finally:
            _close(book)


def _writer(book: Workbook, schema: Schema) -> Write:
    book.set_properties({"created": _MADE_AT})
    formats = {
        "date": book.add_format({"num_format": "yyyy-mm-dd"}),
        "datetime": book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss"}),
    }
    sheet = _sheet(book, "events", [column.name for column in schema.columns])
    for index, column in enumerate(schema.columns):
        sheet.set_column(index, index, _WIDTHS[column.kind], formats.get(column.kind))
    numbers = count(1)

    def write(rows: Sequence[TableRow]) -> None:
        for row in rows:
            number = next(numbers)
            if number > MOST_ROWS:
                raise OutputError(
                    f"a sheet of Excel holds {MOST_ROWS} rows and the table has more; "
                    "write .parquet or .csv"
                )
            for index, (column, value) in enumerate(zip(schema.columns, row.values(), strict=True)):
                _put(sheet, number, index, value, formats.get(column.kind))

    return write


def _close(book: Workbook) -> None:
    from xlsxwriter.exceptions import FileCreateError, FileSizeError

    try:
        book.close()
    except FileCreateError as error:  # holds what the system said
        raise OSError(*error.args) from error
    except FileSizeError as error:
        raise OutputError("the table is larger than Excel holds; write .parquet or .csv") from error
    finally:
        for sheet in book.worksheets():
            if sheet.row_data_fh is not None:
                sheet.row_data_fh.close()  # which the library forgets after an error


def _put(sheet: Any, row: int, column: int, value: Value, shape: Any) -> None:
    if isinstance(value, str):
        sheet.write_string(row, column, _as_cell(value))
    elif isinstance(value, (int, float)):
        sheet.write_number(row, column, value)
    elif value is not None and value.year > EXCELS_FIRST_YEAR:
        sheet.write_datetime(row, column, value, shape)
    elif value is not None:
        sheet.write_string(row, column, value.isoformat())


def _as_cell(words: str) -> str:
    words = _UNWRITABLE.sub("\ufffd", words)
    if len(words) <= MOST_CHARACTERS:
        return words
    return words[: MOST_CHARACTERS - len(CUT)] + CUT


def _sheet(book: Workbook, name: str, header: Sequence[str]) -> Any:
    sheet = book.add_worksheet(name)
    sheet.freeze_panes(1, 0)
    bold = book.add_format({"bold": True})
    for index, title in enumerate(header):
        sheet.write_string(0, index, title, bold)
    return sheet


def _write_codebook(book: Workbook, schema: Schema) -> None:
    sheet = _sheet(book, "codebook", ("column", "type", "unit or values", "meaning"))
    for width, index in zip((24, 10, 40, 100), count()):
        sheet.set_column(index, index, width)
    for number, column in enumerate(schema.columns, start=1):
        cells = (column.name, column.kind, column.unit, column.meaning)
        for index, cell in enumerate(cells):
            sheet.write_string(number, index, cell)
    sheet = _sheet(book, "versions", ("of", "version"))
    for number, (name, version) in enumerate(versions().items(), start=1):
        sheet.write_string(number, 0, name)
        sheet.write_string(number, 1, version)
