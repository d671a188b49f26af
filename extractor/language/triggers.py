"""``sahel_triggers``: words that may report an event, with what they may mean.

The component marks candidates; whether a candidate reports an event, and which, is decided with
its arguments in :mod:`extractor.events`.
"""

from __future__ import annotations

from collections.abc import Iterable

from spacy.language import Language
from spacy.tokens import Doc, Span

from extractor.language.annotations import TRIGGERS, Trigger, register_extensions
from extractor.language.modality import modality_of
from extractor.lexicon.events import Entry, trigger_matcher
from extractor.lexicon.patterns import Match

_VERBAL = frozenset({"VERB", "AUX"})
_NOMINAL = frozenset({"NOUN", "PROPN"})


def _fits_part_of_speech(doc: Doc, match: Match[Entry]) -> bool:
    """A verb is no noun after a determiner ("une frappe"), a noun no verb ("il attaque")."""
    token = doc[match.head]
    before = doc[match.head - 1] if match.head else None
    if match.payload.pos == "V":
        if token.text.istitle() and not token.is_sent_start and token.pos_ == "PROPN":
            return False
        nominal = token.pos_ in _NOMINAL and before is not None and before.pos_ in ("DET", "ADP")
        return not nominal or match.end - match.start > 1
    if match.payload.pos == "N":
        clitic = before is not None and before.pos_ in ("PRON", "AUX")
        return not (token.pos_ in _VERBAL and clitic)
    return True


def _longest(matches: Iterable[Match[Entry]]) -> list[Match[Entry]]:
    """Drop matches whose head lies inside a longer one."""
    ordered = sorted(matches, key=lambda m: (m.start - m.end, m.start, -m.payload.weight))
    kept: list[Match[Entry]] = []
    taken: set[int] = set()
    for match in ordered:
        if match.head in taken:
            continue
        kept.append(match)
        taken.update(range(match.start, match.end))
    return sorted(kept, key=lambda m: m.start)


class TriggerFinder:
    """The component; see :func:`create_triggers`."""

    def __call__(self, doc: Doc) -> Doc:
        matcher = trigger_matcher()
        spans: list[Span] = []
        for sentence in doc.sents:
            words = [token.text for token in sentence]
            found = matcher.find(words)
            shifted = (
                Match(
                    m.start + sentence.start,
                    m.end + sentence.start,
                    m.head + sentence.start,
                    m.payload,
                )
                for m in found
            )
            fitting = [m for m in shifted if _fits_part_of_speech(doc, m)]
            spans.extend(_span(doc, match) for match in _longest(fitting))
        doc.spans[TRIGGERS] = [span for span in spans if "ignore" not in span._.trigger.senses]
        return doc


def _span(doc: Doc, match: Match[Entry]) -> Span:
    entry = match.payload
    span = Span(doc, match.start, match.end, label=entry.senses[0])
    modality = modality_of(doc[match.head])
    span._.trigger = Trigger(
        senses=entry.senses,
        pattern=entry.text,
        head=match.head,
        pos=entry.pos,
        subject_is_target=entry.subject_is_target,
        needs=entry.needs,
        weight=entry.weight,
        is_negated=modality.negated,
        is_hypothetical=modality.hypothetical,
        is_conditional=modality.conditional,
        is_planned=modality.planned,
    )
    return span


@Language.factory("sahel_triggers", assigns=["doc.spans"], requires=["token.pos", "token.dep"])
def create_triggers(nlp: Language, name: str) -> TriggerFinder:
    """Make the component. It writes ``doc.spans["sahel_triggers"]`` with ``span._.trigger``."""
    register_extensions()
    return TriggerFinder()
