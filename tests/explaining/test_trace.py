"""Every value of an event leads to the words that gave it and to the line that read them."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest
from spacy.language import Language

import extractor
from extractor.examples import FOLDER
from extractor.explaining.records import EventTrace, Explanation, Reason
from extractor.explaining.stories import pick
from extractor.lexicon.loader import DATA

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def examples(nlp: Language) -> list[Explanation]:
    return [extractor.explain(story, nlp=nlp) for story in extractor.read_articles(FOLDER)]


def attack(told: Explanation) -> EventTrace:
    (trace,) = [t for t in told.traces if t.event.sub_event_type == "attack_on_position"]
    return trace


def reason(told: Explanation, field: str) -> Reason:
    found = attack(told).reason(field)
    assert found is not None, field
    return found


def test_the_events_are_those_of_the_table(told: Explanation, nlp: Language):
    assert told.events == list(extractor.extract_events([told.article], nlp))


def test_the_words_are_the_articles_own_with_its_typographic_signs(examples, told: Explanation):
    for explanation in [*examples, told]:
        content = explanation.article.content
        for mark in explanation.spans:
            assert content[mark.start : mark.end] == mark.text
    assert "’" in told.article.content


@pytest.mark.parametrize(
    ("field", "words"),
    [
        ("actor1", "JNIM"),
        ("actor2", "soldats maliens"),
        ("date", "dimanche"),
        ("place", "Boulkessi"),
        ("figures", "trente soldats"),
        ("claim", "deux sources sécuritaires"),
    ],
)
def test_a_value_leads_to_its_words(told: Explanation, field: str, words: str):
    assert words in " … ".join(found.text for found in reason(told, field).words)


@pytest.mark.parametrize(
    ("field", "folder"),
    [
        ("type", "events/triggers"),
        ("actor1", "actors/names_groups.csv:"),
        ("actor2", "actors/roles.csv:"),
        ("place", "gazetteer/data/MLI/"),
        ("claim", "claims/"),
    ],
)
def test_a_value_leads_to_the_line_that_decided(told: Explanation, field: str, folder: str):
    assert any(rule.where.startswith(folder) for rule in reason(told, field).rules)


def test_the_type_tells_the_rules_from_sense_to_type(told: Explanation):
    rules = [rule for rule in reason(told, "type").rules if "type_rules" in rule.where]
    assert any(rule.says.endswith("→ attack_on_position") for rule in rules)


def test_every_line_that_is_named_is_there_and_bears_on_its_rule(examples: list[Explanation]):
    rules = {
        rule
        for explanation in examples
        for trace in explanation.traces
        for found in trace.reasons
        for rule in found.rules
        if rule.where
    }
    assert len(rules) > 50
    for rule in rules:
        name, _, number = rule.where.rpartition(":")
        path = ROOT / name if name.startswith("gazetteer/") else DATA / name
        line = path.read_text(encoding="utf-8").splitlines()[int(number) - 1]
        assert line and not line.startswith("#"), rule
        if " fits " in rule.says:
            pattern = rule.says.partition(" fits ")[2].rpartition(": ")[0]
            assert pattern.removesuffix("…") in line, rule


def test_every_event_of_the_examples_is_traced_to_its_mentions(examples: list[Explanation]):
    traces = [trace for explanation in examples for trace in explanation.traces]
    assert traces
    for trace in traces:
        found = trace.reason("type")
        assert found is not None
        assert found.words, trace.event.evidence


def test_a_value_that_no_word_gave_says_so(nlp: Language):
    told = extractor.explain("Dix civils ont été tués à Gao.", published="2025-06-04", nlp=nlp)
    (trace,) = told.traces
    actor1, day = trace.reason("actor1"), trace.reason("date")
    assert actor1 is not None and day is not None
    assert (actor1.words, actor1.rules[0].where.split(":")[0]) == ((), "events/casting.csv")
    assert "publication" in day.rules[0].says


@pytest.mark.parametrize(
    ("text", "word", "why"),
    [
        ("L'armée n'a pas bombardé Kidal, selon un élu local.", "bombardé", "negated"),
        ("Les rebelles menacent d'attaquer Kidal.", "attaquer", "a plan, a wish"),
        ("La campagne de vaccination a visé les enfants.", "visé", "armed_context does not hold"),
    ],
)
def test_what_was_left_out_says_why(nlp: Language, text: str, word: str, why: str):
    told = extractor.explain(text, published="2025-06-04", nlp=nlp)
    left = {found.words.text: found.rule for found in told.left_out}
    assert why in left[word].says
    assert left[word].where.startswith("events/triggers")


def test_a_mention_that_is_no_fact_is_told_as_such(told: Explanation):
    assert any(found.rule.says.endswith("; negated") for found in told.left_out)


def test_a_word_is_either_used_or_left_out(examples: list[Explanation]):
    for explanation in examples:
        used = {(s.start, s.end) for s in explanation.spans if s.field == "type"}
        left = {(found.words.start, found.words.end) for found in explanation.left_out}
        assert not used & left


def test_the_confidence_tells_what_moves_it_most(told: Explanation):
    found = reason(told, "confidence")
    assert found.value == f"{attack(told).event.confidence:.2f}"
    moves = [abs(float(rule.says.split()[0])) for rule in found.rules]
    assert moves and moves == sorted(moves, reverse=True)
    assert all(rule.where.startswith("events/models/") for rule in found.rules)


@pytest.mark.parametrize("day", ["2025-06-04", date(2025, 6, 4), datetime(2025, 6, 4, 8, 0)])
def test_the_day_of_publication_can_be_given_in_any_form(nlp: Language, day):
    told = extractor.explain("Cinq soldats ont été tués lundi à Gao.", published=day, nlp=nlp)
    assert told.events[0].date_start == date(2025, 6, 2)


@pytest.mark.parametrize(
    ("story", "published", "complaint"),
    [
        ("Calme.", "hier", "is no date"),
        (extractor.Article("a", "", "Calme."), "2025-06-04", "has its own published_at"),
    ],
)
def test_a_day_that_cannot_be_is_told(story, published: str, complaint: str):
    with pytest.raises(ValueError, match=complaint):
        extractor.explain(story, published=published)


def test_an_announced_event_is_explained_on_request(nlp: Language):
    text = "Le président sénégalais se rendra jeudi à Bamako en visite officielle."
    kept = extractor.explain(text, published="2025-06-04", nlp=nlp, planned=True)
    left = extractor.explain(text, published="2025-06-04", nlp=nlp)
    assert len(kept.events) >= len(left.events)
    assert all(event.modality != "planned" for event in left.events)


def test_an_empty_story_is_explained_as_nothing(nlp: Language):
    told = extractor.explain("", nlp=nlp)
    assert (told.events, told.spans, told.left_out) == ([], [], ())


STORIES = [extractor.Article(f"a{number}", "", "Calme.") for number in range(7)]


def test_a_story_is_found_by_its_id_without_reading_on():
    def stream():
        yield from STORIES[:3]
        raise AssertionError("read too far")

    assert pick(stream(), "a2", "dump.jsonl") is STORIES[2]


@pytest.mark.parametrize(
    ("stories", "wanted", "complaint"),
    [
        (STORIES, "", "several stories; name one with --id: a0, a1, a2, a3, a4 …"),
        (STORIES[:2], "", "several stories; name one with --id: a0, a1$"),
        (STORIES[:2], "b", "no story has the id 'b'; its ids are: a0, a1$"),
        ([], "b", "its ids are: none$"),
        ([], "", "no story could be read there"),
    ],
)
def test_a_story_that_cannot_be_picked_is_told_with_the_ids_there_are(
    stories: list[extractor.Article], wanted: str, complaint: str
):
    with pytest.raises(extractor.InputError, match=complaint):
        pick(stories, wanted, "dump.jsonl")
