"""A story's date chooses the map on which its names are read; the answer is today's unit."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from spacy.language import Language

import extractor
import gazetteer
from extractor import Article
from gazetteer import Candidate, Place, SahelGeocoder
from gazetteer.history import FormerUnit
from gazetteer.memberships import Memberships
from gazetteer.resolve import Query, Setting, resolve

IN_2018, IN_2024, IN_2026 = date(2018, 6, 1), date(2024, 6, 1), date(2026, 6, 1)


@pytest.mark.parametrize(
    ("name", "country", "unit", "day"),
    [
        ("Koro", "MLI", "Mopti", IN_2018),
        ("Koro", "MLI", "Bandiagara", IN_2024),
        ("Hombori", "MLI", "Mopti", IN_2018),
        ("Nara", "MLI", "Koulikoro", IN_2018),
        ("Nioro", "MLI", "Kayes", IN_2018),
        ("Ménaka", "MLI", "Gao", date(2014, 5, 21)),
        ("Djibo", "BFA", "Sahel", IN_2024),
        ("Diapaga", "BFA", "Est", IN_2024),
        ("Fada N'Gourma", "BFA", "Est", IN_2024),
        ("Titao", "BFA", "Nord", IN_2024),
        ("Nouna", "BFA", "Boucle du Mouhoun", IN_2024),
        ("Inates", "NER", "Ayorou", IN_2024),
        ("Banibangou", "NER", "Ouallam", date(2010, 1, 1)),
    ],
)
def test_a_town_was_held_by_the_unit_of_its_day(
    name: str, country: str, unit: str, day: date
) -> None:
    places = gazetteer.load()
    town = places.lookup(name, countries=[country], level="populated_place")[0].place
    assert gazetteer.exact_key(unit) in places.memberships.on(town, day)


def test_a_unit_that_no_longer_holds_a_town_is_not_counted_on_a_later_day() -> None:
    places = gazetteer.load()
    koro = places.lookup("Koro", countries=["MLI"], level="populated_place")[0].place
    assert "mopti" not in places.memberships.on(koro, IN_2024)
    assert "mopti" in places.memberships.on(koro, None)


def test_a_former_name_counts_most_while_it_was_valid() -> None:
    places = gazetteer.load()
    then, since = (
        next(c for c in places.lookup("Boucle du Mouhoun", on=day) if c.place.name == "Bankui")
        for day in (IN_2024, IN_2026)
    )
    assert then.place == since.place
    assert then.score >= since.score


def test_the_day_decides_between_two_villages_of_one_name() -> None:
    rows = [
        FormerUnit("r:b", "Bandiagara", "", "Mopti", "1960-09-22", "2023-03-12"),
    ]
    regions = [
        Place("r:m", "Mopti", "admin1", "region", "MLI"),
        Place("r:b", "Bandiagara", "admin1", "region", "MLI"),
    ]
    large = Place("v:b", "Sare", "populated_place", "village", "MLI", "Bandiagara", rank=0.5)
    small = Place("v:m", "Sare", "populated_place", "village", "MLI", "Mopti", rank=0.2)
    query = Query([Candidate(large, 1, ""), Candidate(small, 1, "")], containers={"mopti"})  # type: ignore[arg-type]

    def chosen(day: date) -> str:
        setting = Setting("MLI", memberships=Memberships(regions, rows), day=day)
        return resolve([query], setting)[0][0].place.place_id

    assert chosen(IN_2018) == "v:b"
    assert chosen(IN_2024) == "v:m"


def test_a_region_was_as_large_as_its_parts_of_today_together() -> None:
    places = gazetteer.load()
    mopti = places.unit("MLI", "admin1", "Mopti")
    assert mopti is not None
    before, after = (places.memberships.as_of(mopti, day) for day in (IN_2018, IN_2024))
    assert after == mopti
    assert before.radius_km > 1.5 * mopti.radius_km
    assert before.place_id == mopti.place_id


def test_geocode_takes_the_day_on_which_the_name_was_written() -> None:
    geocoder = SahelGeocoder()
    assert geocoder.geocode("Koro, Mopti, Mali", on="2018-05-01").latitude == pytest.approx(
        14.07, 0.01
    )
    assert geocoder.geocode("Koro, Mopti, Mali", on="2024-05-01") is None
    assert geocoder.geocode("Koro, région de Bandiagara", on=IN_2024).raw["place"].country == "MLI"


STORIES = [
    ("2018-03-04", "dans le cercle de Koro, région de Mopti", "Koro", "Bandiagara"),
    ("2024-03-04", "dans le cercle de Koro, région de Bandiagara", "Koro", "Bandiagara"),
    ("2018-03-04", "à Hombori, dans la région de Mopti", "Hombori", "Douentza"),
    ("2021-11-20", "à Djibo, dans la région du Sahel", "Djibo", "Soum"),
    ("2021-11-20", "à Diapaga, dans la région de l'Est", "Diapaga", "Tapoa"),
    ("2026-01-20", "à Diapaga, dans la région de la Tapoa", "Diapaga", "Tapoa"),
]


@pytest.mark.parametrize(("day", "where", "place", "region"), STORIES)
def test_a_row_gives_todays_region_whatever_the_year_of_the_story(
    nlp: Language, day: str, where: str, place: str, region: str
) -> None:
    text = f"Des hommes armés ont tué six villageois samedi {where}, selon un élu de la commune."
    article = Article("a", "Six villageois tués", text, published_at=datetime.fromisoformat(day))
    table = extractor.to_frame(extractor.extract_events([article], nlp))
    assert list(table["location"])[:1] == [place]
    assert list(table["admin1"])[:1] == [region]
