"""Each format holds the same table, in the codebook's columns."""

from __future__ import annotations

import csv
import json
from datetime import date, datetime
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from extractor import to_frame, to_geojson
from extractor.table import GEOMETRY, TableRow, column_names, frame_of_rows
from extractor.writing import FORMATS, write_table
from extractor.writing.cells import plain, text

OF_TEXT = (".csv", ".parquet", ".jsonl", ".geojson")


def without_geometry(table: pa.Table) -> list[TableRow]:
    return table.drop_columns(GEOMETRY).to_pylist()


def test_csv_is_utf8_with_one_header_line_and_line_feeds(tmp_path: Path, rows: list[TableRow]):
    path = tmp_path / "events.csv"
    write_table(rows, path)
    data = path.read_bytes()
    assert data.startswith(",".join(column_names()).encode() + b"\n")
    assert b"\r" not in data
    with path.open(encoding="utf-8", newline="") as handle:
        read = list(csv.DictReader(handle))
    assert read == [{name: text(value) for name, value in row.items()} for row in rows]


def test_csv_cells_are_dates_numbers_and_nothing_else(tmp_path: Path, rows: list[TableRow]):
    write_table(rows, tmp_path / "events.csv")
    with (tmp_path / "events.csv").open(encoding="utf-8", newline="") as handle:
        first, second, call = csv.DictReader(handle)
    assert first["event_date_start"] == "2025-09-13"
    assert first["published_at"] == "2025-09-13T18:05:00"
    assert (first["latitude"], first["fatalities"], second["fatalities"]) == ("14.7", "12", "")
    assert call["evidence"] == "Première ligne,\nseconde « ligne » \U0001f4f0."


def test_pandas_reads_the_csv_without_help(tmp_path: Path, rows: list[TableRow]):
    write_table(rows, tmp_path / "events.csv")
    table = pd.read_csv(tmp_path / "events.csv", parse_dates=["event_date_start"])
    assert table.shape == (3, len(column_names()))
    assert table["fatalities"].sum() == 12
    assert table["event_date_start"].iloc[0] == pd.Timestamp(2025, 9, 13)


def test_json_lines_hold_a_whole_row_each_with_null_for_empty(tmp_path: Path, rows: list[TableRow]):
    write_table(rows, tmp_path / "events.jsonl")
    lines = (tmp_path / "events.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line) for line in lines] == [plain(row) for row in rows]
    assert json.loads(lines[2])["location"] is None
    assert "é" in lines[0]


def test_parquet_keeps_types_and_values(tmp_path: Path, rows: list[TableRow]):
    write_table(rows, tmp_path / "events.parquet")
    table = pq.read_table(tmp_path / "events.parquet")
    assert without_geometry(table) == rows
    assert table.to_pylist()[0]["event_date_start"] == date(2025, 9, 13)
    assert table.to_pylist()[0]["published_at"] == datetime(2025, 9, 13, 18, 5)


def test_parquet_columns_say_what_they_mean(tmp_path: Path, rows: list[TableRow]):
    write_table(rows, tmp_path / "events.parquet")
    field = pq.read_schema(tmp_path / "events.parquet").field("uncertainty_km")
    assert field.metadata[b"unit"] == b"km"
    assert field.metadata[b"meaning"].startswith(b"Radius")


def test_parquet_of_many_rows_comes_in_groups(tmp_path: Path, rows: list[TableRow], monkeypatch):
    monkeypatch.setattr("extractor.writing.parquet.ROW_GROUP", 2)
    write_table(rows, tmp_path / "events.parquet")
    assert pq.ParquetFile(tmp_path / "events.parquet").num_row_groups == 2
    assert without_geometry(pq.read_table(tmp_path / "events.parquet")) == rows


def test_geojson_has_a_point_a_row_and_none_where_there_are_no_coordinates(
    tmp_path: Path, rows: list[TableRow]
):
    write_table(rows, tmp_path / "events.geojson")
    collection = json.loads((tmp_path / "events.geojson").read_text(encoding="utf-8"))
    first, _, call = collection["features"]
    assert first["geometry"] == {"type": "Point", "coordinates": [-10.3, 14.7]}
    assert first["properties"] == plain(rows[0])
    assert call["geometry"] is None


def test_geojson_of_a_frame_is_that_of_the_file(tmp_path: Path, rows: list[TableRow]):
    write_table(rows, tmp_path / "events.geojson")
    collection = json.loads((tmp_path / "events.geojson").read_text(encoding="utf-8"))
    assert to_geojson(frame_of_rows(rows)) == collection


@pytest.mark.parametrize("ending", OF_TEXT)
def test_an_empty_table_is_a_readable_file(tmp_path: Path, ending: str):
    path = tmp_path / f"events{ending}"
    write_table([], path)
    readers = {
        ".csv": pd.read_csv,
        ".parquet": pd.read_parquet,
        ".jsonl": lambda file: pd.DataFrame(columns=column_names() if not file.read_text() else ()),
        ".geojson": lambda file: pd.DataFrame(
            json.loads(file.read_text())["features"], columns=column_names()
        ),
    }
    assert len(readers[ending](path)) == 0
    assert to_geojson(to_frame([]))["features"] == []


@pytest.mark.parametrize("ending", FORMATS)
def test_a_second_run_writes_the_same_bytes(tmp_path: Path, rows: list[TableRow], ending: str):
    for name in ("one", "two"):
        write_table(rows, tmp_path / f"{name}{ending}")
    assert (tmp_path / f"one{ending}").read_bytes() == (tmp_path / f"two{ending}").read_bytes()
