"""Events as rows of the event table, and the table as a pandas data frame.

The columns and their meaning are the codebook's (``lexicon/data/columns.csv``). A row is one event
at one place; figures stand on the first row of an event alone, so that sums over the table are
right. An empty cell is ``None`` in a row and missing (``NA``, ``NaT``) in a frame.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime
from functools import cache
from typing import TYPE_CHECKING, Any

from extractor._version import __version__
from extractor.errors import TableError
from extractor.lexicon.codebook import Column, columns, event_types
from extractor.records import Event, EventPlace, Party, Toll

if TYPE_CHECKING:
    import pandas as pd

Value = str | int | float | date | datetime | None
TableRow = dict[str, Value]

GEOMETRY = "geometry"
"""The point that geographic formats hold beside the table's columns."""

_DIGITS = {"latitude": 5, "longitude": 5, "confidence": 3}
_DTYPES = {
    "string": "string",
    "int": "Int64",
    "float": "Float64",
    "date": "datetime64[s]",
    "datetime": "datetime64[s]",
}
# What no UTF-8 file can hold; each becomes one character, so offsets still hold.
_UNWRITABLE = re.compile("[\x00\ud800-\udfff]")


@cache
def column_names() -> tuple[str, ...]:
    """Names of the table's columns, in order.

    >>> column_names()[:2]
    ('event_id', 'location_rank')
    """
    return tuple(column.name for column in columns())


def rows_of(event: Event) -> list[TableRow]:
    """The rows of one event: one for each place, one without a place where it has none.

    Raises:
        TableError: the event's type is not in the codebook.

    >>> from extractor import Article, Event
    >>> row, = rows_of(Event("e1", Article("a1", "Titre", "Corps."), "ambush"))
    >>> row["event_type"], row["acled_sub_event_type"], row["location_rank"], row["location"]
    ('battle', 'Armed clash', 1, None)
    """
    about = _about(event)
    no_toll = _toll_cells(Toll())
    rows = []
    for rank, place in enumerate(event.places or (EventPlace(),), start=1):
        cells = about | {"location_rank": rank} | _place_cells(place)
        cells |= _toll_cells(event.toll) if rank == 1 else no_toll
        rows.append({column.name: _tidy(column, cells[column.name]) for column in columns()})
    return rows


def _about(event: Event) -> TableRow:
    """The cells that all rows of an event share."""
    article = event.article
    kind = event_types().get(event.sub_event_type)
    if kind is None:
        raise TableError(
            f"event {event.event_id}: the codebook has no sub_event_type {event.sub_event_type!r}"
        )
    return {
        "event_id": event.event_id,
        "cluster_id": event.cluster_id or event.event_id,
        "article_id": article.article_id,
        "outlet": article.outlet,
        "url": article.url,
        "title": article.title,
        "author": article.author,
        "published_at": article.published_at,
        "domain": kind.domain,
        "event_type": kind.event_type,
        "sub_event_type": kind.sub_event_type,
        "acled_event_type": kind.acled_event_type,
        "acled_sub_event_type": kind.acled_sub_event_type,
        "plover_event_type": kind.plover_event_type,
        "event_date_start": event.date_start,
        "event_date_end": event.date_end or event.date_start,
        "date_precision": event.date_precision,
        "date_text": event.date_text,
        **_party_cells("actor1", event.actor1),
        **_party_cells("actor2", event.actor2),
        "claim_source": event.claim_source,
        "claim_source_type": event.claim_source_type,
        "modality": event.modality,
        "evidence": event.evidence,
        "char_start": event.char_start,
        "char_end": event.char_end,
        "confidence": event.confidence,
        "extractor_version": __version__,
        "gazetteer_version": _gazetteer_version(),
    }


def _party_cells(side: str, party: Party) -> TableRow:
    return {
        side: party.name,
        f"{side}_id": party.actor_id,
        f"{side}_type": party.actor_type,
        f"{side}_person": party.person,
        f"{side}_text": party.text,
        f"assoc_{side}_ids": ";".join(party.assoc_ids),
    }


def _place_cells(place: EventPlace) -> TableRow:
    cells: TableRow = {name: getattr(place, name) for name in EventPlace.__slots__}
    if place.offset_bearing_deg is not None:
        cells["offset_bearing_deg"] = place.offset_bearing_deg % 360
    return cells


