"""Days in data cells that may give a year or a month only."""

from __future__ import annotations

import calendar
import re
from datetime import date

from extractor.lexicon.loader import Row

_PARTIAL = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")


def first_day(row: Row, column: str) -> date | None:
    """First day of ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``; ``None`` for an empty cell.

    Raises:
        DataFileError: the cell holds something else.
    """
    return _day(row, column, last=False)


def last_day(row: Row, column: str) -> date | None:
    """Last day of ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``; ``None`` for an empty cell.

    Raises:
        DataFileError: the cell holds something else.
    """
    return _day(row, column, last=True)


def _day(row: Row, column: str, *, last: bool) -> date | None:
    text = row[column]
    if not text:
        return None
    match = _PARTIAL.fullmatch(text)
    if match is None:
        raise row.error(f"{column} {text!r} is no YYYY, YYYY-MM or YYYY-MM-DD")
    year = int(match[1])
    month = int(match[2] or (12 if last else 1))
    try:
        ultimo = calendar.monthrange(year, month)[1]
        return date(year, month, int(match[3] or (ultimo if last else 1)))
    except ValueError as error:
        raise row.error(f"{column} {text!r} is no day: {error}") from error
