"""Which sub-type an act of violence has (codebook sections 2 and 8, Type)."""

from __future__ import annotations

import pytest

story = pytest.param

MEANS = [
    story(
        "L'aviation malienne a bombardé mercredi un camp de jihadistes près de Ber. "
        "Une dizaine de combattants ont été tués.",
        "air_strike",
        id="bombs dropped by an air force",
    ),
    story(
        "Une frappe de drone de l'armée a tué six combattants jeudi à Tinzaouatène.",
        "air_strike",
        id="a drone strike",
    ),
    story(
        "Des hélicoptères de l'armée burkinabè ont pilonné jeudi une base terroriste à "
        "Tawalbougou.",
        "air_strike",
        id="helicopters that pound a base",
    ),
    story(
        "Un véhicule militaire a sauté mardi sur une mine entre Djibo et Namissiguia. "
        "Trois soldats ont péri.",
        "ied_mine",
        id="soldiers on a mine",
    ),
    story(
        "L'explosion d'un engin explosif improvisé a fait quatre morts dimanche près de "
        "Gorom-Gorom.",
        "ied_mine",
        id="an improvised explosive device",
    ),
    story(
        "Un kamikaze s'est fait exploser jeudi au marché de Maiduguri, tuant cinq personnes.",
        "suicide_bombing",
        id="a kamikaze",
    ),
    story(
        "Un véhicule piégé conduit par un kamikaze a explosé vendredi devant le camp de Gao. "
        "Les assaillants ont ensuite ouvert le feu sur les militaires.",
        "suicide_bombing",
        id="a suicide bomber before gunmen",
    ),
    story(
        "Des obus de mortier sont tombés lundi sur la ville de Tombouctou, blessant deux "
        "habitants.",
        "shelling",
        id="mortar shells on a town",
    ),
    story(
        "Des roquettes ont été tirées samedi sur l'aéroport de Gao par des combattants du JNIM.",
        "shelling",
        id="rockets on an airport",
    ),
    story(
        "Une grenade lancée dans un bar de Gao a blessé cinq clients vendredi soir.",
        "grenade",
        id="a hand grenade",
    ),
]


@pytest.mark.parametrize(("text", "wanted"), MEANS)
def test_the_means_decide_first(the, text: str, wanted: str):
    the(wanted, text)


TARGETS = [
    story(
        "Une patrouille de la gendarmerie est tombée mardi dans une embuscade à Pama. "
        "Quatre gendarmes ont été tués.",
        "ambush",
        id="a patrol ambushed",
    ),
    story(
        "Un convoi militaire a été attaqué lundi par des hommes armés entre Ansongo et Labbezanga.",
        "ambush",
        id="a military convoy attacked on its way",
    ),
    story(
        "Des jihadistes ont attaqué dimanche le camp militaire de Boulkessi.",
        "attack_on_position",
        id="soldiers in their camp",
    ),
    story(
        "Le poste de police de Kantchari a été la cible d'une attaque armée jeudi. "
        "Deux policiers ont été tués.",
        "attack_on_position",
        id="a police post",
    ),
    story(
        "La brigade de gendarmerie de Makalondi a été attaquée dans la nuit de mardi à mercredi.",
        "attack_on_position",
        id="a gendarmerie brigade",
    ),
    story(
        "Quatre soldats ont été tués lundi par des hommes armés à Aguelhoc.",
        "attack_on_position",
        id="armed people attacked, setting not told",
    ),
    story(
        "Des hommes armés ont attaqué samedi le village de Diallassagou et tué une vingtaine "
        "d'habitants.",
        "civilian_attack",
        id="a village and its inhabitants",
    ),
    story(
        "Le village de Kobadjé a été attaqué vendredi par des individus armés.",
        "civilian_attack",
        id="a village, no victim and no post",
    ),
    story(
        "Des fidèles ont été tués vendredi par des hommes armés dans une mosquée de Fambita.",
        "civilian_attack",
        id="worshippers in a mosque",
    ),
    story(
        "Des hommes armés ont mitraillé mercredi un car de transport sur la route de Tillabéri, "
        "tuant sept passagers.",
        "civilian_attack",
        id="a coach full of passengers",
    ),
    story(
        "Des braqueurs ont abattu un commerçant lundi à Niamey avant d'emporter sa recette.",
        "civilian_attack",
        id="an armed robbery with a death",
    ),
]


@pytest.mark.parametrize(("text", "wanted"), TARGETS)
def test_with_plain_arms_the_target_decides(the, text: str, wanted: str):
    the(wanted, text)


