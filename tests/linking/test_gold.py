"""On reports of real events that look alike, clusters hold reports of one event."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

from spacy.language import Language

from extractor import extract_events, to_frame
from extractor.linking import link
from extractor.linking.measure import BCubed, b_cubed

LEAST_PRECISION = 0.99
LEAST_F1 = 0.95
LEAST_READ = 0.5
"""Share of true pairs, read by the program itself, that are linked at least."""

PAGE = Path(__file__).parents[2] / "docs" / "linking.md"


def measured(gold, scenes: set[str]) -> BCubed:
    """Figures of the reports of these scenes, linked among all."""
    table = link(gold.table).table
    cluster = dict(zip(table["event_id"], table["cluster_id"], strict=True))
    truth = {
        report: event for report, event in gold.truth.items() if event.partition(".")[0] in scenes
    }
    return b_cubed({report: cluster[report] for report in truth}, truth)


def scenes_of(gold) -> list[str]:
    return sorted({event.partition(".")[0] for event in gold.truth.values()})


def test_the_gold_is_large_enough(gold) -> None:
    assert len(gold.true_pairs) >= 60
    assert len(gold.near_misses) >= 200


def test_clusters_are_right(gold) -> None:
    table = link(gold.table).table
    scores = b_cubed(dict(zip(table["event_id"], table["cluster_id"], strict=True)), gold.truth)
    assert scores.precision >= LEAST_PRECISION
    assert scores.f1 >= LEAST_F1


def test_no_near_miss_is_joined(gold) -> None:
    table = link(gold.table).table
    cluster = dict(zip(table["event_id"], table["cluster_id"], strict=True))
    assert [pair for pair in gold.near_misses if cluster[pair[0]] == cluster[pair[1]]] == []


def test_the_documented_figures_are_those_measured(gold) -> None:
    table = link(gold.table).table
    scores = b_cubed(dict(zip(table["event_id"], table["cluster_id"], strict=True)), gold.truth)
    page = PAGE.read_text("utf-8")
    assert f"| now | {' | '.join(f'{score:.3f}' for score in scores)} |" in page
    counts = (
        f"{len(gold.truth)} reports",
        f"{len(gold.true_pairs)} true",
        f"{len(gold.near_misses)} near",
    )
    assert all(count in page for count in counts)


def test_each_half_is_right_and_documented(gold) -> None:
    looked_at, held_out = (measured(gold, set(scenes_of(gold)[half::2])) for half in (0, 1))
    assert held_out.f1 >= LEAST_F1
    assert f"F1 {looked_at.f1:.3f} and {held_out.f1:.3f}" in PAGE.read_text("utf-8")


def test_reports_as_the_program_reads_them_are_joined_with_none_that_looks_alike(
    gold, nlp: Language
) -> None:
    table = to_frame(extract_events(gold.articles, nlp))
    linked = link(table).table
    joined = {
        frozenset(pair)
        for _, rows in linked.groupby("cluster_id")
        for pair in combinations(set(rows["article_id"].str.removeprefix("article-")), 2)
    }
    read = set(table["article_id"].str.removeprefix("article-"))
    right = {frozenset(pair) for pair in gold.true_pairs if read.issuperset(pair)}
    assert joined <= right
    assert len(joined) >= LEAST_READ * len(right)
