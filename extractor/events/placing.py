"""The places of an event: named with it, else where the story's scene lies."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Span

from extractor.events.frames import Frame
from extractor.language.annotations import PlaceMention
from extractor.records import EventPlace
import gazetteer
from gazetteer.records import Place

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
_COORDINATORS = frozenset({",", "et", "puis", "à", "au", "aux", "en", "ainsi", "que", "qu'", "de", "d'", "ou", "-", "–", "l'", "la", "le", "du"})


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
    listed = [main, *(s for s in fine if s is not main and _listed(main, s, fine))]
    return _distinct(listed)


def _in_title(span: Span) -> bool:
    return bool(span.start_char < span.doc._.title_end)


def _listed(main: Span, other: Span, spans: Sequence[Span]) -> bool:
    """Whether two expressions stand in one list ("à A, B et C")."""
    if main.sent != other.sent:
        return False
    chain = sorted((s for s in spans if s.sent == main.sent), key=lambda s: s.start)
    low, high = sorted((chain.index(main), chain.index(other)))
    for left, right in zip(chain[low:high], chain[low + 1 : high + 1], strict=True):
        between = [t for t in main.doc[left.end : right.start] if not t.is_space]
        if any(t.lower_ not in _COORDINATORS for t in between) or len(between) > 5:
            return False
    return True


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
        location_text=span.doc.text[span.start_char : span.end_char],
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
    return with_units(described, known, own=m.place is not None)


def with_units(event_place: EventPlace, known: Place | None, own: bool) -> EventPlace:
    """Fill in the administrative units that hold the place; a unit stands in its own column too."""
    if known is None:
        return event_place
    names = {"admin1": known.admin1, "admin2": known.admin2, "admin3": known.admin3}
    if known.level in names:
        names[known.level] = known.name
    return replace(event_place, **names)


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
