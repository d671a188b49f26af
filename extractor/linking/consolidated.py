"""One row a cluster: the best of its reports, and how far they differ.

The columns and how each is chosen stand in ``lexicon/data/linking/consolidated.csv``.
"""

from __future__ import annotations

from functools import cache
from itertools import groupby
from operator import itemgetter
from typing import Any

import pandas as pd

from extractor.errors import TableError
from extractor.lexicon.actors import role_of
from extractor.lexicon.codebook import event_types
from extractor.lexicon.events import gravity
from extractor.lexicon.loader import one_of, read_rows
from extractor.linking.reports import ordered
from extractor.linking.vocabulary import LINKING

_DTYPES = {
    "string": "string",
    "int": "Int64",
    "float": "Float64",
    "date": "datetime64[s]",
    "datetime": "datetime64[s]",
}
_PLACE = (
    "location",
    "location_id",
    "location_type",
    "country",
    "country_iso3",
    "admin1",
    "admin2",
    "admin3",
    "latitude",
    "longitude",
    "geo_precision",
    "offset_km",
    "offset_bearing_deg",
    "uncertainty_km",
)
_SPANS = {
    "fatalities": ("fatalities_low", "fatalities", "fatalities_high"),
    "fatalities_state_forces": ("fatalities_state_forces",),
    "fatalities_armed_groups": ("fatalities_armed_groups",),
    "fatalities_civilians": ("fatalities_civilians",),
    "injured": ("injured",),
    "abducted": ("abducted",),
    "arrested": ("arrested",),
    "released": ("released",),
}
_MOST_PRECISE = ("day", "range", "week", "publication", "month", "year", "unknown")
_SUREST = ("asserted", "alleged", "denied", "planned")


@cache
def consolidated_columns() -> dict[str, str]:
    """Columns of the consolidated table and their dtypes, in order.

    Raises:
        DataFileError: a type is unknown.

    >>> consolidated_columns()["reports"]
    'Int64'
    """
    rows = read_rows(LINKING / "consolidated.csv", ("column", "type", "meaning"))
    return {row["column"]: _DTYPES[one_of(row, "type", set(_DTYPES))] for row in rows}


def consolidate(table: pd.DataFrame) -> pd.DataFrame:
    """One row a cluster, in the order of ``cluster_id``.

    Args:
        table: a linked event table; the order of its rows makes no difference.

    Raises:
        TableError: a column is missing, a row stands twice, a ``cluster_id`` is empty.
    """
    rows = ordered(table)
    if rows["cluster_id"].isna().any():
        raise TableError("the column cluster_id has an empty cell; link the table first")
    numbers, clusters = pd.factorize(rows["cluster_id"].astype("string"), sort=True)
    rows = rows.assign(cluster_id=numbers)  # numbers sort and group faster than their names
    main = rows[~rows["event_id"].duplicated()]
    parts = [
        _type(main),
        _date(main),
        _actor(main, "actor1"),
        _actor(main, "actor2"),
        _place(rows),
        _figures(main),
        _modality(main),
        _coverage(main),
    ]
    names = consolidated_columns()
    joined = _beside(parts).sort_index()
    joined = joined.assign(cluster_id=clusters[joined.index]).reset_index(drop=True)
    found: pd.DataFrame = joined[list(names)].astype(names)
    return found


def _beside(parts: list[pd.DataFrame]) -> pd.DataFrame:
    joined: pd.DataFrame = pd.concat(parts, axis=1)
    return joined


def _first(rows: pd.DataFrame, by: dict[str, bool], names: list[str]) -> pd.DataFrame:
    """Of each cluster the first row in this order (True ascends), empty last.

    Rows come in the order of event ids, which decides among equals.
    """
    needed = rows[list(dict.fromkeys(["cluster_id", *by, *names]))]
    order = needed.sort_values(list(by), ascending=list(by.values()), kind="stable")
    best: pd.DataFrame = order.drop_duplicates("cluster_id").set_index("cluster_id")[names]
    return best


def _votes(main: pd.DataFrame, *names: str) -> pd.Series[Any]:
    """How many reports of its cluster agree with each row in these columns."""
    groups = main.groupby(["cluster_id", *names], sort=False, dropna=False, observed=True)
    votes: pd.Series[Any] = groups["event_id"].transform("size")
    return votes


