"""An index of places in memory: exact key, folded key, and near keys by edit distance."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Protocol

from rapidfuzz import fuzz, process

from gazetteer.normalise import exact_key, folded_key
from gazetteer.records import Place

MIN_FUZZY = 5
"""Shorter folded keys have too many neighbours to be matched by edit distance."""


class Layer(Protocol):
    """A source of places. Each method gives pairs of place and the name that matched."""

    name: str

    def exact(self, key: str) -> Sequence[tuple[Place, str]]:
        """Places one of whose names has this exact key."""

    def folded(self, key: str) -> Sequence[tuple[Place, str]]:
        """Places one of whose names has this folded key."""

    def near(self, key: str, cutoff: float, limit: int) -> Sequence[tuple[Place, str, float]]:
        """Places with a folded key at least ``cutoff`` (0 to 100) like this one; with likeness."""


class MemoryIndex:
    """Places held in memory. The folded index is made at the first look-up that needs it.

    >>> bamako = Place("x:1", "Bamako", "populated_place", "city", "MLI", aliases=("Bamakô",))
    >>> index = MemoryIndex([bamako])
    >>> [place.name for place, _ in index.exact("bamako")]
    ['Bamako']
    """

    def __init__(self, places: Iterable[Place], name: str = "embedded") -> None:
        self.name = name
        self.places: list[Place] = list(places)
        self._exact: dict[str, list[int]] = defaultdict(list)
        self._folded: dict[str, list[int]] | None = None
        self._blocks: dict[tuple[str, int], list[str]] = {}
        self._pools: dict[tuple[str, int], list[str]] = {}
        for number, place in enumerate(self.places):
            self._enter(place.name, number)
            for alias in place.aliases:
                self._enter(alias, number)

    def _enter(self, name: str, number: int) -> None:
        entries = self._exact[exact_key(name)]
        if not entries or entries[-1] != number:
            entries.append(number)

    @property
    def keys(self) -> Iterable[str]:
        """Every exact key."""
        return self._exact.keys()

    def __len__(self) -> int:
        return len(self.places)

    def exact(self, key: str) -> list[tuple[Place, str]]:
        """Places one of whose names has this exact key, with that key."""
        return [(self.places[number], key) for number in self._exact.get(key, ())]

    def _folded_index(self) -> dict[str, list[int]]:
        if self._folded is None:
            self._folded = defaultdict(list)
            for key, numbers in self._exact.items():
                self._folded[folded_key(key)].extend(numbers)
            for folded in self._folded:
                if len(folded) >= MIN_FUZZY:
                    self._blocks.setdefault((folded[0], len(folded)), []).append(folded)
        return self._folded

    def folded(self, key: str) -> list[tuple[Place, str]]:
        """Places one of whose names has this folded key, with that key."""
        return [(self.places[n], key) for n in dict.fromkeys(self._folded_index().get(key, ()))]

    def _pool(self, first: str, length: int) -> list[str]:
        if (first, length) not in self._pools:
            lengths = range(length - 2, length + 3)
            blocks = (self._blocks.get((first, size), ()) for size in lengths)
            self._pools[first, length] = [key for block in blocks for key in block]
        return self._pools[first, length]

    def near(self, key: str, cutoff: float, limit: int) -> list[tuple[Place, str, float]]:
        """Places with a like folded key of the same first letter and within two letters in length.

        Args:
            key: folded key.
            cutoff: least likeness, 0 to 100 (:func:`rapidfuzz.fuzz.ratio`).
            limit: most keys to return.
        """
        index = self._folded_index()
        if len(key) < MIN_FUZZY:
            return []
        pool = self._pool(key[0], len(key))
        found = process.extract(key, pool, scorer=fuzz.ratio, score_cutoff=cutoff, limit=limit)
        return [
            (self.places[number], match, ratio)
            for match, ratio, _ in found
            for number in dict.fromkeys(index[match])
        ]
