"""Distances and regions of the parse."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab

from extractor.events.tree import clause_head, clause_tokens, overlapping, tree_distance

WORDS = ["Les", "assaillants", "qui", "sont", "venus", "ont", "tué", "des", "habitants", "."]
HEADS = [1, 6, 4, 4, 1, 6, 6, 8, 6, 6]
DEPS = [
    "det",
    "nsubj",
    "nsubj",
    "aux:tense",
    "acl:relcl",
    "aux:tense",
    "ROOT",
    "det",
    "obj",
    "punct",
]
POS = ["DET", "NOUN", "PRON", "AUX", "VERB", "AUX", "VERB", "DET", "NOUN", "PUNCT"]


@pytest.fixture
def doc() -> Doc:
    starts = [index == 0 for index in range(len(WORDS))]
    return Doc(Vocab(), words=WORDS, heads=HEADS, deps=DEPS, pos=POS, sent_starts=starts)


def test_a_word_is_at_no_distance_from_itself(doc: Doc):
    assert tree_distance(doc[8], doc[8]) == 0


def test_each_arc_is_a_step(doc: Doc):
    assert tree_distance(doc[8], doc[6]) == 1
    assert tree_distance(doc[8], doc[1]) == 2
    assert tree_distance(doc[7], doc[4]) == 4


def test_distance_is_the_same_both_ways(doc: Doc):
    assert all(tree_distance(a, b) == tree_distance(b, a) for a in doc for b in doc)


def test_words_of_different_sentences_are_far_apart():
    doc = Doc(
        Vocab(),
        words=["Il", "fuit", "Elle", "reste"],
        heads=[1, 1, 3, 3],
        deps=["nsubj", "ROOT", "nsubj", "ROOT"],
        sent_starts=[True, False, True, False],
    )
    assert tree_distance(doc[0], doc[2]) == 99


def test_the_verb_of_a_clause_governs_its_words(doc: Doc):
    assert clause_head(doc[7]) == doc[6]
    assert clause_head(doc[2]) == doc[4]


def test_a_clause_leaves_out_the_clauses_inside_it(doc: Doc):
    assert clause_tokens(doc[6]) == {0, 1, 5, 6, 7, 8, 9}


def test_spans_that_share_a_word_are_found_in_order(doc: Doc):
    spans = [doc[0:2], doc[2:5], doc[7:9]]
    assert list(overlapping(spans, [1, 8])) == [doc[0:2], doc[7:9]]
