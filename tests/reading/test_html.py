"""HTML pages: what the head says, what a reader sees, and nothing of the furniture."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest

from extractor.reading import Reject
from extractor.reading.html_items import items_of_html
from extractor.reading.record import RawStory, RecordError
from extractor.records import Article

Read = Callable[..., tuple[list[Article], list[Reject]]]

JSON_LD = """<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [
{"@type": "Person", "@id": "#p1", "name": "Awa Touré"},
{"@type": "NewsArticle", "headline": "Gao : le pont rouvert", "author": {"@id": "#p1"},
"datePublished": "2024-03-05T10:00:00Z",
"publisher": {"@type": "Organization", "name": "Le Fil du Nord"}}]}</script>"""

META = """<meta property="og:title" content="Gao : le pont rouvert">
<meta property="og:site_name" content="Le Fil du Nord">
<meta name="author" content="Awa Touré">
<meta property="article:published_time" content="2024-03-05T10:00:00+00:00">"""

BODY = """<body><header><a href="/">Le Fil du Nord</a></header>
<nav><ul><li>Accueil</li><li>Politique</li></ul></nav>
<div class="cookie-notice">Ce site utilise des cookies</div>
<article><h1>Gao : le pont rouvert</h1>
<p>Le pont de Gao a rouvert mardi après trois mois de travaux, a constaté notre reporter.</p>
<p>Les camions ont repris la route d'Ansongo, où les prix avaient doublé depuis décembre.</p>
<p><a href="/x">Lire aussi : Ansongo coupée du monde par les eaux</a></p>
<p>Le gouverneur a promis un second ouvrage avant la fin de l'année, sans dire son coût.</p>
</article>LISTS<form>Votre nom</form><footer>Tous droits réservés</footer></body>"""

LISTS = """<section><h3>Articles similaires</h3>
<div><a href="/1"><h4>Ansongo : la route coupée</h4></a> <span class="date">2 mars 2024</span>
<p>La route nationale est coupée depuis samedi.</p></div>
<div><a href="/2"><h4>Ménaka : un marché incendié</h4></a>
<time datetime="2024-03-01T08:00">il y a 4 jours</time></div>
<div><a href="/3">Un lien sans date ni texte</a></div></section>"""


def page(head: str, lists: str = "") -> str:
    body = BODY.replace("LISTS", lists)
    title = "<title>Gao : le pont rouvert | Le Fil du Nord</title>"
    return f"<!DOCTYPE html><html><head>{title}{head}</head>{body}</html>"


def read(html: str, **fields: str) -> list[Article]:
    return items_of_html(RawStory("p", html=html, **fields))[0]  # type: ignore[arg-type]


@pytest.mark.parametrize("head", [JSON_LD, META])
def test_a_lone_article(head: str) -> None:
    (article,) = read(page(head))
    assert article.article_id == "p"
    assert article.title == "Gao : le pont rouvert"
    assert article.author == "Awa Touré"
    assert article.outlet == "Le Fil du Nord"
    assert article.published_at == datetime(2024, 3, 5, 10)
    assert article.text.startswith("Le pont de Gao a rouvert")
    assert article.text.endswith("sans dire son coût.")
    for word in ("Lire aussi", "coupée du monde", "cookies", "Accueil", "droits", "Votre nom"):
        assert word not in article.content


def test_a_page_with_lists_is_split() -> None:
    articles = read(page(META, LISTS))
    assert [(a.article_id, a.title, a.published_at) for a in articles] == [
        ("p#1", "Gao : le pont rouvert", datetime(2024, 3, 5, 10)),
        ("p#2", "Ansongo : la route coupée", datetime(2024, 3, 2)),
        ("p#3", "Ménaka : un marché incendié", datetime(2024, 3, 1, 8)),
    ]
    assert articles[0].author == "Awa Touré"
    assert articles[1].author == ""
    assert {a.newest_date for a in articles} == {date(2024, 3, 5)}
    assert articles[0].text.endswith("sans dire son coût.")


def test_the_record_goes_before_the_page() -> None:
    (article,) = read(page(META), outlet="Autre nom", author="Issa")
    assert (article.outlet, article.author) == ("Autre nom", "Issa")


def test_a_fragment_is_the_story_itself() -> None:
    (article,) = read("<p>Un mort &agrave; Gao.</p><p>Le calme<br>est revenu.</p>", title="Gao")
    assert article.content == "Gao\nUn mort à Gao.\n\nLe calme\nest revenu."


def test_where_trafilatura_finds_nothing_the_page_says_so() -> None:
    html = "<html><body><h1>Gao : alerte</h1><span>Crue.</span></body></html>"
    articles, notes = items_of_html(RawStory("p", html=html))
    assert articles[0].text
    assert notes == () or "trafilatura found no main text" in notes[0]


@pytest.mark.parametrize(
    "html", ["<html></html>", "<html><body><script>x</script></body></html>", "<!-- a -->"]
)
def test_a_page_without_text_is_refused(html: str) -> None:
    with pytest.raises(RecordError, match=r"no (main )?text|no HTML"):
        items_of_html(RawStory("p", html=html))


@pytest.mark.parametrize("script", ["{broken", "[" * 5000, '"text"', "[[[]]]", '{"@type": [3]}'])
def test_json_ld_that_is_none_tells_nothing(script: str) -> None:
    (article,) = read(page(f'<script type="application/ld+json">{script}</script>{META}'))
    assert article.published_at == datetime(2024, 3, 5, 10)


def test_comments_and_instructions_on_a_page_are_not_read(read: Read, tmp_path: Path) -> None:
    page = "<p>Le pont <!-- de Kidal --> de Gao<?php x ?> a rouvert.</p><!-- fin -->"
    (tmp_path / "a.html").write_text(page, encoding="utf-8")
    (tmp_path / "b.html").write_text(f"<html><body>{page}</body></html>", encoding="utf-8")
    articles, _ = read(tmp_path)
    assert [article.text for article in articles] == ["Le pont de Gao a rouvert."] * 2
