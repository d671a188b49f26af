"""The errors a user can meet. Each says which file and line, and what to do."""

from __future__ import annotations

from pathlib import Path


class SahelEventsError(Exception):
    """Base of every error that this project raises on purpose."""


class InputError(SahelEventsError):
    """A whole input cannot be read: it is missing, unreadable or of no known kind."""


class OutputError(SahelEventsError):
    """The output cannot be written: no such folder, no right to write, unknown ending."""


class TableError(SahelEventsError):
    """A table breaks the codebook: a column is missing, a value is out of range."""


class DataFileError(SahelEventsError):
    """A row of a vocabulary or gazetteer file is wrong.

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
