"""Finds for each event the frame of mentions that it was made of.

The only module of this package that knows how :mod:`extractor.events` goes to work.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc

from extractor.events.collect import read_story
from extractor.events.frames import Frame, attach_followers, build_frames
from extractor.records import Event


def frames_of(doc: Doc) -> list[Frame]:
    """The frames of a document in reading order, those that became no event among them."""
    frames = build_frames(read_story(doc).mentions)
    attach_followers(doc, frames)
    return sorted(frames, key=lambda frame: frame.first.span.start)


def match(events: Sequence[Event], frames: Sequence[Frame]) -> list[Frame | None]:
    """The frame of each event, no frame for two events.

    A frame can be an event's if one of its mentions stands in the event's evidence; of several,
    the one whose words are the event's words. ``None`` where no frame can be.
    """
    free = list(frames)
    found: list[Frame | None] = []
    for event in events:
        fitting = [frame for frame in free if _stands_in_evidence(frame, event)]
        best = max(fitting, key=lambda frame: _agreement(frame, event), default=None)
        if best is not None:
            free.remove(best)
        found.append(best)
    return found


def _stands_in_evidence(frame: Frame, event: Event) -> bool:
    return any(event.char_start <= m.span.start_char < event.char_end for m in frame.mentions)


def _agreement(frame: Frame, event: Event) -> int:
    """How many of the event's words are the frame's."""
    senses = {mention.sense for mention in frame.mentions}
    words = {span.text for name in _ARGUMENTS for span in frame.all(name)}
    told = (
        event.date_text,
        event.actor1.text,
        event.actor2.text,
        *(place.location_text for place in event.places),
        *event.toll.text.split("; "),
    )
    return 2 * (event.sub_event_type in senses) + sum(text in words for text in told if text)


_ARGUMENTS = ("agents", "targets", "dates", "said", "places", "figures")
