"""Places that a reviewer chooses: by name from the gazetteer, or as a point on the map."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import gazetteer
from extractor.events.placing import country_name, with_units
from extractor.language.toponyms.build import precision_of
from extractor.records import EventPlace
from gazetteer.relative import offset_uncertainty

_SHOWN = 8
_LEAST_KM = 2.0
"""A point nearer than this to a place, or within its radius, is that place."""


def found_by_name(name: str) -> list[dict[str, Any]]:
    """Places that a name may mean, best first, as a page shows them."""
    found = gazetteer.load().lookup(name, limit=_SHOWN)
    return [_shown(candidate.place, candidate.reason) for candidate in found]


def found_near(latitude: float, longitude: float) -> list[dict[str, Any]]:
    """The places nearest to a point (degrees), nearest first."""
    return [_shown(place, f"{km:.1f} km") for place, km in _near(latitude, longitude)]


def _near(latitude: float, longitude: float) -> list[tuple[gazetteer.Place, float]]:
    geocoder = gazetteer.SahelGeocoder()
    found = geocoder.reverse((latitude, longitude), exactly_one=False, limit=_SHOWN) or []
    places = [location.raw["place"] for location in found]
    here = (latitude, longitude)
    return [(p, gazetteer.distance_km(here, (p.latitude, p.longitude))) for p in places]


def _shown(place: gazetteer.Place, why: str) -> dict[str, Any]:
    units = (place.admin3, place.admin2, place.admin1)
    held = [place.name, *(name for name in units if name), country_name(place.country)]
    return {
        "location_id": place.place_id,
        "location": place.name,
        "latitude": round(place.latitude, 5),
        "longitude": round(place.longitude, 5),
        "level": place.level,
        "address": ", ".join(dict.fromkeys(filter(None, held))),
        "why": why,
    }


def chosen_place(
    location_id: str, location: str, latitude: float | None, longitude: float | None
) -> EventPlace:
    """The place that a reviewer's choice means.

    A place of the gazetteer is itself; a point away from it lies at an offset from it; a point
    without a place lies at an offset from the nearest one.

    Args:
        location_id, location: id and name of a place; may be empty.
        latitude, longitude: degrees; ``None`` for the place's own.

    >>> chosen_place("geonames:2460596", "Bamako", None, None).geo_precision
    1
    >>> chosen_place("", "", 12.65, -7.0).location != ""
    True
    """
    known = _known(location_id, location)
    if latitude is None or longitude is None:
        if known is None:
            return EventPlace(location=location, location_id=location_id)
        return _at(known)
    if known is None:
        near = _near(latitude, longitude)
        if location or not near:
            return _named_point(location, latitude, longitude, near[0][0] if near else None)
        known = near[0][0]
    return _offset_from(known, latitude, longitude)


def _known(location_id: str, location: str) -> gazetteer.Place | None:
    """The place of an id; one of another layer is found by its name."""
    if not location_id:
        return None
    place = gazetteer.load().by_id(location_id)
    if place is not None or not location:
        return place
    found = gazetteer.load().lookup(location, limit=200)
    return next((c.place for c in found if c.place.place_id == location_id), None)


def _at(place: gazetteer.Place) -> EventPlace:
    described = EventPlace(
        location=place.name,
        location_id=place.place_id,
        location_type=place.level,
        country=country_name(place.country),
        country_iso3=place.country,
        latitude=place.latitude,
        longitude=place.longitude,
        geo_precision=precision_of(place),
        uncertainty_km=place.radius_km,
    )
    return with_units(described, place)


def _offset_from(place: gazetteer.Place, latitude: float, longitude: float) -> EventPlace:
    origin, point = (place.latitude, place.longitude), (latitude, longitude)
    km = gazetteer.distance_km(origin, point)
    if km <= max(_LEAST_KM, place.radius_km):
        return _at(place)
    return replace(
        _at(place),
        latitude=latitude,
        longitude=longitude,
        geo_precision=2,
        offset_km=round(km, 1),
        offset_bearing_deg=round(gazetteer.bearing(origin, point), 1) % 360,
        uncertainty_km=round(offset_uncertainty(km, True, place.radius_km), 1),
    )


def _named_point(
    name: str, latitude: float, longitude: float, near: gazetteer.Place | None
) -> EventPlace:
    """A place that the gazetteer does not know, in the units of its nearest neighbour."""
    described = EventPlace(
        location=name,
        location_type="populated_place",
        country=country_name(near.country) if near else "",
        country_iso3=near.country if near else "",
        latitude=latitude,
        longitude=longitude,
        geo_precision=1,
        uncertainty_km=_LEAST_KM,
    )
    if near is None:
        return described
    return replace(described, admin1=near.admin1, admin2=near.admin2, admin3=near.admin3)
