"""Runs over dumps: a store that loses nothing and doubles nothing, however often it is stopped."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import pytest

from extractor.errors import SahelEventsError
from extractor.running.run import Choice, run
from extractor.running.store import RunStore
from extractor.running.tables import write_store
from extractor.table_files import read_table

VILLAGES = ("Boni", "Djibo", "Téra", "Hombori", "Solhan", "Gossi")


def story(number: int) -> dict[str, str]:
    village = VILLAGES[number % len(VILLAGES)]
    day = 1 + number % 20
    return {
        "id": f"s{number}",
        "url": f"https://paper.example/{number}",
        "title": f"{village} : {number + 2} soldats tués",
        "text": f"Des hommes armés ont tué {number + 2} soldats mardi à {village}.",
        "published_at": f"2025-06-{day:02d}",
    }


def dump(path: Path, numbers: range) -> Path:
    lines = (json.dumps(story(number), ensure_ascii=False) for number in numbers)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def unbroken(nlp, tmp_path_factory) -> bytes:
    """The table of twelve stories, read at one go."""
    folder = tmp_path_factory.mktemp("unbroken")
    run(dump(folder / "d.jsonl", range(12)), folder / "run.sqlite", nlp=nlp)
    write_store(folder / "run.sqlite", folder / "events.csv")
    return (folder / "events.csv").read_bytes()


def table(store: Path, output: Path) -> bytes:
    write_store(store, output)
    return output.read_bytes()


def test_a_run_in_pieces_gives_the_bytes_of_an_unbroken_one(nlp, tmp_path, unbroken):
    source, store = dump(tmp_path / "d.jsonl", range(12)), tmp_path / "run.sqlite"
    for _ in range(4):
        run(source, store, choice=Choice(limit=3), nlp=nlp)
    assert table(store, tmp_path / "events.csv") == unbroken


def test_what_was_read_is_not_read_again(nlp, tmp_path):
    source, store = dump(tmp_path / "d.jsonl", range(5)), tmp_path / "run.sqlite"
    first = run(source, store, nlp=nlp)
    again = run(source, store, nlp=nlp)
    assert (first.read, first.known) == (5, 0)
    assert (again.read, again.known) == (0, 5)


def test_a_story_under_another_address_is_read_once_and_noted(nlp, tmp_path):
    source, store = dump(tmp_path / "d.jsonl", range(3)), tmp_path / "run.sqlite"
    copy = story(1) | {"id": "elsewhere", "url": "https://other.example/1"}
    with source.open("a", encoding="utf-8") as lines:
        lines.write(json.dumps(copy, ensure_ascii=False) + "\n")
    done = run(source, store, nlp=nlp)
    assert (done.read, done.copies) == (3, 1)
    with RunStore(store) as filled:
        assert filled.copies() == [("elsewhere", "https://other.example/1")]


def test_a_broken_record_is_kept_with_its_reason_once(nlp, tmp_path):
    source, store = dump(tmp_path / "d.jsonl", range(2)), tmp_path / "run.sqlite"
    with source.open("a", encoding="utf-8") as lines:
        lines.write("{broken\n")
    run(source, store, nlp=nlp)
    run(source, store, nlp=nlp)
    with RunStore(store) as filled:
        (reject,) = filled.rejects()
    assert reject.line == 3
    assert "JSON" in reject.reason


def test_only_stories_from_a_day_on_are_read(nlp, tmp_path):
    source, store = dump(tmp_path / "d.jsonl", range(10)), tmp_path / "run.sqlite"
    done = run(source, store, choice=Choice(since=date(2025, 6, 8)), nlp=nlp)
    assert (done.read, done.skipped) == (3, 7)


def test_a_sample_is_the_same_each_time(nlp, tmp_path):
    source = dump(tmp_path / "d.jsonl", range(30))
    chosen = []
    for name in ("a.sqlite", "b.sqlite"):
        run(source, tmp_path / name, choice=Choice(sample=0.3), nlp=nlp)
        chosen.append(set(read_table(tmp_path / name)["article_id"]))
    assert chosen[0] == chosen[1]
    assert 0 < len(chosen[0]) < 20


def test_stories_read_with_other_words_are_told_and_redone_in_their_place(
    nlp, tmp_path, unbroken, monkeypatch
):
    source, store = dump(tmp_path / "d.jsonl", range(12)), tmp_path / "run.sqlite"
    monkeypatch.setattr("extractor.running.run.made_with", lambda: "0.0.0 older")
    run(source, store, choice=Choice(limit=6), nlp=nlp)
    monkeypatch.undo()
    later = run(source, store, nlp=nlp)
    assert (later.read, later.known, later.stale) == (6, 6, 6)
    redone = run(source, store, choice=Choice(redo=True), nlp=nlp)
    assert (redone.read, redone.known) == (6, 6)
    assert table(store, tmp_path / "events.csv") == unbroken


def test_a_story_on_which_the_program_fails_is_set_aside_and_the_run_goes_on(
    nlp, tmp_path, monkeypatch
):
    from extractor.events import assemble

    whole = assemble.events_of

    def failing(doc, article):
        if article.article_id == "s2":
            raise RuntimeError("no such luck")
        return whole(doc, article)

    monkeypatch.setattr(assemble, "events_of", failing)
    source, store = dump(tmp_path / "d.jsonl", range(4)), tmp_path / "run.sqlite"
    done = run(source, store, nlp=nlp)
    assert (done.read, done.set_aside) == (4, 1)
    assert set(read_table(store)["article_id"]) == {"s0", "s1", "s3"}


def test_a_file_that_is_no_store_is_told_by_name(nlp, tmp_path):
    other = tmp_path / "notes.sqlite"
    other.write_text("these are notes", encoding="utf-8")
    with pytest.raises(SahelEventsError, match=r"notes\.sqlite: cannot be opened as a run store"):
        run(dump(tmp_path / "d.jsonl", range(1)), other, nlp=nlp)
    assert other.read_text(encoding="utf-8") == "these are notes"


KILLED = """
import sys, time
from extractor import Article
from extractor.running.store import RunStore, content_key
with RunStore(sys.argv[1]) as store:
    for number in range(len(store), 400):
        article = Article(f"s{number}", "", f"Text {number}")
        rows = [{"event_id": f"e{number}.{part}"} for part in range(3)]
        store.add([(content_key(article), article, rows)], "mark")
        print(number, flush=True)
        time.sleep(0.002)
"""


def test_a_run_killed_at_any_moment_loses_and_doubles_nothing(tmp_path):
    store = tmp_path / "run.sqlite"
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    for wait in (0.01, 0.05, 0.12, 0.0, 0.2):
        child = subprocess.Popen(
            [sys.executable, "-c", KILLED, str(store)], stdout=subprocess.PIPE, env=environment
        )
        assert child.stdout is not None
        child.stdout.readline()
        time.sleep(wait)
        child.send_signal(signal.SIGKILL)
        child.wait()
        child.stdout.close()
    subprocess.run(
        [sys.executable, "-c", KILLED, str(store)], check=True, capture_output=True,
        env=environment,
    )  # fmt: skip
    with RunStore(store) as filled:
        found = [row["event_id"] for row in filled.rows()]
    assert found == [f"e{number}.{part}" for number in range(400) for part in range(3)]
