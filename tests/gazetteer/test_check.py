"""The embedded data are fit to ship, and the checks see what they should."""

from __future__ import annotations

import pytest

import gazetteer
from gazetteer import Gazetteer, Place
from gazetteer.check import check


def test_the_embedded_rows_have_no_error() -> None:
    errors = [str(finding) for finding in check(gazetteer.load()) if finding.is_error]
    assert errors == []


def place(ident: str, **cells: object) -> Place:
    values = {"name": "Téra", "level": "populated_place", "feature": "village", "country": "MLI",
              "latitude": 15.0, "longitude": -4.0, "source": "test", **cells}  # fmt: skip
    return Place(ident, **values)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("rows", "kind"),
    [
        ([place("x:1", admin1="Atlantide")], "parent"),
        ([place("x:1", latitude=-40.0)], "coordinates"),
        ([place("x:1"), place("x:2", latitude=15.001)], "duplicate"),
        ([place("x:1", name="Mission")], "ordinary"),
        ([place("x:1", source="")], "source"),
        ([place("x:1"), place("x:1", name="Gossi", latitude=16.0)], "duplicate_id"),
    ],
)
def test_a_fault_is_found_by_its_kind(tiny: Gazetteer, rows: list[Place], kind: str) -> None:
    findings = check(Gazetteer(rows, tiny.countries))
    assert [finding.kind for finding in findings] == [kind]
