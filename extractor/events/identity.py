"""Ids of actor mentions: what a mention leaves out, the story or the event's country supplies."""

from __future__ import annotations

from spacy.tokens import Span

from extractor.language.annotations import ACTORS, ActorMention

_STEM = 8
_POSTED_ABROAD = frozenset({"MFA"})


def actor_of(span: Span) -> ActorMention:
    """The actor of a span of ``doc.spans["sahel_actors"]``."""
    actor: ActorMention = span._.actor
    return actor


def actor_id(span: Span, country: str) -> str:
    """The id of a mention; a role without a country takes the one its bearer has in the story.

    "L'ambassadrice" is Chad's where the story said "l'ambassadrice du Tchad" before; "les
    soldats" are those of the event's country.

    Args:
        span: the mention.
        country: of the event's place, ISO alpha-3; empty if unknown.
    """
    actor = actor_of(span)
    if actor.actor_id:
        return actor.actor_id
    if not actor.role:
        return ""
    home = actor.country or _told_elsewhere(span) or country
    return f"{home}-{actor.role}" if home else ""


def _told_elsewhere(span: Span) -> str:
    """The country that another mention of the same diplomat gives; the nearest before wins."""
    role = actor_of(span).role
    if role not in _POSTED_ABROAD:
        return ""
    stem = span[0].lower_[:_STEM]
    told = [
        other
        for other in span.doc.spans.get(ACTORS, ())
        if actor_of(other).role == role
        and actor_of(other).country
        and other[0].lower_[:_STEM] == stem
    ]
    before = [other for other in told if other.start < span.start]
    nearest = before[-1] if before else next(iter(told), None)
    return actor_of(nearest).country if nearest is not None else ""
