"""Proper names of actors: groups, forces, operations, organisations, companies, parties, courts.

They stand in ``data/actors/names_*.csv``; countries and capitals that name a government in
``country_aliases.csv`` and ``seats.csv``. A target is an actor id, or ``*-ROLE`` where the country
is the story's.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from extractor.lexicon.actor_checks import check_alias, checked_flags, checked_target, covers
from extractor.lexicon.actors import ACTORS, countries
from extractor.lexicon.loader import Row, one_of, read_rows
from extractor.lexicon.partial_dates import first_day, last_day

KINDS = frozenset(
    {
        *("group", "force", "unit", "operation", "mission", "service", "voice", "junta"),
        *("ministry", "metonym", "parliament", "court", "regulator", "organisation"),
        *("party", "union", "movement", "religious", "company", "business", "media"),
    }
)
NAME_FLAGS = frozenset({"voice", "metonym", "generic", "plural"})


@dataclass(frozen=True, slots=True)
class KnownName:
    """A proper name.

    Attributes:
        name: the name in full.
        aliases: every form it is matched by, the name included where it is a form.
        target: actor id or ``*-ROLE``.
        kind: one of :data:`KINDS`.
        flags: ``voice`` (speaks, does not fight), ``metonym`` (a seat that stands for a body, only
            where it acts), ``generic`` (may lead back to another party), ``plural``.
        cues: words of which the story must hold one; empty where the name needs no context.
        valid_from, valid_to: days between which the name means this.
    """

    name: str
    aliases: tuple[str, ...]
    target: str
    kind: str
    flags: frozenset[str]
    cues: tuple[str, ...]
    valid_from: date | None
    valid_to: date | None

    def covers(self, day: date | None) -> bool:
        """Whether the name means this on a day; true where the day is unknown."""
        return covers(self.valid_from, self.valid_to, day)


@cache
def known_names() -> tuple[KnownName, ...]:
    """Every proper name, checked.

    Raises:
        DataFileError: an unknown target, kind or flag; an alias that stands twice with nothing
            (cues or dates) to tell the two apart; an alias that is an ordinary word, or one of two
            letters, without cues.
    """
    return tuple(_read_names())


def _read_names() -> Iterator[KnownName]:
    columns = ("name", "aliases", "actor_id", "kind", "flags", "cues", "valid_from", "valid_to")
    seen: dict[str, str] = {}
    for path in sorted(ACTORS.glob("names_*.csv")):
        for row in read_rows(path, (*columns, "source")):
            cues, flags = row.several("cues"), checked_flags(row, NAME_FLAGS)
            start, end = first_day(row, "valid_from"), last_day(row, "valid_to")
            told_apart = bool(cues or start or end)
            name = row["name"]
            own = () if "(" in name else (name,)
            aliases = tuple(dict.fromkeys((*own, *row.several("aliases"))))
            for alias in aliases:
                check_alias(row, alias, bool(cues))
                _check_duplicate(row, alias, told_apart, seen)
            yield KnownName(
                name,
                aliases,
                checked_target(row, "actor_id"),
                one_of(row, "kind", KINDS),
                flags,
                cues,
                start,
                end,
            )


def _check_duplicate(row: Row, alias: str, told_apart: bool, seen: dict[str, str]) -> None:
    here = f"{row.path.name}:{row.line}"
    before = seen.setdefault(alias, "" if told_apart else here)
    if before and not told_apart and before != here:
        raise row.error(f"the alias {alias!r} stands already at {before}; add cues or dates")
    if not told_apart:
        seen[alias] = here


@cache
def country_aliases() -> dict[str, str]:
    """Official and short names of countries that only party names use, as ISO alpha-3."""
    found: dict[str, str] = {}
    for row in read_rows(ACTORS / "country_aliases.csv", ("alias", "iso3")):
        if countries().get(row["iso3"]) is None:
            raise row.error(f"{row['iso3']!r} is no ISO alpha-3 code of a listed country")
        found[row["alias"]] = row["iso3"]
    return found


@cache
def seats() -> dict[str, str]:
    """Cities that stand for a government where they act, by ISO alpha-3 of that government."""
    rows = read_rows(ACTORS / "seats.csv", ("city", "actor_id"))
    return {row["city"]: checked_target(row, "actor_id") for row in rows}
