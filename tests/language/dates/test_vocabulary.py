"""Mistakes in the vocabulary are told by file and line, before any text is read."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from extractor.errors import DataFileError
from extractor.language.dates import vocabulary
from extractor.language.dates.patterns import PatternTree, expand
from extractor.language.dates.rules import RULES
from extractor.language.dates.slots import SLOTS


@pytest.fixture
def copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of the tables that a test may spoil."""
    for path in vocabulary.data_files():
        shutil.copy(path, tmp_path / path.name)
    monkeypatch.setattr(vocabulary, "DIRECTORY", tmp_path)
    vocabulary.load.cache_clear()
    yield tmp_path
    vocabulary.load.cache_clear()


@pytest.mark.parametrize(
    ("name", "row", "complaint"),
    [
        ("months.csv", "mai,5,no", "stands already"),
        ("months.csv", "Brumaire,2,no", "lower case"),
        ("months.csv", "brumaire,13,no", "between 1 and 12"),
        ("months.csv", "brumaire,deux,no", "no whole number"),
        ("weekdays.csv", "decadi,8", "between 1 and 7"),
        ("modifiers.csv", "jadis,long ago", "not known"),
        ("named_days.csv", "fete nouvelle,lunar,01-01,01-01,no", "not known"),
        ("named_days.csv", "fete nouvelle,fixed,janvier,01-01,no", "joined by a hyphen"),
        ("parts_of_day.csv", "a quinze heures,25,no", "between 0 and 23"),
        ("constructions.csv", "jadis,day,shift", "name=value"),
        ("units.csv", "lustre,lustrum,no", "not known"),
    ],
)
def test_a_wrong_row_is_named_by_file_and_line(
    copied: Path, name: str, row: str, complaint: str
) -> None:
    path = copied / name
    text = path.read_text(encoding="utf-8").rstrip("\n")
    path.write_text(f"{text}\n{row}\n", encoding="utf-8")
    line = len(text.splitlines()) + 1
    with pytest.raises(DataFileError, match=complaint) as error:
        vocabulary.load()
    assert (error.value.path.name, error.value.line) == (name, line)


def test_two_letter_weekdays_are_not_in_the_tables() -> None:
    tables = vocabulary.load()
    assert not {"sa", "ma", "me", "je", "di", "lu", "ve"} & set(tables.weekdays)


def test_every_construction_has_a_rule() -> None:
    for construction in vocabulary.load().constructions:
        assert construction.rule in RULES, construction.row.error("no such rule")


@pytest.mark.parametrize("pattern", ["le (mois", "le mois]", "[le"])
def test_an_open_bracket_in_a_pattern_is_refused(pattern: str) -> None:
    with pytest.raises(ValueError, match=r"missing|closes nothing"):
        expand(pattern)


def test_an_unknown_slot_is_refused_with_the_known_ones() -> None:
    row = vocabulary.load().constructions[0].row
    wrong = vocabulary.Construction("le {moon}", "day", {}, row)
    with pytest.raises(DataFileError, match=r"\{moon\}.*clock"):
        PatternTree([wrong], frozenset(SLOTS))
