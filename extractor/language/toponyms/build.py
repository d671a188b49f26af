"""From resolved names to place mentions with points, precision and uncertainty."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from extractor.language.annotations import PlaceMention
from extractor.language.toponyms.drafts import Draft
from gazetteer import Gazetteer, Place
from gazetteer.borders import border
from gazetteer.relative import (
    DIRECTION_KM,
    NEAR_KM,
    Point,
    bearing,
    between_uncertainty,
    destination,
    distance_km,
    edge_uncertainty,
    midpoint,
    offset_uncertainty,
    rough_km,
)

_PRECISION = {"admin3": 2, "admin2": 2, "admin1": 3, "area": 3, "country": 4}
_PART_OF_RADIUS = 0.5
_UNKNOWN_RELATIONS = {"axis": "near", "between": "near", "border": "near", "part": "at"}


@dataclass(frozen=True, slots=True)
class _Spot:
    point: Point | None
    precision: int
    uncertainty_km: float


def precision_of(place: Place) -> int:
    """Precision code of a place itself: 1 a point, 2 commune or cercle, 3 region, 4 country."""
    if place.feature == "road":
        return 3
    return _PRECISION.get(place.level, 1)


def mention(draft: Draft, unit: Place | None, country: str, gazetteer: Gazetteer) -> PlaceMention:
    """The mention that a resolved draft makes.

    Args:
        unit: for a name that no gazetteer knows, the smallest known unit that holds it.
        country: ISO alpha-3 of the story, on whose side a border lies.
    """
    place = draft.place
    at_edge = draft.cue.relation in ("border", "near")
    if place is not None and at_edge and place.level == "country" and place.country != country:
        place = border(gazetteer, country, place.country) or place
    anchor = draft.anchor
    if place is None and anchor is not None and anchor.place is not None:
        unit, cue = anchor.place, anchor.cue
        spot = _offset(anchor.place, cue.offset_km, cue.bearing_deg)
        relation = cue.relation
    elif place is None:
        cue = draft.cue
        relation = _UNKNOWN_RELATIONS.get(cue.relation, cue.relation)
        spot = _unknown(unit)
    else:
        cue, relation = draft.cue, _relation(draft, place)
        spot = _spot(draft, place, relation, gazetteer)
    second = draft.second.place if draft.second else None
    name = f"{draft.text} - {draft.second.text}" if draft.second else draft.text
    latitude, longitude = spot.point or (None, None)
    return PlaceMention(
        name=name,
        level=draft.levels[0] if draft.levels else "",
        relation=relation,
        place=place,
        unit=unit if place is None else None,
        latitude=latitude,
        longitude=longitude,
        geo_precision=spot.precision,
        uncertainty_km=round(spot.uncertainty_km, 1),
        offset_km=cue.offset_km,
        bearing_deg=cue.bearing_deg if relation != "part" else None,
        is_context=bool(draft.role) and draft.role != "anaphor",
        role=draft.role,
        candidates=tuple(draft.candidates[:5]),
        second=second,
    )


def at_place(text: str, place: Place, role: str) -> PlaceMention:
    """A mention that a description makes of a place."""
    return PlaceMention(
        name=text,
        level="",
        relation="at",
        place=place,
        unit=None,
        latitude=place.latitude,
        longitude=place.longitude,
        geo_precision=precision_of(place),
        uncertainty_km=round(place.radius_km, 1),
        is_context=bool(role) and role != "anaphor",
        role=role,
    )


def in_part(
    text: str, place: Place, bearing_deg: float | None, gazetteer: Gazetteer
) -> PlaceMention:
    """A mention of a part of a country or region; its centre where there is no direction."""
    spot = _Spot((place.latitude, place.longitude), 3, place.radius_km * _PART_OF_RADIUS)
    if bearing_deg is not None:
        spot = _part(place, bearing_deg, gazetteer)
    latitude, longitude = spot.point or (None, None)
    return PlaceMention(
        name=text,
        level="area",
        relation="part",
        place=place,
        unit=None,
        latitude=latitude,
        longitude=longitude,
        geo_precision=3,
        uncertainty_km=round(spot.uncertainty_km, 1),
    )


def _relation(draft: Draft, place: Place) -> str:
    relation = draft.cue.relation
    wide = place.level in ("country", "admin1", "area")
    if draft.second is not None:
        return "between"
    if relation == "direction" and wide and (draft.levels or place.level != "admin1"):
        return "part"
    if relation == "part" and not wide:
        return "direction"
    if relation in ("between", "axis"):
        return "near" if relation == "axis" else "at"
    return "near" if relation == "border" else relation


def _spot(draft: Draft, place: Place, relation: str, gazetteer: Gazetteer) -> _Spot:
    point = (place.latitude, place.longitude)
    own = precision_of(place)
    if draft.second is not None:
        return _between(draft, place)
    if relation == "offset":
        return _offset(place, draft.cue.offset_km, draft.cue.bearing_deg)
    if relation == "direction":
        return _Spot(point, max(2, own), place.radius_km + DIRECTION_KM)
    if draft.cue.relation == "border":
        return _Spot(point, max(3, own), place.radius_km)
    if relation == "near" and draft.cue.bearing_deg is not None:
        edge = destination(point, place.radius_km, draft.cue.bearing_deg)
        return _Spot(edge, max(2, own), edge_uncertainty(place.radius_km))
    if relation == "near":
        return _Spot(point, max(2, own), place.radius_km + NEAR_KM)
    if relation == "part" and draft.cue.bearing_deg is not None:
        return _part(place, draft.cue.bearing_deg, gazetteer)
    return _Spot(point, own, place.radius_km)


def _between(draft: Draft, place: Place) -> _Spot:
    a = (place.latitude, place.longitude)
    other = draft.second.place if draft.second else None
    if other is None:
        return _Spot(a, 2, place.radius_km + DIRECTION_KM)
    b = (other.latitude, other.longitude)
    return _Spot(midpoint(a, b), 2, between_uncertainty(distance_km(a, b), draft.cue.is_halfway))


def _offset(place: Place, offset_km: float | None, bearing_deg: float | None) -> _Spot:
    point = (place.latitude, place.longitude)
    if offset_km is None:
        return _Spot(point, 2, place.radius_km + DIRECTION_KM)
    radius = offset_uncertainty(offset_km, bearing_deg is not None, place.radius_km)
    if bearing_deg is None:
        return _Spot(point, 2, radius)
    return _Spot(destination(point, offset_km, bearing_deg), 2, radius)


def _unknown(unit: Place | None) -> _Spot:
    if unit is None:
        return _Spot(None, 4, 1000.0)
    point = (unit.latitude, unit.longitude)
    precision = max(2, precision_of(unit))
    return _Spot(point, precision, max(unit.radius_km, 10.0))


def _part(place: Place, bearing_deg: float, gazetteer: Gazetteer) -> _Spot:
    """ "le nord du Mali": the middle of the country's units that lie furthest that way.

    For a country, the mean of the centres of the third of its second-level units that reach
    furthest along the bearing; for any other place, or a country whose units are not known, half
    the radius away from its centre. The radius is half the whole's.
    """
    centre = (place.latitude, place.longitude)
    half = place.radius_km * _PART_OF_RADIUS
    if place.level == "country":
        point = _outer_third(place.country, bearing_deg, gazetteer)
        if point is not None:
            return _Spot(point, 3, half)
    return _Spot(destination(centre, half, bearing_deg), 3, half)


@lru_cache(maxsize=512)
def _outer_third(iso3: str, bearing_deg: float, gazetteer: Gazetteer) -> Point | None:
    units = [
        (p.latitude, p.longitude)
        for level in ("admin1",)
        for p in gazetteer.embedded.places
        if p.country == iso3 and p.level == level
    ]
    if len(units) < 3:
        return None
    centre = _mean(units)

    def reach(point: Point) -> float:
        turn = math.radians(bearing(centre, point) - bearing_deg)
        return rough_km(centre, point) * math.cos(turn)

    outer = sorted(units, key=reach, reverse=True)[: max(1, len(units) // 3)]
    return _mean(outer)


def _mean(points: Sequence[Point]) -> Point:
    return (
        sum(lat for lat, _ in points) / len(points),
        sum(lon for _, lon in points) / len(points),
    )
