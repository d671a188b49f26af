"""A trie of folded words: all names that begin at a word are found in one walk."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from extractor.lexicon.text_keys import Word, words_of

Payload = TypeVar("Payload")


@dataclass(slots=True)
class _Node(Generic[Payload]):
    branches: dict[str, _Node[Payload]] = field(default_factory=dict)
    leaves: list[tuple[tuple[Word, ...], Payload]] = field(default_factory=list)


class WordTrie(Generic[Payload]):
    """Maps written names to payloads.

    Case counts as it does for a reader: a name in capitals (``EIS``) matches in capitals, and from
    four letters on also as ``Jnim``; a capitalised word must be capitalised, unless the name has
    three words or more; a lower-case word matches in any case. Accents may be missing from a
    lower-case word, but not differ ("pressé" is no "presse").

    >>> trie: WordTrie[str] = WordTrie()
    >>> trie.add("Boko Haram", "a")
    >>> trie.longest(words_of("Boko Haram"), 0)
    (2, ['a'])
    >>> trie.longest(words_of("boko haram"), 0) is None
    True
    """

    def __init__(self) -> None:
        self._root: _Node[Payload] = _Node()

    def add(self, name: str, payload: Payload) -> None:
        """Store ``payload`` under a name."""
        words = tuple(words_of(name))
        node = self._root
        for word in words:
            node = node.branches.setdefault(word.key, _Node())
        node.leaves.append((words, payload))

    def matches(self, words: Sequence[Word], start: int) -> Iterator[tuple[int, list[Payload]]]:
        """Every name that begins at word ``start``: index after its last word, and payloads."""
        node = self._root
        for i in range(start, len(words)):
            word = words[i]
            if i > start and not word.joined:
                return
            branch = node.branches.get(word.key)
            if branch is None:
                return
            node = branch
            found = [p for form, p in node.leaves if _fits(form, words[start : i + 1])]
            if found:
                yield i + 1, found

    def longest(self, words: Sequence[Word], start: int) -> tuple[int, list[Payload]] | None:
        """The longest name that begins at word ``start``, or ``None``."""
        return max(self.matches(words, start), key=lambda match: match[0], default=None)


def _fits(form: Sequence[Word], written: Sequence[Word]) -> bool:
    lenient = len(form) >= 3
    return all(_word_fits(a.text, b.text, lenient) for a, b in zip(form, written, strict=True))


def _word_fits(form: str, written: str, lenient: bool) -> bool:
    if form == written:
        return True
    if not form[0].isupper():
        return written.lower() == form or written.isascii()
    if form.isupper() and len(form) > 1:
        return written.isupper() or (len(form) >= 4 and written[0].isupper())
    return lenient or written[0].isupper()
