"""The stories beside the events: found by id, cut into runs that carry an event's words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from extractor.explaining.records import Explanation, Marked
from extractor.explaining.segments import segments
from extractor.explaining.visible import visible
from extractor.records import Article
from extractor.reviewing.apply import Rows
from extractor.table import TableRow

_WORDS = {
    "date_text": "date",
    "location_text": "place",
    "actor1_text": "actor1",
    "actor1_person": "actor1",
    "actor2_text": "actor2",
    "actor2_person": "actor2",
    "casualty_text": "figures",
    "claim_source": "claim",
}
"""Column with words of the story to the field that they gave."""

_EVIDENCE = "evidence"
_SHOWN = frozenset({"type", *_WORDS.values()})


def stories_of(articles: Iterable[Article], wanted: set[str]) -> dict[str, Article]:
    """Those of a stream of stories whose ids are wanted; the stream is read no further than needed.

    >>> stories_of([Article("a", "", "x"), Article("b", "", "y")], {"b"})["b"].text
    'y'
    """
    found: dict[str, Article] = {}
    for article in articles:
        if article.article_id in wanted:
            found.setdefault(article.article_id, article)
            if len(found) == len(wanted):
                break
    return found


def story_runs(
    article: Article | None, rows: Rows, explanation: Explanation | None = None
) -> list[dict[str, Any]]:
    """A story as runs of text with the fields that their words gave; the evidence where there is
    no story.

    Args:
        article: the story, if it is at hand.
        rows: the event's rows.
        explanation: of the story; where it holds the event, its words are marked as they were
            read, those that gave the type among them. Else the words of the table's cells are
            looked for in the text.

    Returns:
        Runs ``{"text": …, "fields": [narrowest first], "title": whether it is the headline}``.
    """
    first = rows[0]
    content = article.content if article else str(first["evidence"] or "")
    start, end = _evidence_span(first, content)
    marks = [Marked(start, end, content[start:end], _EVIDENCE, 1)] if article else []
    marks += _traced(explanation, str(first["event_id"])) or _marks(content, rows, start)
    title_end = len(article.title) if article else 0
    cut = [Marked(0, title_end, "", "title", 1)] if title_end else []
    return [
        {
            "text": visible(content[run.start : run.end]),
            "fields": [mark.field for mark in run.marks if mark.field != "title"],
            "title": run.start < title_end,
        }
        for run in segments(len(content), [*marks, *cut])
    ]


def _traced(explanation: Explanation | None, event_id: str) -> list[Marked]:
    """The words of an event as an explanation traces them; none where it lacks the event."""
    ids = [event.event_id for event in explanation.events] if explanation else []
    if explanation is None or event_id not in ids:
        return []
    number = ids.index(event_id) + 1
    return [mark for mark in explanation.spans if mark.number == number and mark.field in _SHOWN]


def _evidence_span(row: TableRow, content: str) -> tuple[int, int]:
    """Where the evidence stands; at its offsets if the story is the one that was read."""
    evidence = str(row["evidence"] or "")
    start, end = row["char_start"], row["char_end"]
    if isinstance(start, int) and isinstance(end, int) and content[start:end] == evidence:
        return start, end
    found = max(0, content.find(evidence))
    return found, found + len(evidence)


def _marks(content: str, rows: Rows, near: int) -> Iterator[Marked]:
    """The words of an event's cells; of several places the one nearest to its evidence."""
    seen = set()
    for row in rows:
        for column, field in _WORDS.items():
            for words in filter(None, str(row[column] or "").split("; ")):
                start = _nearest(content, words, near)
                if start >= 0 and (start, words, field) not in seen:
                    seen.add((start, words, field))
                    yield Marked(start, start + len(words), words, field, 1)


def _nearest(content: str, words: str, near: int) -> int:
    """Start of the words at or after the evidence's start, else the last before it; -1 if none."""
    after = content.find(words, near)
    return after if after >= 0 else content.rfind(words, 0, near + len(words))
