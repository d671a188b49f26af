"""Who says so, and how sure (codebook section 7)."""

from __future__ import annotations

import pytest

ATTACK = "Cinq habitants ont été tués jeudi par des hommes armés à Tabi"


@pytest.mark.parametrize(
    ("words", "source", "kind"),
    [
        (", a annoncé la Dirpa.", "Dirpa", "state_forces"),
        (", selon un élu local.", "élu local", "government"),
        (", selon des habitants.", "habitants", "civilian"),
        (", a indiqué le ministère de la Défense.", "ministère de la Défense", "government"),
        (", a affirmé l'ONG Human Rights Watch.", "Human Rights Watch", "ngo_media"),
        (", selon l'ONU.", "ONU", "igo"),
    ],
)
def test_the_named_source_is_kept(the, words: str, source: str, kind: str):
    event = the("", ATTACK + words)
    assert source in event.claim_source
    assert event.claim_source_type == kind


def test_without_a_source_the_column_is_empty(the):
    event = the("", ATTACK + ".")
    assert (event.claim_source, event.claim_source_type) == ("", "none")


def test_what_the_article_states_is_asserted(the):
    assert the("", ATTACK + ".").modality == "asserted"


@pytest.mark.parametrize(
    "text",
    [
        "Des hommes armés auraient tué cinq habitants jeudi à Tabi.",
        "Selon des sources non confirmées, cinq habitants ont été tués jeudi à Tabi par des hommes "
        "armés.",
    ],
)
def test_the_conditional_and_the_unconfirmed_are_alleged(the, text: str):
    assert the("", text).modality == "alleged"


def test_a_fact_stated_elsewhere_in_the_story_outweighs_the_conditional(the):
    event = the(
        "",
        "Des hommes armés ont attaqué jeudi le village de Tabi. Les assaillants auraient tué cinq "
        "habitants.",
    )
    assert event.modality == "asserted"


def test_a_group_is_the_source_of_the_attack_that_it_claims(the):
    event = the(
        "attack_on_position",
        "Le camp de Boulkessi a été attaqué dimanche. Le JNIM a revendiqué l'attaque.",
    )
    assert "JNIM" in event.claim_source
