"""Sentences as reporters write them, by sub-type (``phrases/*.txt``).

``## sub_type`` opens a block; a line is a story of one sentence, a headline if it ends without a
full stop. ``-`` before a line is a near miss: nothing in it is owed. ``?`` before either is a
known gap, counted against the share and reported when it closes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from extractor.events.assemble import events_of
from extractor.events.collect import read_story
from extractor.language.pipeline import make_doc
from extractor.lexicon.codebook import event_types
from extractor.lexicon.events import type_rules
from extractor.records import Article

FOLDER = Path(__file__).with_name("phrases")
PUBLISHED = datetime(2025, 9, 13)
FOUND_SHARE = 0.9
LEFT_OUT_SHARE = 0.9


@dataclass(frozen=True)
class Phrase:
    """One line of a phrase file."""

    sub_type: str
    text: str
    is_near_miss: bool
    is_gap: bool

    @property
    def article(self) -> Article:
        is_headline = self.text[-1] not in ".!?»"
        title, body = (self.text, "") if is_headline else ("", self.text)
        return Article("phrase", title, body, published_at=PUBLISHED)


def read_phrases(folder: Path) -> Iterator[Phrase]:
    """Every phrase of a folder, in the order of its files and lines."""
    for path in sorted(folder.glob("*.txt")):
        sub_type = ""
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.startswith("## "):
                sub_type = line[3:]
            elif line and not line.startswith("#"):
                text = line.removeprefix("? ")
                near_miss = text.startswith("- ")
                yield Phrase(sub_type, text.removeprefix("- "), near_miss, text != line)


PHRASES = tuple(read_phrases(FOLDER))
WRITTEN = {phrase.sub_type for phrase in PHRASES}
"""The sub-types written so far: violence, operations, property, disasters, courts."""


@cache
def may_become(sense: str) -> frozenset[str]:
    """The sub-types that the type rules can make of a sense, itself among them."""
    reached = {sense}
    for _ in range(3):
        reached |= {rule.sub_type for rule in type_rules() if rule.sense in reached}
    return frozenset(reached)


def is_read_right(phrase: Phrase, doc: Doc) -> bool:
    """A phrase has a mention that may be of its type; a near miss makes no row at all."""
    if phrase.is_near_miss:
        return all(e.modality == "planned" for e in events_of(doc, phrase.article))
    return any(phrase.sub_type in may_become(m.sense) for m in read_story(doc).mentions)


@pytest.fixture(scope="module")
def right(nlp: Language) -> dict[Phrase, bool]:
    """Each phrase with whether it is read right."""
    docs = nlp.pipe(make_doc(nlp, phrase.article) for phrase in PHRASES)
    return {p: is_read_right(p, doc) for p, doc in zip(PHRASES, docs, strict=True)}


def share(phrases: list[Phrase]) -> float:
    return sum(not phrase.is_gap for phrase in phrases) / len(phrases)


@pytest.mark.parametrize("sub_type", sorted(WRITTEN))
def test_the_sentences_of_a_sub_type_are_read_as_its_file_says(
    sub_type: str, right: dict[Phrase, bool]
) -> None:
    told = {p: is_right for p, is_right in right.items() if p.sub_type == sub_type}
    lost = [p.text for p, is_right in told.items() if not is_right and not p.is_gap]
    closed = [p.text for p, is_right in told.items() if is_right and p.is_gap]
    assert not lost, "read wrong"
    assert not closed, "no gaps any longer: take the question mark away"


def test_every_sub_type_is_told_in_many_ways_and_has_near_misses() -> None:
    counts: dict[tuple[str, bool], int] = defaultdict(int)
    for phrase in PHRASES:
        counts[phrase.sub_type, phrase.is_near_miss] += 1
    assert set(event_types()) >= WRITTEN
    assert all(counts[t, False] >= 18 and counts[t, True] >= 4 for t in WRITTEN)


def test_nearly_all_phrases_are_found_and_nearly_all_near_misses_left_out() -> None:
    assert share([p for p in PHRASES if not p.is_near_miss]) >= FOUND_SHARE
    assert share([p for p in PHRASES if p.is_near_miss]) >= LEFT_OUT_SHARE
