"""The errors a user can meet. Each says which file and line, and what to do."""

from __future__ import annotations

from gazetteer.errors import DataFileError, SahelEventsError

__all__ = ["DataFileError", "InputError", "OutputError", "SahelEventsError", "TableError"]


class InputError(SahelEventsError):
    """A whole input cannot be read: it is missing, unreadable or of no known kind."""


class OutputError(SahelEventsError):
    """The output cannot be written: no such folder, no right to write, unknown ending."""


class TableError(SahelEventsError):
    """A table breaks the codebook: a column is missing, a value is out of range."""
