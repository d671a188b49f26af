"""Sides of an act, and who stands in where the text names nobody."""

from __future__ import annotations

import re

import pytest

from extractor.events.sides import is_official, kind_of, side_of, violence_side
from extractor.language.annotations import ActorMention
from extractor.lexicon.actors import registry
from extractor.lexicon.events import casting

JNIM = ActorMention("JNIM", "", "", "armed_group")
SOLDIERS = ActorMention("", "MIL", "", "state_forces")
MALIAN_POLICE = ActorMention("", "POL", "MLI", "state_forces")
PREFECT = ActorMention("", "GOV", "BFA", "government")
VOLUNTEERS = ActorMention("VDP", "", "BFA", "self_defence")
VILLAGERS = ActorMention("", "CVL", "", "civilians")


@pytest.mark.parametrize(
    ("mention", "side"),
    [
        (JNIM, "armed"),
        (SOLDIERS, "state"),
        (VOLUNTEERS, "guard"),
        (VILLAGERS, "civilian"),
        (ActorMention("", "", "", ""), "unknown"),
    ],
)
def test_every_actor_stands_on_a_side(mention: ActorMention, side: str):
    assert side_of(mention) == side


def test_an_official_who_is_attacked_is_no_soldier():
    assert side_of(PREFECT) == "state"
    assert violence_side(PREFECT) == "civilian"


def test_armed_groups_are_parties_of_diplomacy_and_villagers_are_not():
    assert is_official(JNIM)
    assert not is_official(VILLAGERS)


@pytest.mark.parametrize("sub_type", sorted(casting()))
def test_stand_ins_follow_the_grammar_of_ids_or_are_in_the_registry(sub_type: str):
    cast = casting()[sub_type]
    for identity in (cast.actor1, cast.actor2):
        grammar = re.fullmatch(r"\{C\}-[A-Z]{3}", identity)
        assert identity == "" or grammar or registry().get(identity) is not None


def test_who_can_stand_on_a_side_is_named_by_a_kind_that_actors_have():
    mentions = (JNIM, SOLDIERS, MALIAN_POLICE, PREFECT, VOLUNTEERS, VILLAGERS)
    kinds = {kind_of(mention) for mention in mentions}
    assert kinds == {"ARMED", "MIL", "POL", "GOV", "GUARD", "CVL"}


def test_disasters_have_nobody_who_acts():
    assert casting()["natural_disaster"].actor1 == casting()["accident"].actor1 == ""
