"""Bytes of an input, plain or packed, in bounded memory."""

from __future__ import annotations

import codecs
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain
from typing import IO, cast

from extractor.reading import limits
from extractor.reading.encoding import mark_of
from extractor.reading.files import ByteStream, InputFile, UnreadableError
from extractor.reading.packed import Unpacked

_CHUNK = 1 << 16


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


@contextmanager
def opened(file: InputFile) -> Iterator[ByteStream]:
    """The file's bytes as a stream, unpacked.

    Raises:
        UnreadableError: no right to read, a disk error; while reading, a broken or suspicious
            packed stream.
    """
    with file.open() as raw:
        yield Unpacked(raw, file.packing) if file.packing else raw


@contextmanager
def chunks_of(file: InputFile) -> Iterator[Iterator[bytes]]:
    """The file's bytes in pieces, unpacked.

    Raises:
        UnreadableError: as :func:`opened`.
    """
    with opened(file) as stream:
        yield iter(lambda: stream.read(_CHUNK), b"")


@contextmanager
def spooled(file: InputFile) -> Iterator[IO[bytes]]:
    """The file's bytes, unpacked, as a file in which one can seek.

    Others than plain files on disk go through a temporary file.

    Raises:
        UnreadableError: as :func:`opened`.
    """
    if file.path is not None and not file.packing:
        with file.open() as handle:
            yield cast("IO[bytes]", handle)
        return
    with tempfile.TemporaryFile() as unpacked:
        with chunks_of(file) as chunks:
            unpacked.writelines(chunks)
        unpacked.seek(0)
        yield unpacked


def read_whole(file: InputFile, limit: int) -> bytes:
    """All bytes of a file of at most ``limit`` bytes (unpacked).

    Raises:
        UnreadableError: as :func:`opened`, or the file is larger.
    """
    pieces: list[bytes] = []
    size = 0
    with chunks_of(file) as chunks:
        for chunk in chunks:
            size += len(chunk)
            if size > limit:
                raise UnreadableError(
                    f"larger than {limit // limits.MEGABYTE} MB: no single page or text is; "
                    "split it, or give the stories as JSON lines"
                )
            pieces.append(chunk)
    return b"".join(pieces)


def read_lines(file: InputFile, limit: int = limits.MAX_LINE) -> Iterator[Line]:
    """Lines of a file, whatever its line ends, as UTF-8 or Windows-1252 bytes.

    A file in UTF-16 is turned into UTF-8 on the way. A line longer than ``limit`` bytes is passed
    over without being held.

    Raises:
        UnreadableError: as :func:`opened`; lines before the break have been yielded.
    """
    with chunks_of(file) as chunks:
        yield from split_lines(as_utf8(chunks), limit)


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


def as_utf8(chunks: Iterator[bytes]) -> Iterator[bytes]:
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
