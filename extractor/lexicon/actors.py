"""The actors that the table can name, by id.

An id is either listed (``codebook.csv`` and ``organisations.csv`` in ``data/actors``) or composed
by the codebook's grammar ``ISO3-ROLE`` for any country of the world, ``TUR-MFA`` for example. The
roles stand in ``bodies.csv``, the dates of groups and missions in ``lifespans.csv``.

Source of the rules: the project's codebook, section 3 and section 8, "Actors".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path

import gazetteer
from extractor.errors import DataFileError, SahelEventsError
from extractor.lexicon.loader import DATA, Row, one_of, read_rows
from extractor.lexicon.partial_dates import first_day, last_day
from gazetteer.countries import Countries

ACTORS = DATA / "actors"
COUNTRIES = Path(gazetteer.__file__).parent / "data" / "countries.csv"
ACTOR_TYPES = frozenset(
    {
        "government",
        "state_forces",
        "external_forces",
        "armed_group",
        "self_defence",
        "unknown_armed",
        "criminal",
        "civilians",
        "igo",
        "ngo_media",
    }
)
ANY_COUNTRY = "*"
_LISTED_COLUMNS = ("actor_id", "name_fr", "name_en", "actor_type", "country", "parent_id")


class UnknownActorError(SahelEventsError, KeyError):
    """No actor has this id."""

    def __init__(self, actor_id: str) -> None:
        self.actor_id = actor_id
        super().__init__(f"no actor has the id {actor_id!r}; ids are listed or ISO3-ROLE")

    def __str__(self) -> str:
        return str(self.args[0])


@dataclass(frozen=True, slots=True)
class Actor:
    """A party to events.

    Attributes:
        actor_id: ``JNIM``, ``MLI-MIL``.
        name_fr, name_en: canonical names.
        actor_type: one of :data:`ACTOR_TYPES`.
        country: ISO 3166-1 alpha-3, empty for a party of no one country.
        parent_id: the party it belongs to, or empty.
        valid_from, valid_to: first and last day of its life, where known.
        successor: id of the party that took its place, or empty.
    """

    actor_id: str
    name_fr: str
    name_en: str
    actor_type: str
    country: str = ""
    parent_id: str = ""
    valid_from: date | None = None
    valid_to: date | None = None
    successor: str = ""


@dataclass(frozen=True, slots=True)
class Body:
    """A role of the grammar ``ISO3-ROLE``: what every country has."""

    role: str
    name_fr: str
    name_en: str
    actor_type: str
    parent_role: str


@cache
def bodies() -> dict[str, Body]:
    """The roles of the grammar by code.

    >>> bodies()["MFA"].parent_role
    'GOV'
    """
    columns = tuple(Body.__dataclass_fields__)
    found: dict[str, Body] = {}
    for row in read_rows(ACTORS / "bodies.csv", columns):
        one_of(row, "actor_type", ACTOR_TYPES)
        found[row["role"]] = Body(**row.values)
    return found


@cache
def countries() -> Countries:
    """The countries of the world, as the gazetteer lists them.

    Raises:
        DataFileError: the list is empty.
    """
    found = Countries.read(COUNTRIES)
    if not len(found):
        raise DataFileError(COUNTRIES, 1, "no country is listed; reinstall the package")
    return found


class ActorRegistry:
    """Every actor by id; composed ids are made when first asked for."""

    def __init__(self, listed: dict[str, Actor]) -> None:
        self._actors = dict(listed)

    def __iter__(self) -> Iterator[Actor]:
        return iter(self._actors.values())

    def __contains__(self, actor_id: str) -> bool:
        try:
            self.get(actor_id)
        except UnknownActorError:
            return False
        return True

    def get(self, actor_id: str) -> Actor:
        """The actor of an id.

        Raises:
            UnknownActorError: the id is neither listed nor of the form ``ISO3-ROLE``.

        >>> registry().get("TUR-MFA").name_fr
        'Ministère des Affaires étrangères (Turquie)'
        >>> registry().get("KATIBA-SERMA").parent_id
        'JNIM-MACINA'
        """
        if actor_id not in self._actors:
            self._actors[actor_id] = _compose(actor_id)
        return self._actors[actor_id]


def _compose(actor_id: str) -> Actor:
    iso3, _, role = actor_id.partition("-")
    body, country = bodies().get(role), countries().get(iso3)
    if body is None or country is None:
        raise UnknownActorError(actor_id)
    name_en = f"{body.name_en} of {country.name_en}"
    if role == "CVL":
        name_en = f"{body.name_en} ({country.name_en})"
    return Actor(
        actor_id,
        f"{body.name_fr} ({country.name})",
        name_en,
        body.actor_type,
        iso3,
        f"{iso3}-{body.parent_role}" if body.parent_role else "",
    )


def role_of(actor_id: str) -> str:
    """The grammar's role in an id, or empty.

    >>> role_of("MLI-MIL"), role_of("AES-FORCE")
    ('MIL', '')
    """
    role = actor_id.partition("-")[2]
    return role if role in bodies() else ""


@cache
def registry() -> ActorRegistry:
    """The registry of the shipped data, read and checked once.

    Raises:
        DataFileError: an id stands twice, a type, parent, role or date is wrong.
    """
    listed: dict[str, Actor] = {}
    rows: dict[str, Row] = {}
    for row in _listed_rows():
        actor_id = row["actor_id"]
        if actor_id in listed:
            raise row.error(f"the actor {actor_id!r} stands twice; remove one of the lines")
        one_of(row, "actor_type", ACTOR_TYPES)
        listed[actor_id] = Actor(
            actor_id,
            row["name_fr"],
            row["name_en"],
            row["actor_type"],
            row["country"],
            row["parent_id"],
        )
        rows[actor_id] = row
    found = ActorRegistry(_with_lifespans(listed))
    for actor_id, row in rows.items():
        if row["parent_id"] and row["parent_id"] not in found:
            raise row.error(f"the parent {row['parent_id']!r} of {actor_id} is not known")
    return found


def _listed_rows() -> Iterator[Row]:
    codebook = ("actor_id", "name_en", "name_fr", *_LISTED_COLUMNS[3:], "aliases_fr")
    yield from read_rows(ACTORS / "codebook.csv", codebook)
    yield from read_rows(ACTORS / "organisations.csv", _LISTED_COLUMNS)


def _with_lifespans(listed: dict[str, Actor]) -> dict[str, Actor]:
    columns = ("actor_id", "valid_from", "valid_to", "successor", "source")
    for row in read_rows(ACTORS / "lifespans.csv", columns):
        for column in ("actor_id", "successor"):
            if row[column] and row[column] not in listed:
                raise row.error(f"{column} {row[column]!r} is not a listed actor")
        listed[row["actor_id"]] = replace(
            listed[row["actor_id"]],
            valid_from=first_day(row, "valid_from"),
            valid_to=last_day(row, "valid_to"),
            successor=row["successor"],
        )
    return listed
