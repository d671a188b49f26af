"""Common nouns for actors: "soldats", "gouverneur", and what ministers are ministers of."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from extractor.lexicon.actor_checks import checked_flags, checked_target
from extractor.lexicon.actors import ACTORS, bodies
from extractor.lexicon.loader import one_of, read_rows

ROLE_FLAGS = frozenset(
    {
        *("title", "rank", "post", "place_post", "envoy", "member", "member_only", "same"),
        *("needs_country", "after_det", "after_la", "capital", "former", "idiom"),
        *("voice", "generic", "collective"),
    }
)


@dataclass(frozen=True, slots=True)
class RoleNoun:
    """A common noun for people of a role, with what may follow it.

    Attributes:
        noun: the word as the file heads it.
        forms: every form, ``noun`` included.
        target: a role code (``MIL``), an actor id (``UNK-ARMED``), or empty where the noun takes
            its party from what follows ("chef **du Jnim**").
        flags: see ``data/actors/README.md``.
    """

    noun: str
    forms: tuple[str, ...]
    target: str
    flags: frozenset[str]


@cache
def role_nouns() -> tuple[RoleNoun, ...]:
    """Role nouns and descriptions, checked.

    Raises:
        DataFileError: an unknown target or flag, or a form that stands twice.
    """
    found: list[RoleNoun] = []
    seen: dict[str, str] = {}
    for name in ("roles.csv", "descriptions.csv"):
        for row in read_rows(ACTORS / name, ("noun", "forms", "target", "flags")):
            flags = checked_flags(row, ROLE_FLAGS)
            target = checked_target(row, "target", allow_role=True) if row["target"] else ""
            if not target and not flags & {"member_only", "same", "former", "idiom"}:
                raise row.error("a noun without target needs member_only, same or idiom")
            forms = tuple(dict.fromkeys((row["noun"], *row.several("forms"))))
            for form in forms:
                here = f"{name}:{row.line}"
                if seen.setdefault(form, here) != here:
                    raise row.error(f"the form {form!r} stands already at {seen[form]}")
            found.append(RoleNoun(row["noun"], forms, target, flags))
    return tuple(found)


@cache
def portfolios() -> dict[str, str]:
    """What a minister is minister of, and the role of such a minister (``GOV`` or ``MFA``).

    >>> portfolios()["affaires étrangères"]
    'MFA'
    """
    found: dict[str, str] = {}
    for row in read_rows(ACTORS / "portfolios.csv", ("portfolio", "role")):
        if row["portfolio"] in found:
            raise row.error(f"the portfolio {row['portfolio']!r} stands twice")
        found[row["portfolio"]] = one_of(row, "role", set(bodies()))
    return found
