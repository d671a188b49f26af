"""The two sides of an event, with ids by the codebook's grammar."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from spacy.tokens import Span

from extractor.events.abroad import other_state
from extractor.events.attribution import attributed
from extractor.events.frames import Frame
from extractor.events.identity import actor_id, actor_of
from extractor.events.mentions import Mention
from extractor.events.sides import is_official, kind_of, side_of
from extractor.events.tree import clause_head, clause_tokens
from extractor.language.annotations import ACTORS
from extractor.lexicon.actors import registry
from extractor.lexicon.events import Casting, casting, gravity
from extractor.records import Party

_VAGUE = frozenset({"UNK-ARMED", "UNK-JIHADIST", "UNK-REBEL", "UNK-CVL"})
_ARMED = "ARMED"
_ON_OTHERS = frozenset({"attack_on_position", "ambush", "civilian_attack", "ied_mine"})
_ON_HOLDERS = frozenset({"attack_on_position", "ambush", "suicide_bombing"})
_BY_SOMEBODY = _ON_OTHERS | _ON_HOLDERS | {"abduction", "shelling", "blockade", "territory_seized"}
_BY_FORCES = frozenset({"arrest", "weapons_seizure"})
_UPON_STATES = frozenset(
    {
        "accusation",
        "aid_delivery",
        "appeal",
        "condemnation",
        "cooperation",
        "rupture_withdrawal",
        "sanction_expulsion",
        "threat_warning",
        "visit",
    }
)
_HOLDERS = frozenset({"MIL", "POL", "GUARD"})
_NEAR = 14
"""Tokens within which an actor that the parse left out still belongs to a verb."""


def parties(frame: Frame, sub_type: str, country: str, scene: str = "") -> tuple[Party, Party]:
    """``actor1`` and ``actor2`` of an event.

    Args:
        frame: its mentions.
        sub_type: its type, which tells who can stand where (``casting.csv``).
        country: of its place, or of the story; ISO alpha-3, may be empty.
        scene: country in which it happened; empty where it has no place.
    """
    cast = casting()[sub_type]
    agents = _fitting(frame.all("agents"), cast.allow1, sub_type)
    targets = _fitting(frame.all("targets"), cast.allow2, sub_type)
    agent = _best(agents, country)
    target = _best([t for t in targets if t is not agent], country)
    if gravity()[sub_type].is_international:
        agent, target = _from_officials(frame, agent, target, country, cast)
    if sub_type in _ON_HOLDERS and not _attacks(frame, agent):
        agent, target = _holder_is_hit(agent, target, country)
    if sub_type in _BY_SOMEBODY and (agent is None or actor_id(agent, country) in _VAGUE):
        agent = attributed(frame, _VAGUE) or agent
    if sub_type in _BY_FORCES and agent is None:
        agent = _force_before(frame)
    if sub_type in _ON_OTHERS and agent is not None and target is not None:
        others = [t for t in targets if kind_of(actor_of(t)) != _ARMED]
        target = _best(others, country) if kind_of(actor_of(agent)) == _ARMED else target
    if agent is not None and target is not None:
        target = _different(agent, target, targets, country)
    if target is None:
        target = _beside(frame, agent, cast.allow2, country)
    first = make_party(agent, cast.actor1, country, _allies(agents, agent))
    second = make_party(target, cast.actor2, country, _allies(targets, target))
    if sub_type in _UPON_STATES and _is_at_home(first, second):
        state = other_state(frame, first.actor_id[:3]) or scene
        if state and state != first.actor_id[:3]:
            second = make_party(None, f"{state}-GOV", country)
    if target is None and _is_one_body(first, second, sub_type):
        second = Party()
    return first, second


def _is_at_home(first: Party, second: Party) -> bool:
    """Whether the other side is missing, or is a body of the same state ("son ambassadeur")."""
    states = [party.actor_id[:3] for party in (first, second) if party.actor_id[3:4] == "-"]
    return not second.actor_id or (len(states) == 2 and states[0] == states[1])


def _force_before(frame: Frame) -> Span | None:
    """The soldiers or police told last before an act that names no doer."""
    body = next((m for m in frame.mentions if not m.in_title), frame.first)
    doc = body.span.doc
    told = (s for s in doc.spans.get(ACTORS, ()) if s.start < body.span.start)
    able = [s for s in told if kind_of(actor_of(s)) in _HOLDERS and not actor_of(s).is_generic]
    return able[-1] if able else None


def _attacks(frame: Frame, agent: Span | None) -> bool:
    """Whether a verb of attack has this agent: "l'armée a mené un raid"."""
    active = (m for m in frame.mentions if m.trigger.pos == "V" and m.sense == "attack")
    return any(agent in m.agents and not m.trigger.subject_is_target for m in active)


def _holder_is_hit(
    agent: Span | None, target: Span | None, country: str
) -> tuple[Span | None, Span | None]:
    """Who holds a post or drives a convoy is attacked there, however the sentence turns it.

    "L'armée a subi une attaque", "les soldats ont repoussé les terroristes à Boni"; only against a
    group called by its name do soldiers attack a position.
    """
    if agent is None or kind_of(actor_of(agent)) not in _HOLDERS:
        return agent, target
    armed = target is not None and kind_of(actor_of(target)) == _ARMED
    if armed and target is not None and actor_id(target, country) not in _VAGUE:
        return agent, target
    return (target if armed else None), agent


def _is_one_body(first: Party, second: Party, sub_type: str) -> bool:
    """A default that repeats the other side says nothing, but of talks between two states."""
    same = bool(first.actor_id) and first.actor_id == second.actor_id
    return same and gravity()[sub_type].is_international


def _specificity(span: Span, country: str) -> int:
    """Named groups before described ones, a body before its generic name."""
    actor = actor_of(span)
    identity = actor_id(span, country)
    if not identity:
        return 9
    if identity in _VAGUE:
        return 3
    if actor.is_voice:
        return 4
    if actor.is_generic or not (actor.actor_id or actor.country):
        return 2
    return 1


def _best(spans: Sequence[Span], country: str) -> Span | None:
    usable = [s for s in spans if actor_id(s, country)]
    if not usable:
        return None
    return min(usable, key=lambda s: (_specificity(s, country), usable.index(s)))


def make_party(
    span: Span | None, fallback: str, country: str, others: Sequence[Span] = ()
) -> Party:
    """A :class:`Party` of a mention, or of a fallback id where nobody is named."""
    if span is None:
        identity, person, text = fallback.replace("{C}", country), "", ""
        if "{C}" in fallback and not country:
            identity = ""
    else:
        identity, person, text = actor_id(span, country), actor_of(span).person, span.text
    known = registry().get(identity) if identity else None
    beside = {actor_id(other, country) for other in others} - {identity, ""}
    return Party(
        actor_id=identity,
        name=known.name_fr if known else "",
        actor_type=known.actor_type if known else "",
        person=person,
        text=text,
        assoc_ids=tuple(sorted(beside)),
    )


def _from_officials(
    frame: Frame, agent: Span | None, target: Span | None, country: str, cast: Casting
) -> tuple[Span | None, Span | None]:
    """Fill a missing side of talks from the other officials that the story names."""
    taken = {actor_id(s, country) for s in (agent, target) if s is not None}
    for span in _officials(frame, country):
        identity = actor_id(span, country)
        if not identity or identity in taken:
            continue
        if agent is None and _allowed(span, cast.allow1):
            agent = span
        elif target is None and _allowed(span, cast.allow2):
            target = span
        taken.add(identity)
    return agent, target


def _officials(frame: Frame, country: str) -> Iterator[Span]:
    """Officials of the event's own sentences, then those of abroad in the rest of the story."""
    sentences = [m.span.sent for m in frame.mentions]
    official = [s for s in frame.first.span.doc.spans[ACTORS] if is_official(actor_of(s))]
    near = [s for s in official if any(x.start <= s.start < x.end for x in sentences)]
    yield from near
    if not all(m.sense in ("meeting", "visit", "phone_call") for m in frame.mentions):
        return
    for span in official:
        if span not in near and actor_id(span, country)[:3] != country:
            yield span


