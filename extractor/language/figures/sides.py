"""Whose people a group is, where the counted word itself does not say."""

from __future__ import annotations

from extractor.language.figures.groups import Group, Scene, begun_between
from extractor.language.figures.stretch import stretch
from extractor.lexicon.word_classes import words

_STOPS = frozenset({";", ".", "?", "!", ","})
_REACH = 7


def side_of(scene: Scene, group: Group, groups: list[Group]) -> str:
    """The side of a group: its noun's, its complement's, or that of the frame around it.

    A complement: "six éléments du JNIM". A frame: "côté FAMa : cinq morts", "dix morts dans les
    rangs de l'armée", "quarante-six chez l'adversaire".
    """
    if group.side != "unknown":
        return group.side
    told = _after(scene, group, groups) or _frame_before(scene, group)
    return told or _side_of_antecedent(scene, group, groups) or "unknown"


def _side_of_antecedent(scene: Scene, group: Group, groups: list[Group]) -> str:
    """ "Un soldat tué et deux autres blessés": the others are of the same side."""
    told = {token.lower_ for token in scene.doc[group.start : group.end]}
    of_others = not told.isdisjoint(words("other"))
    if group.noun or not (of_others or group.is_share or not group.own):
        return ""
    start = stretch(scene.doc, group.start)[0]
    if of_others and start > 1:
        start = stretch(scene.doc, start - 2)[0]
    earlier = begun_between(groups, start, group.start)
    return next((other.side for other in reversed(earlier) if other.side != "unknown"), "")


def _word_side(scene: Scene, index: int) -> str:
    people = scene.people.get(index)
    side = scene.sides.get(index) or scene.actor_sides.get(index)
    side = side or (people.value.side if people is not None else "")
    return "" if side == "unknown" else side


def _after(scene: Scene, group: Group, groups: list[Group]) -> str:
    """The side that the words after the group tell, up to a verb, a comma or the next group."""
    doc = scene.doc
    end = min(stretch(doc, group.start)[1], group.end + _REACH)
    starts = {other.start for other in begun_between(groups, group.end, end)}
    opened = False
    for index in range(group.end, end):
        token = doc[index]
        if token.text in _STOPS or index in starts or (token.pos_ == "VERB" and not opened):
            return ""
        if token.lower_ == "par":
            return ""
        if token.lower_ in words("into_side"):
            if token.lower_ == "rangs" and doc[index - 1].lower_ in words("own_plural"):
                return _nearest_before(scene, group)
            opened = True
        side = _word_side(scene, index)
        if side:
            return side
    return ""


def _nearest_before(scene: Scene, group: Group) -> str:
    start = stretch(scene.doc, group.start)[0]
    for index in range(group.start - 1, start - 1, -1):
        side = _word_side(scene, index)
        if side in ("state", "armed"):
            return side
    return ""


def _frame_before(scene: Scene, group: Group) -> str:
    """The side of the last "côté X" before the group in its sentence or line."""
    doc = scene.doc
    for index in range(group.start - 1, stretch(doc, group.start)[0] - 1, -1):
        if doc[index].lower_ in words("side_frame"):
            for after in range(index + 1, min(index + 6, group.start)):
                side = _word_side(scene, after)
                if side:
                    return side
    return ""
