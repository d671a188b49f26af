"""JSON lines: a record a line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from extractor.reading import limits
from extractor.reading.encoding import NotTextError, decode
from extractor.reading.fields import Columns, check_columns, choose_columns
from extractor.reading.files import InputFile, UnreadableError
from extractor.reading.items import articles_of_record
from extractor.reading.rejects import Intake, Reject
from extractor.reading.streams import Line, read_lines
from extractor.records import Article


def read_jsonl(file: InputFile, intake: Intake) -> Iterator[Article]:
    """Articles of a JSON-lines file, a line at a time.

    Raises:
        InputError: the mapping names a field that the first record lacks.
        UnreadableError: the file is empty, or it or the rest of it cannot be read.
    """
    yield from articles_of_lines(read_lines(file), file, intake)


def articles_of_lines(
    lines: Iterable[Line], file: InputFile, intake: Intake, *, is_start: bool = True
) -> Iterator[Article]:
    """Articles of lines (or entries of an array) that each hold one JSON object.

    Args:
        lines: the lines of a file, or of a part of it.
        file, intake: where they come from, and how they are read.
        is_start: the file begins with them; a later part may be empty.

    Raises:
        InputError, UnreadableError: as :func:`read_jsonl`, for the start of a file.
    """
    records = Records(file, intake, has_mapped=not is_start)
    is_empty = True
    for line in lines:
        if line.data is not None and not line.data.strip():
            continue
        is_empty = False
        record = _parse(line, file, intake)
        if record is not None:
            yield from records.articles(record, line.number)
    if is_empty and is_start:
        raise UnreadableError("empty: there is no record in this file")


def _parse(line: Line, file: InputFile, intake: Intake) -> dict[str, object] | None:
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
                    intake.report(Reject(str(file), line.number, "", note, kept=True))
                return record
            reason = f"a JSON {type(record).__name__} where an object is needed: one record a line"
    intake.report(Reject(str(file), line.number, "", reason))
    return None


class Records:
    """Reads records of one file; knows which of their fields is which.

    Args:
        file, intake: where they come from, and how they are read.
        has_mapped: the mapping was checked against an earlier record.
    """

    def __init__(self, file: InputFile, intake: Intake, *, has_mapped: bool = False) -> None:
        self._has_mapped = has_mapped
        self._file = str(file)
        self._intake = intake
        self._columns: dict[tuple[str, ...], Columns] = {}

    def articles(self, record: dict[str, object], line: int) -> Iterator[Article]:
        """The articles of the record that stands on a line.

        Raises:
            InputError: the mapping names a field that the first record lacks.
        """
        keys = tuple(record)
        if not self._has_mapped:
            self._has_mapped = True
            check_columns(keys, self._intake.mapping, f"{self._file}:{line}")
        if keys not in self._columns:
            if len(self._columns) > 1000:
                self._columns.popitem()
            self._columns[keys] = choose_columns(keys, self._intake.mapping)
        yield from articles_of_record(record, self._columns[keys], self._intake, self._file, line)
