"""Finds the one story to explain in a file, a page or a dump."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from itertools import islice

from extractor.errors import InputError
from extractor.records import Article

_SHOWN = 5


def pick(stories: Iterable[Article], wanted: str, source: str) -> Article:
    """The story with an id; without one, the only story there is.

    The stream is read no further than needed, so a story is found in a dump of any size.

    Args:
        stories: the stories of the input.
        wanted: the record's id, or empty.
        source: what to call the input in a complaint.

    Raises:
        InputError: no story has the id, or none is asked for and there are several or none.

    >>> pick([Article("a1", "", "Calme.")], "", "dump.jsonl").article_id
    'a1'
    """
    if wanted:
        return _named(stories, wanted, source)
    first = list(islice(stories, _SHOWN))
    if not first:
        raise InputError(f"{source}: no story could be read there")
    if len(first) > 1:
        raise InputError(f"{source}: holds several stories; name one with --id: {_ids(first)}")
    return first[0]


def _named(stories: Iterable[Article], wanted: str, source: str) -> Article:
    first: list[Article] = []
    for story in stories:
        if story.article_id == wanted:
            return story
        if len(first) < _SHOWN:
            first.append(story)
    raise InputError(f"{source}: no story has the id {wanted!r}; its ids are: {_ids(first)}")


def _ids(first: list[Article]) -> str:
    ids = ", ".join(story.article_id for story in first) or "none"
    return ids + (" …" if len(first) == _SHOWN else "")


def as_article(story: Article | str, published: date | str | None) -> Article:
    """An article as it is; a text as an article without a headline, published on that day.

    Raises:
        ValueError: ``published`` is no date, or stands beside an article.

    >>> as_article("Calme à Gao.", "2025-06-04").published_at
    datetime.datetime(2025, 6, 4, 0, 0)
    """
    if isinstance(story, Article):
        if published is not None:
            raise ValueError("an article has its own published_at: leave published out")
        return story
    return Article("text", "", story, published_at=_moment(published))


def _moment(published: date | str | None) -> datetime | None:
    if published is None or isinstance(published, datetime):
        return published
    if isinstance(published, date):
        return datetime(published.year, published.month, published.day)
    try:
        return datetime.fromisoformat(published)
    except ValueError:
        raise ValueError(f"published {published!r} is no date; write it 2025-06-04") from None
