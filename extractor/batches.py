"""Stories in batches through the model, and past the ones on which the program itself fails."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from extractor.errors import SahelEventsError
from extractor.records import Article, Event

if TYPE_CHECKING:
    from spacy.language import Language

BATCH_SIZE = 32
"""Stories that the model reads at once."""

BATCH_CHARACTERS = 100_000
"""Most characters in a batch of several stories: the model takes 10 MB of memory a thousand."""

OnFailure = Callable[[Article, Exception], None]


def batches(
    articles: Iterable[Article], size: int = BATCH_SIZE, characters: int = BATCH_CHARACTERS
) -> Iterator[list[Article]]:
    """Yield the stories in lists of at most ``size`` and, unless it is one story, ``characters``.

    >>> stories = [Article(name, "", "x" * length) for name, length in [("a", 3), ("b", 9)]]
    >>> [[story.article_id for story in batch] for batch in batches(stories, 5, 10)]
    [['a'], ['b']]
    """
    batch: list[Article] = []
    held = 0
    for article in articles:
        length = len(article.content)
        if batch and (len(batch) == size or held + length > characters):
            yield batch
            batch, held = [], 0
        batch.append(article)
        held += length
    if batch:
        yield batch


def events_by_story(
    nlp: Language, batch: list[Article], on_failure: OnFailure | None = None
) -> Iterator[list[Event]]:
    """Yield the events of each story of a batch; one list a story, in order.

    A story on which the program fails (a fault of ours, not of the input) is handed to
    ``on_failure`` with the error and has no events, so that a run of many hours does not end with
    it; without ``on_failure`` the error is raised. Errors that the user can mend are always raised.
    """
    if on_failure is None:
        yield from _events(nlp, batch)
        return
    try:
        found = list(_events(nlp, batch))
    except (SahelEventsError, MemoryError):
        raise
    except Exception as error:
        if len(batch) == 1:
            on_failure(batch[0], error)
            yield []
            return
        for article in batch:
            yield from events_by_story(nlp, [article], on_failure)
    else:
        yield from found


def _events(nlp: Language, batch: list[Article]) -> Iterator[list[Event]]:
    from extractor.events.assemble import events_of
    from extractor.language.pipeline import make_doc

    texts = ((make_doc(nlp, article), article) for article in batch)
    for doc, article in nlp.pipe(texts, as_tuples=True, batch_size=len(batch)):
        yield list(events_of(doc, article))
