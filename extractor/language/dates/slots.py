"""Reads what fills the slots of a pattern: a number, a month, a whole day phrase."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any

from text_to_num import text2num

from extractor.language.dates import calendar
from extractor.language.dates.clock import YearRef
from extractor.language.dates.days import DayShape
from extractor.language.dates.patterns import PatternTree
from extractor.language.dates.periods import MonthShape
from extractor.language.dates.vocabulary import Vocabulary
from extractor.language.dates.words import Word

Reading = tuple[Any, int] | None
YEARS = range(1900, 2101)
_NUMERIC = re.compile(
    r"(?<![\d/.,-])(?:"
    r"(?P<iso>(?P<y>\d{4})-(?P<m>\d{2})-(?P<d>\d{2})(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?"
    r"(?:Z|[+-]\d{2}:?\d{2})?)?)"
    r"|(?P<day>\d{1,2})(?:er)?\s?(?P<sign>[/.-])\s?(?P<month>\d{1,2})\s?(?P=sign)\s?"
    r"(?P<year>\d{4}|\d{2}))(?![\d/-]|[.,]\d)"
)
_SHORT = re.compile(r"(?P<day>\d{1,2})/(?P<month>\d{1,2})(?![\d/]|[.,]\d)")


@lru_cache(maxsize=4096)
def _words_to_number(words: str) -> int | None:
    try:
        return int(text2num(words, "fr"))
    except ValueError:
        return None


class SlotReader:
    """Fills slots in one text; what was read at a place is remembered.

    Args:
        text, words: the text and its words.
        vocabulary: the tables.
        hours: patterns of ``hours.csv``.
        firsts: for a slot, the words it may begin with, besides digits (see :func:`first_words`).
    """

    def __init__(
        self,
        text: str,
        words: Sequence[Word],
        vocabulary: Vocabulary,
        hours: PatternTree,
        firsts: dict[str, frozenset[str]],
    ) -> None:
        self.text = text
        self.words = words
        self.vocabulary = vocabulary
        self._hours = hours
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

    def key(self, index: int) -> str:
        """The key of a word, empty behind the last."""
        return self.words[index].key if 0 <= index < len(self.words) else ""

    def number(self, index: int) -> Reading:
        """A count: (number or ``None`` for "quelques", whether it is rounded)."""
        rounded = self.vocabulary.rounded.at(self.words, index)
        if rounded is not None:
            value, after = rounded
            return (value, value is not None), after
        if self.key(index) in {"un", "une"}:
            collective = self.vocabulary.rounded.at(self.words, index + 1)
            if collective is not None and collective[0] is not None:
                return (collective[0], True), collective[1]
        plain = self._integer(index)
        return plain and ((plain[0], False), plain[1])

    def _integer(self, index: int) -> tuple[int, int] | None:
        if index >= len(self.words):
            return None
        if self.words[index].is_number:
            return int(self.key(index)), index + 1
        cardinals = self.vocabulary.cardinals
        after = index
        while self.key(after) in cardinals or (
            after > index
            and self.key(after) == "et"
            and self.key(after + 1) in {"un", "une", "onze"}
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
            if suffix in {"er", "ere", "e", "eme", "nd", "nde"} and self.words[index + 1].touches:
                return int(self.key(index)), index + 2
        return None

    def day_number(self, index: int) -> tuple[int, int] | None:
        """A day of the month: "1er", "12", "quatorze"."""
        if self.key(index) == "premier":
            return 1, index + 1
        plain = self._integer(index)
        if plain is None or not 1 <= plain[0] <= 31:
            return None
        value, after = plain
        if value == 1 and self.key(after) == "er":
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
        while self.key(at) in {"de", "d", "la", "l", "cette", "meme"}:
            at += 1
        introduced = {self.key(place) for place in range(index, at)}
        if self.key(at) in {"annee", "an"}:
            at += 1
            year = self.year(at)
            if year is not None:
                return YearRef(year[0]), year[1]
            modifier = self.vocabulary.modifiers.at(self.words, at)
            if modifier is not None:
                return YearRef(deixis=modifier[0]), modifier[1]
            if introduced & {"cette", "meme"}:
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
        if self.key(after) not in {"h", "heure", "heures", "hrs"}:
            return None
        after += 1
        if self.key(after).isdecimal() and len(self.key(after)) <= 2:
            after += 1
            if self.key(after) in {"mn", "min", "minutes"}:
                after += 1
        if self.key(after) == "du" and self.key(after + 1) in {"matin", "soir"}:
            hour += 12 if self.key(after + 1) == "soir" and hour < 12 else 0
            return hour, after + 2
        if self.key(after) in {"gmt", "tu", "locales", "locale"}:
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
        opens_another = self.key(after) in {"de", "du", "d"} and self.read("end", after + 1)
        return None if opens_another else (part[0].hour, after)

    def comma(self, index: int) -> Reading:
        """A comma, or nothing."""
        return None, index + (self.key(index) == ",")

    def hyphen(self, index: int) -> Reading:
        """The hyphen that joins the next word; it takes no word itself."""
        is_joined = index < len(self.words) and self.words[index].is_joined
        return (None, index) if is_joined else None

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

    def lone_part(self, index: int) -> Reading:
        """A part of the day that is a date by itself ("à l'aube")."""
        part = self.vocabulary.parts.at(self.words, index)
        if part is None or not part[0].stands_alone:
            return None
        following = self.read("hour", part[1])
        return part[0].hour, following[1] if following else part[1]

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
        if number is None or (self.words[at].key in {"un", "une"}):
            return None
        return DayShape(day=number[0], deixis=deixis, has_article=has_article), number[1]

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

    def _relative_day(self, relative: Any, after: int) -> tuple[DayShape, int]:
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
            if not has_article and self.key(index - 1) not in {"du", "au"}:
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
            numbered = self._numeric(place, False) or self._numbered_day(place, weekday)
            if numbered is not None:
                return replace(numbered[0], weekday=weekday), numbered[1]
        return self._bare_weekday(DayShape(weekday=weekday), at)

    def _bare_weekday(self, shape: DayShape, at: int) -> tuple[DayShape, int]:
        """A weekday and what tells which: "dernier", "de la semaine dernière", "en huit"."""
        modifier = self.vocabulary.modifiers.at(self.words, at)
        if modifier is not None:
            return replace(shape, deixis=modifier[0]), modifier[1]
        keys = [self.key(at + step) for step in range(3)]
        if keys[:2] == ["en", "huit"]:
            return replace(shape, weeks=1), at + 2
        if keys in (["de", "la", "semaine"], ["de", "cette", "semaine"]):
            told = self.vocabulary.modifiers.at(self.words, at + 3)
            if keys[1] == "cette":
                return replace(shape, weeks=0), at + 3
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
        if modifier is not None:
            return DayShape(day=day, deixis=modifier[0]), modifier[1]
        for phrase in (("de", "ce", "mois"), ("du", "mois")):
            if tuple(self.key(at + step) for step in range(len(phrase))) == phrase:
                return DayShape(day=day), at + len(phrase)
        if weekday is None or not self._ends_phrase(at):
            return None
        return DayShape(day=day), at

    def _ends_phrase(self, at: int) -> bool:
        """Whether no counted noun can follow ("mardi 12 militaires")."""
        following = self.key(at)
        return not following or not following.isalnum() or following in {"et", "au", "a", "vers"}

    def part(self, index: int) -> Reading:
        """A part of the day."""
        return self.vocabulary.parts.at(self.words, index)


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
