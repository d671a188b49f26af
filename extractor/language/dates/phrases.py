"""Phrases looked up word by word."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Generic, TypeVar

from extractor.language.dates.words import Word

Value = TypeVar("Value")


class PhraseTable(Generic[Value]):
    """Phrases of one or several words, found at a place in the text; the longest wins."""

    def __init__(self, entries: Iterable[tuple[str, Value]]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], Value]]] = {}
        self._by_last: dict[str, list[tuple[tuple[str, ...], Value]]] = {}
        for form, value in entries:
            keys = tuple(form.split())
            self._by_first.setdefault(keys[0], []).append((keys, value))
            self._by_last.setdefault(keys[-1], []).append((keys, value))
        for table in (self._by_first, self._by_last):
            for phrases in table.values():
                phrases.sort(key=lambda phrase: -len(phrase[0]))

    @property
    def first_keys(self) -> frozenset[str]:
        """The words that a phrase may begin with."""
        return frozenset(self._by_first)

    def at(self, words: Sequence[Word], index: int) -> tuple[Value, int] | None:
        """The value of the longest phrase that begins at ``index``, and the index after it."""
        if index >= len(words):
            return None
        for keys, value in self._by_first.get(words[index].key, ()):
            end = index + len(keys)
            if end <= len(words) and all(
                words[index + place].key == key for place, key in enumerate(keys)
            ):
                return value, end
        return None

    def before(self, words: Sequence[Word], index: int) -> tuple[Value, int] | None:
        """The value of the longest phrase that ends before ``index``, and where it begins."""
        if index <= 0:
            return None
        for keys, value in self._by_last.get(words[index - 1].key, ()):
            start = index - len(keys)
            if start >= 0 and all(
                words[start + place].key == key for place, key in enumerate(keys)
            ):
                return value, start
        return None
