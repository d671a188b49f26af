"""Finds what became of a group: from its own word, the parse, or the words beside it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from spacy.tokens import Token

from extractor.language.figures.fates import FateHit, is_negated
from extractor.language.figures.groups import Group, Scene, begun_between
from extractor.language.figures.stretch import stretch
from extractor.lexicon.word_classes import words

_STOPS = frozenset({";", ":", ".", "?", "!"})
_RIGHT_REACH = 14
_LEFT_REACH = 8
_NEAR = 3
_CHAIN_REACH = 10
_SUBJECT = ("nsubj", "nsubj:pass")
_OBJECT = ("obj", "obl:arg", "iobj", "ccomp")
_CHAIN_MARKS = frozenset({",", "«", "»"})


@dataclass(frozen=True, slots=True)
class Link:
    """What became of a group, and the token that says so."""

    outcome: str
    at: int


def link(scene: Scene, groups: list[Group]) -> list[Link | None]:
    """What became of each group, ``None`` where nothing is said."""
    links = [_direct(scene, group, groups) for group in groups]
    _share_in_chains(scene, groups, links)
    return [
        found or (Link(group.own, group.head) if group.own not in ("", "none") else None)
        for group, found in zip(groups, links, strict=True)
    ]


def _direct(scene: Scene, group: Group, groups: list[Group]) -> Link | None:
    if group.own and not group.is_weak:
        return Link(group.own, group.head)
    for finder in (_from_parse, _from_left, _from_right):
        found = finder(scene, group, groups)
        if found is not None and (group.own != "none" or found.at - group.end <= _NEAR):
            return found
    return None


def allowed(hit: FateHit, group: Group) -> bool:
    """Whether this verb can tell the fate of this group ("brûler" of things is another verb)."""
    if hit.fate.only in ("fighter", "armed") and group.side == "civilian":
        return False
    return group.is_known or not group.noun or not hit.fate.only


def _from_parse(scene: Scene, group: Group, groups: list[Group]) -> Link | None:
    doc = scene.doc
    anchors = {group.head, *range(group.amount.start, group.amount.end)}
    for index in sorted(anchors, reverse=True):
        token = doc[index]
        if token.head.i in anchors and token.head.i != index:
            continue
        found = _as_argument(scene, token, group) or _with_participle(scene, token, group)
        if found is not None:
            return found
    return None


def _as_argument(scene: Scene, token: Token, group: Group) -> Link | None:
    """The group as subject or object of a verb of fate, or complement of a nominal act."""
    head = token.head
    hit = scene.fates.get(head.i)
    if hit is not None and head != token and allowed(hit, group) and not is_negated(head):
        as_subject = token.dep_ in _SUBJECT and hit.voice != "active"
        if token.dep_ in _SUBJECT and (hit.takes_subject or as_subject):
            return Link(hit.fate.outcome, hit.index)
        if token.dep_ in _OBJECT and hit.fate.victim == "object" and hit.voice != "passive":
            return Link(hit.fate.outcome, hit.index)
    countable = group.is_known or not group.noun
    if countable and token.dep_ == "nmod" and head.i in scene.nominal and _linked_by_de(token):
        return Link(scene.nominal[head.i][1], head.i)
    return None


def _linked_by_de(token: Token) -> bool:
    return any(child.dep_ == "case" and child.lower_ in words("of") for child in token.children)


def _with_participle(scene: Scene, token: Token, group: Group) -> Link | None:
    """A participle or relative clause that hangs on the group: "cinq soldats tués"."""
    for child in token.children:
        hit = scene.fates.get(child.i)
        if hit is None or child.i < token.i or child.dep_ not in ("acl", "amod", "acl:relcl"):
            continue
        if not allowed(hit, group) or is_negated(child):
            continue
        if hit.voice != "active" or hit.fate.victim == "subject":
            return Link(hit.fate.outcome, hit.index)
    return None


def _from_left(scene: Scene, group: Group, groups: list[Group]) -> Link | None:
    """A verb of fate or a nominal act right before the group: "a tué cinq", "la mort de cinq"."""
    doc = scene.doc
    start = stretch(doc, group.start)[0]
    has_de = False
    for index in range(group.start - 1, max(start, group.start - _LEFT_REACH) - 1, -1):
        token = doc[index]
        if index in scene.nominal and has_de:
            if group.noun and not group.is_known:
                return None
            return Link(scene.nominal[index][1], index)
        hit = _hit_ending(scene, index)
        if hit is not None:
            return _object_outcome(hit, group)
        if token.lower_ in words("demonstrative_pronoun") and has_de:
            return _nominal_before(scene, index, start)
        if token.text == "," and index == group.start - 1 and not group.noun:
            return _apposed(scene, index - 1)
        has_de = has_de or token.lower_ in words("of")
        if index in scene.masked or (token.text == "," and _beside_date(scene, index)):
            continue
        if token.lower_ in ("par", ",") or token.pos_ not in ("ADP", "DET", "ADV", "ADJ", "PUNCT"):
            return None
    return None


def _nominal_before(scene: Scene, index: int, start: int) -> Link | None:
    """The act that "celle" stands for: "la mort de 135 civils … et celle de 40 autres"."""
    acts = [act for act in scene.nominal if start <= act < index]
    return Link(scene.nominal[acts[-1]][1], acts[-1]) if acts else None


def _apposed(scene: Scene, index: int) -> Link | None:
    """ "Les blessés, une vingtaine, …"."""
    hit = scene.fates.get(index)
    named = index > 0 and scene.doc[index - 1].lower_ in words("plural_determiner")
    return Link(hit.fate.outcome, index) if hit is not None and named else None


def _beside_date(scene: Scene, index: int) -> bool:
    """A comma that sets a date off: "la mort, lundi dernier, de onze policiers"."""
    return index - 1 in scene.masked or index + 1 in scene.masked


def _hit_ending(scene: Scene, index: int) -> FateHit | None:
    """The verb of fate whose words, complement included, end with this token."""
    for begin in range(index, max(-1, index - 4), -1):
        hit = scene.fates.get(begin)
        if hit is not None and hit.end == index + 1:
            return hit
    return None


def _object_outcome(hit: FateHit, group: Group) -> Link | None:
    if hit.fate.victim != "object" and hit.voice != "active":
        return None
    if hit.fate.victim == "subject" and hit.fate.complement:
        return None
    return Link(hit.fate.outcome, hit.index) if allowed(hit, group) else None


def _from_right(scene: Scene, group: Group, groups: list[Group]) -> Link | None:
    """A participle or verb after the group, with nothing between that could own it."""
    doc = scene.doc
    if group.start and doc[group.start - 1].lower_ in words("other_role_preposition"):
        return None
    after = begun_between(groups, group.end, group.end + _RIGHT_REACH)
    starts = {other.start: other for other in after}
    shared = _shared_group(group, groups)
    for token in _reachable(scene, group):
        if shared is not None and shared.start <= token.i < shared.end:
            continue
        other = starts.get(token.i)
        if other is not None and other.own and not other.is_weak:
            return None
        hit = scene.fates.get(token.i)
        if hit is not None:
            if hit.voice == "active" and hit.fate.victim == "object":
                return None
            told = allowed(hit, group) and not is_negated(token)
            return Link(hit.fate.outcome, hit.index) if told else None
        if other is not None and not _continues(scene, other):
            return None
    return None


def _shared_group(group: Group, groups: list[Group]) -> Group | None:
    """The "cinq blessés" of "deux des cinq blessés"."""
    if not group.is_share:
        return None
    return next(iter(begun_between(groups, group.end + 1, group.end + 3)), None)


def _continues(scene: Scene, other: Group) -> bool:
    """Whether the next group may be told of in one breath with the one before it."""
    link = scene.doc[other.start - 1].lower_
    return link in words("carries_on") or (link == "," and bool(other.noun))


def _reachable(scene: Scene, group: Group) -> Iterator[Token]:
    """Tokens after a group up to the first verb that is not its own, or the end of the clause."""
    doc = scene.doc
    end = min(stretch(doc, group.start)[1], group.end + _RIGHT_REACH)
    for index in range(group.end, end):
        token = doc[index]
        if token.text in _STOPS or token.is_space:
            return
        yield token
        if token.pos_ == "VERB" and token.i not in scene.fates and token.dep_ != "acl":
            return


def _share_in_chains(scene: Scene, groups: list[Group], links: list[Link | None]) -> None:
    """Coordinated groups share a fate: "cinq soldats et deux civils ont été tués"."""
    for index, (left, right) in enumerate(pairwise(groups)):
        if links[index + 1] is not None or right.own:
            continue
        if coordinated(scene, left, right) or _gapped(scene, left, right, links[index]):
            links[index + 1] = links[index]
    for index in range(len(groups) - 2, -1, -1):
        left, right = groups[index], groups[index + 1]
        if links[index] is None and not right.own and coordinated(scene, left, right):
            links[index] = links[index + 1]


def _gapped(scene: Scene, left: Group, right: Group, found: Link | None) -> bool:
    """The verb left out: "26 civils ont péri à Boni et 14 soldats dans l'attaque de Soumpi"."""
    doc = scene.doc
    if found is None or not left.end <= found.at < right.start or right.end >= len(doc):
        return False
    between = doc[left.end : right.start]
    verbs = [token for token in between if token.pos_ == "VERB" and token.i != found.at]
    closed = any(token.text in _STOPS or token.is_space for token in between)
    opens = between[-1].text == "," or between[-1].lower_ in words("sequel")
    return opens and doc[right.end].pos_ == "ADP" and not verbs and not closed


def _parts_clauses(token: Token) -> bool:
    """A finite verb or a stop; a participle ("opérant à l'est") belongs to the noun before it."""
    verbal = token.pos_ in ("VERB", "AUX") and not (
        token.lower_.endswith("ant") or (token.dep_ in ("acl", "amod") and not list(token.lefts))
    )
    return verbal or token.text in _STOPS or token.is_space


def coordinated(scene: Scene, left: Group, right: Group) -> bool:
    """Nothing between the two but conjunctions and the left noun's own complements."""
    doc = scene.doc
    head = doc[right.head]
    if head.dep_ == "conj" and head.head.i == left.head:
        return True
    between = doc[left.end : right.start]
    if not between or len(between) > _CHAIN_REACH:
        return False
    if any(_parts_clauses(token) for token in between):
        return False
    last = between[-1].lower_
    return last in _CHAIN_MARKS or last in words("chain") or last in words("of_bare")
