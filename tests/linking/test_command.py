"""``sahel-events link`` from file to file."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest
import typer
from typer.testing import CliRunner

from extractor.errors import InputError, OutputError
from extractor.linking import link
from extractor.linking.cli import link as command
from extractor.linking.files import read_links, write_events, write_frame
from extractor.table_files import read_table

APP = typer.Typer()
APP.command()(command)


def run(*arguments: object) -> str:
    found = CliRunner().invoke(APP, [str(argument) for argument in arguments])
    if found.exception is not None and not isinstance(found.exception, SystemExit):
        raise found.exception
    assert found.exit_code == 0, found.output
    return found.output


@pytest.fixture
def table(gold, tmp_path: Path) -> Path:
    path = tmp_path / "events.csv"
    write_events(gold.table.head(60), path)
    return path


@pytest.mark.parametrize("ending", [".csv", ".parquet"])
def test_it_writes_the_linked_table_the_links_and_a_row_a_cluster(table, tmp_path, ending) -> None:
    output, links, rows = (tmp_path / f"{name}{ending}" for name in ("out", "links", "rows"))
    told = run(table, "--output", output, "--links", links, "--consolidated", rows)
    linked = read_table(output)
    clusters = linked["cluster_id"].nunique()
    assert f"{linked['event_id'].nunique()} reports of {clusters} events" in told
    assert read_links(links)["joined"].any()
    written = pd.read_csv(rows) if ending == ".csv" else pd.read_parquet(rows)
    assert len(written) == clusters


def test_a_table_added_to_a_linked_one_is_as_if_linked_together(gold, tmp_path) -> None:
    old, new = tmp_path / "old.csv", tmp_path / "new.csv"
    write_events(gold.table.iloc[:30], old)
    write_events(gold.table.iloc[30:60], new)
    linked, links, output = (tmp_path / f"{name}.csv" for name in ("linked", "links", "output"))
    run(old, "--output", linked, "--links", links)
    run(new, "--into", linked, "--into-links", links, "--output", output)
    at_once = link(gold.table.iloc[:60]).table
    assert read_table(output)["cluster_id"].tolist() == at_once["cluster_id"].tolist()


def test_a_missing_file_is_told(tmp_path) -> None:
    with pytest.raises(InputError, match="no such file"):
        read_table(tmp_path / "none.csv")


def test_a_file_of_another_format_is_told(tmp_path) -> None:
    with pytest.raises(InputError, match="give the table as"):
        read_table(tmp_path / "events.xlsx")


def test_a_cell_of_the_wrong_kind_is_told(table) -> None:
    table.write_text(table.read_text("utf-8").replace("2021-06-05,2021-06-05", "demain,demain"))
    with pytest.raises(InputError, match="a cell is of the wrong kind"):
        read_table(table)


def test_links_with_other_columns_are_told(table) -> None:
    with pytest.raises(InputError, match="the columns must be event_id_1"):
        read_links(table)


def test_an_unknown_ending_is_told(tmp_path) -> None:
    with pytest.raises(OutputError, match="end the name in"):
        write_frame(pd.DataFrame(), tmp_path / "rows.xlsx")
