"""Pairs of entries that stand under one key, made in chunks so that memory stays bounded."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from extractor.linking.reports import Ints

CHUNK = 1_000_000
"""Pairs that are made at once."""

_CELLS = 1 << 20
_GROUPS = 1 << 7


@dataclass(frozen=True, slots=True)
class Postings:
    """Places under keys, one entry for each place and day, sorted by key.

    Attributes:
        key: number of day, group of types, and cell or country.
        place: number of the place.
        day: the day, from 1 January 1970.
    """

    key: Ints
    place: Ints
    day: Ints


def post(place: Ints, group: Ints, cell: Ints, first: Ints, last: Ints) -> Postings:
    """Postings of places on each day from ``first`` to ``last``; all shapes are (places,)."""
    spans = np.maximum(last - first + 1, 0)
    entry = np.repeat(np.arange(len(place)), spans)
    day = first[entry] + ranks(spans)
    key = (day * _GROUPS + group[entry]) * _CELLS + cell[entry]
    order = np.lexsort((place[entry], key))
    return Postings(key[order], place[entry][order], day[order])


def ranks(counts: Ints) -> Ints:
    """0, 1, … for each count, one after the other.

    >>> ranks(np.array([2, 0, 3])).tolist()
    [0, 1, 0, 1, 2]
    """
    ends = np.cumsum(counts)
    total = int(ends[-1]) if len(ends) else 0
    return np.arange(total, dtype=np.int64) - np.repeat(ends - counts, counts)


def within(postings: Postings) -> Iterator[tuple[Ints, Ints, Ints]]:
    """Every pair of entries under one key, as two place numbers and the day."""
    after = np.arange(1, len(postings.key) + 1)
    ends = np.searchsorted(postings.key, postings.key, side="right")
    return _expand(postings, postings, after, ends - after)


def across(one: Postings, two: Postings) -> Iterator[tuple[Ints, Ints, Ints]]:
    """Every entry of ``one`` with every entry of ``two`` under its key."""
    starts = np.searchsorted(two.key, one.key, side="left")
    ends = np.searchsorted(two.key, one.key, side="right")
    return _expand(one, two, starts, ends - starts)


def _expand(
    one: Postings, two: Postings, starts: Ints, counts: Ints
) -> Iterator[tuple[Ints, Ints, Ints]]:
    """For entry ``i`` of ``one``, the ``counts[i]`` entries of ``two`` from ``starts[i]`` on."""
    ends = np.cumsum(counts)
    total = int(ends[-1]) if len(ends) else 0
    for begin in range(0, total, CHUNK):
        pair = np.arange(begin, min(begin + CHUNK, total), dtype=np.int64)
        left = np.searchsorted(ends, pair, side="right")
        right = starts[left] + pair - (ends[left] - counts[left])
        yield one.place[left], two.place[right], one.day[left]
