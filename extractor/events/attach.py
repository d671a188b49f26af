"""Gives each date, place and figure of a sentence to the mentions it belongs to."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Span, Token

from extractor.events.lists import with_listed
from extractor.events.mentions import Mention
from extractor.events.sentence import Sentence
from extractor.events.tree import tree_distance

_ABOUT = 1.5
DEADLY = frozenset({"violence", "death", "disaster", "unrest", "control", "operation"})
OUTCOME_GROUPS: dict[str, frozenset[str]] = {
    "dead": DEADLY,
    "injured": DEADLY,
    "missing": DEADLY,
    "abducted": frozenset({"violence"}),
    "arrested": frozenset({"operation", "violence", "unrest", "justice", "coup"}),
    "released": frozenset({"release"}),
}
"""Outcome of a figure to the groups of events that can have brought it about."""


def attach(mentions: Sequence[Mention], sentence: Sentence) -> None:
    """Give each date, place and figure of the sentence to the mentions it belongs to."""
    if not mentions:
        return
    said = [d for d in sentence.dates if is_said(d.root, sentence, mentions)]
    done = [d for d in sentence.dates if d not in said]
    places = [p for p in sentence.places if not p._.place.is_context]
    for spans, name in ((said, "said"), (done, "dates"), (places, "places")):
        for mention in mentions:
            near = _free(mention, spans, mentions) if name == "dates" else spans
            nearest = _nearest(mention, near)
            if name == "places":
                nearest = with_listed(nearest, spans)
            getattr(mention, name).extend(nearest)
    for mention in mentions:
        if mention.head.head.i in sentence.claim_heads:
            # the day of the claim is not the day of what is claimed
            mention.said, mention.dates = [*mention.said, *mention.dates], []
    for figure in sentence.figures:
        groups = OUTCOME_GROUPS.get(figure._.figure.outcome)
        fitting = [m for m in mentions if groups and m.group in groups]
        if fitting:
            _closest(figure, fitting).figures.append(figure)


def is_said(root: Token, sentence: Sentence, mentions: Sequence[Mention]) -> bool:
    """Whether a date hangs on a verb of saying and not on a deed."""
    doc = root.doc
    to_speech = min((tree_distance(root, doc[i]) for i in sentence.speech_heads), default=99)
    to_deed = min((tree_distance(root, m.head) for m in mentions), default=99)
    return to_speech <= 3 and to_speech < to_deed


def _cost(span: Span, mention: Mention) -> float:
    gap = min(abs(span.start - mention.span.end), abs(mention.span.start - span.end))
    return tree_distance(span.root, mention.head) + gap / 10


def _closest(figure: Span, mentions: Sequence[Mention]) -> Mention:
    return min(mentions, key=lambda m: _cost(figure, m))


def _free(mention: Mention, spans: Sequence[Span], mentions: Sequence[Mention]) -> list[Span]:
    """Expressions outside the clauses of other acts that hang on this one.

    "Les agents arrêtés le 1er décembre ont été libérés": the day is that of the arrest.
    """
    inner = [m.head for m in mentions if m.trigger.pos == "V" and mention.head.is_ancestor(m.head)]
    inner = [head for head in inner if head.i != mention.head.i]
    return [s for s in spans if not any(head.is_ancestor(s.root) for head in inner)]


def _nearest(mention: Mention, spans: Sequence[Span]) -> list[Span]:
    """The expression nearest to a mention in the parse, and those about as near.

    A recalled act has only what stands in its own phrase.
    """
    if mention.is_recalled:
        spans = [s for s in spans if mention.head.is_ancestor(s.root)]
    costs = [(_cost(span, mention), span) for span in spans]
    best = min((cost for cost, _ in costs), default=0.0)
    close = [(cost, span.start, span) for cost, span in costs if cost <= best + _ABOUT]
    return [span for _, _, span in sorted(close, key=lambda c: c[:2])]
