"""Who says so, and how sure the text is."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Span

from extractor.events.frames import Frame
from extractor.language.annotations import CLAIMS, Claim


@dataclass(frozen=True, slots=True)
class Sourcing:
    """Source, its side, and the event's modality as the table writes them."""

    source: str
    source_type: str
    modality: str


def claim_of(frame: Frame) -> Sourcing:
    """The source cited for an event, and its modality (codebook section 7)."""
    claims = _claims(frame)
    named = next((c for c in claims if not c.denies), None)
    return Sourcing(
        source=named.source if named else "",
        source_type=named.source_type if named else "none",
        modality=_modality(frame, claims),
    )


def _claims(frame: Frame) -> list[Claim]:
    doc = frame.first.span.doc
    sentences: list[Span] = []
    for mention in frame.mentions:
        if mention.span.sent not in sentences:
            sentences.append(mention.span.sent)
    found: list[Claim] = []
    for sentence in sentences:
        spans = doc.spans.get(CLAIMS, ())
        found.extend(s._.claim for s in spans if sentence.start <= s.start < sentence.end)
    return found


def _modality(frame: Frame, claims: list[Claim]) -> str:
    triggers = [m.trigger for m in frame.mentions]
    if all(t.is_planned for t in triggers):
        return "planned"
    if claims and all(c.denies for c in claims) and all(t.is_negated for t in triggers):
        return "denied"
    told_as_fact = any(not t.is_conditional for t in triggers)
    return "asserted" if told_as_fact else "alleged"
