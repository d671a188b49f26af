"""On reports of real events that look alike, clusters hold reports of one event."""

from __future__ import annotations

from pathlib import Path

from extractor.linking import link
from extractor.linking.measure import b_cubed

LEAST_PRECISION = 0.99
LEAST_F1 = 0.95


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
    page = (Path(__file__).parents[2] / "docs" / "linking.md").read_text("utf-8")
    assert f"| now | {' | '.join(f'{score:.3f}' for score in scores)} |" in page
    counts = (
        f"{len(gold.truth)} reports",
        f"{len(gold.true_pairs)} true",
        f"{len(gold.near_misses)} near",
    )
    assert all(count in page for count in counts)
