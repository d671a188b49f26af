"""The tries that the component walks, built once from the lexicon."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from extractor.language.actors.trie import WordTrie
from extractor.lexicon.actor_names import KnownName, country_aliases, known_names, seats
from extractor.lexicon.actor_words import word_list
from extractor.lexicon.actors import countries
from extractor.lexicon.persons import Person, persons
from extractor.lexicon.role_nouns import RoleNoun, portfolios, role_nouns
from extractor.lexicon.text_keys import keys_of


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Everything that names an actor, as tries.

    Attributes:
        names, persons, roles: from the files of the same names.
        portfolios: ministers' portfolios, with the role of such a minister.
        countries: country names, as ISO alpha-3.
        adjectives: "malien", in any form, as ISO alpha-3.
        demonyms: "Malien", in any form, as ISO alpha-3.
        seats: capitals, with the id of the government that they stand for.
        honorifics: "M.", "Son Excellence".
    """

    names: WordTrie[KnownName]
    persons: WordTrie[Person]
    roles: WordTrie[RoleNoun]
    portfolios: WordTrie[str]
    countries: WordTrie[str]
    adjectives: WordTrie[str]
    demonyms: WordTrie[str]
    seats: WordTrie[str]
    honorifics: WordTrie[bool]


@cache
def vocabulary() -> Vocabulary:
    """The tries of the shipped lexicon.

    Raises:
        DataFileError: a line of the lexicon is wrong.
    """
    found = Vocabulary(*(WordTrie() for _ in Vocabulary.__dataclass_fields__))
    for name in known_names():
        for alias in name.aliases:
            found.names.add(alias, name)
    for person in persons().values():
        for alias in person.aliases:
            found.persons.add(alias, person)
    for noun in role_nouns():
        for form in noun.forms:
            found.roles.add(form, noun)
    for portfolio, role in portfolios().items():
        found.portfolios.add(portfolio, role)
    for honorific in word_list("honorific"):
        found.honorifics.add(honorific, True)
    _add_countries(found)
    return found


def _add_countries(found: Vocabulary) -> None:
    for country in countries():
        for name in (country.name, *country.aliases):
            found.countries.add(name, country.iso3)
        for word in country.adjectives:
            found.adjectives.add(word, country.iso3)
        for word in country.demonyms:
            found.demonyms.add(word, country.iso3)
        if keys_of(country.capital):
            found.seats.add(country.capital, f"{country.iso3}-GOV")
    for alias, iso3 in country_aliases().items():
        found.countries.add(alias, iso3)
    for city, actor_id in seats().items():
        found.seats.add(city, actor_id)
