"""The event vocabulary is whole, and each kind of mistake in it is told with its line."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy

from extractor.errors import DataFileError
from extractor.lexicon import events
from extractor.lexicon.codebook import event_types


def test_every_sub_type_of_the_codebook_has_a_trigger_or_a_rule() -> None:
    named = {s for p in events.trigger_patterns() for s in p.payload.senses}
    ruled = {rule.sub_type for rule in events.type_rules()}
    assert set(event_types()) <= named | ruled


def test_every_sub_type_has_a_gravity_and_a_casting() -> None:
    assert set(event_types()) == set(events.gravity())
    assert set(event_types()) == set(events.casting())


def test_every_generic_sense_ends_in_a_sub_type() -> None:
    generic = set(events.sense_groups()) - set(event_types()) - {"ignore", "again"}
    ruled = {rule.sense for rule in events.type_rules()}
    assert generic <= ruled


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("@tuer,V,murder,agent,,0.9", "not in senses.csv"),
        ("@tuer,V,kill,agent,sometimes,0.9", "needs"),
        ("@tuer,V,kill,agent,,often", "no number"),
        ("@tuer,V,kill,agent,,1.5", "between 0 and 1"),
        ("@vaincre,V,kill,agent,,0.5", "irregular"),
        ("_2 feu,V,kill,agent,,0.5", "begin and end"),
    ],
)
def test_a_wrong_trigger_is_told_by_file_and_line(
    tmp_path: Path, line: str, complaint: str
) -> None:
    path = tmp_path / "triggers.csv"
    path.write_text(f"pattern,pos,senses,subject,needs,weight\n{line}\n", encoding="utf-8")
    with pytest.raises(DataFileError, match=complaint) as caught:
        events.read_triggers(path)
    assert caught.value.line == 2


def test_a_trigger_that_stands_twice_is_rejected(tmp_path: Path) -> None:
    line = "@tuer,V,kill,agent,,0.9\n"
    path = tmp_path / "triggers.csv"
    path.write_text(f"pattern,pos,senses,subject,needs,weight\n{line}{line}", encoding="utf-8")
    with pytest.raises(DataFileError, match="stands here twice"):
        events.read_triggers(path)


def test_a_trigger_that_stands_in_two_files_is_told_with_both(tmp_path: Path) -> None:
    header = "pattern,pos,senses,subject,needs,weight\n"
    first, second = tmp_path / "triggers.csv", tmp_path / "triggers_unrest.csv"
    first.write_text(f"{header}@tuer,V,kill,agent,,0.9\n", encoding="utf-8")
    second.write_text(f"{header}# comment\n@tuer,V,kill,agent,,0.5\n", encoding="utf-8")
    with pytest.raises(DataFileError, match=r"see triggers\.csv line 2") as caught:
        events.read_triggers(first, second)
    assert (caught.value.path, caught.value.line) == (second, 3)


def test_one_word_may_be_a_verb_in_one_file_and_a_noun_in_another(tmp_path: Path) -> None:
    header = "pattern,pos,senses,subject,needs,weight\n"
    first, second = tmp_path / "triggers.csv", tmp_path / "triggers_unrest.csv"
    first.write_text(f"{header}tir,V,attack,agent,,0.5\n", encoding="utf-8")
    second.write_text(f"{header}tir,N,attack,agent,,0.5\n", encoding="utf-8")
    assert [p.payload.pos for p in events.read_triggers(first, second)] == ["V", "N"]


def test_every_trigger_file_that_lies_in_the_vocabulary_is_read() -> None:
    files = sorted(events.EVENTS.glob("triggers*.csv"))
    assert len(events.trigger_patterns()) == sum(len(events.read_triggers(f)) for f in files)


def test_every_word_of_a_trigger_is_one_token_and_so_can_match() -> None:
    tokenizer = spacy.blank("fr").tokenizer
    dead = [
        (pattern.payload.text, word)
        for pattern in events.trigger_patterns()
        for element in pattern.elements
        for word in element.words
        # an elided word is one before the word that it leans on
        if not word.endswith("'") and len(tokenizer(word)) != 1
    ]
    assert dead == []
