"""Feeds and trafilatura's XML are read story by story; broken or hostile XML is told."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from extractor.reading import Reject, limits
from extractor.records import Article

Read = Callable[..., tuple[list[Article], list[Reject]]]
TITLE = "Gao : le bac remis à l'eau"
TEXT = "Le bac de Gao a été remis à l'eau lundi."
URL = "https://www.lefaso.net/bac"

RSS = f"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
  xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/">
<channel><title>Le Fil</title><link>https://www.lefaso.net</link>
<item><title>{TITLE}</title><link>{URL}</link><guid isPermaLink="false">7</guid>
<pubDate>Fri, 12 Sep 2025 18:59:00 +0000</pubDate><dc:creator><![CDATA[Awa Koné]]></dc:creator>
<media:title>Une photo</media:title><description>Un bac.</description>
<content:encoded><![CDATA[<p>{TEXT}</p>]]></content:encoded></item>
<item><title>Bourem</title><link>https://gao.example/2</link><guid>https://gao.example/2</guid>
<description>&lt;p&gt;Le puits donne de nouveau.&lt;/p&gt;</description></item>
</channel></rss>"""
RSS_1 = f"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
  xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="https://www.lefaso.net"><title>Le Fil</title></channel>
<item rdf:about="7"><title>{TITLE}</title><link>{URL}</link><description>{TEXT}</description>
<dc:date>2025-09-12T18:59:00Z</dc:date><dc:creator>Awa Koné</dc:creator></item></rdf:RDF>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Le Fil</title>
<entry><id>7</id><title>{TITLE}</title><link rel="self" href="https://x.example"/>
<link href="{URL}"/><published>2025-09-12T18:59:00Z</published><updated>2025-10-01</updated>
<author><name>Awa Koné</name></author><summary>Un bac.</summary>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{TEXT}</p></div></content>
</entry></feed>"""


def save(path: Path, content: str, encoding: str = "utf-8") -> Path:
    path.write_text(content, encoding=encoding)
    return path


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.rss", RSS), ("a.xml", RSS), ("a.xml", RSS_1), ("a.atom", ATOM), ("a.xml", ATOM)],
)
def test_a_feed_is_read_entry_by_entry(read: Read, tmp_path: Path, name: str, content: str):
    articles, rejects = read(save(tmp_path / name, content))
    assert rejects == []
    assert articles[0] == Article(
        "7", TITLE, TEXT, datetime(2025, 9, 12, 18, 59), URL, "Lefaso.net", "Awa Koné"
    )
    if content == RSS:
        assert articles[1].text == "Le puits donne de nouveau."
        assert articles[1].article_id == "https://gao.example/2"


@pytest.mark.parametrize("output", ["xml", "xmltei"])
def test_what_trafilatura_writes_is_read(read: Read, tmp_path: Path, output: str):
    import trafilatura

    page = f"""<html><head><title>{TITLE}</title><meta name="author" content="Awa Koné">
    <meta property="og:site_name" content="Le Fil">
    <meta property="article:published_time" content="2025-09-12"></head><body><article>
    <h1>{TITLE}</h1><p>{TEXT} Le préfet était <b>là</b>, <a href="/x">a-t-on</a> appris.</p>
    <h2>La suite</h2><p>Un autre bac suivra en octobre &amp; un troisième ensuite.</p>
    <ul><li>Ansongo</li><li>Bourem</li></ul></article></body></html>"""
    told = trafilatura.extract(
        page, output_format=output, with_metadata=True, url=URL, include_formatting=True
    )
    assert told is not None
    [article], rejects = read(save(tmp_path / "a.xml", told))
    assert rejects == []
    assert (article.title, article.url, article.outlet) == (TITLE, URL, "Le Fil")
    assert (article.author, article.published_at) == ("Awa Koné", datetime(2025, 9, 12))
    assert article.text.split("\n\n") == [
        f"{TEXT} Le préfet était là, a-t-on appris.",
        "La suite",
        "Un autre bac suivra en octobre & un troisième ensuite.",
        "Ansongo",
        "Bourem",
    ]


def test_a_feed_may_be_in_windows_1252(read: Read, tmp_path: Path):
    content = RSS.replace("UTF-8", "windows-1252")
    [article, _], _ = read(save(tmp_path / "a.rss", content, "cp1252"))
    assert article.title == TITLE


def test_an_entry_without_text_is_set_aside_with_its_line(read: Read, tmp_path: Path):
    content = RSS.replace("</channel>", "<item>\n<title>Gao</title></item></channel>")
    articles, [reject] = read(save(tmp_path / "a.rss", content))
    assert len(articles) == 2
    assert reject.line == content[: content.rindex("<item>")].count("\n") + 1
    assert "no text" in reject.reason


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("", "broken XML"),
        ("nonsense", "broken XML"),
        ("<html><body/></html>", "no known format (its first element is 'html')"),
        ("<rss><channel/></rss>", "no story in this file"),
        ("<doc><main>" + "<p>" * 10_000, "broken XML"),
        ("<rss><channel>\0</channel></rss>", "broken XML"),
        ("<rss><channel><item>", "broken XML"),
    ],
)
def test_other_xml_is_set_aside(read: Read, tmp_path: Path, content: str, words: str):
    articles, [reject] = read(save(tmp_path / "a.xml", content))
    assert articles == []
    assert words in reject.reason
    assert "\n" not in reject.reason


def test_of_a_feed_that_is_cut_short_the_beginning_is_read(read: Read, tmp_path: Path):
    articles, [reject] = read(save(tmp_path / "a.rss", RSS[:-60]))
    assert len(articles) == 1
    assert "what follows is not read" in reject.reason


def test_entities_that_multiply_are_not_resolved(read: Read, tmp_path: Path):
    laughs = "".join(f'<!ENTITY l{n + 1} "{f"&l{n};" * 10}">' for n in range(9))
    content = (
        f'<!DOCTYPE rss [<!ENTITY l0 "ha">{laughs}]><rss><channel><item><title>Gao</title>'
        f"<description>{TEXT} &l9;</description></item></channel></rss>"
    )
    articles, rejects = read(save(tmp_path / "a.rss", content))
    assert len(articles) + len(rejects) == 1
    assert all(len(article.text) < 100 for article in articles)


def test_a_file_of_the_machine_is_not_read_by_an_entity(read: Read, tmp_path: Path):
    secret = save(tmp_path / "secret.txt", "le secret")
    content = (
        f'<!DOCTYPE rss [<!ENTITY x SYSTEM "{secret.as_uri()}">]><rss><channel><item>'
        f"<description>{TEXT} &x;</description></item></channel></rss>"
    )
    articles, _ = read(save(tmp_path / "a.rss", content))
    assert all("secret" not in article.text for article in articles)


def test_an_entry_without_end_is_not_held(
    read: Read, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(limits, "MAX_LINE", 200_000)
    long = f"<description>{'Le bac. ' * 5}</description>" * 10_000
    content = RSS.replace("</channel>", f"<item>{long}</item></channel>")
    articles, [reject] = read(save(tmp_path / "a.rss", content))
    assert len(articles) == 2
    assert "without the end of a story" in reject.reason
