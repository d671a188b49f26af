"""What an explanation holds: the events of a story, and for each value its words and its rules."""

from __future__ import annotations

from dataclasses import dataclass

from extractor.records import Article, Event

FIELDS = (
    *("type", "actor1", "actor2", "date", "place"),
    *("figures", "claim", "modality", "confidence"),
)
"""The fields that are explained, in the order in which they are shown."""


@dataclass(frozen=True, slots=True)
class Words:
    """Words of a story; ``start`` and ``end`` count characters of :attr:`Article.content`."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Rule:
    """What decided.

    Attributes:
        says: the rule for a person to read.
        where: file and line that hold it, ``events/triggers.csv:57`` below
            ``extractor/lexicon/data`` or ``gazetteer/data/…``; empty where it is code.
    """

    says: str
    where: str = ""

    def __str__(self) -> str:
        return f"{self.says} ({self.where})" if self.where else self.says


@dataclass(frozen=True, slots=True)
class Reason:
    """One value of an event, the words that gave it and the rules that read them.

    Attributes:
        field: one of :data:`FIELDS`.
        value: the value as the table writes it, in short.
        words: in reading order; empty where no word gave the value.
    """

    field: str
    value: str
    words: tuple[Words, ...]
    rules: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class EventTrace:
    """An event with the reason of each of its values."""

    event: Event
    reasons: tuple[Reason, ...]

    def reason(self, field: str) -> Reason | None:
        """The first reason of a field, or ``None`` where the event has no such value."""
        return next((reason for reason in self.reasons if reason.field == field), None)


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Words that can report an event and did not here, with the rule that says why."""

    words: Words
    rule: Rule


@dataclass(frozen=True, slots=True)
class Marked:
    """Words that gave values: ``field`` of event ``number`` (from 1).

    ``start`` and ``end`` count characters of :attr:`Article.content`. Spans may overlap.
    """

    start: int
    end: int
    text: str
    field: str
    number: int


@dataclass(frozen=True)
class Explanation:
    """A story with its events, and why they are as they are.

    In a notebook it shows itself. ``print`` gives plain text.

    Attributes:
        article: the story.
        traces: its events in reading order, each with its reasons.
        left_out: words that can report an event and did not here.
    """

    article: Article
    traces: tuple[EventTrace, ...]
    left_out: tuple[LeftOut, ...] = ()

    @property
    def events(self) -> list[Event]:
        """The story's events, as :func:`extractor.extract_events` gives them."""
        return [trace.event for trace in self.traces]

    @property
    def spans(self) -> list[Marked]:
        """The words that gave values, in reading order."""
        found = {
            Marked(words.start, words.end, words.text, reason.field, number)
            for number, trace in enumerate(self.traces, start=1)
            for reason in trace.reasons
            for words in reason.words
        }
        return sorted(found, key=lambda m: (m.start, -m.end, m.number, FIELDS.index(m.field)))

    def to_html(self) -> str:
        """A whole HTML page that needs no other file."""
        from extractor.explaining.html import page

        return page(self)

    def _repr_html_(self) -> str:
        from extractor.explaining.html import fragment

        return fragment(self)

    def __str__(self) -> str:
        from extractor.explaining.terminal import plain

        return plain(self)
