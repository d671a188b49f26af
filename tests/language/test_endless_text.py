"""Text that is no prose: runs without a full stop, endless numbers. It is read in bounded time."""

from __future__ import annotations

import time

import pytest
from spacy.language import Language

from extractor.language.annotations import DATES, FIGURES
from extractor.language.dates.finder import find_dates
from extractor.language.sentences import LONGEST

SECONDS = 20
"""Far more than any of these takes now, far less than they took when time grew with the square."""


@pytest.mark.parametrize(
    "words",
    [
        "quatre blessés et ",
        "capturés ",
        "1 ",
        "du 3 au ",
        "deux cent mille ",
        "vingt ",
        "à 40 km au sud de ",
        "le chef de la garde du ",
    ],
)
def test_a_run_without_end_is_read_in_bounded_time(nlp: Language, words: str):
    begun = time.perf_counter()
    doc = nlp(words * (8000 // len(words)))
    assert time.perf_counter() - begun < SECONDS
    assert max(len(sentence) for sentence in doc.sents) <= LONGEST


def test_number_words_without_end_are_no_date():
    begun = time.perf_counter()
    assert not find_dates("quatre vingt mille " * 1000)
    assert time.perf_counter() - begun < SECONDS


@pytest.mark.parametrize("digits", [10, 19, 5000])
def test_a_number_with_more_digits_than_people_on_earth_counts_nobody(nlp: Language, digits: int):
    doc = nlp(f"Le dossier {'7' * digits} morts, et le {'1' * digits} mai {'2' * digits}.")
    assert not doc.spans[FIGURES]
    assert not doc.spans[DATES]


def test_a_sentence_of_a_communique_stays_whole(french: Language):
    text = "Le gouvernement salue " + ", ".join(["les forces de défense"] * 40) + "."
    assert len(list(french(text).sents)) == 1


def test_the_first_word_begins_a_sentence_and_a_line_end_another(french: Language):
    doc = french("Gao en fête\nLe marché a rouvert lundi.")
    assert [sentence.text.strip() for sentence in doc.sents] == [
        "Gao en fête",
        "Le marché a rouvert lundi.",
    ]
