"""``sahel-events run`` as it is called."""

from __future__ import annotations

import json
from pathlib import Path

from typer.testing import CliRunner

from extractor.cli import app
from extractor.examples import FOLDER


def call(*words: str | Path):
    return CliRunner().invoke(app, ["run", *map(str, words)])


def test_a_run_fills_a_store_and_writes_the_table(tmp_path):
    store, output = tmp_path / "run.sqlite", tmp_path / "events.csv"
    done = call(FOLDER / "barsalogho.txt", "--store", store, "--output", output, "--link")
    assert done.exit_code == 0, done.output
    assert "1 stories read" in done.output
    assert output.read_text(encoding="utf-8").startswith("event_id,")
    assert (tmp_path / "events.csv.codebook.json").is_file()
    again = call(FOLDER / "barsalogho.txt", "--store", store)
    assert "0 stories read" in again.output
    assert "1 in the store already" in again.output


def test_servers_get_a_json_line_a_batch(tmp_path):
    done = call(FOLDER / "barsalogho.txt", "--store", tmp_path / "r.sqlite", "--log-json")
    told = [json.loads(line) for line in done.output.splitlines() if line.startswith("{")]
    assert [line["stories"] for line in told] == [1]


def test_a_store_can_be_exported_as_any_table(tmp_path):
    store = tmp_path / "run.sqlite"
    call(FOLDER / "barsalogho.txt", "--store", store, "--quiet")
    done = CliRunner().invoke(app, ["export", str(store), "--output", str(tmp_path / "e.geojson")])
    assert done.exit_code == 0, done.output
    assert json.loads((tmp_path / "e.geojson").read_text(encoding="utf-8"))["features"]
