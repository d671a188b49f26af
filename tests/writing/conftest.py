"""Two events for all formats: one at two places, one without a place and with hard characters."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from extractor import Article, Event, EventPlace, Party, Toll
from extractor.table import TableRow, rows_of

ARTICLE = Article("a,1", 'Le "Kala" ;\tdit-on', "Corps.", datetime(2025, 9, 13, 18, 5))


def _place(name: str, latitude: float, longitude: float) -> EventPlace:
    return EventPlace(
        location=name,
        country="Mali",
        country_iso3="MLI",
        latitude=latitude,
        longitude=longitude,
        geo_precision=1,
        offset_km=65.0,
    )


@pytest.fixture
def rows() -> list[TableRow]:
    strike = Event(
        "e1",
        ARTICLE,
        "air_strike",
        date(2025, 9, 13),
        date(2025, 9, 14),
        "range",
        places=(_place("Sandaré", 14.7, -10.3), _place("Lambatara", 14.9, -10.9)),
        toll=Toll(fatalities=12),
        confidence=0.8,
    )
    call = Event(
        "e2",
        ARTICLE,
        "phone_call",
        actor1=Party("RUS-MFA", "Ministère des Affaires étrangères (Russie)", "government"),
        evidence="Première ligne,\nseconde « ligne » \U0001f4f0.",
    )
    return rows_of(strike) + rows_of(call)
