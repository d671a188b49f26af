"""``sahel_places``: place expressions, resolved against the whole story.

Writes ``doc.spans["sahel_places"]`` with a
:class:`~extractor.language.annotations.PlaceMention` on each span's ``_.place``, and the story's
country on ``doc._.country``. Runs after ``sahel_dates`` and ``sahel_actors``, whose spans keep
"mars" and "Bamako Diarra" from becoming places.

How well it does, on the tuning half of the project's gold (111 stories, 210 places owed, November
2026, embedded gazetteer only):

================================================================  =======
places with a mention that is no context within their tolerance   95.2 %
places with any mention within their tolerance                    97 %
wrong homonym chosen for a name that the gazetteer knows          1 %
country of the story right where the event has no other place     all
time per sentence                                                 1 ms
================================================================  =======
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from spacy.language import Language
from spacy.tokens import Doc, Span

import gazetteer as gazetteers
from extractor.language.annotations import PLACES, register_extensions
from extractor.language.toponyms.accept import collect
from extractor.language.toponyms.alternations import either, spaced
from extractor.language.toponyms.build import mention
from extractor.language.toponyms.country import country_weights, covered
from extractor.language.toponyms.descriptions import Found, describe
from extractor.language.toponyms.drafts import Draft
from extractor.language.toponyms.names import NameIndex
from extractor.language.toponyms.sift import sift
from extractor.language.toponyms.story import Story
from extractor.language.toponyms.structure import container_keys, mark_roles, tie
from gazetteer import Candidate, Gazetteer, Place, exact_key
from gazetteer.relative import Point
from gazetteer.resolve import Query, Setting, resolve
from gazetteer.world import WORLD

_UNKNOWN_SCORE = 0.78
"""A name that the gazetteer does not hold is a transcription of one that it does from this score
on, inside the story's countries only."""

_LIKE_SCORE, _LONG = 0.69, 8
"""A name of at least so many letters may be a misspelling, from this score on."""

_METROPOLIS = 0.3
"""Rank from which on a foreign town needs no word on its country: 600,000 inhabitants."""

_UNIT_KEY = re.compile(
    rf"(?:{either('unit_noun')})(?: (?:{either('unit_kind')}))? "
    # the gazetteer's keys have a blank where the text has an apostrophe
    rf"(?:{spaced('of')})".replace("'", " ")
)
"""Names that begin with a unit: the grammar reads the unit itself."""


