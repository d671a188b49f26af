"""Pictures show what the table holds, and count what they cannot show."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import matplotlib
import pandas as pd
import pytest

from extractor import Article, Event, EventPlace, OutputError, Party, TableError, Toll, to_frame
from extractor.plots import actor_network, deaths_by_region, event_map, heat_map, timeline

matplotlib.use("agg")
from matplotlib import pyplot

PICTURES: list[Callable[..., Any]] = [
    actor_network,
    deaths_by_region,
    event_map,
    heat_map,
    timeline,
]
GAO = EventPlace(
    location="Gao",
    country_iso3="MLI",
    admin1="Gao",
    latitude=16.27,
    longitude=-0.04,
    geo_precision=1,
)
DORI = EventPlace(
    location="Dori",
    country_iso3="BFA",
    admin1="Liptako",
    latitude=14.03,
    longitude=-0.03,
    geo_precision=1,
)
MOSCOW = EventPlace(
    location="Moscou",
    country_iso3="RUS",
    admin1="Moscou",
    latitude=55.7,
    longitude=37.6,
    geo_precision=1,
)
MALI = EventPlace(
    location="Mali", country_iso3="MLI", latitude=17.0, longitude=-4.0, geo_precision=4
)


def event(
    number: int, kind: str, day: date | None, place: EventPlace, deaths: int | None = None
) -> Event:
    return Event(
        f"e{number}",
        Article(f"a{number}", "", "Corps."),
        kind,
        day,
        day,
        "day" if day else "unknown",
        actor1=Party("JNIM", "JNIM", "armed_group"),
        actor2=Party("MLI-MIL", "FAMa", "state_forces") if number != 3 else Party(),
        places=(place, DORI),
        toll=Toll(fatalities=deaths),
    )


@pytest.fixture(scope="module")
def table() -> pd.DataFrame:
    return to_frame(
        [
            event(1, "ambush", date(2025, 1, 6), GAO, 5),
            event(2, "ambush", date(2025, 1, 7), GAO, 2),
            event(3, "civilian_attack", date(2025, 3, 1), DORI, 4),
            event(4, "meeting", date(2025, 3, 2), MOSCOW),
            event(5, "meeting", None, MALI, 9),
        ]
    )


@pytest.fixture(autouse=True)
def close_figures() -> Iterator[None]:
    yield
    pyplot.close("all")


def texts(axes: Any) -> list[str]:
    return [text.get_text() for text in axes.texts]


def test_the_timeline_stacks_events_by_month_and_counts_the_undated(table: pd.DataFrame):
    axes = timeline(table)
    bars = {bars.get_label(): [bar.get_height() for bar in bars] for bars in axes.containers}
    assert bars == {
        "Combats": [2, 0, 0],
        "Violences contre les civils": [0, 0, 1],
        "Diplomatie": [0, 0, 1],
    }
    assert [tick.get_text() for tick in axes.get_xticklabels()] == ["01/2025", "02/2025", "03/2025"]
    assert texts(axes) == ["1 sans date"]


def test_the_map_draws_a_point_an_event_and_counts_those_it_cannot(table: pd.DataFrame):
    axes = event_map(table)
    points = {
        points.get_label(): points.get_offsets().tolist()
        for points in axes.collections
        if hasattr(points, "get_offsets") and not points.get_label().startswith("_")
    }
    assert points == {
        "Combats": [[-0.04, 16.27], [-0.04, 16.27]],
        "Violences contre les civils": [[-0.03, 14.03]],
    }
    assert texts(axes) == ["1 sans lieu plus précis que le pays, 1 hors de la carte"]


def test_points_grow_with_reported_deaths(table: pd.DataFrame):
    battles = next(c for c in event_map(table).collections if c.get_label() == "Combats")
    more, fewer = battles.get_sizes()
    assert more > fewer


def test_the_heat_map_has_a_row_a_region_and_a_column_a_week(table: pd.DataFrame):
    axes = heat_map(table)
    (image,) = axes.images
    assert image.get_array().shape == (3, 8)
    assert axes.get_yticklabels()[0].get_text() == "Gao (MLI)"
    assert image.get_array()[0, 0] == 2
    assert axes.get_xticklabels()[0].get_text() == "06/01/2025"
    assert texts(axes) == ["1 sans région"]


def test_deaths_are_those_of_security_events_by_region(table: pd.DataFrame):
    axes = deaths_by_region(table)
    widths = {bars.get_label(): [bar.get_width() for bar in bars] for bars in axes.containers}
    assert [tick.get_text() for tick in axes.get_yticklabels()] == ["Liptako (BFA)", "Gao (MLI)"]
    assert widths == {"Combats": [0, 7], "Violences contre les civils": [4, 0]}


def test_the_network_names_the_parties_and_counts_the_unknown(table: pd.DataFrame):
    told = texts(actor_network(table))
    assert {"JNIM", "MLI-MIL"} <= set(told)
    assert told[-1] == "1 dont une partie est inconnue"


@pytest.mark.parametrize("draw", PICTURES)
def test_an_empty_table_is_an_empty_picture(draw: Callable[..., Any]):
    axes = draw(to_frame([]))
    axes.figure.canvas.draw()
    assert axes.get_title(loc="left")
    assert "".join(texts(axes)) == ""


@pytest.mark.parametrize("draw", PICTURES)
def test_labels_are_french_or_english(table: pd.DataFrame, draw: Callable[..., Any]):
    french, english = (draw(table, language=name) for name in ("fr", "en"))
    assert french.get_title(loc="left") != english.get_title(loc="left")
    with pytest.raises(ValueError, match="language 'de' is not known; use one of fr, en"):
        draw(table, language="de")


@pytest.mark.parametrize("draw", PICTURES)
def test_a_picture_goes_where_it_is_asked(table: pd.DataFrame, draw: Callable[..., Any]):
    _, axes = pyplot.subplots()
    assert draw(table, axes=axes) is axes


def test_a_frame_that_is_no_event_table_is_told():
    with pytest.raises(TableError, match="lacks the column"):
        timeline(pd.DataFrame({"date": []}))


def test_without_matplotlib_the_extra_is_named(table: pd.DataFrame, monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "matplotlib", None)
    with pytest.raises(OutputError, match=r"sahel-events\[plots\]"):
        timeline(table)
