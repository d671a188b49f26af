"""The network of actors: who acts on whom, and how often."""

from __future__ import annotations

import math
from collections import Counter
from typing import TYPE_CHECKING

from extractor.plots.canvas import main_rows, new_axes, put_title

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

PAIRS = 20
"""Pairs that are drawn, those with most events first."""

_WIDEST = 6.0  # points


def actor_network(
    table: pd.DataFrame, *, pairs: int = PAIRS, language: str = "fr", axes: Axes | None = None
) -> Axes:
    """Parties by id around a circle, an arrow from the one who acts to the one acted on.

    The more events, the wider the arrow; the party of the widest stands at the right. Events of one
    party alone are not drawn.

    Args:
        table: an event table.
        pairs: how many pairs to draw.
        language: of the labels, ``fr`` or ``en``.
        axes: where to draw; a new figure by default.

    Raises:
        OutputError: Matplotlib is not installed.
        TableError: the table's columns are not the codebook's.
    """
    events = main_rows(table)
    known = events.dropna(subset=["actor1_id", "actor2_id"])
    between = known[known["actor1_id"] != known["actor2_id"]]
    counts = Counter(zip(between["actor1_id"], between["actor2_id"], strict=True))
    drawn = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:pairs]
    axes = new_axes(axes)
    where = _around([pair for pair, _ in drawn])
    for (one, two), count in drawn:
        width = _WIDEST * count / drawn[0][1]
        axes.annotate(
            "",
            where[two],
            where[one],
            arrowprops={
                "arrowstyle": "-|>",
                "linewidth": max(0.6, width),
                "color": "#555555",
                "alpha": 0.5,
                "shrinkA": 10,
                "shrinkB": 10,
                "connectionstyle": "arc3,rad=0.15",
            },
        )
    for name, (x, y) in where.items():
        axes.plot(x, y, "o", color="#1f5fa8")
        side = "left" if x >= 0 else "right"
        axes.annotate(
            name, (x, y), (8 if x >= 0 else -8, 0), textcoords="offset points", ha=side, va="center"
        )
    axes.set(xlim=(-1.7, 1.7), ylim=(-1.2, 1.2), aspect="equal")
    axes.set_axis_off()
    put_title(axes, "network.title", language, unnamed=len(events) - len(known))
    return axes


def _around(pairs: list[tuple[str, str]]) -> dict[str, tuple[float, float]]:
    """A place on the unit circle for each party, the most linked first, against the clock."""
    names = list(dict.fromkeys(name for pair in pairs for name in pair))
    turns = (2 * math.pi * number / len(names) for number in range(len(names)))
    return {name: (math.cos(turn), math.sin(turn)) for name, turn in zip(names, turns, strict=True)}
