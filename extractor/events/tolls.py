"""Combines the figures told of one event into its toll, by sections 6 and 8 of the codebook."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from spacy.tokens import Doc, Span

from extractor.language.annotations import CLAIMS, Figure
from extractor.language.figures.cues import cues_near, find_cues, is_addition, is_earlier
from extractor.language.figures.lexicon import default_lexicon
from extractor.language.phrases import Hit
from extractor.records import Toll

_RIVAL_RATIO = 3
_SIDES = ("state", "armed", "civilian")


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


@dataclass(frozen=True, slots=True)
class _Count:
    """One group of victims, as far as the story has told it."""

    best: int | None
    low: int | None
    high: int | None
    side: str
    noun: str
    source: str

    @property
    def is_exact(self) -> bool:
        return self.best is not None and self.low == self.best == self.high

    @property
    def is_floor(self) -> bool:
        """An "at least"."""
        return self.low is not None and self.high is None

    @property
    def floor(self) -> int:
        """The least number of victims that the words allow."""
        return self.low if self.low is not None else self.best or 0


def tell(span: Span) -> Told:
    """What :func:`combine` needs to know of a span of ``doc.spans["sahel_figures"]``."""
    doc = span.doc
    near = cues_near(span, _cues(doc))
    return Told(
        figure=span._.figure,
        sentence=sum(1 for sentence in doc.sents if sentence.end <= span.start),
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
    best, low, high = _sum(dead)
    sides = _by_side(dead, unknown_side)
    return Toll(
        fatalities=best,
        fatalities_low=low,
        fatalities_high=high,
        fatalities_state_forces=sides["state"],
        fatalities_armed_groups=sides["armed"],
        fatalities_civilians=sides["civilian"],
        injured=_sum(_settled(told, "injured"))[0],
        abducted=_sum(_settled(told, "abducted"))[0],
        arrested=_sum(_settled(told, "arrested"))[0],
        released=_sum(_settled(told, "released"))[0],
        text="; ".join(_texts(told)),
    )


def _texts(told: Sequence[Told]) -> Iterable[str]:
    """The words of the figures that tell a fate, each once, in reading order."""
    words = (item.text for item in told if item.figure.outcome not in ("none", "missing"))
    return dict.fromkeys(words)


def _settled(told: Sequence[Told], outcome: str) -> list[_Count]:
    """The groups of victims with one outcome, every retelling, revision and part resolved."""
    relevant = _relevant([item for item in told if item.figure.outcome == outcome])
    parts = [item for item in relevant if _is_part(item, relevant)]
    counts: list[_Count] = []
    for statement in _statements([item for item in relevant if item not in parts]):
        counts = _fold(counts, statement)
    for part in parts:
        counts = _attribute(counts, _count(part))
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


def _count(item: Told) -> _Count:
    figure = item.figure
    return _Count(figure.best, figure.low, figure.high, figure.side, figure.noun, item.source)


def _fold(counts: list[_Count], statement: list[Told]) -> list[_Count]:
    """Take one sentence's figures into what is known so far."""
    fresh = _within(statement)
    if not counts:
        return fresh
    if any(item.figure.is_revision for item in statement):
        return _keep_sides(counts, fresh)
    known, told_now = _sum(counts)[0], _sum(fresh)[0]
    if known is not None and known == told_now:
        return _finer(counts, fresh)
    headline = statement[0].is_headline
    adds = any(item.is_addition for item in statement)
    return _take(counts, fresh, adds=adds, headline=headline)


def _within(statement: list[Told]) -> list[_Count]:
    """The groups of one sentence: a total with its parts is one, two sources' counts are one."""
    counts: list[_Count] = []
    for item in statement:
        count = _count(item)
        rival = next((index for index, c in enumerate(counts) if _rivals(c, count)), None)
        if item.figure.is_revision and counts and compatible(counts[-1], count):
            counts[-1] = count
        elif rival is None:
            counts.append(count)
        else:
            counts[rival] = _span(counts[rival], count)
    for total in counts:
        others = [count for count in counts if count is not total]
        if others and total.best is not None and total.best == _sum(others)[0] and len(others) > 1:
            return others if all(other.side != "unknown" for other in others) else [total]
    return counts


def _rivals(old: _Count, new: _Count) -> bool:
    """Two sources' counts of the same people: of one side, and of one order of magnitude."""
    if not new.source or new.source == old.source or not compatible(old, new):
        return False
    if old.best is None or new.best is None:
        return False
    return max(old.best, new.best) <= _RIVAL_RATIO * min(old.best, new.best)


