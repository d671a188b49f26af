"""Vocabulary of page layout: cues to other stories, furniture, words of bylines and dates."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from extractor.lexicon.loader import Row, one_of, read_rows
from extractor.reading.vocabulary import FOLDER, plain

_CUE_KINDS = {"inline", "list"}
_MATCHES = {"whole", "start", "anywhere"}
_ZONES = {"drop", "close"}
_WORD_KINDS = {"byline", "post", "date", "update", "count", "particle"}


@dataclass(frozen=True, slots=True)
class Furniture:
    """Lines that belong to no story: phrase → zone, ``drop`` or ``close``."""

    whole: dict[str, str]
    start: dict[str, str]
    anywhere: dict[str, str]


def _phrase(row: Row) -> str:
    phrase = row["phrase"]
    if phrase != plain(phrase) or not phrase:
        raise row.error(f"write {phrase!r} in lower case, without accents and double spaces")
    return phrase


@cache
def cues(folder: Path = FOLDER) -> dict[str, tuple[str, ...]]:
    """Kind of cue (``inline``, ``list``) → its phrases, longest first.

    Raises:
        DataFileError: an unknown kind, a phrase twice or not in plain form.
    """
    found: dict[str, list[str]] = {kind: [] for kind in sorted(_CUE_KINDS)}
    for row in read_rows(folder / "page_cues.csv", ("phrase", "kind")):
        phrase = _phrase(row)
        if any(phrase in known for known in found.values()):
            raise row.error(f"{phrase!r} stands twice")
        found[one_of(row, "kind", _CUE_KINDS)].append(phrase)
    return {kind: tuple(sorted(known, key=len, reverse=True)) for kind, known in found.items()}


@cache
def furniture(folder: Path = FOLDER) -> Furniture:
    """The phrases of menus, share boxes, subscription offers, comments and footers.

    Raises:
        DataFileError: an unknown match or zone, a phrase twice or not in plain form.
    """
    tables: dict[str, dict[str, str]] = {match: {} for match in sorted(_MATCHES)}
    for row in read_rows(folder / "furniture.csv", ("phrase", "match", "zone")):
        phrase, table = _phrase(row), tables[one_of(row, "match", _MATCHES)]
        if phrase in table:
            raise row.error(f"{phrase!r} stands twice")
        if row["match"] == "anywhere" and len(phrase) < 8:
            raise row.error(f"{phrase!r} is too short to be looked for anywhere")
        table[phrase] = one_of(row, "zone", _ZONES)
    return Furniture(**tables)


@cache
def words(folder: Path = FOLDER) -> dict[str, tuple[str, ...]]:
    """Kind of word around names and dates → its phrases, longest first.

    Raises:
        DataFileError: an unknown kind, a phrase twice in a kind or not in plain form.
    """
    found: dict[str, list[str]] = {kind: [] for kind in sorted(_WORD_KINDS)}
    for row in read_rows(folder / "page_words.csv", ("phrase", "kind")):
        phrase, known = _phrase(row), found[one_of(row, "kind", _WORD_KINDS)]
        if phrase in known:
            raise row.error(f"{phrase!r} stands twice")
        known.append(phrase)
    return {kind: tuple(sorted(known, key=len, reverse=True)) for kind, known in found.items()}


def one_of_phrases(phrases: tuple[str, ...]) -> str:
    """A pattern for any of the phrases as whole words.

    >>> re.findall(one_of_phrases(("lu", "vues")), "lu 12 fois, 3 vues, valu")
    ['lu', 'vues']
    """
    return r"(?<!\w)(?:" + "|".join(map(re.escape, phrases)) + r")(?!\w)"
