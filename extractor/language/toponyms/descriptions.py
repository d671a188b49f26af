"""Places told without a name: "cette localité", "la capitale", "le sud du pays", "sur place"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from extractor.language.annotations import PlaceMention
from extractor.language.toponyms.alternations import alternatives, either, spaced
from extractor.language.toponyms.build import at_place, in_part
from extractor.language.toponyms.story import Story
from extractor.language.toponyms.vocabulary import vocabulary
from gazetteer import Gazetteer, Place, exact_key
from gazetteer.borders import border
from gazetteer.relative import bearing_of, directions

_REACH = 3
"""Sentences back in which "la ville" finds its antecedent."""

_UNIT_LEVELS = ("admin1", "admin2", "admin3")


@dataclass(frozen=True, slots=True)
class Found:
    """A mention and its characters."""

    start: int
    end: int
    mention: PlaceMention


@dataclass(frozen=True, slots=True)
class _Patterns:
    noun: re.Pattern[str]
    capital: re.Pattern[str]
    part: re.Pattern[str]
    whole: re.Pattern[str]
    nickname: re.Pattern[str]
    border: re.Pattern[str]


@lru_cache(maxsize=1)
def _patterns() -> _Patterns:
    words = vocabulary()
    winds = alternatives([*directions(), "centre"])
    of = rf"(?:{either('of_plain')})\b|d'"
    return _Patterns(
        noun=re.compile(
            rf"\b(?P<det>{either('pointing')})\s+"
            rf"(?P<noun>{alternatives(words.descriptions)})\b"
            rf"(?!\s*(?:{of}|{either('neighbour_stem')}))|\b(?P<here>sur place)\b"
        ),
        capital=re.compile(
            rf"\bla capitale\b(?!\s*(?:{either('capital_kind')}|{of}))"
            r"(?:\s+(?P<adjective>[a-z]+))?"
        ),
        part=re.compile(
            rf"\b(?P<intro>{either('wind_preposition')})?\s*(?:{spaced('wind_determiner')})"
            rf"(?:(?:{either('wind_size')})[\s-])?"
            rf"(?P<wind>{winds})\b(?P<land>\s+du\s+(?:{either('land')}))?(?!\s*(?:{of}|-))"
        ),
        whole=re.compile(
            rf"\b(?:(?:{either('whole_preposition')})\s+)?(?:{either('whole_country')})"
            r"(?: national)?\b"
        ),
        nickname=re.compile(rf"\b(?:{alternatives(words.nicknames)})\b"),
        border=re.compile(r"\bla frontiere (?:[a-z]+o-)?(?P<adjective>[a-z]+)\b"),
    )


def describe(
    story: Story, named: Sequence[Found], country: str, gazetteer: Gazetteer
) -> list[Found]:
    """Mentions that descriptions make, given those that names make."""
    nicknames = list(_nicknames(story, gazetteer))
    found = [old for old in named if not _overlaps(old, nicknames)] + nicknames
    told = {story.sentence(old.start) for old in found if not old.mention.is_context}
    finders = (
        _capitals(story, country, gazetteer),
        _borders(story, country, gazetteer, told),
        _parts(story, country, gazetteer),
        _wholes(story, country, gazetteer),
    )
    for finder in finders:
        found.extend(new for new in finder if not _overlaps(new, found))
    found.sort(key=lambda item: item.start)
    for new in _nouns(story, found, gazetteer):
        if not _overlaps(new, found):
            found.append(new)
    return sorted(found, key=lambda item: (item.start, item.end))


def _overlaps(new: Found, found: Sequence[Found]) -> bool:
    return any(new.start < old.end and old.start < new.end for old in found)


def _at(story: Story, match: re.Match[str], place: Place, role: str, group: int = 0) -> Found:
    start, end = match.span(group)
    return Found(start, end, at_place(story.text[start:end], place, role))


def _capitals(story: Story, country: str, gazetteer: Gazetteer) -> Iterator[Found]:
    for match in _patterns().capital.finditer(story.folded):
        adjective = match["adjective"]
        iso3 = gazetteer.countries.by_adjective(adjective) if adjective else None
        end = match.end() if iso3 else match.start() + len("la capitale")
        place = gazetteer.capital(iso3 or country)
        if place is not None:
            text = story.text[match.start() : end]
            yield Found(match.start(), end, at_place(text, place, "anaphor"))


def _nicknames(story: Story, gazetteer: Gazetteer) -> Iterator[Found]:
    for match in _patterns().nickname.finditer(story.folded):
        name, iso3 = vocabulary().nicknames[exact_key(match.group())]
        found = gazetteer.lookup(name, countries=[iso3], level="populated_place", fuzzy=False)
        if found:
            yield _at(story, match, found[0].place, "anaphor")


def _borders(story: Story, country: str, gazetteer: Gazetteer, told: set[int]) -> Iterator[Found]:
    """Borders by adjective; context in a sentence that names a place."""
    for match in _patterns().border.finditer(story.folded):
        iso3 = gazetteer.countries.by_adjective(match["adjective"])
        place = border(gazetteer, country, iso3) if iso3 and iso3 != country else None
        if place is not None:
            role = "reference" if story.sentence(match.start()) in told else ""
            yield _at(story, match, place, role)


def _parts(story: Story, country: str, gazetteer: Gazetteer) -> Iterator[Found]:
    place = gazetteer.country(country)
    if place is None:
        return
    for match in _patterns().part.finditer(story.folded):
        if not match["land"] and match["intro"] != "dans":
            continue
        start = match.start("wind")
        if match["wind"] == "centre" and not (match["land"] or story.text[start].isupper()):
            continue
        mention = in_part(
            story.text[start : match.end()], place, bearing_of(match["wind"]), gazetteer
        )
        yield Found(start, match.end(), mention)


def _wholes(story: Story, country: str, gazetteer: Gazetteer) -> Iterator[Found]:
    place = gazetteer.country(country)
    if place is not None:
        for match in _patterns().whole.finditer(story.folded):
            yield _at(story, match, place, "anaphor")


def _nouns(story: Story, found: Sequence[Found], gazetteer: Gazetteer) -> Iterator[Found]:
    for match in _patterns().noun.finditer(story.folded):
        noun = match["noun"]
        levels = vocabulary().descriptions[noun] if noun else ()
        place = _antecedent(story, found, match.start(), levels, gazetteer)
        if place is not None:
            yield _at(story, match, place, "anaphor")


def _antecedent(
    story: Story, found: Sequence[Found], at: int, levels: tuple[str, ...], gazetteer: Gazetteer
) -> Place | None:
    """The last place told before ``at`` that fits ``levels``, or the unit that holds it."""
    here = story.sentence(at)
    for item in reversed(found):
        place = item.mention.place
        if item.end > at or place is None or item.mention.role in ("origin", "post", "reference"):
            continue
        if here - story.sentence(item.start) > _REACH:
            return None
        if not levels:
            return None if item.mention.role else place
        if place.level in levels:
            return place
        unit = _unit_of(place, levels, gazetteer)
        if unit is not None:
            return unit
    return None


def _unit_of(place: Place, levels: tuple[str, ...], gazetteer: Gazetteer) -> Place | None:
    held = {"admin1": place.admin1, "admin2": place.admin2, "admin3": place.admin3}
    for level in _UNIT_LEVELS:
        if level == levels[0] and held[level] and place.level != "country":
            return gazetteer.unit(place.country, level, held[level])
    return None