def compatible(old: _Count, new: _Count) -> bool:
    """Whether two counts may be of the same people, by side and noun."""
    if "unknown" in (old.side, new.side):
        return True
    return old.side == new.side


def _span(old: _Count, new: _Count) -> _Count:
    """Best from the first source, low and high from both."""
    values = [v for c in (old, new) for v in (c.best, c.low, c.high) if v is not None]
    return replace(old, low=min(values), high=max(values))


def _take(counts: list[_Count], fresh: list[_Count], adds: bool, headline: bool) -> list[_Count]:
    """Hold a sentence's counts against those known: new people, a retelling, a better count."""
    known, result = list(counts), list(counts)
    for new in fresh:
        old = next((count for count in known if compatible(count, new)), None)
        if old is None or (adds and not headline and old.best != new.best):
            result.append(new)
            continue
        known.remove(old)
        result[result.index(old)] = _reconcile(old, new, headline)
    return result


def _reconcile(old: _Count, new: _Count, headline: bool) -> _Count:
    side = new.side if old.side == "unknown" else old.side
    if new.best is None:
        return old
    if old.best is None:
        return replace(new, side=side)
    if headline or new.best == old.best:
        same = new.best == old.best
        return replace(old, side=side) if same else old
    if _rivals(old, new):
        return _span(old, new)
    if not old.is_exact and old.low is None and new.is_exact and new.best * 3 > old.best:
        return replace(new, side=side)
    if new.best > old.best:
        return replace(new, side=side)
    return _span(old, new) if not old.noun and not new.noun else old


def _finer(old: list[_Count], new: list[_Count]) -> list[_Count]:
    """Of two tellings of one number, the one that says more of the sides.

    A span of two sources and an "at least" stay as they are.
    """
    finer = new if _known_sides(new) > _known_sides(old) else old
    if len(old) > 1 or len(new) > 1:
        return finer
    first, second = old[0], new[0]
    chosen = second if (second.is_exact and first.low is None) or second.is_floor else first
    return [replace(chosen, side=finer[0].side, noun=finer[0].noun)]


def _known_sides(counts: list[_Count]) -> int:
    return len({count.side for count in counts} - {"unknown"})


def _keep_sides(old: list[_Count], new: list[_Count]) -> list[_Count]:
    """A revised toll takes the place of the old one of the same side; other sides stay."""
    kept = [count for count in old if not any(compatible(count, other) for other in new)]
    return [*kept, *new]


def _attribute(counts: list[_Count], part: _Count) -> list[_Count]:
    """Split a part of known side off a whole of unknown side; the sum stays as it is."""
    if part.side == "unknown" or part.best is None:
        return counts
    for index, whole in enumerate(counts):
        if whole.side == "unknown" and whole.best is not None and whole.best >= part.best:
            rest = _minus(whole, part.best)
            split = replace(part, low=part.best, high=part.best)
            parts = [split] if rest.best == 0 else [split, rest]
            return [*counts[:index], *parts, *counts[index + 1 :]]
    return counts


def _minus(whole: _Count, taken: int) -> _Count:
    def less(value: int | None) -> int | None:
        return None if value is None else value - taken

    return replace(whole, best=less(whole.best), low=less(whole.low), high=less(whole.high))


def _sum(counts: list[_Count]) -> tuple[int | None, int | None, int | None]:
    """Best, low and high of several groups.

    A vague count beside an exact one: where the exact one is told first it is the best figure,
    where the vague one is, there is none.
    """
    if not counts:
        return None, None, None
    if len(counts) == 1:
        return counts[0].best, counts[0].low, counts[0].high
    if counts[0].best is None:
        return None, sum(count.floor for count in counts), None
    firm = [count for count in counts if count.best is not None]
    best = sum(count.best or 0 for count in firm)
    low = _total(count.low for count in firm)
    high = _total(count.high for count in counts)
    return best, low, high


def _total(values: Iterable[int | None]) -> int | None:
    total = 0
    for value in values:
        if value is None:
            return None
        total += value
    return total


def _by_side(counts: list[_Count], unknown_side: str) -> dict[str, int | None]:
    """The dead of each side, ``None`` where no count of that side has a best figure."""
    totals: dict[str, int | None] = dict.fromkeys(_SIDES)
    for count in counts:
        side = unknown_side if count.side == "unknown" else count.side
        if side in totals and count.best is not None:
            totals[side] = (totals[side] or 0) + count.best
    return totals
