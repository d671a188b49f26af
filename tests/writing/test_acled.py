"""The table in ACLED's columns, as scripts for its exports expect it."""

from __future__ import annotations

import re
from datetime import date, datetime, timezone
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from extractor import Article, Event, EventPlace, Party, TableError, Toll
from extractor.lexicon.acled import acled_columns, disorder_types, inter_codes
from extractor.lexicon.actors import ACTOR_TYPES, registry
from extractor.lexicon.codebook import event_types
from extractor.table import TableRow, rows_of
from extractor.validation import check_rows
from extractor.writing import write_table
from extractor.writing.acled import acled_row

KAYES = EventPlace(
    location="Kayes",
    country="Mali",
    country_iso3="MLI",
    admin1="Kayes",
    latitude=14.45,
    longitude=-11.44,
    geo_precision=1,
)


def event(kind: str = "ambush", **other: Any) -> Event:
    story = Article("a", "Titre", "Corps.", datetime(2025, 7, 2, 8, 0), outlet="Studio Test")
    told = {"date_start": date(2025, 7, 1), "date_precision": "day", "places": (KAYES,), **other}
    told.setdefault("date_end", told["date_start"])
    return Event("e1", story, kind, evidence="Phrase.", **told)


def party(actor_id: str, *allies: str) -> Party:
    actor = registry().get(actor_id)
    return Party(actor_id, actor.name_fr, actor.actor_type, assoc_ids=allies)


def coded(kind: str = "ambush", **other: Any) -> TableRow:
    found = acled_row(checked(kind, **other)[0])
    assert found is not None
    return found


def checked(kind: str = "ambush", **other: Any) -> list[TableRow]:
    rows = rows_of(event(kind, **other))
    check_rows(rows)
    return rows


def test_a_row_has_the_31_columns_of_an_acled_export_in_its_order():
    assert list(coded()) == [column.name for column in acled_columns()]
    assert len(coded()) == 31


def test_an_ambush_is_an_armed_clash_of_two_named_parties():
    row = coded(actor1=party("JNIM"), actor2=party("MLI-MIL", "WAGNER"), toll=Toll(fatalities=7))
    assert row["event_type"] == "Battles"
    assert row["sub_event_type"] == "Armed clash"
    assert row["disorder_type"] == "Political violence"
    assert row["actor1"] == "JNIM: Group for Support of Islam and Muslims"
    assert row["actor2"] == "Military Forces of Mali"
    assert row["assoc_actor_2"] == "Wagner Group"
    assert (row["inter1"], row["inter2"]) == ("Rebel group", "State forces")
    assert row["interaction"] == "State forces-Rebel group"
    assert row["civilian_targeting"] is None
    assert row["fatalities"] == 7


def test_country_region_and_code_are_acleds():
    row = coded()
    assert (row["country"], row["region"], row["iso"]) == ("Mali", "Western Africa", 466)


def test_notes_source_and_timestamp_lead_back_to_the_story():
    row = coded()
    assert (row["notes"], row["source"]) == ("Phrase.", "Studio Test")
    assert row["timestamp"] == datetime(2025, 7, 2, 8, tzinfo=timezone.utc).timestamp()


def test_no_figure_is_0_as_in_acled_and_told_in_the_tags():
    row = coded(modality="alleged", claim_source="un élu local")
    assert row["fatalities"] == 0
    assert row["tags"] == ("fatalities=no report; modality=alleged; claim_source=un élu local")


@pytest.mark.parametrize(
    ("last", "precision", "coded_as", "day"),
    [
        (date(2025, 7, 1), "day", 1, date(2025, 7, 1)),
        (date(2025, 7, 2), "range", 1, date(2025, 7, 1)),
        (date(2025, 7, 1), "publication", 2, date(2025, 7, 1)),
        (date(2025, 7, 7), "week", 2, date(2025, 7, 4)),
        (date(2025, 7, 31), "month", 3, date(2025, 7, 16)),
    ],
)
def test_the_day_is_the_middle_of_what_is_known(
    last: date, precision: str, coded_as: int, day: date
):
    row = coded(date_end=last, date_precision=precision)
    assert (row["event_date"], row["year"], row["time_precision"]) == (day, 2025, coded_as)


