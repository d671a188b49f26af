"""A story being put together from the lines of a page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from extractor.reading.vocabulary import plain

_WORD = re.compile(r"[^\W\d_]{4,}|\d+")
_STEM = 6
_SHORTEST_TITLE = 15
_LONGEST_SITE = 60


@dataclass(slots=True)
class Draft:
    """One story of a page.

    Attributes:
        title: its headline, may be empty.
        paragraphs: its text.
        when: its own publication date.
        author: its own byline.
    """

    title: str = ""
    paragraphs: list[str] = field(default_factory=list)
    when: datetime | None = None
    author: str = ""

    @property
    def is_story(self) -> bool:
        """It tells something: a text, or a headline with a date. A bare link tells nothing."""
        return bool(self.paragraphs) or (bool(self.title) and self.when is not None)


def bare(text: str) -> str:
    """Letters and digits alone, to compare headlines.

    >>> bare("#Gao : « un mort »") == bare("Gao: un mort")
    True
    """
    return re.sub(r"[\W_]+", "", plain(text))


def same_headline(line: str, title: str) -> bool:
    """Two forms of one headline, the longer perhaps with the site's name after it.

    >>> same_headline("Gao : un pont rouvert", "Gao : un pont rouvert | Le Fil du Nord")
    True
    """
    if abs(len(line) - len(title)) > 2 * _LONGEST_SITE:
        return False
    return _same(bare(line), bare(title))


def same_headlines(lines: Sequence[str], most: int) -> Iterator[tuple[int, list[int]]]:
    """Each of the first ``most`` lines with the later ones that are the same headline.

    >>> list(same_headlines(["Gao : un pont rouvert", "Sport", "Gao: un pont rouvert"], 1))
    [(0, [2])]
    """
    bares = [bare(line) for line in lines]
    alike: dict[str, list[int]] = {}
    for number, key in enumerate(bares):
        alike.setdefault(key[:_SHORTEST_TITLE], []).append(number)
    for number, key in enumerate(bares[:most]):
        others = alike[key[:_SHORTEST_TITLE]]
        yield number, [n for n in others if n > number and _same(bares[n], key)]


def _same(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    has_suffix = len(short) >= _SHORTEST_TITLE and len(long) - len(short) <= _LONGEST_SITE
    return short == long or (has_suffix and long.startswith(short))


def stems(text: str) -> set[str]:
    """First letters of the words that carry the matter, to see what two texts share."""
    return {word[:_STEM] for word in _WORD.findall(plain(text))}


def belongs(headline: str, paragraph: str) -> bool:
    """The paragraph tells what the headline says: they share a quarter of its words, at least two.

    >>> belongs("Ansongo : un pont détruit", "Le pont d'Ansongo a été détruit lundi.")
    True
    """
    wanted = stems(headline)
    shared = len(wanted & stems(paragraph))
    return shared >= 2 and shared * 4 >= len(wanted)
