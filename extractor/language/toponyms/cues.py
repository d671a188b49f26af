"""Reads the words before a name: unit, relation, distance, direction, preposition, role.

The grammar is right to left. What stands before "Nioro" in "à 65 km à l'est de la ville de Nioro"
is taken off piece by piece: first the unit ("la ville de"), then the relation ("65 km à l'est de"),
then the preposition or the post that governs it all.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from text_to_num import text2num

from extractor.language.toponyms.alternations import word_class
from extractor.language.toponyms.grammar import grammar
from extractor.language.toponyms.vocabulary import UnitWord, vocabulary
from extractor.language.toponyms.words import fold
from gazetteer.relative import directions

WINDOW = 110
"""Characters before a name that may hold its cues."""


@dataclass(frozen=True, slots=True)
class Cue:
    """What the words before a name say.

    Attributes:
        start: where the expression begins, counted in the text that was read.
        prep: preposition that governs it ("a", "en", "dans", "de" …), folded, or empty.
        unit: the noun before the name, if one.
        linked: "de" stands between the noun and the name.
        article: an article stands before the name ("du", "de la", "les").
        relation: ``at``, ``near``, ``offset``, ``direction``, ``part``, ``border``, ``axis`` or
            ``between``.
        offset_km, bearing_deg: as told; km, degrees.
        role: ``post``, ``origin``, ``organisation``, ``reached`` ("a quitté Gao"),
            ``recipient`` ("un appui au Mali") or empty.
        is_halfway: of a ``between``, "à mi-chemin" is told.
    """

    start: int
    prep: str = ""
    unit: UnitWord | None = None
    linked: bool = False
    article: bool = False
    relation: str = "at"
    offset_km: float | None = None
    bearing_deg: float | None = None
    role: str = ""
    is_halfway: bool = False

    @property
    def is_locative(self) -> bool:
        """Whether the words alone say that a place follows."""
        return (
            self.prep in word_class("locative")
            or self.role == "reached"
            or self.relation not in ("at", "part")
            or (self.unit is not None and self.unit.names_unit)
        )


def _canonical(left: str, article: str = "") -> str:
    """``left`` with its last article merged into the preposition: "au " is "a ", "du " is "de "."""
    text = left + article
    for pattern, plain in grammar().canon:
        shorter, count = pattern.subn(plain, text)
        if count:
            return shorter
    return text


def kilometres(number: str, scale: str) -> float:
    """The distance that a folded number expression tells, km.

    >>> kilometres("une trentaine de", "km"), kilometres("soixante-cinq", "kilometres")
    (30.0, 65.0)
    """
    factor = 0.001 if scale in word_class("metre") else 1.0
    digits = re.match(r"\d+(?:[.,]\d+)?", number)
    if digits:
        return float(digits.group().replace(",", ".")) * factor
    for word, value in vocabulary().distances.items():
        if re.search(rf"\b{word}\b", number):
            return value * factor
    return float(text2num(number.replace("une", "un"), "fr")) * factor


def read_left(text: str) -> Cue:
    """What the text that ends just before a name says about it.

    >>> cue = read_left("une frappe à 65 km à l'est de la ville de ")
    >>> cue.relation, cue.offset_km, cue.bearing_deg, cue.unit.word, cue.prep
    ('offset', 65.0, 90.0, 'ville', 'a')
    """
    shift = max(0, len(text) - WINDOW)
    left = fold(text[shift:])
    unit, linked, start, canonical = _take_unit(left)
    cue = _take_relation(canonical, start)
    rest = canonical[: cue.start] if cue.relation != "at" else canonical
    role = _role(rest, unit) if cue.relation in ("at", "axis") else ""
    prep = grammar().preposition.search(_canonical(rest))
    if prep is None and cue.relation == "at" and grammar().verb.search(rest):
        role = role or "reached"
    begin = cue.start
    if unit is not None and unit.use == "event" and cue.relation == "at":
        begin = len(left)
    return replace(
        cue,
        start=shift + begin,
        prep=prep.group(1) if prep else "",
        unit=unit,
        linked=linked,
        article=grammar().article.search(left) is not None,
        role=role,
    )


def _take_unit(left: str) -> tuple[UnitWord | None, bool, int, str]:
    """Unit noun, whether "de" links it, start of the expression, and the text before it."""
    found = grammar().unit.search(left)
    if found:
        units = vocabulary().units
        unit = units.get(found["unit"]) or units[re.sub(r"\s+", " ", found["unit"])]
        if found["link"] or not (unit.needs_link or unit.use == "event"):
            article = found["art"] or ""
            own = article.strip() in word_class("article")
            start = found.start() if own else found.start("unit")
            return unit, bool(found["link"]), start, _canonical(left[: found.start()], article)
    return None, False, len(left), _canonical(left)


def _take_relation(canonical: str, start: int) -> Cue:
    """The relation told at the end of ``canonical``; ``start`` where there is none."""
    patterns = grammar()
    found = patterns.offset.search(canonical)
    if found:
        wind = found["wind"]
        return Cue(
            found.start("start"),
            relation="offset",
            offset_km=kilometres(found["number"], found["scale"]),
            bearing_deg=_bearing(wind) if wind else None,
        )
    found = patterns.near.search(canonical)
    if found:
        side = directions().get(found["start"].rsplit(" ", 1)[-1])
        return Cue(found.start("start"), relation="near", bearing_deg=side)
    found = patterns.direction.search(canonical)
    if found:
        intro = (found["intro"] or "").strip()
        part = not intro or intro in word_class("part_intro")
        begin = found.start("wind")
        return Cue(
            begin, relation="part" if part else "direction", bearing_deg=_bearing(found["wind"])
        )
    for relation in ("border", "axis"):
        found = getattr(patterns, relation).search(canonical)
        if found:
            return Cue(found.start("start"), relation=relation)
    found = patterns.between.search(canonical)
    if found:
        return Cue(found.start(), relation="between", is_halfway=bool(found["half"]))
    return Cue(start)


def _bearing(wind: str) -> float:
    return directions()[re.sub(r"[\s-]+", " ", wind)]


def _role(rest: str, unit: UnitWord | None) -> str:
    patterns = grammar()
    if patterns.post.search(rest):
        return "post"
    if patterns.origin.search(rest):
        return "origin"
    if unit is None and patterns.recipient.search(rest):
        return "recipient"
    if unit is None and patterns.organisation.search(rest):
        return "organisation"
    return ""
