"""The workbook opens in pandas and openpyxl, and a story's words are never a formula."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl
import pandas as pd
import pytest

from extractor import OutputError
from extractor.table import TableRow, column_names
from extractor.writing import write_table
from extractor.writing.excel import CUT, MOST_CHARACTERS

FORMULAS = [
    '=HYPERLINK("http://x.example")',
    "+1+1",
    "-2",
    "@SUM(A1)",
    "{=1}",
    "\t=1",
    "=cmd|' /C'!A0",
]


def written(tmp_path: Path, rows: list[TableRow]) -> openpyxl.Workbook:
    write_table(rows, tmp_path / "events.xlsx")
    return openpyxl.load_workbook(tmp_path / "events.xlsx")


def test_pandas_reads_dates_and_numbers_as_such(tmp_path: Path, rows: list[TableRow]):
    write_table(rows, tmp_path / "events.xlsx")
    table = pd.read_excel(tmp_path / "events.xlsx")
    assert tuple(table.columns) == column_names()
    assert table["event_date_start"][0] == pd.Timestamp(2025, 9, 13)
    assert table["published_at"][0] == pd.Timestamp(2025, 9, 13, 18, 5)
    assert table["fatalities"].sum() == 12
    assert table["evidence"][2] == "Première ligne,\nseconde « ligne » \U0001f4f0."


def test_a_sheet_tells_what_each_column_means_and_one_the_versions(
    tmp_path: Path, rows: list[TableRow]
):
    book = written(tmp_path, rows)
    assert book.sheetnames == ["events", "codebook", "versions"]
    told = pd.read_excel(tmp_path / "events.xlsx", sheet_name="codebook")
    assert tuple(told["column"]) == column_names()
    versions = pd.read_excel(tmp_path / "events.xlsx", sheet_name="versions")
    assert "sahel-events" in set(versions["of"])


@pytest.mark.parametrize("words", FORMULAS)
def test_words_like_a_formula_stay_words(tmp_path: Path, rows: list[TableRow], words: str):
    book = written(tmp_path, [{**rows[0], "title": words, "evidence": words}])
    for name in ("title", "evidence"):
        cell = book["events"].cell(2, column_names().index(name) + 1)
        assert (cell.data_type, cell.value, cell.hyperlink) == ("s", words, None)


def test_what_excel_cannot_hold_is_told_in_the_cell(tmp_path: Path, rows: list[TableRow]):
    longest = "é" * MOST_CHARACTERS
    hard = [
        {**rows[0], "title": longest + "x", "evidence": "a\x07b\x1bc"},
        {**rows[1], "title": longest},
    ]
    table = pd.DataFrame(written(tmp_path, hard)["events"].values)
    titles = table[column_names().index("title")]
    assert titles[1] == longest[: -len(CUT)] + CUT
    assert titles[2] == longest
    assert table[column_names().index("evidence")][1] == "a\ufffdb\ufffdc"


def test_a_day_before_excels_calendar_stands_as_text(tmp_path: Path, rows: list[TableRow]):
    book = written(tmp_path, [{**rows[0], "event_date_start": date(1885, 2, 26)}])
    cell = book["events"].cell(2, column_names().index("event_date_start") + 1)
    assert cell.value == "1885-02-26"


def test_more_rows_than_a_sheet_holds_are_refused(
    tmp_path: Path, rows: list[TableRow], monkeypatch
):
    monkeypatch.setattr("extractor.writing.excel.MOST_ROWS", 2)
    with pytest.raises(OutputError, match=r"holds 2 rows and the table has more; write \.parquet"):
        write_table(rows, tmp_path / "events.xlsx")
    assert list(tmp_path.iterdir()) == []


def test_a_workbook_without_the_extra_says_what_to_install(
    tmp_path: Path, rows: list[TableRow], monkeypatch
):
    monkeypatch.setitem(__import__("sys").modules, "xlsxwriter", None)
    with pytest.raises(OutputError, match=r"sahel-events\[excel\]"):
        write_table(rows, tmp_path / "events.xlsx")
    assert list(tmp_path.iterdir()) == []
