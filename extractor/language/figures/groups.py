"""Joins an amount to the people it counts, and finds whose people they are."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from extractor.language.annotations import ACTORS, DATES
from extractor.language.figures.fates import FateHit, find_fates, find_nominal, is_participle
from extractor.language.figures.lexicon import FateNoun, FigureLexicon, Noun
from extractor.language.figures.quantities import Amount, bound, find_amounts
from extractor.language.figures.stretch import stretch
from extractor.language.phrases import Hit
from extractor.lexicon.word_classes import words

_THROUGH_MARKS = frozenset({"«", '"', "“", "-"})
_NEEDS_NOUN = ("article", "vague", "zero")
_STEPS = 5
_BOUND_REACH = 12
_LONGEST_NOUN = 8  # tokens of a phrase in people.csv


@dataclass(frozen=True, slots=True)
class Group:
    """People counted together.

    Attributes:
        start, end: tokens of the amount and of what is counted (end exclusive).
        amount: how many.
        head: token of the noun, or of the last word of the amount where no noun follows.
        noun: dictionary form of the noun, or empty.
        side: as in :class:`extractor.language.annotations.Figure`.
        is_known: the noun is known to name people.
        own: outcome that the counted word itself tells ("cinq morts"), or empty.
        is_weak: ``own`` gives way to a verb ("sept otages ont été libérés").
        is_share: "deux d'entre eux", "deux des cinq blessés".
    """

    start: int
    end: int
    amount: Amount
    head: int
    noun: str = ""
    side: str = "unknown"
    is_known: bool = False
    own: str = ""
    is_weak: bool = False
    is_share: bool = False


@dataclass(frozen=True, slots=True)
class Scene:
    """All that the finders saw in a document, by token."""

    doc: Doc
    lexicon: FigureLexicon
    people: dict[int, Hit[Noun]]
    fate_nouns: dict[int, Hit[FateNoun]]
    fates: dict[int, FateHit]
    nominal: dict[int, tuple[int, str]]
    sides: dict[int, str]
    masked: frozenset[int]
    actor_sides: dict[int, str]

    def people_at(self, index: int) -> Hit[Noun] | None:
        """The noun for people that covers a token."""
        starts = range(index, index - _LONGEST_NOUN, -1)
        hits = (self.people[start] for start in starts if start in self.people)
        return next((hit for hit in hits if index < hit.end), None)


def look(doc: Doc, lexicon: FigureLexicon) -> Scene:
    """Find people, fates and sides in a document; tokens of dates are masked."""
    return Scene(
        doc=doc,
        lexicon=lexicon,
        people={hit.start: hit for hit in lexicon.people.find(doc)},
        fate_nouns={hit.start: hit for hit in lexicon.nouns.find(doc)},
        fates=find_fates(doc, lexicon),
        nominal=find_nominal(doc, lexicon),
        sides={hit.start: hit.value for hit in lexicon.groups.find(doc)},
        masked=frozenset(token.i for span in doc.spans.get(DATES, ()) for token in span),
        actor_sides=dict(_actor_sides(doc, lexicon)),
    )


def begun_between(groups: list[Group], start: int, end: int) -> list[Group]:
    """The groups, in reading order, whose first token is ``start`` or later and before ``end``."""
    first = bisect_left(groups, start, key=lambda group: group.start)
    last = bisect_left(groups, end, lo=first, key=lambda group: group.start)
    return groups[first:last]


def _actor_sides(doc: Doc, lexicon: FigureLexicon) -> Iterator[tuple[int, str]]:
    for span in doc.spans.get(ACTORS, ()):
        side = lexicon.side_of_actor.get(span._.actor.actor_type)
        if side is not None:
            yield from ((index, side) for index in range(span.start, span.end))


def find_groups(scene: Scene) -> list[Group]:
    """Every amount that counts people, in reading order."""
    amounts = find_amounts(scene.doc, scene.lexicon, scene.masked)
    afters = {hit.start: hit for hit in scene.lexicon.bounds_after.find(scene.doc)}
    groups: list[Group] = []
    for amount in amounts:
        group = _group(scene, amount)
        if group is None or (groups and group.head == groups[-1].head):
            continue
        after = _bound_after(scene, group, afters)
        if after is not None:
            group = replace(group, amount=bound(group.amount, after.value))
        groups.append(group)
    return groups


def _bound_after(scene: Scene, group: Group, afters: dict[int, Hit[str]]) -> Hit[str] | None:
    """The "au moins" that ends a noun phrase: "six volontaires de l'Est au moins ont péri"."""
    doc = scene.doc
    for index in range(group.end, min(stretch(doc, group.start)[1], group.end + _BOUND_REACH)):
        if index in afters:
            following = doc[afters[index].end] if afters[index].end < len(doc) else None
            numbered = following is not None and (following.pos_ == "NUM" or following.like_num)
            return None if numbered else afters[index]
        if doc[index].pos_ in ("VERB", "AUX", "CCONJ", "NUM") or doc[index].text in ",;:.":
            return None
    return None


def _group(scene: Scene, amount: Amount) -> Group | None:
    doc, index = scene.doc, amount.end
    last = min(stretch(doc, amount.start)[1], amount.end + _STEPS)
    plain = Group(amount.start, amount.end, amount, amount.end - 1)
    while index < last:
        token = doc[index]
        if token.lower_ in scene.lexicon.things:
            return None
        named = _named(scene, plain, token)
        if named is not None:
            return named
        if _opens_share(doc, index):
            return replace(plain, is_share=True)
        if not _goes_through(token):
            break
        index += 1
    if index < last and doc[index].pos_ in ("NOUN", "PROPN"):
        return _unknown_noun(scene, plain, doc[index])
    return plain if amount.kind not in _NEEDS_NOUN else None


def _goes_through(token: Token) -> bool:
    """Whether a word may stand between an amount and what it counts."""
    listed = token.text in _THROUGH_MARKS or token.lower_ in words("through_count")
    return listed or token.pos_ in ("ADJ", "ADV")


def _opens_share(doc: Doc, index: int) -> bool:
    told = [token.lower_ for token in doc[index : index + 3]]
    if told[:2] == ["d'", "entre"]:
        return True
    counted = len(told) > 1 and (doc[index + 1].pos_ == "NUM" or doc[index + 1].like_num)
    return told[:1] == ["des"] and counted


def _named(scene: Scene, plain: Group, token: Token) -> Group | None:
    """The group if this token names what is counted: people, or a fate ("morts")."""
    people, noun = scene.people.get(token.i), scene.fate_nouns.get(token.i)
    fate = scene.fates.get(token.i)
    if people is not None and token.pos_ == "ADJ" and token.i + 1 in scene.people:
        return None
    numbered = plain.amount.kind not in _NEEDS_NOUN
    if noun is not None and noun.value.use != "of" and (numbered or noun.value.use != "numbered"):
        side = people.value.side if people is not None else "unknown"
        weak = noun.value.use in ("weak", "numbered")
        return _filled(scene, plain, noun.end, noun.value.lemma, side, noun.value.outcome, weak)
    if people is not None:
        return _filled(scene, plain, people.end, people.value.lemma, people.value.side)
    if fate is not None and is_participle(token, fate.fate.lemma):
        return _filled(scene, plain, fate.end, "", "unknown", fate.fate.outcome)
    return None


def _filled(
    scene: Scene,
    plain: Group,
    end: int,
    noun: str,
    side: str,
    own: str = "",
    is_weak: bool = False,
) -> Group:
    if side == "unknown":
        side = fighting_side(scene, end - 1)
    return replace(
        plain,
        end=end,
        head=end - 1,
        noun=noun,
        side=side,
        own=own,
        is_weak=is_weak,
        is_known=True,
    )


def fighting_side(scene: Scene, index: int) -> str:
    """The side of the actor that covers a token; "personnes" alone makes nobody a civilian."""
    side = scene.actor_sides.get(index, "unknown")
    return "unknown" if side == "civilian" else side


def _unknown_noun(scene: Scene, plain: Group, token: Token) -> Group | None:
    side = scene.actor_sides.get(token.i)
    if side is not None:
        return replace(
            plain, end=token.i + 1, head=token.i, noun=token.lemma_, side=side, is_known=True
        )
    if plain.amount.kind in _NEEDS_NOUN:
        return None
    return replace(plain, end=token.i + 1, head=token.i, noun=token.lemma_)
