"""Finds the time expressions of a text and resolves them in the order they are told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache
from itertools import pairwise

from extractor.language.annotations import TimeExpression
from extractor.language.dates import context, vocabulary
from extractor.language.dates.clock import Clock, advance, resolved
from extractor.language.dates.days import DayShape, list_days
from extractor.language.dates.feasts import FeastShape
from extractor.language.dates.patterns import Match, PatternTree
from extractor.language.dates.rules import Item, Reading, understand
from extractor.language.dates.slots import SLOTS, SlotReader, first_words
from extractor.language.dates.vocabulary import Vocabulary
from extractor.language.dates.words import Word, split


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A time expression in a text: characters ``start`` up to ``end``, and what it means."""

    start: int
    end: int
    text: str
    time: TimeExpression


@dataclass(frozen=True)
class _Grammar:
    words: Vocabulary
    constructions: PatternTree
    hours: PatternTree
    firsts: dict[str, frozenset[str]]
    openers: frozenset[str]


@lru_cache(maxsize=1)
def _grammar() -> _Grammar:
    words = vocabulary.load()
    slots = frozenset(SLOTS)
    hours = PatternTree(words.hours, slots)
    constructions = PatternTree(words.constructions, slots)
    firsts = first_words(words, hours)
    return _Grammar(words, constructions, hours, firsts, constructions.openers(firsts))


def find_dates(
    text: str, published: date | None = None, *, newest: date | None = None
) -> list[FoundDate]:
    """The time expressions of a French text, resolved as a newsreader resolves them.

    Args:
        text: one story; its running date ("le lendemain") is carried from expression to expression.
        published: the day it was published; without it "hier" and weekdays stay unresolved, unless
            a full date in the text ("ce jeudi 11 septembre 2025") tells the day.
        newest: newest day that the page around shows; it gives "lundi 18 août" its year where the
            weekday fits one near year only.

    Returns:
        The expressions in the order of the text; they never overlap, and an unresolved one has
        ``time.start`` ``None``.

    >>> [found] = find_dates("Ils sont venus jeudi soir.", date(2025, 9, 14))
    >>> found.text, found.time.start, found.time.precision
    ('jeudi soir', datetime.date(2025, 9, 11), 'day')
    """
    grammar = _grammar()
    words = split(text)
    reader = SlotReader(text, words, grammar.words, grammar.hours, grammar.firsts)
    readings = list(_read(words, reader, grammar))
    clock = _set_clock(text, words, readings, grammar.words, published, newest)
    return list(_resolve(text, words, readings, grammar.words, clock))


def _read(words: Sequence[Word], reader: SlotReader, grammar: _Grammar) -> Iterator[Reading]:
    index = 0
    while index < len(words):
        if words[index].key not in grammar.openers and not words[index].is_number:
            index += 1
            continue
        reading = None
        for match in grammar.constructions.matches(words, index, reader.read):
            reading = understand(match) if _is_written_right(match, words) else None
            if reading is not None:
                break
        if reading is None:
            index += 1
            continue
        if not context.is_vetoed(words, reading.start, reading.end, grammar.words):
            yield reading
        index = reading.end


def _is_written_right(match: Match, words: Sequence[Word]) -> bool:
    """Whether a feast that may be a noun or a first name is neither ("l'Ascension", "Noël")."""
    rule = match.one("feast")
    if rule is None or not rule.needs_capital:
        return True
    beside = [words[index] for index in (match.start - 1, match.end) if 0 <= index < len(words)]
    if any(word.text[0].isupper() and not word.text.isupper() for word in beside):
        return False
    return any(
        word.text[0].isupper() for word in words[match.start : match.end] if len(word.text) > 2
    )


def _span(words: Sequence[Word], start: int, end: int) -> tuple[int, int]:
    return words[start].start, words[end - 1].end


def _is_stamp(text: str, words: Sequence[Word], item: Item, table: Vocabulary) -> bool:
    """Whether an item is the date of the page or of the dispatch."""
    if not isinstance(item.shape, DayShape) or item.shape.day is None:
        return False
    start, end = _span(words, item.start, item.end)
    return context.is_dateline(text, start, end) or context.is_page_stamp(words, item.start, table)


