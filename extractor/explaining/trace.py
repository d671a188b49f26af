"""Explains an annotated story: each event with the reasons of its values, and what was left out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Span

from extractor.events.assemble import events_of
from extractor.events.frames import Frame
from extractor.explaining.fields import (
    claim_reason,
    date_reason,
    figure_reason,
    modality_reason,
    party_reason,
    place_reasons,
)
from extractor.explaining.lines import trigger_line
from extractor.explaining.matching import frames_of, match
from extractor.explaining.records import (
    EventTrace,
    Explanation,
    LeftOut,
    Reason,
    Rule,
    Words,
)
from extractor.explaining.sources import Case
from extractor.explaining.typing import type_reason
from extractor.language.annotations import TRIGGERS, Trigger
from extractor.records import Article


def explain_doc(doc: Doc, article: Article, *, planned: bool = False) -> Explanation:
    """Explain the events of a story.

    Args:
        doc: the article's content, annotated by the whole pipeline.
        article: the story itself.
        planned: explain announced events too; else they are told among what was left out.
    """
    events = [e for e in events_of(doc, article) if planned or e.modality != "planned"]
    frames = frames_of(doc)
    matched = match(events, frames)
    cases = [Case(article, doc, e, f) for e, f in zip(events, matched, strict=True)]
    traces = tuple(EventTrace(case.event, tuple(_reasons(case))) for case in cases)
    used = [frame for frame in matched if frame is not None]
    return Explanation(article, traces, tuple(_left_out(doc, article, frames, used)))


def _reasons(case: Case) -> Iterator[Reason]:
    yield type_reason(case)
    sides = (party_reason(case, "actor1", "agents"), party_reason(case, "actor2", "targets"))
    yield from filter(None, sides)
    yield date_reason(case)
    yield from place_reasons(case)
    told = (figure_reason(case), claim_reason(case), modality_reason(case))
    yield from filter(None, told)


def _left_out(
    doc: Doc, article: Article, frames: Sequence[Frame], used: Sequence[Frame]
) -> Iterator[LeftOut]:
    read = {m.span: frame for frame in frames for m in frame.mentions}
    kept = {m.span for frame in used for m in frame.mentions}
    for span in sorted({*doc.spans.get(TRIGGERS, ()), *read}, key=lambda s: (s.start, s.end)):
        if span in kept:
            continue
        start, end = span.start_char, span.end_char
        words = Words(start, end, article.content[start:end])
        yield LeftOut(words, _why_not(span, span in read))


def _why_not(span: Span, is_mention: bool) -> Rule:
    trigger: Trigger | None = span._.trigger
    if trigger is None:
        return Rule("a toll that was taken for no event of its own")
    line = trigger_line(trigger)
    meaning = trigger.senses[0]
    if not is_mention:
        held = f"{trigger.needs} does not hold" if trigger.needs else "its sentence tells another"
        return Rule(f"could be {meaning}, but {held}", line)
    for is_so, why in (
        (trigger.is_negated, "it is negated"),
        (trigger.is_planned, "it is only announced"),
        (trigger.is_hypothetical, "it is a plan, a wish, a condition or a general statement"),
    ):
        if is_so:
            return Rule(f"could be {meaning}, but {why}", line)
    return Rule(f"could be {meaning}, but too little around it says that this is an event", line)
