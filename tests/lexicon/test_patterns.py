"""Token patterns: what a researcher writes in a cell, and what it then finds."""

from __future__ import annotations

import pytest

from extractor.lexicon.patterns import Matcher, compile_pattern


def found(pattern: str, sentence: str) -> list[str]:
    words = sentence.split()
    matcher = Matcher([compile_pattern(pattern, None)])
    return [" ".join(words[m.start : m.end]) for m in matcher.find(words)]


def test_a_verb_is_found_in_any_form() -> None:
    assert found("@tuer", "Ils ont tué et tueront encore") == ["tué", "tueront"]


def test_a_gap_spans_up_to_its_number_of_tokens_and_no_more() -> None:
    assert found("@ouvrir _2 le feu", "ils ont ouvert aussitôt le feu") == [
        "ouvert aussitôt le feu"
    ]
    assert found("@ouvrir _2 le feu", "ils ont ouvert hier soir encore le feu") == []


def test_alternatives_may_be_words_verbs_and_nouns() -> None:
    assert found("~tir de|d' ~obus|~roquette", "des tirs de roquettes") == ["tirs de roquettes"]


def test_a_word_in_capitals_demands_capitals() -> None:
    assert found("EEI", "un EEI et un eei") == ["EEI"]


def test_the_head_is_the_verb_even_when_a_noun_stands_first() -> None:
    words = ["les", "accords", "seront", "signés"]
    matcher = Matcher([compile_pattern("~accord _3 @signer", None)])
    assert [words[m.head] for m in matcher.find(words)] == ["signés"]


@pytest.mark.parametrize("pattern", ["", "_2 feu", "feu _2"])
def test_a_pattern_begins_and_ends_with_a_word(pattern: str) -> None:
    with pytest.raises(ValueError, match="begin and end"):
        compile_pattern(pattern, None)
