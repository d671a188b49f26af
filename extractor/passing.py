"""What goes by in a run: stories counted, rows checked; and how the run was set."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from extractor.errors import TableError
from extractor.reading.rejects import OnReject, Pages, Reject
from extractor.records import Article, Event
from extractor.summary import Summary
from extractor.table import TableRow, rows_of
from extractor.validation import check_rows

Inputs = str | Path | Sequence[str | Path]
"""A file or folder, or several."""


def run_settings(
    inputs: Inputs, mapping: Mapping[str, str] | None, pages: Pages, planned: bool
) -> dict[str, object]:
    """How a table was made, for its codebook; inputs by name, for folders tell of their owner."""
    several = [inputs] if isinstance(inputs, (str, Path)) else list(inputs)
    return {
        "inputs": [Path(name).name for name in several],
        "mapping": dict(mapping or {}),
        "pages": pages,
        "planned": planned,
    }


def counted(articles: Iterable[Article], summary: Summary) -> Iterator[Article]:
    """Yield the stories and count them as they go by."""
    for article in articles:
        summary.stories += 1
        summary.undated += article.published_at is None
        yield article


def checked_rows(events: Iterable[Event], on_reject: OnReject) -> Iterator[list[TableRow]]:
    """Yield the rows of each event; set aside what breaks the codebook or comes a second time."""
    seen: set[str] = set()
    for event in events:
        article_id = event.article.article_id
        if event.event_id in seen:
            reason = f"its event {event.event_id} is in the table already: the record came twice"
            on_reject(Reject(article_id, None, article_id, reason, kept=True))
            continue
        seen.add(event.event_id)
        try:
            rows = rows_of(event)
            check_rows(rows)
        except TableError as error:
            reason = f"left out, for it breaks the codebook: {error}; please report the story"
            on_reject(Reject(article_id, None, article_id, reason))
            continue
        yield rows
