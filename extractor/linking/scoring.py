"""The links of a table: pairs of reports whose points outweigh that most reports differ."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from extractor.linking.blocking import candidates
from extractor.linking.levels import (
    EXCLUDED,
    Level,
    counts_level,
    date_level,
    deaths_level,
    gap_level,
    person_level,
    side_levels,
    source_level,
    type_level,
    words_level,
)
from extractor.linking.nearness import place_level
from extractor.linking.reports import Ints, Reports
from extractor.linking.vocabulary import LEVELS, NO_LEVEL, WEIGHTS, linked_types, points

FEATURES = tuple(feature for feature in LEVELS if feature != "start")
_COLUMN = {feature: index for index, feature in enumerate(FEATURES)}
_Measure = Callable[[Reports, Ints, Ints], Level]
_HARD: dict[str, _Measure] = {"type": type_level, "date": date_level}
_SOFT: dict[str, _Measure] = {
    "person": person_level,
    "deaths": deaths_level,
    "counts": counts_level,
    "source": source_level,
    "gap": gap_level,
}


@dataclass(frozen=True, slots=True)
class Links:
    """Pairs of reports that may tell one event, sorted by their numbers, each pair once.

    Attributes:
        one, two: numbers of the reports, ``one < two``; shape (links,).
        points: sum of their points, zero or more; shape (links,).
        levels: level of each of :data:`FEATURES`, -1 for none; shape (links, features).
    """

    one: Ints
    two: Ints
    points: Ints
    levels: npt.NDArray[np.int8]

    def __len__(self) -> int:
        return len(self.one)


def find_links(reports: Reports, is_new: npt.NDArray[np.bool_] | None = None) -> Links:
    """All links of the reports; with ``is_new``, those of which a new report is part.

    A link's points depend on its two reports alone, so a table that grows keeps its links.
    """
    found = [_empty()]
    for place_a, place_b in candidates(reports, is_new):
        found.append(_score(reports, place_a, place_b))
    return _best(
        Links(
            *(
                np.concatenate([getattr(part, name) for part in found])
                for name in ("one", "two", "points", "levels")
            )
        )
    )


def _empty() -> Links:
    none = np.zeros(0, np.int64)
    return Links(none, none, none, np.zeros((0, len(FEATURES)), np.int8))


def _score(reports: Reports, place_a: Ints, place_b: Ints) -> Links:
    """The links among pairs of places."""
    places = reports.places
    turned = places.report[place_a] > places.report[place_b]
    place_a, place_b = np.where(turned, place_b, place_a), np.where(turned, place_a, place_b)
    pairs = _Pairs(reports, places.report[place_a], places.report[place_b])
    for feature, measure in _HARD.items():
        level = measure(reports, pairs.one, pairs.two)
        place_a, place_b = pairs.keep_where(feature, level, place_a, place_b)
    pairs.keep_where("place", place_level(places, place_a, place_b))
    actor1, actor2 = side_levels(reports, pairs.one, pairs.two)
    (actor2,) = pairs.keep_where("actor1", actor1, actor2)
    pairs.set("actor2", actor2)
    for feature, measure in _SOFT.items():
        pairs.set(feature, measure(reports, pairs.one, pairs.two))
    pairs.keep_reaching(int(points()["words"].max()))
    pairs.set("words", words_level(reports, pairs.one, pairs.two))
    pairs.keep_reaching(0)
    return Links(pairs.one, pairs.two, pairs.points, pairs.levels)


def weights_of(reports: Reports, one: Ints, two: Ints) -> Ints:
    """Number in :data:`WEIGHTS` of the points that count for each pair."""
    weights = np.array([WEIGHTS.index(kind.weights) for kind in linked_types().values()])
    return np.asarray(np.maximum(weights[reports.kind[one]], weights[reports.kind[two]]))


class _Pairs:
    """Pairs of reports while they are weighed."""

    def __init__(self, reports: Reports, one: Ints, two: Ints) -> None:
        self.one, self.two = one, two
        rarity = np.array([kind.rarity for kind in linked_types().values()])
        rarest = np.minimum(rarity[reports.kind[one]], rarity[reports.kind[two]])
        self.weights = weights_of(reports, one, two)
        self.points = points()["start"][self.weights, 0] + rarest
        self.levels = np.full((len(one), len(FEATURES)), NO_LEVEL, np.int8)

    def set(self, feature: str, level: Level) -> None:
        """Note a level and add its points."""
        self.levels[:, _COLUMN[feature]] = level
        self.points = self.points + points()[feature][self.weights, level]

    def keep_where(self, feature: str, level: Level, *along: Ints) -> list[Ints]:
        """Drop the pairs that exclude each other here, also from the arrays ``along``."""
        kept = level != EXCLUDED
        self._keep(kept)
        self.set(feature, level[kept])
        return [array[kept] for array in along]

    def keep_reaching(self, owed: int) -> None:
        """Drop the pairs that even ``owed`` points more would not link."""
        self._keep(self.points + owed >= 0)

    def _keep(self, kept: npt.NDArray[np.bool_]) -> None:
        for name in ("one", "two", "weights", "points", "levels"):
            setattr(self, name, getattr(self, name)[kept])


def _best(links: Links) -> Links:
    """Each pair once, by its best places."""
    level = links.levels[:, _COLUMN["place"]] if len(links) else np.zeros(0, np.int8)
    order = np.lexsort((level, -links.points, links.two, links.one))
    one, two = links.one[order], links.two[order]
    is_first = np.ones(len(one), bool)
    is_first[1:] = (one[1:] != one[:-1]) | (two[1:] != two[:-1])
    kept = order[is_first]
    return Links(links.one[kept], links.two[kept], links.points[kept], links.levels[kept])
