"""Place expressions in sentences: what is found, where it lies, what is context."""

from __future__ import annotations

from pathlib import Path

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from extractor.language import pipeline
from extractor.language.annotations import PLACES, PlaceMention
from extractor.language.places import Places
from extractor.records import Article
from gazetteer import distance_km, from_folder
from gazetteer.world import WorldLayer

DATA = Path(__file__).parents[1] / "gazetteer" / "data"


@pytest.fixture(scope="module")
def component() -> Places:
    return Places(from_folder(DATA, [WorldLayer()]))


class Reader:
    """Reads a story and gives its place mentions by the words they cover."""

    def __init__(self, french: Language, component: Places) -> None:
        self._french, self._component = french, component

    def doc(self, text: str, title: str = "", outlet: str = "Le Journal du Mali") -> Doc:
        article = Article("a", title, text, outlet=outlet)
        return self._component(self._french(pipeline.make_doc(self._french, article)))

    def __call__(self, text: str, **story: str) -> dict[str, PlaceMention]:
        doc = self.doc(text, **story)
        return {span.text: span._.place for span in doc.spans[PLACES]}

    def one(self, text: str, **story: str) -> PlaceMention:
        """The only mention that is no context."""
        events = [m for m in self(text, **story).values() if not m.is_context]
        assert len(events) == 1, events
        return events[0]


@pytest.fixture(scope="module")
def read(french: Language, component: Places) -> Reader:
    return Reader(french, component)


@pytest.mark.parametrize(
    ("text", "place_id"),
    [
        ("Une attaque a eu lieu à Kayes.", "t:kayes"),
        ("Une attaque a eu lieu dans la région de Kayes.", "t:r-kayes"),
        ("Le convoi a été attaqué dans le cercle de San.", "t:c-san"),
        ("Des tirs ont été entendus dans la ville de San.", "t:san"),
        ("Deux personnes ont été tuées près de Ogossagou.", "t:ogossagou"),
        ("L'armée a évacué Gossi mardi.", "t:gossi"),
        ("Les assaillants sont entrés dans N'Tillit à l'aube.", "t:tillit"),
        ("Le massacre d'Ogossagou a ému le pays.", "t:ogossagou"),
    ],
)
def test_a_name_means_what_the_words_before_it_say(read: Reader, text: str, place_id: str) -> None:
    mention = read.one(text)
    assert mention.place is not None
    assert mention.place.place_id == place_id


@pytest.mark.parametrize(
    ("words", "km", "degrees"),
    [
        ("à 65 km à l'est de la ville de Nioro", 65, 90),
        ("à une trentaine de kilomètres au sud-ouest de Nioro", 30, 225),
        ("à quelque 130 kilomètres au nord de Nioro", 130, 0),
        ("à vingt-cinq km au nord-nord-est de Nioro", 25, 22.5),
    ],
)
def test_a_distance_with_a_direction_gives_the_destination_point(
    read: Reader, words: str, km: float, degrees: float
) -> None:
    mention = read.one(f"Une frappe a visé des terroristes {words}.")
    assert mention.place is not None
    assert mention.place.place_id == "t:nioro"
    assert (mention.relation, mention.offset_km, mention.bearing_deg) == ("offset", km, degrees)
    assert mention.geo_precision == 2
    assert mention.latitude is not None
    assert mention.longitude is not None
    away = distance_km((15.23, -9.59), (mention.latitude, mention.longitude))
    assert away == pytest.approx(km, rel=1e-4)
    assert 0 < mention.uncertainty_km < km


def test_a_distance_without_direction_stays_at_the_place_and_is_as_uncertain(read: Reader) -> None:
    mention = read.one("Un camion a sauté sur une mine à 40 km de Gossi.")
    assert (mention.latitude, mention.offset_km, mention.bearing_deg) == (15.82, 40, None)
    assert mention.uncertainty_km >= 40


def test_of_two_directions_the_first_counts_and_two_towns_are_two_mentions(read: Reader) -> None:
    found = read("Des frappes à l'est et au sud-ouest de Nioro, ainsi qu'au nord de Kayes.")
    assert [(m.relation, m.bearing_deg) for m in found.values()] == [
        ("direction", 90),
        ("direction", 0),
    ]


