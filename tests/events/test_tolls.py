"""How the figures told of one event become its toll."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.events.tolls import Told, combine
from extractor.language.annotations import Figure


def dead(
    best: int | None,
    side: str = "unknown",
    noun: str = "",
    low: int | None = None,
    high: int | None = None,
    outcome: str = "dead",
    is_part: bool = False,
    is_running_total: bool = False,
    is_revision: bool = False,
) -> Figure:
    return Figure(best, low, high, outcome, side, noun, is_part, is_running_total, is_revision)


def exact(best: int, side: str = "unknown", noun: str = "", **flags: bool) -> Figure:
    return dead(best, side, noun, best, best, **flags)


def bounds(*told: Told) -> tuple[int | None, int | None, int | None]:
    toll = combine(told)
    return toll.fatalities, toll.fatalities_low, toll.fatalities_high


def test_no_word_on_deaths_is_empty_and_not_zero() -> None:
    assert bounds() == (None, None, None)


def test_nobody_dead_is_zero() -> None:
    assert bounds(Told(exact(0), 1, "aucune victime")) == (0, 0, 0)


def test_a_denial_gives_way_to_a_count() -> None:
    assert bounds(Told(exact(0), 1, "aucune"), Told(exact(2), 2, "deux morts")) == (2, 2, 2)


def test_groups_of_one_sentence_are_summed_side_by_side() -> None:
    toll = combine(
        [
            Told(exact(5, "state", "soldat"), 1, "cinq soldats"),
            Told(exact(2, "civilian", "civil"), 1, "deux civils"),
        ]
    )
    assert (toll.fatalities, toll.fatalities_low, toll.fatalities_high) == (7, 7, 7)
    assert (toll.fatalities_state_forces, toll.fatalities_civilians) == (5, 2)
    assert toll.fatalities_armed_groups is None
    assert toll.text == "cinq soldats; deux civils"


def test_the_other_side_is_added_from_another_sentence() -> None:
    assert bounds(
        Told(exact(11, "state", "militaire"), 1, "onze militaires"),
        Told(exact(7, "armed", "corps"), 3, "sept corps"),
    ) == (18, 18, 18)


def test_parts_are_not_added_to_their_total() -> None:
    assert bounds(
        Told(exact(15, "state", "militaire"), 1, "15 militaires"),
        Told(exact(9, "state", "gendarme", is_part=True), 1, "neuf gendarmes"),
    ) == (15, 15, 15)


def test_a_part_of_known_side_enters_the_breakdown() -> None:
    toll = combine(
        [
            Told(exact(15), 1, "15 morts"),
            Told(exact(6, "civilian", "femme", is_part=True), 1, "six femmes"),
        ]
    )
    assert (toll.fatalities, toll.fatalities_civilians) == (15, 6)


def test_a_total_with_its_breakdown_is_counted_once() -> None:
    toll = combine(
        [
            Told(exact(9), 1, "neuf morts"),
            Told(exact(6, "state", "soldat"), 1, "six soldats"),
            Told(exact(3, "civilian", "civil"), 1, "trois civils"),
        ]
    )
    assert (toll.fatalities, toll.fatalities_state_forces, toll.fatalities_civilians) == (9, 6, 3)


def test_the_same_number_told_twice_is_one() -> None:
    assert bounds(
        Told(exact(6), 0, "six morts", is_headline=True),
        Told(exact(6, "state", "soldat"), 1, "six soldats"),
    ) == (6, 6, 6)


def test_a_precise_figure_in_the_body_replaces_the_round_one_of_the_headline() -> None:
    assert bounds(
        Told(dead(30), 0, "une trentaine de morts", is_headline=True),
        Told(exact(28), 2, "28 morts"),
    ) == (28, 28, 28)


def test_a_later_higher_toll_replaces_the_earlier() -> None:
    assert bounds(Told(exact(4), 1, "quatre morts"), Told(exact(6), 4, "six morts")) == (6, 6, 6)


def test_a_revision_replaces_even_a_higher_toll() -> None:
    assert bounds(
        Told(exact(14), 1, "14 morts"),
        Told(exact(12, is_revision=True), 2, "12 morts"),
    ) == (12, 12, 12)


def test_an_older_count_is_left_out() -> None:
    assert bounds(
        Told(exact(11, "state"), 1, "onze militaires"),
        Told(exact(2), 2, "deux morts", is_earlier=True),
    ) == (11, 11, 11)


def test_two_sources_that_differ_span_the_range_and_the_first_is_best() -> None:
    assert bounds(
        Told(exact(31), 1, "31 morts", source="le gouvernement"),
        Told(exact(33), 2, "33 morts", source="un élu"),
    ) == (31, 31, 33)


def test_at_least_leaves_the_top_open() -> None:
    assert bounds(Told(dead(12, low=12), 1, "au moins 12 morts")) == (12, 12, None)


def test_at_least_outweighs_the_bare_number_of_the_headline() -> None:
    assert bounds(
        Told(exact(6), 0, "six tués", is_headline=True),
        Told(dead(6, "state", low=6), 1, "six au moins"),
    ) == (6, 6, None)


def test_a_round_figure_has_neither_low_nor_high() -> None:
    assert bounds(
        Told(exact(6, "state"), 1, "six hommes"), Told(dead(20, "armed"), 1, "une vingtaine")
    ) == (26, None, None)


def test_several_after_an_exact_count_leaves_the_top_open() -> None:
    assert bounds(
        Told(exact(11, "state"), 1, "11 gendarmes"),
        Told(dead(None, "armed", low=2), 1, "plusieurs terroristes"),
    ) == (11, 11, None)


def test_several_before_an_exact_count_leaves_the_best_empty() -> None:
    toll = combine(
        [
            Told(dead(None, "armed", low=2), 1, "plusieurs terroristes"),
            Told(exact(1, "civilian"), 1, "un civil"),
        ]
    )
    assert (toll.fatalities, toll.fatalities_low, toll.fatalities_high) == (None, 3, None)
    assert toll.fatalities_civilians == 1


def test_a_running_total_counts_only_where_nothing_else_is_told() -> None:
    season = Told(exact(89, is_running_total=True), 1, "89 morts depuis juin")
    assert bounds(season) == (89, 89, 89)
    assert bounds(season, Told(exact(3), 2, "trois morts")) == (3, 3, 3)


def test_the_dead_of_no_told_side_go_where_the_event_says() -> None:
    toll = combine([Told(exact(8), 1, "huit personnes")], unknown_side="civilian")
    assert toll.fatalities_civilians == 8


@pytest.mark.parametrize("outcome", ["injured", "abducted", "arrested", "released"])
def test_each_outcome_has_its_own_column(outcome: str) -> None:
    toll = combine([Told(dead(4, low=4, high=4, outcome=outcome), 1, "quatre")])
    assert getattr(toll, outcome) == 4
    assert toll.fatalities is None


FIGURES = st.lists(
    st.builds(
        lambda best, side, sentence: Told(exact(best, side), sentence, f"{best} {side}"),
        st.integers(min_value=0, max_value=500),
        st.sampled_from(["state", "armed", "civilian", "unknown"]),
        st.integers(min_value=0, max_value=4),
    ),
    max_size=8,
).map(lambda told: sorted(told, key=lambda item: item.sentence))


@given(FIGURES)
def test_a_toll_never_contradicts_itself(told: list[Told]) -> None:
    toll = combine(told)
    if toll.fatalities is None:
        return
    sides = (
        toll.fatalities_state_forces,
        toll.fatalities_armed_groups,
        toll.fatalities_civilians,
    )
    assert sum(side or 0 for side in sides) <= toll.fatalities
    assert toll.fatalities_low is None or toll.fatalities_low <= toll.fatalities
    assert toll.fatalities_high is None or toll.fatalities_high >= toll.fatalities
    assert toll.fatalities <= sum(item.figure.best or 0 for item in told)
