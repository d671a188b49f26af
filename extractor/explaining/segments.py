"""Cuts a story into runs of characters that carry the same marks, for anything that draws it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractor.explaining.records import Marked


@dataclass(frozen=True, slots=True)
class Segment:
    """Characters ``start`` to ``end`` with the marks on them, the narrowest first."""

    start: int
    end: int
    marks: tuple[Marked, ...]

    @property
    def field(self) -> str:
        """The field of the narrowest mark; empty for plain text."""
        return self.marks[0].field if self.marks else ""

    @property
    def label(self) -> str:
        """Number and field of the events whose narrowest mark this is: ``1 2 place``."""
        numbers = dict.fromkeys(str(m.number) for m in self.marks if m.field == self.field)
        return f"{' '.join(numbers)} {self.field}"


def segments(length: int, marks: Sequence[Marked]) -> Iterator[Segment]:
    """Cut ``length`` characters at every start and end of a mark.

    >>> wide, narrow = Marked(0, 9, "", "figures", 1), Marked(4, 9, "", "type", 1)
    >>> [(s.start, s.end, s.field) for s in segments(12, [wide, narrow])]
    [(0, 4, 'figures'), (4, 9, 'type'), (9, 12, '')]
    """
    cuts = sorted({0, length, *(m.start for m in marks), *(m.end for m in marks)})
    for start, end in pairwise(cuts):
        inside = [m for m in marks if m.start <= start and end <= m.end]
        inside.sort(key=lambda m: (m.end - m.start, m.number, m.field))
        yield Segment(start, end, tuple(inside))
