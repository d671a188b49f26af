"""Phrases in sentences, each with its anchor and its answer (``phrases.txt``)."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractor.language.dates import find_dates
from extractor.language.dates.examples import Answer, Example, read_examples
from extractor.language.dates.finder import FoundDate

EXAMPLES = tuple(read_examples(Path(__file__).with_name("phrases.txt")))
RIGHT_SHARE = 0.97


def said(found: FoundDate) -> tuple[str, object, str]:
    """What was found, in the terms of an answer."""
    time = found.time
    if time.is_name:
        return found.text, None, "name"
    days = None if time.start is None else (time.start, time.end)
    return found.text, days, time.precision


def wanted(answer: Answer) -> tuple[str, object, str]:
    return answer.words, answer.days, answer.precision


def cases() -> list[object]:
    return [
        pytest.param(
            example,
            id=f"{example.line}:{example.text}",
            marks=pytest.mark.xfail(strict=True) if example.is_gap else (),
        )
        for example in EXAMPLES
    ]


@pytest.mark.parametrize("example", cases())
def test_a_sentence_has_the_dates_that_a_newsreader_reads_in_it(example: Example) -> None:
    found = find_dates(example.text, example.published)
    assert [said(one) for one in found] == [wanted(answer) for answer in example.answers]


def test_the_set_is_large_and_nearly_all_of_it_is_read_right() -> None:
    phrases = [(len(example.answers) or 1, example.is_gap) for example in EXAMPLES]
    total = sum(count for count, _ in phrases)
    gaps = sum(count for count, is_gap in phrases if is_gap)
    assert total >= 400
    assert 1 - gaps / total >= RIGHT_SHARE
