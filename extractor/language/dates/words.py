"""Cuts a text into words that carry their place, their spelling and a key to look them up by."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache

from extractor.lexicon.loader import DATA
from extractor.lexicon.word_classes import read_classes

_WORD = re.compile(
    r"(?P<word>aujourd['’]hui|[^\W\d_]+['’]?|\d+)|(?P<glue>(?<=\w)[-‑](?=\w))|(?P<other>\n|[^\w\s])",
    re.IGNORECASE,
)


ACCENT_TELLS = frozenset({"dès"})  # kept apart from "des"


@dataclass(frozen=True, slots=True)
class Word:
    """A word, a number or a sign.

    Attributes:
        start, end: characters in the text, ``end`` excluded.
        text: as written.
        key: without capitals, accents and the apostrophe of elision.
        is_joined: a hyphen without spaces joins it to the word before ("avant-hier").
        touches: no character stands between it and the word before ("1er").
    """

    start: int
    end: int
    text: str
    key: str
    is_joined: bool = False
    touches: bool = False

    @property
    def is_number(self) -> bool:
        """Whether it is written in digits."""
        return self.key.isdecimal()


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """The key of a word: lower case, no accents, no apostrophe at its end.

    >>> fold("Décembre"), fold("L’"), fold("AUJOURD'HUI"), fold("Dès")
    ('decembre', 'l', "aujourd'hui", 'dès')
    """
    lowered = text.lower().replace("’", "'").rstrip("'") or text
    if lowered.isascii() or lowered in ACCENT_TELLS:
        return lowered
    parts = unicodedata.normalize("NFKD", lowered)
    return "".join(part for part in parts if not unicodedata.combining(part))


@cache
def listed(name: str) -> frozenset[str]:
    """The keys of the words of a class of ``lexicon/data/dates/words.csv``.

    Raises:
        KeyError: the file has no such class.

    >>> "annee" in listed("year_noun")
    True
    """
    return frozenset(fold(word) for word in read_classes(DATA / "dates" / "words.csv")[name])


def split(text: str) -> list[Word]:
    """The words, numbers, signs and line ends of a text, in order.

    >>> [word.key for word in split("Avant-hier, le 1er août")]
    ['avant', 'hier', ',', 'le', '1', 'er', 'aout']
    """
    words: list[Word] = []
    joined, last_end = False, -1
    for match in _WORD.finditer(text):
        if match["glue"]:
            joined = True
            continue
        start, end = match.span()
        raw = match.group()
        words.append(Word(start, end, raw, fold(raw), joined, start == last_end))
        joined, last_end = False, end
    return words
