"""Bad input is set aside with file, line and reason; good records still go through."""

from __future__ import annotations

import gzip
import json
import logging
import os
import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from extractor.errors import OutputError
from extractor.reading import Reject, RejectsFile, limits, read_articles
from extractor.records import Article

Read = Callable[..., tuple[list[Article], list[Reject]]]
GOOD = json.dumps({"id": "ok", "text": "Le marché de Gao a rouvert."}).encode()


def reasons(rejects: list[Reject]) -> list[tuple[int | None, bool]]:
    for reject in rejects:
        assert reject.reason and "\n" not in reject.reason
    return [(reject.line, reject.kept) for reject in rejects]


def test_broken_json_on_line_700_of_1000(read: Read, tmp_path: Path) -> None:
    path = tmp_path / "dump.jsonl"
    lines = [GOOD] * 1000
    lines[699] = b'{"id": "x", "text": "coup'
    path.write_bytes(b"\n".join(lines))
    articles, rejects = read(path)
    assert len(articles) == 999
    assert reasons(rejects) == [(700, False)]
    assert str(rejects[0]).startswith(f"{path}:700: broken JSON")


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (b'{"id": "a"}', "no field holds the text; fields are: id"),
        (b'{"id": "a", "text": "  "}', "no text: 'text' is empty"),
        (b'{"id": "a", "text": 12}', "text is no text but int"),
        (b'{"id": "a", "text": true}', "text is no text but bool"),
        (b'["a"]', "a JSON list where an object is needed"),
        (b"null", "a JSON NoneType where an object is needed"),
        (b'{"text": "a\x00b"}', "null bytes"),
        (b"[" * 100_000, "JSON that cannot be read"),
        (b'{"a":' * 100_000, "JSON that cannot be read"),
        (b'{"text": ' + b"[" * 900 + b"]" * 900 + b"}", "no text"),
        (b'{"text": ' + b"9" * 5000 + b"}", "JSON that cannot be read"),
        (b'{"text": "\x81\x8d"}', "neither UTF-8 nor Windows-1252"),
        (b'{"text": "' + b"a" * 1_000_000 + b'"}', "no single story"),
    ],
)
def test_a_bad_record_is_set_aside(read: Read, tmp_path: Path, line: bytes, words: str) -> None:
    path = tmp_path / "dump.jsonl"
    path.write_bytes(b"\n".join([GOOD, line, GOOD]))
    articles, rejects = read(path)
    assert [article.article_id for article in articles] == ["ok", "ok"]
    assert reasons(rejects) == [(2, False)]
    assert words in rejects[0].reason


def test_a_line_of_50_megabytes_is_passed_over_without_being_held(
    read: Read, tmp_path: Path
) -> None:
    path = tmp_path / "dump.jsonl"
    with path.open("wb") as handle:
        handle.write(GOOD + b'\n{"text": "')
        for _ in range(50):
            handle.write(b"a" * 1_000_000)
        handle.write(b'"}\n' + GOOD)
    tracemalloc.start()
    articles, rejects = read(path)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert len(articles) == 2
    assert reasons(rejects) == [(2, False)]
    assert "50 MB" in rejects[0].reason
    assert peak < 2 * limits.MAX_LINE


def test_a_line_cut_off_in_a_string_is_told_in_plain_words(read: Read, tmp_path: Path) -> None:
    path = tmp_path / "dump.jsonl"
    path.write_bytes(b'{"id": "x", "text": "coup\n' + GOOD)
    _, rejects = read(path)
    assert rejects[0].reason == (
        "broken JSON: Invalid control character at column 26; mend or delete the line"
    )


@pytest.mark.parametrize("name", ["essay.txt", "essay.html", "essay.jsonl"])
def test_a_story_longer_than_thirty_pages_is_set_aside(
    read: Read, tmp_path: Path, name: str
) -> None:
    story = "<p>Le marché numéro {} de Gao a rouvert lundi, sous bonne garde.</p>\n"
    text = "".join(story.format(number) for number in range(2500))
    path = tmp_path / name
    if name == "essay.html":
        path.write_text(f"<html><body><h1>Gao</h1>{text}</body></html>", encoding="utf-8")
    elif name == "essay.txt":
        path.write_text(text.replace("<p>", "").replace("</p>", ""), encoding="utf-8")
    else:
        path.write_bytes(json.dumps({"id": "essay", "text": text}).encode() + b"\n" + GOOD)
    articles, rejects = read(path)
    assert [article.article_id for article in articles] == ["ok"] * (name == "essay.jsonl")
    assert "no single story (the limit is 100000)" in rejects[-1].reason


