"""The measure is the one that the gold's authors published: stored figures of their scorer."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from extractor.evaluation import ErrorCase, Scores, evaluate, load_gold, load_table

HERE = Path(__file__).parent
GOLD = HERE.parent / "gold"


@pytest.fixture(scope="module")
def measured() -> tuple[Scores, list[ErrorCase]]:
    """The gold measured with a table of right, shifted, doubled and invented events."""
    cases: list[ErrorCase] = []
    return evaluate(load_gold([GOLD]), load_table(HERE / "table.csv"), cases.append), cases


@pytest.fixture(scope="module")
def expected() -> dict[str, object]:
    """What the reference scorer says of the same table."""
    stored: dict[str, object] = json.loads((HERE / "expected.json").read_text(encoding="utf-8"))
    return stored


@pytest.mark.parametrize(
    "figure",
    [
        "items",
        "gold",
        "predicted",
        "found",
        "usable",
        "perfect",
        "places",
        "negatives_clean",
        "of_found",
        "by_type",
    ],
)
def test_each_figure_is_the_reference_scorers_to_the_last_digit(measured, expected, figure):
    scores, _ = measured
    assert json.loads(json.dumps(scores.as_dict()[figure])) == expected[figure]


def test_as_many_errors_are_listed_as_the_reference_scorer_lists(measured, expected):
    _, cases = measured
    assert Counter(case.kind for case in cases) == expected["errors"]


def test_every_owed_event_is_either_found_or_listed_as_missed(measured):
    scores, cases = measured
    missed = sum(case.kind == "missed" for case in cases)
    assert scores.found_events + missed == scores.gold
