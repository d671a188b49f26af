"""JSON lines, and small JSON files that hold one list of records."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from extractor.reading import limits
from extractor.reading.encoding import NotTextError, decode
from extractor.reading.fields import check_columns, choose_columns
from extractor.reading.items import articles_of_record
from extractor.reading.rejects import Intake, Reject
from extractor.reading.streams import Line, UnreadableError, read_lines, read_whole
from extractor.reading.vocabulary import record_lists
from extractor.records import Article


def read_jsonl(path: Path, intake: Intake) -> Iterator[Article]:
    """Articles of a JSON-lines file, a line at a time.

    Raises:
        InputError: the mapping names a field that the first record lacks.
        UnreadableError: the file is empty, or it or the rest of it cannot be read.
    """
    reader = _Records(path, intake)
    is_empty = True
    for line in read_lines(path):
        if line.data is not None and not line.data.strip():
            continue
        is_empty = False
        record = _parse(line, path, intake)
        if record is not None:
            yield from reader.articles(record, line.number)
    if is_empty:
        raise UnreadableError("empty: there is no record in this file")


def read_json(path: Path, intake: Intake) -> Iterator[Article]:
    """Articles of a ``.json`` file: a list of records, one record, or JSON lines after all.

    Raises:
        InputError, UnreadableError: as :func:`read_jsonl`.
    """
    try:
        text, _ = decode(read_whole(path, limits.MAX_JSON_FILE))
        whole: Any = json.loads(text)
    except (ValueError, RecursionError, NotTextError):
        yield from read_jsonl(path, intake)
        return
    if isinstance(whole, dict):
        lists = (whole[name] for name in record_lists() if isinstance(whole.get(name), list))
        whole = next(lists, [whole])
    reader = _Records(path, intake)
    for number, record in enumerate(whole if isinstance(whole, list) else [whole], start=1):
        if isinstance(record, dict):
            yield from reader.articles(record, number)
        else:
            intake.report(Reject(str(path), number, "", "this entry is no JSON object"))


def _parse(line: Line, path: Path, intake: Intake) -> dict[str, object] | None:
    """The record of a line, or ``None`` after telling why there is none."""
    if line.data is None:
        reason = (
            f"a line of {line.length // limits.MEGABYTE} MB is no record; "
            f"the limit is {limits.MAX_LINE // limits.MEGABYTE} MB"
        )
    else:
        try:
            text, note = decode(line.data)
            record = json.loads(text)
        except NotTextError as error:
            reason = str(error)
        except json.JSONDecodeError as error:
            what = error.msg.removesuffix(" at")
            reason = f"broken JSON: {what} at column {error.colno}; mend or delete the line"
        except (RecursionError, ValueError) as error:
            reason = f"JSON that cannot be read ({type(error).__name__}: {str(error)[:80]})"
        else:
            if isinstance(record, dict):
                if note:
                    intake.report(Reject(str(path), line.number, "", note, kept=True))
                return record
            reason = f"a JSON {type(record).__name__} where an object is needed: one record a line"
    intake.report(Reject(str(path), line.number, "", reason))
    return None


class _Records:
    """Reads records of one file; knows which of their fields is which."""

    def __init__(self, path: Path, intake: Intake) -> None:
        self._path = str(path)
        self._intake = intake
        self._columns: dict[tuple[str, ...], dict[str, str]] = {}

    def articles(self, record: dict[str, object], line: int) -> Iterator[Article]:
        keys = tuple(record)
        if not self._columns:
            check_columns(keys, self._intake.mapping, f"{self._path}:{line}")
        if keys not in self._columns:
            if len(self._columns) > 1000:
                self._columns.popitem()
            self._columns[keys] = choose_columns(keys, self._intake.mapping)
        yield from articles_of_record(record, self._columns[keys], self._intake, self._path, line)
