"""``.json`` files: an array of records, one object that holds them, or JSON lines after all."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import chain
from typing import Any

from extractor.reading import limits
from extractor.reading.encoding import NotTextError, decode
from extractor.reading.fields import choose_columns
from extractor.reading.files import InputFile, UnreadableError
from extractor.reading.jsonl import Records, articles_of_lines
from extractor.reading.rejects import Intake, Reject
from extractor.reading.streams import Line, as_utf8, chunks_of, split_lines
from extractor.reading.vocabulary import record_lists
from extractor.records import Article

_OUTSIDE = re.compile(rb'["\[\]{},]')
_IN_STRING = re.compile(rb'["\\]')


def read_json(file: InputFile, intake: Intake) -> Iterator[Article]:
    """Articles of a ``.json`` file, an array an entry at a time.

    Entries are counted from 1; they take the place of line numbers.

    Raises:
        InputError: the mapping names a field that the first record lacks.
        UnreadableError: the file is empty, or it or the rest of it cannot be read.
    """
    with chunks_of(file) as packed:
        chunks = as_utf8(packed)
        head = b""
        for chunk in chunks:
            head += chunk
            if head.strip():
                break
        chunks = chain((head,), chunks)
        if head.lstrip().startswith(b"["):
            yield from articles_of_lines(split_array(chunks, limits.MAX_LINE), file, intake)
        else:
            yield from _read_object(chunks, file, intake)


def split_array(chunks: Iterator[bytes], limit: int) -> Iterator[Line]:
    """Cut the text of a JSON array at the commas between its entries.

    Raises:
        UnreadableError: the array is not closed; the entries before have been yielded.

    >>> [line.data for line in split_array(iter([b'[{"a": "x,]"},', b' {"b": [1, 2]}]']), 99)]
    [b'{"a": "x,]"}', b' {"b": [1, 2]}']
    """
    entry = _Entry(limit)
    depth, skipped, in_string = 0, 0, False
    for chunk in filter(None, chunks):
        begun, position, skipped = 0, skipped, 0
        while mark := (_IN_STRING if in_string else _OUTSIDE).search(chunk, position):
            position = mark.end()
            sign = mark[0]
            if in_string:
                in_string = sign == b"\\"
                position += in_string
                continue
            in_string = sign == b'"'
            opens, closes = sign in b"[{", sign in b"]}"
            if (sign == b"," and depth == 1) or (opens and depth == 0) or (closes and depth == 1):
                entry.hold(chunk[begun : position - 1])
                begun = position
                yield from entry.end()
            depth += opens
            depth -= closes and depth > 0
        entry.hold(chunk[begun:])
        skipped = max(position - len(chunk), 0)
    yield from entry.end()
    if depth:
        raise UnreadableError("the JSON array is not closed; the file may be cut short")


class _Entry:
    """The entry of an array that is being read."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._number = 0
        self._pieces: list[bytes] = []
        self._length = 0

    def hold(self, piece: bytes) -> None:
        self._length += len(piece)
        if self._length <= self._limit:
            self._pieces.append(piece)
        else:
            self._pieces = []

    def end(self) -> Iterator[Line]:
        data = b"".join(self._pieces)
        is_held = self._length <= self._limit
        if data.strip() or not is_held:
            self._number += 1
            yield Line(self._number, data if is_held else None, self._length)
        self._pieces, self._length = [], 0


def _read_object(chunks: Iterator[bytes], file: InputFile, intake: Intake) -> Iterator[Article]:
    held: list[bytes] = []
    size = 0
    for chunk in chunks:
        held.append(chunk)
        size += len(chunk)
        if size > limits.MAX_JSON_FILE:
            break
    else:
        try:
            whole: Any = json.loads(decode(b"".join(held))[0])
        except (ValueError, RecursionError, NotTextError):
            pass  # its lines tell what is wrong
        else:
            yield from _read_whole(whole, file, intake)
            return
    lines = split_lines(chain(held, chunks), limits.MAX_LINE)
    yield from articles_of_lines(lines, file, intake)


def _read_whole(whole: Any, file: InputFile, intake: Intake) -> Iterator[Article]:
    records = Records(file, intake)
    for number, entry in enumerate(_entries(whole), start=1):
        if isinstance(entry, dict):
            yield from records.articles(entry, number)
        else:
            intake.report(Reject(str(file), number, "", "this entry is no JSON object"))


def _entries(whole: Any) -> Iterator[Any]:
    """The records in an object: itself, or the lists that it holds.

    A list under a name that is none of :func:`record_lists` is one outlet's, as fundus writes it.
    """
    if not isinstance(whole, dict) or {"text", "html"} & choose_columns(whole, {}).keys():
        yield whole
        return
    lists = {name: value for name, value in whole.items() if _holds_objects(value)}
    if not lists:
        yield whole
    for name, entries in lists.items():
        outlet = {} if name in record_lists() else {"outlet": name}
        for entry in entries:
            yield {**outlet, **entry} if isinstance(entry, dict) else entry


def _holds_objects(value: object) -> bool:
    return isinstance(value, list) and any(isinstance(entry, dict) for entry in value)
