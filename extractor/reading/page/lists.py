"""Lists of other stories: which date, byline and teaser belongs to which headline.

A site prints a story's date and byline before its headline, between headline and teaser, or after
the teaser. Which it is shows at the list's head: what comes before the first headline comes before
every headline.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from extractor.reading.page.drafts import Draft
from extractor.reading.page.lines import Kind, Line

_STARTS = {Kind.HEADLINE, Kind.TEASER}
_LONG_TEASER = 12


@dataclass(slots=True)
class _Builder:
    """The stories of a list so far, and a date or byline that waits for its headline."""

    drafts: list[Draft]
    waiting: Draft
    leads: frozenset[Kind]

    def start(self, title: str, when: datetime | None = None) -> None:
        self.drafts.append(Draft(title, when=when or self.waiting.when, author=self.waiting.author))
        self.waiting = Draft()

    def date(self, line: Line) -> None:
        target = self._target(Kind.DATE)
        target.when = target.when or line.when
        target.author = target.author or line.author

    def byline(self, name: str) -> None:
        target = self._target(Kind.BYLINE)
        target.author = target.author or name

    def _target(self, kind: Kind) -> Draft:
        if kind in self.leads or not self.drafts:
            current = self.drafts[-1] if self.drafts else None
            if current is not None and not current.paragraphs and current.when is None:
                return current
            return self.waiting
        return self.drafts[-1]


def read_list(lines: Sequence[Line]) -> list[Draft]:
    """The stories of a list, in order; bare links without date or teaser are left out."""
    builder = _Builder([], Draft(), leading_kinds(lines))
    for line in lines:
        if line.kind is Kind.CLOSE:
            break
        _take(builder, line)
    return [draft for draft in builder.drafts if draft.is_story]


def _take(builder: _Builder, line: Line) -> None:
    current = builder.drafts[-1] if builder.drafts else None
    if line.kind in _STARTS and not _is_teaser_of(line, current):
        builder.start(line.text, line.when)
    elif line.kind is Kind.DATE:
        builder.date(line)
    elif line.kind is Kind.BYLINE:
        builder.byline(line.author)
    elif line.kind is Kind.SIGNATURE and current is not None and current.paragraphs:
        builder.byline(line.text)
    elif line.kind is Kind.DATED:
        _take_dated(builder, line, current)
    elif line.kind in (Kind.PARAGRAPH, Kind.HEADLINE) and current is not None:
        current.paragraphs.append(line.text)


def _take_dated(builder: _Builder, line: Line, current: Draft | None) -> None:
    """ "12/01/2025 - …": the teaser of the headline above it, or a headline or brief by itself."""
    if current is not None and not current.is_story:
        current.when = line.when
        current.paragraphs.append(line.rest)
    elif line.rest.endswith((".", "…")):
        builder.start("", line.when)
        builder.drafts[-1].paragraphs.append(line.rest)
    else:
        builder.start(line.rest, line.when)


def _is_teaser_of(line: Line, current: Draft | None) -> bool:
    """A long line right under a headline that has no teaser yet, though it ends in no full stop."""
    return (
        current is not None
        and line.kind is Kind.HEADLINE
        and not line.level
        and not line.is_marked
        and not line.after_blank
        and not current.paragraphs
        and len(line.text.split()) >= _LONG_TEASER
    )


def leading_kinds(lines: Iterable[Line]) -> frozenset[Kind]:
    """Which of dates and bylines this list prints before its headlines."""
    before: set[Kind] = set()
    for line in lines:
        if line.kind in (Kind.DATE, Kind.BYLINE):
            before.add(line.kind)
        elif line.kind in _STARTS or line.kind is Kind.PARAGRAPH:
            break
    return frozenset(before)
