"""Every event can be traced to characters of the text, and named again."""

from __future__ import annotations

import pytest

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
