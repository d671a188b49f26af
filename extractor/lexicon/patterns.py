"""Token patterns that a researcher can write in a cell, and a matcher for many of them at once.

A pattern is a row of elements separated by spaces:

==============  ===================================================================
``@tuer``       any form of the verb (:func:`extractor.lexicon.inflection.verb_forms`)
``%tuer``       a past participle of the verb
``~attaque``    the noun or adjective in any gender and number
``feu``         this word, whatever its case
``le|la|l'``    one of several elements; ``@`` and ``~`` may stand in it too
``_2``          none, one or two tokens of any kind, within the sentence
==============  ===================================================================

The head of a match, on which arguments hang in the parse, is its first ``%`` element, else its
first ``@``, else its first ``~``, else its first token. An element in capitals only (``ONU``)
demands capitals.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from extractor.lexicon.inflection import noun_forms, participles, verb_forms

Payload = TypeVar("Payload")


@dataclass(frozen=True, slots=True)
class Element:
    """One element: the words that fit, or a gap of at most ``gap`` tokens when there are none."""

    words: frozenset[str]
    gap: int = 0
    rank: int = 0

    def fits(self, word: str, lower: str) -> bool:
        return lower in self.words or word in self.words


@dataclass(frozen=True, slots=True)
class Pattern(Generic[Payload]):
    """A compiled pattern with what it stands for."""

    elements: tuple[Element, ...]
    head: int
    payload: Payload


@dataclass(frozen=True, slots=True)
class Match(Generic[Payload]):
    """Tokens ``start`` to ``end`` (exclusive) that fit a pattern; ``head`` is a token index."""

    start: int
    end: int
    head: int
    payload: Payload


def _words(alternative: str) -> frozenset[str]:
    if alternative.startswith("@"):
        return verb_forms(alternative[1:])
    if alternative.startswith("%"):
        return participles(alternative[1:])
    if alternative.startswith("~"):
        return noun_forms(alternative[1:])
    if len(alternative) > 1 and alternative.isupper():
        return frozenset({alternative})
    return frozenset({alternative.lower()})


def _element(text: str) -> Element:
    if text.startswith("_"):
        return Element(frozenset(), gap=int(text[1:]))
    words: set[str] = set()
    for alternative in text.split("|"):
        words |= _words(alternative)
    return Element(frozenset(words), rank={"%": 3, "@": 2, "~": 1}.get(text[0], 0))


def compile_pattern(text: str, payload: Payload) -> Pattern[Payload]:
    """Compile a pattern cell.

    Raises:
        ValueError: it is empty, begins or ends with a gap, or a gap has no number.
        DataFileError: a verb in it cannot be conjugated.

    >>> compile_pattern("@ouvrir le feu", "attack").head
    0
    """
    elements = tuple(_element(part) for part in text.split())
    if not elements or not elements[0].words or not elements[-1].words:
        raise ValueError(f"the pattern {text!r} must begin and end with a word")
    best = max(element.rank for element in elements)
    head = next(i for i, element in enumerate(elements) if element.words and element.rank == best)
    return Pattern(elements, head, payload)


class Matcher(Generic[Payload]):
    """Finds all patterns in a tokenised sentence, by the first word of each.

    >>> matcher = Matcher([compile_pattern("@ouvrir le feu", "attack")])
    >>> words = "Des hommes ont ouvert le feu hier".split()
    >>> [(m.start, m.end, m.payload) for m in matcher.find(words)]
    [(3, 6, 'attack')]
    """

    def __init__(self, patterns: Iterable[Pattern[Payload]]) -> None:
        self._first: dict[str, list[Pattern[Payload]]] = defaultdict(list)
        for pattern in patterns:
            for word in pattern.elements[0].words:
                self._first[word].append(pattern)

    @property
    def first_words(self) -> frozenset[str]:
        """Every word that can begin a match."""
        return frozenset(self._first)

    def find(self, words: Sequence[str]) -> Iterator[Match[Payload]]:
        """Yield every match, in the order of their starts."""
        lowered = [word.lower() for word in words]
        for start, (word, lower) in enumerate(zip(words, lowered, strict=True)):
            candidates = self._first.get(lower, [])
            if word != lower:
                candidates = candidates + self._first.get(word, [])
            for pattern in candidates:
                places = _positions(pattern.elements, words, lowered, start)
                if places is not None:
                    yield Match(start, places[-1] + 1, places[pattern.head], pattern.payload)


def _positions(
    elements: Sequence[Element], words: Sequence[str], lowered: Sequence[str], start: int
) -> list[int] | None:
    """Token index of each element (a gap has the index before it), or ``None``."""
    places: list[int] = []
    at = start
    slack = 0
    for element in elements:
        if not element.words:
            slack = element.gap
            places.append(at - 1)
            continue
        found = _next_fit(element, words, lowered, at, slack)
        if found is None:
            return None
        places.append(found)
        at = found + 1
        slack = 0
    return places


def _next_fit(
    element: Element, words: Sequence[str], lowered: Sequence[str], at: int, slack: int
) -> int | None:
    for index in range(at, min(at + slack + 1, len(words))):
        if element.fits(words[index], lowered[index]):
            return index
    return None
