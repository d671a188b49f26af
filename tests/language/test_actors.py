"""Who is named in a sentence, for whom they stand, and what is no actor at all.

Each example marks its actors: ``[les FAMa|MLI-MIL]``. An open role is written ``?MIL``.
"""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from extractor.language.actors import create_actors
from extractor.language.actors.trie import WordTrie
from extractor.language.annotations import ACTORS
from extractor.lexicon.text_keys import words_of

MARK = re.compile(r"\[([^|\]]+)\|([^\]]+)\]")


@pytest.fixture(scope="module")
def actors(french: Language):
    component = create_actors(french, "sahel_actors")

    def read(text: str, day: date | None = date(2023, 6, 1)) -> Doc:
        doc = french.make_doc(text)
        doc._.published = day
        return component(french(doc))

    return read


def _found(doc: Doc) -> list[tuple[str, str]]:
    mentions = [(span.text, span._.actor) for span in doc.spans[ACTORS]]
    return [(text, mention.actor_id or f"?{mention.role}") for text, mention in mentions]


def _check(actors, marked: str, day: date | None = date(2023, 6, 1)) -> None:
    plain = MARK.sub(r"\1", marked)
    assert _found(actors(plain, day)) == MARK.findall(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "Le [Jnim|JNIM] et le [GSIM|JNIM] sont un même groupe.",
        "La [katiba Macina|JNIM-MACINA] a frappé ; [Ansaroul Islam|JNIM-ANSARUL] aussi.",
        "Le [Front de libération de l'Azawad (FLA)|FLA] dément.",
        "L'[ONG World Vision|NGO] et le [PAM|UN] suspendent leurs activités.",
        "L'[opération Almahaou|NER-MIL] continue, la [force Barkhane|FRA-MIL] est partie.",
        "La [Cédéao|ECOWAS] lève ses sanctions, l'[UA|AU] applaudit.",
    ],
)
def test_proper_names(actors, marked: str) -> None:
    _check(actors, marked)


@pytest.mark.parametrize(
    "marked",
    [
        "Six [soldats maliens|MLI-MIL] et deux [gendarmes nigériens|NER-POL] ont été tués.",
        "Les [forces françaises|FRA-MIL] et [maliennes|MLI-MIL] ont riposté.",
        "Un [convoi français|FRA-MIL] est bloqué. Un convoi est bloqué.",
        "Le [gouvernement de la République du Mali|MLI-GOV] regrette.",
        "L'[Assemblée nationale togolaise|TGO-LEG] a voté.",
        "Des [soldats tchadiens de la Minusma|MINUSMA] sont tombés.",
        "Les [combattants de l'État islamique au Sahel|ISSP] ont fui.",
        "Un [porte-parole de la CEDEAO|ECOWAS] le confirme.",
        "Des [soldats|?MIL] ont été tués.",
    ],
)
def test_role_phrases(actors, marked: str) -> None:
    _check(actors, marked)


@pytest.mark.parametrize(
    ("text", "actor_id", "person"),
    [
        (
            "Le ministre malien de la Sécurité, le général Oumar Diassana, est venu.",
            "MLI-GOV",
            "Oumar Diassana",
        ),
        ("Le gouverneur de Dosso, le colonel Issa Garba, est venu.", "", "Issa Garba"),
        ("Le président russe Vladimir Poutine est venu.", "RUS-GOV", "Vladimir Poutine"),
        ("Robert Dussey, chef de la diplomatie togolaise, est venu.", "TGO-MFA", "Robert Dussey"),
        ("L'ambassadrice du Japon au Mali, Keiko Tanabe, est venue.", "JPN-MFA", "Keiko Tanabe"),
        ("Moussa Kindo, procureur du Faso, est venu.", "BFA-JUD", "Moussa Kindo"),
        ("Le chef du Jnim, Iyad Ag Ghaly, est venu.", "JNIM", "Iyad Ag Ghaly"),
        ("L'ancien président Mohamed Bazoum est venu.", "NER-PTY", "Mohamed Bazoum"),
        ("Le chef d'état-major, le général M'Bemba Sarr, est venu.", "", "M'Bemba Sarr"),
    ],
)
def test_a_title_and_its_bearer_are_one_mention(actors, text, actor_id, person) -> None:
    doc = actors(text)
    (span,) = doc.spans[ACTORS]
    assert (span._.actor.actor_id, span._.actor.person) == (actor_id, person)
    assert person in span.text


def test_the_day_of_the_story_decides_the_post(actors) -> None:
    text = "Ousmane Sonko a pris la parole."
    _check(actors, f"[{text[:13]}|SEN-PTY]{text[13:]}", date(2022, 1, 1))
    _check(actors, f"[{text[:13]}|SEN-GOV]{text[13:]}", date(2024, 9, 1))


