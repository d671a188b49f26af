"""The patterns of the words before a name, built from the vocabulary.

Each reads folded text that ends where the name begins, with its last article merged into the
preposition ("de la" is "de", "au" is "a") unless it is said otherwise.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from extractor.language.toponyms.alternations import BLANKS, alternatives, either, spaced
from extractor.language.toponyms.vocabulary import Vocabulary, vocabulary
from gazetteer.relative import directions

_BEFORE = r"(?:^|(?<=[\s'(«\"-]))"
_WHEN = r"(?:\s+(?!de\b|a\b)[a-z0-9]+){0,2}"
"""At most two words between a verb of motion and its preposition: "partie lundi de"."""

_ADJECTIVE = r"[a-z-]+(?:al|ale|aux|el|elle|if|ive|aire|ique|ien|ienne|ais|ois|oint|ant|e)s?"
_COMPLEMENT = rf"\s+(?:{spaced('of')})[a-z-]+(?:\s+{_ADJECTIVE})?"
_PATH = rf"(?:\s+{_ADJECTIVE}|{_COMPLEMENT})*"


@dataclass(frozen=True, slots=True)
class Grammar:
    """One pattern for each kind of words before a name.

    Attributes:
        unit: "la ville de", articles as written.
        article: an article right before the name, as written.
        preposition: what governs the whole expression.
        canon: articles as written, with what each becomes.
        offset, direction, near, border, axis: relations to the name.
        between: "entre", and whether it is half-way.
        post, origin, organisation, recipient: roles of what stands before the name.
        verb: a verb that reaches a place ("a quitté").
    """

    unit: re.Pattern[str]
    article: re.Pattern[str]
    preposition: re.Pattern[str]
    canon: tuple[tuple[re.Pattern[str], str], ...]
    offset: re.Pattern[str]
    direction: re.Pattern[str]
    near: re.Pattern[str]
    border: re.Pattern[str]
    axis: re.Pattern[str]
    between: re.Pattern[str]
    post: re.Pattern[str]
    origin: re.Pattern[str]
    organisation: re.Pattern[str]
    verb: re.Pattern[str]
    recipient: re.Pattern[str]


@lru_cache(maxsize=1)
def grammar() -> Grammar:
    """The patterns, built once from the vocabulary of places."""
    words = vocabulary()
    return Grammar(
        unit=_unit(words),
        article=re.compile(rf"\b(?:{either('any_article')})\s*$"),
        preposition=re.compile(rf"(?:^|(?<=[\s'(«-]))({either('preposition')}) $"),
        canon=(
            (re.compile(rf"\b(?:{spaced('of_article')})$"), "de "),
            (re.compile(rf"\b(?:{spaced('to')})$"), "a "),
            (re.compile(rf"\b(?:{spaced('article')})$"), ""),
        ),
        offset=_offset(words),
        direction=_direction(),
        near=re.compile(rf"{_BEFORE}(?P<start>{_related(words, 'near')})\s+de $"),
        border=_border(words),
        axis=_axis(words),
        between=re.compile(
            r"\b(?:(?P<half>a mi-(?:chemin|distance|parcours)) (?:entre|de)|entre) $"
        ),
        post=_post(words),
        origin=_origin(words),
        organisation=re.compile(
            rf"{_BEFORE}(?:{alternatives(words.organisations)})s?(?:\s+[a-z-]+)?\s+(?:de )?$"
        ),
        verb=re.compile(rf"{_BEFORE}(?:{alternatives(words.verbs)})[a-z]*\s+$"),
        recipient=re.compile(rf"{_BEFORE}(?:{alternatives(words.recipients)}){_PATH}\s+a $"),
    )


def _unit(words: Vocabulary) -> re.Pattern[str]:
    """ "La ville de ", "le camp militaire de "."""
    return re.compile(
        rf"{_BEFORE}(?P<art>{spaced('determiner')})?"
        rf"(?P<unit>{alternatives(words.units)})"
        rf"(?P<adj>\s+(?!(?:{either('of_plain')})\b|frontalier)"
        r"[a-z-]+(?:e|al|ale|er|ere|ien|ienne))?"
        rf"\s+(?P<link>{spaced('of')})?$"
    )


def _wind_list() -> str:
    """One direction or several: "est et au sud"."""
    winds = alternatives(directions())
    return (
        rf"(?P<wind>{winds})(?:\s*(?:,|{either('wind_joint')})\s*"
        rf"(?:{spaced('wind_article', blank=BLANKS)})?(?:{winds}))*"
    )


def _offset(words: Vocabulary) -> re.Pattern[str]:
    """ "Environ 65 km à l'est de "."""
    numerals = either("number_word")
    number = (
        rf"\d+(?:[.,]\d+)?(?:\s*(?:a|-)\s*\d+)?|(?:une?\s+)?(?:{alternatives(words.distances)})"
        rf"(?:\s+de)?|(?:(?:{numerals})[\s-]+)*(?:{numerals})"
    )
    return re.compile(
        rf"{_BEFORE}(?P<start>(?:(?:{either('about')})\s+)?"
        rf"(?P<number>{number})\s*(?P<scale>{either('distance_unit')})\b)\.?"
        rf"(?:\s+environ)?,?\s*(?:(?:{either('toward')})\s*{_wind_list()})?\s*,?\s*de $"
    )


def _direction() -> re.Pattern[str]:
    """ "Au nord de ", "dans le grand sud de "."""
    return re.compile(
        rf"{_BEFORE}(?P<start>(?P<intro>{spaced('wind_intro')})?"
        rf"(?:(?:{either('wind_degree')})[\s-])?{_wind_list()})\s+de $"
    )


def _related(words: Vocabulary, relation: str) -> str:
    return alternatives(phrase for phrase, kind in words.relations.items() if kind == relation)


def _border(words: Vocabulary) -> re.Pattern[str]:
    """ "La frontière avec "."""
    return re.compile(
        rf"{_BEFORE}(?P<start>(?:{spaced('border_article')})?(?:{_related(words, 'border')}))"
        rf"(?:\s+[a-z-]+)?\s+(?:{spaced('border_link')})+$"
    )


def _axis(words: Vocabulary) -> re.Pattern[str]:
    """ "L'axe routier reliant "."""
    return re.compile(
        rf"{_BEFORE}(?P<start>(?:{spaced('article')})?(?:{_related(words, 'axis')}))"
        rf"(?:\s+(?:{either('road_word')}|n[o°]?\s*\d+|rn\s*\d+|"
        rf"qui\s+(?:{either('road_clause')})))*\s*[,(]?\s*$"
    )


def _post(words: Vocabulary) -> re.Pattern[str]:
    """ "Le gouverneur de ", "l'ambassadeur de Chine à "."""
    posts = alternatives(post for post, _ in words.posts)
    abroad = alternatives(post for post, is_abroad in words.posts if is_abroad)
    return re.compile(
        rf"{_BEFORE}(?:{posts})s?{_PATH}\s+de $|"
        rf"{_BEFORE}(?:{abroad}){_PATH}\s+(?:{either('posted')}) $"
    )


def _origin(words: Vocabulary) -> re.Pattern[str]:
    """ "Arrivés hier de ", "né à ", "partis pour "."""
    return re.compile(
        rf"{_BEFORE}(?:{alternatives(words.origins)}){_WHEN}\s+de $|"
        rf"{_BEFORE}(?:{alternatives(words.birthplaces)}){_WHEN}\s+a $|"
        rf"{_BEFORE}(?:{alternatives(words.destinations)})\s+(?:{either('bound_for')}) $"
    )
