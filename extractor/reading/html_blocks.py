"""HTML as lines: what a reader sees, one block element a line, without menus and forms."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from pathlib import Path

from lxml import html as lxml_html
from lxml.etree import ParserError
from lxml.html import HtmlElement

from extractor.lexicon.loader import one_of, read_rows
from extractor.reading import limits
from extractor.reading.dates import parse_published
from extractor.reading.encoding import clean
from extractor.reading.page.lines import Block
from extractor.reading.record import RecordError
from extractor.reading.vocabulary import FOLDER

_KINDS = {"tag", "class"}
_ROLES = {"drop", "block", "line"}
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_HEADING = re.compile(r"h([1-6])")


@cache
def markup(folder: Path = FOLDER) -> dict[str, dict[str, str]]:
    """``tag`` and ``class`` → name → role (``drop``, ``block``, ``line``).

    Raises:
        DataFileError: an unknown kind or role, or a name twice.
    """
    tables: dict[str, dict[str, str]] = {kind: {} for kind in sorted(_KINDS)}
    for row in read_rows(folder / "html_markup.csv", ("name", "kind", "role")):
        table = tables[one_of(row, "kind", _KINDS)]
        if row["name"] in table:
            raise row.error(f"{row['name']!r} stands twice")
        table[row["name"]] = one_of(row, "role", _ROLES)
    return tables


def parse_html(text: str) -> HtmlElement:
    """The page as a tree, however broken it is.

    Raises:
        RecordError: no elements, larger than any page, or nested deeper than any page.
    """
    data = text.encode("utf-8", errors="replace")
    if len(data) > limits.MAX_HTML:
        raise RecordError(
            f"HTML of {len(data) // limits.MEGABYTE} MB is no news page; the limit is "
            f"{limits.MAX_HTML // limits.MEGABYTE} MB"
        )
    parser = lxml_html.HTMLParser(encoding="utf-8", huge_tree=False, no_network=True)
    try:
        tree: HtmlElement = lxml_html.document_fromstring(data, parser=parser)
    except (ParserError, ValueError) as error:
        raise RecordError("no HTML page: there are no elements in it") from error
    if not isinstance(tree.tag, str):
        raise RecordError("no HTML page: there are comments in it and no elements")
    if any("depth" in entry.message for entry in parser.error_log):
        raise RecordError("elements nested deeper than on any page; give its text in a .txt file")
    return tree


@dataclass(slots=True)
class _Writer:
    """Lines so far, and the one being written."""

    blocks: list[Block] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    linked: list[str] = field(default_factory=list)
    level: int = 0
    when: datetime | None = None
    after_blank: bool = True

    def write(self, text: str, *, is_link: bool) -> None:
        self.pieces.append(text)
        if is_link:
            self.linked.append(text)

    def end_line(self, *, is_block: bool) -> None:
        text = " ".join(clean("".join(self.pieces)).split())
        if text:
            linked = " ".join(clean("".join(self.linked)).split())
            self.blocks.append(
                Block(text, self.after_blank, self.level, self.when, len(linked) >= len(text))
            )
            self.after_blank = is_block
        self.after_blank = self.after_blank or is_block
        self.pieces, self.linked, self.when = [], [], None


def blocks_of_html(tree: HtmlElement) -> list[Block]:
    """The lines of a page as a reader sees them.

    >>> page = parse_html("<h1>Gao</h1><p>Un <b>pont</b> rouvert.<br>Enfin.</p><nav>Menu</nav>")
    >>> [(block.text, block.level, block.after_blank) for block in blocks_of_html(page)]
    [('Gao', 1, True), ('Un pont rouvert.', 0, True), ('Enfin.', 0, False)]
    """
    writer = _Writer()
    links = 0
    for is_start, element, role in _walk(tree):
        # Of comments and processing instructions only the text after them is seen.
        heading = _HEADING.fullmatch(element.tag) if isinstance(element.tag, str) else None
        if role:
            writer.end_line(is_block=role == "block")
        links += (1 if is_start else -1) if element.tag == "a" else 0
        if heading:
            writer.level = int(heading[1]) if is_start else 0
        if is_start:
            writer.write(element.text or "", is_link=links > 0)
            if element.tag == "time":
                writer.when = parse_published(element.get("datetime"))
        elif element is not tree:
            writer.write(element.tail or "", is_link=links > 0)
    writer.end_line(is_block=True)
    return writer.blocks


def _walk(tree: HtmlElement) -> Iterator[tuple[bool, HtmlElement, str]]:
    """Start and end of every shown element with its role; the tail of a dropped one is kept."""
    waiting: list[tuple[bool, HtmlElement, str]] = [(True, tree, "block")]
    while waiting:
        is_start, element, role = waiting.pop()
        yield is_start, element, role
        if not is_start:
            continue
        waiting.append((False, element, role))
        for child in reversed(element):
            role_of_child = _role(child)
            waiting.append((role_of_child != "drop", child, role_of_child.replace("drop", "")))


def _role(element: HtmlElement) -> str:
    if not isinstance(element.tag, str):
        return "drop"
    tables = markup()
    role = tables["tag"].get(element.tag, "")
    if element.tag == "header" and element.find(".//h1") is None:
        return "drop"
    style = element.get("style") or ""
    if role == "drop" or "hidden" in element.attrib or _HIDDEN.search(style):
        return "drop"
    names = f"{element.get('class') or ''} {element.get('id') or ''}".lower().split()
    roles = {tables["class"].get(name, "") for name in names}
    if "drop" in roles:
        return "drop"
    return role or ("line" if "line" in roles else "")
