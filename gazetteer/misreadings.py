"""Undoes what scanners misread: "Gounclam" for Goundam, "Dj1bo" for Djibo.

The slips are ``vocabulary/ocr_slips.csv``: letters as read, letters as meant. One wrong letter for
another needs no row: near spellings find it (:mod:`gazetteer.index`).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from gazetteer.tables import read_table

_SLIPS = Path(__file__).parent / "vocabulary" / "ocr_slips.csv"


@lru_cache(maxsize=1)
def slips() -> tuple[tuple[str, str], ...]:
    """Letters as read and as meant.

    Raises:
        DataFileError: the vocabulary file is wrong.
    """
    pairs: dict[tuple[str, str], None] = {}
    for line in read_table(_SLIPS, "read,meant"):
        pair = line.cells["read"], line.cells["meant"]
        if not all(pair) or pair in pairs:
            raise line.error(f"{','.join(pair)} is empty or stands twice")
        pairs[pair] = None
    return tuple(pairs)


def readings(key: str) -> Iterator[str]:
    """Exact keys that a scanner may have misread as ``key``: one or two kinds of slip undone.

    >>> list(readings("gounclam")), list(readings("dj1bo"))
    (['goundam'], ['djlbo', 'djibo'])
    """
    once = [key.replace(read, meant) for read, meant in slips() if read in key]
    twice = [one.replace(read, meant) for one in once for read, meant in slips() if read in one]
    yield from dict.fromkeys(other for other in (*once, *twice) if other != key)
