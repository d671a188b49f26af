"""A raw story becomes articles: itself, or each story of the page that it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from extractor.reading.bounds import within_bounds
from extractor.reading.fields import Columns
from extractor.reading.html_items import items_of_html
from extractor.reading.page import items_of_text
from extractor.reading.record import RawStory, RecordError, content_hash, story_of
from extractor.reading.rejects import Intake, Reject
from extractor.records import Article


def articles_of_record(
    record: Mapping[str, object],
    columns: Columns,
    intake: Intake,
    path: str,
    line: int,
) -> Iterator[Article]:
    """The items of one record; a record that cannot be read is reported as set aside."""
    try:
        story = story_of(record, columns)
    except (RecordError, RecursionError) as error:
        known = [record.get(column) for column in columns.get("id", ())]
        name = next((str(value) for value in known if isinstance(value, str | int)), "")
        reason = "nested too deeply" if isinstance(error, RecursionError) else str(error)
        intake.report(Reject(path, line, name, reason))
        return
    yield from articles_of(story, intake, path, line)


def articles_of(story: RawStory, intake: Intake, path: str, line: int | None) -> Iterator[Article]:
    """The items of one story or page.

    Values that could not be had are reported with ``kept=True``; a page with nothing to read on it
    is reported as set aside.
    """
    if not story.article_id:
        story = replace(story, article_id=content_hash(story))
    try:
        if story.html and not story.text:
            items, notes = items_of_html(story, intake.pages)
        else:
            items, notes = items_of_text(story, intake.pages), ()
    except RecordError as error:
        intake.report(Reject(path, line, story.article_id, str(error)))
        return
    for note in (*story.notes, *notes):
        intake.report(Reject(path, line, story.article_id, note, kept=True))
    for item in items:
        try:
            article, notes = within_bounds(item)
        except RecordError as error:
            intake.report(Reject(path, line, item.article_id, str(error)))
            continue
        for note in notes:
            intake.report(Reject(path, line, item.article_id, note, kept=True))
        yield article
