"""The decisions file: only added to, read back, robust against being cut off."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.errors import InputError
from extractor.reviewing.decisions import Decision, DecisionsFile, column_names, read_decisions
from extractor.reviewing.fields import FieldError


def test_a_decision_is_on_the_disk_as_soon_as_it_is_added(path: Path):
    with DecisionsFile(path, "AB") as file:
        file.add(Decision("e1", "correct", {"fatalities": "12"}, "vu"))
        found = read_decisions(path)["e1"]
    assert (found.verdict, found.cells, found.note) == ("correct", {"fatalities": "12"}, "vu")
    assert found.reviewer == "AB"
    assert found.decided_at.endswith("+00:00")


def test_a_review_goes_on_where_it_ended(path: Path):
    with DecisionsFile(path) as file:
        file.add(Decision("e1", "accept"))
    with DecisionsFile(path) as file:
        assert set(file.final) == {"e1"}
        file.add(Decision("e2", "reject"))
    assert {name: found.verdict for name, found in read_decisions(path).items()} == {
        "e1": "accept",
        "e2": "reject",
    }


def test_the_last_decision_counts_and_an_undo_takes_it_back(path: Path):
    with DecisionsFile(path) as file:
        file.add(Decision("e1", "accept"))
        file.add(Decision("e1", "reject"))
        assert file.final["e1"].verdict == "reject"
        file.add(Decision("e1", "undo"))
        assert file.final == {}
    assert read_decisions(path) == {}
    assert len(path.read_text(encoding="utf-8").splitlines()) == 4  # nothing is wiped out


def test_a_draft_is_kept_and_counts_as_no_decision(path: Path):
    with DecisionsFile(path) as file:
        file.add(Decision("e1", "draft", {"fatalities": "3"}))
    with DecisionsFile(path) as file:
        assert file.drafts["e1"].cells == {"fatalities": "3"}
        assert file.final == {}
        file.add(Decision("e1", "accept"))
        assert file.drafts == {}


def test_a_line_that_was_cut_off_is_taken_out(path: Path):
    with DecisionsFile(path) as file:
        file.add(Decision("e1", "accept"))
    whole = path.read_bytes()
    path.write_bytes(whole + b"2025-01-01T00:00:00+00:00,AB,e2,,acc")
    with DecisionsFile(path) as file:
        assert set(file.final) == {"e1"}
    assert path.read_bytes() == whole


def test_a_file_of_another_kind_is_left_alone(path: Path):
    path.write_text("event_id,location_rank\ne1,1", encoding="utf-8")
    with pytest.raises(InputError, match=":1: the columns must be"):
        DecisionsFile(path)
    assert path.read_text(encoding="utf-8") == "event_id,location_rank\ne1,1"


def test_a_line_that_is_no_decision_is_named(path: Path):
    cells = dict.fromkeys(column_names(), "")
    cells |= {"event_id": "e1", "verdict": "correct", "fatalities": "many"}
    path.write_text(",".join(cells) + "\n" + ",".join(cells.values()) + "\n", encoding="utf-8")
    with pytest.raises(InputError, match=r":2: fatalities: 'many' is no number of persons"):
        read_decisions(path)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("sub_event_type", "war"),
        ("event_date_start", "1er juin"),
        ("actor1_id", "NOBODY"),
        ("latitude", "95"),
        ("longitude", "nan"),
        ("fatalities", "-3"),
        ("date_precision", "hour"),
        ("evidence", "x"),
    ],
)
def test_a_correction_that_cannot_be_is_refused(name: str, value: str):
    with pytest.raises(FieldError) as refused:
        Decision("e1", "correct", {name: value})
    assert refused.value.field == name


@pytest.mark.parametrize(
    ("verdict", "cells"), [("maybe", {}), ("correct", {}), ("accept", {"fatalities": "1"})]
)
def test_a_verdict_goes_with_its_corrections(verdict: str, cells: dict[str, str]):
    with pytest.raises(FieldError):
        Decision("e1", verdict, cells)


@given(note=st.text(), name=st.text(min_size=1).filter(str.strip))
def test_any_note_and_any_name_take_one_line(note: str, name: str):
    decision = Decision("e1", "correct", {"location": name}, note)
    line = decision.line()
    assert line.count("\n") == 1 and "\r" not in line and line.endswith("\n")
