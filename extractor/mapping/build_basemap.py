"""Makes ``data/basemap.json`` from Natural Earth's files; run once, by developers.

``python -m extractor.mapping.build_basemap FOLDER --rivers FILE`` needs the extra ``geo``. FOLDER
holds Natural Earth 1:10m and 1:110m shapefiles under their own names (see ``data/README.md``).

Coordinates are whole units of ``unit`` degrees, longitude before latitude; each line is a flat list
whose first pair is a point and whose other pairs are steps from the point before.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

DETAILED = (-19.0, 2.0, 26.0, 28.5)
"""West, south, east, north (degrees) of what is drawn in detail: the Sahel and its neighbours."""

_UNIT = 0.005
_DETAIL = 0.01
_LAYERS = {
    "land": "ne_10m_land.shp",
    "lakes": "ne_10m_lakes.shp",
    "borders": "ne_10m_admin_0_boundary_lines_land.shp",
    "regions": "ne_10m_admin_1_states_provinces_lines.shp",
}
_WORLD = {
    "world_land": "ne_110m_admin_0_countries.shp",
    "world_borders": "ne_110m_admin_0_boundary_lines_land.shp",
}


def steps(points: list[tuple[float, float]], unit: float = _UNIT) -> list[int]:
    """A line as whole units: its first point, then steps.

    >>> steps([(-8.0, 12.65), (-7.99, 12.65)])
    [-1600, 2530, 2, 0]
    """
    flat: list[int] = []
    last = (0, 0)
    for longitude, latitude in points:
        point = (round(longitude / unit), round(latitude / unit))
        if flat and point == last:
            continue
        flat += (point[0] - last[0], point[1] - last[1])
        last = point
    return flat


def _lines(geometry: Any) -> Iterator[list[tuple[float, float]]]:
    """The rings of areas and the lines of lines, however deep they are nested."""
    if hasattr(geometry, "geoms"):
        for part in geometry.geoms:
            yield from _lines(part)
    elif hasattr(geometry, "exterior"):
        for ring in (geometry.exterior, *geometry.interiors):
            yield [(x, y) for x, y, *_ in ring.coords]
    elif len(geometry.coords) > 1:
        yield [(x, y) for x, y, *_ in geometry.coords]


def _layer(path: Path, box: tuple[float, float, float, float] | None, **read: str) -> list[Any]:
    import geopandas
    from shapely import line_merge
    from shapely.geometry import box as rectangle

    frame = geopandas.read_file(path, **read).set_crs(4326, allow_override=True)
    if box is not None:
        frame = frame.clip(rectangle(*box))
    merged = frame.geometry.union_all()
    if "Line" in merged.geom_type:
        merged = line_merge(merged)
    simple = merged.simplify(_DETAIL if box else 0.05)
    return [line for points in _lines(simple) if len(line := steps(points)) > 2]


def main() -> None:
    """Write the base map."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rivers", type=Path, required=True, help="1:50m rivers, any format")
    asked = parser.parse_args()
    layers = {name: _layer(asked.folder / file, DETAILED) for name, file in _LAYERS.items()}
    layers["rivers"] = _layer(asked.rivers, DETAILED, layer="rivers")
    layers |= {name: _layer(asked.folder / file, None) for name, file in _WORLD.items()}
    told = {"source": "Natural Earth, public domain", "unit": _UNIT, "detailed": DETAILED}
    text = json.dumps(told | {"layers": layers}, separators=(",", ":"))
    (Path(__file__).parent / "data" / "basemap.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
