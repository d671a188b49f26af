"""Which side an actor stands on, as the type rules name it."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Span

from extractor.language.annotations import ActorMention

SIDES = {
    "state_forces": "state",
    "external_forces": "state",
    "government": "state",
    "igo": "state",
    "armed_group": "armed",
    "unknown_armed": "armed",
    "criminal": "armed",
    "self_defence": "guard",
    "civilians": "civilian",
    "ngo_media": "civilian",
}
"""Actor type of the codebook to side."""

OFFICIAL = frozenset({"government", "igo", "external_forces"})
_CIVIL_ROLES = frozenset({"GOV", "MFA", "JUD", "LEG"})


def side_of(actor: ActorMention) -> str:
    """``state``, ``armed``, ``guard``, ``civilian`` or ``unknown``.

    >>> side_of(ActorMention("JNIM", "", "", "armed_group"))
    'armed'
    """
    if actor.actor_id == "VDP":
        return "guard"
    return SIDES.get(actor.actor_type, "civilian" if actor.role else "unknown")


def is_civil_office(actor: ActorMention) -> bool:
    """A government, ministry, court or parliament, or who speaks for it."""
    return actor.role in _CIVIL_ROLES


def violence_side(actor: ActorMention) -> str:
    """As :func:`side_of`, but an attacked official is no soldier: a prefect is a civilian."""
    return "civilian" if is_civil_office(actor) else side_of(actor)


def is_official(actor: ActorMention) -> bool:
    """A state, an international organisation, or an armed group: a party of diplomacy."""
    if actor.role in ("GOV", "MFA", "MIL", "LEG", "JUD") or actor.actor_id == "NGO":
        return True
    return actor.actor_type in OFFICIAL or actor.actor_type == "armed_group"


def first_side(actors: Sequence[Span]) -> str:
    """The side of the first actor that has one; ``unknown`` without any."""
    for span in actors:
        side = violence_side(span._.actor)
        if side != "unknown":
            return side
    return "unknown"


_KINDS = {
    "state_forces": "MIL",
    "external_forces": "MIL",
    "government": "GOV",
    "igo": "IGO",
    "armed_group": "ARMED",
    "unknown_armed": "ARMED",
    "criminal": "CRIM",
    "self_defence": "GUARD",
    "civilians": "CVL",
    "ngo_media": "NGO",
}


def kind_of(actor: ActorMention) -> str:
    """What an actor is for ``casting.csv``: its role, else its type in short.

    >>> kind_of(ActorMention("JNIM", "", "", "armed_group"))
    'ARMED'
    """
    if actor.actor_id == "VDP":
        return "GUARD"
    return actor.role or _KINDS.get(actor.actor_type, "CVL")
