"""The pairing is the best one, and the same one that SciPy takes among equals."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import linear_sum_assignment

from extractor.evaluation.assignment import best_pairs


def matrices(values: st.SearchStrategy[float]) -> st.SearchStrategy[list[list[float]]]:
    """Rectangles of one to seven rows and columns."""
    sizes = st.tuples(st.integers(1, 7), st.integers(1, 7))
    return sizes.flatmap(
        lambda size: st.lists(
            st.lists(values, min_size=size[1], max_size=size[1]),
            min_size=size[0],
            max_size=size[0],
        )
    )


@given(matrices(st.sampled_from([0.0, 2.7, 3.0, 3.0, 3.5, 5.0, 8.5])))
def test_with_many_ties_the_choice_is_scipys(weights):
    rows, columns = linear_sum_assignment(-np.array(weights))
    assert best_pairs(weights) == list(zip(rows.tolist(), columns.tolist(), strict=True))


@given(matrices(st.floats(-100, 100)))
def test_no_other_pairing_has_a_greater_total(weights):
    rows, columns = linear_sum_assignment(np.array(weights), maximize=True)
    best = np.array(weights)[rows, columns].sum()
    assert np.isclose(sum(weights[row][column] for row, column in best_pairs(weights)), best)


def test_nothing_is_paired_with_nothing():
    assert best_pairs([]) == []
    assert best_pairs([[], []]) == []
