"""The columns and closed lists of ACLED, and how ours are said in them.

Source: ACLED's codebook and the headers of its export files as of 2025. The names of parties are
kept to those that are certain; the tables stand in ``data/acled``.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from extractor.errors import TableError
from extractor.lexicon.actors import ACTOR_TYPES, bodies, countries, registry, role_of
from extractor.lexicon.codebook import Column, event_types, read_columns
from extractor.lexicon.loader import DATA, one_of, read_rows

ACLED = DATA / "acled"


@cache
def acled_columns() -> tuple[Column, ...]:
    """The columns of an ACLED export, in its order, with what we put there.

    >>> [column.name for column in acled_columns()][:2]
    ['event_id_cnty', 'event_date']
    """
    return read_columns(ACLED / "columns.csv")


@cache
def inter_codes() -> tuple[str, ...]:
    """The kinds of parties, in the order of ACLED's numbers from 1.

    >>> inter_codes().index("Civilians") + 1
    7
    """
    return next(column.allowed for column in acled_columns() if column.name == "inter1")


@cache
def inter_of_types() -> dict[str, str]:
    """Our ``actor_type`` to ACLED's kind of party.

    Raises:
        DataFileError: a type or kind is unknown.

    >>> inter_of_types()["self_defence"]
    'Identity militia'
    """
    return {
        one_of(row, "actor_type", ACTOR_TYPES): one_of(row, "inter", set(inter_codes()))
        for row in read_rows(ACLED / "actor_types.csv", ("actor_type", "inter"))
    }


def party_name(actor_id: str, country: str) -> str:
    """A party as ACLED writes it, without the years of its regime.

    Args:
        actor_id: the party; listed or ``ISO3-ROLE``.
        country: ACLED's name of the country of the event, by which it calls unnamed parties.

    Raises:
        UnknownActorError: there is no such actor.

    >>> party_name("CIV-POL", "Mali"), party_name("UNK-ARMED", "Mali")
    ('Police Forces of Ivory Coast', 'Unidentified Armed Group (Mali)')
    """
    actor, role = registry().get(actor_id), role_of(actor_id)
    if actor_id in listed_parties():
        return listed_parties()[actor_id].name.format(country=country)
    if role in role_names() and actor.country:
        return role_names()[role].format(country=acled_country(actor.country).name)
    return actor.name_en


@cache
def role_names() -> dict[str, str]:
    """Role to ACLED's name; ``{country}`` in it stands for the country of the party.

    Raises:
        DataFileError: a role is unknown.

    >>> role_names()["MIL"]
    'Military Forces of {country}'
    """
    roles = set(bodies())
    return {
        one_of(row, "role", roles): row["name"]
        for row in read_rows(ACLED / "roles.csv", ("role", "name"))
    }


@dataclass(frozen=True, slots=True)
class AcledParty:
    """A party as ACLED has it.

    Attributes:
        name: ``{country}`` in it stands for the country of the event.
        inter: its kind; empty where it is that of its ``actor_type``.
    """

    name: str
    inter: str = ""


@cache
def listed_parties() -> dict[str, AcledParty]:
    """Actor id to its name and kind, for those that ACLED has otherwise than our English name.

    Raises:
        DataFileError: an actor or kind is unknown.

    >>> listed_parties()["JNIM"].name
    'JNIM: Group for Support of Islam and Muslims'
    """
    found = {}
    for row in read_rows(ACLED / "actors.csv", ("actor_id", "name", "inter")):
        if row["actor_id"] not in registry():
            raise row.error(f"no actor has the id {row['actor_id']!r}")
        inter = row["inter"] and one_of(row, "inter", set(inter_codes()))
        found[row["actor_id"]] = AcledParty(row["name"], inter)
    return found


def party_inter(actor_id: str) -> str:
    """The kind of a party at home, one of :func:`inter_codes`.

    Raises:
        UnknownActorError: there is no such actor.

    >>> party_inter("JNIM"), party_inter("UNK-JIHADIST")
    ('Rebel group', 'Political militia')
    """
    listed = listed_parties().get(actor_id)
    if listed is not None and listed.inter:
        return listed.inter
    return inter_of_types()[registry().get(actor_id).actor_type]


@cache
def disorder_types() -> dict[tuple[str, str], str]:
    """Event type and sub-event type of ACLED to its type of disorder.

    Raises:
        DataFileError: a pair of our crosswalk has no line.

    >>> disorder_types()["Battles", "Armed clash"]
    'Political violence'
    """
    found = {}
    columns = ("event_type", "sub_event_type", "disorder_type")
    for row in read_rows(ACLED / "disorder_types.csv", columns):
        found[row["event_type"], row["sub_event_type"]] = row["disorder_type"]
    for kind in event_types().values():
        pair = (kind.acled_event_type, kind.acled_sub_event_type)
        if any(pair) and pair not in found:
            raise row.error(f"no line for {' / '.join(pair)}, of {kind.sub_event_type}; add it")
    return found


@dataclass(frozen=True, slots=True)
class AcledCountry:
    """A country as ACLED names it; ``region`` is empty where it is not listed."""

    name: str
    region: str = ""


def acled_country(iso3: str) -> AcledCountry:
    """The country of an ISO 3166-1 alpha-3 code.

    Raises:
        TableError: there is no such country.

    >>> acled_country("CIV")
    AcledCountry(name='Ivory Coast', region='Western Africa')
    >>> acled_country("JPN")
    AcledCountry(name='Japan', region='')
    """
    if iso3 in _listed_countries():
        return _listed_countries()[iso3]
    country = countries().get(iso3)
    if country is None:
        raise TableError(f"{iso3!r} is no country code of ISO 3166-1")
    return AcledCountry(country.name_en)


@cache
def _listed_countries() -> dict[str, AcledCountry]:
    found = {}
    for row in read_rows(ACLED / "countries.csv", ("iso3", "name", "region")):
        if countries().get(row["iso3"]) is None:
            raise row.error(f"{row['iso3']!r} is no country code of ISO 3166-1")
        found[row["iso3"]] = AcledCountry(row["name"], row["region"])
    return found
