"""Chooses among homonyms: all the names of one story are resolved together.

Each reading of a name gets a score: how well its spelling fits, plus what speaks for it.

===========================  ==========================================================
evidence                     worth
===========================  ==========================================================
rank                         up to 0.4
level that the words demand  +0.5 ("cercle de San"), -0.4 where another is demanded
no level demanded            the state, then the town, before the unit of the same name
country of the story         +0.5; a country the story names +0.2; another -0.25, but up to
                             +0.25 for a place as famous as Gao
unit named beside it         +0.6 where the unit holds it or held it on the story's day, +0.3
                             where it held it once, -0.2 where another unit does
other places of the story    up to +0.3, falling with the distance to the nearest two
distance told                +0.4 where it fits within a third, -0.4 where not
curated row                  +0.3 over a row that only a general list holds
===========================  ==========================================================

The weights were set on the tuning half of the gold; the order of what weighs most follows the usual
findings on toponym resolution (named containers, then one country per discourse, then proximity).
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from gazetteer.memberships import Memberships
from gazetteer.records import Candidate, Place
from gazetteer.relative import Point, rough_km

_RANK = 0.4
_LEVEL_FITS, _LEVEL_MISSES = 0.5, -0.4
_STORY, _NAMED, _ELSEWHERE = 0.5, 0.2, -0.25
_FAME, _FAMOUS = 0.5, 0.75
_INSIDE, _ONCE_INSIDE, _OUTSIDE = 0.6, 0.3, -0.2
_TOGETHER, _REACH_KM = 0.3, 150.0
_CURATED = 0.3
_ROUNDS = 2
_OFFSET, _OFFSET_SHARE = 0.4, 0.35
_TOO_LARGE = ("country", "area", "admin1")
_PLAIN_ORDER = {
    "country": 0.5,
    "populated_place": 0.15,
    "facility": 0.05,
    "natural_feature": 0.0,
    "area": 0.02,
    "admin1": 0.06,
    "admin2": 0.04,
    "admin3": 0.03,
}


@dataclass(slots=True)
class Query:
    """A name of a story, to be resolved.

    Attributes:
        candidates: what a look-up gave.
        levels: levels that the words around it admit, likeliest first; none if they say nothing.
        feature: feature class that the words name, or empty.
        containers: exact keys of the units named beside it.
        beside_country: country named beside it, or empty.
        offset: a point and the distance from it that the text tells, km.
        is_town: the words before it are those before a town ("à Gao").
        has_article: an article stands before it ("du Sourou", "la Tapoa"), as before few towns.
        is_container: it stands as the unit that holds another place.
    """

    candidates: Sequence[Candidate]
    levels: tuple[str, ...] = ()
    feature: str = ""
    containers: frozenset[str] = frozenset()
    beside_country: str = ""
    is_container: bool = False
    offset: tuple[Point, float] | None = None
    is_town: bool = False
    has_article: bool = False


@dataclass(frozen=True, slots=True)
class Setting:
    """What is known of the story.

    Attributes:
        country: ISO alpha-3 of the country it is about, or empty.
        weights: weight from 0 to 1 of every country that it names.
        curated: ids of the rows of the embedded gazetteer.
        memberships: which units hold a place, and held it.
        day: day of the story, or ``None``: then all that ever held a place count as on the day.
    """

    country: str = ""
    weights: Mapping[str, float] = field(default_factory=dict)
    curated: frozenset[str] = frozenset()
    memberships: Memberships = field(default_factory=lambda: Memberships((), ()))
    day: date | None = None


def resolve(queries: Sequence[Query], setting: Setting) -> list[list[Candidate]]:
    """Rank the readings of every name, best first, all names of the story together.

    Scores of the result are comparable within one name only. The order of ``queries`` is kept.

    >>> mali = Place("a", "Nioro du Sahel", "populated_place", "city", "MLI")
    >>> senegal = Place("b", "Nioro du Rip", "populated_place", "city", "SEN", rank=0.6)
    >>> query = Query([Candidate(senegal, 0.97, ""), Candidate(mali, 0.97, "")])
    >>> resolve([query], Setting("MLI"))[0][0].place.name
    'Nioro du Sahel'
    """
    ranked = [_rank(query, setting, ()) for query in queries]
    for _ in range(_ROUNDS):
        chosen = [readings[0].place if readings else None for readings in ranked]
        ranked = [
            _rank(query, setting, _others(chosen, number)) if len(query.candidates) > 1 else ranked[
                number]
            for number, query in enumerate(queries)
        ]  # fmt: skip
    return ranked


def _others(chosen: Sequence[Place | None], number: int) -> tuple[Place, ...]:
    """Points chosen for the other names; countries and regions are near to nothing."""
    own = chosen[number]
    return tuple(
        place
        for place in chosen
        if place is not None and place is not own and place.level not in _TOO_LARGE
    )


def _rank(query: Query, setting: Setting, others: Sequence[Place]) -> list[Candidate]:
    scored = []
    for candidate in query.candidates:
        gain, reasons = _evidence(candidate.place, query, setting, others)
        reason = "; ".join(filter(None, (candidate.reason, *reasons)))
        scored.append(Candidate(candidate.place, round(candidate.score + gain, 4), reason))
    return sorted(scored, key=lambda c: (-c.score, c.place.place_id))


def _evidence(
    place: Place, query: Query, setting: Setting, others: Sequence[Place]
) -> tuple[float, list[str]]:
    gain, reasons = _RANK * place.rank, []
    for part, reason in (
        _level(place, query),
        _country(place, query, setting),
        _container(place, query, setting),
        _proximity(place, others),
        _distance(place, query),
    ):
        gain += part
        if reason:
            reasons.append(reason)
    if place.place_id in setting.curated:
        gain += _CURATED
    return gain, reasons


def _level(place: Place, query: Query) -> tuple[float, str]:
    if query.levels:
        if place.level not in query.levels:
            return _LEVEL_MISSES, ""
        bonus = 0.1 if query.feature and query.feature == place.feature else 0.0
        return _LEVEL_FITS - 0.05 * query.levels.index(place.level) + bonus, f"is {place.level}"
    if query.is_container and place.level.startswith("admin"):
        return 0.25, "stands as a unit"
    bonus = _PLAIN_ORDER[place.level]
    if place.level == "populated_place":
        bonus += 0.2 * query.is_town - 0.3 * query.has_article
    return bonus, ""


def _country(place: Place, query: Query, setting: Setting) -> tuple[float, str]:
    if query.beside_country:
        inside = place.country == query.beside_country
        return (0.8, "country named beside it") if inside else (-0.4, "")
    if place.level == "country" or not place.country:
        return 0.0, ""
    if place.country == setting.country:
        return _STORY, "country of the story"
    weight = setting.weights.get(place.country, 0.0)
    if weight > 0:
        fame = _FAME * place.rank if place.rank >= _FAMOUS else 0.0
        return max(_NAMED * weight, _ELSEWHERE + fame), "country named in the story"
    return _ELSEWHERE + (_FAME * place.rank if place.rank >= _FAMOUS else 0.0), ""


def _container(place: Place, query: Query, setting: Setting) -> tuple[float, str]:
    if not query.containers:
        return 0.0, ""
    held_by = setting.memberships.today(place)
    if held_by & query.containers:
        return _INSIDE, "inside the unit named beside it"
    if setting.memberships.on(place, setting.day) & query.containers:
        return _INSIDE, "inside the unit named beside it, on the map of the story's day"
    if setting.memberships.on(place, None) & query.containers:
        return _ONCE_INSIDE, "once inside the unit named beside it"
    return (_OUTSIDE, "") if held_by else (0.0, "")


def _proximity(place: Place, others: Sequence[Place]) -> tuple[float, str]:
    if not others or place.level in _TOO_LARGE:
        return 0.0, ""
    point = (place.latitude, place.longitude)
    nearest = sorted(rough_km(point, (o.latitude, o.longitude)) for o in others)[:2]
    mean = sum(nearest) / len(nearest)
    gain = _TOGETHER * math.exp(-mean / _REACH_KM)
    return gain, f"{mean:.0f} km from the story's other places" if gain > 0.05 else ""


def _distance(place: Place, query: Query) -> tuple[float, str]:
    if query.offset is None:
        return 0.0, ""
    origin, told = query.offset
    km = rough_km(origin, (place.latitude, place.longitude))
    if abs(km - told) <= max(10.0, _OFFSET_SHARE * told):
        return _OFFSET, f"{km:.0f} km away where the text says {told:.0f}"
    return -_OFFSET, ""
