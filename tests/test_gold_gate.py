"""The gold gate: stories are read at least as well as the floors say. Floors only rise."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from spacy.language import Language

from extractor import Article, Event, extract_events, read_articles
from extractor.evaluation import Scores, evaluate, events_of_rows, load_gold
from extractor.lexicon.loader import read_rows
from extractor.table import rows_of
from extractor.validation import check_rows
from extractor.writing.cells import text

GOLD = Path(__file__).parent / "gold"
ACCURACY = Path(__file__).parents[1] / "docs" / "accuracy.md"
STALE = 0.02


@pytest.fixture(scope="module")
def gold_events(nlp: Language) -> list[Event]:
    """All events that the pipeline finds in the gold stories."""
    return list(extract_events(_gold_articles(), nlp))


def _gold_articles() -> Iterator[Article]:
    def fail(reject: object) -> None:
        raise AssertionError(f"a gold story was not read: {reject}")

    yield from read_articles([GOLD / "dev.jsonl", GOLD / "everyday.jsonl"], on_reject=fail)


@pytest.fixture(scope="module")
def scores(gold_events: list[Event]) -> Scores:
    rows = (row for event in gold_events for row in rows_of(event))
    cells = ({name: text(value) for name, value in row.items()} for row in rows)
    return evaluate(load_gold([GOLD]), events_of_rows(cells))


@pytest.mark.parametrize("figure", ["found", "usable", "perfect"])
def test_the_figure_is_at_or_above_its_floor(scores: Scores, figure: str):
    floors = {
        row["figure"]: float(row["f1"]) for row in read_rows(GOLD / "floors.csv", ("figure", "f1"))
    }
    reached = scores.headline()[figure].f1
    assert reached >= floors[figure], f"{figure} F1 {reached:.4f} fell below {floors[figure]}"


def test_no_event_of_the_gold_stories_breaks_the_codebook(gold_events: list[Event]):
    for event in gold_events:
        check_rows(rows_of(event))


def test_every_event_id_stands_once(gold_events: list[Event]):
    ids = [event.event_id for event in gold_events]
    assert len(ids) == len(set(ids))


def test_evidence_is_the_text_between_its_offsets(gold_events: list[Event]):
    for event in gold_events:
        assert event.article.content[event.char_start : event.char_end] == event.evidence


@pytest.mark.parametrize("figure", ["found", "usable", "perfect"])
def test_the_docs_tell_todays_figure(scores: Scores, figure: str):
    told = [
        float(line.split("|")[5])
        for line in ACCURACY.read_text(encoding="utf-8").splitlines()
        if line.startswith("| all (") and line.split("|")[2].strip() == figure
    ]
    assert told, "docs/accuracy.md has no figures; run: python docs/renew.py --accuracy"
    reached = scores.headline()[figure].f1
    assert abs(told[0] - reached) <= STALE, (
        f"docs/accuracy.md tells {figure} {told[0]}, it is {reached:.3f}; "
        "run: python docs/renew.py --accuracy"
    )
