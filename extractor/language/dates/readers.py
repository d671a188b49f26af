"""Reads numbers, months and years at a place of the text."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from text_to_num import text2num

from extractor.language.dates.clock import YearRef
from extractor.language.dates.periods import MonthShape
from extractor.language.dates.vocabulary import Vocabulary
from extractor.language.dates.words import Word, listed

Reading = tuple[Any, int] | None
YEARS = range(1900, 2101)
_MOST_DIGITS = 9
_MOST_WORDS = 9  # of a number: "deux mille neuf cent quatre vingt dix neuf" has eight


@lru_cache(maxsize=4096)
def _words_to_number(words: str) -> int | None:
    try:
        return int(text2num(words, "fr"))
    except ValueError:
        return None


class CalendarReader:
    """Reads one text; each method takes the index of a word and returns a value and the next index.

    Args:
        text, words: the text and its words.
        vocabulary: the tables.
    """

    def __init__(self, text: str, words: Sequence[Word], vocabulary: Vocabulary) -> None:
        self.text = text
        self.words = words
        self.vocabulary = vocabulary

    def key(self, index: int) -> str:
        """The key of a word, empty behind the last."""
        return self.words[index].key if 0 <= index < len(self.words) else ""

    def number(self, index: int) -> Reading:
        """A count: (number or ``None`` for "quelques", whether it is rounded)."""
        rounded = self.vocabulary.rounded.at(self.words, index)
        if rounded is not None:
            value, after = rounded
            return (value, value is not None), after
        if self.key(index) in listed("one"):
            collective = self.vocabulary.rounded.at(self.words, index + 1)
            if collective is not None and collective[0] is not None:
                return (collective[0], True), collective[1]
        plain = self._integer(index)
        return plain and ((plain[0], False), plain[1])

    def _integer(self, index: int) -> tuple[int, int] | None:
        if index >= len(self.words):
            return None
        if self.words[index].is_number:
            digits = self.key(index)
            return (int(digits), index + 1) if len(digits) <= _MOST_DIGITS else None
        cardinals = self.vocabulary.cardinals
        after = index
        while after - index < _MOST_WORDS and (
            self.key(after) in cardinals
            or (
                after > index
                and self.key(after) == "et"
                and self.key(after + 1) in listed("after_and")
            )
        ):
            after += 1
        for end in range(after, index, -1):
            value = _words_to_number(" ".join(self.key(place) for place in range(index, end)))
            if value is not None:
                return value, end
        return None

    def ordinal(self, index: int) -> Reading:
        """ "Deuxième", "2e": its rank, -1 for the last."""
        value = self.vocabulary.ordinals.get(self.key(index))
        if value is not None:
            return value, index + 1
        if index < len(self.words) and self.words[index].is_number:
            suffix = self.key(index + 1)
            if suffix in listed("ordinal_suffix") and self.words[index + 1].touches:
                plain = self._integer(index)
                return plain and (plain[0], index + 2)
        return None

    def day_number(self, index: int) -> tuple[int, int] | None:
        """A day of the month: "1er", "12", "quatorze"."""
        if self.key(index) == "premier":
            return 1, index + 1
        plain = self._integer(index)
        if plain is None or not 1 <= plain[0] <= 31:
            return None
        value, after = plain
        if value == 1 and self.key(after) in listed("first_suffix") and self.words[after].touches:
            after += 1
        return value, after

    def year(self, index: int) -> Reading:
        """A year from 1900 to 2100, in digits or words."""
        plain = self._integer(index)
        if plain is None or plain[0] not in YEARS:
            return None
        if self.words[index].is_number and len(self.key(index)) != 4:
            return None
        return plain

    def year_ref(self, index: int) -> Reading:
        """ "2022", "de l'année 2022", "de l'année dernière", "de la même année"."""
        at = index
        while self.key(at) in listed("year_link"):
            at += 1
        introduced = {self.key(place) for place in range(index, at)}
        if self.key(at) in listed("year_noun"):
            at += 1
            year = self.year(at)
            if year is not None:
                return YearRef(year[0]), year[1]
            modifier = self.vocabulary.modifiers.at(self.words, at)
            if modifier is not None:
                return YearRef(deixis=modifier[0]), modifier[1]
            if introduced & listed("year_pointer"):
                return YearRef(deixis="same" if "meme" in introduced else "this"), at
            return None
        year = self.year(at)
        if year is None or introduced - {"de"}:
            return None
        return YearRef(year[0]), year[1]

    def month_name(self, index: int) -> tuple[int, bool, int] | None:
        """Month, whether its name is shortened, and the index after it and its stop."""
        found = self.vocabulary.months.get(self.key(index))
        if found is None:
            return None
        month, is_short = found
        after = index + 1
        if is_short and self.key(after) == "." and self.words[after].touches:
            after += 1
        return month, is_short, after

    def month(self, index: int) -> Reading:
        """A month, with its year or "dernier" if they follow."""
        name = self.month_name(index)
        if name is None:
            return None
        month, is_short, after = name
        year = self.year_ref(after)
        if year is not None:
            return MonthShape(month, year[0]), year[1]
        if is_short:
            return None
        modifier = self.vocabulary.modifiers.at(self.words, after)
        if modifier is not None and modifier[0] in {"last", "next", "this"}:
            return MonthShape(month, deixis=modifier[0]), modifier[1]
        return MonthShape(month), after

    def dated_month(self, index: int) -> Reading:
        """A month that its year or "dernier" shows to be one."""
        reading = self.month(index)
        if reading is None or not (reading[0].year or reading[0].deixis):
            return None
        return reading

    def decade(self, index: int) -> Reading:
        """ "2010", "90": the first year of the decade."""
        plain = self._integer(index)
        if plain is None:
            return None
        value, after = plain
        if value in YEARS and value % 10 == 0:
            return value, after
        if value in range(10, 100, 10):
            return (1900 if value >= 30 else 2000) + value, after
        return None
