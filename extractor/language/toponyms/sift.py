"""Second look at resolved names: what the choice itself shows to be no place, or another one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from extractor.language.toponyms.country import covered
from extractor.language.toponyms.drafts import Draft
from extractor.language.toponyms.structure import container_keys
from extractor.language.toponyms.vocabulary import vocabulary
from gazetteer import Candidate, Gazetteer, Place
from gazetteer.memberships import Memberships
from gazetteer.relative import bearing_of, rough_km
from gazetteer.world import WORLD

_FAMOUS = 0.8
"""Rank of a place that is believed though the story names neither its country nor a neighbour."""

_UNIT_SLACK, _UNIT_SLACK_KM = 2.0, 40.0
_TOLD_SLACK, _TOLD_SLACK_KM = 0.6, 25.0
"""How far a place may lie from the unit or the distance told beside it: share, and km at least."""

_NAMED = 1.0
"""Evidence that makes a country one of the story's."""

_NEAR_KM = 150.0
"""A misspelt or foreign place must lie this near to another place of the story."""

_WIDE = ("country", "area", "admin1")


def sift(
    drafts: Sequence[Draft],
    country: str,
    weights: Mapping[str, float],
    gazetteer: Gazetteer,
) -> list[Draft]:
    """The drafts that stay, some of them without the reading that they had.

    Args:
        country: ISO alpha-3 of the story.
        weights: evidence for each country that the story names.
        gazetteer: knows which units hold a place, and held it, and of which countries it has the
            villages; of others it knows only towns that need no word on their country.
    """
    for draft in drafts:
        if draft.candidates:
            draft.candidates = _believable(draft, drafts, country, weights, gazetteer)
    return [draft for draft in drafts if draft.candidates or _stays_unknown(draft)]


def _believable(
    draft: Draft,
    drafts: Sequence[Draft],
    country: str,
    weights: Mapping[str, float],
    gazetteer: Gazetteer,
) -> list[Candidate]:
    """The readings that may stand, none where the best of them may not."""
    readings = [c for c in draft.candidates if _fits_kind(draft, c.place, country)]
    if not readings:
        return []
    readings = [c for c in readings if not _contradicts(draft, c.place)]
    if not readings:
        return []
    best = readings[0]
    if f"{WORLD} layer" in best.reason:
        return readings
    misspelt = "spelt like" in best.reason
    if misspelt and draft.containers:
        return readings if _is_held(draft, best.place, gazetteer.memberships) else []
    home = best.place.country
    abroad = home != country and home in covered(gazetteer) and weights.get(home, 0.0) < _NAMED
    if misspelt or (abroad and best.place.rank < _FAMOUS and best.place.level not in _WIDE):
        return readings if _has_company(draft, best.place, drafts, gazetteer.memberships) else []
    return readings


def _fits_kind(draft: Draft, place: Place, country: str) -> bool:
    """Whether a reading suits the kind of name: regions by direction, roads, ordinary words."""
    key = draft.name.key
    if bearing_of(key) is not None or key == "centre":
        return place.level == "admin1" and place.country == country
    if place.feature == "road":
        return place.country in (country, "")
    unit = draft.cue.unit
    if key in vocabulary().ordinary and not (unit is not None and unit.names_unit):
        if place.level == "admin1":
            return place.country == country and key != "sahel"
        return place.level in _WIDE or (place.rank >= 0.5 and place.level == "populated_place")
    return True


def _contradicts(draft: Draft, place: Place) -> bool:
    """Whether a hamlet's reading lies far from the unit or the distance that the text tells."""
    if place.level not in ("populated_place", "natural_feature") or place.rank >= _FAMOUS:
        return False
    here = (place.latitude, place.longitude)
    for held in draft.containers:
        unit = held.place
        if unit is not None and unit.country:
            reach = _UNIT_SLACK * unit.radius_km + _UNIT_SLACK_KM
            if rough_km(here, (unit.latitude, unit.longitude)) > reach:
                return True
    anchor = draft.anchor
    if anchor is None or anchor.place is None or anchor.cue.offset_km is None:
        return False
    km = rough_km(here, (anchor.place.latitude, anchor.place.longitude))
    told = anchor.cue.offset_km
    return abs(km - told) > max(_TOLD_SLACK_KM, _TOLD_SLACK * told)


def _has_company(
    draft: Draft, place: Place, drafts: Sequence[Draft], memberships: Memberships
) -> bool:
    """Whether the story names the unit that holds a place, or another place near it."""
    if _is_held(draft, place, memberships) or any(
        d.place and d.place.country == place.country for d in draft.containers
    ):
        return True
    here = (place.latitude, place.longitude)
    others = (
        d.place
        for d in drafts
        if d.name.key != draft.name.key and d.place is not None and d.place.level not in _WIDE
    )
    return any(rough_km(here, (o.latitude, o.longitude)) <= _NEAR_KM for o in others)


def _is_held(draft: Draft, place: Place, memberships: Memberships) -> bool:
    """Whether a place lies, or once lay, in a unit told beside it."""
    return not memberships.on(place, None).isdisjoint(container_keys(draft))


def _stays_unknown(draft: Draft) -> bool:
    """Whether a name with no reading is kept as a village that no gazetteer knows."""
    key = draft.name.key
    if key in vocabulary().ordinary or bearing_of(key) is not None or key[:2] == "rn":
        return False
    if draft.cue.relation == "between" and draft.second is None and not draft.is_second:
        return False
    listed = draft.listed_after is not None and draft.listed_after.cue.is_locative
    return not draft.name.known or draft.cue.is_locative or draft.parenthesised or listed
