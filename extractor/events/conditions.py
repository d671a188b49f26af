"""Checks what a trigger demands of the words around it (column ``needs`` of ``triggers.csv``)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from spacy.tokens import Span, Token

from extractor.events.sides import is_official, side_of
from extractor.language.annotations import ActorMention
from extractor.lexicon.events import cue_matcher

_HARM = frozenset({"dead", "injured", "abducted"})
_THINGS = frozenset({"goods", "weapon"})
_OBJECT = ("obj", "nsubj:pass", "obl:arg")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a condition may look at.

    Attributes:
        head: the trigger's head token.
        agents, targets: its actor mentions.
        actors: every actor mention of the sentence.
        lead: those of the headline and the first sentences of the story.
        figures: figures of the sentence.
        cues: goods, law, force … words of the sentence (see ``goods.csv``).
        violent: the story tells of armed violence for certain.
        home: the story's country, ISO alpha-3.
    """

    head: Token
    agents: Sequence[Span]
    targets: Sequence[Span]
    actors: Sequence[Span]
    lead: Sequence[Span]
    figures: Sequence[Span]
    cues: frozenset[str]
    violent: bool
    home: str


def sentence_cues(sentence: Span) -> frozenset[str]:
    """Classes of the goods, laws, forces and the like that a sentence names."""
    words = [token.text for token in sentence]
    return frozenset(match.payload for match in cue_matcher("goods").find(words))


def _actor(span: Span) -> ActorMention:
    actor: ActorMention = span._.actor
    return actor


def _sides(spans: Sequence[Span]) -> set[str]:
    return {side_of(_actor(span)) for span in spans}


def _officials(spans: Sequence[Span]) -> list[ActorMention]:
    return [_actor(span) for span in spans if is_official(_actor(span))]


def _armed_context(s: Surroundings) -> bool:
    armed = _sides(s.actors) & {"armed", "guard"}
    soldiers = any(_actor(a).role in ("MIL", "POL") for a in s.actors)
    harmed = any(f._.figure.outcome in _HARM for f in s.figures)
    return bool(armed) or soldiers or harmed or s.violent


def _object_nouns(head: Token) -> list[Token]:
    return [child for child in head.children if child.dep_ in _OBJECT]


def _persons_object(s: Surroundings) -> bool:
    if s.targets or any(f._.figure.outcome != "none" for f in s.figures):
        return True
    nouns = _object_nouns(s.head)
    if any(_is_thing(noun) for noun in nouns):
        return False
    if "armed" in _sides(s.agents) and not s.cues & _THINGS:
        return True
    people = [n for n in nouns if n.pos_ in ("PROPN", "PRON", "NUM") or n.ent_type_ == "PER"]
    return bool(people) or (_opens_sentence(s.head) and not s.cues & _THINGS)


def _is_thing(noun: Token) -> bool:
    return any(match.payload in _THINGS for match in cue_matcher("goods").find([noun.text]))


def _opens_sentence(head: Token) -> bool:
    """ "Interpellé à Abidjan, …": a participle before its clause tells of a person."""
    participle = "Part" in head.morph.get("VerbForm", []) or head.pos_ == "ADJ"
    return participle and head.i == head.sent.start


def _distinct_pair(s: Surroundings) -> bool:
    """Two official parties of different states or organisations, or one of abroad."""
    if any(_is_foreign(a, s.home) for a in _officials([*s.actors, *s.lead])):
        return True
    parties = {(a.actor_id or a.country or a.role) for a in _officials(s.actors)}
    countries = {a.country for a in _officials(s.actors) if a.country}
    foreign = any(a.role == "MFA" or a.actor_type == "igo" for a in _officials(s.actors))
    return len(countries) >= 2 or (len(parties) >= 2 and (foreign or len(countries) >= 1))


def _official_agent(s: Surroundings) -> bool:
    """An official acts; a passive with no agent ("a été suspendue") leaves it to the story."""
    if s.agents:
        return bool(_officials(s.agents))
    passive = any(c.dep_ in ("aux:pass", "nsubj:pass") for c in s.head.children)
    return passive and bool(_officials(s.lead))


def _is_foreign(actor: ActorMention, home: str) -> bool:
    abroad = bool(actor.country) and actor.country != home and actor.role in ("GOV", "MFA", "MIL")
    return abroad or actor.role == "MFA" or actor.actor_type == "igo"


def _people_agent(s: Surroundings) -> bool:
    sides = _sides(s.agents)
    soldiers = any(_actor(a).role == "MIL" for a in s.agents)
    return "armed" not in sides and not soldiers


CONDITIONS: dict[str, Callable[[Surroundings], bool]] = {
    "": lambda s: True,
    "armed_agent": lambda s: "armed" in _sides(s.agents),
    "armed_context": _armed_context,
    "armed_object": lambda s: "armed" in _sides(s.targets),
    "election_object": lambda s: "election" in s.cues,
    "figure_dead": lambda s: any(f._.figure.outcome == "dead" for f in s.figures),
    "force_agent": lambda s: any(
        _actor(a).actor_type in ("state_forces", "external_forces", "armed_group", "self_defence")
        or _actor(a).role in ("MIL", "POL")
        for a in s.actors
    ),
    "force_thing": lambda s: "force" in s.cues or any(_actor(a).role == "MIL" for a in s.actors),
    "gift_context": lambda s: bool(s.cues & {"gift"}),
    "gift_object": lambda s: bool(s.cues & {"gift"}),
    "goods_context": lambda s: bool(s.cues & {"goods", "weapon"}),
    "goods_object": lambda s: bool(s.cues & {"goods", "weapon"}),
    "gov_agent": lambda s: any(
        _actor(a).role in ("GOV", "MFA", "LEG") or _actor(a).actor_type in ("government", "igo")
        for a in s.agents or s.actors
    ),
    "igo_context": lambda s: any(_actor(a).actor_type == "igo" for a in s.actors),
    "law_object": lambda s: bool(s.cues & {"law"}),
    "media_context": lambda s: "media" in s.cues,
    "mine_context": lambda s: "mine" in s.cues,
    "official_agent": _official_agent,
    "official_context": lambda s: bool(_officials(s.actors)),
    "official_object": lambda s: bool(_officials(s.targets)) or bool(_officials(s.actors)),
    "official_or_armed": lambda s: any(
        is_official(_actor(a)) or side_of(_actor(a)) == "armed" for a in s.agents
    ),
    "official_pair": _distinct_pair,
    "official_visitor": lambda s: bool(_officials(s.agents)),
    "people_agent": _people_agent,
    "people_context": lambda s: not _sides(s.actors) & {"armed"},
    "persons_context": lambda s: bool(s.actors) or bool(s.figures),
    "persons_object": _persons_object,
}


def holds(need: str, surroundings: Surroundings) -> bool:
    """Whether the words around satisfy a condition of ``triggers.csv``."""
    return CONDITIONS[need](surroundings)
