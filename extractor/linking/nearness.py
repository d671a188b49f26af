"""On which level two places agree, for many pairs of places at once."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from extractor.linking.levels import EXCLUDED, Level
from extractor.linking.reports import Ints, Places
from extractor.linking.vocabulary import LEVELS

EARTH_KM = 6371.0088
SLACK_KM = 3.0
"""Added to the uncertainties, for gazetteers differ by that much."""

SPOT = 2
"""``geo_precision`` up to which a place is a spot and not a region."""

CITY_KM = 10.0
"""Uncertainty from which a place is a city, where two acts on one day are nothing rare."""

COUNTRY = 4
"""``geo_precision`` of a country."""


def distances_km(places: Places, a: Ints, b: Ints) -> npt.NDArray[np.float64]:
    """Great-circle distance of each pair, km; NaN where a point is missing.

    Shapes are (pairs,). A sphere is exact enough (0.5 %) to compare with uncertainties.
    """
    lat_a, lat_b = np.radians(places.latitude[a]), np.radians(places.latitude[b])
    half_lat = (lat_b - lat_a) / 2
    half_lon = np.radians(places.longitude[b] - places.longitude[a]) / 2
    chord = np.sin(half_lat) ** 2 + np.cos(lat_a) * np.cos(lat_b) * np.sin(half_lon) ** 2
    return np.asarray(2 * EARTH_KM * np.arcsin(np.sqrt(np.minimum(chord, 1.0))))


def place_level(places: Places, a: Ints, b: Ints) -> Level:
    """Level of ``place`` for each pair, :data:`EXCLUDED` where the places lie apart."""
    none = (places.precision[a] == 0) | (places.precision[b] == 0)
    spots = (places.precision[a] <= SPOT) & (places.precision[b] <= SPOT)
    apart_km = distances_km(places, a, b)
    reach_km = np.nan_to_num(places.radius[a]) + np.nan_to_num(places.radius[b]) + SLACK_KM
    touch = apart_km <= reach_km
    same_country = (places.country[a] == places.country[b]) & (places.country[a] != 0)
    same_region = (places.region[a] == places.region[b]) & (places.region[a] != 0)
    is_country = (places.precision[a] == COUNTRY) | (places.precision[b] == COUNTRY)
    is_one = _is_one(places, a, b)
    is_city = np.maximum(places.radius[a], places.radius[b]) >= CITY_KM
    is_city &= ~(places.is_site[a] & places.is_site[b])
    in_region = same_region | (touch & same_country)
    choices = {
        "unknown": none,
        "city": spots & touch & is_one & is_city,
        "same": spots & touch & is_one,
        "beside": spots & touch & _are_two(places, a, b),
        "near": spots & touch,
        "country": is_country & same_country,
        "region": ~spots & ~is_country & is_one & same_country,
        "inside": ~spots & ~is_country & in_region,
    }
    numbers = [LEVELS["place"].index(name) for name in choices]
    return np.select(list(choices.values()), numbers, EXCLUDED).astype(np.int64)


def _is_one(places: Places, a: Ints, b: Ints) -> npt.NDArray[np.bool_]:
    """Whether id or spelling of the name are the same."""
    by_id = (places.identity[a] == places.identity[b]) & (places.identity[a] != 0)
    by_name = (places.name[a] == places.name[b]) & (places.name[a] != 0)
    return np.asarray(by_id | by_name)


def _are_two(places: Places, a: Ints, b: Ints) -> npt.NDArray[np.bool_]:
    """Whether both are places of the gazetteer, named themselves, with other names."""
    listed = (places.identity[a] != 0) & (places.identity[b] != 0)
    return np.asarray(listed & (places.precision[a] == 1) & (places.precision[b] == 1))
