"""Which reports are compared: those whose days and places can meet, a chunk at a time.

A report stands in the table of each day on which it may lie, and there under its cell of half a
degree (places known to within :data:`FINE_KM`), its country, and its group of types. Fine places
are compared with those of their own and the neighbouring cells; regions and countries with all of
the country; reports without a place with all of the day. Chunks bound the memory, and a pair that
shares several days is made on the first one only.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt
import pandas as pd

from extractor.linking.joins import Postings, across, post, within
from extractor.linking.reports import NO_DAY, PRECISIONS, Ints, Reports, days, precisions
from extractor.linking.vocabulary import type_groups

FINE_KM = 28.0
"""Uncertainty up to which a place is compared by cell and not by country."""

CELL_DEG = 0.6
"""Side of a cell, degrees: at 25° north wider than two fine places can lie apart."""

LONGEST = 45
"""Days that a report may span to be linked; a year links nothing."""

BEFORE_PUBLICATION = 3
"""Days before its publication on which a report with no date of its own may lie."""

_COLUMNS = 1024  # cells around the earth: 360 / CELL_DEG, and room
_NEIGHBOURS = ((0, 1), (1, -1), (1, 0), (1, 1))


def windows(first: Ints, last: Ints, precision: Ints) -> tuple[Ints, Ints]:
    """First and last day on which each report may lie, one day added for newspapers that err.

    A report that cannot be linked (no date, or a span above :data:`LONGEST`) has its last day
    before its first.
    """
    unsaid = precision == PRECISIONS.index("publication")
    linkable = (first != NO_DAY) & (last - first < LONGEST)
    early = first - np.where(unsaid, BEFORE_PUBLICATION, 0)
    return np.where(linkable, early, 0), np.where(linkable, last + 1, -1)


def day_windows(rows: pd.DataFrame) -> tuple[Ints, Ints]:
    """:func:`windows` of the rows of a table, shape (rows,)."""
    last = rows["event_date_end"].fillna(rows["event_date_start"])
    return windows(days(rows["event_date_start"]), days(last), precisions(rows))


def candidates(
    reports: Reports, is_new: npt.NDArray[np.bool_] | None = None
) -> Iterator[tuple[Ints, Ints]]:
    """Chunks of pairs of places that may be one, as numbers into ``reports.places``.

    Args:
        reports: all reports.
        is_new: shape (reports,); where given, pairs of two old reports are left out.
    """
    first, last = windows(reports.first, reports.last, reports.precision)
    for one, two, day in _pairs(reports, first, last):
        a, b = reports.places.report[one], reports.places.report[two]
        kept = (reports.article[a] != reports.article[b]) & (day == np.maximum(first[a], first[b]))
        if is_new is not None:
            kept &= is_new[a] | is_new[b]
        yield one[kept], two[kept]


def _pairs(reports: Reports, first: Ints, last: Ints) -> Iterator[tuple[Ints, Ints, Ints]]:
    """All pairs of places under one key, as two place numbers and the day of the key."""
    places = reports.places
    group = type_groups()[reports.kind[places.report]]
    is_fine = (places.radius <= FINE_KM) & np.isfinite(places.latitude) & (places.precision < 3)
    is_placed = is_fine | (places.country > 0)
    fine, wide, lost = (np.flatnonzero(m) for m in (is_fine, is_placed & ~is_fine, ~is_placed))

    def posted(place: Ints, cell: Ints) -> Postings:
        report = places.report[place]
        return post(place, group[place], cell, first[report], last[report])

    row = np.floor((places.latitude[fine] + 90) / CELL_DEG).astype(np.int64)
    column = np.floor((places.longitude[fine] + 180) / CELL_DEG).astype(np.int64)
    cells = posted(fine, row * _COLUMNS + column)
    yield from within(cells)
    for down, right in _NEIGHBOURS:
        yield from across(posted(fine, (row + down) * _COLUMNS + column + right), cells)

    of_wide = posted(wide, places.country[wide])
    yield from within(of_wide)
    yield from across(of_wide, posted(fine, places.country[fine]))

    of_lost = posted(lost, np.zeros_like(lost))
    placed = np.flatnonzero(is_placed)
    yield from within(of_lost)
    yield from across(of_lost, posted(placed, np.zeros_like(placed)))
