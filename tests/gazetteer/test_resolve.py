"""Homonyms of one story are decided together."""

from __future__ import annotations

from gazetteer import Gazetteer
from gazetteer.resolve import Query, Setting, resolve


def chosen(tiny: Gazetteer, setting: Setting, *names: str, **words: object) -> list[str]:
    queries = [Query(tiny.lookup(name), **words) for name in names]  # type: ignore[arg-type]
    return [ranked[0].place.place_id for ranked in resolve(queries, setting)]


def test_the_country_of_the_story_decides_between_the_two_nioros(tiny: Gazetteer) -> None:
    assert chosen(tiny, Setting("SEN"), "Nioro du Rip") == ["t:rip"]
    assert chosen(tiny, Setting("MLI"), "Nioro", is_town=True) == ["t:nioro"]
    assert chosen(tiny, Setting("SEN"), "Nioro", is_town=True) == ["t:rip"]


def test_the_words_before_a_name_decide_between_city_and_region(tiny: Gazetteer) -> None:
    assert chosen(tiny, Setting("MLI"), "Kayes", levels=("admin1",)) == ["t:r-kayes"]
    assert chosen(tiny, Setting("MLI"), "Kayes", is_town=True) == ["t:kayes"]


def test_a_famous_town_beats_a_hamlet_of_the_storys_country(tiny: Gazetteer) -> None:
    assert chosen(tiny, Setting("BFA"), "Gao", is_town=True) == ["t:gao"]


def test_a_unit_named_beside_it_decides(tiny: Gazetteer) -> None:
    beside = frozenset({"bandiagara"})
    assert chosen(tiny, Setting("BFA"), "Koro", containers=beside) == ["t:koro-m"]


def test_other_places_of_the_story_decide_where_nothing_else_does(tiny: Gazetteer) -> None:
    assert chosen(tiny, Setting(), "Koro", "Bankass", is_town=True)[0] == "t:koro-m"


def test_a_distance_that_the_text_tells_decides(tiny: Gazetteer) -> None:
    bobo = (11.18, -4.30)
    query = Query(tiny.lookup("Koro"), offset=(bobo, 15.0))
    assert resolve([query], Setting())[0][0].place.place_id == "t:koro-b"


def test_every_choice_tells_its_reasons(tiny: Gazetteer) -> None:
    best = resolve([Query(tiny.lookup("Gao"))], Setting("MLI"))[0][0]
    assert "country of the story" in best.reason
