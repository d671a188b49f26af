"""How French news names actors: proper names, persons with their posts, role nouns.

All of it is data in ``data/actors``:

- ``names_*.csv``: groups, forces, operations, organisations, companies, parties, courts.
- ``persons.csv``: who held which post when, one line a post.
- ``roles.csv`` and ``descriptions.csv``: common nouns ("soldats", "hommes armés").
- ``portfolios.csv``: what ministers are ministers of.

A target is an actor id, or ``*-ROLE`` where the country is the story's.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache

from extractor.lexicon.actors import ACTORS, ANY_COUNTRY, bodies, countries, registry
from extractor.lexicon.loader import Row, one_of, read_rows
from extractor.lexicon.partial_dates import first_day, last_day
from extractor.lexicon.text_keys import folded, keys_of

KINDS = frozenset(
    {
        *("group", "force", "unit", "operation", "mission", "service", "voice", "junta"),
        *("ministry", "metonym", "parliament", "court", "regulator", "organisation"),
        *("party", "union", "movement", "religious", "company", "business", "media"),
    }
)
GRACE = timedelta(days=7)
NAME_FLAGS = frozenset({"voice", "metonym", "generic", "plural"})
ROLE_FLAGS = frozenset(
    {
        *("title", "rank", "post", "place_post", "envoy", "member", "member_only", "same"),
        *("needs_country", "after_det", "after_la", "capital", "former", "idiom"),
        *("voice", "generic", "collective"),
    }
)


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
        return _covers(self.valid_from, self.valid_to, day)


@dataclass(frozen=True, slots=True)
class Post:
    """A post that a person held, with the actor for which they then spoke."""

    target: str
    title: str
    valid_from: date | None
    valid_to: date | None

    def covers(self, day: date | None) -> bool:
        """Whether the post was held on a day; true where the day is unknown."""
        return _covers(self.valid_from, self.valid_to, day)


@dataclass(slots=True)
class Person:
    """A person of public life, with aliases and posts in the order of the file."""

    name: str
    aliases: list[str] = field(default_factory=list)
    posts: list[Post] = field(default_factory=list)

    def post_on(self, day: date | None) -> Post | None:
        """The post held on a day, a week of grace included: a coup is news for some days."""
        held = [post for post in self.posts if post.covers(day)]
        if not held and day is not None:
            held = [post for post in self.posts if post.covers(day - GRACE)]
        return held[-1] if held else None

    def target_on(self, day: date | None) -> str:
        """Whom the person stood for on a day.

        Before the first post that is the first post's party; after the last post of a state, or
        between two, the parties and opposition of that country (codebook, section 8: an ousted
        head of state is ``PTY``). A leader of a group stays its leader. With no day known: the
        last post.
        """
        held = self.post_on(day)
        if held is not None:
            return held.target
        past = [post for post in self.posts if day and post.valid_to and post.valid_to < day]
        if not past:
            return self.posts[0].target
        last = max(past, key=lambda post: post.valid_to or date.min)
        country, _, role = last.target.partition("-")
        return f"{country}-PTY" if role in bodies() else last.target


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


def _covers(start: date | None, end: date | None, day: date | None) -> bool:
    return day is None or ((start is None or start <= day) and (end is None or day <= end))


def _checked_target(row: Row, column: str, allow_role: bool = False) -> str:
    target = row[column]
    role = target.removeprefix(f"{ANY_COUNTRY}-")
    if role != target or (allow_role and target in bodies()):
        one_of(row, column, {f"{ANY_COUNTRY}-{code}" for code in bodies()} | set(bodies()))
    elif target not in registry():
        raise row.error(f"{column} {target!r} is no actor id and no *-ROLE")
    return target


def _checked_flags(row: Row, allowed: frozenset[str]) -> frozenset[str]:
    flags = frozenset(row.several("flags"))
    if unknown := flags - allowed:
        raise row.error(f"unknown flag {sorted(unknown)[0]!r}; use: {', '.join(sorted(allowed))}")
    return flags


@cache
def ordinary_words() -> frozenset[str]:
    """Folded words of everyday French that are no name without context."""
    rows = read_rows(ACTORS / "ordinary_words.csv", ("word",))
    return frozenset(folded(row["word"]) for row in rows)


def _check_alias(row: Row, alias: str, cued: bool) -> None:
    keys = keys_of(alias)
    if not keys:
        raise row.error(f"the alias {alias!r} holds no word")
    if cued or len(keys) > 1:
        return
    if len(keys[0]) <= 2 and not alias.isupper():
        raise row.error(f"the two-letter alias {alias!r} must be in capitals or have cues")
    if keys[0] in ordinary_words() and not alias.isupper():
        raise row.error(f"the alias {alias!r} is an ordinary word; give it cues or a longer form")


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
            cues, flags = row.several("cues"), _checked_flags(row, NAME_FLAGS)
            start, end = first_day(row, "valid_from"), last_day(row, "valid_to")
            told_apart = bool(cues or start or end)
            name = row["name"]
            own = () if "(" in name else (name,)
            aliases = tuple(dict.fromkeys((*own, *row.several("aliases"))))
            for alias in aliases:
                _check_alias(row, alias, bool(cues))
                _check_duplicate(row, alias, told_apart, seen)
            yield KnownName(
                name,
                aliases,
                _checked_target(row, "actor_id"),
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
def persons() -> dict[str, Person]:
    """Every known person by full name.

    Raises:
        DataFileError: an unknown target or an unreadable date.

    >>> from datetime import date
    >>> persons()["Mohamed Bazoum"].target_on(date(2022, 5, 1))
    'NER-GOV'
    >>> persons()["Mohamed Bazoum"].target_on(date(2024, 5, 1))
    'NER-PTY'
    """
    columns = ("person", "aliases", "actor_id", "post", "valid_from", "valid_to", "source")
    found: dict[str, Person] = {}
    for row in read_rows(ACTORS / "persons.csv", columns):
        person = found.setdefault(row["person"], Person(row["person"], [row["person"]]))
        for alias in row.several("aliases"):
            _check_alias(row, alias, cued=False)
            if alias not in person.aliases:
                person.aliases.append(alias)
        target = _checked_target(row, "actor_id")
        start, end = first_day(row, "valid_from"), last_day(row, "valid_to")
        if start and end and start > end:
            raise row.error(f"{row['valid_from']} is after {row['valid_to']}")
        person.posts.append(Post(target, row["post"], start, end))
    return found


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
            flags = _checked_flags(row, ROLE_FLAGS)
            target = _checked_target(row, "target", allow_role=True) if row["target"] else ""
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


@cache
def written_words(use: str) -> tuple[str, ...]:
    """Words of one use in ``data/actors/words.csv``, as the file writes them.

    Raises:
        KeyError: the file has no such use.
    """
    rows = [row for row in read_rows(ACTORS / "words.csv", ("use", "word")) if row["use"] == use]
    if not rows:
        raise KeyError(use)
    return tuple(word for row in rows for word in row.several("word"))


@cache
def word_list(use: str) -> frozenset[str]:
    """Folded words of one use, such as ``blocker`` or ``particle``.

    >>> "ould" in word_list("particle")
    True
    """
    return frozenset(folded(word) for word in written_words(use))


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
    return {row["city"]: _checked_target(row, "actor_id") for row in rows}