def _toll_cells(toll: Toll) -> TableRow:
    cells: TableRow = {name: getattr(toll, name) for name in Toll.__slots__ if name != "text"}
    return cells | {"casualty_text": toll.text}


@cache
def _gazetteer_version() -> str:
    import gazetteer

    return gazetteer.version()


def _tidy(column: Column, value: Value) -> Value:
    """The value as the table holds it: rounded, writable, ``None`` for empty."""
    if isinstance(value, str):
        return _UNWRITABLE.sub("\ufffd", value) or None
    if isinstance(value, float):
        return round(value, _DIGITS.get(column.name, 1)) + 0.0  # no negative zero
    if isinstance(value, datetime):  # as the publisher's clock shows it; dates are resolved by it
        return value.replace(tzinfo=None, microsecond=0)
    return value


def to_frame(events: Iterable[Event]) -> pd.DataFrame:
    """The event table of these events as a data frame, validated.

    Dtypes: ``string``, ``category`` (the codebook's closed lists), ``Int64``, ``Float64`` (degrees,
    km), ``datetime64[s]``; the frame has all columns also where there are no events.

    Raises:
        TableError: an event breaks the codebook.

    >>> from extractor import Article, Event
    >>> frame = to_frame([Event("e1", Article("a1", "Titre", "Corps."), "ambush")])
    >>> frame.shape[0], str(frame["latitude"].dtype)
    (1, 'Float64')
    """
    from extractor.validation import check_rows

    rows: list[TableRow] = []
    for event in events:
        found = rows_of(event)
        check_rows(found)
        rows += found
    return frame_of_rows(rows)


def frame_of_rows(rows: Iterable[TableRow], shape: Sequence[Column] | None = None) -> pd.DataFrame:
    """Rows as a data frame with these columns (by default the table's), their order and dtypes."""
    import pandas as pd

    rows = list(rows)
    series: dict[str, pd.Series[Any]] = {}
    for column in columns() if shape is None else shape:
        values = [row[column.name] for row in rows]
        series[column.name] = pd.Series(values, dtype="object").astype(_dtype(column))
    frame: pd.DataFrame = pd.DataFrame(series)
    return frame


def _dtype(column: Column) -> Any:
    import pandas as pd

    if column.kind == "category":
        return pd.CategoricalDtype(list(column.allowed))
    return _DTYPES[column.kind]


def rows_of_frame(frame: pd.DataFrame) -> Iterator[TableRow]:
    """The rows of a table held in a data frame, as plain Python values.

    Dates may be timestamps, dates or ISO 8601 text, as the readers of other formats give them.

    Raises:
        TableError: a column is missing, unknown or out of order; a value is not of its kind.

    >>> from extractor import Article, Event
    >>> frame = to_frame([Event("e1", Article("a1", "Titre", "Corps."), "ambush")])
    >>> [row["sub_event_type"] for row in rows_of_frame(frame)]
    ['ambush']
    """
    from extractor.validation import check_columns

    check_columns(frame.columns)
    listed = {}
    for column in columns():
        convert, series = _PYTHONIC[column.kind], frame[column.name]
        try:
            listed[column.name] = [
                None if empty else convert(value)
                for value, empty in zip(series, series.isna(), strict=True)
            ]
        except (ValueError, TypeError, AttributeError) as error:
            raise TableError(
                f"the column {column.name} has a value that is no {column.kind} ({error})"
            ) from error
    for index in range(len(frame)):
        yield {name: values[index] for name, values in listed.items()}


def _as_stamp(value: Any) -> datetime:
    """A timestamp, a date or ISO 8601 text as a time."""
    if isinstance(value, str):
        return datetime.fromisoformat(value)
    if isinstance(value, datetime):
        return datetime(*value.timetuple()[:6])  # no class of pandas'
    return datetime(value.year, value.month, value.day)


_PYTHONIC: dict[str, Callable[[Any], Value]] = {
    "string": str,
    "category": str,
    "int": int,
    "float": float,
    "date": lambda value: _as_stamp(value).date(),
    "datetime": _as_stamp,
}
