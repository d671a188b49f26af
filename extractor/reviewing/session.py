"""A review that goes on: the events in their order, the stories beside them, decisions so far."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from threading import Lock
from typing import Any

from extractor.explaining.records import Explanation
from extractor.records import Article
from extractor.reviewing.apply import Reviewed, apply_decisions, corrected, events_of
from extractor.reviewing.decisions import Decision, DecisionsFile, judged
from extractor.reviewing.fields import FieldError, fields, groups
from extractor.reviewing.measure import interval, precision_by_type
from extractor.reviewing.stories import story_runs
from extractor.table import TableRow
from extractor.writing.cells import plain, text

_MOST_NOTE = 500  # letters


class Session:
    """What the server answers from; safe to call from several threads.

    Args:
        rows: the table under review.
        stories: article id to story; events whose story is missing show their evidence.
        decisions: the file that takes the decisions.
        explain: explains a story, to mark the words as they were read; called for one at a time.
    """

    def __init__(
        self,
        rows: Iterable[TableRow],
        stories: Mapping[str, Article],
        decisions: DecisionsFile,
        explain: Callable[[Article], Explanation] | None = None,
    ) -> None:
        self.events = events_of(rows)
        self.stories = stories
        self.decisions = decisions
        self._explain = explain
        self._explained: tuple[str, Explanation] | None = None  # the last one
        self._lock = Lock()

    def queue(self) -> list[dict[str, Any]]:
        """The events in the table's order, each with what a list shows of it."""
        return [self._entry(event_id, rows[0]) for event_id, rows in self.events.items()]

    def _entry(self, event_id: str, row: TableRow) -> dict[str, Any]:
        told = plain(row)
        names = ("sub_event_type", "event_date_start", "location", "article_id", "title")
        decision = self._standing(event_id)
        return {
            "event_id": event_id,
            **{name: told[name] for name in names},
            "verdict": decision.verdict if decision else None,
            "draft": event_id in self.decisions.drafts,
        }

    def _standing(self, event_id: str) -> Decision | None:
        """The decision in force, where it was made on the values that the table holds."""
        decision = self.decisions.final.get(event_id)
        fits = decision and decision.judged in ("", judged(self.events[event_id][0]))
        return decision if fits else None

    def event(self, event_id: str) -> dict[str, Any]:
        """All there is to see of an event.

        Raises:
            FieldError: the table holds no such event.
        """
        rows = self._rows(event_id)
        article = self.stories.get(str(rows[0]["article_id"]))
        decision = self.decisions.drafts.get(event_id) or self._standing(event_id)
        return {
            **self._entry(event_id, rows[0]),
            "rows": [plain(row) for row in rows],
            "story": story_runs(article, rows, self._explanation(article)),
            "has_story": article is not None,
            "cells": dict(decision.cells) if decision else {},
            "note": decision.note if decision else "",
        }

    def _explanation(self, article: Article | None) -> Explanation | None:
        if article is None or self._explain is None:
            return None
        with self._lock:
            if self._explained is None or self._explained[0] != article.article_id:
                self._explained = (article.article_id, self._explain(article))
            return self._explained[1]

    def _rows(self, event_id: str) -> list[TableRow]:
        if event_id not in self.events:
            raise FieldError("event_id", f"the table holds no event {event_id!r}")
        return self.events[event_id]

    def decide(self, told: Mapping[str, Any]) -> dict[str, Any]:
        """Check a decision and save it; it is on the disk on return.

        Args:
            told: ``event_id``, ``verdict``, ``cells`` (corrected values as text), ``note``.

        Raises:
            FieldError: something of it cannot be; nothing is saved.
            TableError: the corrected event would break the codebook; nothing is saved.
            OutputError: it cannot be written.
        """
        event_id = str(told.get("event_id", ""))
        rows = self._rows(event_id)
        decision = Decision(
            event_id,
            str(told.get("verdict", "")),
            self._changes(rows[0], told.get("cells") or {}),
            str(told.get("note") or "")[:_MOST_NOTE],
            judged=judged(rows[0]),
        )
        corrected(rows, decision)
        with self._lock:
            self.decisions.add(decision)
            return self._entry(event_id, rows[0])

    def _changes(self, row: TableRow, cells: object) -> dict[str, str]:
        """The cells that differ from the table's."""
        if not isinstance(cells, dict):
            raise FieldError("cells", "must be an object")
        changes = {}
        for name, value in cells.items():
            known = fields().get(name)
            if known is None or not isinstance(value, str):
                raise FieldError(str(name), "cannot be corrected")
            if text(known.parse(value.strip())) != text(row[name]):
                changes[name] = value.strip()
        return changes

    def report(self) -> dict[str, Any]:
        """Precision by type on what was decided so far."""
        counts = precision_by_type(self.applied())
        return {
            name: {
                "reviewed": found.reviewed,
                "real": found.real,
                "accepted": found.accepted,
                "right": {group: found.right[group] for group in groups()},
                "interval": interval(found.real, found.reviewed),
            }
            for name, found in counts.items()
        }

    def applied(self) -> Reviewed:
        """The table with the decisions so far."""
        rows = (row for rows in self.events.values() for row in rows)
        return apply_decisions(rows, dict(self.decisions.final))
