"""A file is written whole or not at all, and what cannot be written is told in one line."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from extractor import OutputError
from extractor.table import TableRow
from extractor.writing import Output, write_table


def test_an_unknown_ending_is_told_with_the_known_ones(tmp_path: Path):
    with pytest.raises(OutputError, match=r"'\.xls'; end the name in \.csv, .* or \.xlsx"):
        Output(tmp_path / "events.xls")


def test_an_unknown_schema_is_told_with_the_known_ones(tmp_path: Path):
    with pytest.raises(OutputError, match="unknown schema 'gdelt'; choose events or acled"):
        Output(tmp_path / "events.csv", "gdelt")


def test_a_missing_folder_is_told(tmp_path: Path):
    with pytest.raises(OutputError, match=r"there is no folder .*nowhere; create it first"):
        Output(tmp_path / "nowhere" / "events.csv")


def test_a_folder_is_no_file(tmp_path: Path):
    (tmp_path / "events.csv").mkdir()
    with pytest.raises(OutputError, match="this is a folder"):
        Output(tmp_path / "events.csv")


def test_the_ending_may_be_in_capitals(tmp_path: Path, rows: list[TableRow]):
    write_table(rows, tmp_path / "EVENTS.CSV")
    assert (tmp_path / "EVENTS.CSV").read_text(encoding="utf-8").startswith("event_id")


def test_an_interrupted_run_leaves_the_older_file_and_nothing_else(
    tmp_path: Path, rows: list[TableRow]
):
    path = tmp_path / "events.csv"
    path.write_text("older")
    with pytest.raises(KeyboardInterrupt), Output(path) as output:
        output.write(rows)
        raise KeyboardInterrupt
    assert path.read_text() == "older"
    assert list(tmp_path.iterdir()) == [path]


def test_nothing_stands_under_the_name_before_the_end(tmp_path: Path, rows: list[TableRow]):
    path = tmp_path / "events.parquet"
    with Output(path) as output:
        output.write(rows)
        assert not path.exists()
    assert list(tmp_path.iterdir()) == [path]


def test_a_full_disk_is_told_and_leaves_nothing(tmp_path: Path, rows: list[TableRow], monkeypatch):
    def full(row: object) -> str:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("extractor.writing.csv_table.text", full)
    with pytest.raises(OutputError, match=r"events\.csv: cannot be written \(No space left"):
        write_table(rows, tmp_path / "events.csv")
    assert list(tmp_path.iterdir()) == []


def test_an_error_of_the_reader_is_not_taken_for_one_of_the_file(tmp_path: Path):
    with pytest.raises(FileNotFoundError), Output(tmp_path / "events.csv"):
        (tmp_path / "input.jsonl").read_text()


def test_the_file_has_the_rights_that_a_new_file_has(tmp_path: Path, rows: list[TableRow]):
    write_table(rows, tmp_path / "events.csv")
    (tmp_path / "other").touch()
    assert (tmp_path / "events.csv").stat().st_mode == (tmp_path / "other").stat().st_mode
