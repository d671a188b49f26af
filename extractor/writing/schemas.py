"""The schemas in which a table can be written: ours, and that of ACLED."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from extractor.errors import OutputError
from extractor.lexicon.acled import acled_columns
from extractor.lexicon.codebook import Column, columns
from extractor.table import TableRow
from extractor.writing.acled import acled_row

EVENTS = "events"
ACLED = "acled"


@dataclass(frozen=True, slots=True)
class Schema:
    """Columns of an output, and how a row of the event table is said in them.

    Attributes:
        name: what users call it.
        columns: the columns in order, each with its meaning.
        key: the columns that no two rows share.
        convert: a row of the event table in these columns; ``None`` where the schema has no place
            for it.
    """

    name: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    convert: Callable[[TableRow], TableRow | None]


def schema_of(name: str) -> Schema:
    """The schema of that name.

    Raises:
        OutputError: there is none.

    >>> schema_of("events").key
    ('event_id', 'location_rank')
    >>> schema_of("gdelt")
    Traceback (most recent call last):
    extractor.errors.OutputError: unknown schema 'gdelt'; choose events or acled
    """
    if name == EVENTS:
        return Schema(EVENTS, columns(), ("event_id", "location_rank"), lambda row: row)
    if name == ACLED:
        return Schema(ACLED, acled_columns(), ("event_id_cnty",), acled_row)
    raise OutputError(f"unknown schema {name!r}; choose {EVENTS} or {ACLED}")