class Places:
    """The component; see the module's text.

    Args:
        gazetteer: the places to look names up in.
    """

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer
        self._index = NameIndex(key for key in gazetteer.keys if not _UNIT_KEY.match(key))
        self._curated = frozenset(place.place_id for place in gazetteer.embedded.places)
        self._covered = covered(gazetteer)
        self._capitals = {exact_key(country.capital) for country in gazetteer.countries}

    def __call__(self, doc: Doc) -> Doc:
        """Find and resolve the places of a document."""
        story = Story(doc)
        drafts = collect(story, self.gazetteer, self._index)
        day: date | None = doc._.published
        self._look_up_known(drafts, day)
        weights = country_weights(story, drafts, self.gazetteer)
        country = max(weights, key=lambda c: (weights[c], c)) if weights else ""
        self._look_up_unknown(drafts, weights)
        tie(story, drafts)
        self._resolve(drafts, country, weights, day)
        drafts = sift(drafts, country, weights, self.gazetteer)
        mark_roles(story, drafts)
        doc._.country = country
        named = [self._found(d, drafts, country) for d in drafts if not d.is_second]
        found = describe(story, named, country, self.gazetteer)
        doc.spans[PLACES] = [_span(doc, item) for item in found]
        return doc

    def _look_up_known(self, drafts: list[Draft], day: date | None) -> None:
        for draft in drafts:
            if draft.name.known:
                found = self.gazetteer.lookup(draft.text, fuzzy=False, limit=20, on=day)
                draft.candidates = self._seats(found) if draft.asks_for_seat else found

    def _seats(self, found: list[Candidate]) -> list[Candidate]:
        """The chief towns of the units among candidates; the candidates where there is none."""
        pairs = [(candidate, self.gazetteer.seat(candidate.place)) for candidate in found]
        seats = [replace(candidate, place=seat) for candidate, seat in pairs if seat is not None]
        return seats or found

    def _look_up_unknown(self, drafts: list[Draft], weights: dict[str, float]) -> None:
        """Other spellings in the story's countries, and towns abroad for strong cues only."""
        near = {iso3 for iso3, weight in weights.items() if weight >= 1.0}
        for draft in drafts:
            if draft.name.known:
                continue
            found = self.gazetteer.lookup(draft.text, limit=10)
            fitting = [c for c in found if self._fits(draft, c, near, weights)]
            abroad = [c for c in fitting if c.place.place_id not in self._curated]
            known_abroad = any(self._is_metropolis(c.place) for c in abroad)
            draft.candidates = abroad if known_abroad else fitting

    def _fits(
        self, draft: Draft, candidate: Candidate, near: set[str], weights: dict[str, float]
    ) -> bool:
        place = candidate.place
        if place.place_id in self._curated:
            least = _LIKE_SCORE if len(draft.name.key) >= _LONG else _UNKNOWN_SCORE
            return candidate.score >= least and place.country in near
        if not candidate.reason.endswith(f"{WORLD} layer"):
            return candidate.score >= _UNKNOWN_SCORE and place.country in near
        named = weights.get(place.country, 0.0) > 0 and place.country not in self._covered
        return named or self._is_metropolis(place)

    def _is_metropolis(self, place: Place) -> bool:
        """Whether a town abroad is a capital or large enough to need no word on its country."""
        if place.rank >= _METROPOLIS and place.place_id not in self._curated:
            return True
        return not self._capitals.isdisjoint(exact_key(n) for n in (place.name, *place.aliases))

    def _resolve(
        self, drafts: list[Draft], country: str, weights: dict[str, float], day: date | None
    ) -> None:
        top = max(weights.values(), default=1.0) or 1.0
        shares = {iso3: weight / top for iso3, weight in weights.items()}
        setting = Setting(country, shares, self._curated, self.gazetteer.memberships, day)
        units: dict[str, frozenset[str]] = {}
        for draft in drafts:
            told = units.get(draft.name.key, frozenset())
            units[draft.name.key] = told | container_keys(draft)
        queries = [self._query(draft, units[draft.name.key]) for draft in drafts]
        for draft, ranked in zip(drafts, resolve(queries, setting), strict=True):
            draft.candidates = [self._named(candidate, draft, day) for candidate in ranked]

    def _query(self, draft: Draft, containers: frozenset[str]) -> Query:
        states = [d.place for d in draft.containers if d.place and d.place.level == "country"]
        unit = draft.cue.unit
        state = any(c.place.level == "country" for c in draft.candidates)
        return Query(
            draft.candidates,
            () if state and draft.cue.article else draft.levels,
            unit.feature if unit is not None and unit.names_unit else "",
            containers,
            states[0].country if states else "",
            draft.role == "container",
            self._offset(draft),
            is_town=draft.cue.prep == "a" and not draft.cue.article,
            has_article=draft.cue.article,
        )

    def _offset(self, draft: Draft) -> tuple[Point, float] | None:
        """Where the story says the place lies: so many km from a point."""
        anchor = draft.anchor
        if anchor is None or anchor.place is None or anchor.cue.offset_km is None:
            return None
        return (anchor.place.latitude, anchor.place.longitude), anchor.cue.offset_km

    def _named(self, candidate: Candidate, draft: Draft, day: date | None) -> Candidate:
        """A town abroad keeps the name by which the text calls it ("Le Caire", not "Cairo").

        A unit gets the extent that it had on the story's day.
        """
        place = candidate.place
        if place.place_id in self._curated:
            return replace(candidate, place=self.gazetteer.memberships.as_of(place, day))
        if draft.text.isupper():
            return candidate
        return replace(candidate, place=replace(place, name=draft.text))

    def _unit(self, draft: Draft, drafts: list[Draft], country: str) -> Place | None:
        """The smallest known unit that holds an unknown village, as far as the story tells."""
        for held in draft.containers:
            if held.place is not None:
                return held.place
        for other in sorted(drafts, key=lambda d: abs(d.start - draft.start)):
            place = other.place
            if other is draft or place is None or place.level == "country":
                continue
            if other.sentence == draft.sentence or place.level in ("admin1", "admin2", "admin3"):
                known = place.level in ("admin1", "admin2", "admin3")
                return place if known else self.gazetteer.smallest_unit(place)
        return self.gazetteer.country(country)

    def _found(self, draft: Draft, drafts: list[Draft], country: str) -> Found:
        unit = self._unit(draft, drafts, country) if draft.place is None else None
        return Found(draft.start, draft.end, mention(draft, unit, country, self.gazetteer))


def _span(doc: Doc, found: Found) -> Span:
    """The span of a mention, widened to whole tokens."""
    span = doc.char_span(found.start, found.end, label="PLACE", alignment_mode="expand")
    assert span is not None, "every mention lies inside the text"
    span._.place = found.mention
    return span


@Language.factory("sahel_places", assigns=["doc._.country"])
def create_places(nlp: Language, name: str) -> Places:
    """Factory of the component, with the gazetteer of this computer.

    Raises:
        DataFileError: a gazetteer file is wrong.
    """
    register_extensions()
    return Places(gazetteers.load())
