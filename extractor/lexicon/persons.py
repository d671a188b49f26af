"""Persons of public life: who held which post when, from ``data/actors/persons.csv``."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache

from extractor.lexicon.actor_checks import check_alias, checked_target, covers
from extractor.lexicon.actors import ACTORS, bodies
from extractor.lexicon.loader import read_rows
from extractor.lexicon.partial_dates import first_day, last_day

GRACE = timedelta(days=7)
"""How long a post is still held after its last day: a coup is news for some days."""


@dataclass(frozen=True, slots=True)
class Post:
    """A post that a person held, with the actor for which they then spoke."""

    target: str
    title: str
    valid_from: date | None
    valid_to: date | None

    def covers(self, day: date | None) -> bool:
        """Whether the post was held on a day; true where the day is unknown."""
        return covers(self.valid_from, self.valid_to, day)


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
            check_alias(row, alias, cued=False)
            if alias not in person.aliases:
                person.aliases.append(alias)
        target = checked_target(row, "actor_id")
        start, end = first_day(row, "valid_from"), last_day(row, "valid_to")
        if start and end and start > end:
            raise row.error(f"{row['valid_from']} is after {row['valid_to']}")
        person.posts.append(Post(target, row["post"], start, end))
    return found
