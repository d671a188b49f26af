"""Inflection: the forms that news uses, from one line a word."""

from __future__ import annotations

import pytest

from extractor.errors import DataFileError
from extractor.lexicon.inflection import noun_forms, verb_forms


@pytest.mark.parametrize(
    ("lemma", "form"),
    [
        ("attaquer", "attaquées"),
        ("enlever", "enlèvent"),
        ("enlever", "enlèvera"),
        ("égorger", "égorgeaient"),
        ("lancer", "lançaient"),
        ("libérer", "libèrent"),
        ("rejeter", "rejette"),
        ("appeler", "appelle"),
        ("déployer", "déploie"),
        ("périr", "périssent"),
        ("saisir", "saisi"),
        ("prendre", "prises"),
        ("ouvrir", "ouvert"),
        ("détruire", "détruisirent"),
        ("recevoir", "reçu"),
        ("mettre", "mis"),
    ],
)
def test_a_verb_has_the_forms_of_news(lemma: str, form: str) -> None:
    assert form in verb_forms(lemma)


def test_forms_of_one_verb_do_not_leak_into_a_like_one() -> None:
    assert "tue" in verb_forms("tuer")
    assert "tut" not in verb_forms("tuer")


def test_an_irregular_verb_that_is_missing_is_named_with_its_file() -> None:
    with pytest.raises(DataFileError, match=r"verbs\.csv.*vaincre"):
        verb_forms("vaincre")


@pytest.mark.parametrize(
    ("lemma", "form"),
    [
        ("attaque", "attaques"),
        ("rival", "rivaux"),
        ("aérien", "aériennes"),
        ("éleveur", "éleveurs"),
    ],
)
def test_a_noun_has_its_genders_and_numbers(lemma: str, form: str) -> None:
    assert form in noun_forms(lemma)
