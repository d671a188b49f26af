"""What the usual crawlers write is read as it comes, without a mapping."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from extractor.errors import InputError
from extractor.reading import Reject
from extractor.records import Article

Read = Callable[..., tuple[list[Article], list[Reject]]]
TITLE = "Gao : le bac remis à l'eau"
TEXT = "Le bac de Gao a été remis à l'eau lundi."
URL = "https://www.lefaso.net/bac"

# The keys are those of news-please 1.6 (NewsArticle.get_serializable_dict), fundus 0.5
# (Article.to_json, Crawler.crawl(save_to_file=…)) and trafilatura 2 (--json --with-metadata).
NEWS_PLEASE = {
    "authors": ["Awa Koné", "Issa Sow"],
    "date_download": "2025-09-14 00:00:00",
    "date_modify": "None",
    "date_publish": "2025-09-12 18:59:00",
    "description": "Un bac à Gao.",
    "filename": "bac.json",
    "image_url": None,
    "language": "fr",
    "localpath": None,
    "source_domain": "www.lefaso.net",
    "maintext": TEXT,
    "text": None,
    "title": TITLE,
    "title_page": None,
    "title_rss": None,
    "url": URL,
}
FUNDUS = {
    "title": TITLE,
    "authors": ["Awa Koné", "Issa Sow"],
    "publishing_date": "2025-09-12 18:59:00+02:00",
    "topics": ["Gao"],
    "free_access": True,
    "images": [],
    "body": {
        "summary": [TEXT],
        "sections": [
            {"headline": [], "paragraphs": ["Le préfet était là."]},
            {"headline": ["La suite"], "paragraphs": ["Un autre suivra."]},
        ],
    },
}
TRAFILATURA = {
    "title": TITLE,
    "author": "Awa Koné; Issa Sow",
    "hostname": "lefaso.net",
    "date": "2025-09-12",
    "fingerprint": "756017a2a49fab99",
    "id": None,
    "license": None,
    "comments": "",
    "raw_text": f"{TITLE} {TEXT}",
    "text": f"{TITLE}\n{TEXT}",
    "language": None,
    "image": None,
    "pagetype": None,
    "filedate": "2026-11-24",
    "source": URL,
    "source-hostname": "Lefaso.net",
    "excerpt": None,
    "categories": "",
    "tags": "",
}


def save(path: Path, content: object) -> Path:
    path.write_text(json.dumps(content, ensure_ascii=False, indent=1), encoding="utf-8")
    return path


def test_news_please(read: Read, tmp_path: Path):
    [article], rejects = read(save(tmp_path / "bac.json", NEWS_PLEASE))
    assert rejects == []
    assert (article.title, article.text, article.url) == (TITLE, TEXT, URL)
    assert (article.outlet, article.author) == ("Lefaso.net", "Awa Koné, Issa Sow")
    assert article.published_at == datetime(2025, 9, 12, 18, 59)


def test_fundus_as_its_crawler_saves_it(read: Read, tmp_path: Path):
    path = save(tmp_path / "crawl.json", {"LeMonde": [FUNDUS, FUNDUS], "LeFigaro": [FUNDUS]})
    articles, rejects = read(path)
    assert rejects == []
    assert [article.outlet for article in articles] == ["LeMonde", "LeMonde", "LeFigaro"]
    assert articles[0].text == f"{TEXT}\n\nLe préfet était là.\n\nLa suite\n\nUn autre suivra."
    assert articles[0].published_at == datetime(2025, 9, 12, 18, 59)
    assert articles[0].author == "Awa Koné, Issa Sow"


@pytest.mark.parametrize("name", ["bac.json", "bac.jsonl"])
def test_trafilatura_as_json(read: Read, tmp_path: Path, name: str):
    path = tmp_path / name
    path.write_text(json.dumps(TRAFILATURA), encoding="utf-8")
    [article], rejects = read(path)
    assert rejects == []
    assert (article.title, article.text, article.url) == (TITLE, TEXT, URL)
    assert (article.outlet, article.author) == ("Lefaso.net", "Awa Koné; Issa Sow")
    assert article.published_at == datetime(2025, 9, 12)


def test_trafilatura_says_what_it_says_today():
    import trafilatura

    page = f"<html><body><article><h1>{TITLE}</h1><p>{TEXT * 5}</p></article></body></html>"
    told = trafilatura.extract(page, output_format="json", with_metadata=True, url=URL)
    assert told is not None
    assert set(json.loads(told)) == set(TRAFILATURA)


def test_an_array_is_read_entry_by_entry(read: Read, tmp_path: Path):
    path = tmp_path / "dump.json"
    path.write_text(
        '[{"id": 1, "text": "Un, [deux] et \\"trois\\"."},\n 7, {"id": 2, "text": coup},'
        '\n{"id": 3, "text": "Trois."}, ]',
        encoding="utf-8",
    )
    articles, rejects = read(path)
    assert [(a.article_id, a.text) for a in articles] == [
        ("1", 'Un, [deux] et "trois".'),
        ("3", "Trois."),
    ]
    assert [reject.line for reject in rejects] == [2, 3]


def test_an_array_that_is_not_closed_is_told(read: Read, tmp_path: Path):
    path = tmp_path / "dump.json"
    path.write_text('[{"id": 1, "text": "Un."}, {"id": 2, "te', encoding="utf-8")
    articles, rejects = read(path)
    assert [article.article_id for article in articles] == ["1"]
    assert [reject.line for reject in rejects] == [2, None]
    assert "not closed" in rejects[1].reason


@pytest.mark.parametrize("name", ["articles", "results", "data"])
def test_an_object_may_hold_the_list(read: Read, tmp_path: Path, name: str):
    content = {"status": "ok", "total": 2, name: [{"content": "Un."}, {"content": "Deux."}]}
    articles, rejects = read(save(tmp_path / "dump.json", content))
    assert [(article.text, article.outlet) for article in articles] == [("Un.", ""), ("Deux.", "")]
    assert rejects == []


def test_a_json_file_may_hold_json_lines(read: Read, tmp_path: Path):
    path = tmp_path / "dump.json"
    path.write_text('{"text": "Un."}\n{broken\n{"text": "Trois."}\n', encoding="utf-8")
    articles, rejects = read(path)
    assert [article.text for article in articles] == ["Un.", "Trois."]
    assert [reject.line for reject in rejects] == [2]


@pytest.fixture
def pipe(monkeypatch: pytest.MonkeyPatch) -> Callable[[bytes], None]:
    """``pipe(data)``: another program sends these bytes."""

    def fill(data: bytes) -> None:
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data)))

    return fill


@pytest.mark.parametrize("name", [".jsonl", "ndjson"])
def test_standard_input_is_read_as_told(
    read: Read, pipe: Callable[[bytes], None], tmp_path: Path, name: str
):
    pipe(b'{"text": "Un."}\n{broken\n')
    [article], [reject] = read(Path("-"), format=name)
    assert article.text == "Un."
    assert (reject.path, reject.line) == ("standard input", 2)


def test_a_page_by_standard_input_has_an_id(read: Read, pipe: Callable[[bytes], None]):
    pipe(b"<p>Le march\xc3\xa9 de Gao a rouvert.</p>")
    [article], _ = read(Path("-"), format="html")
    assert article.article_id == "stdin"


@pytest.mark.parametrize(
    ("given", "piped", "words"),
    [
        ("-", "", "name its format"),
        ("-", "docx", "--format docx: no such format"),
        ("a.jsonl", "jsonl", "give - as INPUT"),
    ],
)
def test_a_bad_call_of_standard_input_is_refused(
    read: Read, tmp_path: Path, given: str, piped: str, words: str
):
    (tmp_path / "a.jsonl").write_text("{}")
    with pytest.raises(InputError, match=words):
        read(Path("-") if given == "-" else tmp_path / given, format=piped)
