"""A small table with something of everything, and its map in a browser."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd
import pytest

from extractor.mapping import write_map
from extractor.records import Article, Event, EventPlace, Party, Toll
from extractor.table import to_frame

if TYPE_CHECKING:
    from selenium.webdriver import Chrome

HOSTILE = "</script><script>document.title='owned'</script><img src=x onerror=alert(1)>\u2028 fin"
BOULKESSI = EventPlace(
    *("Boulkessi", "Boulkessi", "x:1", "populated_place", "Mali", "MLI", "Douentza"),
    latitude=15.11,
    longitude=-1.25,
    geo_precision=1,
    uncertainty_km=2.0,
)
NIORO_EAST = EventPlace(
    *("à 65 km à l'est de Nioro", "Nioro du Sahel", "x:2", "populated_place", "Mali", "MLI"),
    latitude=15.23,
    longitude=-8.99,
    geo_precision=2,
    offset_km=65.0,
    offset_bearing_deg=90.0,
    uncertainty_km=10.0,
)
NIGER = EventPlace(
    *("Niger", "Niger", "iso3:NER", "country", "Niger", "NER"),
    latitude=17.0,
    longitude=8.0,
    geo_precision=4,
    uncertainty_km=500.0,
)
JNIM = Party("JNIM", "JNIM", "armed_group")
MALI_ARMY = Party("MLI-MIL", "Forces armées (Mali)", "state_forces")


def event(name: str, sub_type: str, title: str, url: str = "", **values: Any) -> Event:
    """An event of a story of its own."""
    article = Article(
        f"story-{name}",
        title,
        f"Récit {name}.",
        published_at=datetime(2025, 6, 3),
        url=url or f"https://news.example/{name}",
        outlet="Journal",
    )
    values.setdefault("confidence", 0.5)
    return Event(name, article, sub_type, evidence=f"La phrase de {name}.", **values)


def on(year: int, month: int, day: int) -> dict[str, Any]:
    """The cells of a day that the text fixes."""
    moment = date(year, month, day)
    return {"date_start": moment, "date_end": moment, "date_precision": "day"}


@pytest.fixture(scope="session")
def table() -> pd.DataFrame:
    """Four events, one of them with a title that tries to be a script."""
    events = [
        event(
            "boulkessi",
            "attack_on_position",
            "Attaque à Boulkessi",
            places=(BOULKESSI,),
            actor1=JNIM,
            actor2=MALI_ARMY,
            toll=Toll(fatalities=30),
            confidence=0.9,
            **on(2025, 6, 1),
        ),
        event(
            "nioro",
            "air_strike",
            HOSTILE,
            "javascript:document.title='owned'",
            places=(NIORO_EAST,),
            actor1=MALI_ARMY,
            **on(2024, 1, 10),
        ),
        event("niger", "natural_disaster", "Inondations", places=(NIGER,), **on(2024, 8, 1)),
        event("appel", "phone_call", "Un appel", actor1=Party("RUS-GOV", "Russie", "government")),
    ]
    return to_frame(events)


Open = Callable[..., "Page"]


class Page:
    """The map in a browser."""

    def __init__(self, browser: Chrome) -> None:
        self.browser = browser

    def run(self, script: str, *values: object) -> Any:
        """What a script in the page returns."""
        return self.browser.execute_script(script, *values)

    def element(self, selector: str) -> Any:
        """The first element that fits."""
        return self.browser.find_element("css selector", selector)

    def text(self, selector: str) -> str:
        """What a person reads there."""
        return str(self.element(selector).text)

    @property
    def shown(self) -> int:
        """Rows that pass the filters."""
        return int(self.element("#count").get_attribute("data-rows"))

    def point_of(self, row: int) -> tuple[int, int]:
        """Where a row lies, pixels from the middle of the canvas."""
        left, top = self.run(
            "const {view: {camera}, rows} = sahelMap; const row = arguments[0];"
            "return [camera.screenX(rows.x[row]) - camera.width / 2,"
            "        camera.screenY(rows.y[row]) - camera.height / 2];",
            row,
        )
        return round(left), round(top)


@pytest.fixture
def open_map(chrome: Chrome, tmp_path: Path) -> Open:
    """Write a table's map and open it."""

    def show(table: pd.DataFrame, **options: Any) -> Page:
        path = tmp_path / "map.html"
        write_map(table, path, **options)
        chrome.get("about:blank")
        for log in ("performance", "browser"):  # of the page before
            chrome.get_log(log)
        chrome.get(path.as_uri())
        return Page(chrome)

    return show
