"""The codebook beside a table says what its columns mean, and fits the table."""

from __future__ import annotations

import csv
import json
from datetime import datetime, timezone
from pathlib import Path

import pytest

from extractor import OutputError, __version__
from extractor.lexicon.acled import acled_columns
from extractor.lexicon.codebook import Column, columns
from extractor.table import TableRow
from extractor.writing import FORMATS, write_codebook, write_table
from extractor.writing.codebook import codebook


@pytest.mark.parametrize(("schema", "wanted"), [("events", columns()), ("acled", acled_columns())])
def test_it_describes_every_column_in_order(schema: str, wanted: tuple[Column, ...]):
    (resource,) = codebook("events.csv", schema)["resources"]
    fields = resource["schema"]["fields"]
    assert [field["name"] for field in fields] == [column.name for column in wanted]
    told = [field.get("description", "") for field in fields]
    assert told == [column.meaning for column in wanted]


def test_closed_lists_and_the_key_are_constraints_that_the_table_keeps(
    tmp_path: Path, rows: list[TableRow]
):
    write_table(rows, tmp_path / "events.csv")
    (resource,) = codebook(tmp_path / "events.csv")["resources"]
    with (tmp_path / resource["path"]).open(encoding="utf-8", newline="") as handle:
        cells = list(csv.DictReader(handle))
    enums = {
        field["name"]: set(map(str, field["constraints"]["enum"]))
        for field in resource["schema"]["fields"]
        if "enum" in field.get("constraints", {})
    }
    assert {"modality", "sub_event_type", "geo_precision"} <= set(enums)
    assert all(
        not row[name] or row[name] in allowed for row in cells for name, allowed in enums.items()
    )
    key = resource["schema"]["primaryKey"]
    assert len({tuple(row[name] for name in key) for row in cells}) == len(cells)


def test_it_tells_versions_settings_and_date(tmp_path: Path, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1750000000")
    path = write_codebook(tmp_path / "events.parquet", settings={"pages": "auto"})
    told = json.loads(path.read_text(encoding="utf-8"))
    assert path.name == "events.parquet.codebook.json"
    assert told["versions"]["sahel-events"] == __version__
    assert told["settings"] == {"pages": "auto"}
    assert told["created"] == "2025-06-15T15:06:40+00:00"


def test_without_a_fixed_date_it_is_now(monkeypatch):
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    made = datetime.fromisoformat(codebook("events.csv")["created"])
    assert abs((datetime.now(timezone.utc) - made).total_seconds()) < 60


def test_a_wrong_fixed_date_is_told(monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")
    with pytest.raises(OutputError, match="'yesterday' and no number of seconds"):
        codebook("events.csv")


def test_a_missing_folder_is_told(tmp_path: Path):
    with pytest.raises(OutputError, match="cannot be written"):
        write_codebook(tmp_path / "none" / "events.csv")


@pytest.mark.parametrize("ending", FORMATS)
def test_each_format_has_its_media_type(ending: str):
    (resource,) = codebook(f"events{ending}")["resources"]
    assert resource["mediatype"] != "application/octet-stream"


@pytest.mark.parametrize("wanted", [columns(), acled_columns()])
def test_every_column_says_what_it_means(wanted: tuple[Column, ...]):
    assert [column.name for column in wanted if not column.meaning] == []
