"""Links to clusters: the strongest first, as long as the whole of both sides speaks for it.

Two clusters become one where the points of the links between them outweigh :data:`UNLINKED` for
each pair of their reports that no link joins, and where they share no article. So one report that
resembles two events does not chain them. What a report joins depends only on those it is linked to,
directly or through others: a table that grows is worked out again for those alone.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Sequence

import numpy as np

from extractor.linking.reports import Ints

UNLINKED = 12
"""Points that an unlinked pair of reports weighs against joining their clusters."""

Edge = tuple[int, int, int]
"""Two nodes and the points of their link."""


def components(size: int, edges: Iterable[tuple[int, int]]) -> list[int]:
    """For each node the lowest node that it is linked to, directly or through others.

    >>> components(4, [(1, 3), (0, 2)])
    [0, 1, 0, 1]
    """
    root = list(range(size))

    def find(node: int) -> int:
        while root[node] != node:
            root[node] = root[root[node]]
            node = root[node]
        return node

    for one, two in edges:
        a, b = find(one), find(two)
        root[max(a, b)] = min(a, b)
    return [find(node) for node in range(size)]


def cluster(articles: Sequence[int] | Ints, edges: Iterable[Edge]) -> Ints:
    """For each report the lowest report of its cluster; shape (reports,).

    Args:
        articles: number of the article of each report; a cluster holds each but once.
        edges: the links, each pair once.

    >>> cluster([1, 2, 1], [(0, 1, 20), (1, 2, 10)]).tolist()
    [0, 0, 2]
    """
    joined = _Clusters(articles)
    for one, two, points in edges:
        joined.link(one, two, points)
    joined.merge_all()
    return np.array(joined.lowest(), np.int64)


class _Clusters:
    """Clusters named by their lowest report, and what lies between them."""

    def __init__(self, articles: Sequence[int] | Ints) -> None:
        self._home = list(range(len(articles)))
        self._articles = articles
        self._members: dict[int, list[int]] = {}
        self._between: dict[int, dict[int, tuple[int, int]]] = {}
        self._heap: list[tuple[int, int, int]] = []

    def link(self, one: int, two: int, points: int) -> None:
        for node, other in ((one, two), (two, one)):
            self._members.setdefault(node, [node])
            self._between.setdefault(node, {})[other] = (points, 1)

    def merge_all(self) -> None:
        """Join the two clusters between which most speaks for it, until nothing does."""
        for one, others in self._between.items():
            for two in others:
                if one < two:
                    self._offer(one, two)
        while self._heap:
            weight, one, two = heapq.heappop(self._heap)
            if two in self._between.get(one, {}) and self._weight(one, two) == -weight:
                self._merge(one, two)

    def lowest(self) -> list[int]:
        for name, members in self._members.items():
            for member in members:
                self._home[member] = name
        return self._home

    def _weight(self, one: int, two: int) -> int:
        """The mean points between two clusters, times a thousand."""
        total, linked = self._between[one][two]
        pairs = len(self._members[one]) * len(self._members[two])
        return (total - UNLINKED * (pairs - linked)) * 1000 // pairs

    def _offer(self, one: int, two: int) -> None:
        weight = self._weight(one, two)
        if weight >= 0:
            heapq.heappush(self._heap, (-weight, one, two))

    def _merge(self, one: int, two: int) -> None:
        if not self._articles_of(one).isdisjoint(self._articles_of(two)):
            self._part(one, two)
            return
        gone = self._between.pop(two)
        self._members[one] += self._members.pop(two)
        del self._between[one][two], gone[one]
        for other, (total, linked) in gone.items():
            del self._between[other][two]
            before = self._between[one].get(other, (0, 0))
            both = (before[0] + total, before[1] + linked)
            self._between[one][other] = self._between[other][one] = both
        for other in self._between[one]:
            self._offer(min(one, other), max(one, other))

    def _part(self, one: int, two: int) -> None:
        """Two clusters that share an article never join, whatever else joins them."""
        del self._between[one][two], self._between[two][one]

    def _articles_of(self, name: int) -> set[int]:
        return {self._articles[member] for member in self._members[name]}
