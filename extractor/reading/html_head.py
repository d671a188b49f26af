"""What an HTML page says of itself: JSON-LD first, then meta elements, then its title."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path

from lxml.html import HtmlElement

from extractor.lexicon.loader import one_of, read_rows
from extractor.reading.dates import parse_published
from extractor.reading.encoding import clean
from extractor.reading.vocabulary import FIELDS, FOLDER, outlet_of

_ARTICLE_TYPES = ("Article", "Posting", "Report")
_MOST_NODES = 2000
_PUBLISHED = "//time[@itemprop='datePublished' or @pubdate]/@datetime"


@dataclass(frozen=True, slots=True)
class Head:
    """Title, date, author, outlet, address and text of a page as its head tells them, or empty."""

    title: str = ""
    published_at: datetime | None = None
    author: str = ""
    outlet: str = ""
    url: str = ""
    body: str = ""


@cache
def meta_names(folder: Path = FOLDER) -> dict[str, tuple[str, ...]]:
    """Field → names of meta elements that tell it, best first.

    Raises:
        DataFileError: an unknown field, a name twice or not in lower case.
    """
    names: dict[str, list[str]] = {field: [] for field in FIELDS}
    for row in read_rows(folder / "html_meta.csv", ("field", "name")):
        known = names[one_of(row, "field", set(FIELDS))]
        if row["name"] in known or row["name"] != row["name"].lower():
            raise row.error(f"{row['name']!r} stands twice or is not in lower case")
        known.append(row["name"])
    return {field: tuple(known) for field, known in names.items()}


def read_head(tree: HtmlElement) -> Head:
    """The page's account of itself.

    >>> from lxml.html import document_fromstring
    >>> read_head(document_fromstring('''<html><head><title>Gao - Le Fil</title>
    ... <meta property="article:published_time" content="2025-09-12T18:59:00+00:00">
    ... </head><body></body></html>''')).published_at
    datetime.datetime(2025, 9, 12, 18, 59)
    """
    meta = _metas(tree)
    graph = list(_nodes(tree))
    article = _article(graph, meta.get("title", ""))
    by_id = {node["@id"]: node for node in graph if _is_named(node)}
    url = _first_attribute(tree, "//link[@rel='canonical']/@href") or meta.get("url", "")
    title = _text(article.get("headline")) or meta.get("title", "") or _title_element(tree)
    author = _names(article.get("author"), by_id) or meta.get("author", "")
    return Head(
        title=title,
        published_at=(
            parse_published(article.get("datePublished"))
            or parse_published(meta.get("published_at"))
            or parse_published(
                _first_attribute(tree, "//time[@itemprop='datePublished']/@datetime")
            )
        ),
        author="" if author.startswith(("http:", "https:", "@")) else author,
        outlet=_names(article.get("publisher"), by_id) or meta.get("outlet", "") or outlet_of(url),
        url=url,
        body=clean(str(article.get("articleBody") or "")).strip(),
    )


def _metas(tree: HtmlElement) -> dict[str, str]:
    """Field → content of the best meta element that tells it."""
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        content = " ".join(clean(element.get("content") or "").split())
        for attribute in ("property", "name", "itemprop"):
            name = (element.get(attribute) or "").lower()
            if name and content:
                found.setdefault(name, content)
    return {
        field: next((found[name] for name in names if name in found), "")
        for field, names in meta_names().items()
    }


def _nodes(tree: HtmlElement) -> Iterator[dict[str, object]]:
    """Every object of the page's JSON-LD; scripts that are no JSON tell nothing."""
    for script in tree.xpath("//script[@type='application/ld+json']"):
        try:
            waiting: list[object] = [json.loads(script.text or "", strict=False)]
        except (ValueError, RecursionError):
            continue
        seen = 0
        while waiting and seen < _MOST_NODES:
            seen += 1
            node = waiting.pop(0)
            if isinstance(node, list):
                waiting.extend(node)
            elif isinstance(node, dict):
                yield node
                waiting.extend(v for v in node.values() if isinstance(v, dict | list))


def _article(graph: list[dict[str, object]], title: str) -> dict[str, object]:
    """The object that tells the page's own article: the one whose headline the page bears."""
    articles = [node for node in graph if _is_article(node.get("@type"))]
    bearing = [node for node in articles if _text(node.get("headline")) == title]
    return next(iter((*bearing, *articles)), {})


def _is_named(node: dict[str, object]) -> bool:
    return isinstance(node.get("@id"), str) and isinstance(node.get("name"), str)


def _is_article(kind: object) -> bool:
    kinds = kind if isinstance(kind, list) else [kind]
    return any(isinstance(one, str) and one.endswith(_ARTICLE_TYPES) for one in kinds)


def _names(value: object, by_id: dict[object, dict[str, object]]) -> str:
    """Names of persons or bodies, given as strings, objects, references or lists of them."""
    if isinstance(value, list):
        names = [_names(one, by_id) for one in value if not isinstance(one, list)]
        return ", ".join(dict.fromkeys(filter(None, names)))
    if isinstance(value, dict):
        return _text(value.get("name")) or _text(by_id.get(value.get("@id"), {}).get("name"))
    return _text(value)


def _text(value: object) -> str:
    return " ".join(clean(value).split()) if isinstance(value, str) else ""


def _title_element(tree: HtmlElement) -> str:
    return _text(tree.findtext(".//title"))


def _first_attribute(tree: HtmlElement, path: str) -> str:
    values = tree.xpath(path)
    return str(values[0]).strip() if values else ""
