"""Which XML formats are read, and where each keeps the fields of a story: ``xml_fields.csv``."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from lxml import etree

from extractor.lexicon.loader import Row, one_of, read_rows
from extractor.reading.vocabulary import FIELDS, FOLDER

NAMESPACES = {
    "atom": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rss1": "http://purl.org/rss/1.0/",
    "tei": "http://www.tei-c.org/ns/1.0",
}
_NAMED = ("root", "entry", "inline")

Path1 = Callable[[Any], Any]
"""A compiled XPath 1.0: an element in; elements, attributes or a string out."""


@dataclass(slots=True)
class XmlFormat:
    """Where a format keeps what.

    Attributes:
        root: the document's first element, as ``{namespace}name``.
        entry: the element that holds a story.
        inline: elements that begin no line of their own.
        fields: field of a record → the places where it may stand below an entry, best first.
    """

    root: str = ""
    entry: str = ""
    inline: set[str] = field(default_factory=set)
    fields: dict[str, list[Path1]] = field(default_factory=dict)


@cache
def xml_formats(folder: Path = FOLDER) -> dict[str, XmlFormat]:
    """Name of an XML format → where it keeps what.

    Raises:
        DataFileError: an unknown role or prefix, a path that is no XPath, a format without root,
            entry or text.

    >>> xml_formats()["atom"].entry
    '{http://www.w3.org/2005/Atom}entry'
    """
    formats: dict[str, XmlFormat] = {}
    row = None
    for row in read_rows(folder / "xml_fields.csv", ("format", "role", "path")):
        known = formats.setdefault(row["format"], XmlFormat())
        role = one_of(row, "role", {*_NAMED, *FIELDS})
        if role == "inline":
            known.inline.add(_tag(row))
        elif role in _NAMED:
            setattr(known, role, _tag(row))
        else:
            known.fields.setdefault(role, []).append(_xpath(row))
    for name, known in formats.items():
        if row and not (known.root and known.entry and "text" in known.fields):
            raise row.error(f"format {name!r} needs a root, an entry and a text")
    return formats


def _tag(row: Row) -> str:
    prefix, colon, name = row["path"].rpartition(":")
    if colon and prefix not in NAMESPACES:
        raise row.error(f"prefix {prefix!r} is not known; use one of {', '.join(NAMESPACES)}")
    return f"{{{NAMESPACES[prefix]}}}{name}" if colon else name


def _xpath(row: Row) -> Path1:
    try:
        compiled: Path1 = etree.XPath(row["path"], namespaces=NAMESPACES)
        compiled(etree.Element("test"))
    except etree.XPathError as error:
        raise row.error(f"{row['path']!r} is no XPath: {error}") from error
    return compiled
