"""Finds the phrases of a vocabulary in a document, by characters, however the model tokenises."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from spacy.tokens import Doc

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Hit(Generic[Value]):
    """A phrase found: tokens ``start`` to ``end`` (exclusive) and what the phrase stands for."""

    start: int
    end: int
    value: Value


class PhraseTable(Generic[Value]):
    """A set of phrases, each with a value, matched whole, case ignored, longest first.

    Args:
        phrases: phrase (lower case, words parted by one space) to value.

    >>> import spacy
    >>> table = PhraseTable({"au moins": "least", "d'": "of"})
    >>> [(hit.start, hit.end, hit.value) for hit in table.find(spacy.blank("fr")("Au moins 3"))]
    [(0, 2, 'least')]
    """

    def __init__(self, phrases: Mapping[str, Value]) -> None:
        self._values = {phrase.lower(): value for phrase, value in phrases.items()}
        self._pattern = _alternatives(self._values) if self._values else None

    def __contains__(self, phrase: str) -> bool:
        return phrase.lower() in self._values

    def get(self, phrase: str) -> Value | None:
        """The value of exactly this phrase, or ``None``."""
        return self._values.get(phrase.lower())

    def find(self, doc: Doc) -> Iterator[Hit[Value]]:
        """Every phrase in the document in reading order; hits do not overlap."""
        if self._pattern is None:
            return
        for match in self._pattern.finditer(doc.text.lower()):
            span = doc.char_span(match.start(), match.end(), alignment_mode="expand")
            if span is not None:
                key = re.sub(r"[ \t]+", " ", match.group())
                yield Hit(span.start, span.end, self._values[key])


def _alternatives(phrases: Iterable[str]) -> re.Pattern[str]:
    longest_first = sorted(phrases, key=len, reverse=True)
    parts = (_whole(phrase) for phrase in longest_first)
    return re.compile(r"(?<!\w)(?<!\w-)(?:" + "|".join(parts) + ")")


def _whole(phrase: str) -> str:
    words = re.escape(phrase).replace(r"\ ", r"[ \t]+")
    return words if phrase.endswith("'") else words + r"(?![\w])"
