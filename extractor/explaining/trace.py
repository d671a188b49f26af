"""Explains an annotated story: each event with the reasons of its values, and what was left out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc

from extractor.events.assemble import Draft, candidates
from extractor.explaining.confidence import confidence_reason
from extractor.explaining.fields import (
    claim_reason,
    date_reason,
    figure_reason,
    modality_reason,
    party_reason,
    place_reasons,
)
from extractor.explaining.lines import trigger_line
from extractor.explaining.records import (
    EventTrace,
    Explanation,
    LeftOut,
    Reason,
    Rule,
    Words,
)
from extractor.explaining.sources import Case
from extractor.explaining.typing import doubts, type_reason
from extractor.language.annotations import TRIGGERS, Trigger
from extractor.records import Article, Event


def explain_doc(doc: Doc, article: Article, *, planned: bool = False) -> Explanation:
    """Explain the events of a story.

    Args:
        doc: the article's content, annotated by the whole pipeline.
        article: the story itself.
        planned: explain announced events too; else they stand among what was left out.
    """
    found = candidates(doc, article)
    shown = [(d, e) for d, e in found if d.is_kept and (planned or e.modality != "planned")]
    cases = [Case(article, doc, event, draft) for draft, event in shown]
    traces = tuple(EventTrace(case.event, tuple(_reasons(case))) for case in cases)
    events = {event.event_id for _, event in shown}
    rest = [(draft, event) for draft, event in found if event.event_id not in events]
    return Explanation(article, traces, tuple(_left_out(doc, article, cases, rest)))


def _reasons(case: Case) -> Iterator[Reason]:
    yield type_reason(case)
    sides = (party_reason(case, "actor1", "agents"), party_reason(case, "actor2", "targets"))
    yield from filter(None, sides)
    yield date_reason(case)
    yield from place_reasons(case)
    told = (figure_reason(case), claim_reason(case), modality_reason(case))
    yield from filter(None, told)
    yield confidence_reason(case)


def _left_out(
    doc: Doc, article: Article, cases: Sequence[Case], rest: Sequence[tuple[Draft, Event]]
) -> Iterator[LeftOut]:
    kept = {mention.span for case in cases for mention in case.frame.mentions}
    dropped = {mention.span: event for draft, event in rest for mention in draft.frame.mentions}
    spans = {*doc.spans.get(TRIGGERS, ()), *dropped} - kept
    for span in sorted(spans, key=lambda span: (span.start, span.end)):
        start, end = span.start_char, span.end_char
        words = Words(start, end, article.content[start:end])
        yield LeftOut(words, _why_not(span._.trigger, dropped.get(span)))


def _why_not(trigger: Trigger | None, event: Event | None) -> Rule:
    """Why a trigger gave no event; a toll told without a verb has none."""
    line = trigger_line(trigger) if trigger is not None else ""
    doubt = next(doubts(trigger), "") if trigger is not None else ""
    if event is not None:
        would = f"would tell {event.sub_event_type}, confidence {event.confidence:.2f}"
        too_little = (
            "too little around it says that this is an event of its own that the table owes"
        )
        return Rule(f"{would}; {doubt or too_little}", line)
    assert trigger is not None
    if doubt:
        return Rule(f"could tell {trigger.senses[0]}; {doubt}", line)
    held = f"{trigger.needs} does not hold" if trigger.needs else "its sentence tells of a charge"
    return Rule(f"could tell {trigger.senses[0]}; {held}", line)
