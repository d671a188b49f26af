"""Validates the gazetteer's data: every complaint names a place and what to do."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from gazetteer.core import Gazetteer
from gazetteer.normalise import exact_key, folded_key
from gazetteer.records import Place
from gazetteer.relative import rough_km
from gazetteer.tables import read_table

_VOCABULARY = Path(__file__).parent / "vocabulary"
_PERSON = ("surname", "first name")
_DUPLICATE_KM = 2.0
_ELSEWHERE = 1.15
"""A place may lie this many country radii from the country's centre."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong with a row.

    Attributes:
        kind: ``duplicate_id``, ``parent``, ``coordinates``, ``duplicate``, ``ordinary`` or
            ``source``.
        is_error: the data must not ship with it; else it is a warning.
    """

    kind: str
    place: Place
    problem: str
    is_error: bool = True

    def __str__(self) -> str:
        return f"{self.kind}: {self.place.place_id} {self.place.name}: {self.problem}"


def check(gazetteer: Gazetteer) -> list[Finding]:
    """Everything wrong with the embedded rows, errors first.

    >>> lost = Place("x:1", "Djibo", "populated_place", "city", "BFA", "Nulle part", source="x")
    >>> [finding.kind for finding in check(Gazetteer([lost]))]
    ['parent']
    """
    rules = (_ids, _parents, _coordinates, _duplicates, _ordinary, _sources)
    findings = [finding for rule in rules for finding in rule(gazetteer)]
    return sorted(findings, key=lambda f: (not f.is_error, f.kind, f.place.place_id))


def _ids(gazetteer: Gazetteer) -> Iterator[Finding]:
    seen: dict[str, Place] = {}
    for place in gazetteer.embedded.places:
        other = seen.setdefault(place.place_id, place)
        if other is not place:
            yield Finding("duplicate_id", place, f"its id is that of {other.name} too")


def _parents(gazetteer: Gazetteer) -> Iterator[Finding]:
    covered: dict[str, set[str]] = defaultdict(set)
    for place in gazetteer.embedded.places:
        if place.level in ("admin1", "admin2", "admin3"):
            covered[place.country].add(exact_key(place.name))
    for place in gazetteer.embedded.places:
        for level in ("admin1", "admin2", "admin3"):
            unit = getattr(place, level)
            if not unit or place.level == level:
                continue
            if exact_key(unit) not in covered[place.country]:
                state = place.country or "no country"
                yield Finding("parent", place, f"{level} {unit!r} is no unit of {state}")


def _coordinates(gazetteer: Gazetteer) -> Iterator[Finding]:
    for place in gazetteer.embedded.places:
        country = gazetteer.country(place.country)
        if country is None or place.level == "country":
            continue
        km = rough_km((place.latitude, place.longitude), (country.latitude, country.longitude))
        if km > _reach(place.country, country.radius_km, gazetteer):
            yield Finding("coordinates", place, f"{km:.0f} km from the middle of {country.name}")


def _reach(iso3: str, radius_km: float, gazetteer: Gazetteer) -> float:
    """How far from its centre a country may reach: its units', or twice a circle's radius."""
    return max(_ELSEWHERE * _farthest_unit(gazetteer, iso3) + 50, 2 * radius_km)


@lru_cache(maxsize=512)
def _farthest_unit(gazetteer: Gazetteer, iso3: str) -> float:
    country = gazetteer.country(iso3)
    if country is None:
        return 0.0
    centre = (country.latitude, country.longitude)
    units = [p for p in gazetteer.embedded.places if p.country == iso3 and p.level == "admin1"]
    return max((rough_km(centre, (p.latitude, p.longitude)) for p in units), default=0.0)


def _duplicates(gazetteer: Gazetteer) -> Iterator[Finding]:
    groups: dict[tuple[str, str, str], list[Place]] = defaultdict(list)
    for place in gazetteer.embedded.places:
        groups[place.country, place.level, folded_key(place.name)].append(place)
    for places in groups.values():
        for number, place in enumerate(places):
            for other in places[:number]:
                km = rough_km((place.latitude, place.longitude), (other.latitude, other.longitude))
                if km < _DUPLICATE_KM and place.feature == other.feature:
                    problem = f"{km:.1f} km from {other.place_id} {other.name}"
                    yield Finding("duplicate", place, problem, is_error=False)


def _ordinary(gazetteer: Gazetteer) -> Iterator[Finding]:
    for place in gazetteer.embedded.places:
        for name in (place.name, *place.aliases):
            key = exact_key(name)
            if len(key) < 2 or key.isdigit():
                yield Finding("ordinary", place, f"{name!r} is too short to be a name")
            elif key in ordinary_words() and key != exact_key(place.name):
                problem = f"alias {name!r} is an ordinary French word and needs a cue"
                yield Finding("ordinary", place, problem, is_error=False)
            elif key in ordinary_words():
                problem = f"{name!r} is an ordinary French word and needs a cue"
                yield Finding("ordinary", place, problem, is_error=False)


def _sources(gazetteer: Gazetteer) -> Iterator[Finding]:
    for place in gazetteer.embedded.places:
        if not place.source:
            yield Finding("source", place, "no source; say where the coordinates come from")


@lru_cache(maxsize=1)
def ordinary_words() -> frozenset[str]:
    """Exact keys of French words that are no sign of a place unless the words around them say so.

    Raises:
        DataFileError: the vocabulary file is wrong.
    """
    return frozenset(_ordinary_reasons())


@lru_cache(maxsize=1)
def person_names() -> frozenset[str]:
    """Those of the ordinary words that are first names and surnames.

    >>> "traore" in person_names(), "mission" in person_names()
    (True, False)
    """
    return frozenset(key for key, reason in _ordinary_reasons().items() if reason in _PERSON)


@lru_cache(maxsize=1)
def _ordinary_reasons() -> dict[str, str]:
    table = read_table(_VOCABULARY / "ordinary_words.csv", "word,reason")
    return {exact_key(line.cells["word"]): line.cells["reason"] for line in table}
