"""What must hold for every day and every text, whatever the phrase."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.language.annotations import TimeExpression
from extractor.language.dates import find_dates, shift, vocabulary
from extractor.language.dates.examples import read_examples

FIRST, LAST = date(2000, 1, 1), date(2035, 12, 31)
MONTHS = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
]
SHORT = [
    "janv.",
    "févr.",
    "mars",
    "avr.",
    "mai",
    "juin",
    "juil.",
    "août",
    "sept.",
    "oct.",
    "nov.",
    "déc.",
]
WEEKDAYS = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"]
ALL_DAYS = [FIRST + timedelta(step) for step in range((LAST - FIRST).days + 1)]
SENTENCES = [
    example.text
    for example in read_examples(Path(__file__).with_name("phrases.txt"))
    if not example.is_gap
]


def number(day: date) -> str:
    return "1er" if day.day == 1 else str(day.day)


FORMS = {
    "long": lambda day: f"le {number(day)} {MONTHS[day.month - 1]} {day.year}",
    "with weekday": lambda day: (
        f"{WEEKDAYS[day.weekday()]} {number(day)} {MONTHS[day.month - 1]} {day.year}"
    ),
    "shortened": lambda day: f"{day.day} {SHORT[day.month - 1]} {day.year}",
    "capitals": lambda day: f"le {number(day)} {MONTHS[day.month - 1].upper()} {day.year}",
    "slashes": lambda day: day.strftime("%d/%m/%Y"),
    "hyphens": lambda day: day.strftime("%d-%m-%Y"),
    "dots": lambda day: day.strftime("%d.%m.%Y"),
    "two figures": lambda day: day.strftime("%d-%m-%y"),
    "ISO": lambda day: day.isoformat(),
    "ISO with time": lambda day: f"{day.isoformat()}T23:59:59Z",
}
days = st.dates(FIRST, LAST)
patient = settings(deadline=None)


@pytest.mark.parametrize("form", FORMS)
def test_every_day_of_2000_to_2035_written_out_is_read_back(form: str) -> None:
    write = FORMS[form]
    for start in range(0, len(ALL_DAYS), 500):
        block = ALL_DAYS[start : start + 500]
        found = find_dates("\n".join(f"Vu {write(day)}." for day in block))
        assert [(one.time.start, one.time.end) for one in found] == [(day, day) for day in block]


@patient
@given(day=days, back=st.integers(0, 6))
def test_a_bare_weekday_is_the_last_one_up_to_publication(day: date, back: int) -> None:
    meant = day - timedelta(back)
    [found] = find_dates(f"Il est venu {WEEKDAYS[meant.weekday()]}.", day)
    assert found.time.start == found.time.end == meant


@patient
@given(day=days, back=st.integers(1, 7))
def test_a_weekday_with_dernier_lies_before_publication(day: date, back: int) -> None:
    meant = day - timedelta(back)
    [found] = find_dates(f"Il est venu {WEEKDAYS[meant.weekday()]} dernier.", day)
    assert found.time.start == meant


@patient
@given(day=days)
def test_weekday_and_number_find_the_year_they_fit(day: date) -> None:
    words = f"{WEEKDAYS[day.weekday()]} {number(day)} {MONTHS[day.month - 1]}"
    [found] = find_dates(f"Il est venu {words}.", day + timedelta(100))
    assert found.time.start == day


@patient
@given(day=days, published=days)
def test_a_night_has_two_days_and_the_first_named_first(day: date, published: date) -> None:
    after = day + timedelta(1)
    words = f"{WEEKDAYS[day.weekday()]} à {WEEKDAYS[after.weekday()]}"
    [found] = find_dates(f"Ils ont frappé dans la nuit de {words}.", published)
    start, end = found.time.start, found.time.end
    assert start is not None and end is not None
    assert end - start == timedelta(1)
    assert start.weekday() == day.weekday()
    assert end <= published


@settings(max_examples=200, deadline=None)
@given(text=st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4), published=days)
def test_no_expression_ends_before_it_starts_and_none_overlap(
    text: list[str], published: date
) -> None:
    found = find_dates("\n".join(text), published)
    for one in found:
        assert (one.time.start is None) == (one.time.end is None)
        assert one.time.start is None or one.time.start <= one.time.end
    assert all(one.end <= other.start for one, other in pairwise(found))


@settings(max_examples=200, deadline=None)
@given(text=st.text(max_size=200), published=st.none() | days)
def test_any_text_is_read_without_an_error(text: str, published: date | None) -> None:
    for one in find_dates(text, published):
        assert text[one.start : one.end] == one.text


NUMBERS = {str(number) for number in (12, 30, 31, 99, 2024)}
WORDS = NUMBERS | {"lundi", "mai", "hier", "février", "quinze", "an", "dernier", "Noël", "ramadan"}
VOCABULARY = sorted(
    {
        key
        for construction in vocabulary.load().constructions
        for key in construction.pattern.replace("|", " ").split()
        if key.isalpha()
    }
    | WORDS
)


@settings(max_examples=300, deadline=None)
@given(
    words=st.lists(st.sampled_from(VOCABULARY), max_size=14),
    published=st.none() | st.dates(date(1930, 1, 1), date(2090, 12, 31)),
)
def test_any_row_of_date_words_is_read_without_an_error(
    words: list[str], published: date | None
) -> None:
    for one in find_dates(" ".join(words), published):
        assert one.time.start is None or one.time.start <= one.time.end


def test_the_result_does_not_depend_on_the_day_on_which_it_is_computed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class NoToday(date):
        @classmethod
        def today(cls) -> date:
            raise AssertionError("the clock of the machine was read")

    monkeypatch.setattr("datetime.date", NoToday)
    for sentence in SENTENCES:
        find_dates(sentence, date(2025, 9, 14))


@patient
@given(day=days, steps=st.integers(-30, 30))
def test_shifting_by_a_text_anchor_keeps_length_and_precision(day: date, steps: int) -> None:
    base = TimeExpression(day, day + timedelta(1), "range", "night")
    moved = shift(TimeExpression(None, None, "unknown", "relative", "text", steps), base)
    assert moved.start == day + timedelta(steps)
    assert moved.end == day + timedelta(steps + 1)
    assert moved.precision == "range"
