"""Points told relative to a place: offsets, directions, midpoints, and how far off they may be.

Units: degrees WGS 84, bearings in degrees clockwise from north, distances in km. Geodesics on the
WGS 84 ellipsoid (Karney's method, through geopy).

How large the uncertainty radius is
    A newspaper's "65 km à l'est" is a road distance rounded to five or ten, and its eight or
    sixteen winds divide the circle into sectors of 45 or 22.5 degrees. The radius is half a sector
    of eight winds at that distance (``d * sin(22.5°)`` = 0.38 d) joined in quadrature with a tenth
    of the distance for rounding, and the radius of the reference place.
    A distance without direction leaves the whole circle: the distance plus the place's radius.
    A direction without distance: reports use it within the surroundings of a town; 30 km plus the
    radius. "Near": 10 km plus the radius. Between two places: half their distance, at least 5 km;
    "half-way" is told of four to six tenths of a way that bends: 0.15 of the distance, at least
    5 km. "À la sortie nord": the edge of the town on that side, a radius from its centre; where the
    houses end is known to about the radius, at least 3 km.
"""

from __future__ import annotations

import math
from functools import lru_cache
from pathlib import Path

from geopy.distance import geodesic

from gazetteer.normalise import exact_key
from gazetteer.tables import read_table

NEAR_KM = 10.0
"""Radius that "près de", "non loin de", "aux environs de" adds to a place's own, km."""

DIRECTION_KM = 30.0
"""Radius that a direction with no distance adds, km."""

_LEAST_BETWEEN_KM, _LEAST_EDGE_KM = 5.0, 3.0
_HALF_WAY = 0.15

_HALF_SECTOR = math.radians(22.5)
_ROUNDING = 0.1
_DIRECTIONS = Path(__file__).parent / "vocabulary" / "directions.csv"

Point = tuple[float, float]
"""Latitude and longitude, degrees."""


@lru_cache(maxsize=1)
def directions() -> dict[str, float]:
    """French direction words, hyphens as spaces, and their bearings in degrees.

    >>> directions()["sud ouest"]
    225.0

    Raises:
        DataFileError: the vocabulary file is wrong.
    """
    table: dict[str, float] = {}
    for line in read_table(_DIRECTIONS, "word,bearing"):
        key = exact_key(line.cells["word"])
        if key in table:
            raise line.error(f"{key!r} stands twice")
        table[key] = float(line.cells["bearing"])
    return table


def bearing_of(words: str) -> float | None:
    """Bearing of a French direction word, degrees; ``None`` if it is none.

    >>> bearing_of("Nord-Est"), bearing_of("amont")
    (45.0, None)
    """
    return directions().get(exact_key(words))


def destination(origin: Point, distance_km: float, bearing_deg: float) -> Point:
    """Point reached from ``origin`` after ``distance_km`` at an initial bearing.

    >>> [round(x, 3) for x in destination((15.23, -9.59), 65, 90)]
    [15.229, -8.985]
    """
    point = geodesic(kilometers=distance_km).destination(origin, bearing=bearing_deg)
    return float(point.latitude), float(point.longitude)


def distance_km(a: Point, b: Point) -> float:
    """Geodesic distance, km.

    >>> round(distance_km((12.65, -8.0), (16.2717, -0.0447)))
    947
    """
    return float(geodesic(a, b).km)


def rough_km(a: Point, b: Point) -> float:
    """Great-circle distance on a sphere, km; within 0.6 % of the geodesic and much faster.

    >>> abs(rough_km((12.65, -8.0), (16.2717, -0.0447)) - 947) < 5
    True
    """
    lat1, lat2 = math.radians(a[0]), math.radians(b[0])
    half_lat, half_lon = (lat2 - lat1) / 2, math.radians(b[1] - a[1]) / 2
    h = math.sin(half_lat) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin(half_lon) ** 2
    return 12742.0 * math.asin(min(1.0, math.sqrt(h)))


def bearing(a: Point, b: Point) -> float:
    """Initial bearing from ``a`` to ``b`` on a sphere, degrees in [0, 360).

    >>> round(bearing((15.0, 0.0), (16.0, 0.0)))
    0
    """
    lat1, lat2 = math.radians(a[0]), math.radians(b[0])
    turn = math.radians(b[1] - a[1])
    east = math.sin(turn) * math.cos(lat2)
    north = math.cos(lat1) * math.sin(lat2) - math.sin(lat1) * math.cos(lat2) * math.cos(turn)
    return math.degrees(math.atan2(east, north)) % 360


def midpoint(a: Point, b: Point) -> Point:
    """Half-way point of the geodesic from ``a`` to ``b``.

    >>> [round(x, 2) for x in midpoint((14.0, -4.0), (14.0, -2.0))]
    [14.0, -3.0]
    """
    half = distance_km(a, b) / 2
    return destination(a, half, bearing(a, b)) if half else a


def offset_uncertainty(offset_km: float, with_bearing: bool, radius_km: float) -> float:
    """Uncertainty radius of "à N km (au nord) de X", km; reasons in the module's text.

    >>> round(offset_uncertainty(65, True, 5), 1), offset_uncertainty(30, False, 2.0)
    (26.2, 32.0)
    """
    if not with_bearing:
        return offset_km + radius_km
    return math.hypot(offset_km * math.sin(_HALF_SECTOR), offset_km * _ROUNDING, radius_km)


def between_uncertainty(apart_km: float, is_halfway: bool) -> float:
    """Uncertainty radius of a point between two places, km; reasons in the module's text.

    >>> between_uncertainty(90, False), between_uncertainty(90, True)
    (45.0, 13.5)
    """
    return max(_LEAST_BETWEEN_KM, apart_km * (_HALF_WAY if is_halfway else 0.5))


def edge_uncertainty(radius_km: float) -> float:
    """Uncertainty radius of "à la sortie nord de X", km; reasons in the module's text.

    >>> edge_uncertainty(8.0), edge_uncertainty(2.0)
    (8.0, 3.0)
    """
    return max(_LEAST_EDGE_KM, radius_km)