def test_an_image_embedded_in_a_text_is_left_out_and_told(read: Read, tmp_path: Path) -> None:
    path = tmp_path / "story.txt"
    path.write_text(f"Le pont de Gao {'iVBORw0K' * 5000} a rouvert.", encoding="utf-8")
    [article], rejects = read(path)
    assert article.content == "Le pont de Gao   a rouvert."
    assert [(reject.kept, reject.reason) for reject in rejects] == [
        (True, "a run of 40000 characters without a space was left out")
    ]


def test_a_text_of_nothing_but_one_endless_word_is_set_aside(read: Read, tmp_path: Path) -> None:
    path = tmp_path / "story.txt"
    path.write_text('"' * 90_000, encoding="utf-8")
    articles, rejects = read(path)
    assert not articles
    assert reasons(rejects) == [(None, False)]


def test_a_gap_as_long_as_a_page_is_one_space(read: Read, tmp_path: Path) -> None:
    path = tmp_path / "story.jsonl"
    text = f"Le pont{' ' * 50_000}de Gao a rouvert."
    path.write_text(json.dumps({"title": "Gao", "text": text}), encoding="utf-8")
    [article], _ = read(path)
    assert article.text == "Le pont de Gao a rouvert."


@pytest.mark.parametrize("name", ["page.html", "page.txt"])
def test_a_page_of_ten_thousand_paragraphs_is_split_in_bounded_time(
    read: Read, tmp_path: Path, name: str
) -> None:
    lines = [f"Le marché numéro {n} de Gao a rouvert ce lundi matin." for n in range(10_000)]
    path = tmp_path / name
    marked = "".join(f"<div><p>{line}</p></div>" for line in lines)
    path.write_text(
        f"<html><body>{marked}</body></html>" if name == "page.html" else "\n\n".join(lines),
        encoding="utf-8",
    )
    begun = time.perf_counter()
    read(path)
    assert time.perf_counter() - begun < 30


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
def test_a_pipe_among_the_files_does_not_hold_up_the_run(read: Read, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.jsonl")
    (tmp_path / "b.txt").write_text("Le marché de Gao a rouvert.", encoding="utf-8")
    articles, rejects = read(tmp_path)
    assert [article.article_id for article in articles] == ["b"]
    assert "a pipe or a device" in rejects[0].reason


def test_a_date_that_is_no_date_leaves_the_article_undated(read: Read, tmp_path: Path) -> None:
    path = tmp_path / "dump.jsonl"
    path.write_text('{"id": "a", "text": "Un.", "date": "hier soir"}', encoding="utf-8")
    ((article,), rejects) = read(path)
    assert article.published_at is None
    assert [(r.record_id, r.kept) for r in rejects] == [("a", True)]
    assert "'hier soir' is no date" in rejects[0].reason


def test_half_characters_are_replaced_and_told(read: Read, tmp_path: Path) -> None:
    path = tmp_path / "dump.jsonl"
    path.write_bytes(rb'{"text": "Calme \ud83d \u00e0 Gao."}')
    ((article,), rejects) = read(path)
    assert article.text == "Calme � à Gao."
    assert [reject.kept for reject in rejects] == [True]


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", b" \n\t\n", "empty"),
        ("a.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "null bytes"),
        ("a.html", b"", "empty"),
        ("a.html", b"<!-- -->", "no "),
        ("a.html", b"<html><body><script>x()</script></body></html>", "no main text"),
        ("a.html", b"\x00\x01\x02", "null bytes"),
        ("a.csv", b"", "empty"),
        ("a.csv", b"\n\n", "empty"),
        ("a.csv", b"id,titre\n1,Gao\n", "no column holds the text; columns are: id, titre"),
        ("a.parquet", b"", "no Parquet file"),
        ("a.parquet", b"PAR1 nonsense PAR1", "no Parquet file"),
        ("a.jsonl.gz", b"no gzip at all", "no valid gzip"),
        ("a.txt.gz", gzip.compress(b"Calme " * 100)[:-6], "ends too early"),
        ("a.parquet.gz", gzip.compress(b"nonsense"), "no Parquet file"),
    ],
)
def test_a_bad_file_is_set_aside_and_the_others_read(
    read: Read, tmp_path: Path, name: str, data: bytes, words: str
) -> None:
    (tmp_path / name).write_bytes(data)
    (tmp_path / "z.jsonl").write_bytes(GOOD)
    articles, rejects = read(tmp_path)
    assert [article.article_id for article in articles] == ["ok"]
    assert len(rejects) == 1 and not rejects[0].kept
    assert rejects[0].path == str(tmp_path / name)
    assert words in rejects[0].reason


