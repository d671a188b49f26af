"""How right clusters are, measured against known ones."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Mapping
from typing import NamedTuple


class BCubed(NamedTuple):
    """Precision, recall and their harmonic mean, 0 to 1."""

    precision: float
    recall: float
    f1: float


def b_cubed(found: Mapping[str, Hashable], right: Mapping[str, Hashable]) -> BCubed:
    """B-cubed figures (Bagga and Baldwin 1998), averaged over the reports of ``right``.

    Args:
        found: report to the cluster it was put in.
        right: report to the event it tells; each of them stands in ``found``.

    >>> b_cubed({"a": 1, "b": 1, "c": 2}, {"a": 1, "b": 1, "c": 1}).precision
    1.0
    >>> round(b_cubed({"a": 1, "b": 1, "c": 2}, {"a": 1, "b": 1, "c": 1}).recall, 2)
    0.56
    """
    ours, theirs = _members(found), _members(right)
    precision = recall = 0.0
    for report, event in right.items():
        mine, its = ours[found[report]], theirs[event]
        precision += len(mine & its) / len(mine) / len(right)
        recall += len(mine & its) / len(its) / len(right)
    total = precision + recall
    return BCubed(precision, recall, 2 * precision * recall / total if total else 0.0)


def _members(labels: Mapping[str, Hashable]) -> dict[Hashable, set[str]]:
    members: dict[Hashable, set[str]] = defaultdict(set)
    for report, label in labels.items():
        members[label].add(report)
    return members
