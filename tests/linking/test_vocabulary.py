"""What the linking knows is data, and a wrong line is told by file and line."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from extractor.errors import DataFileError
from extractor.lexicon.codebook import event_types
from extractor.linking import vocabulary
from extractor.linking.parties import OPEN, OTHER, RELATED, relations
from extractor.linking.words import name_key


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of the data that a test may spoil."""
    for file in vocabulary.LINKING.glob("*.csv"):
        (tmp_path / file.name).write_text(file.read_text("utf-8"), "utf-8")
    readers = [
        vocabulary.linked_types,
        vocabulary.likeness,
        vocabulary.points,
        vocabulary.stand_ins,
        vocabulary.role_partners,
        vocabulary.spellings,
    ]
    monkeypatch.setattr(vocabulary, "LINKING", tmp_path)
    for reader in readers:
        reader.cache_clear()
    yield tmp_path
    for reader in readers:
        reader.cache_clear()


@pytest.mark.parametrize(
    ("file", "line", "reader", "problem"),
    [
        ("types.csv", "raid,force,fixed,0", "linked_types", "'raid' is not known"),
        ("types.csv", "ambush,force,fixed,0", "linked_types", "stands twice"),
        ("likeness.csv", "armed_clash,ambush,near", "likeness", "this pair stands twice"),
        ("likeness.csv", "ambush,phone_call,like", "likeness", "'like' is not known"),
        ("points.csv", "date,same_day,1,1,1,again", "points", "date same_day stands twice"),
        ("actor_groups.csv", "JNIM2,ISSP,x", "stand_ins", "'JNIM2' is no actor"),
        ("actor_groups.csv", "IS,ISSP,x", "stand_ins", "'IS' stands twice"),
        ("role_groups.csv", "MIL,ARMY", "role_partners", "'ARMY' is not known"),
        ("spellings.csv", ",k", "spellings", "the column written is empty"),
    ],
)
def test_a_wrong_line_is_told(data, file, line, reader, problem) -> None:
    lines = (data / file).read_text("utf-8").splitlines()
    (data / file).write_text("\n".join([*lines, line]) + "\n", "utf-8")
    with pytest.raises(DataFileError, match=problem) as told:
        getattr(vocabulary, reader)()
    assert told.value.line == len(lines) + 1


def test_a_level_without_points_is_told(data) -> None:
    lines = (data / "points.csv").read_text("utf-8").splitlines()
    kept = [line for line in lines if not line.startswith("words,many")]
    (data / "points.csv").write_text("\n".join(kept) + "\n", "utf-8")
    with pytest.raises(DataFileError, match="words many is missing"):
        vocabulary.points()


def test_stronger_agreement_never_has_fewer_points() -> None:
    for feature, table in vocabulary.points().items():
        if feature in {"words", "counts", "type", "person"}:
            levels = table[:, :-1]
            assert (levels[:, :-1] >= levels[:, 1:]).all(), feature


def test_likeness_is_the_same_both_ways() -> None:
    matrix = vocabulary.likeness()
    assert (matrix == matrix.T).all()
    assert matrix.shape == (len(event_types()),) * 2


@pytest.mark.parametrize(
    ("one", "two", "level"),
    [
        ("JNIM", "JNIM-MACINA", RELATED),
        ("FLA", "CSP", RELATED),
        ("UNK-ARMED", "ISSP", OPEN),
        ("UNK-JIHADIST", "FLA", OPEN),
        ("MLI-MIL", "MLI-POL", OPEN),
        ("AES", "NER-GOV", OPEN),
        ("JNIM", "ISSP", OTHER),
        ("MLI-MIL", "BFA-MIL", OTHER),
        ("UNK-ARMED", "MLI-MIL", OTHER),
    ],
)
def test_actors_stand_for_each_other_or_exclude_each_other(one, two, level) -> None:
    assert relations([one, two])[1, 2] == level


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Djibo", "Jibo"),
        ("Ouahigouya", "Wahigouya"),
        ("Tinzaouatène", "Tin Zaouatine"),
        ("Boulkessi", "Boulikessi"),
        ("Gourma-Rharous", "Gourma Rharouss"),
        ("camp de Boulkessi", "Boulkessi"),
    ],
)
def test_spellings_of_one_name_meet(one, two) -> None:
    assert name_key(one) == name_key(two)


@pytest.mark.parametrize(
    ("one", "two"), [("Dori", "Djibo"), ("Solhan", "Sebba"), ("Banibangou", "Bankass")]
)
def test_other_names_do_not(one, two) -> None:
    assert name_key(one) != name_key(two)
