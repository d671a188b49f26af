"""The days on which a mention stands: its own, and those that its paragraph has established."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from spacy.tokens import Span

from extractor.events.mentions import Days, Mention
from extractor.language.annotations import TimeExpression


def is_day(span: Span) -> bool:
    """Whether a time expression dates a deed to the day or to a run of days."""
    time: TimeExpression = span._.time
    return time.start is not None and time.precision in ("day", "range") and not time.bound


def set_days(mentions: Sequence[Mention], days: Sequence[tuple[int, Span]]) -> None:
    """Give each mention its own days and those of its scene.

    Args:
        mentions: of a story, in reading order; changed in place.
        days: the story's expressions that date deeds, with their paragraphs.
    """
    for mention in mentions:
        mention.own_days = _own(mention) or _after(mention, days)
        mention.scene_days = _lead(days) if mention.in_title else _scene(mention, days)


def _own(mention: Mention) -> Days | None:
    for span in mention.dates:
        time: TimeExpression = span._.time
        if time.start is not None and time.end is not None and not time.bound:
            return time.start, time.end
    return None


def _after(mention: Mention, days: Sequence[tuple[int, Span]]) -> Days | None:
    """ "Deux jours après": counted from the deed told last."""
    shifted = [s for s in mention.dates if s._.time.start is None and s._.time.anchor == "text"]
    if not shifted:
        return None
    stop, at = mention.span.sent.end, shifted[0].start
    before = [s for _, s in days if s.start < stop and s.end <= at and is_day(s)]
    if not before:
        return None
    shift = timedelta(days=shifted[0]._.time.shift_days)
    time: TimeExpression = before[-1]._.time
    assert time.start is not None and time.end is not None
    return time.start + shift, time.end + shift


def _lead(days: Sequence[tuple[int, Span]]) -> Days | None:
    """The first day that a story tells: that of its headline."""
    first = next((span._.time for _, span in days if is_day(span)), None)
    return (first.start, first.end) if first is not None else None


def _scene(mention: Mention, days: Sequence[tuple[int, Span]]) -> Days | None:
    here = [
        span._.time
        for paragraph, span in days
        if paragraph == mention.paragraph and span.start < mention.span.start and is_day(span)
    ]
    return (here[-1].start, here[-1].end) if here else None
