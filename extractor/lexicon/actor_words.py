"""Word classes that the actor rules name, folded, from ``data/actors``."""

from __future__ import annotations

from functools import cache

from extractor.lexicon.actors import ACTORS
from extractor.lexicon.loader import read_rows
from extractor.lexicon.text_keys import folded
from extractor.lexicon.word_classes import read_classes


@cache
def ordinary_words() -> frozenset[str]:
    """Folded words of everyday French that are no name without context."""
    rows = read_rows(ACTORS / "ordinary_words.csv", ("word",))
    return frozenset(folded(row["word"]) for row in rows)


def written_words(name: str) -> tuple[str, ...]:
    """The words of a class of ``data/actors/words.csv``, as the file writes them.

    Raises:
        KeyError: the file has no such class.

    >>> written_words("acting_form")[0]
    'dément'
    """
    return read_classes(ACTORS / "words.csv")[name]


@cache
def word_list(name: str) -> frozenset[str]:
    """The words of a class, folded, such as ``blocker`` or ``particle``.

    Raises:
        KeyError: the file has no such class.

    >>> "ould" in word_list("particle")
    True
    """
    return frozenset(folded(word) for word in written_words(name))
