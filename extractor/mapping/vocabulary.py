"""The words and looks of the pages: texts by language, types with labels, colours and shapes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from extractor.errors import DataFileError
from extractor.lexicon.codebook import event_types
from extractor.lexicon.loader import one_of, read_rows

DATA = Path(__file__).parent / "data"
LANGUAGES = ("fr", "en")
_SHAPES = frozenset({"circle", "square", "diamond", "triangle"})
_COLOUR = re.compile(r"#[0-9a-f]{6}")
_PLACES = re.compile(r"\{(\w+)\}")

Names = dict[str, str]
"""Language to name."""


def texts(path: Path = DATA / "strings.csv") -> dict[str, dict[str, str]]:
    """The interface's texts: language, then key.

    Raises:
        DataFileError: a key stands twice, a text is missing, or two languages fill other places.

    >>> texts()["en"]["filter.words"]
    'Words'
    """
    found: dict[str, dict[str, str]] = {language: {} for language in LANGUAGES}
    for row in read_rows(path, ("key", *LANGUAGES)):
        if row["key"] in found["fr"]:
            raise row.error(f"the key {row['key']!r} stands twice; remove one of the lines")
        if not all(row[language] for language in LANGUAGES):
            raise row.error(f"{row['key']!r} lacks a text in one of {', '.join(LANGUAGES)}")
        if len({frozenset(_PLACES.findall(row[language])) for language in LANGUAGES}) > 1:
            raise row.error(f"the texts of {row['key']!r} must fill the same {{places}}")
        for language in LANGUAGES:
            found[language][row["key"]] = row[language]
    return found


@dataclass(frozen=True, slots=True)
class GroupStyle:
    """How an event type is called and drawn; ``order`` is its place in the legend."""

    order: int
    label_fr: str
    label_en: str
    colour: str
    shape: str


@cache
def group_styles() -> dict[str, GroupStyle]:
    """Style of each event type, in the order of the legend.

    Raises:
        DataFileError: a type is unknown, twice or missing; a colour or shape is none.
    """
    path = DATA / "types.csv"
    known = {kind.event_type for kind in event_types().values()}
    styles: dict[str, GroupStyle] = {}
    for row in read_rows(path, ("event_type", "label_fr", "label_en", "colour", "shape")):
        name = one_of(row, "event_type", known)
        one_of(row, "shape", _SHAPES)
        if name in styles:
            raise row.error(f"{name!r} stands twice; remove one of the lines")
        if not _COLOUR.fullmatch(row["colour"]):
            raise row.error(f"colour {row['colour']!r} must be #rrggbb in small letters")
        cells = (row[column] for column in ("label_fr", "label_en", "colour", "shape"))
        styles[name] = GroupStyle(len(styles), *cells)
    if missing := sorted(known - set(styles)):
        raise DataFileError(path, 1, f"the event type {missing[0]!r} has no line; add one")
    return styles


@cache
def english_labels() -> dict[str, str]:
    """English label of each sub-type; the French ones are the codebook's.

    Raises:
        DataFileError: a sub-type is unknown, twice or missing.
    """
    path = DATA / "sub_types.csv"
    labels: dict[str, str] = {}
    for row in read_rows(path, ("sub_event_type", "label_en")):
        name = one_of(row, "sub_event_type", set(event_types()))
        if name in labels:
            raise row.error(f"{name!r} stands twice; remove one of the lines")
        labels[name] = row["label_en"]
    if missing := sorted(set(event_types()) - set(labels)):
        raise DataFileError(path, 1, f"the sub-type {missing[0]!r} has no line; add one")
    return labels
