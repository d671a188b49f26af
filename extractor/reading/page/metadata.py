"""Bylines and publication lines: who wrote a story and when it came out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from functools import cache

from extractor.reading.dates import find_date
from extractor.reading.page.words import furniture, one_of_phrases, words
from extractor.reading.vocabulary import plain

_CAPITAL = "A-ZÀ-ÖØ-ÞŒƁƊƝŊ"
_NAME_WORD = rf"[{_CAPITAL}][\w'’.-]*"
_DATED = re.compile(
    r"^(?P<date>.{6,45}?\d\d\d?\d?(?:\s+à\s+\d\d?\s?[h:]\s?\d\d)?)\s*[-–—|:]+\s+(?P<rest>\S.*)$"
)
_NUMERIC_DATED = re.compile(
    rf"^(?P<date>\d\d?[/.-]\d\d?[/.-]\d{{4}}(?:\s+\d\d?[h:]\d\d)?)\s+(?P<rest>[{_CAPITAL}«\"].*)$"
)
_INITIALS = re.compile(r"(?:[A-Z]\.\s*)+")
_TITLE_THEN_DATE = re.compile(
    r"^(?P<title>.{15,180}?)\s*[(\[|–—-]\s*(?P<date>[^()\[\]|]*\d[^()\[\]|]*?)\s*[)\]]?$"
)
_LOOSE_WORDS = 3
_SHORTEST_REST = 15
_JOINERS = "|•·/–—-"
_LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class Shown:
    """What a publication line shows.

    Attributes:
        when: date, and hour if there is one.
        is_strong: an hour or words such as "Publié le" stand beside it.
        author: a name on the same line, or empty.
    """

    when: datetime
    is_strong: bool
    author: str


@cache
def _name() -> re.Pattern[str]:
    particles = "|".join(words()["particle"])
    word = rf"(?:{_NAME_WORD}|(?i:{particles})(?=\s)|&)"
    return re.compile(rf"{_NAME_WORD}(?:(?:\s+|\s*,\s*|\s*/\s*){word}){{0,9}}")


@cache
def _byline() -> re.Pattern[str]:
    cue = "|".join(re.escape(phrase).replace("e", "[eéè]") for phrase in words()["byline"])
    return re.compile(rf"(?i:^|(?<=[\s|•·-]))(?i:{cue})\s*:?\s+(?P<name>{_name().pattern})")


@cache
def _noise() -> re.Pattern[str]:
    """What stands beside a publication date: its cues, counts of readers, marks, numbers."""
    known = words()
    phrases = (*known["date"], *known["update"], *known["count"], *known["byline"], "a", "h")
    return re.compile(one_of_phrases(tuple(sorted(phrases, key=len, reverse=True))) + r"|[\W\d_]+")


def read_date_line(text: str) -> Shown | None:
    """The publication date that a line shows, if showing it is all that the line does.

    >>> read_date_line("Publié vendredi 12 septembre 2025 à 18:59").when
    datetime.datetime(2025, 9, 12, 18, 59)
    >>> read_date_line("Rédigé par Oumarou H. Sanda, le 1 novembre 2020 | Lu 5 873 fois").author
    'Oumarou H. Sanda'
    >>> read_date_line("Le 12 septembre 2025, l'armée a repris la ville de Tessit.")
    """
    if len(text) > 160 or not any(character.isdigit() for character in text):
        return None
    flat = plain(text)
    found = find_date(flat)
    if found is None:
        return None
    author = read_byline(text, whole=False)
    around = f"{flat[: found.start]} ¤ {flat[found.end :]}"
    if author:
        around = around.replace(plain(author), " ")
    second = find_date(around)
    if second is not None:
        around = around[: second.start] + around[second.end :]
    loose = [word for word in _noise().sub(" ", around).split() if len(word) > 1]
    if " ".join(loose) in furniture().whole:
        loose = []
    cue = one_of_phrases(tuple(p for p in words()["date"] + words()["update"] if len(p) > 5))
    is_strong = found.has_clock or re.search(cue, flat) is not None
    is_apart = flat[: found.start].rstrip().endswith(tuple(_JOINERS)) or flat[
        found.end :
    ].lstrip().startswith(tuple(_JOINERS))
    if len(loose) > (_LOOSE_WORDS if is_strong or is_apart or author else 0) or text.endswith("."):
        return None
    return Shown(found.when, is_strong, author)


def split_dated(text: str) -> tuple[datetime, str] | None:
    """Date and paragraph of a line such as "08/02/2023 - Le chef de la diplomatie russe …".

    >>> split_dated("08/02/2023 - Le ministre a bouclé hier à Bamako une longue visite.")[0]
    datetime.datetime(2023, 2, 8, 0, 0)
    """
    match = _DATED.match(text) or _NUMERIC_DATED.match(text)
    if not match or len(match["rest"]) < _SHORTEST_REST:
        return None
    shown = read_date_line(match["date"])
    return (shown.when, match["rest"]) if shown else None


def split_title(text: str) -> tuple[str, datetime] | None:
    """Headline and publication date of a line such as "Djenné : la digue tient (10/01/2025)".

    A date in words is not taken for one, for it may be part of the headline.

    >>> split_title("Djenné : la digue tient (10/01/2025)")[0]
    'Djenné : la digue tient'
    """
    match = _TITLE_THEN_DATE.match(text) if len(text) < 250 else None
    shown = read_date_line(match["date"]) if match else None
    if match is None or shown is None:
        return None
    is_numeric = not any(character.isalpha() for character in match["date"])
    return (match["title"], shown.when) if is_numeric or shown.is_strong else None


def read_byline(text: str, *, whole: bool = True) -> str:
    """The name in a byline; empty if the line is none.

    Args:
        text: a line.
        whole: the byline must be all of the line, but for a post or an agency after the name.

    >>> read_byline("Par Aïssata N. DIAWARA"), read_byline("Par ailleurs, le ministre a salué Gao")
    ('Aïssata N. DIAWARA', '')
    """
    if whole and len(text) > 120:
        return ""
    match = _byline().search(text)
    if not match or (whole and match.start() > 0):
        return ""
    name = match["name"].strip(" ,/&")
    trimmed = re.sub(rf"(?i)[\s,]+(?:{'|'.join(words()['particle'])})$", "", name)
    if not whole:
        return trimmed
    posts = one_of_phrases(words()["post"] + words()["particle"] + words()["count"] + ("a",))
    rest = re.sub(posts, " ", plain(text[match.end() :]))
    rest_words = [word for word in re.split(r"[\W\d_]+", rest) if word]
    return trimmed if len(rest_words) <= _LOOSE_WORDS and not text.endswith(".") else ""


def is_count(text: str) -> bool:
    """A line that only counts readers, comments or minutes.

    >>> is_count("Lecture 2 minutes."), is_count("2 minutes de silence")
    (True, False)
    """
    if len(text) > _LONGEST_NAME or not any(character.isdigit() for character in text):
        return False
    flat = plain(text)
    counts = re.search(one_of_phrases(words()["count"]), flat) is not None
    return counts and not [word for word in _noise().sub(" ", flat).split() if len(word) > 1]


def is_signature(text: str) -> bool:
    """A line that is nothing but a person's name or initials.

    >>> is_signature("Souleymane SIDIBÉ"), is_signature("A. N. D."), is_signature("Gao : un mort")
    (True, True, False)
    """
    if len(text) > _LONGEST_NAME or (text.isupper() and "." not in text):
        return False
    count = len(text.split())
    is_name = _name().fullmatch(text) is not None and 2 <= count <= 6
    return is_name and (not text.endswith(".") or _INITIALS.fullmatch(text) is not None)
