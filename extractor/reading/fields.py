"""Which of a record's fields is which."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from extractor.errors import InputError
from extractor.lexicon.loader import one_of, read_rows
from extractor.reading.vocabulary import FIELDS, FOLDER, plain


@cache
def synonyms(folder: Path = FOLDER) -> dict[str, tuple[str, ...]]:
    """Field → the names it goes by in records, best first, in their bare form.

    Raises:
        DataFileError: an unknown field, or a name that stands for two fields.
    """
    names: dict[str, list[str]] = {field: [_bare(field)] for field in FIELDS}
    for row in read_rows(folder / "field_names.csv", ("field", "name")):
        field = one_of(row, "field", set(FIELDS))
        name = _bare(row["name"])
        if any(name in known for known in names.values()):
            raise row.error(f"{row['name']!r} already stands for a field")
        names[field].append(name)
    return {field: tuple(known) for field, known in names.items()}


def _bare(name: str) -> str:
    return re.sub(r"[\W_]+", "", plain(name))


def check_mapping(mapping: Mapping[str, str]) -> None:
    """A mapping names fields of a record.

    Raises:
        InputError: it names something else.
    """
    for field in mapping:
        if field not in FIELDS:
            raise InputError(f"--map {field}=…: no such field; fields are {', '.join(FIELDS)}")


def check_columns(columns: Iterable[str], mapping: Mapping[str, str], where: str) -> None:
    """Every name that a mapping gives is among an input's columns.

    Raises:
        InputError: one is not; the message lists the columns there are.
    """
    known = list(columns)
    for field, name in mapping.items():
        if name not in known:
            there = ", ".join(map(str, known[:40])) or "none"
            raise InputError(f"{where}: --map {field}={name}: no such column; there are: {there}")


Columns = Mapping[str, tuple[str, ...]]
"""Field → the columns that may hold it, best first; a record's first that is not empty counts."""


def choose_columns(
    columns: Iterable[str], mapping: Mapping[str, str]
) -> dict[str, tuple[str, ...]]:
    """Field → columns that may hold it, best first, for the fields that a record has.

    >>> choose_columns(["Titre", "content", "pubDate", "lang"], {})
    {'title': ('Titre',), 'text': ('content',), 'published_at': ('pubDate',)}
    >>> choose_columns(["Corps du texte", "Média", "Date de parution"], {})
    {'text': ('Corps du texte',), 'published_at': ('Date de parution',), 'outlet': ('Média',)}
    >>> choose_columns(["maintext", "text"], {})
    {'text': ('text', 'maintext')}
    >>> choose_columns(["resume", "content"], {"text": "resume"})
    {'text': ('resume',)}
    """
    by_name: dict[str, str] = {}
    present = list(columns)
    for column in present:
        by_name.setdefault(_bare(column), column)
    taken = {name for name in mapping.values() if name in present}
    chosen: dict[str, tuple[str, ...]] = {}
    for field, names in synonyms().items():
        if field in mapping and mapping[field] in taken:
            chosen[field] = (mapping[field],)
            continue
        known = (by_name[name] for name in names if name in by_name)
        free = tuple(column for column in known if column not in taken)
        if free:
            chosen[field] = free
    return chosen
