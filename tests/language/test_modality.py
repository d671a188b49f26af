"""Facts are told from plans, hearsay, wishes and denials."""

from __future__ import annotations

from pathlib import Path

import pytest
from spacy.language import Language

from extractor.errors import DataFileError
from extractor.language.modality import Modality, load_cues, modality_of


def told(french: Language, text: str, word: str) -> Modality:
    doc = french(text)
    return modality_of(next(token for token in doc if token.lower_ == word))


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Des hommes armés ont attaqué le village.", "attaqué"),
        ("L'attaque du camp a fait dix morts.", "attaque"),
        ("Ils n'ont tué que deux civils.", "tué"),
        ("Le ministre a reçu l'ambassadeur mardi.", "reçu"),
    ],
)
def test_a_fact_bears_no_flag(french: Language, text: str, word: str) -> None:
    assert told(french, text, word) == Modality()


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "word", "flag"),
    [
        ("L'armée n'a pas attaqué le village.", "attaqué", "negated"),
        ("Aucune attaque n'a été signalée.", "attaque", "negated"),
        ("L'attaque n'a pas eu lieu.", "attaque", "negated"),
        ("Le convoi est arrivé sans attaque.", "attaque", "negated"),
        ("Des hommes armés auraient attaqué le camp.", "attaqué", "conditional"),
        ("Le village aurait été attaqué dimanche.", "attaqué", "conditional"),
        ("Une attaque aurait fait dix morts.", "attaque", "conditional"),
        ("Ils ont attaqué le camp, de sources non confirmées.", "attaqué", "conditional"),
        ("Les habitants craignent une nouvelle attaque.", "attaque", "hypothetical"),
        ("La CEDEAO menace d'intervenir au Niger.", "intervenir", "hypothetical"),
        ("Ils sont venus pour attaquer le camp.", "attaquer", "hypothetical"),
        ("Qui a attaqué le camp ?", "attaqué", "hypothetical"),
        ("Le président va recevoir son homologue mercredi.", "recevoir", "planned"),
        ("Le ministre doit se rendre à Niamey.", "rendre", "planned"),
        ("Une réunion est prévue mardi à Accra.", "réunion", "planned"),
        ("Le sommet se tiendra à Abuja.", "tiendra", "planned"),
    ],
)
def test_each_flag_is_read_from_the_parse(
    french: Language, text: str, word: str, flag: str
) -> None:
    assert getattr(told(french, text, word), flag)


def test_an_unknown_flag_is_named_by_its_line(tmp_path: Path) -> None:
    path = tmp_path / "modality.csv"
    path.write_text("word,cue,flag\nsi,marker,doubtful\n", encoding="utf-8")
    with pytest.raises(DataFileError) as raised:
        load_cues(path)
    assert raised.value.line == 2


def test_a_word_that_stands_twice_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "modality.csv"
    path.write_text("word,cue,flag\nsi,marker,hypothetical\nsi,marker,planned\n", encoding="utf-8")
    with pytest.raises(DataFileError, match="twice"):
        load_cues(path)
