"""What the pictures share: axes, labels in both languages, the rows that count."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from extractor.errors import OutputError
from extractor.lexicon.loader import DATA, read_rows
from extractor.mapping.vocabulary import LANGUAGES, group_styles
from extractor.validation import check_columns

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

LEGEND_AREA = 30.0  # square points
_SIZE = (9.0, 5.0)  # inches


def new_axes(axes: Axes | None) -> Axes:
    """The axes given, or those of a new figure.

    Raises:
        OutputError: Matplotlib is not installed.
    """
    if axes is not None:
        return axes
    try:
        from matplotlib import pyplot
    except ImportError as error:
        raise OutputError(
            "pictures need the extra 'plots'; install it with "
            "python -m pip install 'sahel-events[plots]'"
        ) from error
    return pyplot.subplots(figsize=_SIZE, layout="constrained")[1]


def main_rows(table: pd.DataFrame) -> pd.DataFrame:
    """One row an event: that of its main place, with its figures.

    Raises:
        TableError: the table's columns are not the codebook's.
    """
    check_columns(table.columns)
    rows: pd.DataFrame = table[table["location_rank"] == 1]
    return rows


def say(key: str, language: str, count: int | None = None) -> str:
    """A label.

    Raises:
        ValueError: the language is neither ``fr`` nor ``en``.

    >>> say("left_out.undated", "fr", 3)
    '3 sans date'
    """
    if language not in LANGUAGES:
        raise ValueError(f"language {language!r} is not known; use one of {', '.join(LANGUAGES)}")
    return _labels()[key][language].format(count=count)


def put_title(axes: Axes, key: str, language: str, **left_out: int) -> None:
    """Put the title, and below it how many events the picture leaves out, by the reason's key."""
    axes.set_title(say(key, language), loc="left", pad=16)
    told = [say(f"left_out.{why}", language, count) for why, count in left_out.items() if count]
    axes.text(0, 1.02, ", ".join(told), transform=axes.transAxes, fontsize="small", color="#555555")


def group_labels(language: str) -> dict[str, str]:
    """Event type to its label, in the order of legends."""
    return {
        name: style.label_en if language == "en" else style.label_fr
        for name, style in group_styles().items()
    }


def group_colours() -> dict[str, str]:
    """Event type to its colour, ``#rrggbb``."""
    return {name: style.colour for name, style in group_styles().items()}


def add_legend(axes: Axes, **options: Any) -> None:
    """A legend, where there is something to tell apart."""
    from matplotlib.collections import PathCollection

    if axes.get_legend_handles_labels()[0]:
        drawn = axes.legend(frameon=False, fontsize="small", **options)
        for handle in drawn.legend_handles:
            if isinstance(handle, PathCollection):  # points, which grow with deaths on the map
                handle.set_sizes([LEGEND_AREA])


@cache
def _labels() -> dict[str, dict[str, str]]:
    rows = read_rows(DATA / "plots.csv", ("key", *LANGUAGES))
    return {row["key"]: {language: row[language] for language in LANGUAGES} for row in rows}
