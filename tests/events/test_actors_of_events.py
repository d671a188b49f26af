"""Who acts and who undergoes (codebook sections 3 and 8, Actors)."""

from __future__ import annotations

import pytest

story = pytest.param

PAIRS = [
    story(
        "Des hommes armés ont attaqué lundi le village de Tabi et tué cinq habitants.",
        "UNK-ARMED",
        "MLI-CVL",
        id="attackers of a village whom nobody names",
    ),
    story(
        "Des terroristes ont tué deux soldats maliens mardi à Konna.",
        "UNK-JIHADIST",
        "MLI-MIL",
        id="terrorists of no group named",
    ),
    story(
        "Six gendarmes burkinabè ont été tués jeudi par des combattants du JNIM à Djibo.",
        "JNIM",
        "BFA-POL",
        id="the agent of a passive",
    ),
    story(
        "L'attaque du camp de Banibangou par l'État islamique a fait dix morts parmi les soldats "
        "nigériens jeudi.",
        "ISSP",
        "NER-MIL",
        id="the agent of a noun",
    ),
    story(
        "Les FAMa, qui ont mené mercredi un raid contre un camp du FLA à Ber, ont tué huit "
        "combattants.",
        "MLI-MIL",
        "FLA",
        id="the antecedent of a relative clause",
    ),
    story(
        "Trois orpailleurs ont été enlevés samedi par des hommes armés à Kédougou, au Sénégal.",
        "UNK-ARMED",
        "SEN-CVL",
        id="civilians of the place's country",
    ),
    story(
        "La police nigérienne a arrêté mercredi quatre trafiquants de drogue à Agadez.",
        "NER-POL",
        None,
        id="a police of a named country",
    ),
    story(
        "Les douaniers ont arrêté jeudi deux passeurs à Zinder, au Niger.",
        "NER-POL",
        None,
        id="customs officers are police",
    ),
    story(
        "Le Conseil de sécurité de l'ONU a adopté lundi une résolution sur le Sahel.",
        "UN",
        None,
        id="a resolution of the Security Council",
    ),
    story(
        "Des éléments de Boko Haram ont attaqué vendredi un poste de l'armée tchadienne à Barka "
        "Tolorom.",
        "BOKO-HARAM",
        "TCD-MIL",
        id="a named group against a named army",
    ),
    story(
        "La Cour d'appel de Bamako a condamné lundi l'opposant Moussa Mara à deux ans de prison.",
        "MLI-JUD",
        None,
        id="a court sentences",
    ),
]


@pytest.mark.parametrize(("text", "actor1", "actor2"), PAIRS)
def test_actor1_acts_and_actor2_undergoes(the, text: str, actor1: str, actor2: str | None):
    event = the("", text)
    assert event.actor1.actor_id == actor1
    assert actor2 is None or event.actor2.actor_id == actor2


def test_where_no_attacker_stands_the_army_is_not_made_one(the):
    event = the("", "Trois gendarmes ont été tués mercredi dans une embuscade à Bagaré.")
    assert event.actor1.actor_id == "UNK-ARMED"


def test_in_the_states_own_operation_an_ally_stands_beside_the_army(the):
    event = the(
        "", "Les FAMa et leurs partenaires d'Africa Corps ont tué neuf terroristes mardi à Konna."
    )
    assert event.actor1.actor_id == "MLI-MIL"
    assert event.actor1.assoc_ids == ("AFRICA-CORPS",)


def test_a_unit_takes_its_armys_id(the):
    event = the(
        "", "Trois soldats du GSIA ont été tués jeudi dans une embuscade à Djibo, au Burkina Faso."
    )
    assert event.actor2.actor_id == "BFA-MIL"


def test_a_speaker_for_the_army_does_not_fight(the):
    event = the(
        "",
        "Un groupe terroriste a été neutralisé mercredi à Tenenkou, a annoncé la Dirpa. Huit "
        "combattants ont été tués par les FAMa.",
    )
    assert event.actor1.actor_id == "MLI-MIL"


def test_a_head_of_state_is_his_government_with_his_name(the):
    event = the(
        "meeting",
        "Le président ghanéen John Dramani Mahama a reçu lundi à Accra le ministre burkinabè des "
        "Affaires étrangères, Karamoko Jean-Marie Traoré.",
    )
    assert (event.actor1.actor_id, event.actor1.person) == ("GHA-GOV", "John Dramani Mahama")


def test_the_victims_of_an_accident_may_be_actor2(the):
    event = the(
        "accident", "Un car s'est renversé dimanche près de Dosso, au Niger, tuant onze passagers."
    )
    assert (event.actor1.actor_id, event.actor2.actor_id) == ("", "NER-CVL")


def test_soldiers_in_a_groups_hands_are_abducted(the):
    event = the("abduction", "Le JNIM a capturé mardi quatre soldats maliens près de Léré.")
    assert (event.actor1.actor_id, event.actor2.actor_id) == ("JNIM", "MLI-MIL")


def test_an_election_strike_or_protest_aimed_at_nobody_has_no_actor2(the):
    event = the("protest", "Des centaines de femmes ont marché samedi à Tillabéri pour la paix.")
    assert event.actor2.actor_id == ""


def test_a_ministry_is_known_by_the_country_of_its_word(the):
    event = the(
        "condemnation",
        "Le ministère tchadien des Affaires étrangères a condamné jeudi l'attaque de Banibangou.",
    )
    assert event.actor1.actor_id == "TCD-MFA"


@pytest.mark.parametrize(
    ("text", "group"),
    [
        (
            "Le Groupe de soutien à l'islam et aux musulmans a tué trois soldats mardi à Léré.",
            "JNIM",
        ),
        ("La katiba Macina a attaqué mardi le camp de Ténenkou.", "JNIM"),
        ("Le Front de libération de l'Azawad a attaqué mardi un convoi de l'armée.", "FLA"),
    ],
)
def test_a_group_is_known_by_any_of_its_names(the, text: str, group: str):
    event = the("", text)
    assert event.actor1.actor_id in (group, "JNIM-MACINA")
