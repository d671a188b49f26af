"""A mention while it is being read."""

from __future__ import annotations

from dataclasses import dataclass

from extractor.language.annotations import ActorMention
from extractor.lexicon.actors import ANY_COUNTRY, bodies, registry, role_of


@dataclass(slots=True)
class Draft:
    """Words ``start`` to ``end`` (exclusive) that name a party.

    Attributes:
        target: a role code, an actor id, ``*-ROLE``, or empty where nothing fixes it yet.
        country: ISO alpha-3 if the words say it.
        person: the named person.
        is_title: a noun that a person's name may follow.
        is_possessed: "son président", of a party named before.
        is_post: a state post that names what it governs ("gouverneur de Kidal").
        is_local: a post over less than the country ("gouverneur", "maire").
    """

    start: int
    end: int
    target: str
    country: str = ""
    person: str = ""
    is_voice: bool = False
    is_generic: bool = False
    plural: bool = False
    is_title: bool = False
    is_possessed: bool = False
    is_post: bool = False
    is_local: bool = False

    @property
    def role(self) -> str:
        """The grammar's role, or empty."""
        target = self.target.removeprefix(f"{ANY_COUNTRY}-")
        return target if target in bodies() else role_of(self.target)

    def mention(self) -> ActorMention:
        """The value for the span.

        >>> Draft(0, 1, "MIL", "MLI").mention().actor_id
        'MLI-MIL'
        >>> Draft(0, 1, "MIL").mention().actor_id
        ''
        """
        role = self.role
        open_role = role and (self.target in bodies() or self.target.startswith(ANY_COUNTRY))
        actor_id = self.target
        if open_role:
            actor_id = f"{self.country}-{role}" if self.country else ""
        actor = registry().get(actor_id) if actor_id else None
        return ActorMention(
            actor_id=actor_id,
            role=role,
            country=self.country or (actor.country if actor and role else ""),
            actor_type=actor.actor_type if actor else bodies()[role].actor_type,
            person=self.person,
            is_voice=self.is_voice,
            is_generic=self.is_generic,
            plural=self.plural,
            is_local=self.is_local,
        )
