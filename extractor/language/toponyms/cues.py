"""Reads the words before a name: unit, relation, distance, direction, preposition, role.

The grammar is right to left. What stands before "Nioro" in "à 65 km à l'est de la ville de Nioro"
is taken off piece by piece: first the unit ("la ville de"), then the relation ("65 km à l'est de"),
then the preposition or the post that governs it all.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from text_to_num import text2num

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

    @property
    def is_locative(self) -> bool:
        """Whether the words alone say that a place follows."""
        return (
            self.prep in LOCATIVE
            or self.role == "reached"
            or self.relation not in ("at", "part")
            or (self.unit is not None and self.unit.use == "unit")
        )


LOCATIVE = frozenset({"a", "en", "dans", "vers", "depuis", "jusqu'a", "sur", "par", "entre"})


@dataclass(frozen=True, slots=True)
class _Grammar:
    unit: re.Pattern[str]
    offset: re.Pattern[str]
    direction: re.Pattern[str]
    near: re.Pattern[str]
    border: re.Pattern[str]
    axis: re.Pattern[str]
    post: re.Pattern[str]
    origin: re.Pattern[str]
    organisation: re.Pattern[str]
    verb: re.Pattern[str]
    recipient: re.Pattern[str]


def alternatives(words: list[str]) -> str:
    """A regular expression's alternatives, longest first, blanks standing for blanks or hyphens."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", r"[\s-]+") for word in ordered)


_BEFORE = r"(?:^|(?<=[\s'(«\"-]))"
_NUMBER_WORDS = (
    "un|une|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|"
    "vingts?|trente|quarante|cinquante|soixante|cents?|mille|et"
)


_WHEN = r"(?:\s+(?!de\b|a\b)[a-z0-9]+){0,2}"
"""At most two words between a verb of motion and its preposition: "partie lundi de"."""
_ADJECTIVE = r"[a-z-]+(?:al|ale|aux|el|elle|if|ive|aire|ique|ien|ienne|ais|ois|oint|ant|e)s?"
_COMPLEMENT = rf"\s+(?:de la |de l'|du |des |de |d')[a-z-]+(?:\s+{_ADJECTIVE})?"


@lru_cache(maxsize=1)
def _grammar() -> _Grammar:
    words = vocabulary()
    units = alternatives(list(words.units))
    winds = alternatives(list(directions()))
    wind_list = rf"(?P<wind>{winds})(?:\s*(?:,|et|ou)\s*(?:au\s+|a\s+l'|le\s+|l')?(?:{winds}))*"
    number = (
        rf"\d+(?:[.,]\d+)?(?:\s*(?:a|-)\s*\d+)?|(?:une?\s+)?(?:{alternatives(list(words.distances))})"
        rf"\s+de|(?:(?:{_NUMBER_WORDS})[\s-]+)*(?:{_NUMBER_WORDS})"
    )
    posts = alternatives([post for post, _ in words.posts])
    abroad = alternatives([post for post, is_abroad in words.posts if is_abroad])
    related = {kind: [p for p, k in words.relations.items() if k == kind] for kind in
               ("near", "border", "axis")}  # fmt: skip
    return _Grammar(
        unit=re.compile(
            rf"{_BEFORE}(?P<art>la |le |les |l'|du |des |au |aux |de la |de l'|"
            r"une |un |cette |ce )?"
            rf"(?P<unit>{units})"
            r"(?P<adj>\s+(?!de\b|du\b|des\b|frontalier)[a-z-]+(?:e|al|ale|er|ere|ien|ienne))?"
            r"\s+(?P<link>de la |de l'|de |du |des |d')?$"
        ),
        offset=re.compile(
            rf"{_BEFORE}(?P<start>(?:(?:environ|quelques?|pres de|moins de|plus de|peine)\s+)?"
            rf"(?P<number>{number})\s*(?P<scale>km|kms|kilometres?|metres?|m)\b)\.?"
            r"(?:\s+environ)?,?\s*"
            r"(?:(?:au|a l'|vers le|vers l'|dans le|en direction du|plus au|du)\s*"
            rf"{wind_list})?\s*,?\s*de $"
        ),
        direction=re.compile(
            rf"{_BEFORE}(?P<start>(?P<intro>au |a l'|vers le |vers l'|plus au |plus a l'|dans le |"
            rf"dans l'|le |l'|du |de l')?(?:extreme[\s-]|grand[\s-]|plein[\s-])?{wind_list})\s+de $"
        ),
        near=re.compile(rf"{_BEFORE}(?P<start>{alternatives(related['near'])})\s+de $"),
        border=re.compile(
            rf"{_BEFORE}(?P<start>(?:la |les )?(?:{alternatives(related['border'])}))"
            r"(?:\s+[a-z-]+)?\s+(?:de |avec |entre |commune avec )+$"
        ),
        axis=re.compile(
            rf"{_BEFORE}(?P<start>(?:l'|la |le |les )?(?:{alternatives(related['axis'])}))"
            r"(?:\s+(?:nationale|routier|routiere|n[o°]?\s*\d+|rn\s*\d+|de|reliant|menant|allant|"
            r"qui\s+relie|qui\s+mene|entre|a))*\s*[,(]?\s*$"
        ),
        post=re.compile(
            rf"{_BEFORE}(?:{posts})s?(?:\s+{_ADJECTIVE}|{_COMPLEMENT})*\s+de $|"
            rf"{_BEFORE}(?:{abroad})(?:\s+{_ADJECTIVE}|{_COMPLEMENT})*\s+(?:a|en|aupres de) $"
        ),
        origin=re.compile(
            rf"{_BEFORE}(?:{alternatives(list(words.origins))}){_WHEN}\s+de $|"
            rf"{_BEFORE}(?:{alternatives(list(words.birthplaces))}){_WHEN}\s+a $|"
            rf"{_BEFORE}(?:{alternatives(list(words.destinations))})\s+(?:pour|vers) $"
        ),
        recipient=re.compile(
            rf"{_BEFORE}(?:{alternatives(list(words.recipients))})"
            rf"(?:\s+{_ADJECTIVE}|{_COMPLEMENT})*\s+a $"
        ),
        verb=re.compile(rf"{_BEFORE}(?:{alternatives(list(words.verbs))})[a-z]*\s+$"),
        organisation=re.compile(
            rf"{_BEFORE}(?:{alternatives(list(words.organisations))})s?"
            r"(?:\s+[a-z-]+)?\s+(?:de )?$"
        ),
    )


