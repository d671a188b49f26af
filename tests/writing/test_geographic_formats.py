"""GIS programs open the files: GeoParquet by its rules, GeoPackage with styles and meanings."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from xml.etree import ElementTree

import geopandas
import pyarrow.parquet as pq
import pyogrio
import pytest

from extractor import OutputError, to_geojson
from extractor.lexicon.codebook import columns, event_types
from extractor.table import TableRow, column_names
from extractor.writing import write_table
from gazetteer import distance_km

NIORO = (15.2305, -9.5886)


@pytest.fixture
def offset_rows(rows: list[TableRow]) -> list[TableRow]:
    """The two places of the strike, the first 65 km east of Nioro; the second with no direction."""
    first, second, call = rows
    east = {"latitude": 15.2294, "longitude": -8.9835, "offset_bearing_deg": 90.0}
    return [{**first, "location": "Nioro du Sahel", **east}, second, call]


def test_geopandas_reads_the_parquet_as_points(tmp_path: Path, rows: list[TableRow]):
    write_table(rows, tmp_path / "events.parquet")
    table = geopandas.read_parquet(tmp_path / "events.parquet")
    assert tuple(table.columns) == (*column_names(), "geometry")
    assert (table.geometry[0].x, table.geometry[0].y) == (-10.3, 14.7)
    assert table.geometry[2] is None
    assert table.crs == "OGC:CRS84"
    assert table.to_crs("EPSG:32629").geometry[0].x > 0


def test_the_parquet_holds_to_the_rules_of_geoparquet_1_1(tmp_path: Path, rows: list[TableRow]):
    write_table(rows, tmp_path / "events.parquet")
    schema = pq.read_schema(tmp_path / "events.parquet")
    geo = json.loads(schema.metadata[b"geo"])
    assert geo["version"] == "1.1.0"
    assert set(geo) == {"version", "primary_column", "columns"}
    assert list(geo["columns"]) == [geo["primary_column"]] == ["geometry"]
    column = geo["columns"]["geometry"]
    assert column == {"encoding": "WKB", "geometry_types": ["Point"]}  # CRS84 and planar edges
    assert schema.field("geometry").type == "binary"  # at the root, neither group nor repeated
    for value in pq.read_table(tmp_path / "events.parquet")["geometry"].to_pylist():
        assert value is None or (len(value), value[:5]) == (21, b"\x01\x01\x00\x00\x00")


def test_a_table_read_as_geoparquet_goes_on_as_our_table(tmp_path: Path, rows: list[TableRow]):
    write_table(rows, tmp_path / "events.parquet")
    table = geopandas.read_parquet(tmp_path / "events.parquet")
    assert len(to_geojson(table)["features"]) == 3


def test_geopandas_reads_the_geojson(tmp_path: Path, rows: list[TableRow]):
    write_table(rows, tmp_path / "events.geojson")
    table = geopandas.read_file(tmp_path / "events.geojson")
    assert list(table["event_id"]) == ["e1", "e1", "e2"]
    assert table.geometry[1].x == -10.9


def test_a_geopackage_has_points_and_the_lines_of_offsets(
    tmp_path: Path, offset_rows: list[TableRow]
):
    path = tmp_path / "events.gpkg"
    write_table(offset_rows, path)
    points = geopandas.read_file(path, layer="events")
    assert tuple(points.columns) == (*column_names(), "geometry")
    assert points.crs == "EPSG:4326"
    (line,) = geopandas.read_file(path, layer="offsets").itertuples()
    start, end = line.geometry.coords
    assert end == (-8.9835, 15.2294)
    assert distance_km((start[1], start[0]), NIORO) < 0.65
    assert (line.event_id, line.location) == ("e1", "Nioro du Sahel")


@pytest.mark.parametrize(("schema", "layers"), [("events", 2), ("acled", 1)])
def test_qgis_finds_a_default_style_for_each_layer(
    tmp_path: Path, rows: list[TableRow], schema: str, layers: int
):
    path = tmp_path / "events.gpkg"
    write_table(rows, path, schema)
    styles = pyogrio.read_dataframe(path, layer="layer_styles")
    assert len(styles) == layers
    assert styles["useAsDefault"].all()
    geometry = dict.fromkeys(styles["f_table_name"], "geom")
    assert dict(zip(styles["f_table_name"], styles["f_geometry_column"], strict=True)) == geometry
    for qml in styles["styleQML"]:
        root = ElementTree.fromstring(qml.encode())
        symbols = {symbol.get("name") for symbol in root.iter("symbol")}
        assert root.tag == "qgis"
        assert symbols
        assert {category.get("symbol") for category in root.iter("category")} <= symbols


@pytest.mark.parametrize("schema", ["events", "acled"])
def test_every_event_type_has_its_colour(tmp_path: Path, rows: list[TableRow], schema: str):
    write_table(rows, tmp_path / "events.gpkg", schema)
    styles = pyogrio.read_dataframe(tmp_path / "events.gpkg", layer="layer_styles")
    root = ElementTree.fromstring(styles["styleQML"][0].encode())
    name = "event_type" if schema == "events" else "acled_event_type"
    wanted = {getattr(kind, name) for kind in event_types().values()} - {""}
    assert {category.get("value") for category in root.iter("category")} == wanted


def test_the_columns_of_a_geopackage_say_what_they_mean(tmp_path: Path, rows: list[TableRow]):
    path = tmp_path / "events.gpkg"
    write_table(rows, path)
    query = "SELECT column_name, description FROM gpkg_data_columns WHERE table_name = 'events'"
    with closing(sqlite3.connect(path)) as connection:
        told = dict(connection.execute(query))
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert set(told) == set(column_names())
    meanings = {column.name: column.meaning for column in columns()}
    assert told["uncertainty_km"].startswith(meanings["uncertainty_km"])


def test_an_empty_geopackage_has_its_layers(tmp_path: Path):
    write_table([], tmp_path / "events.gpkg")
    layers = dict(pyogrio.list_layers(tmp_path / "events.gpkg"))
    assert layers == {"events": "Point", "offsets": "LineString", "layer_styles": None}


def test_a_geopackage_grows_batch_by_batch(tmp_path: Path, rows: list[TableRow], monkeypatch):
    write_table(rows, tmp_path / "whole.gpkg")
    monkeypatch.setattr("extractor.writing.geopackage.AT_ONCE", 1)
    monkeypatch.setattr("extractor.writing.output._AT_ONCE", 1)
    write_table(rows, tmp_path / "parts.gpkg")
    whole, parts = (
        geopandas.read_file(tmp_path / f"{name}.gpkg", layer="events")
        for name in ("whole", "parts")
    )
    assert parts.equals(whole)


def test_a_geopackage_without_the_extra_says_what_to_install(
    tmp_path: Path, rows: list[TableRow], monkeypatch
):
    monkeypatch.setitem(__import__("sys").modules, "geopandas", None)
    with pytest.raises(OutputError, match=r"sahel-events\[geo\]"):
        write_table(rows, tmp_path / "events.gpkg")
    assert list(tmp_path.iterdir()) == []
