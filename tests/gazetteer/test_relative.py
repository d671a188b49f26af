"""Offsets, bearings, midpoints."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazetteer import bearing, destination, distance_km, midpoint
from gazetteer.relative import bearing_of, directions, offset_uncertainty, rough_km

latitudes = st.floats(5, 25)
longitudes = st.floats(-17, 24)
distances = st.floats(1, 400)


@given(latitudes, longitudes, distances, st.floats(0, 359.9))
def test_the_way_back_has_the_same_length_and_bearing(
    latitude: float, longitude: float, km: float, degrees: float
) -> None:
    start = (latitude, longitude)
    end = destination(start, km, degrees)
    assert distance_km(start, end) == pytest.approx(km, rel=1e-6)
    turn = (bearing(start, end) - degrees + 180) % 360 - 180
    assert abs(turn) < 0.5


@given(latitudes, longitudes, latitudes, longitudes)
def test_a_midpoint_is_as_far_from_one_end_as_from_the_other(
    lat1: float, lon1: float, lat2: float, lon2: float
) -> None:
    one, other = (lat1, lon1), (lat2, lon2)
    middle = midpoint(one, other)
    near, far = distance_km(one, middle), distance_km(other, middle)
    assert near == pytest.approx(far, rel=0.02, abs=0.5)


@given(latitudes, longitudes, latitudes, longitudes)
def test_the_quick_distance_is_within_a_hundredth_of_the_geodesic(
    lat1: float, lon1: float, lat2: float, lon2: float
) -> None:
    exact = distance_km((lat1, lon1), (lat2, lon2))
    assert rough_km((lat1, lon1), (lat2, lon2)) == pytest.approx(exact, rel=0.01, abs=0.1)


def test_the_sixteen_winds_stand_a_sixteenth_of_a_turn_apart() -> None:
    assert set(directions().values()) == {n * 22.5 for n in range(16)}
    assert bearing_of("Nord-Nord-Est") == 22.5
    assert bearing_of("loin") is None


def test_a_distance_without_direction_is_uncertain_by_at_least_itself() -> None:
    assert offset_uncertainty(30, False, 4) >= 30
    assert offset_uncertainty(30, True, 4) < 30
