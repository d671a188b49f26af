"""Reads files and folders made on the spot, and keeps what was set aside."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from extractor.reading import Reject, read_articles
from extractor.records import Article

Read = Callable[..., tuple[list[Article], list[Reject]]]


@pytest.fixture
def read() -> Read:
    """``read(path, …, **options)`` → the articles and the rejects."""

    def run(*inputs: Path, **options: object) -> tuple[list[Article], list[Reject]]:
        rejects: list[Reject] = []
        articles = read_articles(inputs, on_reject=rejects.append, **options)  # type: ignore[arg-type]
        return list(articles), rejects

    return run
