"""The whole way on a saved page: fourteen stories in, a table out."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from pytest import approx
from spacy.language import Language

import extractor
from extractor import Article

PAGE = Path(__file__).parent / "pages" / "daily.txt"
"""A saved page of a daily, as its readers copy it: our own words on public facts."""


@pytest.fixture(scope="module")
def items() -> list[Article]:
    return list(extractor.read_articles(PAGE))


@pytest.fixture(scope="module")
def table(nlp: Language) -> pd.DataFrame:
    return extractor.extract(PAGE, nlp=nlp)


def rows(table: pd.DataFrame, item: int, sub_type: str = "") -> pd.DataFrame:
    """The rows of one story of the page, of one type where it is given."""
    found = table[table["article_id"] == f"daily#{item}"]
    return found[found["sub_event_type"] == sub_type] if sub_type else found


def days(found: pd.DataFrame) -> set[date]:
    return {pd.Timestamp(day).date() for day in found["event_date_start"].dropna()}


def test_the_page_holds_fourteen_items(items: list[Article]):
    assert [item.article_id for item in items] == [f"daily#{n}" for n in range(1, 15)]


def test_main_story_and_the_authors_stories_have_their_dates_and_teasers_none(
    items: list[Article],
):
    published = [item.published_at.date() if item.published_at else None for item in items]
    assert published == [
        date(2024, 10, 10),
        *[None] * 6,
        *[date(2025, 9, 6)] * 2,
        *[date(2025, 9, 5)] * 3,
        *[date(2025, 9, 4)] * 2,
    ]


def test_the_main_story_is_a_call_of_two_ministers(table: pd.DataFrame):
    call = rows(table, 1, "phone_call")
    assert len(call) == 1
    sides = {call["actor1_id"].item(), call["actor2_id"].item()}
    persons = {call["actor1_person"].item(), call["actor2_person"].item()}
    assert sides == {"TUR-MFA", "NER-MFA"}
    assert persons == {"Hakan Fidan", "Bakary Yaou Sangaré"}


def test_the_call_has_its_day_and_no_place(table: pd.DataFrame):
    call = rows(table, 1, "phone_call")
    assert days(call) == {date(2024, 10, 10)}
    assert call["latitude"].isna().all()
    assert (call["location"].fillna("") == "").all()


def test_the_support_that_makes_the_headline_stands_beside_the_call(table: pd.DataFrame):
    support = rows(table, 1, "statement_support")
    assert len(support) == 1
    assert support["actor1_id"].item()[:3] == "TUR"


def test_a_minister_receives_an_ambassador(table: pd.DataFrame):
    meeting = rows(table, 2, "meeting")
    assert len(meeting) == 1
    assert meeting["actor1_id"].item()[:3] == "NER"
    assert meeting["actor1_person"].item() == "Alio Daouda"
    assert meeting["actor2_id"].item() == "NER-MFA"


def test_no_date_is_invented_for_an_undated_teaser(table: pd.DataFrame):
    meeting = rows(table, 2)
    assert days(meeting) == set()
    assert set(meeting["date_precision"]) == {"unknown"}


@pytest.mark.parametrize("item", [4])
def test_the_joint_commission_finds_its_year_in_the_calendar(table: pd.DataFrame, item: int):
    assert days(rows(table, item)) == {date(2025, 8, 11)}


def test_the_joint_commission_lies_where_it_met_and_has_its_accords(table: pd.DataFrame):
    found = rows(table, 3)
    assert "agreement_signed" in set(found["sub_event_type"])
    assert set(found["location"]) == {"Rabat"}


def test_the_visit_of_a_delegation_is_found_in_its_headline(table: pd.DataFrame):
    visit = rows(table, 5)
    assert set(visit["sub_event_type"]) <= {"visit", "meeting"}
    assert len(visit) == 1


def test_the_floods_are_a_disaster_and_in_no_sum_of_violence(table: pd.DataFrame):
    flood = rows(table, 8)
    assert list(flood["sub_event_type"]) == ["natural_disaster"]
    assert list(flood["domain"]) == ["other"]


def test_the_dead_of_the_season_are_told_by_the_day_of_the_count(table: pd.DataFrame):
    flood = rows(table, 8)
    assert list(flood["fatalities"]) == [47]
    assert days(flood) <= {date(2025, 9, 5), date(2025, 9, 6)}


def test_bases_in_two_places_are_two_rows_of_one_event(table: pd.DataFrame):
    bases = rows(table, 9)
    assert sorted(bases["location"]) == ["Banibangou", "Inates"]
    assert bases["event_id"].nunique() == 1
    assert days(bases) == {date(2025, 9, 6)}


def test_a_strike_on_a_village_in_no_gazetteer_keeps_its_name(table: pd.DataFrame):
    strike = rows(table, 10)
    assert list(strike["location"]) == ["Kelambouram"]
    assert list(strike["admin1"]) == ["Diffa"]
    assert strike["geo_precision"].item() >= 3


@pytest.mark.xfail(strict=True, reason="aircraft that hunt are not read as the means")
def test_what_aircraft_put_out_of_action_was_struck_from_the_air(table: pd.DataFrame):
    assert list(rows(table, 10)["sub_event_type"]) == ["air_strike"]


def test_a_decision_on_visas_has_its_day_and_country(table: pd.DataFrame):
    visa = rows(table, 11)
    assert list(visa["sub_event_type"]) == ["policy_decision"]
    assert (visa["actor1_id"].item(), visa["country_iso3"].item()) == ("TGO-GOV", "TGO")
    assert days(visa) == {date(2025, 9, 4)}


def test_strikes_around_two_towns_are_one_event_with_a_row_for_each(table: pd.DataFrame):
    strikes = rows(table, 12)
    assert list(strikes["sub_event_type"]) == ["air_strike"] * 2
    assert sorted(strikes["location"]) == ["Dosso", "Gaya"]
    assert strikes["event_id"].nunique() == 1


def test_of_two_bearings_the_first_counts(table: pd.DataFrame):
    strikes = rows(table, 12).set_index("location")
    assert strikes.loc["Gaya", "offset_bearing_deg"] == 90
    assert strikes.loc["Dosso", "offset_bearing_deg"] == 0
    assert set(strikes["geo_precision"]) == {2}


def test_a_convoy_is_escorted_by_the_army(table: pd.DataFrame):
    escort = rows(table, 13)
    assert list(escort["sub_event_type"]) == ["escort_patrol"]
    assert escort["actor1_id"].item() == "NER-MIL"
    assert days(escort) == {date(2025, 9, 3)}


def test_a_strike_45_km_from_town_lies_at_the_destination_point(table: pd.DataFrame):
    strike = rows(table, 14)
    assert list(strike["sub_event_type"]) == ["air_strike"]
    assert (strike["offset_km"].item(), strike["offset_bearing_deg"].item()) == (45, 0)
    assert strike["latitude"].item() == approx(11.885 + 45 / 110.6, abs=0.03)
    assert strike["longitude"].item() == approx(3.449, abs=0.03)


def test_several_dead_are_no_invented_number(table: pd.DataFrame):
    strike = rows(table, 14)
    assert strike["fatalities"].isna().all()
    assert strike["fatalities_low"].item() == 2


def test_a_town_of_many_namesakes_lies_in_the_papers_country(table: pd.DataFrame):
    assert set(table[table["location"] == "Gaya"]["country_iso3"]) == {"NER"}


def test_the_armys_short_name_is_the_army_and_no_place(table: pd.DataFrame):
    assert "FAN" not in set(table["location"])
    assert set(rows(table, 9)["actor1_id"]) == {"NER-MIL"}


def test_bylines_are_no_actors(table: pd.DataFrame):
    persons = set(table["actor1_person"]) | set(table["actor2_person"])
    assert not any("ABDOU" in str(person) for person in persons)


def test_nothing_comes_from_the_subscription_box(table: pd.DataFrame):
    assert not table["evidence"].str.contains("abonn|contributions", case=False).any()


def test_every_row_is_traced_to_its_characters(table: pd.DataFrame, items: list[Article]):
    content = {item.article_id: item.content for item in items}
    for row in table.to_dict("records"):
        told = content[row["article_id"]][row["char_start"] : row["char_end"]]
        assert told == row["evidence"]


def test_a_second_run_gives_the_same_table(table: pd.DataFrame, nlp: Language):
    pd.testing.assert_frame_equal(extractor.extract(PAGE, nlp=nlp), table)
