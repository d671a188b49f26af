"""Decisions of reviewers, and the CSV file that holds them: one line a decision, only added to.

The last decision on an event counts; an ``undo`` takes it back, a ``draft`` keeps corrections that
are not finished and counts as none. ``judged`` is a fingerprint of the values that the reviewer
saw: where a table was extracted anew and says something else, the decision does not fit any more.
"""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timezone
from hashlib import sha256
from pathlib import Path
from types import TracebackType

from extractor.errors import InputError, OutputError, SahelEventsError
from extractor.reviewing.fields import FieldError, fields
from extractor.table import TableRow
from extractor.writing.cells import text

VERDICTS = ("accept", "correct", "reject", "undo", "draft")
FINAL = frozenset({"accept", "correct", "reject"})
_HEAD = ("decided_at", "reviewer", "event_id", "judged", "verdict")


_ADD = os.O_WRONLY | os.O_APPEND | os.O_CREAT | getattr(os, "O_BINARY", 0)
"""How the file is opened; Windows alone knows the last."""


def column_names() -> tuple[str, ...]:
    """Header of the decisions file."""
    return (*_HEAD, *fields(), "note")


@dataclass(frozen=True, slots=True)
class Decision:
    """What a reviewer decided on one event.

    Attributes:
        event_id: the event.
        verdict: one of :data:`VERDICTS`.
        cells: corrected column to its new text; ``-`` empties the cell.
        judged: fingerprint of the values that were judged, from :func:`judged`; empty if unknown.
        decided_at: ISO 8601, UTC.

    Raises:
        FieldError: the verdict, a column or a value is none.
    """

    event_id: str
    verdict: str
    cells: Mapping[str, str] = field(default_factory=dict)
    note: str = ""
    reviewer: str = ""
    judged: str = ""
    decided_at: str = ""

    def __post_init__(self) -> None:
        if self.verdict not in VERDICTS:
            raise FieldError("verdict", f"{self.verdict!r} is none of {', '.join(VERDICTS)}")
        if not self.event_id:
            raise FieldError("event_id", "must not be empty")
        if self.cells and self.verdict not in ("correct", "draft"):
            raise FieldError("verdict", f"{self.verdict!r} goes with no corrections")
        if self.verdict == "correct" and not self.cells:
            raise FieldError("verdict", "a correction corrects something")
        for name, value in self.cells.items():
            if name not in fields():
                raise FieldError(name, "cannot be corrected")
            fields()[name].parse(value)

    def line(self) -> str:
        """The decision as a line of the file, its line end included; it holds no other."""
        told = {
            "decided_at": self.decided_at,
            "reviewer": self.reviewer,
            "event_id": self.event_id,
            "judged": self.judged,
            "verdict": self.verdict,
            "note": self.note,
            **self.cells,
        }
        return _csv_line(" ".join(told.get(name, "").split()) for name in column_names())


def _csv_line(cells: Iterable[str]) -> str:
    written = io.StringIO()
    csv.writer(written, lineterminator="\n").writerow(list(cells))
    return written.getvalue()


def judged(row: TableRow) -> str:
    """A fingerprint of the values of an event's first row that a reviewer judges."""
    told = "\n".join(text(row[name]) for name in fields())
    return sha256(told.encode()).hexdigest()[:12]


def read_decisions(path: str | Path) -> dict[str, Decision]:
    """The decisions in force by event: the last on each, drafts and those taken back left out.

    Raises:
        InputError: the file is missing or its columns are others; names file and line of what is
            no decision.
    """
    final, _ = _in_force(_read(Path(path)))
    return final


def _in_force(decisions: Iterable[Decision]) -> tuple[dict[str, Decision], dict[str, Decision]]:
    """Final decisions and drafts that came after them, by event."""
    final: dict[str, Decision] = {}
    drafts: dict[str, Decision] = {}
    for decision in decisions:
        drafts.pop(decision.event_id, None)
        if decision.verdict in FINAL:
            final[decision.event_id] = decision
        elif decision.verdict == "draft" and decision.cells:
            drafts[decision.event_id] = decision
        elif decision.verdict == "undo":
            final.pop(decision.event_id, None)
    return final, drafts


def _read(path: Path) -> list[Decision]:
    try:
        content = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise InputError(f"{path}: no such file; sahel-events review writes it") from None
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: cannot be read ({error})") from error
    rows = csv.reader(io.StringIO(content, newline=""))
    if tuple(next(rows, ())) != column_names():
        raise InputError(f"{path}:1: the columns must be {','.join(column_names())}")
    return [_decision(cells, f"{path}:{rows.line_num}") for cells in rows if cells]


def _decision(cells: list[str], where: str) -> Decision:
    if len(cells) != len(column_names()):
        raise InputError(f"{where}: {len(cells)} cells where {len(column_names())} are needed")
    told = dict(zip(column_names(), cells, strict=True))
    corrected = {name: told[name] for name in fields() if told[name]}
    try:
        return Decision(
            told["event_id"],
            told["verdict"],
            corrected,
            told["note"],
            told["reviewer"],
            told["judged"],
            told["decided_at"],
        )
    except SahelEventsError as error:
        raise InputError(f"{where}: {error}") from None


class DecisionsFile:
    """The decisions file of a review that goes on; each decision is on the disk when added.

    A context manager. An older file is gone on with. A last line without its end was cut off while
    it was written, before anyone was told that it was saved; it is taken out.

    Attributes:
        final, drafts: what is in force, by event.

    Raises:
        InputError: the older file holds something else.
        OutputError: the file cannot be written.
    """

    def __init__(self, path: str | Path, reviewer: str = "") -> None:
        self.path = Path(path)
        self.reviewer = reviewer
        try:
            self._take_out_torn_line()
            is_new = not self.path.exists() or not self.path.stat().st_size
            self._handle = os.open(self.path, _ADD, 0o644)
        except OSError as error:
            raise self._cannot(error) from error
        if is_new:
            self._append(_csv_line(column_names()))
        self.final, self.drafts = _in_force(_read(self.path))

    def _take_out_torn_line(self) -> None:
        """Cut the file after its last line end; a file of another kind is left as it is."""
        if not self.path.exists():
            return
        content, header = self.path.read_bytes(), _csv_line(column_names()).encode()
        whole = content.rfind(b"\n") + 1
        if whole < len(content) and header.startswith(content[: len(header)]):
            os.truncate(self.path, whole)

    def add(self, decision: Decision) -> Decision:
        """Save a decision, with the time and the reviewer; it is on the disk on return.

        Raises:
            OutputError: the disk is full or the file is gone; the decision is not saved.
        """
        now = datetime.now(timezone.utc).isoformat(timespec="seconds")
        decision = replace(decision, decided_at=now, reviewer=self.reviewer)
        self._append(decision.line())
        final, drafts = _in_force([*filter(None, [self.final.get(decision.event_id)]), decision])
        for known, found in ((self.final, final), (self.drafts, drafts)):
            known.pop(decision.event_id, None)
            known.update(found)
        return decision

    def _append(self, line: str) -> None:
        content = line.encode()
        try:
            if os.write(self._handle, content) != len(content):
                raise OSError("the disk is full")
            os.fsync(self._handle)
        except OSError as error:
            self._take_out_torn_line()
            raise self._cannot(error) from error

    def _cannot(self, error: OSError) -> OutputError:
        reason = error.strerror or str(error)
        return OutputError(f"{self.path}: cannot be written ({reason}); choose another place")

    def __enter__(self) -> DecisionsFile:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        os.close(self._handle)
