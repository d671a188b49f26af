"""What a run found, counted while it goes by, so that no table need stay in memory."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from extractor.table import TableRow

SHOWN = 15
"""Rows kept to be shown."""


@dataclass(slots=True)
class Summary:
    """Counts of a run.

    Attributes:
        stories: items read.
        undated: items whose publication date is not known.
        events, rows: events written, and rows for them.
        fatalities: sum of the best figures of events of domain ``security``, persons.
        left_out: rows that the schema of the output has no place for.
        set_aside: records that could not be read.
        notes: records kept with a value left empty or repaired.
        complaints: the first records that could not be read, a line each: file, line, reason.
        by_type: events by ``sub_event_type``.
        by_country: events by the country of their main place, ISO 3166-1 alpha-3; ``""`` where it
            is unknown.
        first: the first rows of the table.

    >>> summary = Summary()
    >>> summary.add([])
    >>> summary.events
    0
    """

    stories: int = 0
    undated: int = 0
    events: int = 0
    rows: int = 0
    fatalities: int = 0
    left_out: int = 0
    set_aside: int = 0
    notes: int = 0
    complaints: list[str] = field(default_factory=list)
    by_type: Counter[str] = field(default_factory=Counter)
    by_country: Counter[str] = field(default_factory=Counter)
    first: list[TableRow] = field(default_factory=list)

    def add(self, rows: Sequence[TableRow]) -> None:
        """Count the rows of one event."""
        if not rows:
            return
        main = rows[0]
        self.events += 1
        self.rows += len(rows)
        self.by_type[str(main["sub_event_type"])] += 1
        self.by_country[str(main["country_iso3"] or "")] += 1
        if main["domain"] == "security" and isinstance(main["fatalities"], int):
            self.fatalities += main["fatalities"]
        self.first += rows[: SHOWN - len(self.first)]
