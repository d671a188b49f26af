"""Events become rows that obey the codebook, or a complaint that names row and column."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta, timezone

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor import Article, Event, EventPlace, Party, TableError, Toll, to_frame
from extractor.lexicon.codebook import columns, event_types
from extractor.table import Value, column_names, frame_of_rows, rows_of, rows_of_frame
from extractor.validation import check_columns, check_rows

SANDARE = EventPlace(
    location_text="à Sandaré",
    location="Sandaré",
    location_type="populated_place",
    country="Mali",
    country_iso3="MLI",
    latitude=14.7034567,
    longitude=-10.2999999,
    geo_precision=1,
    uncertainty_km=2.0,
)
LAMBATARA = replace(SANDARE, location="Lambatara", location_text="Lambatara")
EVENT = Event(
    event_id="e1",
    article=Article(
        "a1", "Deux bases détruites", "L'armée a frappé.", datetime(2025, 9, 13, 18, 5)
    ),
    sub_event_type="air_strike",
    date_start=date(2025, 9, 13),
    date_precision="day",
    actor1=Party(
        "MLI-MIL", "Forces armées (Mali)", "state_forces", assoc_ids=("AFRICA-CORPS", "DOZO")
    ),
    places=(SANDARE, LAMBATARA),
    toll=Toll(fatalities=12, fatalities_low=12, text="au moins 12"),
    confidence=0.81249,
)


def one_row(event: Event) -> dict[str, Value]:
    return rows_of(event)[0]


def test_a_row_has_exactly_the_codebooks_columns_in_order():
    assert tuple(one_row(EVENT)) == column_names()
    assert len(column_names()) == 66 == len(set(column_names()))


def test_two_places_are_two_rows_of_one_event():
    rows = rows_of(EVENT)
    assert [row["location"] for row in rows] == ["Sandaré", "Lambatara"]
    assert [row["location_rank"] for row in rows] == [1, 2]
    assert {row["event_id"] for row in rows} == {"e1"}


def test_figures_stand_on_the_first_row_alone_so_that_sums_are_right():
    frame = to_frame([EVENT])
    assert frame["fatalities"].sum() == 12
    assert frame["casualty_text"].notna().tolist() == [True, False]


def test_an_event_without_a_place_is_one_row_with_empty_place():
    row = one_row(replace(EVENT, places=()))
    assert (row["location_rank"], row["location"], row["latitude"]) == (1, None, None)


@pytest.mark.parametrize("name", sorted(event_types()))
def test_each_type_brings_its_own_crosswalk(name):
    row, kind = one_row(replace(EVENT, sub_event_type=name)), event_types()[name]
    assert (row["domain"], row["event_type"]) == (kind.domain, kind.event_type)
    assert (row["acled_event_type"] or "") == kind.acled_event_type
    assert (row["plover_event_type"] or "") == kind.plover_event_type


def test_a_one_day_event_ends_on_the_day_it_begins():
    assert one_row(EVENT)["event_date_end"] == date(2025, 9, 13)


def test_coordinates_have_five_digits_and_confidence_three():
    row = one_row(EVENT)
    assert (row["latitude"], row["longitude"], row["confidence"]) == (14.70346, -10.3, 0.812)


def test_allies_are_joined_by_semicolons():
    assert one_row(EVENT)["assoc_actor1_ids"] == "AFRICA-CORPS;DOZO"


def test_a_cluster_of_its_own_where_nothing_is_linked():
    assert one_row(EVENT)["cluster_id"] == "e1"
    assert one_row(replace(EVENT, cluster_id="c9"))["cluster_id"] == "c9"


def test_the_publishers_clock_is_kept_as_it_was_shown():
    paris = datetime(2025, 9, 13, 0, 30, tzinfo=timezone(timedelta(hours=2)))
    event = replace(EVENT, article=replace(EVENT.article, published_at=paris))
    assert one_row(event)["published_at"] == datetime(2025, 9, 13, 0, 30)


def test_characters_that_no_file_can_hold_are_replaced_one_for_one():
    event = replace(EVENT, evidence="a\ud800b\x00c")
    assert one_row(event)["evidence"] == "a\ufffdb\ufffdc"


BROKEN = {
    "modality": replace(EVENT, modality="sûr"),
    "date_precision": replace(EVENT, date_precision="hour"),
    "claim_source_type": replace(EVENT, claim_source_type="rumour"),
    "event_id": replace(EVENT, event_id=""),
    "event_date_start": replace(EVENT, date_end=date(2025, 9, 12)),
    "fatalities_low": replace(EVENT, toll=Toll(fatalities=3, fatalities_low=4)),
    "fatalities": replace(EVENT, toll=Toll(fatalities=3, fatalities_high=2)),
    "injured": replace(EVENT, toll=Toll(injured=-1)),
    "latitude": replace(EVENT, places=(replace(SANDARE, latitude=91.0),)),
    "longitude": replace(EVENT, places=(replace(SANDARE, longitude=-180.5),)),
    "geo_precision": replace(EVENT, places=(replace(SANDARE, geo_precision=5),)),
    "location_type": replace(EVENT, places=(replace(SANDARE, location_type="town"),)),
    "country_iso3": replace(EVENT, places=(replace(SANDARE, country_iso3="ML"),)),
    "actor1_id": replace(EVENT, actor1=Party("mli mil")),
    "actor2_id": replace(EVENT, actor2=Party("MLI-ARMY")),
    "actor1_type": replace(EVENT, actor1=Party("MLI-MIL", actor_type="army")),
    "assoc_actor2_ids": replace(EVENT, actor2=Party("JNIM", assoc_ids=("les autres",))),
    "char_start": replace(EVENT, char_start=5, char_end=4),
    "confidence": replace(EVENT, confidence=1.2),
}


@pytest.mark.parametrize("column", BROKEN)
def test_a_value_that_breaks_the_codebook_is_told_by_event_row_and_column(column):
    with pytest.raises(TableError, match=rf"^event \S+, row 1, column {column}: "):
        to_frame([BROKEN[column]])


def test_an_unknown_type_is_told():
    with pytest.raises(TableError, match="no sub_event_type 'picnic'"):
        to_frame([replace(EVENT, sub_event_type="picnic")])


def test_an_undated_event_has_precision_unknown_and_only_it():
    to_frame([replace(EVENT, date_start=None, date_precision="unknown")])
    for event in (
        replace(EVENT, date_start=None),
        replace(EVENT, date_precision="unknown"),
    ):
        with pytest.raises(TableError, match="column date_precision"):
            to_frame([event])


def test_coordinates_without_precision_or_half_are_refused():
    for place in (replace(SANDARE, geo_precision=None), replace(SANDARE, longitude=None)):
        with pytest.raises(TableError, match=r"geo_precision|latitude"):
            to_frame([replace(EVENT, places=(place,))])


def test_figures_on_a_second_row_are_refused():
    first, second = rows_of(EVENT)
    with pytest.raises(TableError, match="row 2, column fatalities: figures stand on"):
        check_rows([first, second | {"fatalities": 12}])


def test_ranks_that_do_not_count_up_are_refused():
    first, second = rows_of(EVENT)
    with pytest.raises(TableError, match="row 2, column location_rank: 3 where 2 is due"):
        check_rows([first, second | {"location_rank": 3}])


def test_a_crosswalk_of_another_type_is_refused():
    row = one_row(EVENT) | {"acled_event_type": "Battles"}
    with pytest.raises(TableError, match="does not belong to air_strike"):
        check_rows([row])


@pytest.mark.parametrize(
    ("names", "complaint"),
    [
        (column_names()[1:], "lacks the column event_id"),
        ((*column_names(), "mood"), "the codebook lacks: mood"),
        (tuple(reversed(column_names())), "order"),
    ],
)
def test_wrong_columns_are_told(names, complaint):
    with pytest.raises(TableError, match=complaint):
        check_columns(names)


def test_the_frame_is_typed_also_where_it_is_empty():
    full, empty = to_frame([EVENT]), to_frame([])
    assert len(empty) == 0
    assert full.dtypes.astype(str).tolist() == empty.dtypes.astype(str).tolist()
    assert str(full["fatalities"].dtype) == "Int64"
    assert str(full["latitude"].dtype) == "Float64"
    assert pd.api.types.is_datetime64_any_dtype(full["event_date_start"])
    assert list(full["modality"].cat.categories) == ["asserted", "alleged", "denied", "planned"]


def test_the_type_column_knows_all_54_sub_types_in_the_codebooks_order():
    assert list(to_frame([])["sub_event_type"].cat.categories) == list(event_types())
    assert len(event_types()) == 54


def test_a_frame_gives_back_the_rows_that_made_it():
    rows = rows_of(EVENT) + rows_of(replace(EVENT, event_id="e2", places=(), toll=Toll()))
    assert list(rows_of_frame(frame_of_rows(rows))) == rows


@given(st.integers(0, 10**6), st.floats(-90, 90), st.text(max_size=30))
def test_any_row_survives_the_frame(dead, latitude, words):
    place = replace(SANDARE, latitude=latitude)
    event = replace(EVENT, places=(place,), toll=Toll(fatalities=dead), evidence=words)
    rows = rows_of(event)
    check_rows(rows)
    assert list(rows_of_frame(frame_of_rows(rows))) == rows


def test_every_column_of_the_codebook_has_a_kind_and_every_closed_one_its_values():
    closed = {column.name for column in columns() if column.allowed}
    assert {"domain", "modality", "location_type", "geo_precision", "actor1_type"} <= closed