def _type(main: pd.DataFrame) -> pd.DataFrame:
    rank = {name: grave.rank for name, grave in gravity().items()}
    kinds = main["sub_event_type"].astype("string")
    named = main.assign(
        sub_event_type=kinds, votes=_votes(main, "sub_event_type"), gravity=kinds.map(rank)
    )
    by = {"votes": False, "gravity": False, "sub_event_type": True}
    best = _first(named, by, ["sub_event_type"])
    for name in ("domain", "event_type"):
        of_type = {code: getattr(kind, name) for code, kind in event_types().items()}
        best[name] = best["sub_event_type"].map(of_type)
    return best


def _date(main: pd.DataFrame) -> pd.DataFrame:
    rank = {name: index for index, name in enumerate(_MOST_PRECISE)}
    ranked = main.assign(
        precision=main["date_precision"].astype("string").map(rank),
        votes=_votes(main, "event_date_start", "event_date_end"),
    )
    by = {"precision": True, "votes": False, "event_date_start": True, "event_date_end": True}
    return _first(ranked, by, ["event_date_start", "event_date_end", "date_precision"])


def _actor(main: pd.DataFrame, side: str) -> pd.DataFrame:
    ids = main[f"{side}_id"].astype("string")
    vague = {
        actor_id: 1 if role_of(actor_id) == "CVL" else 2
        for actor_id in ids.dropna().unique()
        if actor_id.startswith("UNK-") or role_of(actor_id) == "CVL"
    }
    ranked = main.assign(
        vague=ids.map(vague).fillna(0).mask(ids.isna(), 3), votes=_votes(main, f"{side}_id")
    )
    by = {"vague": True, "votes": False, f"{side}_id": True}
    return _first(ranked, by, [side, f"{side}_id"])


def _place(rows: pd.DataFrame) -> pd.DataFrame:
    by = {"geo_precision": True, "uncertainty_km": True, "location_rank": True}
    return _first(rows, by, list(_PLACE))


def _figures(main: pd.DataFrame) -> pd.DataFrame:
    spans = {}
    for name, columns in _SPANS.items():
        cells = main.set_index("cluster_id")[list(columns)].astype("Float64")
        groups = cells.groupby(level=0)
        spans[f"{name}_low"] = groups.min().min(axis=1)
        spans[f"{name}_high"] = groups.max().max(axis=1)
    known = main.assign(untold=main["fatalities"].isna(), votes=_votes(main, "fatalities"))
    by = {"untold": True, "votes": False, "published_at": False, "fatalities": False}
    return _beside([_first(known, by, ["fatalities"]), pd.DataFrame(spans)])


def _modality(main: pd.DataFrame) -> pd.DataFrame:
    rank = {name: index for index, name in enumerate(_SUREST)}
    ranked = main.assign(rank=main["modality"].astype("string").map(rank))
    return _first(ranked, {"rank": True}, ["modality"])


def _coverage(main: pd.DataFrame) -> pd.DataFrame:
    groups = main.groupby("cluster_id", sort=True)
    found: pd.DataFrame = pd.DataFrame(
        {
            "reports": groups.size(),
            "outlets": groups["outlet"].nunique(),
            "first_reported": groups["published_at"].min(),
            "last_reported": groups["published_at"].max(),
            "confidence": groups["confidence"].max(),
        }
    )
    lists = {
        "outlet_names": "outlet",
        "claim_sources": "claim_source",
        "event_ids": "event_id",
        "article_ids": "article_id",
    }
    for name, column in lists.items():
        found[name] = _joined(main, column)
    return found


def _joined(main: pd.DataFrame, column: str) -> pd.Series[Any]:
    """The values of each cluster, sorted, each once, joined by ``;``."""
    told = main[["cluster_id", column]].dropna().drop_duplicates()
    told = told.sort_values(["cluster_id", column], kind="stable")
    pairs = zip(told["cluster_id"].tolist(), told[column].tolist(), strict=True)
    cells = {
        number: ";".join(value for _, value in several)
        for number, several in groupby(pairs, key=itemgetter(0))
    }
    found: pd.Series[Any] = pd.Series(cells, dtype="string")
    return found
