"""HTML pages (being written)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from extractor.reading.record import RawStory, RecordError
from extractor.reading.rejects import Intake, Pages
from extractor.reading.streams import UnreadableError
from extractor.records import Article


def items_of_html(story: RawStory, pages: Pages = "auto") -> tuple[list[Article], tuple[str, ...]]:
    raise RecordError("HTML is not read yet")


def read_html(path: Path, name: str, intake: Intake) -> Iterator[Article]:
    raise UnreadableError("HTML is not read yet")
