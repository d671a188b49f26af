"""Where an event lies (codebook sections 5 and 8, Place)."""

from __future__ import annotations

import pytest
from pytest import approx

ATTACK = "Des hommes armés ont attaqué jeudi {} et tué cinq habitants."


def only(event):
    assert len(event.places) == 1, [place.location for place in event.places]
    return event.places[0]


def test_a_town_is_the_town_and_not_its_region(the):
    place = only(the("", "Une grenade a blessé cinq clients jeudi dans un bar à Kayes."))
    assert (place.location, place.location_type) == ("Kayes", "populated_place")


def test_a_region_told_as_such_is_the_region(the):
    place = only(
        the("", "Les FAMa ont détruit jeudi deux bases terroristes dans la région de Kayes.")
    )
    assert (place.location_type, place.geo_precision) == ("admin1", 3)


def test_the_finest_place_wins(the):
    place = only(
        the("", ATTACK.format("le village de Diallassagou, dans le cercle de Bankass, au Mali"))
    )
    assert place.location == "Diallassagou"


def test_a_distance_and_a_bearing_give_the_destination_point(the):
    place = only(
        the(
            "",
            "L'aviation a frappé jeudi une base terroriste à 40 km au nord de Niono, au Mali.",
        )
    )
    assert (place.location, place.offset_km, place.offset_bearing_deg) == ("Niono", 40, 0)
    assert place.geo_precision == 2
    assert place.latitude == approx(14.25 + 40 / 110.7, abs=0.05)
    assert place.longitude == approx(-5.99, abs=0.05)


def test_a_direction_alone_stays_at_the_town_with_a_wider_circle(the):
    text = "L'aviation a frappé jeudi une base terroriste {} Niono, au Mali."
    east = only(the("", text.format("à l'est de")))
    town = only(the("", text.format("à")))
    assert (east.offset_km, east.offset_bearing_deg, east.geo_precision) == (None, 90, 2)
    assert (east.latitude, east.longitude) == (town.latitude, town.longitude)
    assert east.uncertainty_km > town.uncertainty_km


def test_a_distance_alone_widens_the_circle_by_at_least_that_much(the):
    place = only(
        the("", "Une embuscade a tué jeudi six soldats à 30 km de Fada N'Gourma, au Burkina Faso.")
    )
    assert (place.offset_km, place.offset_bearing_deg) == (30, None)
    assert place.uncertainty_km >= 30


def test_between_two_towns_is_their_midpoint(the):
    place = only(
        the("", "Un convoi de l'armée a été attaqué jeudi entre Sévaré et Bandiagara, au Mali.")
    )
    assert place.location == "Sévaré - Bandiagara"
    assert place.geo_precision == 2
    assert place.latitude == approx((14.53 + 14.35) / 2, abs=0.05)


def test_an_escort_with_two_ends_lies_at_their_midpoint(the):
    place = only(
        the("", "L'armée a escorté mercredi un convoi de vivres entre Kaya et Djibo, au Burkina.")
    )
    assert place.location == "Kaya - Djibo"


def test_a_reference_city_beside_the_village_is_no_place(the):
    place = only(the("", ATTACK.format("le village de Sadia, à 600 km de Bamako")))
    assert place.location == "Sadia"


def test_an_unknown_village_keeps_its_name(the):
    place = only(
        the("", ATTACK.format("le village de Zorbalakoro, dans le cercle de Bankass, au Mali"))
    )
    assert place.location == "Zorbalakoro"


def test_an_unknown_village_lies_in_the_smallest_known_unit(the):
    village = only(
        the("", ATTACK.format("le village de Zorbalakoro, dans le cercle de Bankass, au Mali"))
    )
    assert (village.latitude, village.longitude) == (approx(14.07, abs=0.3), approx(-3.52, abs=0.3))
    assert village.geo_precision in (2, 3)


def test_the_speakers_city_is_no_place_of_the_event(the):
    place = only(
        the("", ATTACK.format("le village de Sadia") + " « C'est horrible », dit-on à Bamako.")
    )
    assert place.location == "Sadia"


def test_a_governors_seat_is_no_place_of_the_event(the):
    place = only(
        the("", "Le gouverneur de Gao a annoncé la mort de trois soldats jeudi à Ansongo.")
    )
    assert place.location == "Ansongo"


def test_a_headlines_region_before_its_villages_is_context(the):
    event = the(
        "",
        "Les FAMa ont détruit jeudi des bases terroristes à Sandaré et à Diéma.",
        title="Kayes : des bases terroristes détruites",
    )
    assert [place.location for place in event.places] == ["Sandaré", "Diéma"]


@pytest.mark.parametrize(
    ("outlet", "text", "country"),
    [
        (
            "maliweb",
            "Des hommes armés ont tué deux habitants jeudi à Nioro. Le gouverneur de Kayes s'est "
            "rendu sur place.",
            "MLI",
        ),
        ("", "Un accident a fait six morts jeudi à Nioro, dans la région de Kaolack.", "SEN"),
    ],
)
def test_context_decides_between_places_of_one_name(the, outlet: str, text: str, country: str):
    assert only(the("", text, outlet=outlet)).country_iso3 == country


def test_a_clash_known_only_by_its_country_has_a_row_there(the):
    place = only(the("", "L'armée malienne a tué jeudi quinze terroristes."))
    assert (place.country_iso3, place.geo_precision, place.location_text) == ("MLI", 4, "")


def test_a_condemnation_has_no_place(the):
    event = the(
        "condemnation", "Le gouvernement ivoirien a condamné jeudi le coup d'État au Burkina Faso."
    )
    assert event.places == ()


def test_a_place_carries_its_units_and_country(the):
    place = only(the("", ATTACK.format("le village de Diallassagou, dans le cercle de Bankass")))
    assert (place.country_iso3, place.admin1) == ("MLI", "Bandiagara")


def test_the_headline_alone_may_give_the_place(the):
    event = the(
        "",
        "Les assaillants ont tué six soldats jeudi et emporté des armes.",
        title="Burkina Faso : le camp de Djibo attaqué",
    )
    assert only(event).location == "Djibo"
