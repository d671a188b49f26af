"""Who did it, where the sentence of the act leaves it open and other words of the story tell.

"Un village a été attaqué … L'attaque a été revendiquée par le JNIM"; "le gouvernement met en cause
la katiba Macina"; a story that names one armed group only.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Span

from extractor.events.frames import Frame
from extractor.events.sides import kind_of, violence_side
from extractor.language.annotations import ACTORS, ActorMention
from extractor.lexicon.events import cue_matcher

_REACH = 2
"""Sentences after an act in which it may be claimed or laid to somebody's charge."""


def attributed(frame: Frame, vague: frozenset[str]) -> Span | None:
    """The party to which the story lays an act of violence, if it names one.

    Args:
        frame: the mentions of the act, whose own words name no doer.
        vague: ids that name nobody ("UNK-ARMED").
    """
    victims = frame.all("targets")
    for sentence in _around(frame):
        cue = next(iter(cue_matcher("blame").find([token.text for token in sentence])), None)
        if cue is None:
            continue
        able = (s for s in _doers(sentence) if s not in victims)
        named = [s for s in able if _actor(s).actor_id not in vague]
        if cue.payload == "claim":
            named = [s for s in named if violence_side(_actor(s)) == "armed"]
        else:
            named = [s for s in named if s.start > sentence.start + cue.start]
        if named:
            return named[0]
    return _only_group(frame, vague)


def _around(frame: Frame) -> list[Span]:
    """The sentences of an act, then those right after it in its paragraph."""
    own = list(dict.fromkeys((m.span.sent.start, m.span.sent.end) for m in frame.mentions))
    doc = frame.first.span.doc
    sentences = [doc[start:end] for start, end in own]
    after = sentences[-1]
    for _ in range(_REACH):
        if after.end >= len(doc):
            break
        after = doc[after.end].sent
        sentences.append(after)
    return sentences


def _doers(sentence: Span) -> Iterator[Span]:
    """Parties of a sentence that can use force; who only speaks for one cannot."""
    for span in sentence.doc.spans.get(ACTORS, ()):
        if not sentence.start <= span.start < sentence.end or _actor(span).is_voice:
            continue
        if kind_of(_actor(span)) in ("ARMED", "MIL", "GUARD", "POL"):
            yield span


def _only_group(frame: Frame, vague: frozenset[str]) -> Span | None:
    """The one armed group that the whole story calls by its name."""
    doc = frame.first.span.doc
    targets = {_actor(s).actor_id for s in frame.all("targets")}
    named: dict[str, Span] = {}
    for span in _armed(doc.spans.get(ACTORS, ())):
        if _actor(span).actor_id not in vague:
            named.setdefault(_actor(span).actor_id, span)
    if len(named) != 1 or targets & set(named):
        return None
    return next(iter(named.values()))


def _armed(spans: Sequence[Span]) -> Iterator[Span]:
    return (s for s in spans if _actor(s).actor_type == "armed_group")


def _actor(span: Span) -> ActorMention:
    actor: ActorMention = span._.actor
    return actor
