"""The vocabulary of figures complains by file and line, and number words mean their number."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from extractor.errors import DataFileError
from extractor.language.figures.lexicon import FOLDER, default_lexicon, load_lexicon
from extractor.language.figures.quantities import Amount, bound, find_amounts

BLANK = spacy.blank("fr")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    copy = tmp_path / "figures"
    shutil.copytree(FOLDER, copy)
    return copy


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("people.csv", "gardien de but,gardiens de but,neutral"),
        ("people.csv", "soldat,soldats,armed"),
        ("verbs.csv", "tuer,,,wounded,object,,"),
        ("verbs.csv", "tuer,,,dead,agent,,"),
        ("nouns.csv", "mort,morts,dead,sometimes"),
        ("collectives.csv", "vingtaine,vingtaines,vingt"),
        ("bounds.csv", "à peine,before,almost"),
        ("cues.csv", "dont,portion"),
        ("zero.csv", "sans casse,fine"),
        ("sides.csv", "police,blue"),
        ("states.csv", "en fuite,gone,"),
    ],
)
def test_a_wrong_line_is_named_by_file_and_line(folder: Path, name: str, line: str) -> None:
    path = folder / name
    path.write_text(path.read_text(encoding="utf-8") + line + "\n", encoding="utf-8")
    last = len(path.read_text(encoding="utf-8").splitlines())
    with pytest.raises(DataFileError) as raised:
        load_lexicon(folder)
    assert (raised.value.path, raised.value.line) == (path, last)


def test_a_line_that_stands_twice_is_refused(folder: Path) -> None:
    path = folder / "things.csv"
    path.write_text(path.read_text(encoding="utf-8") + "moto\n", encoding="utf-8")
    with pytest.raises(DataFileError, match="twice"):
        load_lexicon(folder)


def amounts(text: str) -> list[Amount]:
    return find_amounts(BLANK(text), default_lexicon(), frozenset())


@given(st.integers(min_value=2, max_value=999_999))
def test_digits_are_read_in_every_spelling(number: int) -> None:
    for text in (str(number), f"{number:,}".replace(",", " "), f"{number:,}".replace(",", ".")):
        (amount,) = amounts(f"avec {text} personnes")
        assert (amount.best, amount.low, amount.high) == (number, number, number)


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("deux", 2),
        ("vingt-trois", 23),
        ("trente et un", 31),
        ("quatre-vingt-dix", 90),
        ("deux cents", 200),
        ("quatre cent quarante-quatre", 444),
        ("mille deux cents", 1200),
    ],
)
def test_number_words_are_read_to_their_end(words: str, number: int) -> None:
    assert [amount.best for amount in amounts(f"avec {words} personnes")] == [number]


@pytest.mark.parametrize("text", ["2,7 tonnes", "AK-47", "RN24", "n° 12"])
def test_a_number_inside_a_name_or_a_decimal_is_none(text: str) -> None:
    assert amounts(text) == []


def test_dates_are_masked() -> None:
    assert find_amounts(BLANK("le 12 mai"), default_lexicon(), frozenset({1, 2})) == []


@given(st.integers(min_value=1, max_value=10_000), st.sampled_from(["least", "about", "most"]))
def test_a_bound_never_contradicts_its_amount(number: int, how: str) -> None:
    bounded = bound(Amount(0, 1, number, number, number, "exact"), how)
    assert bounded.best == number
    assert bounded.low is None or bounded.low <= number
    assert bounded.high is None or bounded.high >= number
