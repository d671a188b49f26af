"""What the codes of a table are called, in every language of the pages."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from extractor.lexicon.actors import countries, registry
from extractor.lexicon.codebook import event_types
from extractor.mapping.vocabulary import Names, english_labels, group_styles


def type_names() -> dict[str, dict[str, Any]]:
    """Sub-type to its labels and the look of its event type.

    >>> type_names()["ambush"]["fr"], type_names()["ambush"]["event_type"]
    ('Embuscade', 'battle')
    """
    named = {}
    for code, kind in event_types().items():
        style = group_styles()[kind.event_type]
        named[code] = {
            "fr": kind.label_fr,
            "en": english_labels()[code],
            "event_type": kind.event_type,
            "colour": style.colour,
            "shape": style.shape,
            "order": style.order,
        }
    return named


def group_names() -> dict[str, Names]:
    """Event type to its names."""
    return {
        name: {"fr": style.label_fr, "en": style.label_en} for name, style in group_styles().items()
    }


def country_names(codes: Iterable[str]) -> dict[str, Names]:
    """ISO alpha-3 to names; codes of no known country are left out."""
    found = ((code, countries().get(code)) for code in sorted(set(codes)))
    return {
        code: {"fr": country.name, "en": country.name_en}
        for code, country in found
        if country is not None
    }


def actor_names(ids: Iterable[str]) -> dict[str, Names]:
    """Actor id to names.

    Raises:
        UnknownActorError: an id is neither listed nor of the form ``ISO3-ROLE``.

    >>> actor_names(["MLI-MIL"])["MLI-MIL"]["en"]
    'Military Forces of Mali'
    """
    actors = (registry().get(actor_id) for actor_id in sorted(set(ids)))
    return {actor.actor_id: {"fr": actor.name_fr, "en": actor.name_en} for actor in actors}
