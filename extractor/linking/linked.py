"""``cluster_id`` for a whole table, and for stories that come later."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from extractor.errors import TableError
from extractor.linking.blocking import day_windows
from extractor.linking.clusters import cluster, components
from extractor.linking.explain import LINK_COLUMNS, links_table
from extractor.linking.reports import ordered, read_reports
from extractor.linking.scoring import find_links


@dataclass(frozen=True)
class LinkedTable:
    """A table whose ``cluster_id`` is filled, and the links that filled it.

    Attributes:
        table: the event table, in the order of event id and rank. ``cluster_id`` is the smallest
            event id of the cluster.
        links: every pair of reports whose points are zero or more, one row each, in the order of
            the ids; see :data:`~extractor.linking.explain.LINK_COLUMNS`. Those with ``joined``
            false stand in two clusters: the rest of the clusters, or a shared article, forbade it.
    """

    table: pd.DataFrame
    links: pd.DataFrame


def link(table: pd.DataFrame) -> LinkedTable:
    """Fill ``cluster_id``; what stood there before counts nothing, nor does the order of rows.

    Args:
        table: an event table in the codebook's columns, as
            :func:`extractor.table.to_frame` or :func:`extractor.linking.files.read_table` give it.

    Raises:
        TableError: a column is missing, an id or type is empty or unknown, a row stands twice.
    """
    rows = ordered(table)
    reports = read_reports(rows)
    links = links_table(reports, find_links(reports))
    return _clustered(rows, links, np.ones(len(rows), bool))


def link_into(existing: LinkedTable, new: pd.DataFrame) -> LinkedTable:
    """Add the rows of new stories to a linked table.

    The new reports are compared with the old ones of their days, and only the clusters within
    reach of a new link are worked out again. The result is the one that :func:`link` gives for
    the two tables together, to the last cell.

    Raises:
        TableError: as :func:`link`; or an event of ``new`` stands in ``existing`` already.
    """
    rows_new, old = ordered(new), existing.table
    known = rows_new["event_id"].isin(old["event_id"])
    if known.any():
        event_id = rows_new["event_id"][known].iloc[0]
        raise TableError(f"event {event_id} is linked already; leave it out or link all anew")
    near = old[_is_near(old, rows_new)]
    reports = read_reports(ordered(pd.concat([near, rows_new], ignore_index=True)))
    is_new = pd.Index(reports.event_id).isin(rows_new["event_id"])
    fresh = links_table(reports, find_links(reports, is_new))
    rows = ordered(pd.concat([old, rows_new], ignore_index=True))
    links = pd.concat([existing.links, fresh], ignore_index=True)
    links = links.sort_values(["event_id_1", "event_id_2"], ignore_index=True)
    return _clustered(rows, links, rows["event_id"].isin(rows_new["event_id"]).to_numpy())


def _is_near(old: pd.DataFrame, new: pd.DataFrame) -> npt.NDArray[np.bool_]:
    """Which old rows may lie on a day on which a new one may; shape (rows of old,)."""
    first, last = day_windows(new)
    days = {day for a, b in zip(first, last, strict=True) for day in range(a, b + 1)}
    calendar = np.array(sorted(days), np.int64)
    first, last = day_windows(old)
    return np.searchsorted(calendar, first) < np.searchsorted(calendar, last, side="right")


def _clustered(
    rows: pd.DataFrame, links: pd.DataFrame, is_new: npt.NDArray[np.bool_]
) -> LinkedTable:
    """The table with the clusters of all reports that links lead to from a new row."""
    main = ~rows["event_id"].duplicated().to_numpy()
    ids = pd.Index(rows["event_id"][main])
    one, two = (ids.get_indexer(links[name]) for name in ("event_id_1", "event_id_2"))
    parts = np.array(components(len(ids), zip(one.tolist(), two.tolist(), strict=True)), np.int64)
    touched = np.isin(parts, parts[is_new[main]])
    kept = touched[one] if len(one) else np.zeros(0, bool)
    edges = zip(one[kept].tolist(), two[kept].tolist(), links["points"][kept].tolist(), strict=True)
    articles, _ = pd.factorize(rows["article_id"][main])
    lowest = ids[cluster(articles.tolist(), edges)]
    before = rows["cluster_id"][main].fillna(rows["event_id"][main])
    names = np.where(touched, lowest, before)
    number = ids.get_indexer(rows["event_id"])
    table = rows.assign(cluster_id=pd.array(names[number], dtype="string"))
    joined = pd.array(names[one] == names[two], dtype="boolean")
    return LinkedTable(table, links.assign(joined=joined).astype(LINK_COLUMNS))
