"""The map of a table: points by type and deaths over the borders of the region."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from extractor.plots.canvas import (
    add_legend,
    group_colours,
    group_labels,
    main_rows,
    new_axes,
    put_title,
    say,
)

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt
    import pandas as pd
    from matplotlib.axes import Axes

COUNTRY_ALONE = 4
"""``geo_precision`` of events that are placed in a country alone; they are not drawn."""

_MARGIN = 1.0  # degrees around the outermost points
_SHOWN = {"regions": ("#dddddd", 0.4), "rivers": ("#9ecae1", 0.8), "borders": ("#777777", 0.9)}
_AREA, _AREA_PER_DEATH = 18.0, 4.0  # square points


def event_map(table: pd.DataFrame, *, language: str = "fr", axes: Axes | None = None) -> Axes:
    """Events at their main place, coloured by type, larger with more reported deaths.

    Drawn on longitude and latitude (degrees), a degree of either as long as it is at the middle;
    events outside West Africa and the Sahel are counted and not drawn.

    Args:
        table: an event table.
        language: of the labels, ``fr`` or ``en``.
        axes: where to draw; a new figure by default.

    Raises:
        OutputError: Matplotlib is not installed.
        TableError: the table's columns are not the codebook's.
    """
    events = main_rows(table)
    placed = events[events["latitude"].notna() & (events["geo_precision"] < COUNTRY_ALONE)]
    west, south, east, north = _base_map()[0]
    is_shown = placed["longitude"].between(west, east) & placed["latitude"].between(south, north)
    shown = placed[is_shown]
    axes = new_axes(axes)
    _draw_borders(axes)
    for name, label in group_labels(language).items():
        some = shown[shown["event_type"] == name]
        if len(some):
            deaths = some["fatalities"].fillna(0).astype("float64")
            axes.scatter(
                some["longitude"].astype("float64"),
                some["latitude"].astype("float64"),
                s=_AREA + _AREA_PER_DEATH * deaths,
                color=group_colours()[name],
                label=label,
                alpha=0.75,
                linewidths=0.5,
                edgecolors="white",
                zorder=3,
            )
    _frame(axes, shown)
    axes.set_xlabel(say("map.longitude", language))
    axes.set_ylabel(say("map.latitude", language))
    unplaced, outside = len(events) - len(placed), len(placed) - len(shown)
    put_title(axes, "map.title", language, unplaced=unplaced, outside=outside)
    add_legend(axes, loc="upper left", bbox_to_anchor=(1.0, 1.0))
    return axes


def _frame(axes: Axes, shown: pd.DataFrame) -> None:
    import math

    west, south, east, north = _base_map()[0]
    if len(shown):
        west, east = shown["longitude"].min() - _MARGIN, shown["longitude"].max() + _MARGIN
        south, north = shown["latitude"].min() - _MARGIN, shown["latitude"].max() + _MARGIN
    axes.set_xlim(west, east)
    axes.set_ylim(south, north)
    axes.set_aspect(1 / math.cos(math.radians((south + north) / 2)), adjustable="box")


def _draw_borders(axes: Axes) -> None:
    from matplotlib.collections import LineCollection

    for name, lines in _base_map()[1].items():
        colour, width = _SHOWN[name]
        axes.add_collection(LineCollection(lines, colors=colour, linewidths=width, zorder=1))


Box = tuple[float, float, float, float]


@cache
def _base_map() -> tuple[Box, dict[str, list[npt.NDArray[np.float64]]]]:
    """Where the base map is detailed (west, south, east, north), and its lines, shape (n, 2)."""
    import numpy as np

    text = files("extractor.mapping").joinpath("data/basemap.json").read_text(encoding="utf-8")
    told = json.loads(text)
    lines = {
        name: [
            np.cumsum(np.reshape(steps, (-1, 2)), axis=0) * told["unit"]
            for steps in told["layers"][name]
        ]
        for name in _SHOWN
    }
    return tuple(told["detailed"]), lines
