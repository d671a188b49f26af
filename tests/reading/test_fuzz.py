"""Whatever comes in: no traceback, no record lost without a reason, the same again each time."""

from __future__ import annotations

import io
import json
import tarfile
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extractor.reading import Reject, read_articles
from extractor.reading.html_items import items_of_html
from extractor.reading.page import items_of_text
from extractor.reading.record import RawStory, RecordError
from extractor.reading.streams import split_lines
from extractor.records import Article

LINES = st.sampled_from(
    [
        "",
        "",
        "Accueil  Politique  Sport",
        "Gao : un pont rouvert après trois mois",
        "Ménaka : le marché rouvre",
        "Le pont de Gao a rouvert lundi après trois mois de travaux.",
        "La route reste coupée au sud de la ville depuis dimanche…",
        "Publié vendredi 12 septembre 2025 à 18:59",
        "12/09/2025",
        "12/09/2025 - Le préfet a reçu lundi les chefs de canton de la région.",
        "Par Awa TRAORÉ",
        "Awa TRAORÉ",
        "Lire aussi : Bourem : le puits réparé",
        "Lire aussi",
        "Les articles de l'auteur",
        "Laisser un commentaire",
        "Copyright",
    ]
)
TEXTS = st.one_of(st.text(max_size=300), st.lists(LINES, max_size=25).map("\n".join))
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=40),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=6,
)
FILES = [f"a.{kind}" for kind in ("jsonl", "json", "csv", "parquet", "txt", "html", "xml", "warc")]
FILES += [
    "a.zip",
    "a.tar",
    "a.jsonl.gz",
    "a.txt.gz",
    "a.csv.bz2",
    "a.json.xz",
    "a.warc.gz",
    "a.tgz",
]
NAMES = st.sampled_from(["id", "text", "content", "html", "title", "date", "author", "url", "x"])


def read_bytes(name: str, data: bytes) -> tuple[list[Article], list[Reject]]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, name)
        path.write_bytes(data)
        rejects: list[Reject] = []
        return list(read_articles([path], on_reject=rejects.append)), rejects


@pytest.mark.parametrize("name", FILES)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.binary(max_size=300))
def test_any_bytes_are_read_or_set_aside(name: str, data: bytes) -> None:
    articles, rejects = read_bytes(name, data)
    assert articles or rejects
    for article in articles:
        article.content.encode("utf-8")


@settings(max_examples=80, deadline=None)
@given(records=st.lists(st.dictionaries(NAMES, VALUES), min_size=1, max_size=4))
def test_every_record_goes_through_or_is_set_aside(records: list[dict[str, object]]) -> None:
    data = "\n".join(json.dumps(record) for record in records).encode()
    articles, rejects = read_bytes("a.jsonl", data)
    stories = {article.article_id.split("#")[0] for article in articles}
    gone = [reject for reject in rejects if not reject.kept]
    assert len(gone) <= len(records)
    assert len(gone) == len(records) or stories
    for article in articles:
        article.content.encode("utf-8")


@settings(max_examples=80, deadline=None)
@given(texts=st.lists(st.text(min_size=1, max_size=60), min_size=1, max_size=6), cut=st.integers(0))
def test_as_many_come_out_as_went_in(texts: list[str], cut: int) -> None:
    """Articles and lines told of are together the lines that there are, wherever the file ends."""
    lines = [json.dumps({"id": f"i{n}", "text": text}) for n, text in enumerate(texts, start=1)]
    data = "\n".join(lines).encode()
    data = data[: len(data) - cut % len(lines[-1])]
    articles, rejects = read_bytes("a.jsonl", data)
    read = {int(article.article_id.split("#")[0][1:]) for article in articles}
    told = {reject.line for reject in rejects if not reject.kept}
    assert read | told == set(range(1, len(texts) + 1))
    assert not read & told


PARTS = st.sampled_from(
    [
        '<?xml version="1.0"?>',
        "<rss>",
        "<channel>",
        "<item>",
        "</item>",
        "<title>Gao</title>",
        "<description>Le pont de Gao a rouvert.</description>",
        "<![CDATA[",
        "]]>",
        "&nbsp;",
        "&amp;",
        "<!-- -->",
        "</channel></rss>",
        "<feed xmlns='http://www.w3.org/2005/Atom'>",
        "<doc title='Gao'><main><p>Le pont</p></main></doc>",
    ]
)


@settings(max_examples=80, deadline=None)
@given(parts=st.lists(PARTS | st.text(max_size=10), max_size=15))
def test_any_xml_is_read_or_set_aside(parts: list[str]) -> None:
    articles, rejects = read_bytes("a.xml", "".join(parts).encode("utf-8", errors="replace"))
    assert articles or rejects


def archive(kind: str, members: list[tuple[str, bytes]]) -> bytes:
    """A zip or tar archive of these members."""
    out = io.BytesIO()
    if kind == "a.zip":
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
            for name, data in members:
                packed.writestr(name, data)
    else:
        with tarfile.open(fileobj=out, mode="w") as archive:
            for name, data in members:
                member = tarfile.TarInfo(name)
                member.size = len(data)
                archive.addfile(member, io.BytesIO(data))
    return out.getvalue()


@pytest.mark.parametrize("kind", ["a.zip", "a.tar"])
@settings(max_examples=60, deadline=None)
@given(
    contents=st.lists(st.binary(max_size=60), min_size=1, max_size=4),
    place=st.integers(0),
    value=st.integers(0, 255),
)
def test_a_damaged_archive_is_read_as_far_as_it_goes(
    kind: str, contents: list[bytes], place: int, value: int
) -> None:
    members = [(f"{n}.txt", b"Gao " + data) for n, data in enumerate(contents)]
    data = bytearray(archive(kind, members))
    data[place % len(data)] = value
    articles, rejects = read_bytes(kind, bytes(data))
    assert articles or rejects


@settings(max_examples=150, deadline=None)
@given(text=TEXTS, title=st.sampled_from(["", "Gao : un pont rouvert après trois mois"]))
def test_any_page_is_split_the_same_way_each_time(text: str, title: str) -> None:
    story = RawStory("p", title=title, text=text)
    items = items_of_text(story)
    assert items == items_of_text(story)
    assert items
    if len(items) > 1:
        assert [item.article_id for item in items] == [
            f"p#{number}" for number in range(1, len(items) + 1)
        ]
        assert all(item.content.strip() for item in items)
    else:
        assert items[0].article_id == "p"


@settings(max_examples=60, deadline=None)
@given(
    pieces=st.lists(
        st.sampled_from(
            ["<p>", "</p>", "<div class=date>", "<html>", "<body>", "<br>", "<h1>", "<"]
        )
        | LINES
        | st.text(max_size=20),
        max_size=20,
    )
)
def test_any_markup_is_read_or_refused(pieces: list[str]) -> None:
    try:
        articles, _ = items_of_html(RawStory("p", html="".join(pieces)))
    except RecordError as error:
        assert "\n" not in str(error)
    else:
        assert articles and all(article.content.strip() for article in articles)


@given(data=st.binary(max_size=200), size=st.integers(1, 50), limit=st.integers(1, 60))
def test_lines_do_not_depend_on_how_the_bytes_arrive(data: bytes, size: int, limit: int) -> None:
    def chunks() -> Iterator[bytes]:
        return (data[i : i + size] for i in range(0, len(data), size))

    lines = list(split_lines(chunks(), limit))
    assert [line.length for line in lines] == [len(part) for part in data.splitlines(keepends=True)]
    assert all((line.data is None) == (line.length > limit) for line in lines)
    assert b"".join(line.data or b"" for line in split_lines(chunks(), 1000)) == data