OPERATIONS = [
    story(
        "Les FAMa ont neutralisé douze terroristes mercredi lors d'une opération à Sokolo.",
        "armed_clash",
        id="combatants neutralised on the ground",
    ),
    story(
        "De violents combats ont opposé jeudi l'armée aux combattants du FLA à Tessalit.",
        "armed_clash",
        id="a fight of two sides",
    ),
    story(
        "Des affrontements entre combattants de l'EIGS et du JNIM ont fait vingt morts mardi à "
        "In-Delimane.",
        "armed_clash",
        id="two armed groups",
    ),
    story(
        "L'armée nigérienne a tué huit terroristes samedi dans un accrochage à Makalondi.",
        "armed_clash",
        id="combatants killed in a skirmish",
    ),
    story(
        "Les forces armées ont mené jeudi une opération de ratissage dans la forêt de Baoulé.",
        "military_operation",
        id="a sweep with no fight",
    ),
    story(
        "L'armée a démantelé mercredi une base logistique terroriste à Diabaly.",
        "military_operation",
        id="a base dismantled",
    ),
    story(
        "La gendarmerie a arrêté mardi cinq terroristes présumés à Kolondiéba.",
        "arrest",
        id="suspects taken",
    ),
    story(
        "Les soldats ont capturé vivant un chef terroriste vendredi à Niono.",
        "arrest",
        id="a fighter captured alive",
    ),
    story(
        "Les douaniers ont saisi jeudi trois cents kilos de cannabis à Gaya.",
        "weapons_seizure",
        id="drugs seized by customs",
    ),
    story(
        "L'armée a récupéré mercredi un important lot d'armes et de munitions à Konna.",
        "weapons_seizure",
        id="arms recovered",
    ),
    story(
        "Les FAMa ont retrouvé et restitué mardi une centaine de têtes de bétail volées à Niono.",
        "weapons_seizure",
        id="stolen cattle recovered",
    ),
    story(
        "Les démineurs ont désamorcé jeudi un engin explosif près de Sévaré.",
        "weapons_seizure",
        id="a device defused",
    ),
    story(
        "L'armée a escorté lundi un convoi de camions-citernes de Sikasso à Bamako.",
        "escort_patrol",
        id="tankers escorted",
    ),
]


@pytest.mark.parametrize(("text", "wanted"), OPERATIONS)
def test_an_operation_is_of_its_gravest_act(the, text: str, wanted: str):
    the(wanted, text)


OTHERS = [
    story(
        "Des hommes armés ont enlevé jeudi un prêtre catholique dans sa paroisse de Ségué.",
        "abduction",
        id="a priest taken",
    ),
    story(
        "Trois ingénieurs chinois ont été kidnappés mardi sur un chantier près de Nara.",
        "abduction",
        id="engineers kidnapped",
    ),
    story(
        "Des individus armés ont incendié mercredi l'école primaire de Tongomayel.",
        "destruction",
        id="a school burnt with nobody hurt",
    ),
    story(
        "Des hommes armés ont volé dimanche plus de deux cents bœufs à Bankass.",
        "looting",
        id="cattle stolen with nobody hurt",
    ),
    story(
        "Le JNIM a imposé vendredi un blocus à la ville de Léré.",
        "blockade",
        id="a town blocked by an armed group",
    ),
    story(
        "Des jihadistes ont incendié mercredi une dizaine de camions-citernes sur l'axe "
        "Kayes-Bamako.",
        "destruction",
        id="tankers burnt",
    ),
    story(
        "Des terroristes ont contraint mardi les éleveurs de Téra à payer la zakat.",
        "looting",
        id="a forced levy",
    ),
    story(
        "Les combattants du FLA ont pris samedi le contrôle de la ville de Ber.",
        "territory_seized",
        id="a town taken by a group",
    ),
    story(
        "L'armée malienne a repris mardi le contrôle de la ville de Kidal.",
        "territory_regained",
        id="a town retaken by the army",
    ),
    story(
        "Une fillette de douze ans a été violée jeudi par des hommes armés à Djibo.",
        "sexual_violence",
        id="a rape",
    ),
    story(
        "Des affrontements entre agriculteurs et éleveurs ont fait cinq morts lundi à Doba.",
        "mob_violence",
        id="farmers and herders",
    ),
    story(
        "Un voleur présumé a été lynché par la foule mardi à Bamako.",
        "mob_violence",
        id="a lynching",
    ),
]


@pytest.mark.parametrize(("text", "wanted"), OTHERS)
def test_other_acts_of_violence_have_types_of_their_own(the, text: str, wanted: str):
    the(wanted, text)


def test_the_army_too_lays_an_ambush(the):
    the(
        "ambush",
        "Tombés dans une embuscade tendue jeudi par l'armée à Seytenga, onze terroristes ont été "
        "tués.",
    )


def test_a_kamikaze_drone_is_an_air_strike(the):
    the(
        "air_strike",
        "Un drone kamikaze du FLA a frappé mercredi la position de l'armée à Ber, tuant deux "
        "soldats.",
    )


def test_an_attack_with_burning_and_deaths_is_one_event_of_the_gravest_type(the):
    event = the(
        "",
        "Des hommes armés ont attaqué lundi le village de Tabi, tué huit habitants, incendié des "
        "greniers et emporté le bétail.",
    )
    assert event.sub_event_type == "civilian_attack"


def test_an_abduction_without_deaths_names_the_event(the):
    event = the(
        "",
        "Des hommes armés ont fait irruption mardi dans un village de Tera et enlevé six "
        "personnes.",
    )
    assert event.sub_event_type == "abduction"


def test_neutralised_combatants_are_dead(the):
    event = the("", "Les FAMa ont neutralisé douze terroristes mercredi à Sokolo.")
    assert (event.toll.fatalities, event.toll.fatalities_armed_groups) == (12, 12)


def test_a_device_neutralised_is_no_death(events):
    found = events("Une bombe artisanale a été neutralisée jeudi par les démineurs à Sévaré.")
    assert all(event.toll.fatalities is None for event in found)
