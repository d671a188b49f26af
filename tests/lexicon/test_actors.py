"""The registry knows every id of the codebook, and every id its grammar allows."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.errors import DataFileError
from extractor.lexicon import actor_names, actor_words, actors
from extractor.lexicon.actor_names import known_names
from extractor.lexicon.actors import ACTOR_TYPES, bodies, countries, registry
from extractor.lexicon.loader import read_rows
from extractor.lexicon.persons import persons
from extractor.lexicon.role_nouns import role_nouns

CODEBOOK = (
    "actor_id",
    "name_en",
    "name_fr",
    "actor_type",
    "country",
    "parent_id",
    "aliases_fr",
)


def test_every_actor_of_the_codebook_has_its_names_and_parent() -> None:
    for row in read_rows(actors.ACTORS / "codebook.csv", CODEBOOK):
        actor = registry().get(row["actor_id"])
        assert (actor.name_fr, actor.parent_id) == (row["name_fr"], row["parent_id"])


@given(st.sampled_from(sorted(c.iso3 for c in countries())), st.sampled_from(sorted(bodies())))
def test_any_country_has_any_body(iso3: str, role: str) -> None:
    actor = registry().get(f"{iso3}-{role}")
    assert actor.country == iso3
    assert actor.actor_type in ACTOR_TYPES
    assert actor.parent_id == "" or actor.parent_id in registry()


def test_names_of_composed_actors_follow_the_codebooks_pattern() -> None:
    assert registry().get("TUR-GOV").name_fr == "Gouvernement (Turquie)"
    assert registry().get("TUR-MFA").parent_id == "TUR-GOV"


@pytest.mark.parametrize("wrong", ["XXX-MIL", "MLI-XYZ", "NOBODY", "", "MLI"])
def test_an_unknown_id_is_refused(wrong: str) -> None:
    assert wrong not in registry()
    with pytest.raises(actors.UnknownActorError, match="no actor has the id"):
        registry().get(wrong)


def test_groups_know_their_dates_and_successors() -> None:
    assert registry().get("JNIM").valid_from == date(2017, 3, 2)
    assert registry().get("CSP").successor == "FLA"
    assert registry().get("AL-MOURABITOUNE").successor == "JNIM"


def test_the_knowledge_base_has_more_than_five_hundred_entries() -> None:
    assert len(known_names()) + len(persons()) >= 500


def test_each_alias_of_the_codebook_names_its_actor() -> None:
    by_alias: dict[str, set[str]] = {}
    for name in known_names():
        for alias in name.aliases:
            by_alias.setdefault(alias.lower(), set()).add(name.target)
    for noun in role_nouns():
        for form in noun.forms:
            by_alias.setdefault(form.lower(), set()).add(noun.target)
    for row in read_rows(actors.ACTORS / "codebook.csv", CODEBOOK):
        if row["actor_type"] == "civilians" or row["actor_id"][3:4] == "-":
            continue
        for alias in row.several("aliases_fr"):
            assert row["actor_id"] in by_alias.get(alias.lower(), set()), alias


class TestPosts:
    """The story's day decides for whom a person spoke."""

    def test_before_and_during_a_term(self) -> None:
        faki = persons()["Moussa Faki Mahamat"]
        assert faki.target_on(date(2015, 1, 1)) == "TCD-MFA"
        assert faki.target_on(date(2020, 1, 1)) == "AU"

    def test_an_ousted_president_is_of_the_opposition_after_a_week(self) -> None:
        bazoum = persons()["Mohamed Bazoum"]
        assert bazoum.target_on(date(2023, 7, 28)) == "NER-GOV"
        assert bazoum.target_on(date(2023, 9, 1)) == "NER-PTY"

    def test_a_group_leader_follows_the_merger(self) -> None:
        iyad = persons()["Iyad Ag Ghaly"]
        assert iyad.target_on(date(2013, 1, 1)) == "JNIM-ANSARDINE"
        assert iyad.target_on(date(2024, 1, 1)) == "JNIM"

    def test_without_a_day_the_last_post_counts(self) -> None:
        assert persons()["Bilal Ag Acherif"].target_on(None) == "FLA"


class TestLoader:
    """A wrong line is reported by file and line."""

    @pytest.fixture(autouse=True)
    def _fresh(self) -> Iterator[None]:
        yield
        actor_words.ordinary_words.cache_clear()

    HEADER = "name,aliases,actor_id,kind,flags,cues,valid_from,valid_to,source\n"

    @pytest.mark.parametrize(
        ("line", "problem"),
        [
            ("Groupe X,,NOBODY,group,,,,,", "no actor id"),
            ("Groupe X,,JNIM,gang,,,,,", "kind 'gang' is not known"),
            ("Groupe X,,JNIM,group,loud,,,,", "unknown flag 'loud'"),
            ("Groupe X,Cadre,CSP,group,,,,,", "ordinary word"),
            ("Groupe X,Ei,ISSP,group,,,,,", "two-letter alias"),
            ("Groupe X,GX,JNIM,group,,,soon,,", "no YYYY"),
            ("Groupe X,GX,JNIM,group,,,2020-02-30,,", "is no day"),
            ("Groupe X,GX,*-XYZ,group,,,,,", "not known"),
        ],
    )
    def test_a_wrong_name_is_refused(
        self, line: str, problem: str, tmp_path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        self._with_names(tmp_path, monkeypatch, line)
        with pytest.raises(DataFileError, match=problem) as caught:
            list(actor_names._read_names())
        assert (caught.value.path.name, caught.value.line) == ("names_test.csv", 2)

    def test_an_alias_that_stands_twice_is_refused(self, tmp_path, monkeypatch) -> None:
        self._with_names(
            tmp_path, monkeypatch, "Groupe X,GX,JNIM,group,,,,,\nGroupe Y,GX,ISSP,group,,,,,"
        )
        with pytest.raises(DataFileError, match=r"names_test.csv:3: the alias 'GX' stands already"):
            list(actor_names._read_names())

    def test_cues_or_dates_tell_two_names_apart(self, tmp_path, monkeypatch) -> None:
        lines = "Groupe X,GX,JNIM,group,,,,,\nGroupe Y,GX,ISSP,group,,Ménaka,,,"
        self._with_names(tmp_path, monkeypatch, lines)
        assert len(list(actor_names._read_names())) == 2

    def _with_names(self, folder, monkeypatch: pytest.MonkeyPatch, lines: str) -> None:
        (folder / "names_test.csv").write_text(self.HEADER + lines + "\n", encoding="utf-8")
        (folder / "ordinary_words.csv").write_text("word\ncadre\n", encoding="utf-8")
        for module in (actor_names, actor_words):
            monkeypatch.setattr(module, "ACTORS", folder)
        actor_words.ordinary_words.cache_clear()
