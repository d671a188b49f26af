"""The words of page furniture, field names and outlets, read from ``lexicon/data/reading``."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from pathlib import Path
from urllib.parse import urlsplit

from extractor.lexicon.loader import DATA, one_of, read_rows

FOLDER = DATA / "reading"
_MARKS = re.compile("[\u0300-\u036f]")
FIELDS = ("id", "url", "title", "text", "html", "published_at", "outlet", "author")


@lru_cache(maxsize=2048)
def plain(text: str) -> str:
    """Lower case, no accents, typographic apostrophes and runs of white space made simple.

    >>> plain("À  lire également\\u00a0:")
    'a lire egalement :'
    """
    folded = text.replace("’", "'").casefold()
    if not folded.isascii():
        folded = _MARKS.sub("", unicodedata.normalize("NFKD", folded)).replace("œ", "oe")
    return " ".join(folded.split())


@cache
def calendar(folder: Path = FOLDER) -> tuple[dict[str, int], dict[str, int]]:
    """Month names → 1 to 12, weekday names → 1 (Monday) to 7, both without accents.

    Raises:
        DataFileError: an unknown kind, a number out of range, a word twice.
    """
    tables: dict[str, dict[str, int]] = {"month": {}, "weekday": {}}
    for row in read_rows(folder / "calendar.csv", ("word", "kind", "number")):
        kind = one_of(row, "kind", set(tables))
        top = 12 if kind == "month" else 7
        if not row["number"].isdecimal() or not 1 <= int(row["number"]) <= top:
            raise row.error(f"a {kind}'s number is 1 to {top}, not {row['number']!r}")
        if any(row["word"] in table for table in tables.values()):
            raise row.error(f"{row['word']!r} stands twice")
        if row["word"] != plain(row["word"]):
            raise row.error(f"write {row['word']!r} in lower case and without accents")
        tables[kind][row["word"]] = int(row["number"])
    return tables["month"], tables["weekday"]


@cache
def record_lists(folder: Path = FOLDER) -> tuple[str, ...]:
    """Keys under which a JSON object holds its list of records.

    Raises:
        DataFileError: a key is empty or stands twice.

    >>> record_lists()[0]
    'articles'
    """
    return _names(folder / "record_lists.csv")


@cache
def body_parts(folder: Path = FOLDER) -> tuple[str, ...]:
    """Keys of the parts of a text that is given as an object, in reading order.

    Raises:
        DataFileError: a key is empty or stands twice.

    >>> body_parts()[:2]
    ('summary', 'sections')
    """
    return _names(folder / "body_parts.csv")


def _names(path: Path) -> tuple[str, ...]:
    names: dict[str, None] = {}
    for row in read_rows(path, ("name",)):
        if not row["name"] or row["name"] in names:
            raise row.error(f"the key {row['name']!r} is empty or stands twice")
        names[row["name"]] = None
    return tuple(names)


@cache
def outlets(folder: Path = FOLDER) -> dict[str, str]:
    """Domain of a news site → the outlet's name.

    Raises:
        DataFileError: a domain twice, or one that is no bare domain; a country code of other shape.
    """
    names: dict[str, str] = {}
    for row in read_rows(folder / "outlets.csv", ("domain", "name", "country")):
        domain = row["domain"]
        if domain in names:
            raise row.error(f"{domain!r} stands twice")
        if domain != domain.lower() or "." not in domain or "/" in domain:
            raise row.error(f"{domain!r} is no domain; write it like lessor.ml")
        if len(row["country"]) != 3 or not row["country"].isupper():
            raise row.error(f"country {row['country']!r} is no ISO 3166-1 alpha-3 code")
        names[domain] = row["name"]
    return names


def outlet_of(url: str) -> str:
    """Name of the outlet whose address this is; its domain if it is not known; else empty.

    >>> outlet_of("https://www.lefaso.net/spip.php?article1"), outlet_of("https://gao.example/a")
    ('Lefaso.net', 'gao.example')
    >>> outlet_of("no address")
    ''
    """
    try:
        host = urlsplit(url.strip()).hostname or ""
    except ValueError:
        return ""
    parts = host.removeprefix("www.").split(".")
    for start in range(len(parts) - 1):
        name = outlets().get(".".join(parts[start:]))
        if name:
            return name
    return ".".join(parts)
