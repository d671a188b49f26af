"""Bytes of an input, plain or ``.gz``, in bounded memory."""

from __future__ import annotations

import codecs
import gzip
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import BinaryIO

from extractor.errors import SahelEventsError
from extractor.reading import limits
from extractor.reading.encoding import mark_of

_CHUNK = 1 << 16


class UnreadableError(SahelEventsError):
    """A file, or the rest of one, cannot be read; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of bytes, its end included; ``data`` is ``None`` where it was too long to hold.

    Attributes:
        number: line number in the file, from 1.
        data: the bytes.
        length: how long the line is, in bytes.
    """

    number: int
    data: bytes | None
    length: int


class _Unpacked:
    """A gzip stream that refuses bombs."""

    def __init__(self, raw: BinaryIO) -> None:
        self._raw = raw
        self._gzip = gzip.GzipFile(fileobj=raw, mode="rb")
        self._unpacked = 0

    def read(self, size: int) -> bytes:
        try:
            data = self._gzip.read(size)
        except EOFError as error:
            raise UnreadableError("the gzip file ends too early; download it again") from error
        except (gzip.BadGzipFile, zlib.error) as error:
            raise UnreadableError("this is no valid gzip file; download it again") from error
        self._unpacked += len(data)
        packed = max(self._raw.tell(), 1)
        if self._unpacked > limits.GZIP_GRACE and self._unpacked > limits.MAX_GZIP_RATIO * packed:
            raise UnreadableError(
                f"unpacks to more than {limits.MAX_GZIP_RATIO} times its size: no news dump does; "
                "unpack it by hand if you trust it"
            )
        return data


@contextmanager
def chunks_of(path: Path) -> Iterator[Iterator[bytes]]:
    """The file's bytes in pieces, unpacked if its name ends in ``.gz``.

    Raises:
        UnreadableError: no right to read, a disk error, broken or suspicious gzip.
    """
    try:
        with path.open("rb") as raw:
            source = _Unpacked(raw) if path.suffix.lower() == ".gz" else raw
            yield iter(lambda: source.read(_CHUNK), b"")
    except OSError as error:
        raise UnreadableError(f"cannot be read ({error.strerror or error})") from error


def read_whole(path: Path, limit: int) -> bytes:
    """All bytes of a file of at most ``limit`` bytes (unpacked).

    Raises:
        UnreadableError: as :func:`chunks_of`, or the file is larger.
    """
    pieces: list[bytes] = []
    size = 0
    with chunks_of(path) as chunks:
        for chunk in chunks:
            size += len(chunk)
            if size > limit:
                raise UnreadableError(
                    f"larger than {limit // limits.MEGABYTE} MB: no single page or text is; "
                    "split it, or give the stories as JSON lines"
                )
            pieces.append(chunk)
    return b"".join(pieces)


def read_lines(path: Path, limit: int = limits.MAX_LINE) -> Iterator[Line]:
    """Lines of a file, whatever its line ends, as UTF-8 or Windows-1252 bytes.

    A file in UTF-16 is turned into UTF-8 on the way. A line longer than ``limit`` bytes is passed
    over without being held.

    Raises:
        UnreadableError: as :func:`chunks_of`; lines before the break have been yielded.
    """
    with chunks_of(path) as chunks:
        yield from split_lines(_as_utf8(chunks), limit)


def split_lines(chunks: Iterator[bytes], limit: int) -> Iterator[Line]:
    """Cut chunks of bytes at ``\\n``, ``\\r\\n`` and ``\\r``.

    >>> [line.data for line in split_lines(iter([b"a\\r", b"\\nb\\rc"]), 10)]
    [b'a\\r\\n', b'b\\r', b'c']
    >>> [(line.data, line.length) for line in split_lines(iter([b"abc", b"def\\n", b"g"]), 4)]
    [(None, 7), (b'g', 1)]
    """
    number = 0
    held: list[bytes] = []
    length = 0
    for chunk in filter(None, chunks):
        if held and held[-1].endswith(b"\r") and not chunk.startswith(b"\n"):
            number += 1
            yield _line(number, held, length, limit)
            held, length = [], 0
        pieces = chunk.splitlines(keepends=True)
        for place, piece in enumerate(pieces, start=1):
            length += len(piece)
            if length <= limit:
                held.append(piece)
            else:
                held = [piece[-1:]]
            # A "\r" at the very end of a chunk may be half of "\r\n".
            if piece.endswith(b"\n") or (piece.endswith(b"\r") and place < len(pieces)):
                number += 1
                yield _line(number, held, length, limit)
                held, length = [], 0
    if length:
        yield _line(number + 1, held, length, limit)


def _line(number: int, held: list[bytes], length: int, limit: int) -> Line:
    return Line(number, b"".join(held) if length <= limit else None, length)


def _as_utf8(chunks: Iterator[bytes]) -> Iterator[bytes]:
    """Drop a byte-order mark; turn UTF-16 into UTF-8."""
    first = next(chunks, b"")
    encoding, length = mark_of(first)
    first = first[length:]
    if not encoding.startswith("utf-16"):
        yield first
        yield from chunks
        return
    decoder = codecs.getincrementaldecoder(encoding)(errors="replace")
    for chunk in chain((first,), chunks):
        yield decoder.decode(chunk).encode("utf-8", errors="replace")
