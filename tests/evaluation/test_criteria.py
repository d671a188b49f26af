"""What counts as right, told on a single event: five soldiers killed at Tessit."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from extractor.evaluation import GoldEvent, GoldPlace, GoldStory, PredictedEvent, evaluate
from extractor.evaluation.predicted import PredictedPlace

TESSIT = GoldPlace("Tessit", "près de Tessit", "MLI", 15.2238, 0.2925, 20.0)
OWED = GoldEvent(
    sub_types=("ambush", "attack_on_position"),
    start=date(2021, 3, 15),
    end=date(2021, 3, 15),
    places=(TESSIT,),
    actor1=("UNK-JIHADIST", "JNIM"),
    actor2=("MLI-MIL",),
    figures={"fatalities": 5, "injured": None, "abducted": None, "arrested": None},
    claim_source="l'armée",
    optional=False,
    record={"sub_event_type": "ambush"},
)
RIGHT = PredictedEvent(
    event_id="e1",
    sub_type="ambush",
    event_type="battle",
    start=date(2021, 3, 15),
    end=date(2021, 3, 15),
    places=(PredictedPlace("Tessit", "Tessit", "MLI", 15.2238, 0.2925),),
    actor1="UNK-JIHADIST",
    actor2="MLI-MIL",
    figures={"fatalities": 5, "injured": None, "abducted": None, "arrested": None},
    row={"claim_source": "l'armée"},
)


def level(found: PredictedEvent, owed: GoldEvent = OWED) -> str:
    """How far the event gets: nothing, found, usable or perfect."""
    scores = evaluate([GoldStory("s", (owed,))], {"s": [found]})
    reached = [name for name, rate in scores.headline().items() if rate.f1 == 1.0]
    return reached[-1] if reached else "nothing"


def with_place(**changes: object) -> PredictedEvent:
    return replace(RIGHT, places=(replace(RIGHT.places[0], **changes),))


def test_an_event_that_agrees_in_all_is_perfect():
    assert level(RIGHT) == "perfect"


def test_another_event_type_is_not_found():
    assert level(replace(RIGHT, sub_type="abduction", event_type="violence_against_civilians")) == (
        "nothing"
    )


def test_an_accepted_second_sub_type_is_as_good():
    assert level(replace(RIGHT, sub_type="attack_on_position")) == "perfect"


def test_another_sub_type_of_the_same_type_is_usable():
    assert level(replace(RIGHT, sub_type="armed_clash")) == "usable"


@pytest.mark.parametrize("day", [14, 16])
def test_a_day_off_is_usable_and_no_more(day):
    off = date(2021, 3, day)
    assert level(replace(RIGHT, start=off, end=off)) == "usable"


def test_two_days_off_is_only_found():
    off = date(2021, 3, 17)
    assert level(replace(RIGHT, start=off, end=off)) == "found"


def test_a_span_that_is_more_than_a_week_too_long_is_only_found():
    assert level(replace(RIGHT, end=date(2021, 3, 22))) == "usable"
    assert level(replace(RIGHT, end=date(2021, 3, 23))) == "found"


def test_no_date_where_one_is_owed_is_only_found():
    assert level(replace(RIGHT, start=None, end=None)) == "found"


def test_any_date_will_do_where_none_is_owed():
    assert level(RIGHT, replace(OWED, start=None, end=None)) == "perfect"


def test_a_place_within_the_tolerance_is_right_and_beyond_it_wrong():
    assert level(with_place(latitude=15.40)) == "perfect"  # 19.6 km
    assert level(with_place(latitude=15.41)) == "found"  # 20.7 km


def test_a_place_without_coordinates_is_right_by_its_name():
    assert level(with_place(latitude=None, longitude=None)) == "perfect"
    assert level(with_place(latitude=None, longitude=None, name="Gao", text="Gao")) == "found"


def test_no_place_where_one_is_owed_is_only_found():
    assert level(replace(RIGHT, places=())) == "found"


def test_a_child_or_parent_of_an_accepted_actor_is_right():
    assert level(replace(RIGHT, actor1="JNIM-MACINA")) == "perfect"
    assert level(RIGHT, replace(OWED, actor2=("MLI-MIL",))) == "perfect"


def test_swapped_actors_are_wrong_in_an_ambush_and_right_in_a_clash():
    swapped = replace(RIGHT, actor1="MLI-MIL", actor2="UNK-JIHADIST")
    assert level(swapped) == "usable"
    clash = replace(OWED, sub_types=("armed_clash",))
    assert level(replace(swapped, sub_type="armed_clash"), clash) == "perfect"


@pytest.mark.parametrize("dead", [None, 0, 6])
def test_other_fatalities_are_usable(dead):
    assert level(replace(RIGHT, figures={**RIGHT.figures, "fatalities": dead})) == "usable"


def test_fatalities_invented_where_none_are_told_are_usable():
    silent = replace(OWED, figures={**OWED.figures, "fatalities": None})
    assert level(RIGHT, silent) == "usable"


def test_an_optional_event_is_neither_owed_nor_false():
    optional = replace(OWED, optional=True)
    scores = evaluate([GoldStory("s", (optional,))], {"s": [RIGHT]})
    assert (scores.gold, scores.predicted, scores.found_events) == (0, 0, 0)


def test_one_predicted_event_cannot_be_found_twice():
    scores = evaluate(
        [GoldStory("s", (OWED, replace(OWED, start=date(2021, 3, 20))))], {"s": [RIGHT]}
    )
    assert scores.found_events == 1
    assert scores.found.recall == 0.5


def test_a_story_without_events_is_clean_only_without_events_in_the_table():
    empty = GoldStory("s", ())
    assert evaluate([empty], {}).as_dict()["negatives_clean"] == "1/1"
    assert evaluate([empty], {"s": [RIGHT]}).as_dict()["negatives_clean"] == "0/1"
