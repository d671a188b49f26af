"""Every event can be traced to characters of the text, and named again."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

STORY = {
    "title": "Niger : une attaque à Banibangou",
    "text": "Le ministère de la Défense a réagi.\nDes hommes armés ont attaqué jeudi le camp de "
    "Banibangou, tuant quinze militaires. Les renforts n’ont pas tardé. L'aviation a frappé les "
    "assaillants vendredi près d'Abala.",
}


def test_the_offsets_cut_the_evidence_from_headline_and_body(events):
    for event in events(**STORY):
        content = event.article.content
        assert content[event.char_start : event.char_end] == event.evidence


def test_the_evidence_is_a_sentence_of_the_body_that_tells_the_event(events):
    evidence = [event.evidence for event in events(**STORY)]
    assert evidence[0].startswith("Des hommes armés")
    assert evidence[0].endswith("militaires.")


@pytest.mark.parametrize("space", ["\u00a0", "\u202f", " "])
def test_typographic_characters_move_no_offset(events, space: str):
    text = f"L’armée a tué{space}douze terroristes jeudi{space}: l’assaut a eu lieu à{space}Konna."
    (event,) = events(text)
    assert event.article.content[event.char_start : event.char_end] == event.evidence == text


def test_the_first_event_told_comes_first(events):
    starts = [event.char_start for event in events(**STORY)]
    assert starts == sorted(starts)


def test_ids_are_unique_within_a_story(events):
    ids = [event.event_id for event in events(**STORY)]
    assert len(set(ids)) == len(ids) == 2


def test_a_second_reading_gives_the_same_ids(nlp, events):
    from extractor.events.assemble import events_of
    from extractor.language.pipeline import make_doc

    first = events(**STORY)
    again = events_of(nlp(make_doc(nlp, first[0].article)), first[0].article)
    assert again == first


def test_an_event_is_its_own_cluster_until_stories_are_linked(events):
    assert all(event.cluster_id == event.event_id for event in events(**STORY))


def test_confidence_is_a_share(events):
    assert all(0 <= event.confidence <= 1 for event in events(**STORY))


SENTENCES = (
    "Des hommes armés ont attaqué jeudi le village de Tabi et tué cinq habitants.",
    "Le bilan est passé à neuf morts.",
    "Le lendemain, l'aviation a frappé les assaillants à 30 km au nord de Niono.",
    "Ils auraient enlevé trois femmes.",
    "Le ministre russe a reçu son homologue malien Abdoulaye Diop à Moscou.",
    "« C'est fini », dit-on à Bamako, le 3 mars…",
    "Aucune attaque n'a été signalée.",
    "1 200 ; !?",
)


@settings(max_examples=40, deadline=None, derandomize=True)
@given(
    st.lists(st.sampled_from(SENTENCES), max_size=6),
    st.sampled_from([" ", "\n", "\n\n", "\u00a0"]),
    st.sampled_from(["", "Mali : dix morts dans une attaque", "Kayes :"]),
    st.sampled_from(["2025-09-13", None]),
)
def test_whatever_the_order_of_the_sentences_events_are_sound(
    events, sentences: list[str], between: str, title: str, published: str | None
):
    found = events(between.join(sentences), title=title, published=published)
    for event in found:
        content = event.article.content
        assert content[event.char_start : event.char_end] == event.evidence != ""
        assert (event.date_start is None) == (event.date_precision == "unknown")
        assert event.date_start is None or event.date_start <= event.date_end
    assert len({event.event_id for event in found}) == len(found)
