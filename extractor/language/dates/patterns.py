"""A small language of word patterns, compiled into a tree that is walked word by word.

``(a|b c)`` is a choice, ``[a]`` may be missing, ``{slot}`` is filled by a function, ``^`` marks
where the expression begins when the words before it only introduce it, the rest are words without
accents.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product
from typing import Any

from extractor.errors import DataFileError
from extractor.language.dates.entries import Construction
from extractor.language.dates.words import Word

_ITEM = re.compile(r"\{[a-z_]+\}|[()\[\]|^]|[^\s()\[\]|^{}]+")
START = "^"
SlotReader = Callable[[str, int], tuple[Any, int] | None]


@dataclass(frozen=True, slots=True)
class Capture:
    """What a slot read: its name, the value, and the words from ``start`` up to ``end``."""

    slot: str
    value: Any
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Match:
    """A construction found: the words from ``start`` up to ``end``, and its slots in order."""

    construction: Construction
    order: int
    start: int
    end: int
    captures: tuple[Capture, ...]

    def all(self, slot: str) -> list[Any]:
        """The values of every slot of this name, in order."""
        return [capture.value for capture in self.captures if capture.slot == slot]

    def one(self, slot: str) -> Any:
        """The value of the only slot of this name, or ``None`` where it was left out."""
        return next((capture.value for capture in self.captures if capture.slot == slot), None)


@dataclass(slots=True)
class _Node:
    words: dict[str, _Node] = field(default_factory=dict)
    slots: dict[str, _Node] = field(default_factory=dict)
    begins: _Node | None = None
    ends: list[tuple[int, Construction]] = field(default_factory=list)


def expand(pattern: str) -> list[tuple[str, ...]]:
    """Every plain sequence that a pattern stands for.

    Raises:
        ValueError: a bracket is not closed.

    >>> expand("[le] mois {modifier}")
    [('mois', '{modifier}'), ('le', 'mois', '{modifier}')]
    """
    items = _ITEM.findall(pattern)
    sequences, rest = _alternatives(items, 0, "")
    if rest != len(items):
        raise ValueError(f"a bracket too many in {pattern!r}")
    return sequences


def _alternatives(items: list[str], at: int, closing: str) -> tuple[list[tuple[str, ...]], int]:
    """The sequences up to the closing bracket, and the place after it."""
    branches: list[list[list[tuple[str, ...]]]] = [[]]
    while at < len(items):
        item = items[at]
        at += 1
        if item == "(":
            inner, at = _alternatives(items, at, ")")
            branches[-1].append(inner)
        elif item == "[":
            inner, at = _alternatives(items, at, "]")
            branches[-1].append([(), *inner])
        elif item == "|":
            branches.append([])
        elif item in (")", "]"):
            if item != closing:
                raise ValueError(f"{item!r} closes nothing")
            return _joined(branches), at
        else:
            branches[-1].append([(item,)])
    if closing:
        raise ValueError(f"{closing!r} is missing")
    return _joined(branches), at


def _joined(branches: list[list[list[tuple[str, ...]]]]) -> list[tuple[str, ...]]:
    return [
        tuple(item for part in choice for item in part)
        for branch in branches
        for choice in product(*branch)
    ]


class PatternTree:
    """Patterns of a table, matched together.

    Args:
        constructions: rows; an earlier one wins over a later one of the same length.
        slots: names of the slots that the reader can fill.

    Raises:
        DataFileError: a pattern has an open bracket or an unknown slot.
    """

    def __init__(self, constructions: Iterable[Construction], slots: frozenset[str]) -> None:
        self._root = _Node()
        for order, construction in enumerate(constructions):
            for sequence in self._sequences(construction):
                self._add(sequence, order, construction, slots)

    @staticmethod
    def _sequences(construction: Construction) -> list[tuple[str, ...]]:
        try:
            return expand(construction.pattern)
        except ValueError as problem:
            raise construction.row.error(f"pattern: {problem}") from problem

    def _add(
        self,
        sequence: tuple[str, ...],
        order: int,
        construction: Construction,
        slots: frozenset[str],
    ) -> None:
        node = self._root
        for item in sequence:
            if item == START:
                node.begins = node.begins or _Node()
                node = node.begins
            elif item.startswith("{"):
                name = item[1:-1]
                if name not in slots:
                    raise _unknown_slot(construction, name, slots)
                node = node.slots.setdefault(name, _Node())
            else:
                node = node.words.setdefault(item, _Node())
        node.ends.append((order, construction))

    @property
    def first_words(self) -> frozenset[str]:
        """The words that a pattern may begin with."""
        return frozenset(self._root.words)

    def openers(self, firsts: Mapping[str, frozenset[str]]) -> frozenset[str]:
        """The words that a match may begin with, besides digits.

        Args:
            firsts: for each slot that opens a pattern, the words it may begin with.
        """
        return self.first_words.union(*(firsts[slot] for slot in self._root.slots))

    def matches(self, words: Sequence[Word], index: int, read: SlotReader) -> list[Match]:
        """All matches that begin at ``index``, the longest first."""
        found = list(self._walk(self._root, words, index, index, (), read))
        found.sort(key=lambda match: (-match.end, match.order))
        return found

    def _walk(
        self,
        node: _Node,
        words: Sequence[Word],
        start: int,
        at: int,
        captures: tuple[Capture, ...],
        read: SlotReader,
    ) -> Iterator[Match]:
        for order, construction in node.ends:
            yield Match(construction, order, start, at, captures)
        if node.begins is not None:
            yield from self._walk(node.begins, words, at, at, captures, read)
        if at < len(words):
            following = node.words.get(words[at].key)
            if following is not None:
                yield from self._walk(following, words, start, at + 1, captures, read)
        for name, following in node.slots.items():
            reading = read(name, at)
            if reading is not None:
                value, end = reading
                taken = (*captures, Capture(name, value, at, end))
                yield from self._walk(following, words, start, end, taken, read)


def _unknown_slot(construction: Construction, name: str, slots: frozenset[str]) -> DataFileError:
    known = ", ".join(sorted(slots))
    return construction.row.error(f"slot {{{name}}} is not known; use one of: {known}")
