"""The vocabulary of events: triggers, senses, settings and the rules that choose a type."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from extractor.errors import DataFileError
from extractor.lexicon.loader import DATA, Row, one_of, read_rows
from extractor.lexicon.patterns import Matcher, Pattern, compile_pattern

EVENTS = DATA / "events"
NEEDS = frozenset(
    {
        "",
        "armed_agent",
        "armed_context",
        "armed_object",
        "election_object",
        "figure_dead",
        "force_agent",
        "force_thing",
        "gift_context",
        "gift_object",
        "goods_context",
        "goods_object",
        "gov_agent",
        "igo_context",
        "law_object",
        "media_context",
        "mine_context",
        "official_agent",
        "official_context",
        "official_object",
        "official_or_armed",
        "official_pair",
        "official_visitor",
        "people_agent",
        "people_context",
        "persons_context",
        "persons_object",
    }
)
"""Conditions a trigger may set on the words around it; ``extractor.events.conditions`` checks."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a trigger file (``triggers.csv``, ``triggers_security.csv`` …).

    Attributes:
        senses: sub-event types or generic senses, likeliest first.
        pos: ``V`` a verb, ``N`` a noun, ``A`` an expression of any kind.
        subject_is_target: the grammatical subject undergoes the act ("ont péri").
        needs: a condition of :data:`NEEDS`, or empty.
        weight: prior that the word reports an event, 0 to 1.
    """

    text: str
    pos: str
    senses: tuple[str, ...]
    subject_is_target: bool
    needs: str
    weight: float


@dataclass(frozen=True, slots=True)
class TypeRule:
    """One line of ``type_rules.csv``; ``*`` fits anything."""

    sense: str
    agent: str
    target: str
    setting: str
    deaths: str
    sub_type: str


@cache
def _senses() -> tuple[Row, ...]:
    rows = tuple(read_rows(EVENTS / "senses.csv", ("sense", "group", "of", "gloss")))
    for row in rows:
        one_of(row, "of", {"agent", "target", "side"})
    return rows


@cache
def owner_roles() -> dict[str, str]:
    """Sense to whom its noun names by "de": ``agent``, ``target``, or ``side`` (hangs on who).

    >>> owner_roles()["neutralise"], owner_roles()["visit"], owner_roles()["attack"]
    ('target', 'agent', 'side')
    """
    return {row["sense"]: row["of"] for row in _senses()}


@cache
def sense_groups() -> dict[str, str]:
    """Sense to the group within which mentions may tell one event.

    >>> sense_groups()["ambush"], sense_groups()["meeting"]
    ('violence', 'talks')
    """
    groups: dict[str, str] = {}
    for row in _senses():
        if row["sense"] in groups:
            raise row.error(f"the sense {row['sense']!r} stands here twice")
        groups[row["sense"]] = row["group"]
    return groups


def _compile(row: Row, payload: Entry) -> Pattern[Entry]:
    try:
        return compile_pattern(row["pattern"], payload)
    except (ValueError, DataFileError) as error:
        raise row.error(str(error)) from error


def _weight(row: Row) -> float:
    try:
        weight = float(row["weight"])
    except ValueError:
        raise row.error(f"weight {row['weight']!r} is no number") from None
    if not 0 <= weight <= 1:
        raise row.error("weight must lie between 0 and 1")
    return weight


_TRIGGER_COLUMNS = ("pattern", "pos", "senses", "subject", "needs", "weight")


def _entry(row: Row, known: frozenset[str]) -> Entry:
    for sense in row.several("senses"):
        if sense not in known:
            raise row.error(f"the sense {sense!r} is not in senses.csv")
    one_of(row, "needs", NEEDS)
    one_of(row, "pos", {"V", "N", "A"})
    is_target = one_of(row, "subject", {"agent", "target"}) == "target"
    senses = row.several("senses")
    return Entry(row["pattern"], row["pos"], senses, is_target, row["needs"], _weight(row))


def read_triggers(*paths: Path) -> list[Pattern[Entry]]:
    """Compile the lines of trigger files.

    Raises:
        DataFileError: a sense, condition or weight is unknown, a pattern is wrong, or it stands
            twice, in one file or in two.
    """
    known = frozenset(sense_groups())
    patterns: list[Pattern[Entry]] = []
    seen: dict[tuple[str, str], Row] = {}
    for path in paths:
        for row in read_rows(path, _TRIGGER_COLUMNS):
            entry = _entry(row, known)
            first = seen.setdefault((entry.text, entry.pos), row)
            if first is not row:
                where = f"{first.path.name} line {first.line}"
                raise row.error(f"the pattern {entry.text!r} stands here twice: see {where}")
            patterns.append(_compile(row, entry))
            patterns.extend(compile_pattern(text, entry) for text in passives(entry))
    return patterns


_TRANSITIVE = re.compile(r"(?P<verb>@\S+)(?: _\d+)? (?P<object>~\S+)")
_PASSIVES = ("{object} _6 @être _2 {verb}", "{object} _1 {verb}")


def passives(entry: Entry) -> list[str]:
    """The patterns by which a verb's object stands before it, for a verb followed by its object.

    >>> entry = Entry("@fermer _3 ~école", "V", ("emergency_measure",), False, "", 0.6)
    >>> passives(entry)
    ['~école _6 @être _2 %fermer', '~école _1 %fermer']
    """
    found = _TRANSITIVE.fullmatch(entry.text)
    if found is None or entry.pos != "V" or entry.subject_is_target:
        return []
    verb = found["verb"].replace("@", "%")
    return [form.format(object=found["object"], verb=verb) for form in _PASSIVES]


@cache
def trigger_patterns() -> tuple[Pattern[Entry], ...]:
    """The triggers that ship with the project: every ``triggers*.csv`` of ``data/events``."""
    return tuple(read_triggers(*sorted(EVENTS.glob("triggers*.csv"))))


@cache
def trigger_matcher() -> Matcher[Entry]:
    """A matcher of all triggers."""
    return Matcher(trigger_patterns())


@cache
def cue_matcher(name: str) -> Matcher[str]:
    """A cue list of two columns (``pattern,cue``) in ``data/events``: settings, topics, …

    Args:
        name: file name without its ending.
    """
    patterns: list[Pattern[str]] = []
    for row in read_rows(EVENTS / f"{name}.csv", ("pattern", "cue")):
        try:
            patterns.append(compile_pattern(row["pattern"], row["cue"]))
        except (ValueError, DataFileError) as error:
            raise row.error(str(error)) from error
    return Matcher(patterns)


@cache
def recalling_words() -> frozenset[str]:
    """Prepositions after which a noun of violence only explains another act."""
    return frozenset(row["word"] for row in read_rows(EVENTS / "recalling.csv", ("word",)))


@cache
def coordinators() -> frozenset[str]:
    """Words that may stand between the items of a list of places."""
    return frozenset(row["word"] for row in read_rows(EVENTS / "coordinators.csv", ("word",)))


@cache
def type_rules() -> tuple[TypeRule, ...]:
    """Rules that turn a generic sense into a sub-event type; the first that fits wins."""
    columns = ("sense", "agent", "target", "setting", "deaths", "sub_type")
    known = frozenset(sense_groups())
    rules = []
    for row in read_rows(EVENTS / "type_rules.csv", columns):
        one_of(row, "sub_type", known)
        rules.append(TypeRule(*(row[column] for column in columns)))
    return tuple(rules)


@cache
def joinable() -> frozenset[tuple[str, str]]:
    """Pairs of different groups whose mentions may tell one event."""
    groups = set(sense_groups().values())
    pairs: set[tuple[str, str]] = set()
    for row in read_rows(EVENTS / "joins.csv", ("group", "other", "direction")):
        one_of(row, "group", groups)
        one_of(row, "other", groups)
        if one_of(row, "direction", {"any", "none"}) == "any":
            pairs |= {(row["group"], row["other"]), (row["other"], row["group"])}
    return frozenset(pairs)


@dataclass(frozen=True, slots=True)
class Gravity:
    """How grave a sub-type is beside others, and what it demands.

    Attributes:
        rank: of several types in one event the highest names it.
        is_speech: the act is only said; owed where the headline or the lead tells it.
        is_international: it counts only with a foreign state, an organisation or an armed group.
    """

    rank: int
    is_speech: bool
    is_international: bool


_GRAVITY_COLUMNS = ("sub_type", "gravity", "speech", "international")


@cache
def gravity() -> dict[str, Gravity]:
    """Sub-event type to :class:`Gravity`."""
    table = {}
    for row in read_rows(EVENTS / "gravity.csv", _GRAVITY_COLUMNS):
        speech = one_of(row, "speech", {"yes", "no"}) == "yes"
        international = one_of(row, "international", {"yes", "no"}) == "yes"
        table[row["sub_type"]] = Gravity(int(row["gravity"]), speech, international)
    return table


@dataclass(frozen=True, slots=True)
class Casting:
    """Who can stand on the two sides of a sub-type.

    Attributes:
        actor1, actor2: ids where the text names nobody; ``{C}`` is the country of the place.
        allow1, allow2: kinds of actor (see :func:`extractor.events.sides.kind_of`) that fit;
            ``*`` is anybody.
    """

    actor1: str
    actor2: str
    allow1: frozenset[str]
    allow2: frozenset[str]


@cache
def casting() -> dict[str, Casting]:
    """Sub-event type to :class:`Casting`."""
    columns = ("sub_type", "actor1", "actor2", "allow1", "allow2")
    return {
        row["sub_type"]: Casting(
            row["actor1"],
            row["actor2"],
            frozenset(row.several("allow1")),
            frozenset(row.several("allow2")),
        )
        for row in read_rows(EVENTS / "casting.csv", columns)
    }
