"""Names that stand on the base map: countries and the larger towns."""

from __future__ import annotations

from typing import Any

import gazetteer

_REGION = (-19.0, 2.0, 26.0, 28.5)
"""West, south, east, north (degrees): where names are shown."""

_LEAST_RANK = 0.65  # capitals, regional capitals, seats of larger units
_COUNTRY_RANK = 2.0  # before every town


def labels() -> list[dict[str, Any]]:
    """Labels with ``kind`` (country or town), names, degrees and rank (the higher, the earlier).

    >>> {"Bamako", "Niger"} <= {label["fr"] for label in labels()}
    True
    """
    known = gazetteer.load()
    found = [
        _label("country", country.place, country.name_en, _COUNTRY_RANK)
        for country in known.countries
    ]
    found += [
        _label("town", place, place.name, place.rank)
        for place in known.embedded.places
        if place.level == "populated_place"
        and place.feature != "quarter"
        and place.rank >= _LEAST_RANK
    ]
    west, south, east, north = _REGION
    return [
        label
        for label in found
        if west <= label["longitude"] <= east and south <= label["latitude"] <= north
    ]


def _label(kind: str, place: gazetteer.Place, english: str, rank: float) -> dict[str, Any]:
    return {
        "kind": kind,
        "fr": place.name,
        "en": english,
        "longitude": round(place.longitude, 3),
        "latitude": round(place.latitude, 3),
        "rank": rank,
    }