_CANON = (
    (re.compile(r"(?:\bde la |\bde l'|\bdu |\bdes |\bd')$"), "de "),
    (re.compile(r"(?:\ba la |\ba l'|\bau |\baux )$"), "a "),
    (re.compile(r"(?:\ble |\bla |\bles |\bl')$"), ""),
)


def _canonical(left: str, article: str = "") -> str:
    """``left`` with its last article merged into the preposition: "au " is "a ", "du " is "de "."""
    text = left + article
    for pattern, plain in _CANON:
        shorter, count = pattern.subn(plain, text)
        if count:
            return shorter
    return text


def kilometres(number: str, scale: str) -> float:
    """The distance that a folded number expression tells, km.

    >>> kilometres("une trentaine de", "km"), kilometres("soixante-cinq", "kilometres")
    (30.0, 65.0)
    """
    factor = 0.001 if scale in ("m", "metre", "metres") else 1.0
    digits = re.match(r"\d+(?:[.,]\d+)?", number)
    if digits:
        return float(digits.group().replace(",", ".")) * factor
    for word, value in vocabulary().distances.items():
        if re.search(rf"\b{word}\b", number):
            return value * factor
    return float(text2num(number.replace("une", "un"), "fr")) * factor


_ARTICLE = re.compile(r"\b(?:du|des|au|aux|le|la|les|l')\s*$")
_PREP = re.compile(
    r"(?:^|(?<=[\s'(«-]))(a|en|dans|sur|vers|depuis|jusqu'a|par|de|entre|contre|chez|pour) $"
)


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
    prep = _PREP.search(_canonical(rest))
    if prep is None and cue.relation == "at" and _grammar().verb.search(rest):
        role = role or "reached"
    begin = cue.start
    if unit is not None and unit.use == "event" and cue.relation == "at":
        begin = len(left)
    return Cue(
        shift + begin,
        prep.group(1) if prep else "",
        unit,
        linked,
        _ARTICLE.search(left) is not None,
        cue.relation,
        cue.offset_km,
        cue.bearing_deg,
        role,
    )


def _take_unit(left: str) -> tuple[UnitWord | None, bool, int, str]:
    """Unit noun, whether "de" links it, start of the expression, and the text before it."""
    found = _grammar().unit.search(left)
    if found:
        units = vocabulary().units
        unit = units.get(found["unit"]) or units[re.sub(r"\s+", " ", found["unit"])]
        if found["link"] or not (unit.needs_link or unit.use == "event"):
            article = found["art"] or ""
            own = article in ("la ", "le ", "les ", "l'")
            start = found.start() if own else found.start("unit")
            return unit, bool(found["link"]), start, _canonical(left[: found.start()], article)
    return None, False, len(left), _canonical(left)


def _take_relation(canonical: str, start: int) -> Cue:
    """The relation told at the end of ``canonical``; ``start`` where there is none."""
    grammar = _grammar()
    found = grammar.offset.search(canonical)
    if found:
        wind = found["wind"]
        return Cue(
            found.start("start"),
            relation="offset",
            offset_km=kilometres(found["number"], found["scale"]),
            bearing_deg=_bearing(wind) if wind else None,
        )
    found = grammar.near.search(canonical)
    if found:
        return Cue(found.start("start"), relation="near")
    found = grammar.direction.search(canonical)
    if found:
        intro = (found["intro"] or "").strip()
        part = intro in ("dans le", "dans l'", "le", "l'", "du", "de l'", "")
        begin = found.start("wind")
        return Cue(
            begin, relation="part" if part else "direction", bearing_deg=_bearing(found["wind"])
        )
    for relation in ("border", "axis"):
        found = getattr(grammar, relation).search(canonical)
        if found:
            return Cue(found.start("start"), relation=relation)
    if re.search(r"\bentre $", canonical):
        return Cue(len(canonical) - len("entre "), relation="between")
    return Cue(start)


def _bearing(wind: str) -> float:
    return directions()[re.sub(r"[\s-]+", " ", wind)]


def _role(rest: str, unit: UnitWord | None) -> str:
    grammar = _grammar()
    if grammar.post.search(rest):
        return "post"
    if grammar.origin.search(rest):
        return "origin"
    if unit is None and grammar.recipient.search(rest):
        return "recipient"
    if unit is None and grammar.organisation.search(rest):
        return "organisation"
    return ""
