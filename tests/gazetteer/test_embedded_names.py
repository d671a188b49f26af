"""The embedded places are found by their names, however these are written."""

from __future__ import annotations

import time
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import gazetteer
from gazetteer import Place, core

GAZETTEER = gazetteer.load()
PLACES = GAZETTEER.embedded.places
REGIONS = [place for place in PLACES if place.level == "admin1"]


def without_accents(name: str) -> str:
    parts = unicodedata.normalize("NFD", name)
    return "".join(part for part in parts if not unicodedata.combining(part))


SPELLINGS = st.sampled_from(
    [
        str.upper,
        str.lower,
        without_accents,
        lambda name: name.replace("-", " "),
        lambda name: name.replace("'", "’"),
        lambda name: name.replace("ou", "u"),
        lambda name: name.replace("ss", "s"),
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(PLACES))
def test_a_place_is_found_by_its_own_name(place: Place) -> None:
    found = GAZETTEER.lookup(place.name, level=place.level, limit=500)
    assert place.place_id in {candidate.place.place_id for candidate in found}


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(REGIONS), SPELLINGS)
def test_no_spelling_makes_a_region_a_village_of_another_country(region, spell) -> None:  # type: ignore[no-untyped-def]
    found = GAZETTEER.lookup(spell(region.name), countries=[region.country], limit=500)
    assert region.place_id in {candidate.place.place_id for candidate in found}


@pytest.mark.parametrize(
    ("name", "country", "level"),
    [
        ("Nioro", "MLI", "admin1"),
        ("Taoudénit", "MLI", "admin1"),
        ("Djelgodji", "BFA", "admin2"),
        ("Boucle du Mouhoun", "BFA", "admin1"),
        ("Tillabéri", "NER", "admin1"),
        ("Banibangou", "NER", "admin2"),
    ],
)
def test_units_of_the_present_map_are_known(name: str, country: str, level: str) -> None:
    assert GAZETTEER.lookup(name, countries=[country], level=level)


def test_the_embedded_gazetteer_opens_quickly() -> None:
    start = time.process_time()
    core.from_folder(core.DATA)
    assert time.process_time() - start < 2.0
