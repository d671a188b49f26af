"""A file is written whole or not at all, and what cannot be written is told in one line."""

from __future__ import annotations

import csv
import errno
import io
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from extractor import OutputError
from extractor.table import TableRow
from extractor.writing import FORMATS, Output, write_table
from extractor.writing.parts import part_of


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


@pytest.mark.parametrize("ending", FORMATS)
def test_a_folder_that_goes_while_rows_are_written_is_told(
    tmp_path: Path, rows: list[TableRow], ending: str
):
    folder = tmp_path / "gone"
    folder.mkdir()
    output = Output(folder / f"events{ending}")
    with pytest.raises(OutputError, match="cannot be written"), output:
        output.write(rows)
        shutil.rmtree(folder)


def test_an_error_of_the_reader_is_not_taken_for_one_of_the_file(tmp_path: Path):
    with pytest.raises(FileNotFoundError), Output(tmp_path / "events.csv"):
        (tmp_path / "input.jsonl").read_text()


def test_the_file_has_the_rights_that_a_new_file_has(tmp_path: Path, rows: list[TableRow]):
    write_table(rows, tmp_path / "events.csv")
    (tmp_path / "other").touch()
    assert (tmp_path / "events.csv").stat().st_mode == (tmp_path / "other").stat().st_mode


@pytest.mark.parametrize("cell", ["=1+1", "+33 6", "-Gao", "@SUM(A1)", "\t=1", "  =1", "＝1"])
def test_a_cell_that_a_spreadsheet_would_run_is_made_safe_on_request(
    tmp_path: Path, rows: list[TableRow], cell: str
):
    hostile = {**rows[0], "evidence": cell, "longitude": -4.5}
    for name, excel in (("plain.csv", False), ("safe.csv", True)):
        write_table([hostile], tmp_path / name, excel=excel)
    plain, made_safe = (
        next(csv.DictReader(io.StringIO((tmp_path / name).read_text(encoding="utf-8"))))
        for name in ("plain.csv", "safe.csv")
    )
    assert (plain["evidence"], made_safe["evidence"]) == (cell, f"'{cell}")
    assert (plain["longitude"], made_safe["longitude"]) == ("-4.5", "-4.5")


def test_excel_is_for_csv(tmp_path: Path):
    with pytest.raises(OutputError, match=r"--excel is for \.csv"):
        Output(tmp_path / "events.parquet", excel=True)


@pytest.mark.skipif(os.name != "posix", reason="processes are asked by a signal")
def test_what_a_killed_run_left_is_removed_by_the_next(tmp_path: Path, rows: list[TableRow]):
    killed = subprocess.Popen([sys.executable, "-c", "pass"])
    killed.wait()
    mine = part_of(tmp_path / "events.csv")
    stale = mine.with_name(mine.name.replace(str(os.getpid()), str(killed.pid)))
    running = mine.with_name(mine.name.replace(str(os.getpid()), str(os.getppid())))
    elsewhere = tmp_path / f".events.another-machine.{killed.pid}.part.csv"
    other = tmp_path / f".other{stale.name.removeprefix('.events')}"
    for path in (stale, running, elsewhere, other):
        path.touch()
    write_table(rows, tmp_path / "events.csv")
    assert {path.name for path in tmp_path.iterdir()} == {
        path.name for path in (tmp_path / "events.csv", running, elsewhere, other)
    }
