"""The rule table that turns a generic act into a sub-type."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.events.typing import resolve_type
from extractor.lexicon.codebook import event_types
from extractor.lexicon.events import casting, gravity, sense_groups, type_rules

SUB_TYPES = frozenset(event_types())
SIDES = ["state", "armed", "guard", "mob", "civilian", "unknown"]
SETTINGS = ["", "moving", "position", "village", "crowd"]
SENSES = sorted(sense for sense, group in sense_groups().items() if group != "none")


@given(
    st.sampled_from(SENSES),
    st.sampled_from(SIDES),
    st.sampled_from(SIDES),
    st.sampled_from(SETTINGS),
    st.booleans(),
)
def test_every_act_ends_in_a_sub_type_of_the_codebook(
    sense: str, agent: str, target: str, setting: str, deaths: bool
):
    assert resolve_type(sense, agent, target, setting, deaths) in SUB_TYPES


@given(
    st.sampled_from(SENSES),
    st.sampled_from(SIDES),
    st.sampled_from(SIDES),
    st.sampled_from(SETTINGS),
    st.booleans(),
)
def test_a_type_once_found_is_not_refined_again(
    sense: str, agent: str, target: str, setting: str, deaths: bool
):
    found = resolve_type(sense, agent, target, setting, deaths)
    assert resolve_type(found, agent, target, setting, deaths) == found


@pytest.mark.parametrize("sub_type", sorted(SUB_TYPES - {"armed_clash"}))
def test_a_sub_type_that_words_name_outright_stays(sub_type: str):
    assert resolve_type(sub_type, "armed", "state", "", False) == sub_type


@pytest.mark.parametrize(
    ("act", "wanted"),
    [
        (("attack", "armed", "state", "moving", True), "ambush"),
        (("attack", "armed", "state", "position", True), "attack_on_position"),
        (("attack", "armed", "state", "", False), "attack_on_position"),
        (("attack", "armed", "guard", "position", True), "attack_on_position"),
        (("attack", "armed", "civilian", "village", True), "civilian_attack"),
        (("attack", "armed", "unknown", "village", False), "civilian_attack"),
        (("attack", "unknown", "unknown", "", False), "civilian_attack"),
        (("attack", "guard", "civilian", "village", True), "mob_violence"),
        (("attack", "state", "armed", "", True), "armed_clash"),
        (("attack", "state", "armed", "", False), "military_operation"),
        (("attack", "state", "civilian", "village", True), "civilian_attack"),
        (("neutralise", "state", "armed", "", True), "armed_clash"),
        (("strike", "state", "armed", "", False), "air_strike"),
        (("capture", "armed", "state", "", False), "abduction"),
        (("capture", "armed", "civilian", "", False), "abduction"),
        (("capture", "state", "armed", "", False), "arrest"),
        (("destroy", "armed", "civilian", "village", False), "destruction"),
        (("destroy", "state", "armed", "", False), "military_operation"),
    ],
)
def test_who_did_it_to_whom_and_where_decides(act: tuple[str, str, str, str, bool], wanted: str):
    assert resolve_type(*act) == wanted


def test_no_rule_is_hidden_by_an_earlier_one():
    rules = type_rules()
    hidden = [
        (later, earlier)
        for index, later in enumerate(rules)
        for earlier in rules[:index]
        if earlier.sense == later.sense
        and all(
            getattr(earlier, column) in ("*", getattr(later, column))
            for column in ("agent", "target", "setting", "deaths")
        )
    ]
    assert hidden == []


def test_every_sub_type_has_a_gravity_a_cast_and_a_group():
    assert set(gravity()) == SUB_TYPES
    assert set(casting()) == SUB_TYPES
    assert set(sense_groups()) >= SUB_TYPES
