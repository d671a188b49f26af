"""Marks that overlap are cut so that every character is shown once."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from extractor.explaining.records import FIELDS, Marked
from extractor.explaining.segments import segments

LENGTH = 40


@st.composite
def marks(draw: st.DrawFn) -> Marked:
    start = draw(st.integers(0, LENGTH - 1))
    end = draw(st.integers(start + 1, LENGTH))
    return Marked(start, end, "", draw(st.sampled_from(FIELDS)), draw(st.integers(1, 3)))


@given(st.lists(marks(), max_size=8))
def test_the_segments_are_the_whole_text_in_order(found: list[Marked]):
    cut = list(segments(LENGTH, found))
    assert [s.start for s in cut] == [0, *(s.end for s in cut[:-1])]
    assert cut[-1].end == LENGTH


@given(st.lists(marks(), max_size=8))
def test_a_segment_has_exactly_the_marks_that_cover_it(found: list[Marked]):
    for segment in segments(LENGTH, found):
        covering = [m for m in found if m.start < segment.end and segment.start < m.end]
        assert sorted(segment.marks, key=repr) == sorted(covering, key=repr)


def test_the_narrowest_mark_gives_the_label_and_events_that_share_it_are_counted():
    found = [
        Marked(0, 20, "", "figures", 1),
        Marked(5, 9, "", "place", 2),
        Marked(5, 9, "", "place", 1),
    ]
    assert [s.label for s in segments(20, found)] == ["1 figures", "1 2 place", "1 figures"]


def test_an_empty_story_has_no_segment():
    assert list(segments(0, [])) == []
