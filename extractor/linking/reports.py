"""The reports of an event table as arrays, one entry a report and one entry a place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from extractor.errors import TableError
from extractor.lexicon.codebook import event_types
from extractor.linking.parties import relations
from extractor.linking.words import name_key, word_lists
from extractor.validation import check_columns

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]

NO_DAY = -(10**9)
"""Stands for a day that is not known; days count from 1 January 1970."""

NO_FIGURE = -1
FACILITY = "facility"
MOST_PLACES = 5
"""Places of one report that are compared; the later ones are not."""

MOST_PARTIES = 3
"""Ids of one side that are compared: the main one and its first allies."""

PRECISIONS = ("day", "range", "week", "month", "year", "publication", "unknown")
DEATHS = ("fatalities", "fatalities_low", "fatalities_high")
COUNTS = ("injured", "abducted", "arrested", "released")


@dataclass(frozen=True, slots=True)
class Places:
    """The places of reports, one entry a place; degrees WGS 84, km.

    Attributes:
        report: number of the report it belongs to.
        latitude, longitude, radius: point and uncertainty; NaN where there is none.
        precision: ``geo_precision``, 0 where there is none.
        country, region: numbers of country and admin-1, 0 for none.
        identity: number of ``location_id``, 0 for none; name: key of its spelling, 0 for none.
        is_site: a facility, one spot however uncertain its point is.
    """

    report: Ints
    latitude: Floats
    longitude: Floats
    radius: Floats
    precision: Ints
    country: Ints
    region: Ints
    identity: Ints
    name: Ints
    is_site: npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Reports:
    """The reports of a table in the order of their ids, one entry a report.

    Attributes:
        event_id: their ids, sorted.
        article: number of the article item.
        kind: number of the sub-type in the codebook's order.
        first, last: first and last day, :data:`NO_DAY` where unknown.
        published: day of publication, :data:`NO_DAY` where unknown.
        precision: number in :data:`PRECISIONS`.
        sides: numbers of actor ids, shape (reports, 2, MOST_PARTIES), 0 for none.
        persons: numbers of the persons of both sides, shape (reports, 2), 0 for none.
        deaths: best, low and high, shape (reports, 3); :data:`NO_FIGURE` where unknown.
        counts: the four other figures, shape (reports, 4).
        source: number of the claim source, 0 for none.
        words, word_starts: see :func:`extractor.linking.words.word_lists`.
        relations: see :func:`extractor.linking.parties.relations`.
        places: their places.
    """

    event_id: npt.NDArray[Any]
    article: Ints
    kind: Ints
    first: Ints
    last: Ints
    published: Ints
    precision: Ints
    sides: Ints
    persons: Ints
    deaths: Ints
    counts: Ints
    source: Ints
    word_starts: Ints
    words: npt.NDArray[np.uint32]
    relations: npt.NDArray[np.int8]
    places: Places

    def __len__(self) -> int:
        return len(self.event_id)


def read_reports(rows: pd.DataFrame) -> Reports:
    """The reports of an event table whose rows :func:`ordered` has put in order.

    Raises:
        TableError: a type or actor is unknown.
    """
    main = rows[~rows["event_id"].duplicated()]
    sides, matrix = _sides(main)
    starts, words = _words(rows, main)
    return Reports(
        event_id=main["event_id"].to_numpy(dtype=object),
        article=_numbers(main["article_id"]),
        kind=_kinds(main),
        first=days(main["event_date_start"]),
        last=days(main["event_date_end"].fillna(main["event_date_start"])),
        published=days(main["published_at"]),
        precision=precisions(main),
        sides=sides,
        persons=np.column_stack([_person(main["actor1_person"]), _person(main["actor2_person"])]),
        deaths=np.column_stack([_figures(main[name]) for name in DEATHS]),
        counts=np.column_stack([_figures(main[name]) for name in COUNTS]),
        source=_keys(main["claim_source"]),
        word_starts=starts,
        words=words,
        relations=matrix,
        places=_places(rows),
    )


def ordered(table: pd.DataFrame) -> pd.DataFrame:
    """The rows in the order of event id and rank.

    Raises:
        TableError: a column is missing or unknown, an id is empty, or a row stands twice.
    """
    check_columns(table.columns)
    for name in ("event_id", "article_id", "location_rank"):
        if table[name].isna().any():
            raise TableError(f"the column {name} has an empty cell; every row needs one")
    rows: pd.DataFrame = table.sort_values(
        ["event_id", "location_rank"], kind="stable", ignore_index=True
    )
    twice = rows.duplicated(["event_id", "location_rank"])
    if twice.any():
        row = rows[twice].iloc[0]
        raise TableError(
            f"event {row['event_id']}, row {row['location_rank']} stands twice; remove one"
        )
    return rows


def _numbers(series: pd.Series[Any]) -> Ints:
    """Equal values as equal numbers from 1; empty is 0."""
    codes, _ = pd.factorize(series, sort=False)
    return codes.astype(np.int64) + 1


def _keys(series: pd.Series[Any]) -> Ints:
    """Texts that differ by case, accents or spelling alone as equal numbers; empty is 0."""
    codes, values = pd.factorize(series.astype("string").fillna(""), sort=False)
    return np.array([name_key(str(value)) for value in values] or [0], np.int64)[codes]


def _person(series: pd.Series[Any]) -> Ints:
    """Persons by the last word of their name, for reports leave out first names."""
    codes, values = pd.factorize(series.astype("string").fillna(""), sort=False)
    last = [str(value).split()[-1:] for value in values]
    return np.array([name_key(word[0]) if word else 0 for word in last] or [0], np.int64)[codes]


def _kinds(main: pd.DataFrame) -> Ints:
    names = list(event_types())
    kinds = pd.Categorical(main["sub_event_type"].astype("object"), categories=names).codes
    if (kinds < 0).any():
        row = main[np.asarray(kinds) < 0].iloc[0]
        raise TableError(
            f"event {row['event_id']}: the codebook has no sub_event_type {row['sub_event_type']!r}"
        )
    return np.asarray(kinds, np.int64)


def precisions(main: pd.DataFrame) -> Ints:
    """Number in :data:`PRECISIONS` of each row; an empty cell is unknown."""
    found = pd.Categorical(main["date_precision"].astype("object"), categories=PRECISIONS).codes
    return np.where(found < 0, PRECISIONS.index("unknown"), found).astype(np.int64)


def days(series: pd.Series[Any]) -> Ints:
    """Days from 1 January 1970; :data:`NO_DAY` where empty."""
    stamps = pd.to_datetime(series).to_numpy(dtype="datetime64[D]")
    return np.where(np.isnat(stamps), NO_DAY, stamps.astype(np.int64))


def _figures(series: pd.Series[Any]) -> Ints:
    return series.astype("Int64").fillna(NO_FIGURE).to_numpy(dtype=np.int64)


def _sides(main: pd.DataFrame) -> tuple[Ints, npt.NDArray[np.int8]]:
    """Numbers of the ids of both sides, and how any two of the ids relate."""
    joined = [
        (main[f"{side}_id"].fillna("") + ";" + main[f"assoc_{side}_ids"].fillna("")).tolist()
        for side in ("actor1", "actor2")
    ]
    cells = sorted(set(joined[0]) | set(joined[1]))
    parts = {cell: [part for part in cell.split(";") if part][:MOST_PARTIES] for cell in cells}
    ids = sorted({part for several in parts.values() for part in several})
    number = {actor_id: index for index, actor_id in enumerate(ids, start=1)}
    padded = {
        cell: [number[part] for part in several] + [0] * (MOST_PARTIES - len(several))
        for cell, several in parts.items()
    }
    sides = np.zeros((len(main), 2, MOST_PARTIES), np.int64)
    for side in (0, 1):
        if len(main):
            sides[:, side] = [padded[cell] for cell in joined[side]]
    return sides, relations(ids)


def _words(rows: pd.DataFrame, main: pd.DataFrame) -> tuple[Ints, npt.NDArray[np.uint32]]:
    texts = (main["title"].fillna("") + " " + main["evidence"].fillna("")).tolist()
    names = main["location"].fillna("")
    for column in ("location_text", "country", "admin1", "admin2", "admin3"):
        names = names + " " + main[column].fillna("")
    return word_lists(texts, names.tolist())


def _places(rows: pd.DataFrame) -> Places:
    report = _numbers(rows["event_id"]) - 1
    rank = rows.groupby("event_id", sort=False).cumcount().to_numpy()
    rows, report = rows[rank < MOST_PLACES], report[rank < MOST_PLACES]
    region = rows["country_iso3"].fillna("") + "/" + rows["admin1"]
    name = _keys(rows["location_text"].fillna(rows["location"]))
    return Places(
        report=report,
        latitude=rows["latitude"].to_numpy(dtype=np.float64, na_value=np.nan),
        longitude=rows["longitude"].to_numpy(dtype=np.float64, na_value=np.nan),
        radius=rows["uncertainty_km"].to_numpy(dtype=np.float64, na_value=np.nan),
        precision=rows["geo_precision"].astype("Int64").fillna(0).to_numpy(dtype=np.int64),
        country=_numbers(rows["country_iso3"]),
        region=_numbers(region),
        identity=_numbers(rows["location_id"]),
        name=np.where(rows["location_id"].isna(), name, _keys(rows["location"])),
        is_site=(rows["location_type"].astype("string") == FACILITY).fillna(False).to_numpy(bool),
    )
