"""What holds for every table."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extractor.linking import link, link_into
from extractor.linking.clusters import cluster
from extractor.linking.joins import post, within

quick = settings(
    max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
ONE_REPORT = st.fixed_dictionaries(
    {
        "article": st.sampled_from(["p", "q", "r", "s"]),
        "kind": st.sampled_from(["civilian_attack", "ambush", "attack_on_position", "meeting"]),
        "day": st.integers(0, 3).map(lambda days: date(2021, 6, 4) + timedelta(days)),
        "precision": st.sampled_from(["day", "publication"]),
        "actor1": st.sampled_from(["JNIM", "ISSP", "UNK-ARMED", ""]),
        "fatalities": st.sampled_from([None, 3, 12, 14, 80]),
        "text": st.sampled_from(["Marché pillé.", "Maisons brûlées, marché pillé.", "Un camp."]),
    }
)
REPORTS = st.lists(ONE_REPORT, min_size=1, max_size=9).map(
    lambda reports: [{"event_id": f"e{n}"} | report for n, report in enumerate(reports)]
)


@quick
@given(reports=REPORTS, seed=st.integers(0, 99))
def test_the_order_of_rows_makes_no_difference(make, reports, seed) -> None:
    table = make(*reports)
    one, two = link(table), link(table.sample(frac=1, random_state=seed))
    pd.testing.assert_frame_equal(one.table, two.table)
    pd.testing.assert_frame_equal(one.links, two.links)


@quick
@given(reports=REPORTS)
def test_linking_twice_changes_nothing(make, reports) -> None:
    once = link(make(*reports))
    pd.testing.assert_frame_equal(once.table, link(once.table).table)


@quick
@given(reports=REPORTS)
def test_a_cluster_holds_each_article_once_and_is_named_by_its_smallest_id(make, reports) -> None:
    table = link(make(*reports)).table
    assert not table.duplicated(["cluster_id", "article_id"]).any()
    assert (table.groupby("cluster_id")["event_id"].min().reset_index().nunique(axis=1) == 1).all()


@quick
@given(reports=REPORTS, parts=st.lists(st.integers(0, 2), min_size=9, max_size=9))
def test_stories_added_later_give_the_table_linked_at_once(make, reports, parts) -> None:
    table = make(*reports)
    part = np.array(parts[: len(table)])
    grown = link(table[part == 0])
    for number in (1, 2):
        grown = link_into(grown, table[part == number])
    at_once = link(table)
    pd.testing.assert_frame_equal(grown.table, at_once.table)
    pd.testing.assert_frame_equal(grown.links, at_once.links)


def test_the_gold_added_outlet_by_outlet_gives_the_table_linked_at_once(gold) -> None:
    table = gold.table
    is_first = table["outlet"].isin(["rfi", "aib"])
    grown = link_into(link(table[is_first]), table[~is_first])
    pd.testing.assert_frame_equal(grown.table, link(table).table)


@given(
    st.lists(st.tuples(st.integers(0, 3), st.integers(0, 2), st.integers(0, 2)), max_size=12),
    st.integers(1, 5),
)
def test_every_pair_under_one_key_is_made_once_whatever_the_chunk(entries, chunk) -> None:
    cells, first, spans = (
        (np.array(part, np.int64) for part in zip(*entries, strict=True))
        if (entries)
        else (np.zeros(0, np.int64),) * 3
    )
    posted = post(np.arange(len(cells)), cells * 0, cells, first, first + spans - 1)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("extractor.linking.joins.CHUNK", chunk)
        made = [
            (int(a), int(b), int(day))
            for part in within(posted)
            for a, b, day in zip(*part, strict=True)
        ]
    wanted = [
        (a, b, day)
        for a in range(len(cells))
        for b in range(a + 1, len(cells))
        if cells[a] == cells[b]
        for day in range(max(first[a], first[b]), min(first[a] + spans[a], first[b] + spans[b]))
    ]
    assert sorted(made) == sorted(wanted)


@given(st.data())
def test_clusters_do_not_depend_on_the_order_of_links(data) -> None:
    size = data.draw(st.integers(2, 7))
    pairs = [(a, b) for a in range(size) for b in range(a + 1, size)]
    chosen = data.draw(st.lists(st.sampled_from(pairs), unique=True))
    edges = [(a, b, data.draw(st.integers(0, 40))) for a, b in chosen]
    articles = data.draw(st.lists(st.integers(0, 3), min_size=size, max_size=size))
    shuffled = data.draw(st.permutations(edges))
    assert cluster(articles, edges).tolist() == cluster(articles, shuffled).tolist()
