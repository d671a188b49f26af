"""Single victims told without a number: "le maire a été tué", "la mort du chef de village"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from extractor.language.figures.fates import FateHit, is_negated
from extractor.language.figures.groups import Group, Scene, fighting_side
from extractor.language.figures.linking import Link
from extractor.language.figures.quantities import Amount
from extractor.lexicon.word_classes import words

_SUBJECT = ("nsubj", "nsubj:pass")


def find_singles(scene: Scene, groups: list[Group]) -> list[tuple[Group, Link]]:
    """Each single person whom a verb of fate or a nominal act has as its victim."""
    taken = {index for group in groups for index in range(group.start, group.end)}
    found: dict[int, tuple[Group, Link]] = {}
    for token, outcome, at in _victims(scene):
        group = _single(scene, token)
        if group is None or taken.intersection(range(group.start, group.end)):
            continue
        found.setdefault(group.start, (group, Link(outcome, at)))
    return [found[start] for start in sorted(found)]


def _victims(scene: Scene) -> Iterator[tuple[Token, str, int]]:
    for hit in scene.fates.values():
        verb = scene.doc[hit.index]
        if is_negated(verb):
            continue
        for token in _arguments(verb, hit):
            if hit.fate.only not in ("fighter", "armed") or _may_fight(scene, token):
                yield token, hit.fate.outcome, hit.index
    for index, (_, outcome) in scene.nominal.items():
        for token in scene.doc[index].children:
            cases = {child.lower_ for child in token.children if child.dep_ == "case"}
            if token.dep_ == "nmod" and cases & words("of_singular"):
                yield token, outcome, index


def _arguments(verb: Token, hit: FateHit) -> Iterator[Token]:
    roles: tuple[str, ...] = ()
    if hit.takes_subject:
        roles = _SUBJECT
    elif hit.voice == "bare":
        roles = ("nsubj:pass",)
    elif hit.voice == "active":
        roles = ("obj",)
    yield from (token for token in verb.children if token.dep_ in roles)
    if hit.voice == "bare" and verb.dep_ in ("acl", "amod", "advcl") and verb.head.pos_ != "VERB":
        yield verb.head
    if verb.dep_ in ("conj", "advcl") and verb.head.pos_ == "VERB" and hit.voice != "active":
        yield from (token for token in verb.head.children if token.dep_ in _SUBJECT)


def _may_fight(scene: Scene, token: Token) -> bool:
    people = scene.people.get(token.i)
    return people is None or people.value.side != "civilian"


def _single(scene: Scene, token: Token) -> Group | None:
    """The group of one that a token names, or ``None`` if it names no single person."""
    determiner = next((child for child in token.children if child.dep_ == "det"), None)
    person = token.ent_type_ == "PER" and token.pos_ == "PROPN"
    people = scene.people_at(token.i)
    if "Plur" in token.morph.get("Number", []) or (people is not None and people.value.is_plural):
        return None
    definite = determiner is not None and determiner.lower_ in words("singular_determiner")
    contracted = any(child.dep_ == "case" and child.lower_ == "du" for child in token.children)
    if not person and not (people is not None and (definite or contracted)):
        return None
    start = determiner.i if determiner is not None and determiner.i < token.i else token.i
    end = people.end if people is not None else token.i + 1
    return Group(
        start=start,
        end=end,
        amount=Amount(start, start, 1, 1, 1, "one"),
        head=token.i,
        noun=people.value.lemma if people is not None else "",
        side=_side(scene, token, people.value.side if people is not None else "unknown"),
        is_known=True,
    )


def _side(scene: Scene, token: Token, side: str) -> str:
    return fighting_side(scene, token.i) if side == "unknown" else side
