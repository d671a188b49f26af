"""Counts over time and by region."""

from __future__ import annotations

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
    import pandas as pd
    from matplotlib.axes import Axes

REGIONS = 15
"""Regions that a picture shows, those with most first."""


def timeline(table: pd.DataFrame, *, language: str = "fr", axes: Axes | None = None) -> Axes:
    """Events by month of their first day, stacked by type.

    Args:
        table: an event table.
        language: of the labels, ``fr`` or ``en``.
        axes: where to draw; a new figure by default.

    Raises:
        OutputError: Matplotlib is not installed.
        TableError: the table's columns are not the codebook's.
    """
    events = main_rows(table)
    dated = events.dropna(subset=["event_date_start"])
    months = dated["event_date_start"].astype("datetime64[s]").dt.to_period("M")
    axes = new_axes(axes)
    if len(dated):
        import pandas as pd

        calendar = pd.period_range(months.min(), months.max(), freq="M")
        counts = pd.crosstab(months, dated["event_type"].astype("string")).reindex(
            index=calendar, columns=list(group_labels(language)), fill_value=0
        )
        _stack(axes, counts, language)
    axes.set_ylabel(say("timeline.value", language))
    axes.locator_params(axis="y", integer=True)
    put_title(axes, "timeline.title", language, undated=len(events) - len(dated))
    add_legend(axes, loc="upper left", bbox_to_anchor=(1.0, 1.0))
    return axes


def _stack(axes: Axes, counts: pd.DataFrame, language: str) -> None:
    """A bar a month; the axis shows at most a dozen months by number, as ``03/2025``."""
    below = counts.iloc[:, 0] * 0
    for name, label in group_labels(language).items():
        if counts[name].any():
            axes.bar(
                range(len(counts)),
                counts[name],
                bottom=below,
                color=group_colours()[name],
                label=label,
            )
            below = below + counts[name]
    shown = range(0, len(counts), 1 + len(counts) // 12)
    axes.set_xticks(
        list(shown), [f"{counts.index[at]:%m/%Y}" for at in shown], rotation=30, ha="right"
    )


def heat_map(table: pd.DataFrame, *, language: str = "fr", axes: Axes | None = None) -> Axes:
    """Events by week (from Monday) and region, for the :data:`REGIONS` regions with most.

    Args, Raises: as :func:`timeline`.
    """
    import pandas as pd

    events = main_rows(table)
    known = events.dropna(subset=["event_date_start", "admin1"])
    axes = new_axes(axes)
    if len(known):
        weeks = known["event_date_start"].astype("datetime64[s]").dt.to_period("W")
        regions = _regions(known)
        counts = pd.crosstab(regions, weeks)
        order = counts.sum(axis=1).sort_values(ascending=False, kind="stable").index[:REGIONS]
        calendar = pd.period_range(weeks.min(), weeks.max(), freq="W")
        counts = counts.reindex(index=order, columns=calendar, fill_value=0)
        image = axes.imshow(counts.to_numpy(), aspect="auto", cmap="YlOrRd", interpolation="none")
        axes.set_yticks(range(len(order)), list(order))
        shown = range(0, len(calendar), 1 + len(calendar) // 10)
        starts = [f"{calendar[at].start_time:%d/%m/%Y}" for at in shown]
        axes.set_xticks(list(shown), starts, rotation=30, ha="right")
        bar = axes.figure.colorbar(image, ax=axes, label=say("heat_map.value", language))
        bar.ax.locator_params(axis="y", integer=True)
    axes.set_xlabel(say("heat_map.time", language))
    put_title(axes, "heat_map.title", language, regionless=len(events) - len(known))
    return axes


def deaths_by_region(
    table: pd.DataFrame, *, language: str = "fr", axes: Axes | None = None
) -> Axes:
    """Reported deaths of security events by region and type, for the :data:`REGIONS` with most.

    Args, Raises: as :func:`timeline`.
    """
    events = main_rows(table)
    deadly = events[(events["domain"] == "security") & (events["fatalities"].fillna(0) > 0)]
    known = deadly.dropna(subset=["admin1"])
    axes = new_axes(axes)
    if len(known):
        deaths = known["fatalities"].astype("int64")
        sums = deaths.groupby([_regions(known), known["event_type"].astype("string")]).sum()
        counts = sums.unstack(fill_value=0)
        order = counts.sum(axis=1).sort_values(ascending=False, kind="stable").index[:REGIONS]
        counts = counts.loc[order[::-1]]
        left = counts.iloc[:, 0] * 0
        for name, label in group_labels(language).items():
            if name in counts:
                colour = group_colours()[name]
                axes.barh(list(counts.index), counts[name], left=left, color=colour, label=label)
                left = left + counts[name]
    axes.set_xlabel(say("deaths.value", language))
    put_title(axes, "deaths.title", language, regionless=len(deadly) - len(known))
    add_legend(axes, loc="lower right")
    return axes


def _regions(events: pd.DataFrame) -> pd.Series[str]:
    """Region and country, for names such as Sahel or Centre stand in several."""
    named: pd.Series[str] = events["admin1"] + " (" + events["country_iso3"] + ")"
    return named
