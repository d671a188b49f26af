"""Words of a report as numbers, and keys under which spellings of one place name meet."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from zlib import crc32

import numpy as np
import numpy.typing as npt

from extractor.lexicon.text_keys import folded
from extractor.linking.vocabulary import everyday_words, place_words, spellings

STEM = 7
"""Letters of a word that count, so that its endings do not."""

SHORTEST = 4
"""Letters that a word must have to count."""

_WORD = re.compile(r"[^\W_]+")
_REPEATED = re.compile(r"(.)\1+")
_VOWELS = str.maketrans("", "", "aeiouyw")


@lru_cache(maxsize=1_000_000)
def _stem(word: str) -> str:
    """The stem of a word that counts, or empty."""
    key = folded(word)
    if key in everyday_words():
        return ""
    return key[:STEM] if len(key) >= SHORTEST or (key.isdecimal() and len(key) > 1) else ""


def stems(text: str) -> set[str]:
    """The words of a text that count, cut to their stems.

    >>> sorted(stems("Trente villageois tués au marché de Fambita"))
    ['fambita', 'marche', 'trente', 'village']
    """
    return {stem for word in _WORD.findall(text) if (stem := _stem(word))}


@lru_cache(maxsize=1_000_000)
def _number(stem: str) -> int:
    return crc32(stem.encode())


def word_lists(
    texts: Sequence[str], without: Iterable[str]
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.uint32]]:
    """The words of each text as sorted numbers, one after the other.

    Args:
        texts: title and evidence of each report.
        without: for each text, names whose words do not count (those of its place).

    Returns:
        Where each text's words begin (shape (texts + 1,)), and the words (one dimension).
    """
    starts = np.zeros(len(texts) + 1, np.int64)
    parts: list[npt.NDArray[np.uint32]] = []
    for index, (text, names) in enumerate(zip(texts, without, strict=True)):
        numbers = {_number(stem) for stem in stems(text) - stems(names)}
        part = np.fromiter(numbers, np.uint32, len(numbers))
        part.sort()
        parts.append(part)
        starts[index + 1] = starts[index] + len(part)
    return starts, np.concatenate(parts) if parts else np.zeros(0, np.uint32)


@lru_cache(maxsize=200_000)
def name_key(name: str) -> int:
    """A number under which spellings of one place name meet; 0 for no name.

    >>> name_key("Djibo") == name_key("Jibo"), name_key("Ouahigouya") == name_key("Wahiguya")
    (True, True)
    >>> name_key("Djibo") == name_key("Dori"), name_key("")
    (False, 0)
    """
    words = [word for word in _WORD.findall(folded(name)) if word not in place_words()]
    return crc32("".join(map(_skeleton, words)).encode()) if words else 0


def _skeleton(word: str) -> str:
    """The first sound and the consonants."""
    for written, key in spellings():
        word = word.replace(written, key)
    word = _REPEATED.sub(r"\1", word)
    rest = _REPEATED.sub(r"\1", word[1:].translate(_VOWELS))
    return word[:1] + (rest or word[1:])
