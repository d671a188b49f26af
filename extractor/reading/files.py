"""One file to read, wherever it lies: on disk, in an archive, or on standard input."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePath
from typing import Protocol

from extractor.errors import SahelEventsError

PACKINGS = (".gz", ".bz2", ".xz")
"""Endings of files that are packed as a stream."""
_SHORT = {".tgz": ".tar.gz", ".tbz2": ".tar.bz2", ".txz": ".tar.xz"}

STANDARD_INPUT = Path("-")


class UnreadableError(SahelEventsError):
    """A file, or the rest of one, cannot be read; the message says why and what to do."""


class ByteStream(Protocol):
    """What readers need of an open file."""

    def read(self, size: int = -1, /) -> bytes: ...


@dataclass(frozen=True, slots=True)
class InputFile:
    """A file that can be opened once.

    Attributes:
        shown: how complaints name it: ``dump.zip/2024/page.html``.
        open: gives its bytes as they are stored, as a context manager.
        packing: one of :data:`PACKINGS`, or empty.
        path: where it lies on disk; ``None`` for a member of an archive and standard input.
    """

    shown: str
    open: Callable[[], AbstractContextManager[ByteStream]]
    packing: str = ""
    path: Path | None = None

    def __str__(self) -> str:
        return self.shown

    @classmethod
    def on_disk(cls, path: Path) -> InputFile:
        """A file of a folder."""
        return cls(str(path), partial(_open, path), packing_of(path), path)

    @classmethod
    def standard_input(cls, name: str) -> InputFile:
        """What another program pipes in, packed as a file of this name would be."""
        return cls("standard input", _standard_input, packing_of(PurePath(name)))


def packing_of(path: PurePath) -> str:
    """How a file of this name is packed.

    >>> packing_of(PurePath("dump.jsonl.GZ")), packing_of(PurePath("dump.jsonl"))
    ('.gz', '')
    """
    ending = spelt_out(path).suffix.lower()
    return ending if ending in PACKINGS else ""


def unpacked_name(path: PurePath) -> PurePath:
    """The name without the ending of its packing.

    >>> unpacked_name(PurePath("pages.tgz")).name
    'pages.tar'
    """
    return spelt_out(path).with_suffix("") if packing_of(path) else path


def spelt_out(path: PurePath) -> PurePath:
    """The name with ``.tgz`` and the like written in full."""
    full = _SHORT.get(path.suffix.lower())
    return path.with_suffix(full) if full else path


@contextmanager
def _open(path: Path) -> Iterator[ByteStream]:
    if path.exists() and not path.is_file():
        raise UnreadableError("a pipe or a device and no file; save what it gives as a file")
    try:
        with path.open("rb") as handle:
            yield handle
    except OSError as error:
        raise UnreadableError(f"cannot be read ({error.strerror or error})") from error


@contextmanager
def _standard_input() -> Iterator[ByteStream]:
    yield sys.stdin.buffer
