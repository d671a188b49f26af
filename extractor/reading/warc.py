"""WARC files of web crawls (ISO 28500): every page that was fetched with success."""

from __future__ import annotations

import io
import zlib
from collections import Counter
from collections.abc import Iterator
from contextlib import redirect_stderr
from importlib.util import find_spec
from typing import TYPE_CHECKING

from extractor.reading import limits
from extractor.reading.encoding import NotTextError, clean, decode
from extractor.reading.files import ByteStream, InputFile, UnreadableError
from extractor.reading.items import articles_of
from extractor.reading.record import RawStory, RecordError
from extractor.reading.rejects import Intake, Reject
from extractor.reading.streams import opened
from extractor.records import Article

if TYPE_CHECKING:
    from warcio.recordloader import ArcWarcRecord

_PAGES = ("text/html", "application/xhtml+xml")
_TEXTS = ("text/plain",)
_FETCHED = ("response", "resource", "conversion")
_CHUNK = 1 << 16
# What warcio raises on a record that breaks the standard, beside its own error.
_BROKEN = (
    AttributeError,
    EOFError,
    IndexError,
    OverflowError,
    TypeError,
    ValueError,
    zlib.error,
)


def read_warc(file: InputFile, intake: Intake) -> Iterator[Article]:
    """Articles of the pages in a WARC file; records are counted from 1.

    Pages are HTML (and plain text, as in ``.wet`` files) that a server sent with status 200. How
    many other records were passed over is told in one note.

    Raises:
        UnreadableError: the file, or the rest of it, cannot be read.
    """
    passed_over: Counter[str] = Counter()
    with opened(file) as stream:
        for number, record in enumerate(_records(stream), start=1):
            kind = _kind(record)
            if kind not in (*_PAGES, *_TEXTS):
                passed_over[kind] += 1
                continue
            address = record.rec_headers.get_header("WARC-Target-URI") or ""
            try:
                story = _story(record, kind, address.strip("<>"))
            except RecordError as error:
                intake.report(Reject(str(file), number, address, str(error)))
            else:
                yield from articles_of(story, intake, str(file), number)
    if passed_over:
        listed = ", ".join(f"{kind}: {count}" for kind, count in sorted(passed_over.items())[:10])
        note = f"{sum(passed_over.values())} records that are no pages were passed over: {listed}"
        intake.report(Reject(str(file), None, "", note, kept=True))


def _records(stream: ByteStream) -> Iterator[ArcWarcRecord]:
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    metered = _Metered(stream)
    records = iter(ArchiveIterator(metered))
    number = 0
    while True:
        try:
            metered.left = limits.MAX_HEADER
            with redirect_stderr(io.StringIO()):  # where warcio tells of broken records
                record = next(records, None)
            if record is None:
                break
            if record.rec_type is None:
                raise ValueError("a record that tells no type")
            number += 1
            metered.left = None
            yield record
            while record.raw_stream.read(_CHUNK):
                pass
        except (ArchiveLoadFailed, *_BROKEN) as error:
            what = " ".join(str(error).split())[:80]
            raise UnreadableError(
                f"broken WARC data after record {number} ({what}); what follows is not read"
            ) from error
    if not number:
        raise UnreadableError("empty: there is no record in this file")


class _Metered:
    """A stream that ends a header without end.

    Attributes:
        left: bytes that may still be read; ``None`` for any number.
    """

    def __init__(self, stream: ByteStream) -> None:
        self._stream = stream
        self.left: int | None = None

    def read(self, size: int = -1, /) -> bytes:
        if self.left is not None and self.left <= 0:
            raise UnreadableError(
                f"a record's header of more than {limits.MAX_HEADER // limits.MEGABYTE} MB; "
                "what follows is not read"
            )
        data = self._stream.read(size)
        if self.left is not None:
            self.left -= len(data)
        return data


def _kind(record: ArcWarcRecord) -> str:
    """Media type of what was fetched; else the type of the record, or the server's refusal."""
    if record.rec_type not in _FETCHED:
        return str(record.rec_type)
    headers = record.rec_headers
    if record.http_headers is not None:
        headers = record.http_headers
        status = headers.get_statuscode()
        if status != "200":
            return f"status {status[:3] or 'unknown'}"
    media_type = headers.get_header("Content-Type") or "unknown type"
    return str(media_type).partition(";")[0].strip().lower()[:40]


def _story(record: ArcWarcRecord, kind: str, address: str) -> RawStory:
    try:
        text, note = decode(_body(record))
    except NotTextError as error:
        raise RecordError(str(error)) from error
    if not text.strip():
        raise RecordError("empty: there is no text on this page")
    notes = (note,) if note else ()
    if kind in _TEXTS:
        return RawStory(text=clean(text).strip(), url=address, notes=notes)
    return RawStory(html=clean(text), url=address, notes=notes)


def _body(record: ArcWarcRecord) -> bytes:
    """What the server sent, its transfer and content encodings undone.

    Raises:
        RecordError: it is larger than any page, or broken.
    """
    pieces: list[bytes] = []
    size = 0
    for data in _chunks(record):
        size += len(data)
        if size > limits.MAX_HTML:
            raise RecordError(
                f"larger than {limits.MAX_HTML // limits.MEGABYTE} MB: no single page is"
            )
        pieces.append(data)
    if getattr(record.raw_stream, "limit", 0) > 0:
        raise RecordError("cut short: less follows than its Content-Length; fetch it again")
    return b"".join(pieces)


def _chunks(record: ArcWarcRecord) -> Iterator[bytes]:
    from warcio.bufferedreaders import ChunkedDataException

    headers = record.http_headers
    packing = (headers.get_header("Content-Encoding") or "") if headers is not None else ""
    if packing.strip().lower() == "br" and find_spec("brotli") is None:
        raise RecordError("packed with Brotli; install it with python -m pip install brotli")
    try:
        stream = record.content_stream()
        while data := stream.read(_CHUNK):
            yield data
    except (ChunkedDataException, *_BROKEN) as error:
        what = " ".join(str(error).split())[:80]
        raise RecordError(f"broken page data ({what}); fetch it again") from error
