"""What speaks for and against a frame being an event that the table owes, as numbers."""

from __future__ import annotations

import math

from spacy.tokens import Doc

from extractor.events.collect import LEAD
from extractor.events.dating import Dating
from extractor.events.frames import Frame
from extractor.events.mentions import Mention
from extractor.events.plausible import (
    figurative_topic,
    is_general,
    is_international,
    tense_of,
)
from extractor.lexicon.events import gravity, sense_groups
from extractor.records import EventPlace, Toll


def features_of(
    doc: Doc,
    frame: Frame,
    sub_type: str,
    dating: Dating,
    places: tuple[EventPlace, ...],
    toll: Toll,
) -> dict[str, float]:
    """Named features of a candidate event; absent ones are 0.

    Args:
        doc: the annotated item.
        frame: the candidate's mentions.
        sub_type, dating, places, toll: what was made of them.
    """
    best = max(frame.mentions, key=lambda m: m.trigger.weight)
    found: dict[str, float] = {
        "weight": best.trigger.weight,
        "mentions": math.log(len(frame.mentions)),
        f"type {sub_type}": 1.0,
        f"group {sense_groups()[sub_type]}": 1.0,
    }
    found |= _flags(_of_mentions(frame, best))
    found |= _flags(_of_time_and_place(frame, dating, places))
    found |= _flags(_of_people(doc, frame, sub_type, toll))
    return found


def _flags(values: dict[str, bool]) -> dict[str, float]:
    return {name: 1.0 for name, holds in values.items() if holds}


def _of_mentions(frame: Frame, best: Mention) -> dict[str, bool]:
    mentions = frame.mentions
    senses = {m.sense for m in mentions}
    return {
        "in title": any(m.in_title for m in mentions),
        "only in title": all(m.in_title for m in mentions),
        "in lead": any(m.sentence < LEAD for m in mentions),
        "only nouns": all(m.trigger.pos == "N" for m in mentions),
        "only recalled": all(m.is_recalled for m in mentions),
        "all general": all(is_general(m) for m in mentions),
        "best general": is_general(best),
        "best past": tense_of(best.head) == "Past",
        "conditional": all(m.trigger.is_conditional for m in mentions),
        "some unreal": any(
            m.trigger.is_negated or m.trigger.is_hypothetical or m.trigger.is_planned
            for m in mentions
        ),
        "only deaths": senses <= {"kill", "die"},
        "only generic": senses <= {"attack", "kill", "die", "fight", "neutralise"},
        "conditioned": bool(best.trigger.needs),
        "quoted": _is_quoted(best),
    }


def _is_quoted(mention: Mention) -> bool:
    """Inside quotation marks of its sentence: somebody's words."""
    before = mention.span.doc[mention.span.sent.start : mention.span.start].text
    return before.count("«") > before.count("»")


def _of_time_and_place(
    frame: Frame, dating: Dating, places: tuple[EventPlace, ...]
) -> dict[str, bool]:
    own = bool(frame.all("places"))
    level = places[0].location_type if places else ""
    return {
        "own day": bool(frame.all("dates")),
        "day of saying": bool(frame.all("said")) and not frame.all("dates"),
        f"precision {dating.precision}": True,
        "own place": own,
        "own village": own and level == "populated_place",
        "country only": level == "country",
        "no place": not places,
        "nothing of its own": not own and not frame.all("dates") and not frame.all("figures"),
    }


def _of_people(doc: Doc, frame: Frame, sub_type: str, toll: Toll) -> dict[str, bool]:
    demands = gravity()[sub_type]
    return {
        "agent": bool(frame.all("agents")),
        "target": bool(frame.all("targets")),
        "both sides": bool(frame.all("agents")) and bool(frame.all("targets")),
        "deaths": bool(toll.fatalities or toll.fatalities_low),
        "figures": bool(frame.all("figures")),
        "figurative story": bool(figurative_topic(doc)),
        "speech": demands.is_speech,
        "speech in lead": demands.is_speech and any(m.sentence < LEAD for m in frame.mentions),
        "foreign": demands.is_international and is_international(doc, frame),
        "home": demands.is_international and not is_international(doc, frame),
    }
