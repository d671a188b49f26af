"""The table as a GeoPackage that QGIS opens with its styles. Needs the ``geo`` extra.

Layers: ``events``, a point a row, and ``offsets``, a line from the reference place of each "65 km à
l'est de Nioro" to the event. The meaning of each column stands in the file as its description.

Source: OGC 12-128r17, GeoPackage 1.3, with its schema extension (annex F.9). The styles were seen
to load by themselves in QGIS 3.22.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

from extractor.errors import OutputError
from extractor.lexicon.codebook import Column
from extractor.table import TableRow, frame_of_rows
from extractor.writing.geometry import offset_wkb, point_wkb
from extractor.writing.output import Write
from extractor.writing.schemas import Schema
from extractor.writing.styles import lines_qml, points_qml

POINTS, LINES = "events", "offsets"
AT_ONCE = 20_000
"""Rows held in memory before they are written."""

_OF_LINES = (
    "event_id",
    "location_rank",
    "location",
    "offset_km",
    "offset_bearing_deg",
    "uncertainty_km",
)
_WRITTEN_AT = "2000-01-01T00:00:00.000Z"  # the same bytes on every run
_VERSION = "1.3"  # later ones make older QGIS warn
_GEOMETRY_COLUMN = "geom"
_STYLES = """
CREATE TABLE layer_styles (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    f_table_catalog TEXT(256), f_table_schema TEXT(256), f_table_name TEXT(256),
    f_geometry_column TEXT(256), styleName TEXT(30), styleQML TEXT, styleSLD TEXT,
    useAsDefault BOOLEAN, description TEXT, owner TEXT(30), ui TEXT(30), update_time DATETIME
);
INSERT INTO gpkg_contents (table_name, data_type, identifier, last_change)
    VALUES ('layer_styles', 'attributes', 'layer_styles', '{written_at}');
CREATE TABLE gpkg_data_columns (
    table_name TEXT NOT NULL, column_name TEXT NOT NULL, name TEXT, title TEXT, description TEXT,
    mime_type TEXT, constraint_name TEXT,
    CONSTRAINT pk_gdc PRIMARY KEY (table_name, column_name),
    CONSTRAINT gdc_tn UNIQUE (table_name, name)
);
INSERT INTO gpkg_extensions VALUES ('gpkg_data_columns', NULL, 'gpkg_schema',
    'http://www.geopackage.org/spec121/#extension_schema', 'read-write');
"""


@contextmanager
def sink(path: Path, schema: Schema) -> Iterator[Write]:
    """Write rows to a GeoPackage, :data:`AT_ONCE` at a time.

    Raises:
        OutputError: geopandas or pyogrio is not installed.
    """
    try:
        import geopandas  # noqa: F401
        import pyogrio
        from pyogrio.errors import DataLayerError, DataSourceError
    except ImportError as error:
        raise OutputError(
            f"{path.suffix} files need the extra 'geo'; install it with "
            "python -m pip install 'sahel-events[geo]', or write .geojson"
        ) from error
    layers = [_Layer(path, POINTS, "Point", schema.columns, point_wkb)]
    of_lines = tuple(column for column in schema.columns if column.name in _OF_LINES)
    if len(of_lines) == len(_OF_LINES):
        layers.append(_Layer(path, LINES, "LineString", of_lines, offset_wkb, only_drawn=True))
    path.unlink()
    pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": _WRITTEN_AT})
    try:

        def write(rows: Sequence[TableRow]) -> None:
            for layer in layers:
                layer.add(rows)

        yield write
        for layer in layers:
            layer.flush()
        _describe(path, layers, schema)
    except (DataSourceError, DataLayerError, sqlite3.Error) as error:
        raise OSError(str(error)) from error
    finally:
        pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": None})


class _Layer:
    """A layer that grows batch by batch."""

    def __init__(
        self,
        path: Path,
        name: str,
        geometry_type: str,
        columns: Sequence[Column],
        draw: Callable[[TableRow], bytes | None],
        only_drawn: bool = False,
    ) -> None:
        self.name = name
        self.columns = columns
        self._path = path
        self._type = geometry_type
        self._draw = draw
        self._only_drawn = only_drawn
        self._rows: list[TableRow] = []
        self._shapes: list[bytes | None] = []
        self._is_there = False

    def add(self, rows: Sequence[TableRow]) -> None:
        for row in rows:
            shape = self._draw(row)
            if shape is not None or not self._only_drawn:
                self._rows.append(row)
                self._shapes.append(shape)
        if len(self._rows) >= AT_ONCE:
            self.flush()

    def flush(self) -> None:
        """Write what waits; an empty layer is written too."""
        import geopandas
        import pyogrio

        if self._is_there and not self._rows:
            return
        frame = frame_of_rows(self._rows, self.columns)
        frame = frame.astype(dict.fromkeys(frame.select_dtypes("category"), "string"))
        shapes = geopandas.GeoSeries.from_wkb(self._shapes, crs="EPSG:4326")
        pyogrio.write_dataframe(
            geopandas.GeoDataFrame(frame, geometry=shapes),
            self._path,
            layer=self.name,
            driver="GPKG",
            geometry_type=self._type,
            append=self._is_there,
            dataset_options=None if self._path.exists() else {"VERSION": _VERSION},
        )
        self._is_there = True
        self._rows, self._shapes = [], []


def _describe(path: Path, layers: Sequence[_Layer], schema: Schema) -> None:
    """Add the styles that QGIS looks for and the meaning of each column."""
    styles = {POINTS: points_qml(schema), LINES: lines_qml()}
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.executescript(_STYLES.format(written_at=_WRITTEN_AT))
        for layer in layers:
            connection.execute(
                "INSERT INTO layer_styles (f_table_catalog, f_table_schema, f_table_name, "
                "f_geometry_column, styleName, styleQML, styleSLD, useAsDefault, description, "
                "owner, update_time) VALUES ('', '', ?, ?, ?, ?, '', 1, '', '', ?)",
                (layer.name, _GEOMETRY_COLUMN, layer.name, styles[layer.name], _WRITTEN_AT),
            )
            connection.executemany(
                "INSERT INTO gpkg_data_columns (table_name, column_name, description) "
                "VALUES (?, ?, ?)",
                ((layer.name, column.name, _meaning(column)) for column in layer.columns),
            )


def _meaning(column: Column) -> str:
    return "; ".join(filter(None, (column.meaning, column.unit)))
