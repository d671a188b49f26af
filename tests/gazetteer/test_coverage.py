"""The embedded gazetteer holds the places that news of the region names.

``news_places.csv`` was written down from reporting of 2012 to 2026, before it was known which of
its names the gazetteer holds; coordinates are GeoNames' or were read off a map (``source``).
"""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from gazetteer import Gazetteer, core
from gazetteer.coverage import coverage
from gazetteer.world import WorldLayer

NEWS_PLACES = Path(__file__).with_name("news_places.csv")
FLOORS = {"top": 0.97, "any": 0.98, "weighted_top": 0.97, "weighted_any": 0.98}


@pytest.fixture(scope="module")
def embedded() -> Gazetteer:
    """What a user has who never built the full gazetteer."""
    return core.from_folder(core.DATA, [WorldLayer()])


def test_the_share_of_news_places_found_stays_above_its_floor(embedded: Gazetteer) -> None:
    found = coverage(NEWS_PLACES, embedded)
    below = {name for name, floor in FLOORS.items() if getattr(found, name) < floor}
    assert not below, found


def test_the_list_is_long_enough_and_every_row_says_where_from() -> None:
    with NEWS_PLACES.open(encoding="utf-8", newline="") as handle:
        rows = list(csv.DictReader(handle))
    assert len({(row["name"], row["country"]) for row in rows}) >= 500
    assert {row["country"] for row in rows} >= {"MLI", "BFA", "NER"}
    assert all(row["source"].startswith(("geonames:", "approx: ")) for row in rows)
