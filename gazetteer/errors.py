"""Errors of the gazetteer. Each says which file and line, and what to do."""

from __future__ import annotations

from pathlib import Path


class GazetteerError(Exception):
    """Base of every error that the gazetteer raises on purpose."""


class DataError(GazetteerError):
    """A row of a gazetteer file is wrong.

    Args:
        path: the data file.
        line: line number in that file, counted from 1 (the header is line 1).
        problem: what is wrong and what to do about it.
    """

    def __init__(self, path: Path | str, line: int, problem: str) -> None:
        self.path = Path(path)
        self.line = line
        self.problem = problem
        super().__init__(f"{self.path}:{line}: {problem}")


class BuildError(GazetteerError):
    """The full gazetteer cannot be built, opened or downloaded."""