@pytest.mark.parametrize(
    "words",
    [
        "entre Bandiagara et Sévaré",
        "sur l'axe Bandiagara-Sévaré",
        "sur la route reliant Bandiagara à Sévaré",
        "sur le tronçon Bandiagara - Sévaré",
    ],
)
def test_what_lies_between_two_towns_is_put_half_way(read: Reader, words: str) -> None:
    mention = read.one(f"Un car a été mitraillé {words}.")
    assert mention.relation == "between"
    assert mention.name == "Bandiagara - Sévaré"
    assert mention.second is not None
    assert mention.latitude == pytest.approx(14.44, abs=0.01)
    assert mention.geo_precision == 2


def test_the_parts_of_a_country_lie_that_way(read: Reader) -> None:
    found = read("Des combats ont éclaté dans le nord du Mali et dans l'ouest du pays.")
    north, west = found["nord du Mali"], found["ouest du pays"]
    assert north.relation == west.relation == "part"
    assert north.latitude is not None
    assert west.longitude is not None
    assert north.latitude > 15
    assert west.longitude < -8
    assert north.geo_precision == 3


def test_units_after_a_village_only_hold_it(read: Reader) -> None:
    found = read("Ogossagou, dans le cercle de Bankass (région de Bandiagara), a été attaqué.")
    assert [(m.role, m.is_context) for m in found.values()] == [
        ("", False),
        ("container", True),
        ("container", True),
    ]


def test_a_reference_town_beside_a_named_village_is_context(read: Reader) -> None:
    found = read("Le marché de Sandaré, à 100 km au sud-ouest de Nioro, a été incendié.")
    roles = {m.place.place_id: m.role for m in found.values() if m.place}
    assert roles == {"t:sandare": "", "t:nioro": "reference"}


def test_a_unit_told_beside_it_picks_the_homonym(read: Reader) -> None:
    mention = read.one("À Koro, au Burkina Faso, deux civils ont été tués.")
    assert mention.place is not None
    assert mention.place.place_id == "t:koro-b"


def test_the_paper_picks_the_homonym(read: Reader) -> None:
    malian = read.one("Une attaque a eu lieu à Nioro.")
    senegalese = read.one("Un accident a eu lieu à Nioro.", outlet="Dakar Matin Sénégal")
    assert malian.place is not None
    assert senegalese.place is not None
    assert (malian.place.country, senegalese.place.country) == ("MLI", "SEN")


def test_an_unknown_village_is_kept_at_the_unit_that_holds_it(read: Reader) -> None:
    mention = read.one("Le village de Bélindougou, dans le cercle de Bankass, a été incendié.")
    assert mention.place is None
    assert mention.name == "Bélindougou"
    assert mention.unit is not None
    assert mention.unit.place_id == "t:c-bankass"
    assert (mention.latitude, mention.geo_precision) == (14.08, 2)


def test_an_unknown_village_with_a_distance_lies_there(read: Reader) -> None:
    mention = read.one("Le village de Tikifrout, situé à 30 km au nord de Gossi, a été pillé.")
    assert mention.place is None
    assert mention.name == "Tikifrout"
    assert (mention.offset_km, mention.bearing_deg) == (30, 0)
    assert mention.latitude == pytest.approx(16.09, abs=0.01)


def test_an_unknown_village_alone_lies_somewhere_in_the_storys_country(read: Reader) -> None:
    mention = read.one("Le village de Tikifrout a été pillé.")
    assert mention.unit is not None
    assert (mention.unit.country, mention.geo_precision) == ("MLI", 4)


def test_names_in_a_list_are_places_each(read: Reader) -> None:
    found = read("Des bases ont été détruites à Sandaré et Lambatara.")
    assert [m.place.place_id for m in found.values() if m.place] == ["t:sandare", "t:lambatara"]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Le gouverneur de Gao a salué l'armée.", "post"),
        ("Le maire de Bankass a lancé un appel.", "post"),
        ("Des combattants venus de Gossi ont attaqué.", "origin"),
        ("Paris apporte son soutien au Mali.", "recipient"),
        ("Bamako, 14 sept. (AMAP) Le président a parlé.", "dateline"),
    ],
)
def test_places_of_somebody_or_something_else_are_context(
    read: Reader, text: str, role: str
) -> None:
    assert [m.role for m in read(text).values()] == [role]


