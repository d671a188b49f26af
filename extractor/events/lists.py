"""Lists of places: "à A, B et C", "dans les localités de A et de B"."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Span

from extractor.lexicon.events import coordinators

_LONGEST = 5


def listed(main: Span, other: Span, spans: Sequence[Span]) -> bool:
    """Whether two expressions stand in one list, with nothing but other items between them."""
    if main.sent != other.sent:
        return False
    chain = sorted((s for s in spans if s.sent == main.sent), key=lambda s: s.start)
    low, high = sorted((chain.index(main), chain.index(other)))
    for left, right in zip(chain[low:high], chain[low + 1 : high + 1], strict=True):
        between = [t.lower_ for t in main.doc[left.end : right.start] if not t.is_space]
        if len(between) > _LONGEST or not set(between) <= coordinators():
            return False
    return True


def with_listed(chosen: Sequence[Span], spans: Sequence[Span]) -> list[Span]:
    """The chosen expressions and all that stand in one list with them, in text order."""
    linked = {s for s in spans for c in chosen if s is c or listed(c, s, spans)}
    return sorted(linked, key=lambda s: s.start)