def _beside(frame: Frame, agent: Span | None, allowed: Iterable[str], country: str) -> Span | None:
    """Who stands right after a verb in the active, or before a passive, where the parse failed."""
    taken = actor_id(agent, country) if agent is not None else ""
    for mention in frame.mentions:
        if mention.trigger.pos != "V" or mention.trigger.subject_is_target or mention.in_title:
            continue
        for span in _following(mention):
            if _allowed(span, allowed) and actor_id(span, country) not in ("", taken):
                return span
    return None


def _following(mention: Mention) -> list[Span]:
    end = mention.span.end
    near = [s for s in mention.span.doc.spans[ACTORS] if end <= s.start < end + _NEAR]
    clause = clause_tokens(clause_head(mention.head))
    return [s for s in near if s.root.i in clause]


def _allowed(span: Span, allowed: Iterable[str]) -> bool:
    return "*" in allowed or kind_of(actor_of(span)) in allowed


def _fitting(spans: Sequence[Span], allowed: frozenset[str], sub_type: str) -> list[Span]:
    """Mentions of a kind that can stand on this side; a voice does not fight."""
    fitting = [s for s in spans if _allowed(s, allowed)]
    if gravity()[sub_type].is_international:
        return fitting
    return [s for s in fitting if not actor_of(s).is_voice] or fitting


def _different(agent: Span, target: Span, targets: Sequence[Span], country: str) -> Span | None:
    """The two sides of an act are not one and the same body, unless it is civilians."""
    same = actor_id(agent, country) == actor_id(target, country)
    if not same or side_of(actor_of(target)) == "civilian":
        return target
    rest = [t for t in targets if actor_id(t, country) != actor_id(agent, country)]
    return _best(rest, country)


def _allies(spans: Sequence[Span], main: Span | None) -> list[Span]:
    """Named mentions of the main actor's side in its sentence."""
    if main is None:
        return []
    side = side_of(actor_of(main))
    near = [s for s in spans if s is not main and s.sent == main.sent]
    return [s for s in near if side_of(actor_of(s)) == side and actor_of(s).actor_id]
