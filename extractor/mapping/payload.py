"""The event table as the page reads it: columns, with repeated values written once."""

from __future__ import annotations

from collections.abc import Mapping
from math import isfinite
from typing import TYPE_CHECKING, Any

from extractor.errors import TableError
from extractor.lexicon.codebook import columns
from extractor.table import rows_of_frame
from extractor.writing.cells import plain

if TYPE_CHECKING:
    import pandas as pd

_NEEDED = frozenset({"event_id", "sub_event_type", "modality", "date_precision"})

Cell = str | int | float | None


def table_payload(table: pd.DataFrame) -> dict[str, Any]:
    """``{"size": rows, "columns": {name: column}}``; columns with no value are left out.

    A column is ``{"values": [a cell for each row]}`` or, where values repeat, ``{"values":
    [distinct], "codes": [index of each row's value, -1 for empty]}``.

    Raises:
        TableError: the columns are not the codebook's, or a cell is none of a closed list's values
            or no finite number; names the row.

    >>> from extractor import Article, Event
    >>> from extractor.table import to_frame
    >>> event = Event("e1", Article("a1", "Titre", "Corps."), "ambush")
    >>> table_payload(to_frame([event]))["columns"]["sub_event_type"]
    {'values': ['ambush']}
    """
    rows = [plain(row) for row in rows_of_frame(table)]
    for number, row in enumerate(rows, start=1):
        _check(row, number)
    names = list(rows[0]) if rows else []
    held = {name: [row[name] for row in rows] for name in names}
    filled = {name: cells for name, cells in held.items() if any(c is not None for c in cells)}
    return {
        "size": len(rows),
        "columns": {name: _column(cells) for name, cells in filled.items()},
    }


def _check(row: Mapping[str, Cell], number: int) -> None:
    """What the page's program relies on; a table may have been changed by hand."""
    for column in columns():
        value = row[column.name]
        if value is None:
            is_wrong = column.name in _NEEDED
        elif column.allowed:
            is_wrong = str(value) not in column.allowed
        else:
            is_wrong = isinstance(value, float) and not isfinite(value)
        if is_wrong:
            raise TableError(f"row {number}, column {column.name}: {value!r} cannot be shown")


def _column(cells: list[Cell]) -> dict[str, Any]:
    kept = [value for value in dict.fromkeys(cells) if value is not None]
    if len(kept) * 2 > len(cells):
        return {"values": cells}
    codes = {value: code for code, value in enumerate(kept)}
    return {"values": kept, "codes": [-1 if c is None else codes[c] for c in cells]}
