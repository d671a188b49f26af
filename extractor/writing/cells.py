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


def text(value: Value) -> str:
    """The cell as a CSV file holds it; empty for ``None``.

    >>> text(None), text(14.5), text(date(2024, 8, 1))
    ('', '14.5', '2024-08-01')
    """
    if value is None:
        return ""
    return value.isoformat() if isinstance(value, date) else str(value)
