"""Which reports are joined, and which are not."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from extractor.errors import TableError
from extractor.linking import link, link_into


def joined(table: pd.DataFrame) -> bool:
    return link(table).table["cluster_id"].nunique() == 1


@pytest.mark.parametrize(
    "other",
    [
        {"kind": "attack_on_position"},
        {"actor1": "JNIM"},
        {"fatalities": 14},
        {"day": date(2021, 6, 4), "last": date(2021, 6, 5), "precision": "range"},
        {"day": date(2021, 6, 6), "precision": "publication"},
        {"place": {"location_text": "Solan", "location_id": "", "location": ""}},
    ],
    ids=["other type", "group named", "other toll", "a night", "no date", "other spelling"],
)
def test_one_event_told_otherwise_is_joined(make, other) -> None:
    assert joined(make({"event_id": "a", "fatalities": 12}, {"event_id": "b", **other}))


@pytest.mark.parametrize(
    "other",
    [
        {"kind": "phone_call"},
        {"day": date(2021, 6, 12)},
        {"day": date(2022, 6, 5)},
        {"place": {"latitude": 14.0, "location": "Dori", "location_id": "geonames:2360615"}},
        {"actor1": "JNIM", "actor2": "ISSP"},
        {"fatalities": 160, "text": "Des orpailleurs surpris dans leur campement."},
        {"day": date(2021, 1, 1), "last": date(2021, 12, 31), "precision": "year"},
    ],
    ids=["type", "week later", "anniversary", "place", "rivals", "far toll", "a year"],
)
def test_another_event_is_not_joined(make, other) -> None:
    first = {"event_id": "a", "fatalities": 3, "actor1": "ISSP"}
    assert not joined(make(first, {"event_id": "b", "actor1": "ISSP", **other}))


def test_an_event_without_a_date_stays_alone(make) -> None:
    table = make({"event_id": "a"}, {"event_id": "b"})
    undated = table["event_id"] == "b"
    table.loc[undated, ["event_date_start", "event_date_end"]] = pd.NaT
    table.loc[undated, "date_precision"] = "unknown"
    assert not joined(table)


def test_two_events_of_one_article_are_never_joined_even_through_a_third(make) -> None:
    table = make(
        {"event_id": "a", "article": "x"},
        {"event_id": "b", "article": "x"},
        {"event_id": "c", "article": "y"},
    )
    clusters = link(table).table.set_index("event_id")["cluster_id"]
    assert clusters["a"] != clusters["b"]
    assert clusters["c"] == "a"


def test_the_cluster_takes_the_smallest_event_id(make) -> None:
    assert set(link(make({"event_id": "z"}, {"event_id": "m"})).table["cluster_id"]) == {"m"}


def test_a_link_says_why_and_its_parts_make_its_points(make) -> None:
    table = make({"event_id": "a", "fatalities": 12}, {"event_id": "b", "fatalities": 12})
    (found,) = link(table).links.to_dict("records")
    parts = [part.rsplit(" ", 1) for part in found["reasons"].split("; ")]
    assert ["type same", "+8"] in parts
    assert ["deaths equal", "+12"] in parts
    assert found["points"] == sum(int(points) for _, points in parts) - 46
    assert found["joined"]


def test_links_that_clusters_refused_are_kept_and_marked(make) -> None:
    table = make(
        {"event_id": "a", "article": "x"},
        {"event_id": "b", "article": "x"},
        {"event_id": "c", "article": "y"},
    )
    links = link(table).links.set_index(["event_id_1", "event_id_2"])["joined"]
    assert links.to_dict() == {("a", "c"): True, ("b", "c"): False}


def test_an_event_is_not_added_twice(make) -> None:
    table = make({"event_id": "a"})
    with pytest.raises(TableError, match="event a is linked already"):
        link_into(link(table), table)


def test_a_row_that_stands_twice_is_told(make) -> None:
    table = make({"event_id": "a"})
    with pytest.raises(TableError, match="event a, row 1 stands twice"):
        link(pd.concat([table, table]))


def test_a_missing_column_is_told(make) -> None:
    with pytest.raises(TableError, match="lacks the column evidence"):
        link(make({"event_id": "a"}).drop(columns="evidence"))
