"""Counts of victims: whether two are of the same people, and what they make together."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

_RIVAL_RATIO = 3
_SIDES = ("state", "armed", "civilian")


@dataclass(frozen=True, slots=True)
class Count:
    """One group of victims, as far as the story has told it.

    Attributes:
        best, low, high: persons; ``None`` where the words leave it open.
        side: ``state``, ``armed``, ``civilian`` or ``unknown``.
        noun: dictionary form of what is counted, or empty.
        source: who says so, or empty.
    """

    best: int | None
    low: int | None
    high: int | None
    side: str
    noun: str
    source: str

    @property
    def is_exact(self) -> bool:
        return self.best is not None and self.low == self.best == self.high

    @property
    def is_floor(self) -> bool:
        """An "at least"."""
        return self.low is not None and self.high is None

    @property
    def floor(self) -> int:
        """The least number of victims that the words allow."""
        return self.low if self.low is not None else self.best or 0


def rivals(old: Count, new: Count) -> bool:
    """Two sources' counts of the same people: of one side, and of one order of magnitude.

    >>> ten, twelve = (Count(n, n, n, "state", "", who) for n, who in ((10, "a"), (12, "b")))
    >>> rivals(ten, twelve), spanned(ten, twelve).high
    (True, 12)
    """
    if not new.source or new.source == old.source or not compatible(old, new):
        return False
    if old.best is None or new.best is None:
        return False
    return max(old.best, new.best) <= _RIVAL_RATIO * min(old.best, new.best)


def compatible(old: Count, new: Count) -> bool:
    """Whether two counts may be of the same people, by side and noun."""
    if "unknown" in (old.side, new.side):
        return True
    return old.side == new.side


def spanned(old: Count, new: Count) -> Count:
    """Best from the first source, low and high from both."""
    values = [v for c in (old, new) for v in (c.best, c.low, c.high) if v is not None]
    return replace(old, low=min(values), high=max(values))


def taken_in(counts: list[Count], fresh: list[Count], adds: bool, headline: bool) -> list[Count]:
    """Hold a sentence's counts against those known: new people, a retelling, a better count."""
    known, result = list(counts), list(counts)
    for new in fresh:
        old = next((count for count in known if compatible(count, new)), None)
        if old is None or (adds and not headline and old.best != new.best):
            result.append(new)
            continue
        known.remove(old)
        result[result.index(old)] = _reconcile(old, new, headline)
    return result


def _reconcile(old: Count, new: Count, headline: bool) -> Count:
    side = new.side if old.side == "unknown" else old.side
    if new.best is None:
        return old
    if old.best is None:
        return replace(new, side=side)
    if headline or new.best == old.best:
        same = new.best == old.best
        return replace(old, side=side) if same else old
    if rivals(old, new):
        return spanned(old, new)
    if not old.is_exact and old.low is None and new.is_exact and new.best * 3 > old.best:
        return replace(new, side=side)
    if new.best > old.best:
        return replace(new, side=side)
    return spanned(old, new) if not old.noun and not new.noun else old


def finer(old: list[Count], new: list[Count]) -> list[Count]:
    """Of two tellings of one number, the one that says more of the sides.

    A span of two sources and an "at least" stay as they are.
    """
    finer = new if _known_sides(new) > _known_sides(old) else old
    if len(old) > 1 or len(new) > 1:
        return finer
    first, second = old[0], new[0]
    chosen = second if (second.is_exact and first.low is None) or second.is_floor else first
    return [replace(chosen, side=finer[0].side, noun=finer[0].noun)]


def _known_sides(counts: list[Count]) -> int:
    return len({count.side for count in counts} - {"unknown"})


def revised(old: list[Count], new: list[Count]) -> list[Count]:
    """A revised toll takes the place of the old one of the same side; other sides stay.

    >>> dead = [Count(2, 2, 2, "state", "", ""), Count(3, 3, 3, "civilian", "", "")]
    >>> [count.best for count in revised(dead, [Count(5, 5, 5, "state", "", "")])]
    [3, 5]
    """
    kept = [count for count in old if not any(compatible(count, other) for other in new)]
    return [*kept, *new]


def attributed(counts: list[Count], part: Count) -> list[Count]:
    """Split a part of known side off a whole of unknown side; the sum stays as it is.

    >>> whole, part = Count(10, 10, 10, "unknown", "", ""), Count(4, 4, 4, "civilian", "", "")
    >>> [(count.best, count.side) for count in attributed([whole], part)]
    [(4, 'civilian'), (6, 'unknown')]
    """
    if part.side == "unknown" or part.best is None:
        return counts
    for index, whole in enumerate(counts):
        if whole.side == "unknown" and whole.best is not None and whole.best >= part.best:
            rest = _minus(whole, part.best)
            split = replace(part, low=part.best, high=part.best)
            parts = [split] if rest.best == 0 else [split, rest]
            return [*counts[:index], *parts, *counts[index + 1 :]]
    return counts


def _minus(whole: Count, taken: int) -> Count:
    def less(value: int | None) -> int | None:
        return None if value is None else value - taken

    return replace(whole, best=less(whole.best), low=less(whole.low), high=less(whole.high))


def summed(counts: list[Count]) -> tuple[int | None, int | None, int | None]:
    """Best, low and high of several groups.

    A vague count beside an exact one: where the exact one is told first it is the best figure,
    where the vague one is, there is none.
    """
    if not counts:
        return None, None, None
    if len(counts) == 1:
        return counts[0].best, counts[0].low, counts[0].high
    if counts[0].best is None:
        return None, sum(count.floor for count in counts), None
    firm = [count for count in counts if count.best is not None]
    best = sum(count.best or 0 for count in firm)
    low = _total(count.low for count in firm)
    high = _total(count.high for count in counts)
    return best, low, high


def _total(values: Iterable[int | None]) -> int | None:
    total = 0
    for value in values:
        if value is None:
            return None
        total += value
    return total


def by_side(counts: list[Count], unknown_side: str) -> dict[str, int | None]:
    """The dead of each side, ``None`` where no count of that side has a best figure."""
    totals: dict[str, int | None] = dict.fromkeys(_SIDES)
    for count in counts:
        side = unknown_side if count.side == "unknown" else count.side
        if side in totals and count.best is not None:
            totals[side] = (totals[side] or 0) + count.best
    return totals
