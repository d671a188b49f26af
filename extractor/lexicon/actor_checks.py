"""Checks that the files of actor names share: targets, flags, aliases, days."""

from __future__ import annotations

from datetime import date

from extractor.lexicon.actor_words import ordinary_words
from extractor.lexicon.actors import ANY_COUNTRY, bodies, registry
from extractor.lexicon.loader import Row, one_of
from extractor.lexicon.text_keys import keys_of


def covers(start: date | None, end: date | None, day: date | None) -> bool:
    """Whether a day lies between two, either of which may be open; true where it is unknown."""
    return day is None or ((start is None or start <= day) and (end is None or day <= end))


def checked_target(row: Row, column: str, allow_role: bool = False) -> str:
    """An actor id or ``*-ROLE``; with ``allow_role`` a bare role code too.

    Raises:
        DataFileError: it is none of them.
    """
    target = row[column]
    role = target.removeprefix(f"{ANY_COUNTRY}-")
    if role != target or (allow_role and target in bodies()):
        one_of(row, column, {f"{ANY_COUNTRY}-{code}" for code in bodies()} | set(bodies()))
    elif target not in registry():
        raise row.error(f"{column} {target!r} is no actor id and no *-ROLE")
    return target


def checked_flags(row: Row, allowed: frozenset[str]) -> frozenset[str]:
    """The row's flags, which must be among ``allowed``.

    Raises:
        DataFileError: one is not; the message lists those there are.
    """
    flags = frozenset(row.several("flags"))
    if unknown := flags - allowed:
        raise row.error(f"unknown flag {sorted(unknown)[0]!r}; use: {', '.join(sorted(allowed))}")
    return flags


def check_alias(row: Row, alias: str, cued: bool) -> None:
    """An alias must be safe to match: no ordinary word, no two letters, unless cues guard it.

    Raises:
        DataFileError: it is not.
    """
    keys = keys_of(alias)
    if not keys:
        raise row.error(f"the alias {alias!r} holds no word")
    if cued or len(keys) > 1:
        return
    if len(keys[0]) <= 2 and not alias.isupper():
        raise row.error(f"the two-letter alias {alias!r} must be in capitals or have cues")
    if keys[0] in ordinary_words() and not alias.isupper():
        raise row.error(f"the alias {alias!r} is an ordinary word; give it cues or a longer form")
