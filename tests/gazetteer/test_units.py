"""The administrative trees are whole: every unit is there, by count and by name.

``units.csv`` lists the units of Mali since the law of 13 March 2023, of Burkina Faso since the
decree of July 2025 and of Niger since the law of 8 August 2011, each under the unit that holds it.
"""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import pytest

from gazetteer import Gazetteer, Place, core
from gazetteer.relative import rough_km

LISTED = list(csv.DictReader(Path(__file__).with_name("units.csv").read_text("utf-8").splitlines()))

COUNTS = {
    ("MLI", "admin1"): 20,  # 19 regions and the district of Bamako
    ("MLI", "admin2"): 160,  # ministries count 159: see gazetteer/data/README.md
    ("MLI", "admin3"): 712,  # the communes of 1996 and nine of later laws
    ("BFA", "admin1"): 17,
    ("BFA", "admin2"): 47,
    ("BFA", "admin3"): 351,
    ("NER", "admin1"): 8,
    ("NER", "admin2"): 67,  # 63 departments and the cities of Niamey, Maradi, Tahoua and Zinder
    ("NER", "admin3"): 267,
}

TWO_LEVELS = {
    "MRT": (15, 44), "SEN": (14, 46), "TCD": (23, 50), "BEN": (12, 77), "TGO": (5, 35),
    "CIV": (14, 31), "GHA": (16, 100), "GIN": (8, 33),
}  # fmt: skip

BORDER_STATES = {
    "NGA": {"Kebbi", "Sokoto", "Zamfara", "Katsina", "Jigawa", "Yobe", "Borno", "Adamawa", "Kwara"},
    "DZA": {"Adrar", "Bordj Badji Mokhtar", "In Guezzam", "Tamanrasset", "Djanet", "Illizi"},
}


@pytest.fixture(scope="module")
def places() -> Gazetteer:
    """The embedded rows."""
    return core.from_folder(core.DATA)


def units(places: Gazetteer, country: str, level: str) -> list[Place]:
    return [p for p in places.embedded.places if (p.country, p.level) == (country, level)]


@pytest.mark.parametrize(("country", "level"), COUNTS)
def test_every_unit_is_there_by_count_and_by_name(
    places: Gazetteer, country: str, level: str
) -> None:
    holder = {"admin1": "country", "admin2": "admin1", "admin3": "admin2"}[level]
    found = units(places, country, level)
    listed = [row for row in LISTED if (row["country"], row["level"]) == (country, level)]
    assert len(found) == len(listed) == COUNTS[country, level]
    parents = Counter(
        (unit.name, "" if level == "admin1" else getattr(unit, holder) or unit.admin1)
        for unit in found
    )
    assert parents == Counter((row["name"], row["parent"]) for row in listed)


@pytest.mark.parametrize("row", [r for r in LISTED if r["level"] != "admin3"], ids=str)
def test_every_region_cercle_province_and_department_is_found_by_its_name(
    places: Gazetteer, row: dict[str, str]
) -> None:
    found = places.lookup(row["name"], countries=[row["country"]], level=row["level"], fuzzy=False)
    assert row["name"] in {candidate.place.name for candidate in found}


@pytest.mark.parametrize(("country", "counts"), TWO_LEVELS.items())
def test_neighbours_have_two_levels(
    places: Gazetteer, country: str, counts: tuple[int, int]
) -> None:
    assert len(units(places, country, "admin1")) == counts[0]
    assert len(units(places, country, "admin2")) >= counts[1]


@pytest.mark.parametrize(("country", "states"), BORDER_STATES.items())
def test_border_states_have_two_levels(places: Gazetteer, country: str, states: set[str]) -> None:
    assert states <= {unit.name for unit in units(places, country, "admin1")}
    assert states <= {unit.admin1 for unit in units(places, country, "admin2")}


def test_a_commune_lies_near_the_seat_of_the_unit_that_holds_it(places: Gazetteer) -> None:
    cercles = {(p.country, p.admin1, p.name): p for p in places.embedded.places
               if p.level == "admin2"}  # fmt: skip
    for unit in (u for c in ("MLI", "BFA", "NER") for u in units(places, c, "admin3")):
        cercle = cercles.get((unit.country, unit.admin1, unit.admin2))
        if cercle is not None:
            km = rough_km((unit.latitude, unit.longitude), (cercle.latitude, cercle.longitude))
            assert km < 2.5 * cercle.radius_km + 60, (unit.name, unit.admin2, round(km))
