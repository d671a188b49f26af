"""CSV and its kin: commas, semicolons or tabs, quoted line breaks, unclosed quotes."""

from __future__ import annotations

import csv
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass

from extractor.reading import limits
from extractor.reading.encoding import NotTextError, decode
from extractor.reading.fields import check_columns, choose_columns
from extractor.reading.files import InputFile, UnreadableError
from extractor.reading.items import articles_of_record
from extractor.reading.rejects import Intake, Reject
from extractor.reading.streams import Line, read_lines
from extractor.records import Article

_DELIMITERS = ",;\t|"


@dataclass(frozen=True, slots=True)
class _Row:
    """One record of the file: the line that it begins on, and its cells or what is wrong."""

    line: int
    cells: tuple[str, ...] = ()
    problem: str = ""
    note: str = ""


def read_delimited(file: InputFile, intake: Intake) -> Iterator[Article]:
    """Articles of a CSV file with a header line, a record at a time.

    Raises:
        InputError: the mapping names a column that there is not.
        UnreadableError: no header, no column that can be the text, or the file cannot be read.
    """
    rows = _rows(file)
    header = next(rows, None)
    if header is None or header.problem:
        raise UnreadableError(header.problem if header else "empty: there is no header line")
    names = [name.strip() for name in header.cells]
    check_columns(names, intake.mapping, f"{file}:{header.line}")
    columns = choose_columns(names, intake.mapping)
    if "text" not in columns and "html" not in columns:
        raise UnreadableError(
            f"no column holds the text; columns are: {', '.join(names)[:400]}; "
            "name it with --map text=NAME"
        )
    is_empty = True
    for row in rows:
        is_empty = False
        if row.problem:
            intake.report(Reject(str(file), row.line, "", row.problem))
            continue
        if row.note:
            intake.report(Reject(str(file), row.line, "", row.note, kept=True))
        record: dict[str, object] = dict(zip(names, row.cells, strict=True))
        yield from articles_of_record(record, columns, intake, str(file), row.line)
    if is_empty:
        raise UnreadableError("empty: there is no record under the header")


def _rows(file: InputFile) -> Iterator[_Row]:
    lines = _Lines(read_lines(file))
    delimiter, width = "", 0
    while (line := lines.take()) is not None:
        if line.data is not None and not line.data.strip():
            continue
        try:
            delimiter = delimiter or _delimiter_of(decode(line.data or b"")[0])
            row = _row(line, lines, delimiter, width)
        except NotTextError as error:
            row = _Row(line.number, problem=str(error))
        width = width or len(row.cells)
        yield row


def _delimiter_of(header: str) -> str:
    """The separator that the header line uses most.

    >>> _delimiter_of("id;titre;texte, en entier")
    ';'
    """
    return max(_DELIMITERS, key=header.count)


class _Lines:
    """Lines that can be put back: an unclosed quote swallows what follows until it is noticed."""

    def __init__(self, lines: Iterator[Line]) -> None:
        self._lines = lines
        self._back: deque[Line] = deque()
        self._seen_again_until = 0

    def take(self) -> Line | None:
        return self._back.popleft() if self._back else next(self._lines, None)

    def put_back(self, lines: list[Line]) -> None:
        if len(lines) >= limits.FEW_RECORD_LINES:
            self._seen_again_until = lines[-1].number
        self._back.extendleft(reversed(lines))

    def most_of_record(self, first: Line) -> int:
        """How many lines a record that begins here may have."""
        is_seen_again = first.number <= self._seen_again_until
        return limits.FEW_RECORD_LINES if is_seen_again else limits.MAX_RECORD_LINES


def _row(first: Line, lines: _Lines, delimiter: str, width: int) -> _Row:
    """The record that begins on ``first``, taking further lines while a quote is open.

    Where the record turns out wrong, the lines after the first are put back, so that a quote too
    many spoils one record and not the rest of the file.
    """
    taken = [first]
    pieces: list[str] = []
    size, note, is_open = 0, "", False
    most = lines.most_of_record(first)
    while True:
        line = taken[-1]
        size += line.length
        if line.data is None or size > limits.MAX_LINE or len(taken) > most:
            lines.put_back(taken[1:])
            return _Row(first.number, problem=_too_long(first, most))
        piece, repaired = decode(line.data)
        pieces.append(piece)
        note = note or repaired
        is_open = _stays_open(piece, is_open, delimiter)
        if not is_open:
            break
        following = lines.take()
        if following is None:
            lines.put_back(taken[1:])
            return _Row(first.number, problem="a quote is opened and never closed; mend the line")
        taken.append(following)
    cells = _cells(pieces, delimiter)
    if len(cells) == (width or len(cells)):
        return _Row(first.number, cells=cells, note=note)
    again = (n for n in range(1, len(taken)) if len(_cells([pieces[n]], delimiter)) == width)
    lines.put_back(taken[next(again, len(taken)) :])
    problem = f"{len(cells)} cells where the header has {width}; mend the line"
    return _Row(first.number, problem=problem if cells else "a quote out of place; mend the line")


def _stays_open(piece: str, is_open: bool, delimiter: str) -> bool:
    """Whether a quoted cell goes on after this line, given whether one was open before it.

    >>> _stays_open('1,"un ""deux"", trois\\n', False, ",")
    True
    >>> _stays_open('quatre",5" de pluie\\n', True, ",")
    False
    """
    position = 0
    while True:
        if is_open:
            quote = piece.find('"', position)
            if quote < 0:
                return True
            is_escaped = piece.startswith('""', quote)
            position = quote + (2 if is_escaped else 1)
            is_open = is_escaped
        elif position == 0 and piece.startswith('"'):
            position, is_open = 1, True
        else:
            end = piece.find(delimiter, position)
            if end < 0:
                return False
            position = end + 1
            if piece.startswith('"', position):
                position, is_open = position + 1, True


def _cells(pieces: list[str], delimiter: str) -> tuple[str, ...]:
    """The cells of one record; none where a quote stands inside a cell of several lines, which
    tells that it is the first quote of another record.
    """
    limit = csv.field_size_limit(limits.MAX_LINE + 1)
    try:
        rows = csv.reader(pieces, delimiter=delimiter, strict=len(pieces) > 1)
        return tuple(next(rows, ()))
    except csv.Error:
        return ()
    finally:
        csv.field_size_limit(limit)


def _too_long(first: Line, most: int) -> str:
    limit = limits.MAX_LINE // limits.MEGABYTE
    if first.data is None:
        size = first.length // limits.MEGABYTE
        return f"a line of {size} MB is no record; the limit is {limit} MB"
    return f"a quote opened here is not closed within {limit} MB or {most} lines; mend the line"
