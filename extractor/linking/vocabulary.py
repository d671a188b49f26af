"""What the linking knows, as data: likeness of types, actors that go together, points, words.

The files stand in ``lexicon/data/linking``; a complaint names the file and the line.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt

from extractor.lexicon.actors import ACTOR_TYPES, bodies, registry
from extractor.lexicon.codebook import event_types
from extractor.lexicon.loader import DATA, Row, one_of, read_rows

LINKING = DATA / "linking"
WEIGHTS = ("force", "public", "talk")
LEVELS: dict[str, tuple[str, ...]] = {
    "start": ("",),
    "type": ("same", "near", "far"),
    "date": ("same_day", "same_days", "publication", "next_day", "wide"),
    "place": ("same", "city", "near", "beside", "inside", "region", "country", "unknown"),
    "actor1": ("same", "generic", "related", "open"),
    "actor2": ("same", "generic", "related", "open", "other"),
    "person": ("same", "other"),
    "deaths": ("exact", "equal", "few", "near", "apart", "far"),
    "counts": ("equal", "near", "far"),
    "words": ("most", "many", "some", "few", "none"),
    "source": ("same",),
    "gap": ("late",),
}
"""The levels of each feature, strongest first; what is none of them excludes or counts nothing."""

_LIKENESS = {"near": 1, "far": 2}
NO_LEVEL = -1


@dataclass(frozen=True, slots=True)
class LinkedType:
    """How a sub-type is linked.

    Attributes:
        weights: which column of points counts, one of :data:`WEIGHTS`.
        free_order: whether actor1 and actor2 may stand either way round.
        rarity: points for (rare acts) or against (acts of every day) a link.
    """

    weights: str
    free_order: bool
    rarity: int


@cache
def linked_types() -> dict[str, LinkedType]:
    """Every sub-type of the codebook with how it is linked, in the codebook's order.

    Raises:
        DataFileError: a sub-type is unknown, missing or stands twice.

    >>> linked_types()["meeting"].free_order
    True
    """
    found: dict[str, LinkedType] = {}
    path = LINKING / "types.csv"
    row = None
    for row in read_rows(path, ("sub_type", "weights", "order", "rarity")):
        name = one_of(row, "sub_type", set(event_types()))
        if name in found:
            raise row.error(f"{name!r} stands twice; remove one of the lines")
        free = one_of(row, "order", {"free", "fixed"}) == "free"
        weights = one_of(row, "weights", set(WEIGHTS))
        found[name] = LinkedType(weights, free, _whole(row, "rarity"))
    missing = [name for name in event_types() if name not in found]
    if row is not None and missing:
        raise row.error(f"the sub-type {missing[0]!r} is missing; add a line for it")
    return {name: found[name] for name in event_types()}


def _whole(row: Row, column: str) -> int:
    try:
        return int(row[column])
    except ValueError:
        raise row.error(f"{column} {row[column]!r} is no whole number") from None


@cache
def likeness() -> npt.NDArray[np.int8]:
    """Level of ``type`` for each pair of sub-types, shape (types, types); -1 where they exclude.

    Rows and columns stand in the codebook's order.

    Raises:
        DataFileError: a sub-type is unknown or paired with itself, or a pair stands twice.
    """
    names = list(event_types())
    matrix = np.full((len(names), len(names)), NO_LEVEL, np.int8)
    np.fill_diagonal(matrix, 0)
    for row in read_rows(LINKING / "likeness.csv", ("sub_type", "other", "likeness")):
        one, two = (names.index(one_of(row, c, set(names))) for c in ("sub_type", "other"))
        if matrix[one, two] != NO_LEVEL:
            raise row.error("this pair stands twice; remove one of the lines")
        level = _LIKENESS[one_of(row, "likeness", set(_LIKENESS))]
        matrix[one, two] = matrix[two, one] = level
    return matrix


@cache
def type_groups() -> npt.NDArray[np.int64]:
    """A number for each sub-type, shape (types,): types of two numbers can never be linked.

    >>> groups, names = type_groups(), list(event_types())
    >>> bool(groups[names.index("ambush")] == groups[names.index("phone_call")])
    False
    """
    linked = likeness() != NO_LEVEL
    groups = np.arange(len(linked), dtype=np.int64)
    while True:
        lowest = np.where(linked, groups[None, :], len(groups)).min(axis=1)
        if (lowest == groups).all():
            return groups
        groups = lowest


@cache
def points() -> dict[str, npt.NDArray[np.int32]]:
    """Points of each feature, shape (weights, levels + 1); the last column, for no level, is 0.

    Raises:
        DataFileError: a feature or level is unknown, missing or stands twice.

    >>> int(points()["date"][0, 0]) > 0
    True
    """
    found = {f: np.zeros((len(WEIGHTS), len(lv) + 1), np.int32) for f, lv in LEVELS.items()}
    owed = {(feature, level) for feature, levels in LEVELS.items() for level in levels}
    row = None
    for row in read_rows(LINKING / "points.csv", ("feature", "level", *WEIGHTS, "meaning")):
        feature = one_of(row, "feature", set(LEVELS))
        level = one_of(row, "level", set(LEVELS[feature]))
        if (feature, level) not in owed:
            raise row.error(f"{feature} {level} stands twice; remove one of the lines")
        owed.remove((feature, level))
        column = LEVELS[feature].index(level)
        found[feature][:, column] = [_whole(row, weights) for weights in WEIGHTS]
    if row is not None and owed:
        raise row.error(f"{' '.join(min(owed))} is missing; add a line for it")
    return found


@cache
def role_partners() -> frozenset[tuple[str, str]]:
    """Pairs of roles of one country that reports put for each other, both ways round.

    Raises:
        DataFileError: a role is unknown.
    """
    pairs: set[tuple[str, str]] = set()
    for row in read_rows(LINKING / "role_groups.csv", ("role", "other")):
        one, two = (one_of(row, c, set(bodies())) for c in ("role", "other"))
        pairs |= {(one, two), (two, one)}
    return frozenset(pairs)


@cache
def stand_ins() -> dict[str, frozenset[str]]:
    """Actor id to the ids and ``type:…`` that it can stand for.

    Raises:
        DataFileError: an id or actor type is unknown, or an id stands twice.
    """
    found: dict[str, frozenset[str]] = {}
    for row in read_rows(LINKING / "actor_groups.csv", ("actor_id", "stands_for", "gloss")):
        named = (row["actor_id"], *row.several("stands_for"))
        for name in named:
            kind = name.removeprefix("type:")
            known = kind in ACTOR_TYPES if name.startswith("type:") else name in registry()
            if not known:
                raise row.error(f"{name!r} is no actor; see data/actors")
        if row["actor_id"] in found:
            raise row.error(f"{row['actor_id']!r} stands twice; join the lines")
        found[row["actor_id"]] = frozenset(named[1:])
    return found


@cache
def everyday_words() -> frozenset[str]:
    """Folded words that tell nothing of two reports telling one event."""
    return frozenset(row["word"] for row in read_rows(LINKING / "everyday_words.csv", ("word",)))


@cache
def place_words() -> frozenset[str]:
    """Folded words of place names without which names are compared."""
    return frozenset(row["word"] for row in read_rows(LINKING / "place_words.csv", ("word",)))


@cache
def spellings() -> tuple[tuple[str, str], ...]:
    """Letters that spellings of one name put for each other, in the order of their use.

    Raises:
        DataFileError: a line replaces nothing.
    """
    found = []
    for row in read_rows(LINKING / "spellings.csv", ("written", "key")):
        if not row["written"]:
            raise row.error("the column written is empty; say which letters are replaced")
        found.append((row["written"], row["key"]))
    return tuple(found)
