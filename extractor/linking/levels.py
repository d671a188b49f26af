"""On which level two reports agree in date, figures, parties and words, for many pairs at once.

Every function takes the numbers of the reports of each pair, two arrays of shape (pairs,), and
gives numbers of levels in :data:`~extractor.linking.vocabulary.LEVELS`, :data:`NO_LEVEL` where no
level is met.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from extractor.linking.joins import ranks
from extractor.linking.parties import MISSING, OPEN, OTHER
from extractor.linking.reports import NO_DAY, NO_FIGURE, PRECISIONS, Ints, Reports
from extractor.linking.vocabulary import LEVELS, NO_LEVEL, likeness, linked_types

Level = npt.NDArray[np.int64]
Mask = npt.NDArray[np.bool_]

EXCLUDED = -2
"""Level of a feature in which two reports exclude each other."""

LATE = 10
"""Days between two publications from which they count as late."""

FEW = 3
"""Below so many persons, equal numbers say little."""

MANY = 20
"""From so many dead, equal numbers are hardly ever those of two events."""

NEAR, APART = 1.5, 3.0
"""Up to this ratio two figures are near; up to that one they are apart, beyond it far."""

UNBOUNDED = 10**9
"""Highest number of dead where a report tells the least alone."""

WORD_SHARES = (0.6, 0.4, 0.25, 0.125)
"""Shares of words in common (Dice) from which a level is reached."""


def _level(feature: str, level: str) -> int:
    return LEVELS[feature].index(level)


def _first(feature: str, choices: dict[str, Mask], default: int) -> Level:
    """The first level whose mask holds."""
    numbers = [_level(feature, name) for name in choices]
    return np.select(list(choices.values()), numbers, default).astype(np.int64)


def type_level(reports: Reports, a: Ints, b: Ints) -> Level:
    """How like the types are; :data:`EXCLUDED` where they exclude each other."""
    level = likeness()[reports.kind[a], reports.kind[b]].astype(np.int64)
    return np.where(level == NO_LEVEL, EXCLUDED, level)


def date_level(reports: Reports, a: Ints, b: Ints) -> Level:
    """How the days meet; reports whose days do not touch are not asked."""
    first = np.maximum(reports.first[a], reports.first[b])
    last = np.minimum(reports.last[a], reports.last[b])
    named = [reports.precision[side] for side in (a, b)]
    unsaid, wide = (
        np.isin(named[0], numbers) | np.isin(named[1], numbers)
        for numbers in (
            [PRECISIONS.index("publication")],
            [PRECISIONS.index(name) for name in ("week", "month", "year")],
        )
    )
    overlap = first <= last
    is_day = (reports.first[a] == reports.last[a]) & (reports.first[b] == reports.last[b])
    choices = {
        "publication": unsaid,
        "wide": wide,
        "same_day": overlap & is_day,
        "same_days": overlap,
        "next_day": first - last == 1,
    }
    return _first("date", choices, EXCLUDED)


def side_levels(reports: Reports, a: Ints, b: Ints) -> tuple[Level, Level]:
    """How actor1 and actor2 agree; turned round where the type allows it and it agrees better."""
    free = np.array([kind.free_order for kind in linked_types().values()])
    straight = [_party(reports, a, side, b, side) for side in (0, 1)]
    turned = [_party(reports, a, side, b, 1 - side) for side in (0, 1)]
    may_turn = free[reports.kind[a]] | free[reports.kind[b]]
    better = may_turn & (turned[0] + turned[1] < straight[0] + straight[1])
    one, two = (np.where(better, t, s) for t, s in zip(turned, straight, strict=True))
    return np.where(one == OTHER, EXCLUDED, one), two


def _party(reports: Reports, a: Ints, side_a: int, b: Ints, side_b: int) -> Level:
    """The best relation of any id of one side with any of the other."""
    ids_a, ids_b = reports.sides[a, side_a], reports.sides[b, side_b]
    best = np.full(len(a), OTHER, np.int64)
    for one in ids_a.T:
        for two in ids_b.T:
            both = (one != MISSING) & (two != MISSING)
            level = np.where(both, reports.relations[one, two], OTHER)
            best = np.minimum(best, level)
    unsaid = (ids_a[:, 0] == MISSING) | (ids_b[:, 0] == MISSING)
    return np.where(unsaid, OPEN, best)


def person_level(reports: Reports, a: Ints, b: Ints) -> Level:
    """Whether the same person is named."""
    one, two = reports.persons[a], reports.persons[b]
    same = np.zeros(len(a), bool)
    for x in one.T:
        for y in two.T:
            same |= (x == y) & (x != 0)
    other = ((one != two) & (one != 0) & (two != 0)).any(axis=1)
    return _first("person", {"same": same, "other": other}, NO_LEVEL)


def deaths_level(reports: Reports, a: Ints, b: Ints) -> Level:
    """How near the numbers of dead are; "several" is near to nothing and far from no higher one."""
    low_a, high_a = _span(reports.deaths[a])
    low_b, high_b = _span(reports.deaths[b])
    best_a, best_b = reports.deaths[a, 0], reports.deaths[b, 0]
    known = (low_a != NO_FIGURE) & (low_b != NO_FIGURE)
    equal = known & (best_a == best_b) & (best_a != NO_FIGURE)
    ratio = _ratio(low_a, high_a, low_b, high_b)
    is_open = (high_a == UNBOUNDED) | (high_b == UNBOUNDED)
    known &= ~is_open | (ratio > NEAR)
    choices = {
        "exact": equal & (best_a >= MANY),
        "equal": equal & (best_a >= FEW),
        "few": equal,
        "near": known & (ratio <= NEAR),
        "apart": known & (ratio <= APART),
        "far": known,
    }
    return _first("deaths", choices, NO_LEVEL)


def _span(deaths: Ints) -> tuple[Ints, Ints]:
    """Lowest and highest number of dead that a report names.

    A report that gives only a least number ("plusieurs", "au moins") is :data:`UNBOUNDED` above.
    """
    known = deaths != NO_FIGURE
    low = np.where(known, deaths, UNBOUNDED).min(axis=1)
    best, least, most = known.T
    high = np.where(least & ~best & ~most, UNBOUNDED, deaths.max(axis=1))
    return np.where(known.any(axis=1), low, NO_FIGURE), high


def _ratio(low_a: Ints, high_a: Ints, low_b: Ints, high_b: Ints) -> npt.NDArray[np.float64]:
    """The larger span's low by the smaller one's high; two persons are allowed for."""
    above = np.maximum(low_a, low_b).astype(np.float64)
    below = np.minimum(high_a, high_b).astype(np.float64)
    ratio = np.where(above - below <= 2, NEAR, above / np.maximum(below, 0.5))
    return np.where(above <= below, 1.0, ratio)


def counts_level(reports: Reports, a: Ints, b: Ints) -> Level:
    """How near the hurt, abducted, arrested and released are."""
    one, two = reports.counts[a], reports.counts[b]
    known = (one != NO_FIGURE) & (two != NO_FIGURE)
    large, small = np.maximum(one, two), np.minimum(one, two)
    choices = {
        "equal": (known & (one == two) & (one >= FEW)).any(axis=1),
        "near": (known & ((large - small <= 2) | (large <= NEAR * small))).any(axis=1),
        "far": (known & (large > APART * small)).any(axis=1),
    }
    return _first("counts", choices, NO_LEVEL)


def source_level(reports: Reports, a: Ints, b: Ints) -> Level:
    """Whether both cite the same source."""
    same = (reports.source[a] == reports.source[b]) & (reports.source[a] != 0)
    return _first("source", {"same": same}, NO_LEVEL)


def gap_level(reports: Reports, a: Ints, b: Ints) -> Level:
    """Whether one was published long after the other."""
    known = (reports.published[a] != NO_DAY) & (reports.published[b] != NO_DAY)
    late = known & (np.abs(reports.published[a] - reports.published[b]) > LATE)
    return _first("gap", {"late": late}, NO_LEVEL)


def words_level(reports: Reports, a: Ints, b: Ints) -> Level:
    """How many words are common, by Dice's share; no level where a report has no words."""
    sizes = np.diff(reports.word_starts)
    total = sizes[a] + sizes[b]
    share = 2 * _common(reports, a, b) / np.maximum(total, 1)
    level = np.searchsorted(-np.array(WORD_SHARES), -share, side="left")
    return np.where((sizes[a] == 0) | (sizes[b] == 0), NO_LEVEL, level).astype(np.int64)


def _common(reports: Reports, a: Ints, b: Ints) -> Ints:
    """The number of words that both reports of each pair hold."""
    starts, sizes = reports.word_starts, np.diff(reports.word_starts)
    keys = []
    for side in (a, b):
        counts = sizes[side]
        pair = np.repeat(np.arange(len(side)), counts)
        word = reports.words[np.repeat(starts[:-1][side], counts) + ranks(counts)]
        keys.append(pair << 32 | word.astype(np.int64))
    met = np.sort(np.concatenate(keys))
    twice = met[1:][met[1:] == met[:-1]] >> 32
    return np.bincount(twice, minlength=len(a))
