"""Gold and tables that cannot be read are told by file and line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from extractor.errors import InputError, OutputError, TableError
from extractor.evaluation import ErrorCase, events_of_rows, load_gold, load_table, write_errors
from extractor.table import column_names

STORY = {"id": "s1", "events": []}


def test_a_folder_of_gold_is_read_in_the_order_of_its_names(tmp_path: Path):
    for name in ("b", "a"):
        (tmp_path / f"{name}.jsonl").write_text(json.dumps({"id": name, "events": []}) + "\n")
    assert [story.story_id for story in load_gold([tmp_path])] == ["a", "b"]


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("{", "this is no JSON"),
        ('{"id": "s2"}', "this is no gold story"),
        ('{"id": "s2", "events": [{"sub_event_type": "picnic", "locations": []}]}', "picnic"),
    ],
)
def test_a_broken_gold_line_is_named(tmp_path: Path, line: str, complaint: str):
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps(STORY) + "\n\n" + line + "\n")
    with pytest.raises(InputError, match=rf"gold\.jsonl:3: .*{complaint}"):
        load_gold([path])


def test_missing_gold_and_missing_tables_are_told(tmp_path: Path):
    with pytest.raises(InputError, match="no such file"):
        load_gold([tmp_path / "gold.jsonl"])
    with pytest.raises(InputError, match="no such file"):
        load_table(tmp_path / "events.csv")
    with pytest.raises(InputError, match=r"no \.jsonl file"):
        load_gold([tmp_path])


def test_a_table_without_a_measured_column_is_told(tmp_path: Path):
    path = tmp_path / "events.csv"
    path.write_text("event_id,modality\ne1,asserted\n")
    with pytest.raises(TableError, match="lacks the column article_id"):
        load_table(path)


def test_planned_and_denied_events_are_not_measured():
    row = dict.fromkeys(column_names(), "")
    rows = [
        row | {"article_id": "p#2", "event_id": f"e{number}", "modality": modality}
        for number, modality in enumerate(["asserted", "planned", "denied", "alleged"])
    ]
    assert [event.event_id for event in events_of_rows(rows)["p"]] == ["e0", "e3"]


def test_errors_that_cannot_be_written_are_told(tmp_path: Path):
    with pytest.raises(OutputError, match="cannot be written"):
        write_errors([ErrorCase("false", "s1")], tmp_path / "missing" / "errors.jsonl")
