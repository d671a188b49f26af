"""Typed records of the gazetteer. Units: degrees WGS 84, km."""

from __future__ import annotations

from dataclasses import dataclass

LEVELS = (
    "populated_place",
    "admin3",
    "admin2",
    "admin1",
    "country",
    "natural_feature",
    "facility",
    "area",
)
"""Values of :attr:`Place.level`, which are the codebook's ``location_type``."""


def point_of(latitude: str, longitude: str) -> tuple[float, float]:
    """Latitude and longitude in degrees, as written in a file.

    Raises:
        ValueError: one is no number, or there is no such point (NaN among them).

    >>> point_of("16.27", "-0.04")
    (16.27, -0.04)
    """
    point = float(latitude), float(longitude)
    if not (-90 <= point[0] <= 90 and -180 <= point[1] <= 180):
        raise ValueError(f"no such point: {point[0]}, {point[1]}")
    return point


def check_size(radius_km: float, rank: float) -> None:
    """Refuse a radius (km) that is not above 0 and a rank that is not from 0 to 1.

    Raises:
        ValueError: one of them is wrong.
    """
    if not (radius_km > 0 and 0 <= rank <= 1):
        raise ValueError("radius_km must be above 0 and rank between 0 and 1")


@dataclass(frozen=True, slots=True)
class Place:
    """One entry of the gazetteer.

    Attributes:
        place_id: ``geonames:2450173`` where GeoNames has it, else ``sahel:`` and a slug.
        name: name as the table writes it.
        level: one of :data:`LEVELS`.
        feature: finer class, such as ``village``, ``city``, ``region``, ``cercle``, ``forest``.
        country: ISO 3166-1 alpha-3, empty for an area that crosses borders.
        admin1, admin2, admin3: names of the units that hold it on today's map.
        latitude, longitude: degrees.
        radius_km: radius of a circle about as large as the place; 2 for a village.
        rank: 0 to 1, how likely news means this one among homonyms.
        aliases: other names and spellings.
        source: where the coordinates come from.
    """

    place_id: str
    name: str
    level: str
    feature: str
    country: str
    admin1: str = ""
    admin2: str = ""
    admin3: str = ""
    latitude: float = 0.0
    longitude: float = 0.0
    radius_km: float = 2.0
    rank: float = 0.0
    aliases: tuple[str, ...] = ()
    source: str = ""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that a name may mean.

    Attributes:
        score: 0 to 1, comparable between candidates of one query.
        reason: why it is ranked there, for a person to read.
    """

    place: Place
    score: float
    reason: str
