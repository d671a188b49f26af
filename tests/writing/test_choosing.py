"""``sahel-events export`` with the rows that are asked for."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest
from typer.testing import CliRunner

import extractor
from extractor.cli import app
from extractor.examples import FOLDER


@pytest.fixture(scope="module")
def table(nlp, tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("table") / "events.csv"
    extractor.extract(FOLDER, output=path, nlp=nlp)
    return path


def export(table: Path, *words: str) -> pd.DataFrame:
    output = table.with_name("chosen.csv")
    done = CliRunner().invoke(app, ["export", str(table), "--output", str(output), *words])
    assert done.exit_code == 0, done.output
    return pd.read_csv(output)


def test_rows_of_the_countries_asked_for_are_written(table):
    assert set(export(table, "--country", "BFA", "--country", "NER")["country_iso3"]) <= {
        "BFA",
        "NER",
    }


def test_rows_of_a_type_or_a_sub_type_are_written(table):
    whole = pd.read_csv(table)
    kind = whole["sub_event_type"].iloc[0]
    assert len(export(table, "--type", kind)) == (whole["sub_event_type"] == kind).sum()


def test_an_event_that_reaches_into_the_days_asked_for_is_written(table):
    found = export(table, "--from", "2024-08-24", "--to", "2024-08-24")
    assert len(found)
    assert (found["event_date_start"] <= "2024-08-24").all()
    assert (found["event_date_end"] >= "2024-08-24").all()


def test_rows_in_the_box_and_sure_enough_are_written(table):
    found = export(table, "--bbox", "-6,12,5,18", "--min-confidence", "0.6")
    assert len(found)
    assert found["longitude"].between(-6, 5).all()
    assert (found["confidence"] >= 0.6).all()


def test_a_box_that_is_none_is_told(table):
    words = ["export", str(table), "--output", str(table.with_name("x.csv")), "--bbox", "5,1,2,9"]
    done = CliRunner().invoke(app, words)
    assert done.exit_code != 0
    assert "runs backwards" in str(done.exception or done.output)
