"""Links as a table that says why."""

from __future__ import annotations

import numpy as np
import pandas as pd

from extractor.linking.reports import Reports
from extractor.linking.scoring import FEATURES, Links, weights_of
from extractor.linking.vocabulary import LEVELS, points

LINK_COLUMNS = {
    "event_id_1": "string",
    "event_id_2": "string",
    "points": "Int64",
    "score": "Float64",
    "joined": "boolean",
    "reasons": "string",
}
"""Columns of the links table and their dtypes. ``points`` is the sum, ``score`` the same between
0.5 and 1, ``joined`` whether both reports stand in one cluster, ``reasons`` the parts of the sum.
"""

SCALE = 10.0
"""Points that make a link as many times likelier as *e*."""


def links_table(reports: Reports, links: Links) -> pd.DataFrame:
    """The links in the order of their event ids; ``joined`` is empty until clusters are known."""
    frame = pd.DataFrame(
        {
            "event_id_1": reports.event_id[links.one],
            "event_id_2": reports.event_id[links.two],
            "points": links.points,
            "score": np.round(1 / (1 + np.exp(-links.points / SCALE)), 3),
            "joined": pd.array([pd.NA] * len(links), dtype="boolean"),
            "reasons": _reasons(reports, links),
        }
    )
    typed: pd.DataFrame = frame.astype(LINK_COLUMNS)
    return typed


def _reasons(reports: Reports, links: Links) -> pd.Series[str]:
    """Each link's parts in words; links of the same levels share one text."""
    weights = weights_of(reports, links.one, links.two)
    parts = pd.DataFrame(links.levels).assign(weights=weights)
    codes = parts.groupby(list(parts.columns), sort=False).ngroup().to_numpy()
    _, firsts = np.unique(codes, return_index=True)
    texts = [_reason(links.levels[index], int(weights[index])) for index in firsts]
    told: pd.Series[str] = pd.Series(texts, dtype="string").take(codes).reset_index(drop=True)
    return told


def _reason(levels: np.ndarray[tuple[int], np.dtype[np.int8]], weights: int) -> str:
    parts = []
    for feature, level in zip(FEATURES, levels, strict=True):
        if level >= 0:
            worth = int(points()[feature][weights, level])
            parts.append(f"{feature} {LEVELS[feature][level]} {worth:+d}")
    return "; ".join(parts)
