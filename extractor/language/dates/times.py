"""Reads hours and parts of the day."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence

from extractor.language.dates.patterns import PatternTree
from extractor.language.dates.readers import CalendarReader, Reading
from extractor.language.dates.vocabulary import Vocabulary
from extractor.language.dates.words import Word, listed


class TimeReader(CalendarReader, ABC):
    """Reads the hours and parts of the day that stand beside a day.

    Args:
        hours: patterns of ``hours.csv``.
    """

    def __init__(
        self, text: str, words: Sequence[Word], vocabulary: Vocabulary, hours: PatternTree
    ) -> None:
        super().__init__(text, words, vocabulary)
        self._hours = hours

    @abstractmethod
    def read(self, slot: str, index: int) -> Reading:
        """The value of a slot at word ``index`` and the index after it, or ``None``."""

    def clock(self, index: int) -> Reading:
        """ "16 heures", "16h30": the hour."""
        number = self._integer(index)
        if number is None or not 0 <= number[0] <= 24:
            return None
        hour, after = number
        if self.key(after) == ":" and self.words[after].touches:
            minutes = after + 1
            is_time = self.key(minutes).isdecimal() and self.words[minutes].touches
            return (hour, minutes + 1) if is_time and len(self.key(minutes)) == 2 else None
        if self.key(after) not in listed("hour_unit"):
            return None
        after += 1
        if self.key(after).isdecimal() and len(self.key(after)) <= 2:
            after += 1
            if self.key(after) in listed("minute_unit"):
                after += 1
        if self.key(after) == "du" and self.key(after + 1) in listed("half_of_day"):
            hour += 12 if self.key(after + 1) == "soir" and hour < 12 else 0
            return hour, after + 2
        if self.key(after) in listed("clock_zone"):
            after += 1
        return hour % 24, after

    def hour(self, index: int) -> Reading:
        """ "Vers 2 heures", "peu avant minuit": the hour, or ``None`` if it tells nothing."""
        matches = self._hours.matches(self.words, index, self.read)
        if not matches:
            return None
        told = matches[0].construction.values.get("hour")
        hour = int(told) if told is not None else matches[0].one("clock")
        return hour, matches[0].end

    def tail(self, index: int) -> tuple[int | None, int]:
        """Parts of the day and hours behind a day: the hour if told, and the index after them."""
        hour: int | None = None
        while True:
            at = index + 1 if self.key(index) == "," else index
            found = self.read("hour", at)
            if found is None:
                found = self._part_behind(at)
            if found is None:
                return hour, index
            hour = found[0] if found[0] is not None else hour
            index = found[1]

    def _part_behind(self, index: int) -> tuple[int | None, int] | None:
        part = self.vocabulary.parts.at(self.words, index)
        if part is None:
            return None
        after = part[1]
        opens_another = self.key(after) in listed("of_singular") and self.read("end", after + 1)
        return None if opens_another else (part[0].hour, after)

    def part(self, index: int) -> Reading:
        """A part of the day."""
        return self.vocabulary.parts.at(self.words, index)

    def lone_part(self, index: int) -> Reading:
        """A part of the day that is a date by itself ("à l'aube")."""
        part = self.vocabulary.parts.at(self.words, index)
        if part is None or not part[0].stands_alone:
            return None
        if self.key(part[1]) in listed("of"):
            return None
        following = self.read("hour", part[1])
        return part[0].hour, following[1] if following else part[1]
