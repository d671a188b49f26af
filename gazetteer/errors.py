"""The errors of both packages' data. Each says which file and line, and what to do.

They stand here because the gazetteer knows nothing of events; ``extractor.errors`` hands them on.
"""

from __future__ import annotations

from pathlib import Path


class SahelEventsError(Exception):
    """Base of every error that this project raises on purpose."""


class DataFileError(SahelEventsError):
    """A row of a vocabulary or gazetteer file is wrong.

    Args:
        path: the data file.
        line: line number in that file, counted from 1 (the header is line 1).
        problem: what is wrong and what to do about it.

    >>> print(DataFileError("verbs.csv", 3, "the lemma stands twice"))
    verbs.csv:3: the lemma stands twice
    """

    def __init__(self, path: Path | str, line: int, problem: str) -> None:
        self.path = Path(path)
        self.line = line
        self.problem = problem
        super().__init__(f"{self.path}:{line}: {problem}")


class BuildError(SahelEventsError):
    """The full gazetteer cannot be built, opened or downloaded."""
