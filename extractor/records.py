"""Typed records that pass from stage to stage: Article, then Event."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Article:
    """One item: a headline, a body and a publication date.

    Attributes:
        article_id: the input's own id; a file's path below the given input without its
            ending; else a content hash. Items of one page end in ``#1``, ``#2`` …
        title: headline, may be empty.
        text: body without the headline.
        published_at: when the item was published; ``None`` if unknown.
        newest_date: the newest date that the surrounding page shows, if any. It dates nothing by
            itself; it lets "lundi 18 août" find its year in an item with no date of its own.
    """

    article_id: str
    title: str
    text: str
    published_at: datetime | None = None
    url: str = ""
    outlet: str = ""
    author: str = ""
    newest_date: date | None = None

    @property
    def content(self) -> str:
        """Headline, newline, body: the string that every character offset counts in.

        >>> Article("a1", "Titre", "Corps.").content
        'Titre\\nCorps.'
        """
        return f"{self.title}\n{self.text}" if self.title else self.text


@dataclass(frozen=True, slots=True)
class EventPlace:
    """Where an event happened, as one row of the table writes it.

    Units: degrees WGS 84, km, degrees clockwise from north. ``geo_precision`` is 1 for the named
    place itself, 2 near it, 3 a region or wide area, 4 a country.
    """

    location_text: str = ""
    location: str = ""
    location_id: str = ""
    location_type: str = ""
    country: str = ""
    country_iso3: str = ""
    admin1: str = ""
    admin2: str = ""
    admin3: str = ""
    latitude: float | None = None
    longitude: float | None = None
    geo_precision: int | None = None
    offset_km: float | None = None
    offset_bearing_deg: float | None = None
    uncertainty_km: float | None = None


@dataclass(frozen=True, slots=True)
class Party:
    """One side of an event: ``actor1`` acts, ``actor2`` undergoes."""

    actor_id: str = ""
    name: str = ""
    actor_type: str = ""
    person: str = ""
    text: str = ""
    assoc_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Toll:
    """Persons killed, hurt, taken or freed, as reported. ``None`` means no word on it, 0 none."""

    fatalities: int | None = None
    fatalities_low: int | None = None
    fatalities_high: int | None = None
    fatalities_state_forces: int | None = None
    fatalities_armed_groups: int | None = None
    fatalities_civilians: int | None = None
    injured: int | None = None
    abducted: int | None = None
    arrested: int | None = None
    released: int | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """One reported event; a row of the table for each of its places.

    ``char_start`` and ``char_end`` count characters of :attr:`Article.content`.
    """

    event_id: str
    article: Article
    sub_event_type: str
    date_start: date | None = None
    date_end: date | None = None
    date_precision: str = "unknown"
    date_text: str = ""
    actor1: Party = field(default_factory=Party)
    actor2: Party = field(default_factory=Party)
    places: tuple[EventPlace, ...] = ()
    toll: Toll = field(default_factory=Toll)
    claim_source: str = ""
    claim_source_type: str = "none"
    modality: str = "asserted"
    evidence: str = ""
    char_start: int = 0
    char_end: int = 0
    confidence: float = 0.0
    cluster_id: str = ""
