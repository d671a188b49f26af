"""What an enemy or a broken crawler sends is set aside in bounded time, and the run goes on."""

from __future__ import annotations

import gzip
import json
import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest

from extractor.reading import Reject, limits
from extractor.records import Article

Read = Callable[..., tuple[list[Article], list[Reject]]]
STORY = "Le pont de Gao a rouvert lundi."
GOOD = json.dumps({"id": "good", "text": STORY}).encode()
SECONDS = 20


@pytest.fixture
def survive(read: Read, tmp_path: Path) -> Callable[[str, bytes], tuple[str, list[Reject]]]:
    """``survive(name, data)``: a folder with this file and a good one is read in time.

    Gives the text that the file gave, and what was told.
    """

    def run(name: str, data: bytes) -> tuple[str, list[Reject]]:
        (tmp_path / name).write_bytes(data)
        (tmp_path / "zz.jsonl").write_bytes(GOOD)
        begun = time.perf_counter()
        articles, rejects = read(tmp_path)
        assert time.perf_counter() - begun < SECONDS
        assert articles.pop().article_id == "good"
        assert all(reject.reason and "\n" not in reject.reason for reject in rejects)
        return "\n".join(article.content for article in articles), rejects

    return run


def record(**fields: object) -> bytes:
    return json.dumps(fields).encode() + b"\n"


TRAPS = {
    "open tags": record(text="<p " * 25_000),
    "open entities": record(text="&a" * 45_000),
    "dates": record(text="1/1/1/1-1 " * 9_000),
    "quotes": record(text="« " * 45_000),
    "capitals": record(text="A. " * 30_000),
    "title of dashes": record(title="a - " * 20_000, text=STORY),
}


@pytest.mark.parametrize("data", TRAPS.values(), ids=TRAPS)
def test_a_trap_for_patterns_costs_little_time(survive, data: bytes):
    survive("trap.jsonl", data)


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.html", b"<div>" * 10_000 + STORY.encode(), "nested deeper"),
        ("a.jsonl", record(html="<b>" * 10_000 + STORY), "nested deeper"),
        (
            "a.html",
            b"<p>" + b"&amp;" * 1_000_000,
            "1000000 characters in 1 lines",
        ),
        ("a.jsonl", record(text="&amp; " * 1_000_000), "no single story"),
        ("a.txt", b"Gao " * 5_000_000, "no single page"),
        ("a.jsonl", b'{"text": "' + b"Gao " * 5_000_000 + b'"}', "a line of 20 MB"),
        ("a.html", b"<p>" + b"Gao " * 5_000_000, "larger than 10 MB"),
        ("a.html", b"<p>a</p>" * 50_000, "in 50000 lines are no single page"),
        ("a.csv", b'id,text\n1,"' + b"G" * 21_000_000 + b'"\n', "a line of 21 MB"),
        ("a.json", b"[" * 5000 + b"]" * 5000, "cannot be read (RecursionError"),
        ("a.json", b'{"a":' * 5000 + b"1" + b"}" * 5000, "cannot be read (RecursionError"),
        ("a.jsonl", b'{"text":' + b"[" * 5000 + b"]" * 5000 + b"}", "cannot be read (Recursion"),
        ("a.txt", b"Gao\0Kidal", "null bytes"),
        ("a.jsonl", b'{"text": "Gao\0Kidal"}', "null bytes"),
        ("a.json", b"[" + b'{"text": "' + b"G" * 21_000_000 + b'"}]', "a line of 21 MB"),
    ],
    ids=lambda value: "" if isinstance(value, bytes) else value,
)
def test_what_is_no_story_is_set_aside(survive, name: str, data: bytes, words: str):
    text, [reject] = survive(name, data)
    assert (text, reject.kept) == ("", False)
    assert words in reject.reason


def test_null_escapes_in_json_become_spaces(survive):
    text, _ = survive("a.jsonl", rb'{"text": "Gao\u0000Kidal"}')
    assert text == "Gao Kidal"


def test_half_characters_are_replaced_and_told(survive):
    text, [note] = survive("a.jsonl", rb'{"text": "Calme \ud83d \udc00 \u00e0 Gao."}')
    assert text == "Calme \ufffd \ufffd à Gao."
    assert note.kept


HIDDEN = "Ga\u00ado \u202eest\u202c \u200fcalme\u200b\u2066.\u2069"


@pytest.mark.parametrize("name", ["a.jsonl", "a.html"])
def test_marks_that_nobody_sees_are_left_out(survive, name: str):
    data = record(text=HIDDEN) if name == "a.jsonl" else f"<p>{HIDDEN}</p>".encode()
    assert survive(name, data) == ("Gao est calme.", [])


@pytest.mark.parametrize("field", ["id", "url", "source", "author"])
def test_a_field_longer_than_any_is_left_empty_and_told(survive, field: str):
    text, [note] = survive("a.jsonl", record(text=STORY, **{field: "a." * 1_000_000}))
    assert text == STORY
    assert note.kept and "was left empty" in note.reason


def test_a_record_with_many_fields_is_read(survive):
    fields = {f"champ{number}": number for number in range(50_000)}
    assert survive("a.jsonl", record(text=STORY, **fields))[0] == STORY


def test_a_page_of_headlines_alone_is_read_in_time(survive):
    head = "Gao : le pont numéro {} a rouvert lundi matin\n\n"
    _, rejects = survive("a.txt", "".join(map(head.format, range(10_000))).encode())
    assert len(rejects) == 1


@pytest.mark.parametrize("lines", ['a" ,"b\n', '"a\n', '",\n', 'a,"b\n'])
def test_quotes_that_never_fit_are_told_line_by_line_in_time(survive, lines: str):
    count = 20_000
    text, rejects = survive("a.csv", ("id,text\n" + lines * count).encode())
    assert len(rejects) + text.count("\n") >= count // 2


def test_a_gzip_bomb_ends_early(survive, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(limits, "UNPACKING_GRACE", 1_000_000)
    bomb = gzip.compress(b" " * 30_000_000)
    tracemalloc.start()
    _, [reject] = survive("a.jsonl.gz", bomb)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert "200 times its size" in reject.reason
    assert peak < 10_000_000


def test_an_xz_stream_that_asks_for_much_memory_is_refused(
    survive, monkeypatch: pytest.MonkeyPatch
):
    import lzma

    monkeypatch.setattr(limits, "MAX_XZ_MEMORY", 1_000_000)
    data = lzma.compress(GOOD, preset=9)
    _, [reject] = survive("a.jsonl.xz", data)
    assert "no valid xz" in reject.reason