def test_a_headlines_region_is_context_where_the_story_names_places_in_it(read: Reader) -> None:
    text = "Le village d'Ogossagou a été attaqué samedi."
    roles = [m.role for m in read(text, title="Bandiagara : nouvelle attaque").values()]
    assert roles == ["headline", ""]


def test_a_headlines_town_is_the_place_where_nothing_finer_is_told(read: Reader) -> None:
    mention = read.one("Une grenade a fait un mort.", title="Gao : explosion au marché")
    assert mention.place is not None
    assert mention.place.place_id == "t:gao"


@pytest.mark.parametrize(
    "text",
    [
        "Le colonel Gao Diarra a pris la parole.",
        "Les FAMa ont riposté.",
        "L'accord d'Alger est mort, dit-il.",
        "Radio Gao a diffusé le message.",
        "Il faut dire la vérité.",
        "Elle a condamné l'attaque.",
        "Le Mali condamne cette décision.",
        "Une mission de paix a été envoyée.",
    ],
)
def test_persons_organisations_and_ordinary_words_are_no_places(read: Reader, text: str) -> None:
    assert read(text) == {}


def test_a_capital_that_acts_is_a_government(read: Reader) -> None:
    assert [m.role for m in read("Bamako rejette les conclusions du rapport.").values()] in (
        ["metonym"],
        [],
    )


def test_descriptions_lead_back_to_the_place_told_before(read: Reader) -> None:
    found = read("L'armée est entrée à Gossi. Deux civils ont été tués dans cette localité.")
    assert found["cette localité"].place == found["Gossi"].place
    assert found["cette localité"].role == "anaphor"
    assert not found["cette localité"].is_context


def test_the_capital_is_that_of_the_story(read: Reader) -> None:
    mention = read.one("Des tirs ont retenti dans la capitale.", outlet="Faso Infos")
    assert mention.place is not None
    assert mention.place.name == "Ouagadougou"


def test_towns_of_the_world_are_found_and_keep_their_french_name(read: Reader) -> None:
    mention = read.one("Les deux ministres se sont rencontrés à Moscou.")
    assert mention.place is not None
    assert (mention.place.name, mention.place.country) == ("Moscou", "RUS")


def test_the_storys_country_is_told(read: Reader) -> None:
    assert read.doc("L'armée burkinabè a riposté à Djibo.", outlet="").user_data is not None
    assert read.doc("L'armée burkinabè a riposté à Djibo.", outlet="")._.country == "BFA"
    assert read.doc("Il a plu.", outlet="L'Écho de Bamako")._.country == "MLI"
    assert read.doc("Il a plu.", outlet="")._.country == ""


def test_every_mention_covers_its_own_words(read: Reader) -> None:
    doc = read.doc("À Gossi, à l'aube, puis à 12 km au sud de Gao, l'armée a frappé.")
    for span in doc.spans[PLACES]:
        assert span._.place.name in span.text


def test_an_empty_story_has_no_places(read: Reader) -> None:
    assert read("") == {}


def test_a_headlines_town_is_context_where_the_story_names_an_unknown_village(
    read: Reader,
) -> None:
    text = "Une frappe a détruit un véhicule à Tikifrout."
    found = read(text, title="Gao : un véhicule détruit")
    assert [(m.name, m.role) for m in found.values()] == [("Gao", "headline"), ("Tikifrout", "")]


def test_two_borders_in_a_list_are_both_references(read: Reader) -> None:
    found = read("À Gossi, à la frontière avec le Burkina Faso et le Niger, un poste a brûlé.")
    assert [m.role for m in found.values()] == ["", "reference", "reference"]


def test_a_hamlet_far_from_the_unit_told_beside_it_is_another_one(read: Reader) -> None:
    mention = read.one("Le village de Lambatara, dans le cercle de Bankass, a été attaqué.")
    assert mention.place is None
    assert mention.unit is not None
    assert mention.unit.place_id == "t:c-bankass"