@pytest.mark.parametrize(
    "told",
    [
        {"kind": "meeting"},
        {"modality": "denied"},
        {"modality": "planned"},
        {"places": ()},
        {"date_start": None, "date_end": None, "date_precision": "unknown"},
        {"date_start": date(2025, 1, 1), "date_end": date(2025, 12, 31), "date_precision": "year"},
    ],
)
def test_what_acled_does_not_code_is_left_out(told: dict[str, Any]):
    assert acled_row(checked(**told)[0]) is None


def test_a_march_is_of_protesters_whose_party_stands_beside():
    row = coded("protest", actor1=party("MLI-PTY"))
    assert (row["actor1"], row["inter1"]) == ("Protesters (Mali)", "Protesters")
    assert row["assoc_actor_1"] == registry().get("MLI-PTY").name_en
    assert row["interaction"] == "Protesters only"


def test_the_victims_of_a_mob_are_civilians():
    row = coded("mob_violence", actor1=party("MLI-CVL"), actor2=party("NER-CVL"))
    assert (row["actor1"], row["inter2"]) == ("Rioters (Mali)", "Civilians")
    assert row["civilian_targeting"] == "Civilian targeting"


def test_an_army_abroad_is_an_external_force_and_at_home_it_is_not():
    assert coded(actor1=party("TCD-MIL"))["inter1"] == "External/Other forces"
    assert coded(actor1=party("MLI-MIL"))["inter1"] == "State forces"


def test_unnamed_parties_have_the_country_of_the_event():
    row = coded("civilian_attack", actor1=party("UNK-ARMED"), actor2=party("UNK-CVL"))
    assert row["actor1"] == "Unidentified Armed Group (Mali)"
    assert row["actor2"] == "Civilians (Mali)"
    jihadists = coded(actor1=party("UNK-JIHADIST"))
    assert jihadists["actor1"] == "Islamist Militia (Mali)"
    assert jihadists["inter1"] == "Political militia"


def test_a_states_police_has_acleds_name_and_its_own_country():
    row = coded("arrest", actor1=party("CIV-POL"), actor2=party("CIV-CVL"))
    assert row["actor1"] == "Police Forces of Ivory Coast"
    assert row["actor2"] == "Civilians (Ivory Coast)"


def test_a_country_alone_is_no_point():
    mali = EventPlace(
        location="Mali",
        country="Mali",
        country_iso3="MLI",
        latitude=17.0,
        longitude=-4.0,
        geo_precision=4,
        location_type="country",
    )
    row = coded(places=(mali,))
    assert (row["country"], row["location"], row["latitude"], row["geo_precision"]) == (
        "Mali",
        None,
        None,
        None,
    )


def test_each_place_of_an_event_has_an_id_of_its_own_and_deaths_count_once():
    second = EventPlace("Yélimané", country="Mali", country_iso3="MLI")
    rows = [acled_row(row) for row in checked(places=(KAYES, second), toll=Toll(fatalities=4))]
    assert [row["event_id_cnty"] for row in rows if row] == ["MLI-e1", "MLI-e1-2"]
    assert [row["fatalities"] for row in rows if row] == [4, 0]


def test_every_type_of_ours_that_acled_codes_can_be_written():
    for name, kind in event_types().items():
        row = acled_row(rows_of(event(name, actor1=party("MLI-CVL"), actor2=party("MLI-MIL")))[0])
        assert (row is None) == (kind.acled_event_type == "")
    assert set(disorder_types().values()) == {
        "Political violence",
        "Demonstrations",
        "Political violence; Demonstrations",
        "Strategic developments",
    }


def test_every_kind_of_party_has_acleds_kind():
    for actor in registry():
        row = coded(actor1=Party(actor.actor_id, actor.name_fr, actor.actor_type))
        assert row["inter1"] in inter_codes()
        assert not re.search("[{}]", str(row["actor1"]))
    assert {actor.actor_type for actor in registry()} == ACTOR_TYPES


def test_an_unknown_country_is_told():
    row = {**rows_of(event())[0], "country_iso3": "XXX"}
    with pytest.raises(TableError, match="'XXX' is no country code"):
        acled_row(row)


def test_a_script_for_acled_reads_the_file(tmp_path: Path):
    rows = [row for kind in ("ambush", "meeting") for row in rows_of(event(kind))]
    assert write_table(rows, tmp_path / "acled.csv", "acled") == 1
    table = pd.read_csv(tmp_path / "acled.csv", parse_dates=["event_date"])
    assert table.groupby(["country", "event_type"])["fatalities"].sum().to_dict() == {
        ("Mali", "Battles"): 0
    }
    assert table["event_date"].dt.year.tolist() == table["year"].tolist() == [2025]
