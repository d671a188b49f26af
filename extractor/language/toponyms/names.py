"""Finds names in a text: those that the gazetteer knows, and capitalised runs that it does not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from extractor.language.toponyms.words import Word

_JOINTS = frozenset({"", " ", "-", "'", "’", "–", " - "})
_ARTICLES = frozenset({"la", "le", "les", "l"})
"""Written small they are no part of a name: "dans la Tapoa" names the Tapoa."""

MAX_UNKNOWN = 4
"""Most words that the name of an unknown village may have."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name in a text.

    Attributes:
        start, end: characters.
        key: exact key of the gazetteer.
        first, last: numbers of its words.
        known: the curated gazetteer holds it.
    """

    start: int
    end: int
    key: str
    first: int
    last: int
    known: bool


class NameIndex:
    """All known names by their first word; finds the longest one that begins at a word.

    >>> from extractor.language.toponyms.words import split_words
    >>> index = NameIndex(["fada n gourma", "fada"])
    >>> index.longest(split_words("Fada N'Gourma et"), 0, "Fada N'Gourma et")
    3
    """

    def __init__(self, keys: Iterable[str]) -> None:
        self._tails: dict[str, list[tuple[str, ...]]] = {}
        for key in keys:
            first, *rest = key.split(" ")
            self._tails.setdefault(first, []).append(tuple(rest))
        for tails in self._tails.values():
            tails.sort(key=len, reverse=True)

    def longest(self, words: Sequence[Word], at: int, text: str) -> int:
        """How many words the longest known name that begins at word ``at`` has; 0 for none."""
        for tail in self._tails.get(words[at].key, ()):
            if at + len(tail) >= len(words):
                continue
            if all(words[at + 1 + k].key == part for k, part in enumerate(tail)) and all(
                joined(words, at + k, text) for k in range(len(tail))
            ):
                return len(tail) + 1
        return 0


def joined(words: Sequence[Word], at: int, text: str) -> bool:
    """Whether word ``at`` and the next one are parts of one name by what stands between them."""
    return text[words[at].end : words[at + 1].start] in _JOINTS


def unknown_run(words: Sequence[Word], at: int, text: str, breaks: frozenset[str]) -> int:
    """Number of capitalised words from ``at`` on that may make one unknown name.

    A word of ``breaks`` (articles, "Région" …) stands alone and ends the run before it.
    """
    size = 1
    while (
        words[at].key not in breaks
        and size < MAX_UNKNOWN
        and at + size < len(words)
        and words[at + size].is_capital
        and words[at + size].key not in breaks
        and joined(words, at + size - 1, text)
    ):
        size += 1
    return size


def find_names(
    words: Sequence[Word], index: NameIndex, text: str, breaks: frozenset[str]
) -> Iterator[Name]:
    """Known names and unknown capitalised runs, in order, without overlap.

    A name must begin with a capital, or hold one ("forêt de Serma"), or have three words ("zone des
    trois frontières").
    """
    at = 0
    while at < len(words):
        size = index.longest(words, at, text)
        if size and _well_written(words[at : at + size]):
            yield _name(words, at, size, known=True)
            at += size
        elif words[at].is_capital and words[at].text[0].isalpha():
            size = _run_before_known(words, at, index, text, breaks)
            yield _name(words, at, size, known=False)
            at += size
        else:
            at += 1


def _well_written(words: Sequence[Word]) -> bool:
    if len(words) == 1 or words[0].key in _ARTICLES:
        return words[0].is_capital
    return words[0].is_capital or len(words) > 2 or any(word.is_capital for word in words)


def _run_before_known(
    words: Sequence[Word], at: int, index: NameIndex, text: str, breaks: frozenset[str]
) -> int:
    """Length of the unknown run at ``at``, cut where a longer known name begins."""
    size = unknown_run(words, at, text, breaks)
    for k in range(1, size):
        if index.longest(words, at + k, text) > 1:
            return k
    return size


def _name(words: Sequence[Word], at: int, size: int, known: bool) -> Name:
    last = at + size - 1
    key = " ".join(word.key for word in words[at : last + 1])
    return Name(words[at].start, words[last].end, key, at, last, known)
