"""One row a cluster: the best of its reports, and how far they differ."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pandas as pd
import pytest

from extractor.errors import TableError
from extractor.linking import consolidate, link
from extractor.linking.consolidated import consolidated_columns
from extractor.records import EventPlace

REGION = EventPlace(
    location_text="région du Liptako",
    location="Liptako",
    location_id="r",
    location_type="admin1",
    country="Burkina Faso",
    country_iso3="BFA",
    admin1="Liptako",
    latitude=13.5,
    longitude=0.3,
    geo_precision=3,
    uncertainty_km=80.0,
)


@pytest.fixture
def row(make) -> dict[str, Any]:
    """Four reports of one event, as one row."""
    table = make(
        {"event_id": "a", "fatalities": 12, "outlet": "aib", "claim_source": "un élu"},
        {"event_id": "b", "fatalities": 12, "outlet": "rfi", "actor1": "JNIM"},
        {"event_id": "c", "fatalities": 14, "kind": "attack_on_position", "outlet": "rfi"},
        {
            "event_id": "d",
            "place": REGION,
            "fatalities": 12,
            "day": date(2021, 6, 6),
            "precision": "publication",
            "published": date(2021, 6, 5),
            "claim_source": "un élu",
        },
    )
    (found,) = consolidate(table.assign(cluster_id="a")).to_dict("records")
    return found


def test_it_has_the_columns_of_the_data_file(row) -> None:
    assert list(row) == list(consolidated_columns())


def test_the_type_most_reports_give_names_it(row) -> None:
    assert (row["sub_event_type"], row["event_type"]) == (
        "civilian_attack",
        "violence_against_civilians",
    )


def test_a_told_day_is_better_than_a_publication_day(row) -> None:
    assert row["event_date_start"] == pd.Timestamp("2021-06-05")
    assert row["date_precision"] == "day"


def test_the_most_precise_place_is_taken_whole(row) -> None:
    assert (row["location"], row["geo_precision"], row["uncertainty_km"]) == ("Solhan", 1, 4.0)


def test_a_named_group_is_better_than_an_unnamed_one(row) -> None:
    assert row["actor1_id"] == "JNIM"


def test_the_figures_span_all_reports(row) -> None:
    assert (row["fatalities"], row["fatalities_low"], row["fatalities_high"]) == (12, 12, 14)


def test_reports_outlets_and_sources_are_counted_and_named(row) -> None:
    assert (row["reports"], row["outlets"]) == (4, 2)
    assert row["outlet_names"] == "aib;rfi"
    assert row["claim_sources"] == "un élu"
    assert row["event_ids"] == "a;b;c;d"
    assert row["first_reported"] == pd.Timestamp("2021-06-05")


def test_of_two_places_the_more_precise_counts_whichever_the_report(make) -> None:
    vague = replace(REGION, geo_precision=4, location="Burkina Faso")
    table = make({"event_id": "a", "place": vague}, {"event_id": "b", "place": REGION})
    (found,) = consolidate(table.assign(cluster_id="a")).to_dict("records")
    assert found["location"] == "Liptako"


def test_of_equal_votes_the_gravest_type_counts(make) -> None:
    table = make({"event_id": "a", "kind": "looting"}, {"event_id": "b", "kind": "ambush"})
    (found,) = consolidate(table.assign(cluster_id="a")).to_dict("records")
    assert found["sub_event_type"] == "ambush"


def test_the_gold_has_a_row_for_each_cluster_whatever_the_order_of_rows(gold) -> None:
    table = link(gold.table).table
    found = consolidate(table)
    assert found["cluster_id"].tolist() == sorted(set(table["cluster_id"]))
    assert found["reports"].sum() == table["event_id"].nunique()
    pd.testing.assert_frame_equal(found, consolidate(table.sample(frac=1, random_state=1)))


def test_a_table_that_is_not_linked_is_told(make) -> None:
    with pytest.raises(TableError, match="link the table first"):
        consolidate(make({"event_id": "a"}).assign(cluster_id=pd.NA))
