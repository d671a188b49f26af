"""What could not be read, and why: nothing is lost without a reason."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from types import TracebackType
from typing import Literal, TextIO

from extractor.errors import OutputError
from extractor.reading.encoding import clean

log = logging.getLogger("extractor.reading")

SHOWN = 3
"""Rejects kept to be shown."""

Pages = Literal["auto", "always", "never"]


@dataclass(frozen=True, slots=True)
class Reject:
    """A record or file that was set aside, or a value that could not be had.

    Attributes:
        path: the input file.
        line: line in that file on which the record begins, from 1 (in Parquet the row, from 1);
            ``None`` where the whole file is meant.
        record_id: the record's own id, if it could be read.
        reason: what is wrong and what to do about it, in one line.
        kept: the record itself went through and only one of its values was left empty or
            repaired ("a date that is no date"). Notes of this kind do not change the exit status.

    >>> str(Reject("dump.jsonl", 700, "", "broken JSON: Expecting value"))
    'dump.jsonl:700: broken JSON: Expecting value'
    """

    path: str
    line: int | None
    record_id: str
    reason: str
    kept: bool = False

    def __post_init__(self) -> None:
        # A file's name or a record's key may hold what no UTF-8 file can, or a line end.
        object.__setattr__(self, "path", clean(self.path))
        object.__setattr__(self, "record_id", clean(self.record_id))
        object.__setattr__(self, "reason", " ".join(clean(self.reason).split()))

    def __str__(self) -> str:
        place = self.path if self.line is None else f"{self.path}:{self.line}"
        return f"{place}: {self.reason}"


OnReject = Callable[[Reject], None]


def log_reject(reject: Reject) -> None:
    """Tell the log about a reject: what :func:`read_articles` does when nobody listens."""
    log.warning("%s", reject)


@dataclass(frozen=True, slots=True)
class Intake:
    """How one run reads: shared by the modules of all formats.

    Attributes:
        mapping: field of a record → the input's own name for it.
        pages: split whole saved pages ``auto``-matically, ``always`` or ``never``.
        report: takes every :class:`Reject`.
    """

    mapping: Mapping[str, str]
    pages: Pages
    report: OnReject


class RejectsFile:
    """Writes rejects as JSON lines; the file appears with the first of them.

    Use it as a context manager and hand :meth:`write` to ``read_articles(on_reject=…)``. A file
    that an earlier run left at the same path is removed on entry.

    Attributes:
        set_aside: how many records or files were set aside (the exit status is 3 if any was).
        notes: how many records were kept with a value left empty or repaired.
        first: the first records or files that were set aside.

    >>> import tempfile
    >>> folder = Path(tempfile.mkdtemp())
    >>> with RejectsFile.beside(folder / "events.csv") as rejects:
    ...     rejects.write(Reject("dump.jsonl", 7, "a7", "no text"))
    >>> rejects.set_aside, [path.name for path in folder.iterdir()]
    (1, ['events.csv.rejects.jsonl'])

    Raises:
        OutputError: the file cannot be written.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.set_aside = 0
        self.notes = 0
        self.first: list[Reject] = []
        self._handle: TextIO | None = None

    @classmethod
    def beside(cls, output: Path) -> RejectsFile:
        """The rejects file of an output: ``events.csv`` → ``events.csv.rejects.jsonl``."""
        return cls(output.with_name(output.name + ".rejects.jsonl"))

    def __enter__(self) -> RejectsFile:
        try:
            self.path.unlink(missing_ok=True)
        except OSError as error:
            raise self._cannot_write(error) from error
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._handle is not None:
            self._handle.close()
            self._handle = None

    def write(self, reject: Reject) -> None:
        """Count the reject and write it as one line."""
        if reject.kept:
            self.notes += 1
        else:
            self.set_aside += 1
            self.first += [reject][: SHOWN - len(self.first)]
        try:
            if self._handle is None:
                self._handle = self.path.open("w", encoding="utf-8", newline="\n")
            print(json.dumps(asdict(reject), ensure_ascii=False), file=self._handle, flush=True)
        except OSError as error:
            raise self._cannot_write(error) from error

    def _cannot_write(self, error: OSError) -> OutputError:
        return OutputError(
            f"{self.path}: the rejects cannot be written ({error.strerror}); "
            "choose an --output in a folder that exists and that you may write to"
        )
