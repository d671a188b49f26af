"""Borders between two countries, as areas: "à la frontière avec le Burkina Faso"."""

from __future__ import annotations

from functools import lru_cache

from gazetteer.core import Gazetteer
from gazetteer.records import Place
from gazetteer.relative import Point, rough_km

_SHARE = 0.12
"""Share of a country's units, those nearest to the neighbour, that stand for the border."""

_MOST_APART_KM = 250.0


@lru_cache(maxsize=256)
def border(gazetteer: Gazetteer, inside: str, beyond: str) -> Place | None:
    """The strip of ``inside`` along its border with ``beyond``; ``None`` if they do not touch.

    Its point is the mean of the twelfth of the country's second-level units that lie nearest to
    units of the neighbour; its radius (km) reaches the furthest of them.

    Args:
        inside, beyond: ISO alpha-3 codes.
    """
    own, other = _units(gazetteer, inside), _units(gazetteer, beyond)
    first, second = gazetteer.country(inside), gazetteer.country(beyond)
    if not own or not other or first is None or second is None:
        return None
    gaps = sorted((min(rough_km(a, b) for b in other), a) for a in own)
    if gaps[0][0] > _MOST_APART_KM:
        return None
    strip = [point for _, point in gaps[: max(3, round(len(gaps) * _SHARE))]]
    latitude = sum(lat for lat, _ in strip) / len(strip)
    longitude = sum(lon for _, lon in strip) / len(strip)
    return Place(
        place_id=f"sahel:frontiere-{inside.lower()}-{beyond.lower()}",
        name=f"Frontière {first.name} - {second.name}",
        level="area",
        feature="border",
        country=inside,
        latitude=round(latitude, 2),
        longitude=round(longitude, 2),
        radius_km=max(30.0, *(rough_km((latitude, longitude), point) for point in strip)),
        source="computed from the units on either side",
    )


def _units(gazetteer: Gazetteer, iso3: str) -> list[Point]:
    for level in ("admin2", "admin1"):
        points = [
            (place.latitude, place.longitude)
            for place in gazetteer.embedded.places
            if place.country == iso3 and place.level == level
        ]
        if points:
            return points
    return []
