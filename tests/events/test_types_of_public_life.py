"""Unrest, politics, justice, disasters (codebook sections 2 and 8, Type)."""

from __future__ import annotations

import pytest

story = pytest.param

STORIES = [
    story(
        "Des milliers de personnes ont manifesté samedi à Niamey contre la présence militaire "
        "étrangère.",
        "protest",
        id="a march",
    ),
    story(
        "Des habitants ont bloqué mercredi la route nationale à Kati pour réclamer de l'eau.",
        "protest",
        id="a road blocked by demonstrators",
    ),
    story(
        "Un sit-in a réuni vendredi plusieurs centaines de jeunes devant la mairie de Sikasso.",
        "protest",
        id="a sit-in",
    ),
    story(
        "La police a dispersé mardi à coups de gaz lacrymogène une manifestation de l'opposition "
        "à N'Djamena.",
        "protest_repression",
        id="tear gas on a march",
    ),
    story(
        "Une émeute a éclaté lundi à Nioro du Sahel, où des jeunes ont saccagé la préfecture.",
        "riot",
        id="a riot",
    ),
    story(
        "Les enseignants du Niger ont entamé lundi une grève de trois jours.",
        "strike_boycott",
        id="a strike of teachers",
    ),
    story(
        "Des militaires ont pris le pouvoir vendredi à Ouagadougou et renversé le président.",
        "coup_mutiny",
        id="a coup",
    ),
    story(
        "Le gouverneur de la région de Diffa a instauré jeudi un couvre-feu de 20 heures à "
        "6 heures.",
        "emergency_measure",
        id="a curfew",
    ),
    story(
        "Le gouvernement a prorogé mercredi l'état d'urgence dans la région de Tillabéri.",
        "emergency_measure",
        id="a state of emergency prolonged",
    ),
    story(
        "Le gouverneur a interdit vendredi la circulation des motos dans la région de Dosso.",
        "emergency_measure",
        id="a ban on motorbikes",
    ),
    story(
        "La levée du couvre-feu à Tombouctou a été décidée mardi par le gouverneur.",
        "policy_decision",
        id="a curfew lifted",
    ),
    story(
        "Le Conseil national de transition a adopté jeudi le nouveau code minier.",
        "policy_decision",
        id="a law adopted",
    ),
    story(
        "Le chef de l'État a décrété vendredi un deuil national de trois jours.",
        "policy_decision",
        id="national mourning",
    ),
    story(
        "Le général Sadio Camara a été nommé mercredi ministre de la Défense du Mali.",
        "appointment",
        id="a minister appointed",
    ),
    story(
        "Le Premier ministre nigérien a présenté lundi la démission de son gouvernement.",
        "appointment",
        id="a government resigns",
    ),
    story(
        "Le tribunal de grande instance de Bamako a condamné jeudi l'ancien ministre à cinq ans de "
        "prison.",
        "legal_action",
        id="a sentence",
    ),
    story(
        "Le procureur de Ouagadougou a ouvert mardi une enquête sur la mort d'un détenu.",
        "legal_action",
        id="an inquiry opened",
    ),
    story(
        "Les deux otages italiens ont été libérés vendredi près de Kidal.",
        "hostage_release",
        id="hostages freed",
    ),
    story(
        "Une centaine de combattants de Boko Haram se sont rendus lundi aux autorités à Diffa.",
        "surrender_disarmament",
        id="fighters give themselves up",
    ),
    story(
        "Le gouvernement et les groupes armés ont signé jeudi un accord de cessez-le-feu à Doha.",
        "ceasefire_peace_deal",
        id="a ceasefire with groups",
    ),
    story(
        "Les derniers soldats français ont quitté vendredi la base de Niamey.",
        "troop_withdrawal",
        id="troops leave",
    ),
    story(
        "L'armée a déployé mardi un nouveau bataillon à Tenenkou.",
        "troop_deployment",
        id="a battalion deployed",
    ),
    story(
        "Des pluies diluviennes ont fait douze morts mercredi à Maradi, selon la protection "
        "civile.",
        "natural_disaster",
        id="a flood",
    ),
    story(
        "Une épidémie de choléra a tué vingt personnes à Diffa la semaine dernière.",
        "natural_disaster",
        id="an epidemic with a toll",
    ),
    story(
        "Une collision entre un car et un camion a fait quinze morts dimanche près de Sikasso.",
        "accident",
        id="a road accident",
    ),
    story(
        "L'effondrement d'une mine d'or artisanale a tué dix orpailleurs samedi à Kangaba.",
        "accident",
        id="a mine that caves in",
    ),
    story(
        "Le chavirement d'une pirogue sur le fleuve Niger a coûté la vie à neuf personnes lundi à "
        "Ségou.",
        "accident",
        id="a boat capsizes",
    ),
    story(
        "La Cour pénale internationale a condamné mercredi Al Hassan à dix ans de prison.",
        "legal_action",
        id="a sentence of the court in The Hague",
    ),
    story(
        "Le Conseil des ministres a adopté mercredi un projet de loi sur la presse.",
        "policy_decision",
        id="a bill adopted by the cabinet",
    ),
    story(
        "Le Conseil des ministres du 10 septembre a nommé un nouveau gouverneur à Ségou.",
        "appointment",
        id="a governor appointed by the cabinet",
    ),
    story(
        "L'armée tchadienne a libéré jeudi trois otages retenus par Boko Haram sur une île du lac "
        "Tchad.",
        "hostage_release",
        id="hostages freed by an army",
    ),
]


@pytest.mark.parametrize(("text", "wanted"), STORIES)
def test_public_acts_have_the_type_that_fits_best(the, text: str, wanted: str):
    the(wanted, text)


@pytest.mark.parametrize(
    "text",
    [
        "Les inondations ont fait douze morts mercredi à Maradi.",
        "Une collision entre deux cars a fait douze morts mercredi à Maradi.",
    ],
)
def test_the_dead_of_disasters_and_accidents_are_no_violence(events, text: str):
    found = [event.sub_event_type for event in events(text)]
    assert found in (["natural_disaster"], ["accident"])


def test_a_curfew_with_no_end_told_ends_on_its_first_day(the):
    event = the(
        "emergency_measure",
        "Un couvre-feu est instauré à compter du lundi 8 septembre 2025 à Ménaka, a décidé le "
        "gouverneur.",
    )
    assert str(event.date_start) == str(event.date_end) == "2025-09-08"


def test_a_disaster_has_no_actor1(the):
    event = the("natural_disaster", "Les inondations ont fait douze morts mercredi à Maradi.")
    assert event.actor1.actor_id == ""


def test_a_march_turned_violent_is_one_event(the):
    event = the(
        "",
        "La marche organisée jeudi à Bamako a dégénéré en émeute. Des jeunes ont incendié des "
        "véhicules et la police a dispersé la foule.",
    )
    assert event.sub_event_type in {"riot", "protest_repression"}
