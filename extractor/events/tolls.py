"""Combines the figures told of one event into its toll, by sections 6 and 8 of the codebook."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from spacy.tokens import Doc, Span

from extractor.events.counts import (
    Count,
    attributed,
    by_side,
    compatible,
    finer,
    revised,
    rivals,
    spanned,
    summed,
    taken_in,
)
from extractor.language.annotations import CLAIMS, Figure
from extractor.language.figures.cues import cues_near, find_cues, is_addition, is_earlier
from extractor.language.figures.lexicon import default_lexicon
from extractor.language.phrases import Hit
from extractor.records import Toll


@dataclass(frozen=True, slots=True)
class Told:
    """A figure as one sentence of the story tells it.

    Attributes:
        figure: the count.
        sentence: number of the sentence in the story, from 0.
        text: the words.
        source: who says so, or empty.
        is_headline: told in the headline.
        is_earlier: an older count, given beside the present one.
        is_addition: people on top of those told before ("six autres").
    """

    figure: Figure
    sentence: int
    text: str
    source: str = ""
    is_headline: bool = False
    is_earlier: bool = False
    is_addition: bool = False


def tell(span: Span) -> Told:
    """What :func:`combine` needs to know of a span of ``doc.spans["sahel_figures"]``."""
    doc = span.doc
    near = cues_near(span, _cues(doc))
    return Told(
        figure=span._.figure,
        sentence=bisect_right(_sentence_ends(doc), span.start),
        text=span.text,
        source=_source_of(span),
        is_headline=span.start_char < doc._.title_end,
        is_earlier=is_earlier(span, near),
        is_addition=is_addition(span, near),
    )


@lru_cache(maxsize=4)
def _cues(doc: Doc) -> list[Hit[str]]:
    """The cues of a story, found once and not for each of its figures."""
    return find_cues(doc, default_lexicon())


@lru_cache(maxsize=4)
def _sentence_ends(doc: Doc) -> list[int]:
    """First tokens after the sentences of a story, found once and not for each of its figures."""
    return [sentence.end for sentence in doc.sents]


def _source_of(span: Span) -> str:
    """The source cited nearest to the figure in its sentence."""
    claims = [
        claim
        for claim in span.doc.spans.get(CLAIMS, ())
        if span.sent.start <= claim.start < span.sent.end
    ]
    nearest = min(claims, key=lambda claim: abs(claim.start - span.start), default=None)
    return "" if nearest is None else nearest._.claim.source.lower()


def combine(told: Sequence[Told], unknown_side: str = "") -> Toll:
    """The toll of one event.

    Args:
        told: the figures that belong to the event, in reading order.
        unknown_side: the side on which to count the dead whose side no word tells (``civilian``
            for a village attacked); empty to leave them out of the breakdown.

    >>> five = Figure(5, 5, 5, "dead", "state", "soldat")
    >>> two = Figure(2, 2, 2, "dead", "civilian", "civil")
    >>> toll = combine([Told(five, 1, "cinq soldats"), Told(two, 1, "deux civils")])
    >>> toll.fatalities, toll.fatalities_state_forces, toll.fatalities_civilians
    (7, 5, 2)
    """
    dead = _settled(told, "dead")
    best, low, high = summed(dead)
    sides = by_side(dead, unknown_side)
    return Toll(
        fatalities=best,
        fatalities_low=low,
        fatalities_high=high,
        fatalities_state_forces=sides["state"],
        fatalities_armed_groups=sides["armed"],
        fatalities_civilians=sides["civilian"],
        injured=summed(_settled(told, "injured"))[0],
        abducted=summed(_settled(told, "abducted"))[0],
        arrested=summed(_settled(told, "arrested"))[0],
        released=summed(_settled(told, "released"))[0],
        text="; ".join(_texts(told)),
    )


def _texts(told: Sequence[Told]) -> Iterable[str]:
    """The words of the figures that tell a fate, each once, in reading order."""
    words = (item.text for item in told if item.figure.outcome not in ("none", "missing"))
    return dict.fromkeys(words)


def _settled(told: Sequence[Told], outcome: str) -> list[Count]:
    """The groups of victims with one outcome, every retelling, revision and part resolved."""
    relevant = _relevant([item for item in told if item.figure.outcome == outcome])
    parts = [item for item in relevant if _is_part(item, relevant)]
    counts: list[Count] = []
    for statement in _statements([item for item in relevant if item not in parts]):
        counts = _fold(counts, statement)
    for part in parts:
        counts = attributed(counts, _count(part))
    return counts


def _relevant(told: list[Told]) -> list[Told]:
    """Without older counts, running totals and denials, unless nothing else is told."""
    told = [item for item in told if not item.is_earlier] or told
    told = [item for item in told if not item.figure.is_running_total] or told
    return [item for item in told if item.figure.best != 0] or told


def _is_part(item: Told, told: list[Told]) -> bool:
    """A part belongs to a whole of the same outcome in its sentence, told before or after."""
    if not item.figure.is_part:
        return False
    return any(not other.figure.is_part and other.sentence == item.sentence for other in told)


def _statements(told: list[Told]) -> list[list[Told]]:
    """The figures sentence by sentence, the headline last: the body is more precise."""
    by_sentence: dict[int, list[Told]] = {}
    for item in told:
        by_sentence.setdefault(item.sentence, []).append(item)
    statements = [by_sentence[sentence] for sentence in sorted(by_sentence)]
    return sorted(statements, key=lambda statement: statement[0].is_headline)


def _count(item: Told) -> Count:
    figure = item.figure
    return Count(figure.best, figure.low, figure.high, figure.side, figure.noun, item.source)


def _fold(counts: list[Count], statement: list[Told]) -> list[Count]:
    """Take one sentence's figures into what is known so far."""
    fresh = _within(statement)
    if not counts:
        return fresh
    if any(item.figure.is_revision for item in statement):
        return revised(counts, fresh)
    known, told_now = summed(counts)[0], summed(fresh)[0]
    if known is not None and known == told_now:
        return finer(counts, fresh)
    headline = statement[0].is_headline
    adds = any(item.is_addition for item in statement)
    return taken_in(counts, fresh, adds=adds, headline=headline)


def _within(statement: list[Told]) -> list[Count]:
    """The groups of one sentence: a total with its parts is one, two sources' counts are one."""
    counts: list[Count] = []
    for item in statement:
        count = _count(item)
        rival = next((index for index, c in enumerate(counts) if rivals(c, count)), None)
        if item.figure.is_revision and counts and compatible(counts[-1], count):
            counts[-1] = count
        elif rival is None:
            counts.append(count)
        else:
            counts[rival] = spanned(counts[rival], count)
    for total in counts:
        others = [count for count in counts if count is not total]
        if len(others) > 1 and total.best is not None and total.best == summed(others)[0]:
            return others if all(other.side != "unknown" for other in others) else [total]
    return counts
