"""Finds amounts: digits, number words, "une vingtaine", "plusieurs", "entre N et M"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from spacy.tokens import Doc
from text_to_num import text2num

from extractor.language.figures.lexicon import FigureLexicon
from extractor.lexicon.word_classes import words

_DIGITS = re.compile(r"\d{1,3}(?:\.\d{3}){1,2}|\d{1,9}")  # nobody counts billions of people


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount on tokens ``start`` to ``end`` (exclusive).

    Attributes:
        best, low, high: persons, as the codebook's section 6 fixes them.
        kind: ``exact``, ``about``, ``least``, ``most``, ``range``, ``vague``, ``article`` ("un"),
            ``zero`` ("aucun").
    """

    start: int
    end: int
    best: int | None
    low: int | None
    high: int | None
    kind: str


def find_amounts(doc: Doc, lexicon: FigureLexicon, masked: frozenset[int]) -> list[Amount]:
    """All amounts of a document in reading order, without a look at what they count.

    Args:
        masked: tokens that belong to dates; no amount touches them.
    """
    cores = _without_overlap(list(_cores(doc, lexicon, masked)))
    revised = {hit.end for hit in lexicon.cues.find(doc) if hit.value == "revision"}
    joined = _join_ranges(doc, cores, revised)
    return _bounded(doc, lexicon, joined)


def _cores(doc: Doc, lexicon: FigureLexicon, masked: frozenset[int]) -> Iterator[Amount]:
    vague = {hit.start: hit for hit in lexicon.vague.find(doc)}
    index = 0
    while index < len(doc):
        amount = None
        if index not in masked:
            amount = _collective(doc, index, lexicon) or _number(doc, index, lexicon)
            hit = vague.get(index)
            if amount is None and hit is not None and _is_vague(doc, index):
                amount = Amount(index, hit.end, None, hit.value, None, "vague")
        if amount is None:
            index += 1
            continue
        if not masked.intersection(range(amount.start, amount.end)):
            yield amount
        index = max(amount.end, index + 1)


def _is_vague(doc: Doc, index: int) -> bool:
    """An indefinite "des" and not the "de + les" of "les familles des victimes"."""
    token = doc[index]
    if token.lower_ != "des":
        return token.pos_ != "NOUN"
    follows_noun = index > 0 and doc[index - 1].pos_ in ("NOUN", "PROPN", "ADJ", "NUM")
    return token.pos_ == "DET" and token.dep_ == "det" and not follows_noun


def _without_overlap(amounts: list[Amount]) -> list[Amount]:
    """Drop the "une" of "une bonne vingtaine", which the later amount covers."""
    return [amount for amount, later in pairwise(amounts) if amount.end <= later.start] + amounts[
        -1:
    ]


def _collective(doc: Doc, index: int, lexicon: FigureLexicon) -> Amount | None:
    """ "une dizaine", "des dizaines", "plusieurs dizaines", "une bonne centaine"."""
    entry = lexicon.collectives.get(doc[index].lower_)
    if entry is None:
        return None
    value, is_plural = entry
    start = index
    while start > max(0, index - 3) and doc[start - 1].pos_ in ("ADJ", "DET", "NUM"):
        start -= 1
    before = doc[index - 1].lower_ if index else ""
    if is_plural and before in lexicon.numerals and before not in words("indefinite_article"):
        total = value * text2num(before, "fr")
        return Amount(start, index + 1, total, None, None, "about")
    if is_plural:
        return Amount(start, index + 1, None, 2 * value, None, "vague")
    return Amount(start, index + 1, value, None, None, "about")


def _number(doc: Doc, index: int, lexicon: FigureLexicon) -> Amount | None:
    text = doc[index].lower_
    if text in lexicon.things:
        return None
    if text in words("no_one"):
        return Amount(index, index + 1, 0, 0, 0, "zero")
    if text in words("indefinite_article") and not _goes_on(doc, index, lexicon):
        return Amount(index, index + 1, 1, 1, 1, "article")
    found = _digits(doc, index) if text[:1].isdigit() else _words(doc, index, lexicon)
    if found is None:
        return None
    value, end = found
    return Amount(index, _after_repeat(doc, end), value, value, value, "exact")


def _goes_on(doc: Doc, index: int, lexicon: FigureLexicon) -> bool:
    following = doc[index + 1].lower_ if index + 1 < len(doc) else ""
    return following in words("magnitude")


