"""The other state of a diplomatic act, where it is named only as a place or a nationality."""

from __future__ import annotations

from collections.abc import Iterator

import gazetteer
from extractor.events.frames import Frame
from extractor.language.annotations import PLACES, PlaceMention
from gazetteer.records import Place


def other_state(frame: Frame, own: str) -> str:
    """The foreign country that the sentences of an act name as a place; empty if none or several.

    "Le Mali a rappelé son ambassadeur en Algérie", "un don de blé au Mali", "une visite à Bamako":
    a country, or its capital, on which the act bears.

    Args:
        frame: the mentions of the act.
        own: country of who acts, ISO alpha-3; it is never the answer.
    """
    for mention in frame.mentions:
        named = dict.fromkeys(_countries(mention.span.sent.start, mention.span.sent.end, frame))
        foreign = [iso3 for iso3 in named if iso3 and iso3 != own]
        if len(foreign) == 1:
            return foreign[0]
    return ""


def _countries(start: int, end: int, frame: Frame) -> Iterator[str]:
    doc = frame.first.span.doc
    for span in doc.spans.get(PLACES, ()):
        mention: PlaceMention = span._.place
        place = mention.place
        if not start <= span.start < end or place is None:
            continue
        if place.level == "country" or _is_capital(place):
            yield place.country


def _is_capital(place: Place) -> bool:
    capital = gazetteer.load().capital(place.country)
    return capital is not None and capital.place_id == place.place_id
