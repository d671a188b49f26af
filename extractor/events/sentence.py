"""A sentence of a story with what the finders saw in it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from spacy.tokens import Doc, Span

from extractor.language.annotations import (
    ACTORS,
    DATES,
    FIGURES,
    PLACES,
    TRIGGERS,
)
from extractor.lexicon.events import cue_matcher

_SOURCES = frozenset({"ngo_media", "igo"})
_POSTING_REACH = 5
_YEARS = range(1960, 2100)


_GROUPS = (TRIGGERS, ACTORS, DATES, PLACES, FIGURES)


@dataclass(frozen=True, eq=False)
class Sentence:
    """A sentence with its annotations.

    Attributes:
        span: its tokens.
        index, paragraph: number in the story, from 0.
        in_title: it stands in the headline.
        groups: the finders' spans that begin in it, by span group.
    """

    span: Span
    index: int
    paragraph: int
    in_title: bool
    groups: Mapping[str, list[Span]] = field(repr=False)

    @cached_property
    def triggers(self) -> list[Span]:
        return self.groups[TRIGGERS]

    @cached_property
    def actors(self) -> list[Span]:
        return self.groups[ACTORS]

    @cached_property
    def dates(self) -> list[Span]:
        """Time expressions, without those in names and datelines."""
        found = self.groups[DATES]
        return [s for s in found if not s._.time.is_name and s._.time.kind != "dateline"]

    @cached_property
    def places(self) -> list[Span]:
        """Place expressions, without the "Kayes :" that stands before a headline."""
        named = [s for s in self.groups[PLACES] if not (self.in_title and opens_headline(s))]
        return [s for s in named if not any(_is_posting(s, actor) for actor in self.actors)]

    @cached_property
    def figures(self) -> list[Span]:
        """Figures, without those that count the sources ("selon une source", "une ONG")."""
        cited = [a for a in self.actors if a._.actor.is_voice or a._.actor.actor_type in _SOURCES]
        people = [f for f in self.groups[FIGURES] if not _is_no_person(f)]
        return [f for f in people if not any(overlap(f, a) for a in cited)]

    @cached_property
    def speech_heads(self) -> set[int]:
        """Token indices of verbs of saying."""
        return {head for head, _ in self._speech}

    @cached_property
    def claim_heads(self) -> set[int]:
        """Token indices of verbs by which a group owns an act ("a revendiqué l'attaque")."""
        return {head for head, cue in self._speech if cue == "claim"}

    @cached_property
    def _speech(self) -> list[tuple[int, str]]:
        found = cue_matcher("speech").find([token.text for token in self.span])
        return [(self.span.start + match.head, match.payload) for match in found]


def _is_no_person(figure: Span) -> bool:
    """ "Une patrouille" is one unit and not one person, "2020" a year and not people."""
    told = figure._.figure
    moving = cue_matcher("settings").find([told.noun])
    is_unit = told.best == 1 and any(match.payload == "moving" for match in moving)
    is_year = figure.text.isdigit() and told.best in _YEARS
    return is_unit or is_year


def _is_posting(place: Span, diplomat: Span) -> bool:
    """ "L'ambassadeur de notre pays en Égypte": where a diplomat is posted is no scene."""
    known = place._.place.place
    near = 0 <= place.start - diplomat.end <= _POSTING_REACH
    is_country = known is not None and known.level == "country"
    return is_country and near and diplomat._.actor.role == "MFA"


def opens_headline(span: Span) -> bool:
    """Whether a place stands before a headline's colon."""
    after = span.doc[span.end] if span.end < len(span.doc) else None
    return span.start <= 1 and after is not None and after.text == ":"


def overlap(a: Span, b: Span) -> bool:
    """Whether two spans share a token."""
    return a.start < b.end and b.start < a.end


def sentences(doc: Doc) -> Iterator[Sentence]:
    """The sentences of a document with their paragraph numbers."""
    paragraph = 0
    spans = list(doc.sents)
    groups = _by_sentence(doc, spans)
    for index, span in enumerate(spans):
        in_title = span.start_char < doc._.title_end
        yield Sentence(span, index, paragraph, in_title, groups[index])
        if span[-1].is_space and "\n" in span[-1].text:
            paragraph += 1


def _by_sentence(doc: Doc, sents: Sequence[Span]) -> list[dict[str, list[Span]]]:
    """The spans of every group, sentence by sentence, in one pass over each group."""
    starts = [sent.start for sent in sents]
    groups: list[dict[str, list[Span]]] = [{name: [] for name in _GROUPS} for _ in sents]
    for name in _GROUPS:
        for span in doc.spans.get(name, ()):
            groups[bisect_right(starts, span.start) - 1][name].append(span)
    return groups
