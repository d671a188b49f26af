"""How right the program was on the events that were reviewed, by type."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from math import sqrt
from typing import TYPE_CHECKING

from extractor.reviewing.apply import Reviewed
from extractor.reviewing.decisions import Decision
from extractor.reviewing.fields import fields, groups

if TYPE_CHECKING:
    from rich.table import Table

ALL = "all"
_Z = 1.96
"""Standard normal quantile of an interval of 95 %."""


@dataclass(slots=True)
class Precision:
    """Counts over the reviewed events of one type, as the program had typed them.

    Attributes:
        reviewed: how many were decided on.
        real: how many were not rejected.
        accepted: how many were right in every field.
        right: for each group of fields, how many of the real ones were right there.
    """

    reviewed: int = 0
    real: int = 0
    accepted: int = 0
    right: Counter[str] = field(default_factory=Counter)

    def add(self, decision: Decision) -> None:
        """Count a decision."""
        self.reviewed += 1
        if decision.verdict == "reject":
            return
        self.real += 1
        self.accepted += not decision.cells
        wrong = {fields()[name].group for name in decision.cells}
        self.right.update(group for group in groups() if group not in wrong)


def precision_by_type(reviewed: Reviewed) -> dict[str, Precision]:
    """Precision of each sub-type and of :data:`ALL`, the type with most reviewed events first."""
    counts: dict[str, Precision] = {}
    for event_id, decision in reviewed.decisions.items():
        sub_type = str(reviewed.original[event_id][0]["sub_event_type"])
        for name in (ALL, sub_type):
            counts.setdefault(name, Precision()).add(decision)
    return dict(sorted(counts.items(), key=lambda item: (-item[1].reviewed, item[0])))


def interval(hits: int, of: int) -> tuple[float, float]:
    """Wilson's interval of 95 % for a share.

    E. B. Wilson, "Probable inference, the law of succession, and statistical inference", Journal of
    the American Statistical Association 22 (1927).

    >>> [round(bound, 2) for bound in interval(8, 10)]
    [0.49, 0.94]
    """
    if not of:
        return 0.0, 1.0
    share, weight = hits / of, _Z * _Z / of
    middle = (share + weight / 2) / (1 + weight)
    reach = _Z * sqrt(share * (1 - share) / of + weight / (4 * of)) / (1 + weight)
    return max(0.0, middle - reach), min(1.0, middle + reach)


def precision_view(counts: dict[str, Precision]) -> Table:
    """The figures as a table for the terminal."""
    from rich.table import Table

    table = Table(title="Precision on what was reviewed")
    table.add_column("type")
    for name in ("reviewed", "real", "95 %", *groups(), "all right"):
        table.add_column(name, justify="right")
    for name, found in counts.items():
        table.add_row(name, *_cells(found))
    return table


def _cells(found: Precision) -> Iterable[str]:
    low, high = interval(found.real, found.reviewed)
    yield from (str(found.reviewed), f"{found.real / found.reviewed:.2f}", f"{low:.2f}–{high:.2f}")
    for group in groups():
        yield f"{found.right[group] / found.real:.2f}" if found.real else ""
    yield f"{found.accepted / found.reviewed:.2f}"
