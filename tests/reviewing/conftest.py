"""A table of three events of two stories, under review."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from threading import Thread
from typing import Any

import pandas as pd
import pytest

from extractor.records import Article, Event, EventPlace, Party, Toll
from extractor.reviewing.decisions import DecisionsFile
from extractor.reviewing.reviewpage import review_page
from extractor.reviewing.server import ReviewServer
from extractor.reviewing.session import Session
from extractor.table import TableRow, rows_of_frame, to_frame

BOULKESSI = EventPlace(
    *("camp de Boulkessi", "Boulkessi", "x:1", "populated_place", "Mali", "MLI", "Douentza"),
    latitude=15.11,
    longitude=-1.25,
    geo_precision=1,
    uncertainty_km=2.0,
)
ATTACK = Article(
    "attack",
    "Mali : <script>document.title = 'owned'</script> à Boulkessi",
    "Le calme était revenu. Trente soldats ont été tués dimanche 1er juin dans le camp de "
    "Boulkessi, attaqué par le JNIM, selon deux sources. Le lendemain, une frappe a visé "
    "Diafarabé.",
    published_at=datetime(2025, 6, 3),
    url="https://news.example/attack",
    outlet="Journal",
)
CALL = Article("call", "Un appel", "Les deux ministres se sont parlé au téléphone.")


def _event(event_id: str, article: Article, sub_type: str, words: str, **values: Any) -> Event:
    start = article.content.index(words)
    return Event(
        *(event_id, article, sub_type),
        evidence=words,
        char_start=start,
        char_end=start + len(words),
        confidence=0.7,
        **values,
    )


def _on(day: date) -> dict[str, Any]:
    return {"date_start": day, "date_end": day, "date_precision": "day"}


@pytest.fixture(scope="session")
def table() -> pd.DataFrame:
    """An attack and an air strike of one story, a call of another."""
    jnim = Party("JNIM", "Groupe de soutien à l'islam et aux musulmans", "armed_group", "", "JNIM")
    army = Party("MLI-MIL", "Forces armées (Mali)", "state_forces")
    attack = _event(
        "attack-1",
        ATTACK,
        "attack_on_position",
        "Trente soldats ont été tués dimanche 1er juin dans le camp de Boulkessi, attaqué par le "
        "JNIM, selon deux sources.",
        date_text="dimanche 1er juin",
        actor1=jnim,
        actor2=army,
        places=(BOULKESSI,),
        toll=Toll(fatalities=30, fatalities_low=30, fatalities_high=30, text="Trente soldats"),
        claim_source="deux sources",
        **_on(date(2025, 6, 1)),
    )
    strike = _event(
        *("strike-1", ATTACK, "air_strike", "Le lendemain, une frappe a visé Diafarabé."),
        actor1=army,
        **_on(date(2025, 6, 2)),
    )
    call = _event("call-1", CALL, "phone_call", "Les deux ministres se sont parlé au téléphone.")
    return to_frame([attack, strike, call])


@pytest.fixture
def rows(table: pd.DataFrame) -> list[TableRow]:
    return list(rows_of_frame(table))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the decisions go."""
    return tmp_path / "events.csv.decisions.csv"


@pytest.fixture
def stories() -> dict[str, Article]:
    return {story.article_id: story for story in (ATTACK, CALL)}


class Review:
    """A review that can be closed and opened again."""

    def __init__(self, rows: list[TableRow], stories: dict[str, Article], path: Path) -> None:
        self._parts = (rows, stories, path)
        self.open()

    def open(self) -> None:
        rows, stories, path = self._parts
        self.file = DecisionsFile(path, "AB")
        session = Session(rows, stories, self.file)
        self.server = ReviewServer(session, review_page("Essai"))
        Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.02}).start()

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()
        self.file.__exit__(None, None, None)


@pytest.fixture
def review(rows: list[TableRow], stories: dict[str, Article], path: Path) -> Iterator[Review]:
    """A review that goes on."""
    running = Review(rows, stories, path)
    yield running
    running.close()
