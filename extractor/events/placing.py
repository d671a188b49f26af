"""The places of an event: named with it, else where the story's scene lies."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import cast

from spacy.tokens import Doc, Span

import gazetteer
from extractor.events.frames import Frame
from extractor.events.lists import listed
from extractor.events.sentence import opens_headline
from extractor.language.annotations import ACTORS, PLACES, PlaceMention
from extractor.records import EventPlace
from gazetteer.records import Place
from gazetteer.relative import distance_km

_LEVEL_RANK = {
    "populated_place": 0,
    "facility": 0,
    "natural_feature": 1,
    "admin3": 2,
    "area": 4,
    "admin2": 3,
    "admin1": 5,
    "country": 6,
}


def _mention(span: Span) -> PlaceMention:
    mention: PlaceMention = span._.place
    return mention


def _level(span: Span) -> str:
    mention = _mention(span)
    if mention.relation in ("part",):
        return "area"
    if mention.place is None:
        return "populated_place"
    return mention.place.level


def place_spans(frame: Frame) -> list[Span]:
    """The place expressions of an event: the finest, and those listed with it."""
    spans = sorted(frame.all("places"), key=lambda s: s.start)
    if not spans:
        return []
    finest = min(_LEVEL_RANK.get(_level(s), 3) for s in spans)
    fine = [s for s in spans if _LEVEL_RANK.get(_level(s), 3) == finest]
    body = [s for s in fine if not _in_title(s)]
    main = body[0] if body else fine[0]
    rest = [s for s in fine if s is not main and listed(main, s, fine)]
    return _without_cities(_distinct([main, *rest]))


def _without_cities(spans: Sequence[Span]) -> list[Span]:
    """Without a city named only to tell where a quarter or a site of it lies."""
    return [s for s in spans if not any(_holds(s, other) for other in spans if other is not s)]


def _holds(city: Span, site: Span) -> bool:
    a, b = _mention(city).place, _mention(site).place
    if a is None or b is None or a.radius_km <= b.radius_km:
        return False
    apart = distance_km((a.latitude, a.longitude), (b.latitude, b.longitude))
    return apart <= a.radius_km


def _in_title(span: Span) -> bool:
    return bool(span.start_char < span.doc._.title_end)


def is_town(span: Span) -> bool:
    """Whether an expression names a town, a village or a site."""
    return _level(span) in ("populated_place", "facility")


def scene_town(frame: Frame, places: Sequence[tuple[int, Span]]) -> Span | None:
    """The town named last before an event in its paragraph, where the event itself names none.

    Args:
        frame: the event's mentions.
        places: the story's place expressions with their paragraphs, in text order.
    """
    body = next((m for m in frame.mentions if not m.in_title), frame.first)
    here = [s for p, s in places if p == body.paragraph and is_town(s)]
    before = [s for s in here if s.start < body.span.start]
    return before[-1] if before else None


def is_country(span: Span) -> bool:
    """Whether an expression names a whole country."""
    return _level(span) == "country"


def is_local_act(frame: Frame) -> bool:
    """Whether a governor, a mayor or a diplomat stands in a sentence of the act.

    A government decides for its country; a governor for his region, and an ambassador hands over
    his letters at the palace.
    """
    actors = frame.first.span.doc.spans.get(ACTORS, ())
    sentences = [m.span.sent for m in frame.mentions]
    return any(
        (span._.actor.is_local or span._.actor.role == "MFA")
        and any(s.start <= span.start < s.end for s in sentences)
        for span in actors
    )


def lead_town(places: Sequence[tuple[int, Span]]) -> Span | None:
    """The first town that the headline or the lead names."""
    return next((s for p, s in places if p <= 1 and is_town(s)), None)


def masthead(doc: Doc, role: str) -> Span | None:
    """The dateline's town, or the place that stands before the headline's colon.

    Args:
        doc: the annotated item.
        role: ``dateline`` or ``headline``; anything else finds nothing.
    """
    for span in doc.spans.get(PLACES, ()):
        opens = role == "headline" and opens_headline(span) and _in_title(span)
        if role and (_mention(span).role == role or opens):
            return cast(Span, span)
    return None


def home_of(frame: Frame) -> str:
    """The country of the state forces or officials that act at home; empty if none is named."""
    for span in frame.all("agents"):
        actor = span._.actor
        if actor.country and actor.actor_type in ("state_forces", "government"):
            return str(actor.country)
    return ""


def _key(span: Span) -> tuple[str, float | None, float | None]:
    mention = _mention(span)
    name = mention.place.place_id if mention.place else mention.name
    return name, mention.latitude, mention.longitude


def _distinct(spans: Sequence[Span]) -> list[Span]:
    seen: set[tuple[str, float | None, float | None]] = set()
    kept = []
    for span in spans:
        if _key(span) not in seen:
            seen.add(_key(span))
            kept.append(span)
    return kept


def to_event_place(span: Span) -> EventPlace:
    """One row's place from a place expression."""
    m = _mention(span)
    known = m.place or m.unit
    country = known.country if known else span.doc._.country
    described = EventPlace(
        location_text=span.text,
        location=m.place.name if m.place else m.name,
        location_id=m.place.place_id if m.place else "",
        location_type=m.place.level if m.place else "populated_place",
        country=country_name(country),
        country_iso3=country,
        latitude=m.latitude,
        longitude=m.longitude,
        geo_precision=m.geo_precision,
        offset_km=m.offset_km,
        offset_bearing_deg=m.bearing_deg,
        uncertainty_km=m.uncertainty_km,
    )
    if m.relation == "between" and m.place and m.second:
        described = replace(described, location=f"{m.place.name} - {m.second.name}", location_id="")
    return with_units(described, known)


def with_units(event_place: EventPlace, known: Place | None) -> EventPlace:
    """Fill in the administrative units that hold the place; a unit stands in its own column too."""
    if known is None:
        return event_place
    unit = known.name
    return replace(
        event_place,
        admin1=unit if known.level == "admin1" else known.admin1,
        admin2=unit if known.level == "admin2" else known.admin2,
        admin3=unit if known.level == "admin3" else known.admin3,
    )


def country_name(iso3: str) -> str:
    """French name of a country; empty for an unknown code."""
    country = gazetteer.load().countries.get(iso3)
    return country.name if country else ""


def country_place(iso3: str) -> EventPlace:
    """The row of an event of which only the country is known (codebook section 8, Place)."""
    country = gazetteer.load().countries.get(iso3)
    if country is None:
        return EventPlace()
    return EventPlace(
        location=country.name,
        location_id=country.place.place_id,
        location_type="country",
        country=country.name,
        country_iso3=iso3,
        latitude=country.latitude,
        longitude=country.longitude,
        geo_precision=4,
        uncertainty_km=country.radius_km,
    )
