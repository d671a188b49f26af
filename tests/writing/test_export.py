"""``sahel-events export`` from file to file."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pandas as pd
import pytest
import typer
from typer.testing import CliRunner, Result

from extractor import InputError, OutputError, TableError
from extractor.table import TableRow, rows_of_frame
from extractor.writing import FORMATS, write_table
from extractor.writing.cli import export

APP = typer.Typer()
APP.command()(export)


def run(*arguments: object) -> Result:
    found = CliRunner().invoke(APP, [str(argument) for argument in arguments])
    if found.exception is not None and not isinstance(found.exception, SystemExit):
        raise found.exception
    return found


@pytest.mark.parametrize("source", [".csv", ".parquet"])
@pytest.mark.parametrize("ending", FORMATS)
def test_a_table_goes_from_format_to_format(
    tmp_path: Path, rows: list[TableRow], source: str, ending: str
):
    given, output = tmp_path / f"events{source}", tmp_path / f"out{ending}"
    write_table(rows, given)
    write_table(rows, tmp_path / f"direct{ending}")
    assert "3 of 3 rows" in run(given, "--output", output).output
    assert output.read_bytes() == (tmp_path / f"direct{ending}").read_bytes()
    told = json.loads((tmp_path / f"out{ending}.codebook.json").read_text(encoding="utf-8"))
    assert told["settings"] == {"exported": given.name}


def test_rows_that_acled_has_no_place_for_are_told_of(tmp_path: Path, rows: list[TableRow]):
    write_table(rows, tmp_path / "events.csv")
    done = run(tmp_path / "events.csv", "-o", tmp_path / "acled.csv", "--schema", "acled")
    assert "2 of 3 rows" in done.output
    assert "1 rows left out, for which acled has no place" in done.stderr
    with (tmp_path / "acled.csv").open(encoding="utf-8") as handle:
        assert next(csv.reader(handle))[0] == "event_id_cnty"


def test_an_unknown_schema_and_a_missing_table_are_told(tmp_path: Path, rows: list[TableRow]):
    with pytest.raises(InputError, match="no such file"):
        run(tmp_path / "none.csv", "-o", tmp_path / "out.csv")
    write_table(rows, tmp_path / "events.csv")
    with pytest.raises(OutputError, match="unknown schema"):
        run(tmp_path / "events.csv", "-o", tmp_path / "out.csv", "--schema", "gdelt")


def test_a_table_that_pandas_read_by_itself_is_written_all_the_same(
    tmp_path: Path, rows: list[TableRow]
):
    write_table(rows, tmp_path / "events.csv")
    write_table(rows, tmp_path / "events.parquet")
    for table in (
        pd.read_csv(tmp_path / "events.csv"),
        pd.read_parquet(tmp_path / "events.parquet"),
    ):
        assert list(rows_of_frame(table)) == rows


def test_a_value_of_another_kind_is_told_with_its_column(tmp_path: Path, rows: list[TableRow]):
    write_table(rows, tmp_path / "events.csv")
    table = pd.read_csv(tmp_path / "events.csv").astype({"published_at": "object"})
    table.loc[0, "published_at"] = "mardi"
    with pytest.raises(TableError, match=r"the column published_at has a value .* 'mardi'"):
        list(rows_of_frame(table))
