"""The linking gold (reports on real events in our own words), and a maker of small tables.

``gold/reports.csv`` holds one report a line. ``event`` is ``scene.number``: reports of one event
are true pairs, reports of two events of one scene are near misses; ``near_miss`` tells the kind.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import combinations
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from extractor.lexicon.actors import registry
from extractor.lexicon.loader import Row, read_rows
from extractor.records import Article, Event, EventPlace, Party, Toll
from extractor.table import to_frame

GOLD = Path(__file__).parent / "gold"
SOLHAN = EventPlace(
    location_text="Solhan",
    location="Solhan",
    location_id="geonames:2356040",
    location_type="populated_place",
    country="Burkina Faso",
    country_iso3="BFA",
    admin1="Liptako",
    latitude=13.38238,
    longitude=0.45352,
    geo_precision=1,
    uncertainty_km=4.0,
)
_PLACE = (
    "key",
    "location",
    "location_id",
    "location_type",
    "country",
    "country_iso3",
    "admin1",
    "latitude",
    "longitude",
    "geo_precision",
    "uncertainty_km",
)
_REPORT = (
    "report",
    "event",
    "near_miss",
    "outlet",
    "published",
    "sub_type",
    "first",
    "last",
    "precision",
    "actor1",
    "actor2",
    "places",
    "spellings",
    "fatalities",
    "other",
    "title",
    "evidence",
)


@dataclass(frozen=True)
class Gold:
    """The reports as an event table, each its own article.

    Attributes:
        table: the event table.
        truth: report to the event it tells.
        true_pairs, near_misses: pairs of reports of one event, and of two events of one scene.
        articles: the reports as stories, for the program to read.
    """

    table: pd.DataFrame
    truth: dict[str, str]
    true_pairs: set[tuple[str, str]]
    near_misses: set[tuple[str, str]]
    articles: list[Article]


def read_gold() -> Gold:
    rows = list(read_rows(GOLD / "reports.csv", _REPORT))
    places = {row["key"]: row for row in read_rows(GOLD / "places.csv", _PLACE)}
    scenes = defaultdict(list)
    for row in rows:
        scenes[row["event"].partition(".")[0]].append((row["report"], row["event"]))
    true, missed = set(), set()
    for reports in scenes.values():
        for (one, event), (two, other) in combinations(reports, 2):
            (true if event == other else missed).add((one, two))
    events = [_event(row, places) for row in rows]
    truth = {row["report"]: row["event"] for row in rows}
    return Gold(to_frame(events), truth, true, missed, [event.article for event in events])


@pytest.fixture(scope="session")
def gold() -> Gold:
    """The whole gold."""
    return read_gold()


Make = Callable[..., pd.DataFrame]


@pytest.fixture(scope="session")
def make() -> Make:
    """A maker of tables: ``make(dict(event_id="a", fatalities=3), dict(event_id="b"))``.

    What a report leaves out is that of an attack on the village of Solhan on 5 June 2021; a
    ``place`` given as a dictionary is Solhan with these changes.
    """

    def make_table(*reports: dict[str, Any]) -> pd.DataFrame:
        return to_frame(_made(**report) for report in reports)

    return make_table


def _made(
    event_id: str,
    article: str = "",
    kind: str = "civilian_attack",
    day: date = date(2021, 6, 5),
    last: date | None = None,
    precision: str = "day",
    place: EventPlace | dict[str, Any] | None = SOLHAN,
    actor1: str = "UNK-ARMED",
    actor2: str = "BFA-CVL",
    fatalities: int | None = None,
    text: str = "Le marché et des maisons incendiés.",
    outlet: str = "",
    claim_source: str = "",
    published: date = date(2021, 6, 6),
) -> Event:
    if isinstance(place, dict):
        place = replace(SOLHAN, **place)
    stamp = datetime(published.year, published.month, published.day)
    return Event(
        event_id,
        Article(article or f"article-{event_id}", "", text, stamp, outlet=outlet),
        kind,
        day,
        last or day,
        precision,
        actor1=_party(actor1, ""),
        actor2=_party(actor2, ""),
        places=(place,) if place else (),
        toll=Toll(fatalities=fatalities),
        claim_source=claim_source,
        evidence=text,
    )


def _event(row: Row, places: Mapping[str, Row]) -> Event:
    other = dict(part.split("=") for part in row.several("other"))
    figures = {name: int(number) for name, number in other.items() if number.isdecimal()}
    deaths = int(row["fatalities"]) if row["fatalities"] else None
    article = Article(
        f"article-{row['report']}",
        row["title"],
        row["evidence"],
        datetime.fromisoformat(row["published"]),
        outlet=row["outlet"],
    )
    return Event(
        row["report"],
        article,
        row["sub_type"],
        date.fromisoformat(row["first"]),
        date.fromisoformat(row["last"]),
        row["precision"],
        actor1=_party(row["actor1"], other.get("actor1_person", "")),
        actor2=_party(row["actor2"], other.get("actor2_person", "")),
        places=tuple(
            _place(places[key], spelling)
            for key, spelling in zip(row.several("places"), row.several("spellings"), strict=True)
        ),
        toll=Toll(fatalities=deaths, **figures),
        evidence=row["evidence"],
    )


def _party(actor_id: str, person: str) -> Party:
    if not actor_id:
        return Party()
    actor = registry().get(actor_id)
    return Party(actor_id, actor.name_fr, actor.actor_type, person)


def _place(row: Row, spelling: str) -> EventPlace:
    return EventPlace(
        location_text=spelling,
        latitude=float(row["latitude"]),
        longitude=float(row["longitude"]),
        geo_precision=int(row["geo_precision"]),
        uncertainty_km=float(row["uncertainty_km"]),
        **{name: row[name] for name in _PLACE[1:7]},
    )
