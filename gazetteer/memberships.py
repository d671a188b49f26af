"""Which units hold a place: today's, and those that held it on the day of a story.

Mali redrew its map in March 2023, Burkina Faso in July 2025, Niger in August 2011. A story of
2018 rightly puts Koro in the "région de Mopti", one of 2024 in the "région de Bandiagara"; the
table gives today's unit for both.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from gazetteer.history import FormerUnit
from gazetteer.normalise import exact_key
from gazetteer.records import Place

UNIT_LEVELS = ("admin1", "admin2", "admin3")
"""Levels of administrative units, largest first."""

_Unit = tuple[str, str, str]
"""Country, level and exact key of a unit's name today."""


class Memberships:
    """Units by the places they hold, now and then.

    Args:
        units: today's units; other places are passed over.
        history: former names and memberships.

    >>> koro = Place("c:koro", "Koro", "admin2", "cercle", "MLI", admin1="Bandiagara")
    >>> row = FormerUnit("c:koro", "Koro", "", "Mopti", "1960-09-22", "2023-03-12")
    >>> held = Memberships([koro], [row])
    >>> village = Place("x", "Dioungani", "populated_place", "village", "MLI", "Bandiagara", "Koro")
    >>> sorted(held.on(village, date(2018, 6, 1))), sorted(held.on(village, date(2024, 6, 1)))
    (['bandiagara', 'koro', 'mopti'], ['bandiagara', 'koro'])
    """

    def __init__(self, units: Iterable[Place], history: Iterable[FormerUnit]) -> None:
        by_id = {unit.place_id: unit for unit in units if unit.level in UNIT_LEVELS}
        self._former: dict[_Unit, list[FormerUnit]] = defaultdict(list)
        self._parts: dict[_Unit, list[tuple[Place, FormerUnit]]] = defaultdict(list)
        for row in history:
            unit = by_id.get(row.unit_id)
            if unit is not None:
                self._former[_key(unit, unit.level, unit.name)].append(row)
                if row.former_parent:
                    self._parts[_key(unit, unit.level, row.former_parent)].append((unit, row))

    def today(self, place: Place) -> frozenset[str]:
        """Exact keys of the names of the units that hold ``place`` on today's map."""
        return frozenset(key for _, _, key in _units(place))

    def on(self, place: Place, day: date | None) -> frozenset[str]:
        """Exact keys of today's units and of those that held ``place`` on ``day``.

        Args:
            day: a day of the past; ``None`` for all that ever held it.
        """
        keys = set(self.today(place))
        open_units = [*_units(place), _key(place, place.level, place.name)]
        seen: set[_Unit] = set()
        while open_units:
            unit = open_units.pop()
            if unit in seen:
                continue
            seen.add(unit)
            for row in self._former.get(unit, ()):
                if day is not None and not row.valid_on(day):
                    continue
                if row.former_name and unit[1] != place.level:
                    keys.add(exact_key(row.former_name))
                if row.former_parent:
                    keys.add(exact_key(row.former_parent))
                    open_units.extend(_parents(unit, row.former_parent))
        return frozenset(keys)

    def as_of(self, unit: Place, day: date | None) -> Place:
        """``unit`` with the size it had on ``day``: as large as its parts of today together.

        The point stays today's, ``radius_km`` grows to that of a circle of their joint area.
        """
        if day is None or unit.level not in UNIT_LEVELS:
            return unit
        names = [unit.name, *(row.former_name for row in self._rows(unit) if row.valid_on(day))]
        parts = {
            part.place_id: part
            for name in names
            for part, row in self._parts.get(_key(unit, unit.level, name), ())
            if row.valid_on(day) and part.place_id != unit.place_id
            and (unit.level == "admin1" or part.admin1 == unit.admin1)
        }  # fmt: skip
        if not parts:
            return unit
        area = unit.radius_km**2 + sum(part.radius_km**2 for part in parts.values())
        return replace(unit, radius_km=round(math.sqrt(area), 1))

    def _rows(self, unit: Place) -> list[FormerUnit]:
        return self._former.get(_key(unit, unit.level, unit.name), [])


def _key(place: Place, level: str, name: str) -> _Unit:
    return place.country, level, exact_key(name)


def _units(place: Place) -> Iterator[_Unit]:
    for level, name in zip(UNIT_LEVELS, (place.admin1, place.admin2, place.admin3), strict=True):
        if name:
            yield _key(place, level, name)


def _parents(unit: _Unit, name: str) -> Iterator[_Unit]:
    """Units that a former parent's name may mean: of the level above, or of the same one."""
    country, level, _ = unit
    at = UNIT_LEVELS.index(level)
    for above in UNIT_LEVELS[max(0, at - 1) : at + 1]:
        yield country, above, exact_key(name)
