"""The lines of a page and what each looks like: headline, paragraph, date line, byline, cue …"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import Enum, auto
from functools import cache

from extractor.reading.page.metadata import (
    is_count,
    is_signature,
    read_byline,
    read_date_line,
    split_dated,
    split_title,
)
from extractor.reading.page.words import cues, furniture
from extractor.reading.vocabulary import plain

_MARKER = re.compile(r"^(?:#+|\d{1,2}[.)]|>{1,3}|»|[•·▪●■◆*→▶►‣–—-])\s*(?=[\w«\"“])")
_SENTENCE_BREAK = re.compile(r"[^\W\d_]{4,}[.!?]\s+[A-ZÀ-Ý«]")
_SEPARATOR = re.compile(r"\s*[:：>»|–—-]+\s*")
_MENU_SEPARATOR = re.compile(r"\s*[|>»•·/]\s*|\s{2,}|\s+[-–]\s+")
_LONG_HEADLINE = 190
_SHORTEST_WRAP = 40
_LONGEST_DATE = 60
_LONGEST_CUE = 80
_LONGEST_POINTER = 400
_LONG_FURNITURE = 250


class Kind(Enum):
    """What a line looks like on its own."""

    HEADLINE = auto()
    PARAGRAPH = auto()
    DATE = auto()
    DATED = auto()
    BYLINE = auto()
    SIGNATURE = auto()
    TEASER = auto()
    LIST = auto()
    SHORT = auto()
    FURNITURE = auto()
    CLOSE = auto()


@dataclass(frozen=True, slots=True)
class Block:
    """A line of a page before it is looked at.

    Attributes:
        text: the line.
        after_blank: a blank line (or a new block element) stands before it.
        level: 1 to 6 for an HTML heading, else 0.
        when: machine-readable date that HTML gives with it.
        is_link: all of it is a link.
        rows: first and last row of the plain text that it stands on, from 0.
    """

    text: str
    after_blank: bool = False
    level: int = 0
    when: datetime | None = None
    is_link: bool = False
    rows: tuple[int, int] = (0, 0)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page and what it looks like.

    Attributes:
        text: the words, without list marks; for ``TEASER`` what follows the cue.
        kind: what it looks like.
        rows: first and last row of the plain text that it stands on, from 0.
        after_blank: a blank line stands before it.
        level: 1 to 6 for an HTML heading, else 0.
        when: the date it shows.
        is_strong: the date comes with an hour or words such as "Publié le".
        author: the name it shows.
        is_marked: a list mark (">>", "•") stood before it.
        is_link: all of it is a link.
        rest: for ``DATED``, what follows the date.
    """

    text: str
    kind: Kind
    rows: tuple[int, int] = (0, 0)
    after_blank: bool = False
    level: int = 0
    when: datetime | None = None
    is_strong: bool = False
    author: str = ""
    is_marked: bool = False
    is_link: bool = False
    rest: str = ""


def blocks_of_text(text: str) -> list[Block]:
    """The non-empty lines of a plain text; a paragraph wrapped over several rows is one line.

    >>> [(block.text, block.after_blank) for block in blocks_of_text("Un\\n\\nDeux\\nTrois")]
    [('Un', True), ('Deux', True), ('Trois', False)]
    """
    blocks: list[Block] = []
    after_blank = True
    for number, row in enumerate(text.split("\n")):
        stripped = row.strip()
        if stripped and blocks and not after_blank and _goes_on(blocks[-1].text, stripped):
            last = blocks[-1]
            joined = f"{last.text} {stripped}"
            blocks[-1] = replace(last, text=joined, rows=(last.rows[0], number))
        elif stripped:
            blocks.append(Block(stripped, after_blank, rows=(number, number)))
        after_blank = not stripped
    return blocks


def _goes_on(row: str, following: str) -> bool:
    """The second row goes on with the first one's sentence.

    >>> _goes_on("Le gouverneur a reçu vendredi dans la matinée", "les chefs de canton.")
    True
    """
    if len(row) < _SHORTEST_WRAP or row[-1] in ".!?…;:»" or not following[0].islower():
        return False
    stands_alone = furniture_zone(following) or read_date_line(following) or _cue(following)
    return not stands_alone


def classify(blocks: Iterable[Block]) -> list[Line]:
    """What every line of a page looks like.

    >>> page = "Gao : deux morts\\nPublié le 12/09/2025 à 18h59\\nPar Awa TRAORÉ"
    >>> [line.kind.name for line in classify(blocks_of_text(page))]
    ['HEADLINE', 'DATE', 'BYLINE']
    """
    return [_line(block) for block in blocks]


