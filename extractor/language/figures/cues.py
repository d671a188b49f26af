"""Words around a group that say how to read its count: part, running total, revision."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from extractor.language.annotations import DATES
from extractor.language.figures.groups import Group, Scene
from extractor.language.figures.lexicon import FigureLexicon
from extractor.language.figures.linking import coordinated
from extractor.language.figures.stretch import stretch
from extractor.language.phrases import Hit

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


def read_group(scene: Scene, group: Group, before: list[Group], cues: list[Hit[str]]) -> Reading:
    """How to read one group.

    Args:
        before: the groups that stand before it in the document.
        cues: the document's cue words.
    """
    span = scene.doc[group.start : group.end]
    near = cues_near(span, cues)
    return Reading(
        is_part=_is_part(scene, group, before, near),
        is_running_total=_since_long(scene.doc, span) or any(cue.value == "total" for cue in near),
        is_revision=_is_revision(group, near),
        is_earlier=is_earlier(span, near),
        is_addition=is_addition(span, near),
    )


def cues_near(span: Span, cues: list[Hit[str]]) -> list[Hit[str]]:
    """The cues in the written sentence of a figure."""
    start, end = stretch(span.doc, span.start)
    return [cue for cue in cues if start <= cue.start < end]


def _is_part(scene: Scene, group: Group, before: list[Group], cues: list[Hit[str]]) -> bool:
    start = stretch(scene.doc, group.start)[0]
    earlier = [other for other in before if other.start >= start]
    if group.is_share:
        return True
    for cue in cues:
        if cue.value == "part" and 0 <= group.start - cue.end <= _PART_REACH:
            if of_uncounted(scene, group, earlier) is not None:
                return False
            return any(cue.start - other.end <= _ANTECEDENT_REACH for other in earlier)
        if cue.value == "part_after" and cue.start - group.end in (0, 1):
            return True
    with_preposition = scene.doc[group.start - 1].lower_ in ("de", "d'") if group.start else False
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


def _since_long(doc: Doc, span: Span) -> bool:
    """Whether the sentence counts from a month or a year on ("depuis janvier")."""
    for date in doc.spans.get(DATES, ()):
        time = date._.time
        start, end = stretch(doc, span.start)
        inside = start <= date.start < end
        if inside and time.bound == "since" and time.precision in _LONG:
            return True
    return False


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
