"""The table as a GeoPackage with one layer of points, ``events``. Needs the ``geo`` extra."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from extractor.errors import OutputError
from extractor.table import TableRow, frame_of_rows
from extractor.writing.output import Write

LAYER = "events"
_WRITTEN_AT = "2000-01-01T00:00:00.000Z"  # the same bytes on every run


@contextmanager
def sink(path: Path) -> Iterator[Write]:
    """Gather the rows and write them at the end: the format's library takes a table as a whole.

    Raises:
        OutputError: geopandas or pyogrio is not installed.
    """
    try:
        import geopandas
        import pyogrio
    except ImportError as error:
        raise OutputError(
            f"{path.suffix} files need the extra 'geo'; install it with "
            "python -m pip install 'sahel-events[geo]', or write .geojson"
        ) from error
    rows: list[TableRow] = []

    def write(more: Sequence[TableRow]) -> None:
        rows.extend(more)

    yield write
    frame = frame_of_rows(rows)
    frame = frame.astype(dict.fromkeys(frame.select_dtypes("category"), "string"))
    points = geopandas.points_from_xy(
        frame["longitude"].astype("float64"), frame["latitude"].astype("float64")
    )
    layer = geopandas.GeoDataFrame(frame, geometry=points, crs="EPSG:4326")
    layer.loc[frame["longitude"].isna(), "geometry"] = None
    path.unlink()
    pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": _WRITTEN_AT})
    try:
        pyogrio.write_dataframe(layer, path, layer=LAYER, driver="GPKG")
    finally:
        pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": None})
