"""When a predicted event is right, point by point. ``None`` means: not judged."""

from __future__ import annotations

import unicodedata
from datetime import timedelta
from functools import cache
from math import asin, cos, radians, sin, sqrt
from pathlib import Path

from extractor.evaluation.gold import GoldEvent, GoldPlace
from extractor.evaluation.predicted import PredictedEvent, PredictedPlace
from extractor.lexicon.codebook import event_types
from extractor.lexicon.loader import read_rows

SLACK_DAYS = 7
"""How much longer than the right one a predicted span may be and still be usable, days."""

SYMMETRIC = frozenset(
    {
        "armed_clash",
        "meeting",
        "visit",
        "phone_call",
        "summit_conference",
        "agreement_signed",
        "cooperation",
        "mediation",
        "ceasefire_peace_deal",
    }
)
"""Sub-types in which the order of the actors is not scored (codebook, section 8)."""

_EARTH_DIAMETER_KM = 12742.0


def same_type(gold: GoldEvent, found: PredictedEvent) -> bool:
    """The event type agrees with that of an accepted sub-type."""
    return found.event_type in {event_types()[name].event_type for name in gold.sub_types}


def date_right(gold: GoldEvent, found: PredictedEvent, tolerance_days: int) -> bool | None:
    """The span of days is the right one; with a tolerance, it touches it and is not much longer."""
    if gold.start is None or gold.end is None:
        return None
    if found.start is None:
        return False
    end = found.end or found.start
    if tolerance_days == 0:
        return found.start == gold.start and end == gold.end
    slack = timedelta(tolerance_days)
    touches = found.start <= gold.end + slack and end >= gold.start - slack
    return touches and (end - found.start).days <= (gold.end - gold.start).days + SLACK_DAYS


def place_right(gold: GoldPlace, found: PredictedPlace) -> bool:
    """Within the tolerance; where one side has no coordinates, of the same name."""
    if None not in (gold.latitude, gold.longitude, found.latitude, found.longitude):
        return _km(gold, found) <= gold.tolerance_km
    names = {_folded(gold.name), _folded(gold.text)} - {""}
    name, text = _folded(found.name), _folded(found.text)
    if names & {name, text}:
        return True
    long_names = [known for known in names if len(known) > 3 and len(text) > 3]
    return any(known in text or text in known for known in long_names)


def main_place_right(gold: GoldEvent, found: PredictedEvent) -> bool | None:
    """The first place predicted is one of the event's; none where the event has none."""
    if gold.places:
        return any(place_right(place, first) for place in gold.places for first in found.places[:1])
    return True if all(place.latitude is None for place in found.places) else None


def any_place_right(gold: GoldEvent, found: PredictedEvent) -> bool:
    """Some place predicted is one of the event's."""
    return any(place_right(right, place) for right in gold.places for place in found.places)


def country_right(gold: GoldEvent, found: PredictedEvent) -> bool | None:
    """The main place lies in a country of the event's places."""
    if not gold.places:
        return None
    if not found.places:
        return False
    return found.places[0].country in {place.country for place in gold.places}


def actor_right(accepted: tuple[str, ...], actor_id: str) -> bool | None:
    """The actor is accepted, or is the parent or a child of one that is."""
    if not accepted:
        return None
    if not actor_id:
        return False
    family = {actor_id, _parents().get(actor_id, "")} - {""}
    return bool(family & set(accepted)) or any(
        _parents().get(known) == actor_id for known in accepted
    )


def actors_right(gold: GoldEvent, found: PredictedEvent) -> tuple[bool | None, bool | None]:
    """Both sides; swapped where the order is not scored and the swap is better."""
    straight = (actor_right(gold.actor1, found.actor1), actor_right(gold.actor2, found.actor2))
    if gold.sub_types[0] not in SYMMETRIC or all(straight):
        return straight
    swapped = (actor_right(gold.actor1, found.actor2), actor_right(gold.actor2, found.actor1))
    return swapped if _hits(swapped) > _hits(straight) else straight


def _hits(sides: tuple[bool | None, bool | None]) -> int:
    return sum(bool(side) for side in sides)


@cache
def _parents() -> dict[str, str]:
    """Parent of each core actor, kept apart from the lexicon so that figures stay comparable."""
    path = Path(__file__).parent / "data" / "parents.csv"
    return {row["actor_id"]: row["parent_id"] for row in read_rows(path, ("actor_id", "parent_id"))}


@cache
def _folded(name: str) -> str:
    """Letters and digits alone, without case and accents."""
    spread = unicodedata.normalize("NFKD", name.casefold())
    return "".join(letter for letter in spread if letter.isalnum())


def _km(gold: GoldPlace, found: PredictedPlace) -> float:
    """Great-circle distance, km."""
    assert gold.latitude is not None and gold.longitude is not None
    assert found.latitude is not None and found.longitude is not None
    lat1, lon1 = radians(gold.latitude), radians(gold.longitude)
    lat2, lon2 = radians(found.latitude), radians(found.longitude)
    chord = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return _EARTH_DIAMETER_KM * asin(min(1.0, sqrt(chord)))