def _line(block: Block) -> Line:
    marker = _MARKER.match(block.text)
    text = " ".join((block.text[marker.end() :] if marker else block.text).split())
    seen = _look(text, block)
    return replace(
        seen,
        rows=block.rows,
        after_blank=block.after_blank,
        level=block.level,
        when=seen.when or block.when,
        is_strong=seen.is_strong or block.when is not None,
        is_marked=marker is not None,
        is_link=block.is_link,
    )


def _look(text: str, block: Block) -> Line:
    cue = _cue(text)
    if cue is not None:
        return Line(cue[1], cue[0])
    zone = furniture_zone(block.text)
    if zone and not block.when:
        return Line(text, Kind.CLOSE if zone == "close" else Kind.FURNITURE)
    shown = read_date_line(text)
    if shown is not None:
        return Line(
            text, Kind.DATE, when=shown.when, is_strong=shown.is_strong, author=shown.author
        )
    if block.when is not None and len(text) < _LONGEST_DATE and not block.level:
        return Line(text, Kind.DATE)
    dated = split_dated(text)
    if dated is not None:
        return Line(text, Kind.DATED, when=dated[0], rest=dated[1])
    if is_count(text):
        return Line(text, Kind.FURNITURE)
    author = read_byline(text)
    if author:
        return Line(text, Kind.BYLINE, author=author)
    titled = split_title(text)
    if titled is not None:
        return Line(titled[0], Kind.HEADLINE, when=titled[1])
    return Line(text, _shape(text, block))


def _shape(text: str, block: Block) -> Kind:
    if block.level:
        return Kind.HEADLINE
    if is_signature(text):
        return Kind.SIGNATURE
    count = len(text.split())
    if len(text) > _LONG_HEADLINE or (count >= 7 and _SENTENCE_BREAK.search(text)):
        return Kind.PARAGRAPH
    is_cut_off = text.endswith(("…", "..", "[…]", "[...]"))
    ends_sentence = text.endswith((".", ".»", ". »", '."', ".”"))
    if (is_cut_off and count >= 5) or (ends_sentence and count >= 3):
        return Kind.PARAGRAPH
    return Kind.HEADLINE if count >= 3 else Kind.SHORT


def _cue(text: str) -> tuple[Kind, str] | None:
    """``TEASER`` with the headline that the cue points to, or ``LIST`` for a cue on its own."""
    flat = plain(text[:_LONGEST_CUE])
    if len(text) > _LONGEST_POINTER or not flat.startswith(_cue_phrases()):
        return None
    for phrase in _cue_phrases():
        if not flat.startswith(phrase) or flat[len(phrase) : len(phrase) + 1].isalnum():
            continue
        rest = _after(text, phrase)
        separator = _SEPARATOR.match(rest)
        headline = rest[separator.end() :] if separator else rest.strip()
        if len(headline.split()) < 3 or headline.startswith("("):
            return (Kind.LIST, text) if len(headline.split()) < 8 else None
        is_inline = phrase in cues()["inline"]
        starts_title = "aussi" in phrase and headline[:1].isupper()
        if is_inline and (separator or starts_title):
            return Kind.TEASER, headline
    return None


@cache
def _cue_phrases() -> tuple[str, ...]:
    return (*cues()["inline"], *cues()["list"])


def _after(text: str, phrase: str) -> str:
    """What stands after ``phrase``, which is in plain form, in the line as it is written."""
    for end in range(len(phrase) - 4, len(text) + 1):
        if end > 0 and plain(text[:end]) == phrase:
            return text[end:]
    return ""


def furniture_zone(text: str) -> str:
    """``drop`` or ``close`` if the line belongs to no story, else empty.

    >>> furniture_zone("Accueil   Politique   Sécurité"), furniture_zone("Copyright Gao Infos")
    ('drop', 'close')
    >>> furniture_zone("La sécurité à Gao reste précaire.")
    ''
    """
    if not any(character.isalpha() for character in text):
        return "drop"
    if len(text) > _LONG_FURNITURE:
        return ""
    known = furniture()
    flat = plain(text)
    if flat.rstrip(" :") in known.whole:
        return known.whole[flat.rstrip(" :")]
    for phrase, zone in known.start.items():
        if flat.startswith(phrase) and not flat[len(phrase) : len(phrase) + 1].isalnum():
            return zone
    for phrase, zone in known.anywhere.items():
        if phrase in flat:
            return zone
    return "drop" if _is_menu(text) else ""


def _is_menu(text: str) -> bool:
    """A row of menu words or a breadcrumb: at least half of its parts are known menu words."""
    parts = [plain(part) for part in _MENU_SEPARATOR.split(text) if part.strip()]
    if len(parts) < 2:
        return len(words := plain(text).split()) > 1 and all(w in furniture().whole for w in words)
    known = sum(part in furniture().whole for part in parts)
    longest = max(len(part.split()) for part in parts)
    return known * 2 >= len(parts) and known >= 1 and (longest <= 4 or known >= 3)
