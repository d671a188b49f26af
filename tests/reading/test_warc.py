"""WARC files of crawls: the pages are read, what is no page is counted, what is broken is told."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from pathlib import Path

import pytest

from extractor.reading import Reject, limits
from extractor.records import Article

Read = Callable[..., tuple[list[Article], list[Reject]]]
PAGE = (
    '<html><head><meta property="og:title" content="Gao : un pont rouvert"><meta '
    'property="article:published_time" content="2025-09-12T18:59:00"></head><body><article><p>Le '
    "pont de Gao a rouvert lundi après trois mois de travaux, a annoncé le préfet.</p><p>Les "
    "camions passent de nouveau.</p></article></body></html>"
).encode()


class Crawl:
    """Writes a WARC file record by record, each a gzip member of its own if packed."""

    def __init__(self, *, packed: bool = True) -> None:
        self._data = b""
        self._packed = packed

    def _write(self, kind: str, url: str, content_type: str, block: bytes) -> Crawl:
        head = {
            "WARC-Type": kind,
            "WARC-Target-URI": url,
            "Content-Type": content_type,
            "Content-Length": len(block),
        }
        lines = "".join(f"{name}: {value}\r\n" for name, value in head.items())
        record = f"WARC/1.0\r\n{lines}\r\n".encode() + block + b"\r\n\r\n"
        self._data += gzip.compress(record) if self._packed else record
        return self

    def add(
        self,
        body: bytes,
        url: str = "https://www.lefaso.net/a1",
        status: str = "200 OK",
        kind: str = "text/html; charset=utf-8",
        encoding: str = "identity",
    ) -> Crawl:
        """A response of a server."""
        http = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Encoding: {encoding}\r\n\r\n"
        return self._write("response", url, "application/http", http.encode() + body)

    def add_text(self, body: str, url: str) -> Crawl:
        """A text taken from a page, as in Common Crawl's ``.wet`` files."""
        return self._write("conversion", url, "text/plain", body.encode())

    def save(self, path: Path, cut: int = 0) -> Path:
        path.write_bytes(self._data[: len(self._data) - cut])
        return path


@pytest.mark.parametrize(("name", "packed"), [("c.warc.gz", True), ("c.warc", False)])
def test_a_page_of_a_crawl_is_read_with_its_address(
    read: Read, tmp_path: Path, name: str, packed: bool
):
    [article], rejects = read(Crawl(packed=packed).add(PAGE).save(tmp_path / name))
    assert article.title == "Gao : un pont rouvert"
    assert article.text.startswith("Le pont de Gao a rouvert lundi")
    assert (article.url, article.outlet) == ("https://www.lefaso.net/a1", "Lefaso.net")
    assert article.published_at is not None and article.published_at.day == 12
    assert rejects == []


def test_the_id_of_a_page_is_its_content_wherever_the_crawl_lies(read: Read, tmp_path: Path):
    one = Crawl().add(PAGE).save(tmp_path / "one.warc.gz")
    two = Crawl(packed=False).add(b"", status="404 Not Found").add(PAGE).save(tmp_path / "two.warc")
    assert [a.article_id for a in read(one)[0]] == [a.article_id for a in read(two)[0]]


def test_what_is_no_page_is_counted_in_one_note(read: Read, tmp_path: Path):
    crawl = Crawl().add(b"\x89PNG", kind="image/png").add(PAGE)
    crawl.add(b"Moved", status="301 Moved").add(b"\x89PNG", kind="image/png")
    articles, [note] = read(crawl.save(tmp_path / "c.warc.gz"))
    assert len(articles) == 1
    assert note.kept
    assert note.reason == (
        "3 records that are no pages were passed over: image/png: 2, status 301: 1"
    )


def test_texts_of_a_wet_file_are_read(read: Read, tmp_path: Path):
    crawl = Crawl().add_text("Le puits de Bourem donne de nouveau.", "https://gao.example/1")
    [article], _ = read(crawl.save(tmp_path / "c.warc.wet.gz"))
    assert article.text == "Le puits de Bourem donne de nouveau."
    assert article.url == "https://gao.example/1"


def test_a_body_that_the_server_packed_is_unpacked(read: Read, tmp_path: Path):
    crawl = Crawl().add(gzip.compress(PAGE), encoding="gzip")
    assert len(read(crawl.save(tmp_path / "c.warc.gz"))[0]) == 1


@pytest.mark.parametrize(
    ("body", "encoding", "words"),
    [
        (b"", "", "no text on this page"),
        (b"\x00\x01", "", "null bytes"),
        (b"<p>" + b"a" * 60_000, "", "no single page"),
        (gzip.compress(b"<p>" + b"a" * 60_000), "gzip", "no single page"),
    ],
    ids=["empty", "null bytes", "large", "packed and large"],
)
def test_a_page_that_cannot_be_read_is_set_aside_with_its_number(
    read: Read,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    body: bytes,
    encoding: str,
    words: str,
):
    monkeypatch.setattr(limits, "MAX_HTML", 50_000)
    crawl = Crawl().add(PAGE).add(body, "https://gao.example/2", encoding=encoding).add(PAGE)
    articles, rejects = read(crawl.save(tmp_path / "c.warc.gz"))
    assert len(articles) == 2
    assert [(r.line, r.record_id) for r in rejects] == [(2, "https://gao.example/2")]
    assert words in rejects[0].reason


def test_of_a_crawl_that_is_cut_short_the_beginning_is_read(read: Read, tmp_path: Path):
    crawl = Crawl()
    for number in range(5):
        crawl.add(PAGE, f"https://gao.example/{number}")
    articles, rejects = read(crawl.save(tmp_path / "c.warc.gz", cut=100))
    assert len(articles) == 4
    assert "ends too early" in rejects[-1].reason


def test_a_page_that_is_cut_short_is_set_aside(read: Read, tmp_path: Path):
    crawl = Crawl(packed=False).add(PAGE).add(PAGE)
    articles, [reject] = read(crawl.save(tmp_path / "c.warc", cut=100))
    assert len(articles) == 1
    assert (reject.line, "cut short" in reject.reason) == (2, True)


@pytest.mark.parametrize("data", [b"", b"nonsense\n" * 99, b"WARC/1.0\r\n" + b"a" * 99])
def test_what_is_no_warc_is_set_aside(
    read: Read, tmp_path: Path, data: bytes, capsys: pytest.CaptureFixture[str]
):
    (tmp_path / "c.warc").write_bytes(data)
    articles, rejects = read(tmp_path / "c.warc")
    assert articles == []
    assert len(rejects) == 1 and not rejects[0].kept
    assert capsys.readouterr() == ("", "")


def test_a_header_without_end_is_not_held(
    read: Read, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(limits, "MAX_HEADER", 100_000)
    path = Crawl(packed=False).add(PAGE).save(tmp_path / "c.warc")
    with path.open("ab") as handle:
        handle.write(b"WARC/1.0\r\nX: " + b"a" * 1_000_000)
    articles, [reject] = read(path)
    assert len(articles) == 1
    assert "header of more than" in reject.reason


def test_a_crawl_may_lie_in_an_archive_and_is_read_all_the_same(read: Read, tmp_path: Path):
    import zipfile

    inner = Crawl().add(PAGE).save(tmp_path / "c.warc.gz")
    with zipfile.ZipFile(tmp_path / "p.zip", "w") as archive:
        archive.write(inner, "c.warc.gz")
    assert read(tmp_path / "p.zip")[0] == read(inner)[0]
