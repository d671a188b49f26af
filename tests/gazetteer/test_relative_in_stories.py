"""Places told relative to others: each form has its point, its precision and a reasoned radius."""

from __future__ import annotations

import math

import pytest
from spacy.language import Language

from extractor import Article
from extractor.language import pipeline
from extractor.language.annotations import PLACES, PlaceMention
from gazetteer import destination, distance_km, load, midpoint
from gazetteer.relative import Point


def town(name: str) -> tuple[Point, float]:
    """Point and radius (km) of a Malian town."""
    place = load().lookup(name, countries=["MLI"], level="populated_place")[0].place
    return (place.latitude, place.longitude), place.radius_km


def told(nlp: Language, where: str) -> PlaceMention:
    """The first place that a sentence with this expression tells."""
    text = f"Une embuscade a eu lieu {where}. L'armée malienne a riposté."
    doc = nlp(pipeline.make_doc(nlp, Article("a", "", text, outlet="L'Essor")))
    mention: PlaceMention = doc.spans[PLACES][0]._.place
    return mention


def off(mention: PlaceMention, point: Point) -> float:
    """How far (km) a mention's point lies from another."""
    assert mention.latitude is not None
    assert mention.longitude is not None
    return distance_km((mention.latitude, mention.longitude), point)


@pytest.mark.parametrize(
    ("where", "km", "degrees"),
    [
        ("à 65 km à l'est de Gao", 65, 90),
        ("à une trentaine de kilomètres au sud-ouest de Gao", 30, 225),
    ],
)
def test_distance_and_wind_give_the_destination_and_half_a_sector(
    nlp: Language, where: str, km: float, degrees: float
) -> None:
    point, radius = town("Gao")
    mention = told(nlp, where)
    assert off(mention, destination(point, km, degrees)) < 0.1
    assert mention.uncertainty_km == pytest.approx(
        math.hypot(0.383 * km, 0.1 * km, radius), abs=0.2
    )
    assert mention.geo_precision == 2


@pytest.mark.parametrize(
    ("where", "share"),
    [
        ("entre Gao et Ansongo", 0.5),
        ("sur l'axe Gao-Ansongo", 0.5),
        ("sur la route de Gao à Ansongo", 0.5),
        ("à mi-chemin entre Gao et Ansongo", 0.15),
        ("à mi-chemin de Gao et d'Ansongo", 0.15),
    ],
)
def test_between_two_towns_is_the_middle_and_a_share_of_their_distance(
    nlp: Language, where: str, share: float
) -> None:
    (gao, _), (ansongo, _) = town("Gao"), town("Ansongo")
    mention = told(nlp, where)
    assert off(mention, midpoint(gao, ansongo)) < 0.1
    assert mention.uncertainty_km == pytest.approx(share * distance_km(gao, ansongo), abs=0.1)


@pytest.mark.parametrize(
    "where", ["non loin de Gossi", "dans le secteur de Gossi", "dans les environs de Gossi"]
)
def test_near_a_town_adds_ten_kilometres(nlp: Language, where: str) -> None:
    point, radius = town("Gossi")
    mention = told(nlp, where)
    assert off(mention, point) < 0.1
    assert mention.uncertainty_km == radius + 10


def test_some_kilometres_are_five(nlp: Language) -> None:
    point, radius = town("Gossi")
    mention = told(nlp, "à quelques kilomètres de Gossi")
    assert off(mention, point) < 0.1
    assert mention.uncertainty_km == radius + 5


@pytest.mark.parametrize(
    ("where", "degrees"),
    [("à la sortie nord de Gao", 0), ("à l'entrée sud de la ville de Gao", 180)],
)
def test_the_way_out_of_a_town_is_its_edge_on_that_side(
    nlp: Language, where: str, degrees: float
) -> None:
    point, radius = town("Gao")
    mention = told(nlp, where)
    assert off(mention, destination(point, radius, degrees)) < 0.1
    assert mention.uncertainty_km == radius


def test_a_wind_alone_stays_at_the_town_and_adds_thirty_kilometres(nlp: Language) -> None:
    point, radius = town("Gossi")
    mention = told(nlp, "au nord de Gossi")
    assert off(mention, point) < 0.1
    assert mention.uncertainty_km == radius + 30


@pytest.mark.parametrize(
    ("where", "near", "reach_km"),
    [
        ("à la frontière avec le Niger", (15.4, 1.2), 260),
        ("à l'ouest du pays", (14.0, -9.5), 330),
        ("dans le nord-est de la région de Gao", (17.1, 1.0), 90),
    ],
)
def test_edges_and_parts_lie_on_their_side_with_the_radius_of_the_part(
    nlp: Language, where: str, near: Point, reach_km: float
) -> None:
    mention = told(nlp, where)
    assert off(mention, near) < 100
    assert 50 < mention.uncertainty_km <= reach_km
    assert mention.geo_precision == 3
