"""Short stories go through the whole pipeline."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest
from spacy.language import Language

from extractor.events.assemble import events_of
from extractor.language.pipeline import make_doc
from extractor.records import Article, Event

Events = Callable[..., list[Event]]
TheEvent = Callable[..., Event]

PUBLISHED = "2025-09-13"
"""A Saturday."""


@pytest.fixture(scope="session")
def events(nlp: Language) -> Events:
    """``events(text, title="", published="2025-09-13", outlet="")`` → the story's events.

    ``published=None`` is a story with no date. A story told in several tests is read once.
    """
    known: dict[Article, list[Event]] = {}

    def run(
        text: str, title: str = "", published: str | None = PUBLISHED, outlet: str = ""
    ) -> list[Event]:
        day = datetime.fromisoformat(published) if published else None
        article = Article("story", title, text, published_at=day, outlet=outlet)
        if article not in known:
            doc = nlp(make_doc(nlp, article))
            known[article] = [e for e in events_of(doc, article) if e.modality != "planned"]
        return known[article]

    return run


@pytest.fixture(scope="session")
def the(events: Events) -> TheEvent:
    """``the(sub_type, text, …)`` → the story's one event of this type; others may stand beside it.

    An empty ``sub_type`` demands that the story has exactly one event, of whatever type.
    """

    def run(sub_type: str, text: str, **story: str | None) -> Event:
        found = events(text, **story)
        fitting = [e for e in found if not sub_type or e.sub_event_type == sub_type]
        assert len(fitting) == 1, f"wanted one {sub_type or 'event'}, got {told(found)}"
        return fitting[0]

    return run


def told(found: list[Event]) -> list[str]:
    return [f"{e.sub_event_type}: {e.evidence[:70]!r}" for e in found]
