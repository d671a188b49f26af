"""``sahel-events review`` as it is called; the server itself is tested elsewhere."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from extractor import cli
from extractor.records import Article
from extractor.reviewing import Decision
from extractor.reviewing.decisions import DecisionsFile
from extractor.reviewing.server import ReviewServer
from extractor.table import TableRow
from extractor.writing.output import write_table

Run = Callable[..., int]


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch) -> list[ReviewServer]:
    """Servers that would have been run."""
    kept: list[ReviewServer] = []

    def keep(server: ReviewServer, browser: bool) -> None:
        kept.append(server)
        server.server_close()

    monkeypatch.setattr("extractor.reviewing.cli._serve", keep)
    return kept


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Run:
    def call(*arguments: object) -> int:
        monkeypatch.setattr("sys.argv", ["sahel-events", *map(str, arguments)])
        with pytest.raises(SystemExit) as end:
            cli.main()
        return int(end.value.code or 0)

    return call


@pytest.fixture
def events(rows: list[TableRow], tmp_path: Path) -> Path:
    path = tmp_path / "events.csv"
    write_table(rows, path)
    return path


def test_the_stories_of_a_dump_stand_beside_their_events(
    run: Run,
    served: list[ReviewServer],
    events: Path,
    stories: dict[str, Article],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
):
    dump = tmp_path / "dump.jsonl"
    story = stories["attack"]
    record = {"id": "attack", "title": story.title, "text": story.text}
    dump.write_text(json.dumps(record) + "\n", encoding="utf-8")
    assert run("review", events, "--stories", dump, "--no-browser") == 0
    told = capsys.readouterr()
    assert f"Review: {served[0].address}" in told.out
    assert "events.csv.decisions.csv (0 so far)" in told.out
    assert "1 of 2 stories are not in" in told.err
    assert served[0].session.event("attack-1")["has_story"]
    assert not served[0].session.event("call-1")["has_story"]


def test_the_report_is_printed_without_a_server(
    run: Run,
    served: list[ReviewServer],
    events: Path,
    path: Path,
    capsys: pytest.CaptureFixture[str],
):
    with DecisionsFile(path) as file:
        file.add(Decision("call-1", "accept"))
    assert run("review", events, "--report") == 0
    assert "phone_call" in capsys.readouterr().out
    assert served == []


def test_a_table_that_breaks_the_codebook_is_refused(
    run: Run, events: Path, capsys: pytest.CaptureFixture[str]
):
    text = events.read_text(encoding="utf-8")
    events.write_text(text.replace(",phone_call,", ",war,"), encoding="utf-8")
    assert run("review", events, "--no-browser") == 2
    assert "event call-1, row 1, column sub_event_type" in capsys.readouterr().err


def test_without_decisions_a_report_tells_where_they_come_from(
    run: Run, events: Path, capsys: pytest.CaptureFixture[str]
):
    assert run("review", events, "--report") == 2
    assert "sahel-events review writes it" in capsys.readouterr().err
