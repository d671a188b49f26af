"""Look-ups: what a name may mean, how sure, and why."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

import gazetteer
from gazetteer import Candidate, DataFileError, Gazetteer, Place
from gazetteer.core import THRESHOLD, from_folder
from gazetteer.world import WorldLayer


def names(found: list[Candidate]) -> list[tuple[str, str, str]]:
    return [(c.place.name, c.place.level, c.place.country) for c in found]


def test_a_city_and_its_region_are_both_candidates(tiny: Gazetteer) -> None:
    assert {level for _, level, _ in names(tiny.lookup("Kayes"))} == {"admin1", "populated_place"}


def test_a_level_or_a_country_narrows_the_candidates(tiny: Gazetteer) -> None:
    assert names(tiny.lookup("Gao", level="admin1")) == [("Gao", "admin1", "MLI")]
    assert names(tiny.lookup("Gao", countries=["BFA"])) == [("Gao", "populated_place", "BFA")]


def test_another_spelling_is_found_and_says_so(tiny: Gazetteer) -> None:
    best = tiny.lookup("N'Tillit")[0]
    assert best.place.name == "In Tillit"
    assert best.reason == "transcription of In Tillit"


def test_a_misspelt_name_scores_less_than_the_right_one(tiny: Gazetteer) -> None:
    right, wrong = tiny.lookup("Ogossagou")[0], tiny.lookup("Ogosagouu")[0]
    assert wrong.place == right.place
    assert THRESHOLD <= wrong.score < right.score


@pytest.mark.parametrize("name", ["", "Zzyzx", "Xanadu", "le"])
def test_what_is_like_nothing_is_not_guessed(tiny: Gazetteer, name: str) -> None:
    assert tiny.lookup(name) == []


def test_without_fuzzy_a_misspelling_finds_nothing(tiny: Gazetteer) -> None:
    assert tiny.lookup("Ogossabux", fuzzy=False) == []


def test_a_former_name_leads_to_todays_unit(tiny: Gazetteer) -> None:
    best = tiny.lookup("Gourma oriental")[0]
    assert best.place.name == "Goulmou"
    assert "former name" in best.reason


def test_a_membership_holds_in_its_years_only(tiny: Gazetteer) -> None:
    former = next(row for row in tiny.history if row.former_parent == "Mopti")
    assert former.valid_on(date(2018, 5, 1))
    assert not former.valid_on(date(2024, 5, 1))


def test_niger_and_nigeria_are_told_apart_by_their_adjectives(tiny: Gazetteer) -> None:
    assert tiny.countries.by_adjective("nigériens") == "NER"
    assert tiny.countries.by_adjective("nigériane") == "NGA"
    assert tiny.countries.by_name("Nigéria") == "NGA"


def test_a_capital_is_known_by_its_country(tiny: Gazetteer) -> None:
    capital = tiny.capital("BFA")
    assert capital is not None
    assert capital.name == "Ouagadougou"


def test_the_smallest_unit_falls_back_to_the_country(tiny: Gazetteer) -> None:
    lost = Place("x", "Lost", "populated_place", "village", "MLI")
    unit = tiny.smallest_unit(lost)
    assert unit is not None
    assert unit.level == "country"


def test_the_worlds_towns_answer_only_where_the_curated_rows_are_silent(tiny: Gazetteer) -> None:
    world = Gazetteer(tiny.embedded.places, tiny.countries, more=[WorldLayer()])
    assert {c.place.country for c in world.lookup("Gao")} <= {"MLI", "BFA"}
    assert world.lookup("Moscou")[0].place.country == "RUS"


@pytest.mark.parametrize(
    ("cells", "complaint"),
    [
        ("a,Gao,town,,MLI,,,,16,0,2,0,,x", "level 'town'"),
        ("a,Gao,populated_place,,MLI,,,,north,0,2,0,,x", "could not convert"),
        ("a,Gao,populated_place,,MLI,,,,96,0,2,0,,x", "no such point"),
        (",Gao,populated_place,,MLI,,,,16,0,2,0,,x", "must not be empty"),
        ("a,Gao,populated_place,,MLI,,,,16,0,2,7,,x", "rank between"),
        ("a,Gao", "2 cells where 14"),
    ],
)
def test_a_wrong_row_is_named_by_file_and_line(tmp_path: Path, cells: str, complaint: str) -> None:
    folder = tmp_path / "MLI"
    folder.mkdir()
    header = ",".join(gazetteer.tables.PLACE_COLUMNS)
    (folder / "places.csv").write_text(f"{header}\n{cells}\n", encoding="utf-8")
    with pytest.raises(DataFileError, match=complaint) as caught:
        from_folder(tmp_path)
    assert caught.value.line == 2


def test_an_empty_folder_is_an_empty_gazetteer(tmp_path: Path) -> None:
    assert from_folder(tmp_path).lookup("Bamako") == []


def test_the_version_names_the_embedded_rows() -> None:
    assert gazetteer.version().startswith("embedded-")
