"""Former names and memberships of administrative units, with their dates."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from gazetteer.tables import read_table

COLUMNS = "unit_id,name_today,former_name,former_parent,valid_from,valid_to,source"


@dataclass(frozen=True, slots=True)
class FormerUnit:
    """What a unit was called, or belonged to, over a span of time.

    Attributes:
        unit_id: id of today's unit.
        name_today: its name today.
        former_name: the name it had, or empty where only its parent changed.
        former_parent: name of the unit that held it then, or empty.
        valid_from, valid_to: first and last day as written (a year or an ISO date), may be empty.
    """

    unit_id: str
    name_today: str
    former_name: str
    former_parent: str
    valid_from: str
    valid_to: str

    def valid_on(self, day: date) -> bool:
        """Whether the former name or membership held on ``day``.

        >>> unit = FormerUnit("x", "Goulmou", "Est", "", "2001-07-02", "2025-07-01")
        >>> unit.valid_on(date(2020, 1, 1)), unit.valid_on(date(2026, 1, 1))
        (True, False)
        """
        iso = day.isoformat()
        begun = not self.valid_from or self.valid_from <= iso[: len(self.valid_from)]
        return begun and (not self.valid_to or iso[: len(self.valid_to)] <= self.valid_to)


def read_history(path: Path) -> list[FormerUnit]:
    """The rows of a history file; none if there is no such file.

    Raises:
        DataFileError: a line is wrong.
    """
    if not path.exists():
        return []
    rows = []
    for line in read_table(path, COLUMNS):
        cells = line.cells
        if not cells["unit_id"] or not (cells["former_name"] or cells["former_parent"]):
            raise line.error("unit_id and one of former_name, former_parent must be filled")
        rows.append(
            FormerUnit(
                cells["unit_id"],
                cells["name_today"],
                cells["former_name"],
                cells["former_parent"],
                cells["valid_from"],
                cells["valid_to"],
            )
        )
    return rows