def _digits(doc: Doc, index: int) -> tuple[int, int] | None:
    if not _DIGITS.fullmatch(doc[index].text) or _is_glued(doc, index):
        return None
    text, end = doc[index].text.replace(".", ""), index + 1
    while end < len(doc) and re.fullmatch(r"\d{3}", doc[end].text) and len(text) <= 6:
        if len(doc[index].text) > 3 or not doc[end - 1].whitespace_:
            break
        text, end = text + doc[end].text, end + 1
    if end < len(doc) and doc[end].lower_ == "mille":
        return int(text) * 1000, end + 1
    return int(text), end


def _is_glued(doc: Doc, index: int) -> bool:
    """Part of a decimal, an hour, a name or a reference: "2,7", "AK-47", "n° 3", "21/2023"."""
    before = doc[index - 1] if index else None
    glued = before is not None and not before.whitespace_ and before.text not in "(«\"'[\n"
    numbered = before is not None and before.lower_ in words("number_label")
    return (glued and not _after_break(doc, index)) or numbered


def _after_break(doc: Doc, index: int) -> bool:
    """Whether the token before is white space or an elided word ("d'11")."""
    before = doc[index - 1]
    return before.is_space or before.text.endswith("'")


def _words(doc: Doc, index: int, lexicon: FigureLexicon) -> tuple[int, int] | None:
    """The longest run of number words from ``index`` that is one number."""
    end = index
    while end < len(doc) and end - index < 9 and _is_numeral(doc[end].lower_, lexicon, end > index):
        end += 1
    while end > index:
        try:
            return text2num(doc[index:end].text.lower().replace(" - ", "-"), "fr"), end
        except ValueError:
            end -= 1
    return None


def _is_numeral(text: str, lexicon: FigureLexicon, inside: bool) -> bool:
    parts = [part for part in text.split("-") if part]
    if not parts:
        return inside and text == "-"
    return all(part in lexicon.numerals or (inside and part == "et") for part in parts)


def _after_repeat(doc: Doc, end: int) -> int:
    """The end of "cinq (05)": the same number told twice is one."""
    tail = [token.text for token in doc[end : end + 3]]
    if len(tail) == 3 and tail[0] == "(" and tail[1].isdigit() and tail[2] == ")":
        return end + 3
    if tail and re.fullmatch(r"\(\d+\)", tail[0]):
        return end + 1
    return end


def _join_ranges(doc: Doc, cores: list[Amount], revised: set[int]) -> list[Amount]:
    """ "10 à 15", "deux ou trois", "entre 10 et 15" become one amount.

    "Le bilan passe de 10 à 15" is no range: ``revised`` holds the tokens after such words.
    """
    joined: list[Amount] = []
    for amount in cores:
        last = joined[-1] if joined else None
        if last is not None and last.start not in revised and _is_range(doc, last, amount):
            start = last.start - 1 if _before(doc, last.start) == "entre" else last.start
            joined[-1] = Amount(start, amount.end, last.best, last.best, amount.best, "range")
        else:
            joined.append(amount)
    return joined


def _is_range(doc: Doc, left: Amount, right: Amount) -> bool:
    if right.start != left.end + 1 or left.best is None or right.best is None:
        return False
    if left.kind not in ("exact", "article") or right.best <= left.best:
        return False
    link = doc[left.end].lower_
    if link == "-" or link in words("range_link"):
        return True
    return link == "et" and _before(doc, left.start) == "entre"


def _before(doc: Doc, index: int) -> str:
    return doc[index - 1].lower_ if index else ""


def _bounded(doc: Doc, lexicon: FigureLexicon, amounts: list[Amount]) -> list[Amount]:
    """Take "au moins", "près de" and the like into the amounts that follow them."""
    ends = {hit.end: hit for hit in lexicon.bounds_before.find(doc)}
    result = []
    for amount in amounts:
        start = amount.start
        before = _before(doc, start)
        if start not in ends and (before == "les" or before in words("of_bare")):
            start -= 1
        hit = ends.get(start)
        result.append(amount if hit is None else replace(bound(amount, hit.value), start=hit.start))
    return result


def bound(amount: Amount, how: str) -> Amount:
    """The amount under ``least`` ("au moins"), ``about`` ("près de") or ``most`` ("jusqu'à").

    >>> bound(Amount(0, 1, 12, 12, 12, "exact"), "least")
    Amount(start=0, end=1, best=12, low=12, high=None, kind='least')
    """
    if amount.best is None:
        return amount
    if how == "least":
        return replace(amount, low=amount.best, high=None, kind="least")
    if how == "most":
        return replace(amount, low=None, high=amount.best, kind="most")
    return replace(amount, low=None, high=None, kind="about")
