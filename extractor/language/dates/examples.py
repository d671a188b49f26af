"""Reads sentences with their dates marked inline, to test and compare date finders with.

``@ 2025-09-14`` sets the publication day of the lines below (``@ none`` for none); in a sentence,
``<t 2025-09-11>jeudi</t>`` marks words and their day, ``<t 2025-09-13..2025-09-14 range>`` a span
and its precision, ``<t unknown>`` what stays unresolved, ``<t name>`` a name. A line without marks
holds no date; ``?`` before a line admits a known gap; ``##`` opens a section, ``#`` a comment.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from extractor.errors import DataFileError

_MARK = re.compile(r"<t (?P<answer>[^>]*)>(?P<words>.*?)</t>")
_ANSWER = re.compile(
    r"(?P<start>\d{4}-\d\d-\d\d)(?:\.\.(?P<end>\d{4}-\d\d-\d\d))?(?: (?P<precision>[a-z]+))?$"
)


@dataclass(frozen=True, slots=True)
class Answer:
    """The right reading of some words.

    Attributes:
        start, end: characters in the plain sentence.
        words: the words marked.
        days: first and last day, ``None`` where unresolved or a name.
        precision: as in the contract; ``name`` for a name.
    """

    start: int
    end: int
    words: str
    days: tuple[date, date] | None
    precision: str


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence with its right answers.

    Attributes:
        section: heading it stands under.
        line: line number in the file.
        is_gap: a known gap.
    """

    section: str
    line: int
    published: date | None
    text: str
    answers: tuple[Answer, ...]
    is_gap: bool


def parse(marked: str) -> tuple[str, tuple[Answer, ...]]:
    """The plain sentence and its answers.

    Raises:
        ValueError: a mark is malformed.

    >>> text, (answer,) = parse("Ils sont venus <t 2025-09-11>jeudi</t>.")
    >>> text, answer.words, answer.precision
    ('Ils sont venus jeudi.', 'jeudi', 'day')
    """
    plain, answers, last = "", [], 0
    for mark in _MARK.finditer(marked):
        plain += marked[last : mark.start()]
        last = mark.end()
        start = len(plain)
        plain += mark["words"]
        answers.append(_answer(start, mark["words"], mark["answer"]))
    return plain + marked[last:], tuple(answers)


def _answer(start: int, words: str, told: str) -> Answer:
    end = start + len(words)
    if told in {"unknown", "name"}:
        return Answer(start, end, words, None, told)
    match = _ANSWER.match(told)
    if match is None:
        raise ValueError(f"{told!r} is neither a day, a span of days, unknown nor name")
    first = date.fromisoformat(match["start"])
    last = date.fromisoformat(match["end"] or match["start"])
    return Answer(start, end, words, (first, last), match["precision"] or "day")


def read_examples(path: Path) -> Iterator[Example]:
    """The sentences of a file.

    Raises:
        DataFileError: a line cannot be read.
    """
    section, published = "", None
    with path.open(encoding="utf-8") as lines:
        for number, raw in enumerate(lines, 1):
            line = raw.rstrip("\n")
            try:
                if line.startswith("## "):
                    section = line[3:]
                elif line.startswith("@ "):
                    published = None if line == "@ none" else date.fromisoformat(line[2:])
                elif line and not line.startswith("#"):
                    is_gap = line.startswith("? ")
                    text, answers = parse(line[2:] if is_gap else line)
                    yield Example(section, number, published, text, answers, is_gap)
            except ValueError as problem:
                raise DataFileError(path, number, str(problem)) from problem
