"""Items of a text that may be a lone story or a whole saved page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from extractor.reading.page.drafts import Draft, same_headline
from extractor.reading.page.lines import Kind, Line, blocks_of_text, classify
from extractor.reading.page.split import Page, split_page
from extractor.reading.record import RawStory
from extractor.reading.rejects import Pages
from extractor.records import Article

_DRESSED = 3
_BLANKS = re.compile(r"\n{3,}")


def items_of_text(story: RawStory, pages: Pages = "auto") -> list[Article]:
    """The items of a plain text: the lone story that it is, or each story of a saved page.

    >>> page = '''Gao : un pont rouvert
    ...
    ... Le pont de Gao a rouvert lundi après trois mois de travaux.
    ...
    ... Articles similaires
    ...
    ... Ansongo : la route coupée
    ... Publié le 02/09/2024 à 10:15
    ... La route d'Ansongo est coupée depuis dimanche par les eaux.'''
    >>> [(item.article_id, item.title) for item in items_of_text(RawStory("p", text=page))]
    [('p#1', 'Gao : un pont rouvert'), ('p#2', 'Ansongo : la route coupée')]
    """
    if pages == "never":
        return [_whole(story)]
    lines = classify(blocks_of_text(story.text))
    page = split_page(lines, story.title)
    if page.is_page or (pages == "always" and len(page.stories) > 1):
        return articles_of_page(page, story)
    return [lone_story(story, lines, page)]


def articles_of_page(page: Page, story: RawStory) -> list[Article]:
    """One article per story of the page, named ``ID#1``, ``ID#2`` … in reading order."""
    newest = _newest(page.newest, story)
    articles: list[Article] = []
    for number, draft in enumerate(page.stories, start=1):
        is_main = draft is page.top.main
        when = _finest(draft.when, story.published_at) if is_main else draft.when
        articles.append(
            Article(
                article_id=f"{story.article_id}#{number}",
                title=draft.title,
                text="\n\n".join(draft.paragraphs),
                published_at=when,
                url=story.url,
                outlet=story.outlet,
                author=draft.author or (story.author if is_main else ""),
                newest_date=newest,
            )
        )
    return articles


def _finest(shown: datetime | None, given: datetime | None) -> datetime | None:
    """The date that the page shows beside the story; the record's where that adds the hour."""
    if shown is None or (given is not None and given.date() == shown.date() and not shown.hour):
        return given
    return shown


def _newest(shown: date | None, story: RawStory) -> date | None:
    days = [shown, story.published_at.date() if story.published_at else None]
    return max((day for day in days if day is not None), default=None)


def lone_story(story: RawStory, lines: Sequence[Line], page: Page) -> Article:
    """The one story of a text: untouched, but for a repeated headline and pointers to others.

    Where no title is given, or where menus and share boxes stand around it, headline, date and
    byline are taken from its lines.
    """
    furniture = sum(
        line.kind in (Kind.FURNITURE, Kind.CLOSE) and any(map(str.isalpha, line.text))
        for line in lines
    )
    main = page.top.main
    if main.paragraphs and (not story.title or furniture >= _DRESSED):
        return _from_draft(story, main)
    text = _without_pointers(story.text, lines) or story.text
    return _whole(replace(story, text=_without_headline(text, story.title)))


def _from_draft(story: RawStory, main: Draft) -> Article:
    return replace(
        _whole(story),
        title=main.title or story.title,
        text="\n\n".join(main.paragraphs),
        published_at=story.published_at or main.when,
        author=story.author or main.author,
    )


def _whole(story: RawStory) -> Article:
    return Article(
        article_id=story.article_id,
        title=story.title,
        text=story.text,
        published_at=story.published_at,
        url=story.url,
        outlet=story.outlet,
        author=story.author,
    )


def _without_pointers(text: str, lines: Sequence[Line]) -> str:
    """The text without "Lire aussi : …" lines and without a closing list of mere links.

    The rows of a paragraph that was wrapped come on one row; nothing else moves.

    >>> text = '''Le gouverneur de la région a reçu vendredi
    ... les chefs de canton.
    ... Lire aussi : Gao attend ses camions'''
    >>> _without_pointers(text, classify(blocks_of_text(text)))
    'Le gouverneur de la région a reçu vendredi les chefs de canton.'
    """
    gone = [line.rows for line in lines if line.kind is Kind.TEASER]
    cut = next((i for i, line in enumerate(lines) if line.kind is Kind.LIST), len(lines))
    if not any(line.kind in (Kind.PARAGRAPH, Kind.DATED) for line in lines[cut:]):
        gone.extend(line.rows for line in lines[cut:])
    dropped = {n for first, last in gone for n in range(first, last + 1)}
    wrapped = {n for line in lines for n in range(*line.rows)}
    rows = (
        row + (" " if n in wrapped else "\n")
        for n, row in enumerate(text.split("\n"))
        if n not in dropped
    )
    kept = "".join(rows)[:-1]
    return _BLANKS.sub("\n\n", kept).strip() if dropped else kept


def _without_headline(text: str, title: str) -> str:
    """Drop the headline, and the catchwords above it, from the head of a body that repeats it."""
    rows = text.split("\n")
    filled = [i for i, row in enumerate(rows) if row.strip()][:3]
    for count, i in enumerate(filled):
        if title and same_headline(rows[i], title) and len(filled) > count + 1:
            return "\n".join(rows[i + 1 :]).strip()
        if len(rows[i]) > 80 or rows[i].rstrip().endswith("."):
            break
    return text
