"""Words that may report an event are marked; words that only look like them are not."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.language import Language
from spacy.tokens import Span

from extractor.lexicon.events import sense_groups, trigger_patterns

Marked = Callable[[str], list[Span]]


@pytest.fixture(scope="session")
def marked(nlp: Language) -> Marked:
    """The triggers of a sentence."""

    def run(text: str) -> list[Span]:
        doc = nlp(text)
        return list(doc.spans["sahel_triggers"])

    return run


def senses(spans: list[Span]) -> list[str]:
    return [span._.trigger.senses[0] for span in spans]


@pytest.mark.parametrize(
    ("text", "sense"),
    [
        ("Des hommes armés ont attaqué le village.", "attack"),
        ("Le village a été attaqué.", "attack"),
        ("Une attaque a visé le village.", "attack"),
        ("Ils attaquèrent le village.", "attack"),
        ("Trois soldats tués.", "kill"),
        ("Trois soldats ont péri.", "die"),
        ("Une embuscade a été tendue.", "ambush"),
        ("Le ministre a reçu l'ambassadeur de Chine.", "meeting"),
    ],
)
def test_a_word_is_known_in_any_of_its_forms(marked: Marked, text: str, sense: str):
    assert sense in senses(marked(text))


def test_the_head_is_the_word_on_which_the_arguments_hang(marked: Marked):
    spans = marked("Les assaillants ont ouvert le feu.")
    assert "ouvert" in [span.doc[span._.trigger.head].text for span in spans]


def test_a_longer_expression_hides_the_shorter_in_it(marked: Marked):
    assert "attack" not in senses(marked("Il est mort d'une attaque cardiaque."))


@pytest.mark.parametrize(
    "text",
    [
        "La conférence de presse a commencé.",
        "Ils travaillent dans une mine d'or.",
        "L'opération de vaccination se poursuit.",
    ],
)
def test_an_expression_of_everyday_life_is_no_trigger(marked: Marked, text: str):
    assert marked(text) == []


def test_the_subject_of_a_death_undergoes_it(marked: Marked):
    (span,) = marked("Trois soldats ont péri.")
    assert span._.trigger.subject_is_target


def test_the_subject_of_a_killing_acts(marked: Marked):
    (span,) = marked("Les soldats ont tué trois terroristes.")
    assert not span._.trigger.subject_is_target


def test_a_negated_act_is_marked_so(marked: Marked):
    (span,) = marked("Les terroristes n'ont pas attaqué le village.")
    assert span._.trigger.is_negated


def test_an_act_in_the_conditional_is_marked_so(marked: Marked):
    (span,) = marked("Les terroristes auraient attaqué le village.")
    assert span._.trigger.is_conditional


def test_an_act_to_come_is_marked_so(marked: Marked):
    spans = marked("Le ministre recevra l'ambassadeur la semaine prochaine.")
    assert [span._.trigger.is_planned for span in spans] == [True]


def test_a_plain_act_is_neither_negated_nor_supposed(marked: Marked):
    (span,) = marked("Les terroristes ont attaqué le village.")
    trigger = span._.trigger
    assert not (trigger.is_negated or trigger.is_hypothetical or trigger.is_planned)
    assert not trigger.is_conditional


def test_triggers_stand_in_reading_order_and_share_no_head(marked: Marked):
    spans = marked(
        "Des hommes armés ont attaqué le village, tué dix habitants, enlevé deux femmes et "
        "incendié les greniers."
    )
    starts = [span.start for span in spans]
    heads = [span._.trigger.head for span in spans]
    assert starts == sorted(starts)
    assert len(set(heads)) == len(heads) == 4


def test_every_line_of_the_vocabulary_finds_its_sense_in_the_list():
    known = set(sense_groups())
    assert all(set(pattern.payload.senses) <= known for pattern in trigger_patterns())


def test_the_component_works_alone_after_any_french_parser(french: Language):
    doc = french.create_pipe("sahel_triggers")(french("Des hommes armés ont attaqué le village."))
    assert senses(list(doc.spans["sahel_triggers"])) == ["attack"]


def test_an_empty_text_has_no_triggers(marked: Marked):
    assert marked("") == []
