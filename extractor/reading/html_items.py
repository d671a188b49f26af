"""Items of an HTML page: its lone article, or every story of a page that holds several."""

from __future__ import annotations

import logging
import re
from collections.abc import Sequence
from dataclasses import replace

from lxml.html import HtmlElement

from extractor.reading import limits
from extractor.reading.encoding import clean
from extractor.reading.html_blocks import blocks_of_html, parse_html
from extractor.reading.html_head import Head, read_head
from extractor.reading.page.drafts import same_headline
from extractor.reading.page.items import articles_of_page, items_of_text
from extractor.reading.page.lines import Block, classify
from extractor.reading.page.split import Page, split_page
from extractor.reading.record import RawStory, RecordError
from extractor.reading.rejects import Pages
from extractor.reading.vocabulary import outlet_of
from extractor.records import Article

_WHOLE_PAGE = re.compile(r"<\s*(?:!doctype|html|head|body)\b", re.IGNORECASE)
_SHORTEST_BODY = 80
_SITE_SUFFIX = re.compile(r"\s+[|–—·•»-]\s+(?P<site>[^|–—·•»]{2,40})$")

Notes = tuple[str, ...]


def items_of_html(story: RawStory, pages: Pages = "auto") -> tuple[list[Article], Notes]:
    """The items of an HTML page or fragment, and notes on what could not be had.

    A fragment (the HTML body of one story, as feeds and content systems give it) is read as text.
    Of a lone article's page trafilatura finds the body; a page with several stories is split by its
    lines first, for trafilatura keeps one article of a page.

    Raises:
        RecordError: no page, no main text on it, larger or deeper than any page.
    """
    tree = parse_html(story.html)
    blocks = blocks_of_html(tree)
    length = sum(len(block.text) for block in blocks)
    if len(blocks) > limits.MAX_BLOCKS or length > limits.MAX_TEXT:
        raise RecordError(
            f"{length} characters in {len(blocks)} lines are no single page; split it"
        )
    if not _WHOLE_PAGE.search(story.html):
        if not blocks:
            raise RecordError("no text: there is markup and nothing else")
        return items_of_text(replace(story, text=_text(blocks), html=""), pages), ()
    head = read_head(tree)
    story = _with_head(story, head)
    page = split_page(classify(blocks), story.title)
    if pages != "never" and (page.is_page or (pages == "always" and len(page.stories) > 1)):
        return articles_of_page(page, story), ()
    body, notes = _body(story, head, page, tree)
    lone = replace(
        story,
        text=body,
        html="",
        title=story.title or page.top.main.title,
        published_at=story.published_at or page.top.main.when,
        author=story.author or page.top.main.author,
    )
    return items_of_text(lone, "never" if pages == "never" else "auto"), notes


def _text(blocks: Sequence[Block]) -> str:
    lines = (("\n\n" if block.after_blank else "\n") + block.text for block in blocks)
    return "".join(lines).strip()


def _with_head(story: RawStory, head: Head) -> RawStory:
    """The story with what its page's head adds; what the record says goes first."""
    outlet = story.outlet or head.outlet or outlet_of(story.url)
    return replace(
        story,
        title=story.title or _without_site(head.title, outlet),
        published_at=story.published_at or head.published_at,
        url=story.url or head.url,
        outlet=outlet,
        author=story.author or head.author,
    )


def _without_site(title: str, outlet: str) -> str:
    """The headline without the site's name at its end.

    >>> _without_site("Gao : un pont rouvert - Le Fil du Nord", "Le Fil du Nord")
    'Gao : un pont rouvert'
    """
    suffix = _SITE_SUFFIX.search(title)
    if suffix and outlet and (same_headline(suffix["site"], outlet) or "|" in suffix[0]):
        return title[: suffix.start()]
    return title


def _body(story: RawStory, head: Head, page: Page, tree: HtmlElement) -> tuple[str, Notes]:
    """The lone article's text; where trafilatura finds none, the next best source, with a note."""
    body = main_text(story.html)
    if len(body) >= _SHORTEST_BODY:
        return body, ()
    others = (
        (head.body, "the page's JSON-LD"),
        ("\n\n".join(page.top.main.paragraphs), "the page's paragraphs"),
        (body, ""),
    )
    text, source = max(others, key=lambda other: len(other[0]))
    if not text:
        raise RecordError("no main text on this page; give its text in a .txt file")
    note = f"trafilatura found no main text; it is taken from {source}"
    return text, (note,) if source else ()


def main_text(html: str) -> str:
    """The main text of a lone article's page as trafilatura finds it, a blank line between
    paragraphs; empty if it finds none.
    """
    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    found = trafilatura.extract(html, include_comments=False, include_tables=False)
    return re.sub(r"\n+", "\n\n", clean(found)).strip() if found else ""
