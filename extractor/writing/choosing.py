"""Chooses rows of a table: by day, country, type, confidence and box."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

import pandas as pd

from extractor.errors import TableError

Box = tuple[float, float, float, float]
"""West, south, east, north in degrees WGS 84."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which rows of a table to keep; what is left open keeps all.

    Attributes:
        first, last: days within which an event has at least one of its own, both included.
        countries: ISO 3166-1 alpha-3 codes.
        types: event types or sub-event types.
        confidence: least confidence, 0 to 1.
        box: west, south, east, north in degrees; rows without coordinates are outside.
    """

    first: date | None = None
    last: date | None = None
    countries: Collection[str] = ()
    types: Collection[str] = ()
    confidence: float = 0.0
    box: Box | None = None


def chosen(table: pd.DataFrame, wanted: Wanted) -> pd.DataFrame:
    """The rows of a table that are wanted, in their order.

    >>> rows = pd.DataFrame({"country_iso3": ["MLI", "NER"], "confidence": [0.9, 0.4]})
    >>> chosen(rows, Wanted(countries=["MLI"], confidence=0.5)).index.tolist()
    [0]
    """
    keep = pd.Series(True, index=table.index)
    if wanted.first is not None:
        keep &= pd.to_datetime(table["event_date_end"]) >= pd.Timestamp(wanted.first)
    if wanted.last is not None:
        keep &= pd.to_datetime(table["event_date_start"]) <= pd.Timestamp(wanted.last)
    if wanted.countries:
        keep &= table["country_iso3"].isin(list(wanted.countries))
    if wanted.types:
        types = list(wanted.types)
        keep &= table["event_type"].isin(types) | table["sub_event_type"].isin(types)
    if wanted.confidence:
        keep &= table["confidence"] >= wanted.confidence
    if wanted.box is not None:
        west, south, east, north = wanted.box
        keep &= table["longitude"].between(west, east) & table["latitude"].between(south, north)
    rows: pd.DataFrame = table[keep.fillna(False).astype(bool)]
    return rows


def read_box(text: str) -> Box:
    """A box from its four numbers.

    Raises:
        TableError: they are not four numbers, or run backwards.

    >>> read_box("-6,12,5,18")
    (-6.0, 12.0, 5.0, 18.0)
    """
    try:
        west, south, east, north = (float(part) for part in text.split(","))
    except ValueError:
        raise TableError(f"{text!r} is no box; give WEST,SOUTH,EAST,NORTH in degrees") from None
    if west > east or south > north:
        raise TableError(f"{text!r} runs backwards; give WEST,SOUTH,EAST,NORTH in degrees")
    return west, south, east, north