def _set_clock(
    text: str,
    words: Sequence[Word],
    readings: Sequence[Reading],
    table: Vocabulary,
    published: date | None,
    newest: date | None,
) -> Clock:
    """The anchors; a missing publication day is inferred where the text leaves one only."""
    clock = Clock(published=published, newest=newest)
    if published is not None:
        return clock
    full: list[date] = []
    inferred: date | None = None
    for item in (item for reading in readings for item in reading.items):
        shape = item.shape
        if not isinstance(shape, DayShape) or shape.month is None:
            continue
        day = shape.resolve(clock).start
        if day is None:
            continue
        if shape.is_full:
            full.append(day)
        steps = _days_from_publication(shape)
        if steps is None and _is_stamp(text, words, item, table):
            steps = 0
        if steps is not None and inferred is None:
            inferred = day - timedelta(steps)
    return replace(clock, published=inferred, written=max(full, default=None))


def _days_from_publication(shape: DayShape) -> int | None:
    """0 for "ce jeudi 11 septembre", -1 for "hier 11 septembre"."""
    if shape.relative is not None and shape.relative.anchor == "publication":
        return shape.relative.shift_days
    return 0 if shape.deixis == "this" and shape.weekday is not None else None


def _resolve(
    text: str,
    words: Sequence[Word],
    readings: Sequence[Reading],
    table: Vocabulary,
    clock: Clock,
) -> Iterator[FoundDate]:
    for reading in readings:
        outlook = context.outlook(words, reading.start, reading.end, table)
        limit = reading.bound or context.bound(words, reading.start, table)
        if limit == "term":
            limit = "" if outlook < 0 else "until"
        if limit == "until" and outlook == 0:
            outlook = 1
        here = replace(clock, outlook=outlook)
        for item, time in _times(reading, here):
            start, end = _span(words, item.start, item.end)
            is_stamp = _is_stamp(text, words, item, table)
            time = replace(
                _as_written(_not_ahead(time, here), item),
                bound=limit,
                is_name=_is_name(item, words, table),
            )
            if is_stamp:
                time = replace(time, kind="dateline")
            yield FoundDate(start, end, text[start:end], time)
            if time.start is not None and not time.is_name and not is_stamp:
                told, period = advance(clock, time)
                clock = replace(clock, told=told, told_period=period)


def _times(reading: Reading, clock: Clock) -> list[tuple[Item, TimeExpression]]:
    """The expressions of a reading; a list of days in a row is one range."""
    if len(reading.items) == 1:
        return [(item, item.shape.resolve(clock)) for item in reading.items]
    days = [item.shape for item in reading.items if isinstance(item.shape, DayShape)]
    if len(days) == len(reading.items):
        times = list_days(days, clock)
    else:
        times = [item.shape.resolve(clock) for item in reading.items]
    if not _in_a_row(times):
        return list(zip(reading.items, times, strict=True))
    whole = Item(reading.items[0].shape, reading.start, reading.end)
    first, last = times[0], times[-1]
    assert first.start is not None and last.end is not None
    return [(whole, resolved((first.start, last.end), "range", "range", last.anchor))]


def _in_a_row(times: Sequence[TimeExpression]) -> bool:
    return all(
        before.end is not None and before.end + timedelta(1) == after.start
        for before, after in pairwise(times)
    )


def _not_ahead(time: TimeExpression, clock: Clock) -> TimeExpression:
    """ "Trois jours après" that would fall after publication counts from something untold."""
    is_ahead = clock.published is not None and time.start and time.start > clock.published
    if time.anchor != "text" or not is_ahead or clock.outlook > 0:
        return time
    return resolved(None, "unknown", time.kind, "text", time.shift_days)


def _as_written(time: TimeExpression, item: Item) -> TimeExpression:
    """ "Le 22-Septembre": a national day, by the hyphen."""
    shape = item.shape
    is_feast = isinstance(shape, DayShape) and shape.is_named
    return replace(time, kind="named_day") if is_feast else time


def _is_name(item: Item, words: Sequence[Word], table: Vocabulary) -> bool:
    shape = item.shape
    if isinstance(shape, FeastShape):
        return False
    if isinstance(shape, DayShape) and shape.is_named:
        assert shape.day is not None and shape.month is not None
        if (shape.day, shape.month) not in table.national_days:
            return True
    return context.names_something(words, item.start, table)
