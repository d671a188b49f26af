"""Finds the spans of an annotated story that an event's words came from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from spacy.tokens import Doc, Span

from extractor.events.assemble import Draft
from extractor.events.frames import Frame
from extractor.explaining.records import Words
from extractor.records import Article, Event


@dataclass(frozen=True)
class Case:
    """An event with its story and the draft that it was made of."""

    article: Article
    doc: Doc
    event: Event
    draft: Draft

    @property
    def frame(self) -> Frame:
        """The mentions of the event."""
        return self.draft.frame

    def told(self, *names: str) -> list[Span]:
        """The frame's spans of these kinds (``agents``, ``dates`` …)."""
        return [span for name in names for span in self.frame.all(name)]

    def find(self, group: str, text: str, near: Iterable[Span] = ()) -> Span | None:
        """The span of a group with this text: of ``near`` if it is there, else the nearest one.

        Args:
            group: a span group, such as ``sahel_actors``.
            text: its words as the event writes them.
            near: spans that come first, the likeliest first.
        """
        own = next((span for span in near if span.text == text), None)
        if own is not None or not text:
            return own
        same = [span for span in self.doc.spans.get(group, ()) if span.text == text]
        return min(same, key=self._distance, default=None)

    def _distance(self, span: Span) -> int:
        before, after = self.event.char_start - span.end_char, span.start_char - self.event.char_end
        return max(before, after, 0)

    def words(self, span: Span) -> Words:
        """The span's words as the article, not the normalised document, writes them."""
        start, end = span.start_char, span.end_char
        return Words(start, end, self.article.content[start:end])
