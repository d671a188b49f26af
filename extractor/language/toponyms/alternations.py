"""Word classes of the place rules as parts of regular expressions, over folded text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from extractor.language.toponyms.words import fold
from extractor.lexicon.loader import DATA
from extractor.lexicon.word_classes import read_classes

BLANKS = r"\s+"
"""White space of any length, also across the end of a line."""

_FILE = DATA / "places" / "words.csv"


@cache
def word_class(name: str) -> tuple[str, ...]:
    """The words of a class of ``lexicon/data/places/words.csv``, folded, longest first.

    Raises:
        KeyError: the file has no such class.

    >>> word_class("to")
    ("a l'", 'a la', 'aux', 'au')
    """
    return tuple(_longest_first(fold(word) for word in read_classes(_FILE)[name]))


def either(name: str, blank: str = " ") -> str:
    """The words of a class as alternatives; ``blank`` matches what parts two words of a phrase.

    >>> either("of_plain")
    'des|de|du'
    """
    return "|".join(_escaped(word, blank) for word in word_class(name))


def spaced(name: str, blank: str = " ") -> str:
    """The same with a blank after each word, but none after an elided one.

    >>> spaced("of_bare")
    "d'|de "
    """
    words = (word if word.endswith("'") else f"{word} " for word in word_class(name))
    return "|".join(_escaped(word, blank) for word in words)


def alternatives(words: Iterable[str]) -> str:
    """Any words as alternatives, longest first, blanks standing for blanks or hyphens.

    >>> alternatives(["ville", "chef lieu"])
    'chef[\\\\s-]+lieu|ville'
    """
    return "|".join(_escaped(word, r"[\s-]+") for word in _longest_first(words))


def _longest_first(words: Iterable[str]) -> list[str]:
    return sorted(words, key=lambda word: (-len(word), word))


def _escaped(word: str, blank: str) -> str:
    return re.escape(word).replace(r"\ ", blank)