def test_a_surname_leads_back_to_the_full_name(actors) -> None:
    doc = actors("Sountoura précise. Le procureur malien Ali Sountoura a ouvert une enquête.")
    persons = [span._.actor.person for span in doc.spans[ACTORS]]
    assert persons == ["Ali Sountoura", "Ali Sountoura"]


@pytest.mark.parametrize(
    ("text", "actor_id"),
    [
        ("Des hommes armés à moto ont attaqué le village.", "UNK-ARMED"),
        ("Des individus armés non identifiés ont tiré.", "UNK-ARMED"),
        ("Dix terroristes ont été neutralisés.", "UNK-JIHADIST"),
        ("Des coupeurs de route ont dépouillé le bus.", "BANDITS"),
        ("Des séparatistes ont pris le camp.", "UNK-REBEL"),
        ("Des dozos ont riposté.", "DOZO"),
    ],
)
def test_unnamed_groups_have_a_class(actors, text: str, actor_id: str) -> None:
    assert actor_id in {found for _, found in _found(actors(text))}


def test_definite_descriptions_may_lead_back(actors) -> None:
    doc = actors("Des assaillants ont surgi. Les assaillants ont fui.")
    assert [span._.actor.is_generic for span in doc.spans[ACTORS]] == [False, True]


def test_voices_do_not_fight(actors) -> None:
    doc = actors("La Dirpa annonce une opération à Kidal.")
    (span,) = doc.spans[ACTORS]
    assert (span._.actor.actor_id, span._.actor.is_voice) == ("MLI-MIL", True)


class TestPlacesThatAct:
    """A capital is its government where it acts, and a place where it does not."""

    def test_subject_of_a_verb_of_states(self, actors) -> None:
        _check(actors, "[Bamako|MLI-GOV] accuse [Paris|FRA-GOV] d'ingérence.")

    def test_a_headline_that_the_parser_misreads(self, actors) -> None:
        _check(actors, "[Paris|FRA-GOV] dément. La [Côte d'Ivoire|CIV-GOV] dément aussi.")

    def test_states_that_act_together(self, actors) -> None:
        _check(actors, "Le [Mali|MLI-GOV], le [Niger|NER-GOV] et le [Togo|TGO-GOV] ont signé.")

    def test_a_place_that_holds_the_event(self, actors) -> None:
        assert _found(actors("Une explosion a eu lieu à Bamako, au Mali.")) == []

    def test_parties_of_an_accord(self, actors) -> None:
        found = _found(actors("L'accord entre Niamey et Rome tient."))
        assert found == [("Niamey", "NER-GOV"), ("Rome", "ITA-GOV")]


@pytest.mark.parametrize(
    "text",
    [
        "Il habite avenue de l'OUA.",
        "La Journée de l'armée approche.",
        "Le respect des droits de l'homme progresse.",
        "Il est pressé de partir.",
        "Une Plateforme numérique est lancée.",
        "La Coordination des secours est lente.",
    ],
)
def test_what_only_looks_like_an_actor(actors, text: str) -> None:
    assert _found(actors(text)) == []


def test_bylines_are_no_actors(actors) -> None:
    doc = actors("Ouagadougou, 3 mai 2023 (AIB) - La pluie tombe.\nAgence d'information du Burkina")
    assert _found(doc) == []


def test_ordinary_words_are_names_in_their_context(actors) -> None:
    _check(actors, "La [CMA|CMA] et la [Plateforme|PLATFORM] se sont vues à Kidal.")


def test_the_same_letters_mean_another_junta_at_another_date(actors) -> None:
    _check(actors, "Le [CNSP|NER-GOV] gouverne à Niamey.", date(2023, 9, 1))
    _check(actors, "Le [CNSP|MLI-GOV] gouverne à Bamako.", date(2020, 9, 1))


@settings(max_examples=25, deadline=None)
@given(st.text(alphabet="abcÉéM FAMa.,'(\n)-«»1", max_size=60))
def test_any_text_is_read_without_overlaps(actors, text: str) -> None:
    doc = actors(text)
    spans = sorted((span.start, span.end) for span in doc.spans[ACTORS])
    assert all(left[1] <= right[0] for left, right in pairwise(spans))


class TestTrie:
    """Case and accents count as for a reader."""

    @pytest.mark.parametrize(
        ("name", "text", "matches"),
        [
            ("JNIM", "Jnim", True),
            ("JNIM", "jnim", False),
            ("EIS", "Eis", False),
            ("Cédéao", "CEDEAO", True),
            ("presse", "pressé", False),
            ("élève", "eleve", True),
            ("Boko Haram", "Boko-Haram", True),
            ("Boko Haram", "Boko, Haram", False),
        ],
    )
    def test_matching(self, name: str, text: str, matches: bool) -> None:
        trie: WordTrie[int] = WordTrie()
        trie.add(name, 1)
        assert (trie.longest(words_of(text), 0) is not None) is matches