def test_an_empty_jsonl_file_is_set_aside(read: Read, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(b"\n \n")
    articles, rejects = read(tmp_path)
    assert articles == []
    assert [reject.reason for reject in rejects] == ["empty: there is no record in this file"]


def test_parquet_without_a_text_column(read: Read, tmp_path: Path) -> None:
    pd.DataFrame({"id": [1]}).to_parquet(tmp_path / "a.parquet")
    assert "columns are: id" in read(tmp_path)[1][0].reason


def test_csv_rows_that_do_not_fit_spoil_no_others(read: Read, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(
        'id,text\n1,Un.\n2,Deux,trop.\n3,"Trois\n4,Quatre.\n5,"Cinq."\n6\n7,Sept.\n',
        encoding="utf-8",
    )
    articles, rejects = read(path)
    assert [article.article_id for article in articles] == ["1", "4", "5", "7"]
    assert reasons(rejects) == [(3, False), (4, False), (7, False)]


def test_a_quote_that_is_never_closed_spoils_one_record(read: Read, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text('id,text\n1,"Un.\n2,Deux.\n3,Trois.\n', encoding="utf-8")
    articles, rejects = read(path)
    assert [article.article_id for article in articles] == ["2", "3"]
    assert reasons(rejects) == [(2, False)]


def test_a_gzip_bomb_is_refused(read: Read, tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(gzip.compress(GOOD + b"\n" + b" " * 120_000_000, compresslevel=9))
    articles, rejects = read(path)
    assert len(articles) == 1
    assert "unpacks to more than" in rejects[0].reason


def test_html_without_end_is_read_or_set_aside(read: Read, tmp_path: Path) -> None:
    (tmp_path / "deep.html").write_text("<div>" * 50_000 + "Gao", encoding="utf-8")
    (tmp_path / "large.html").write_bytes(b"<p>" + b"a" * (limits.MAX_HTML + 1))
    articles, rejects = read(tmp_path)
    assert len(articles) + len(rejects) == 2
    assert "larger than 10 MB" in rejects[-1].reason


def test_a_file_without_the_right_to_read_it(
    read: Read, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_text("Calme.", encoding="utf-8")

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    assert "Permission denied" in read(tmp_path)[1][0].reason


def test_nobody_listens_so_the_log_is_told(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(b"{")
    with caplog.at_level(logging.WARNING):
        assert list(read_articles([path])) == []
    assert "a.jsonl:1: broken JSON" in caplog.text


def test_the_rejects_file_holds_a_line_for_each(tmp_path: Path) -> None:
    output = tmp_path / "events.csv"
    stale = tmp_path / "events.csv.rejects.jsonl"
    stale.write_text("old", encoding="utf-8")
    with RejectsFile.beside(output) as rejects:
        assert not stale.exists()
        rejects.write(Reject("é.jsonl", 3, "a", "no text"))
        rejects.write(Reject("é.jsonl", 4, "b", "no date", kept=True))
    assert (rejects.set_aside, rejects.notes) == (1, 1)
    lines = [json.loads(line) for line in stale.read_text(encoding="utf-8").splitlines()]
    assert [(line["line"], line["kept"]) for line in lines] == [(3, False), (4, True)]


def test_a_rejects_file_that_cannot_be_written_is_an_output_error(tmp_path: Path) -> None:
    with (
        pytest.raises(OutputError, match="cannot be written"),
        RejectsFile(tmp_path / "missing" / "r.jsonl") as rejects,
    ):
        rejects.write(Reject("a", None, "", "x"))
