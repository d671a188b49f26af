"""The event table as the page reads it: columns, with repeated values written once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from extractor.table import rows_of_frame
from extractor.writing.cells import plain

if TYPE_CHECKING:
    import pandas as pd

Cell = str | int | float | None


def table_payload(table: pd.DataFrame) -> dict[str, Any]:
    """``{"size": rows, "columns": {name: column}}``; columns with no value are left out.

    A column is ``{"values": [a cell for each row]}`` or, where values repeat, ``{"values":
    [distinct], "codes": [index of each row's value, -1 for empty]}``.

    Raises:
        TableError: the columns are not the codebook's.

    >>> from extractor import Article, Event
    >>> from extractor.table import to_frame
    >>> event = Event("e1", Article("a1", "Titre", "Corps."), "ambush")
    >>> table_payload(to_frame([event]))["columns"]["sub_event_type"]
    {'values': ['ambush']}
    """
    rows = [plain(row) for row in rows_of_frame(table)]
    names = list(rows[0]) if rows else []
    columns = {name: [row[name] for row in rows] for name in names}
    filled = {name: cells for name, cells in columns.items() if any(c is not None for c in cells)}
    return {
        "size": len(rows),
        "columns": {name: _column(cells) for name, cells in filled.items()},
    }


def _column(cells: list[Cell]) -> dict[str, Any]:
    kept = [value for value in dict.fromkeys(cells) if value is not None]
    if len(kept) * 2 > len(cells):
        return {"values": cells}
    codes = {value: code for code, value in enumerate(kept)}
    return {"values": kept, "codes": [-1 if c is None else codes[c] for c in cells]}
