"""Which country a story is about."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from functools import lru_cache
from pathlib import Path

from extractor.language.toponyms.drafts import Draft
from extractor.language.toponyms.story import Story
from extractor.language.toponyms.vocabulary import vocabulary
from extractor.language.toponyms.words import split_words
from gazetteer import Gazetteer, exact_key
from gazetteer.core import DATA
from gazetteer.tables import read_table

_OUTLET = 2.5
_TITLE = 2.0
_NAME, _ADJECTIVE, _TOWN = 0.6, 0.5, 0.8
_CAP = 3.0
_FAMOUS = 0.7
"""Rank of a town that needs no word on its country."""

_ABROAD = 0.35
"""Weight of a country whose units the gazetteer does not hold: a party, seldom the scene."""


@lru_cache(maxsize=4)
def outlet_patterns(path: Path = DATA / "outlets.csv") -> tuple[tuple[re.Pattern[str], str], ...]:
    """Patterns over outlet names and domains, and their country.

    Raises:
        DataFileError: a line is wrong.
    """
    if not path.exists():
        return ()
    rows = []
    for line in read_table(path, "outlet,iso3"):
        word = line.cells["outlet"].lower()
        if len(line.cells["iso3"]) != 3:
            raise line.error(f"{line.cells['iso3']!r} is no ISO alpha-3 code")
        before = "" if word.startswith(".") else r"\b"
        rows.append((re.compile(before + re.escape(word) + r"\b"), line.cells["iso3"]))
    return tuple(rows)


def outlet_country(outlet: str, gazetteer: Gazetteer) -> str:
    """ISO alpha-3 of the country that a paper belongs to, or empty.

    Its pattern decides, else a country, a people or a town in its name.
    """
    name = outlet.lower().replace("’", "'")
    for pattern, iso3 in outlet_patterns():
        if pattern.search(name):
            return iso3
    capitals = {exact_key(country.capital): country.iso3 for country in gazetteer.countries}
    for word in exact_key(outlet).split():
        countries = gazetteer.countries
        found = countries.by_name(word) or countries.by_adjective(word) or capitals.get(word)
        if found:
            return found
    for part in split_words(outlet):
        towns = [p for p, _ in gazetteer.embedded.exact(part.key) if p.rank >= _FAMOUS]
        homes = {town.country for town in towns}
        if part.is_capital and part.key not in vocabulary().ordinary and len(homes) == 1:
            return homes.pop()
    return ""


def country_weights(story: Story, drafts: list[Draft], gazetteer: Gazetteer) -> dict[str, float]:
    """Evidence for each country: outlet, headline, names, adjectives, towns that only it has."""
    totals = _told(story, gazetteer)
    homes = (_home(draft) for draft in drafts if draft.name.known)
    for iso3, count in Counter(iso3 for iso3 in homes if iso3).items():
        totals[iso3] += min(_CAP + 1, _TOWN * count)
    held = covered(gazetteer)
    weights = {c: w * (1.0 if c in held else _ABROAD) for c, w in totals.items() if c}
    outlet = outlet_country(story.doc._.outlet, gazetteer)
    if outlet:
        weights[outlet] = weights.get(outlet, 0.0) + _OUTLET
    return weights


def _told(story: Story, gazetteer: Gazetteer) -> defaultdict[str, float]:
    """Evidence from the names and adjectives of countries; those in the headline count more."""
    names: Counter[str] = Counter()
    adjectives: Counter[str] = Counter()
    totals: defaultdict[str, float] = defaultdict(float)
    index = _country_words(gazetteer)
    for number, word in enumerate(story.words):
        found = index.get(word.key)
        pair = f"{word.key} {story.words[number + 1].key}" if number + 1 < len(story.words) else ""
        found = index.get(pair, found)
        if found is None:
            continue
        iso3, is_name = found
        if is_name and not word.is_capital:
            continue
        (names if is_name else adjectives)[iso3] += 1
        if word.start < story.title_end:
            totals[iso3] += _TITLE if is_name else 1.0
    for counter, weight in ((names, _NAME), (adjectives, _ADJECTIVE)):
        for iso3, count in counter.items():
            totals[iso3] += min(_CAP, weight * count)
    return totals


def _home(draft: Draft) -> str:
    """The country of a name that only one country has, or that has one famous bearer."""
    places = [c.place for c in draft.candidates if c.place.level != "country"]
    countries = {place.country for place in places}
    if len(countries) == 1:
        return countries.pop()
    famous = {place.country for place in places if place.rank >= _FAMOUS}
    return famous.pop() if len(famous) == 1 else ""


@lru_cache(maxsize=2)
def _country_words(gazetteer: Gazetteer) -> dict[str, tuple[str, bool]]:
    """Exact key of every country word to its code and whether it is a name."""
    table: dict[str, tuple[str, bool]] = {}
    for country in gazetteer.countries:
        for word in (*country.adjectives, *country.demonyms):
            table.setdefault(exact_key(word), (country.iso3, False))
    table.update({key: (iso3, True) for key, iso3 in gazetteer.countries.names.items()})
    return table


@lru_cache(maxsize=2)
def covered(gazetteer: Gazetteer) -> frozenset[str]:
    """Countries whose units the gazetteer holds."""
    return frozenset(
        place.country for place in gazetteer.embedded.places if place.level == "admin1"
    )
