"""The two sides of an event, with ids by the codebook's grammar."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Span

from extractor.events.frames import Frame
from extractor.events.sides import is_official, kind_of, side_of
from extractor.language.annotations import ActorMention
from extractor.lexicon.actors import registry
from extractor.lexicon.events import Casting, casting, gravity
from extractor.records import Party

_VAGUE = frozenset({"UNK-ARMED", "UNK-JIHADIST", "UNK-REBEL", "UNK-CVL"})


@dataclass(frozen=True, slots=True)
class Context:
    """What stands in for what the text leaves out: the country of the event and of the story."""

    country: str
    story_country: str


def _actor(span: Span) -> ActorMention:
    actor: ActorMention = span._.actor
    return actor


def actor_id(actor: ActorMention, country: str) -> str:
    """The id of a mention; a role alone takes the given country.

    >>> actor_id(ActorMention("", "MIL", "", "state_forces"), "MLI")
    'MLI-MIL'
    """
    if actor.actor_id:
        return actor.actor_id
    if not actor.role:
        return ""
    return f"{actor.country or country}-{actor.role}" if actor.country or country else ""


def _specificity(span: Span, country: str) -> int:
    """Named groups before described ones, a body before its generic name."""
    actor = _actor(span)
    identity = actor_id(actor, country)
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
    usable = [s for s in spans if actor_id(_actor(s), country)]
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
        actor = _actor(span)
        identity, person, text = actor_id(actor, country), actor.person, span.text
    known = registry().get(identity) if identity else None
    beside = {actor_id(_actor(o), country) for o in others} - {identity, ""}
    return Party(
        actor_id=identity,
        name=known.name_fr if known else "",
        actor_type=known.actor_type if known else "",
        person=person,
        text=text,
        assoc_ids=tuple(sorted(beside)),
    )


def parties(frame: Frame, sub_type: str, context: Context) -> tuple[Party, Party]:
    """``actor1`` and ``actor2`` of an event."""
    cast = casting()[sub_type]
    agents = _fitting(frame.all("agents"), cast.allow1, sub_type)
    targets = _fitting(frame.all("targets"), cast.allow2, sub_type)
    agent = _best(agents, context.country)
    target = _best([t for t in targets if t is not agent], context.country)
    if gravity()[sub_type].is_international:
        agent, target = _complete(frame, agent, target, context.country, cast)
    if agent is not None and target is not None:
        target = _different(agent, target, targets, context.country)
    first = make_party(agent, cast.actor1, context.country, _allies(agents, agent))
    second = make_party(target, cast.actor2, context.country, _allies(targets, target))
    if (
        second.actor_id == first.actor_id
        and target is None
        and not second.actor_id.endswith("-CVL")
    ):
        second = Party()
    return first, second


def _complete(
    frame: Frame, agent: Span | None, target: Span | None, country: str, cast: Casting
) -> tuple[Span | None, Span | None]:
    """Fill a missing side of talks from the other officials that their sentences name."""
    sentences = [m.span.sent for m in frame.mentions]
    taken = {actor_id(_actor(s), country) for s in (agent, target) if s is not None}
    for span in frame.first.span.doc.spans["sahel_actors"]:
        if not any(s.start <= span.start < s.end for s in sentences):
            continue
        identity = actor_id(_actor(span), country)
        if not identity or identity in taken or not is_official(_actor(span)):
            continue
        if agent is None and kind_of(_actor(span)) in cast.allow1:
            agent = span
        elif target is None and ("*" in cast.allow2 or kind_of(_actor(span)) in cast.allow2):
            target = span
        taken.add(identity)
    return agent, target


def _fitting(spans: Sequence[Span], allowed: frozenset[str], sub_type: str) -> list[Span]:
    """Mentions of a kind that can stand on this side; a voice does not fight."""
    fitting = [s for s in spans if "*" in allowed or kind_of(_actor(s)) in allowed]
    if gravity()[sub_type].is_international:
        return fitting
    return [s for s in fitting if not _actor(s).is_voice] or fitting


def _different(agent: Span, target: Span, targets: Sequence[Span], country: str) -> Span | None:
    """The two sides of an act are not one and the same body, unless it is civilians."""
    same = actor_id(_actor(agent), country) == actor_id(_actor(target), country)
    if not same or side_of(_actor(target)) == "civilian":
        return target
    rest = [t for t in targets if actor_id(_actor(t), country) != actor_id(_actor(agent), country)]
    return _best(rest, country)


def _allies(spans: Sequence[Span], main: Span | None) -> list[Span]:
    if main is None:
        return []
    side = side_of(_actor(main))
    return [
        s
        for s in spans
        if s is not main
        and side_of(_actor(s)) == side
        and s.sent == main.sent
        and _actor(s).actor_id
    ]
