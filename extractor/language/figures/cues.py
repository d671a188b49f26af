"""Words around a group that say how to read its count: part, running total, revision."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from extractor.language.annotations import DATES
from extractor.language.figures.groups import Group, Scene, begun_between
from extractor.language.figures.lexicon import FigureLexicon
from extractor.language.figures.linking import coordinated
from extractor.language.figures.stretch import stretch
from extractor.language.phrases import Hit
from extractor.lexicon.word_classes import words

_PART_REACH = 3
_ANTECEDENT_REACH = 25
_LONG = ("month", "year")
_HISTORY = frozenset({"revision", "earlier", "then"})


@dataclass(frozen=True, slots=True)
class Reading:
    """How a count is to be read.

    Attributes:
        is_part, is_running_total, is_revision: as in
            :class:`extractor.language.annotations.Figure`.
        is_earlier: an older count that the story gives beside the present one.
        is_addition: people who come on top of those told before ("six autres").
    """

    is_part: bool = False
    is_running_total: bool = False
    is_revision: bool = False
    is_earlier: bool = False
    is_addition: bool = False


def find_cues(doc: Doc, lexicon: FigureLexicon) -> list[Hit[str]]:
    """Every cue word of a document."""
    return list(lexicon.cues.find(doc))


def find_long_spans(doc: Doc) -> list[int]:
    """First tokens of the dates that count from a month or a year on ("depuis janvier")."""
    times = ((date.start, date._.time) for date in doc.spans.get(DATES, ()))
    return [at for at, time in times if time.bound == "since" and time.precision in _LONG]


def read_group(
    scene: Scene, group: Group, groups: list[Group], cues: list[Hit[str]], since: list[int]
) -> Reading:
    """How to read one group.

    Args:
        groups: the document's groups, in reading order.
        cues: the document's cue words.
        since: as :func:`find_long_spans` gives them.
    """
    span = scene.doc[group.start : group.end]
    near = cues_near(span, cues)
    start, end = stretch(scene.doc, group.start)
    is_total = any(cue.value == "total" for cue in near)
    return Reading(
        is_part=_is_part(scene, group, begun_between(groups, start, group.start), near),
        is_running_total=is_total or any(start <= date < end for date in since),
        is_revision=_is_revision(group, near),
        is_earlier=is_earlier(span, near),
        is_addition=is_addition(span, near),
    )


def cues_near(span: Span, cues: list[Hit[str]]) -> list[Hit[str]]:
    """The cues in the written sentence of a figure."""
    start, end = stretch(span.doc, span.start)
    first = bisect_left(cues, start, key=lambda cue: cue.start)
    last = bisect_left(cues, end, lo=first, key=lambda cue: cue.start)
    return cues[first:last]


def _is_part(scene: Scene, group: Group, earlier: list[Group], cues: list[Hit[str]]) -> bool:
    if group.is_share:
        return True
    for cue in cues:
        if cue.value == "part" and 0 <= group.start - cue.end <= _PART_REACH:
            if of_uncounted(scene, group, earlier) is not None:
                return False
            return any(cue.start - other.end <= _ANTECEDENT_REACH for other in earlier)
        if cue.value == "part_after" and cue.start - group.end in (0, 1):
            return True
    before = scene.doc[group.start - 1].lower_ if group.start else ""
    with_preposition = before in words("of_bare")
    if earlier and not with_preposition and coordinated(scene, earlier[-1], group):
        return _is_part(scene, earlier[-1], earlier[:-1], cues)
    return False


def of_uncounted(scene: Scene, group: Group, earlier: list[Group]) -> Token | None:
    """The noun of "des groupes armés, dont une vingtaine de membres ont été tués".

    Such a noun counts nobody, so that what follows "dont" is no part of a count.
    """
    token = scene.doc[group.head]
    while group.start <= token.head.i < group.end and token.head != token:
        token = token.head
    verb = token.head
    antecedent = verb.head
    if verb.i not in scene.fates or verb.dep_ != "acl:relcl" or antecedent.pos_ != "NOUN":
        return None
    counted = any(other.start <= antecedent.i < other.end for other in earlier)
    return None if counted or antecedent.i >= group.start else antecedent


def _is_revision(group: Group, cues: list[Hit[str]]) -> bool:
    told = [cue.value for cue in cues if cue.start < group.end and cue.value in _HISTORY]
    return told[-1:] == ["revision"] or (told[-1:] == ["then"] and "earlier" in told)


def is_earlier(span: Span, cues: list[Hit[str]]) -> bool:
    """Whether a count is an older one: "un premier décompte parlait de deux morts"."""
    told = [cue.value for cue in cues if cue.start < span.start and cue.value in _HISTORY]
    if told and told != ["then"]:
        return told[-1] == "earlier"
    stop = next(
        (token.i for token in span.doc[span.end :] if token.text in (",", ";", ".")),
        len(span.doc),
    )
    return any(cue.value == "earlier" and span.end <= cue.start < stop for cue in cues)


def is_addition(span: Span, cues: list[Hit[str]]) -> bool:
    """Whether the people counted come on top of others: "six autres", "un civil également"."""
    return any(cue.value == "addition" and span.start <= cue.start <= span.end for cue in cues)
