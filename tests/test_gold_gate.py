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

    yield from read_articles(sorted(GOLD.rglob("*.jsonl")), on_reject=fail)


@pytest.fixture(scope="module")
def scores(gold_events: list[Event]) -> dict[str, Scores]:
    """Measure of the two gold files ("gold") and of the stories that came after them."""
    rows = (row for event in gold_events for row in rows_of(event))
    table = events_of_rows({name: text(value) for name, value in row.items()} for row in rows)
    folders = {"gold": GOLD, "recent": GOLD / "recent", "later": GOLD / "later"}
    return {name: evaluate(load_gold([folder]), table) for name, folder in folders.items()}


FLOORS = [
    (row["stories"], row["figure"], float(row["f1"]))
    for row in read_rows(GOLD / "floors.csv", ("stories", "figure", "f1"))
]


@pytest.mark.parametrize(("stories", "figure", "floor"), FLOORS)
def test_the_figure_is_at_or_above_its_floor(
    scores: dict[str, Scores], stories: str, figure: str, floor: float
):
    reached = scores[stories].headline()[figure].f1
    assert reached >= floor, f"{stories} {figure} F1 {reached:.4f} fell below {floor}"


def test_every_figure_has_a_floor():
    assert {(s, f) for s, f, _ in FLOORS} == {
        (s, f) for s in ("gold", "recent", "later") for f in ("found", "usable", "perfect")
    }


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
def test_the_docs_tell_todays_figure(scores: dict[str, Scores], figure: str):
    told = [
        float(line.split("|")[5])
        for line in ACCURACY.read_text(encoding="utf-8").splitlines()
        if line.startswith("| all (") and line.split("|")[2].strip() == figure
    ]
    assert told, "docs/accuracy.md has no figures; run: python docs/renew.py --accuracy"
    reached = scores["gold"].headline()[figure].f1
    assert abs(told[0] - reached) <= STALE, (
        f"docs/accuracy.md tells {figure} {told[0]}, it is {reached:.3f}; "
        "run: python docs/renew.py --accuracy"
    )
