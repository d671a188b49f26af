"""Reads what fills the slots of a pattern: whole day phrases, and the registry of all slots."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from extractor.language.dates import calendar
from extractor.language.dates.days import DayShape
from extractor.language.dates.entries import RelativeDay
from extractor.language.dates.patterns import PatternTree
from extractor.language.dates.readers import YEARS, Reading
from extractor.language.dates.times import TimeReader
from extractor.language.dates.vocabulary import Vocabulary
from extractor.language.dates.words import Word, listed

_NUMERIC = re.compile(
    r"(?<![\d/.,-])(?:"
    r"(?P<iso>(?P<y>\d{4})-(?P<m>\d{2})-(?P<d>\d{2})(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?"
    r"(?:Z|[+-]\d{2}:?\d{2})?)?)"
    r"|(?P<day>\d{1,2})(?:er)?\s?(?P<sign>[/.-])\s?(?P<month>\d{1,2})\s?(?P=sign)\s?"
    r"(?P<year>\d{4}|\d{2}))(?![\d/-]|[.,]\d)"
)
_SHORT = re.compile(r"(?P<day>\d{1,2})/(?P<month>\d{1,2})(?![\d/]|[.,]\d)")


class SlotReader(TimeReader):
    """Fills slots in one text; what was read at a place is remembered.

    Args:
        firsts: for a slot, the words it may begin with, besides digits (see :func:`first_words`).
    """

    def __init__(
        self,
        text: str,
        words: Sequence[Word],
        vocabulary: Vocabulary,
        hours: PatternTree,
        firsts: Mapping[str, frozenset[str]],
    ) -> None:
        super().__init__(text, words, vocabulary, hours)
        self._firsts = firsts
        self._memory: dict[tuple[str, int], Reading] = {}

    def read(self, slot: str, index: int) -> Reading:
        """The value of a slot at word ``index`` and the index after it, or ``None``."""
        firsts = self._firsts.get(slot)
        if firsts is not None:
            word = self.key(index)
            if word not in firsts and not word.isdecimal():
                return None
        key = (slot, index)
        if key not in self._memory:
            self._memory[key] = SLOTS[slot](self, index)
        return self._memory[key]

    def comma(self, index: int) -> Reading:
        """A comma, or nothing."""
        return None, index + (self.key(index) == ",")

    def hyphen(self, index: int) -> Reading:
        """The hyphen that joins the next word; it takes no word itself."""
        is_joined = index < len(self.words) and self.words[index].is_joined
        return (None, index) if is_joined else None

    def end(self, index: int) -> Reading:
        """One end of a range: a day, or a bare day number."""
        day = self.read("day", index)
        if day is not None:
            return day
        at, deixis, has_article = index, "", False
        determiner = self.vocabulary.determiners.at(self.words, index)
        if determiner is not None:
            deixis, at = determiner
            has_article = True
        number = self.day_number(at)
        if number is None or self.words[at].key in listed("one"):
            return None
        return DayShape(day=number[0], deixis=deixis, has_article=has_article), number[1]

    def lone_number(self, index: int) -> Reading:
        """ "Le 7, …", "… le 25 au soir.": a day number that no noun follows."""
        if index >= len(self.words) or not self.words[index].is_number:
            return None
        number = self.day_number(index)
        if number is None:
            return None
        hour, after = self.tail(number[1])
        if self.key(after)[:1].isalnum():
            return None
        return DayShape(day=number[0], hour=hour, has_article=True, is_lone=True), after

    def day(self, index: int) -> Reading:
        """A whole day phrase with its part of the day and hour."""
        found = self._day(index)
        if found is None:
            return None
        shape, after = found
        hour, after = self.tail(after)
        return replace(shape, hour=hour), after

    def _day(self, index: int) -> tuple[DayShape, int] | None:
        relative = self.vocabulary.relative_days.at(self.words, index)
        if relative is not None:
            return self._relative_day(*relative)
        at, deixis = index, ""
        determiner = self.vocabulary.determiners.at(self.words, index)
        if determiner is not None:
            deixis, at = determiner
        numeric = self._numeric(at, determiner is not None)
        if numeric is not None:
            return numeric
        found = self._calendar_day(at)
        if found is None:
            return None
        shape, after = found
        return replace(
            shape, deixis=shape.deixis or deixis, has_article=determiner is not None
        ), after

    def _relative_day(self, relative: RelativeDay, after: int) -> tuple[DayShape, int]:
        """ "Hier" and the weekday or date beside it, which are one expression."""
        shape = DayShape(relative=relative)
        at = after
        if relative.shift_days == 0:
            at = self.tail(after)[1]
        at += self.key(at) in {",", "("}
        determiner = self.vocabulary.determiners.at(self.words, at)
        found = self._calendar_day(determiner[1] if determiner else at)
        if found is None or (determiner and determiner[0]):
            return shape, after
        beside, end = found
        return replace(beside, relative=relative), end

    def _numeric(self, index: int, has_article: bool) -> tuple[DayShape, int] | None:
        """ "13/09/2025", "13-09-25", "2025-09-13T10:00"; "13/09" behind an article."""
        if index >= len(self.words) or not self.words[index].is_number:
            return None
        found = _NUMERIC.match(self.text, self.words[index].start)
        if found is None:
            if not has_article and self.key(index - 1) not in listed("contracted"):
                return None
            found = _SHORT.match(self.text, self.words[index].start)
            if found is None:
                return None
            day, month, year = int(found["day"]), int(found["month"]), None
        elif found["iso"]:
            day, month, year = int(found["d"]), int(found["m"]), int(found["y"])
        else:
            day, month = int(found["day"]), int(found["month"])
            year = int(found["year"]) + (2000 if len(found["year"]) == 2 else 0)
        if calendar.valid(2000 if year is None else year, month, day) is None:
            return None
        if year is not None and year not in YEARS:
            return None
        after = index
        while after < len(self.words) and self.words[after].start < found.end():
            after += 1
        return DayShape(day=day, month=month, year=year), after

    def _calendar_day(self, index: int) -> tuple[DayShape, int] | None:
        """Weekday, day number, month, year: any that make a day."""
        weekday = self.vocabulary.weekdays.get(self.key(index))
        if weekday is None:
            return self._numbered_day(index, None)
        at = index + 1
        comma = at + (self.key(at) == ",")
        at_number = comma + (self.key(comma) == "le" and self.day_number(comma + 1) is not None)
        for place in (at_number, comma):
            numbered = self._numeric(place, True) or self._numbered_day(place, weekday)
            if numbered is not None:
                return replace(numbered[0], weekday=weekday), numbered[1]
        return self._bare_weekday(DayShape(weekday=weekday), at)

    def _bare_weekday(self, shape: DayShape, at: int) -> tuple[DayShape, int]:
        """A weekday and what tells which: "dernier", "de la semaine dernière", "en huit"."""
        modifier = self.vocabulary.modifiers.at(self.words, at)
        if modifier is not None:
            return replace(shape, deixis=modifier[0]), modifier[1]
        tail, after = self.vocabulary.day_tails.at(self.words, at) or ("", at)
        if tail == "in_eight":
            return replace(shape, weeks=1), after
        if tail == "this_week":
            return replace(shape, weeks=0), after
        told = self.vocabulary.modifiers.at(self.words, after) if tail == "week" else None
        if told is not None and told[0] in {"last", "next"}:
            return replace(shape, weeks=-1 if told[0] == "last" else 1), told[1]
        return shape, at

    def _numbered_day(self, index: int, weekday: int | None) -> tuple[DayShape, int] | None:
        number = self.day_number(index)
        if number is None:
            return None
        day, at = number
        name = self.month_name(at)
        if name is None:
            return self._day_in_this_month(day, at, weekday)
        month, _, after = name
        if day > calendar.month_of(2000, month)[1].day:
            return None
        shape = DayShape(day=day, month=month, is_named=self.words[at].is_joined)
        year = self.year_ref(after + (self.key(after) == "-"))
        if year is not None and year[0].number is not None:
            if calendar.valid(year[0].number, month, day) is None:
                return None
            return replace(shape, year=year[0].number, is_named=False), year[1]
        if year is not None:
            return replace(shape, year_words=year[0]), year[1]
        modifier = self.vocabulary.modifiers.at(self.words, after)
        if modifier is not None:
            return replace(shape, deixis=modifier[0]), modifier[1]
        return shape, after

    def _day_in_this_month(
        self, day: int, at: int, weekday: int | None
    ) -> tuple[DayShape, int] | None:
        """ "Lundi 18", "le 12 courant", "le 12 de ce mois": no month is named."""
        modifier = self.vocabulary.modifiers.at(self.words, at)
        if modifier is not None and self._ends_phrase(modifier[1]):
            return DayShape(day=day, deixis=modifier[0]), modifier[1]
        tail = self.vocabulary.day_tails.at(self.words, at)
        if tail is not None and tail[0] == "this_month":
            return DayShape(day=day), tail[1]
        if weekday is None or not self._ends_phrase(at):
            return None
        return DayShape(day=day), at

    def _ends_phrase(self, at: int) -> bool:
        """Whether no counted noun can follow ("mardi 12 militaires")."""
        following = self.key(at)
        return not following or not following.isalnum() or following in listed("goes_on")


def _table_slot(name: str) -> Callable[[SlotReader, int], Reading]:
    def read(reader: SlotReader, index: int) -> Reading:
        reading: Reading = getattr(reader.vocabulary, name).at(reader.words, index)
        return reading

    return read


SLOTS: dict[str, Callable[[SlotReader, int], Reading]] = {
    "clock": SlotReader.clock,
    "comma": SlotReader.comma,
    "dated_month": SlotReader.dated_month,
    "day": SlotReader.day,
    "decade": SlotReader.decade,
    "end": SlotReader.end,
    "feast": _table_slot("feasts"),
    "hour": SlotReader.hour,
    "hyphen": SlotReader.hyphen,
    "lone_number": SlotReader.lone_number,
    "lone_part": SlotReader.lone_part,
    "modifier": _table_slot("modifiers"),
    "month": SlotReader.month,
    "month_part": _table_slot("month_parts"),
    "number": SlotReader.number,
    "ordinal": SlotReader.ordinal,
    "part": SlotReader.part,
    "season": _table_slot("seasons"),
    "unit": _table_slot("units"),
    "week_part": _table_slot("week_parts"),
    "year": SlotReader.year,
    "year_part": _table_slot("year_parts"),
    "year_ref": SlotReader.year_ref,
}


def first_words(vocabulary: Vocabulary, hours: PatternTree) -> dict[str, frozenset[str]]:
    """The words that each slot may begin with, besides digits; empty slots are left out."""
    numbers = vocabulary.cardinals | vocabulary.rounded.first_keys
    days = (
        vocabulary.determiners.first_keys
        | vocabulary.relative_days.first_keys
        | frozenset(vocabulary.weekdays)
        | vocabulary.cardinals
        | {"premier"}
    )
    months = frozenset(vocabulary.months)
    return {
        "clock": vocabulary.cardinals,
        "dated_month": months,
        "day": days,
        "decade": vocabulary.cardinals,
        "end": days,
        "feast": vocabulary.feasts.first_keys,
        "hour": hours.first_words | vocabulary.cardinals,
        "lone_part": vocabulary.parts.first_keys,
        "modifier": vocabulary.modifiers.first_keys,
        "month": months,
        "month_part": vocabulary.month_parts.first_keys,
        "number": numbers,
        "ordinal": frozenset(vocabulary.ordinals),
        "part": vocabulary.parts.first_keys,
        "season": vocabulary.seasons.first_keys,
        "unit": vocabulary.units.first_keys,
        "week_part": vocabulary.week_parts.first_keys,
        "year": vocabulary.cardinals,
        "year_part": vocabulary.year_parts.first_keys,
    }
