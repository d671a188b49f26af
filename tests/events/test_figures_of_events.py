"""The dead, hurt, taken and freed of an event (codebook sections 6 and 8, Figures)."""

from __future__ import annotations

import pytest

ATTACK = "Des hommes armés ont attaqué jeudi le village de Tabi. {}"

TOLLS = [
    ("Cinq habitants ont été tués.", 5, 5, 5),
    ("Une dizaine de personnes ont été tuées.", 10, None, None),
    ("Au moins douze personnes ont été tuées.", 12, 12, None),
    ("Plus de trente personnes ont été tuées.", 30, 30, None),
    ("Près de quarante personnes ont été tuées.", 40, None, None),
    ("Entre dix et quinze personnes ont été tuées.", 10, 10, 15),
    ("Plusieurs personnes ont été tuées.", None, 2, None),
    ("Des dizaines de personnes ont été tuées.", None, 20, None),
    ("L'attaque n'a fait aucune victime.", 0, 0, 0),
    ("Vingt-trois personnes ont été tuées.", 23, 23, 23),
    ("Deux cents personnes ont été tuées.", 200, 200, 200),
    ("Cinq femmes et deux enfants ont été tués.", 7, 7, 7),
    ("Quinze personnes, dont neuf femmes, ont été tuées.", 15, 15, 15),
    ("L'attaque a fait dix à quinze morts.", 10, 10, 15),
    ("Plusieurs terroristes et un civil ont été tués.", None, 3, None),
    ("Onze gendarmes et plusieurs terroristes ont été tués.", 11, 11, None),
    ("L'armée a essuyé de lourdes pertes.", None, 2, None),
    ("Bilan : trois morts et quatre blessés.", 3, 3, 3),
    ("Cinq personnes ont été tuées : deux femmes et trois enfants.", 5, 5, 5),
    ("Deux soldats ont perdu la vie et six assaillants ont été neutralisés.", 8, 8, 8),
    ("Il n'y a pas eu de perte en vie humaine.", 0, 0, 0),
    ("Les assaillants ont incendié des greniers.", None, None, None),
]


@pytest.mark.parametrize(("words", "best", "low", "high"), TOLLS)
def test_the_dead_are_counted_as_reported(
    the, words: str, best: int | None, low: int | None, high: int | None
):
    toll = the("", ATTACK.format(words)).toll
    assert toll.fatalities == best
    if best is None or best != low or high is not None:
        assert (toll.fatalities_low, toll.fatalities_high) == (low, high)


def test_the_dead_of_all_sides_stand_together(the):
    toll = the(
        "",
        "Des jihadistes ont attaqué jeudi le camp de Boulkessi. Onze soldats et sept assaillants "
        "ont été tués.",
    ).toll
    assert toll.fatalities == 18
    assert (toll.fatalities_state_forces, toll.fatalities_armed_groups) == (11, 7)


def test_a_joint_toll_of_several_places_is_told_once(the):
    event = the(
        "",
        "Des combattants du JNIM ont attaqué simultanément mardi les camps de Boulkessi et de "
        "Mondoro, tuant quarante soldats.",
    )
    assert (len(event.places), event.toll.fatalities) == (2, 40)


def test_a_fire_without_victims_has_no_dead(the):
    toll = the("destruction", "Des hommes armés ont incendié jeudi l'antenne de Mondoro.").toll
    assert toll.fatalities in (None, 0)


def test_soldiers_and_volunteers_are_one_side(the):
    toll = the(
        "",
        "Quatre soldats et trois VDP ont été tués jeudi dans l'attaque de leur poste à Barani.",
    ).toll
    assert (toll.fatalities, toll.fatalities_state_forces) == (7, 7)


def test_hunters_on_the_states_side_count_as_its_forces(the):
    toll = the(
        "", "Quatre volontaires pour la défense de la patrie ont été tués jeudi à Bourzanga."
    ).toll
    assert toll.fatalities_state_forces == 4


def test_civilians_have_a_column_of_their_own(the):
    toll = the("", ATTACK.format("Cinq habitants ont été tués.")).toll
    assert toll.fatalities_civilians == 5


def test_motorbikes_and_weapons_are_no_dead(the):
    toll = the(
        "",
        "Les FAMa ont neutralisé six terroristes jeudi à Sokolo. Douze motos et neuf fusils ont "
        "été détruits.",
    ).toll
    assert toll.fatalities == 6


def test_displaced_people_are_no_dead(the):
    toll = the(
        "", ATTACK.format("Cinq habitants ont été tués et deux mille personnes ont fui.")
    ).toll
    assert toll.fatalities == 5


def test_a_later_toll_replaces_the_earlier(the):
    toll = the(
        "",
        ATTACK.format(
            "Un premier bilan faisait état de quatre morts. Le bilan est passé à neuf morts."
        ),
    ).toll
    assert toll.fatalities == 9


def test_the_injured_are_counted_apart(the):
    toll = the("", ATTACK.format("Cinq habitants ont été tués et une dizaine blessés.")).toll
    assert (toll.fatalities, toll.injured) == (5, 10)


def test_those_taken_are_counted(the):
    assert (
        the("abduction", "Des hommes armés ont enlevé jeudi sept élèves à Kuyera.").toll.abducted
        == 7
    )


def test_the_arrested_are_counted(the):
    toll = the("arrest", "La gendarmerie a interpellé jeudi neuf suspects à Koutiala.").toll
    assert toll.arrested == 9


def test_the_freed_are_counted(the):
    toll = the(
        "hostage_release", "Cinq otages ont été libérés jeudi à Ménaka par l'armée nigérienne."
    ).toll
    assert toll.released == 5


def test_no_word_on_the_dead_is_not_zero(the):
    toll = the("", "Des hommes armés ont attaqué jeudi le camp de Boulkessi.").toll
    assert (toll.fatalities, toll.fatalities_low, toll.fatalities_high) == (None, None, None)


def test_terrorists_struck_with_no_death_said_are_no_dead(the):
    toll = the("", "L'aviation a frappé jeudi une dizaine de terroristes à Nampala.").toll
    assert toll.fatalities is None
