"""Split a page into its stories, and tell a page from a lone story."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from extractor.reading.page.drafts import Draft, bare
from extractor.reading.page.lines import Kind, Line
from extractor.reading.page.lists import read_list
from extractor.reading.page.story import Top, read_top


@dataclass(frozen=True, slots=True)
class Page:
    """What a page holds.

    Attributes:
        top: its head: the main story and the teasers around it.
        others: stories of its lists, in reading order.
        newest: newest date that any publication line shows.
    """

    top: Top
    others: list[Draft] = field(default_factory=list)
    newest: date | None = None

    @property
    def stories(self) -> list[Draft]:
        """Main story, teasers, lists; the same story twice counts once."""
        drafts = [self.top.main] if self.top.main.paragraphs else []
        seen = {bare(self.top.main.title)} if drafts and self.top.main.title else set()
        for draft in (*self.top.teasers, *self.others):
            key = bare(draft.title) or bare(" ".join(draft.paragraphs))
            if key not in seen:
                seen.add(key)
                drafts.append(draft)
        return drafts

    @property
    def is_page(self) -> bool:
        """Several stories, and not just one pointer inside a lone story's body."""
        if len(self.stories) < 2:
            return False
        teasers = len(self.top.teasers)
        return bool(self.others) or teasers >= 2 or (teasers == 1 and self.top.is_signed)


def split_page(lines: Sequence[Line], title: str = "") -> Page:
    """Cut a page at the cues that announce lists, then read each part.

    Args:
        lines: all lines of the page, classified.
        title: the main headline as the record or the HTML head gives it, or empty.
    """
    cuts = [i for i, line in enumerate(lines) if line.kind is Kind.LIST]
    bounds = [*cuts, len(lines)]
    top_lines = lines[: bounds[0]]
    top = read_top(top_lines, title)
    others = read_list(top_lines[top.rest :])
    for start, end in zip(cuts, bounds[1:], strict=True):
        drafts = read_list(lines[start + 1 : end])
        others.extend(drafts)
        if not drafts and not others and not top.is_signed:
            top.main.paragraphs.extend(_resumed(lines[start + 1 : end]))
    days = [line.when.date() for line in lines if line.when is not None]
    return Page(top, others, max(days, default=None))


def _resumed(lines: Sequence[Line]) -> list[str]:
    """Paragraphs under a cue that announced no story after all: the main story goes on."""
    end = next((i for i, line in enumerate(lines) if line.kind is Kind.CLOSE), len(lines))
    return [line.text for line in lines[:end] if line.kind in (Kind.PARAGRAPH, Kind.DATED)]
