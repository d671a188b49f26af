"""Cells as text, for the formats that know no dates."""

from __future__ import annotations

from datetime import date

from extractor.table import TableRow, Value


def plain(row: TableRow) -> dict[str, str | int | float | None]:
    """The row with dates and times as ISO 8601 text.

    >>> plain({"event_date_start": date(2024, 8, 1), "fatalities": 3})
    {'event_date_start': '2024-08-01', 'fatalities': 3}
    """
    return {
        name: value.isoformat() if isinstance(value, date) else value for name, value in row.items()
    }


FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a cell begins with that spreadsheets take for a formula (OWASP: CSV injection)."""


def safe(value: Value) -> Value:
    """The cell with an apostrophe before it, if a spreadsheet would run it; numbers stay numbers.

    >>> safe("=1+1"), safe(-4.5), safe("Gao - Kidal")
    ("'=1+1", -4.5, 'Gao - Kidal')
    """
    is_formula = isinstance(value, str) and value.lstrip(" ").startswith(FORMULA_STARTS)
    return f"'{value}" if is_formula else value


def text(value: Value) -> str:
    """The cell as a CSV file holds it; empty for ``None``.

    >>> text(None), text(14.5), text(date(2024, 8, 1))
    ('', '14.5', '2024-08-01')
    """
    if value is None:
        return ""
    return value.isoformat() if isinstance(value, date) else str(value)
