"""A run over a dump: stories in, the store filled batch by batch, resumed where it was left."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from extractor.api import load, read_articles
from extractor.batches import batches, events_by_story
from extractor.passing import Inputs, checked_rows, run_settings
from extractor.reading.rejects import Pages, Reject
from extractor.records import Article, Event
from extractor.running.digest import made_with
from extractor.running.store import RunStore, content_key
from extractor.writing.cells import text

if TYPE_CHECKING:
    from spacy.language import Language


@dataclass(slots=True)
class Progress:
    """How far a run is.

    Attributes:
        read: stories read in this run; known: found in the store and passed over; copies: the
            same words under another address; skipped: older than asked for, or not in the sample.
        events: events found in this run.
        set_aside: records that could not be read, in this run.
        stale: stories in the store that another version or vocabulary has read.
        started: of the run, seconds of a clock that only goes forward.
    """

    read: int = 0
    known: int = 0
    copies: int = 0
    skipped: int = 0
    events: int = 0
    set_aside: int = 0
    stale: int = 0
    started: float = field(default_factory=time.monotonic)

    @property
    def rate(self) -> float:
        """Stories a second, of those read anew."""
        return self.read / max(time.monotonic() - self.started, 1e-9)


@dataclass(frozen=True, slots=True)
class Choice:
    """Which stories of a dump a run reads.

    Attributes:
        since: those published on this day or later; ``None`` for all. Undated ones are read.
        limit: so many new ones at most; ``None`` for all.
        sample: share between 0 and 1; the same stories are in it each time.
        redo: read those anew that another version or vocabulary has read.
    """

    since: date | None = None
    limit: int | None = None
    sample: float = 1.0
    redo: bool = False


def run(
    inputs: Inputs,
    store_path: str | Path,
    *,
    choice: Choice = Choice(),
    mapping: Mapping[str, str] | None = None,
    pages: Pages = "auto",
    format: str = "",
    nlp: Language | None = None,
    on_batch: Callable[[Progress], None] | None = None,
) -> Progress:
    """Read a dump into a run store; go on where an earlier run was left or killed.

    Args:
        inputs, mapping, pages, format: as for :func:`extractor.read_articles`.
        store_path: the store, begun where there is none.
        choice: which stories to read.
        nlp: the pipeline, loaded where it is not given and a story is new.
        on_batch: called after each batch that was committed.

    Raises:
        InputError: an input is missing, or of no known kind.
        SahelEventsError: the store cannot be opened or written.
    """
    progress = Progress()
    mark = made_with()
    with RunStore(store_path) as store:
        progress.stale = 0 if choice.redo else store.stale(mark)
        store.remember(run_settings(inputs, mapping, pages, planned=False))

        def set_aside(reject: Reject) -> None:
            progress.set_aside += not reject.kept
            store.note_reject(reject)

        articles = read_articles(
            inputs, mapping=mapping, pages=pages, on_reject=set_aside, skip=_own(store.path),
            format=format,
        )  # fmt: skip
        for batch in batches(_fresh(articles, store, choice, mark, progress)):
            nlp = nlp or load()
            found = []
            for article, events in zip(batch, _events(nlp, batch, set_aside), strict=True):
                rows = _rows(events, set_aside)
                found.append((content_key(article), article, rows))
                progress.events += len({row["event_id"] for row in rows})
            store.add(found, mark)
            progress.read += len(batch)
            if on_batch is not None:
                on_batch(progress)
        store.add([], mark)
    return progress


def _own(store: Path) -> list[Path]:
    """The store's own files, in case it lies in the folder that is read."""
    return [store, *(store.with_name(store.name + end) for end in ("-wal", "-shm", "-journal"))]


def _fresh(
    articles: Iterable[Article], store: RunStore, choice: Choice, mark: str, progress: Progress
) -> Iterator[Article]:
    """The stories to read: chosen, and not in the store."""
    pending: dict[str, tuple[str, str]] = {}
    taken = 0
    for article in articles:
        if choice.limit is not None and taken >= choice.limit:
            return
        key = content_key(article)
        if not _is_chosen(article, key, choice):
            progress.skipped += 1
            continue
        known = store.known(key)
        if known is not None:
            pending.pop(key, None)
        elif key in pending:
            known = (*pending[key], mark)
        if known is not None and not (choice.redo and known[2] != mark):
            is_copy = known[:2] != (article.article_id, article.url)
            progress.copies += is_copy
            progress.known += not is_copy
            if is_copy:
                store.note_copy(key, article)
            continue
        pending = {} if len(pending) > _PENDING else pending
        pending[key] = (article.article_id, article.url)
        taken += 1
        yield article


_PENDING = 10_000
"""More keys than a batch has stories; older ones are in the store by then."""


def _is_chosen(article: Article, key: str, choice: Choice) -> bool:
    day = article.published_at
    if choice.since is not None and day is not None and day.date() < choice.since:
        return False
    return int(key[:8], 16) < choice.sample * 2**32


def _events(
    nlp: Language, batch: list[Article], set_aside: Callable[[Reject], None]
) -> Iterator[list[Event]]:
    def failed(article: Article, error: Exception) -> None:
        reason = f"the program failed on this story ({type(error).__name__}: {error}); report it"
        set_aside(Reject(article.article_id, None, article.article_id, reason))

    return events_by_story(nlp, batch, failed)


def _rows(events: Iterable[Event], set_aside: Callable[[Reject], None]) -> list[dict[str, str]]:
    told = (event for event in events if event.modality != "planned")
    return [
        {name: text(value) for name, value in row.items()}
        for rows in checked_rows(told, set_aside)
        for row in rows
    ]
