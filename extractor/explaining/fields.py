"""Why an event has its parties, date, places, figures and source."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Span

from extractor.explaining.lines import actor_line, casting_line, place_line, source_line
from extractor.explaining.records import Reason, Rule
from extractor.explaining.sources import Case
from extractor.language.annotations import (
    ACTORS,
    CLAIMS,
    DATES,
    FIGURES,
    PLACES,
    Figure,
    PlaceMention,
    TimeExpression,
)
from extractor.records import EventPlace, Party, Toll

_ANCHORS = {
    "absolute": "its own words say the day",
    "publication": "counted from the day of publication",
    "text": "counted from the event told before",
}
_MODALITIES = {
    "planned": "every mention is announced for the future",
    "denied": "every mention is negated and its source denies",
    "alleged": "every mention stands in the conditional or as unconfirmed",
}


def party_reason(case: Case, field: str, kind: str) -> Reason | None:
    """The reason of ``actor1`` (``kind`` is ``agents``) or ``actor2`` (``targets``)."""
    party: Party = getattr(case.event, field)
    if not party.actor_id:
        return None
    value = " · ".join(filter(None, (party.actor_id, party.person or party.name)))
    span = case.find(ACTORS, party.text, case.told(kind))
    if span is None:
        says = f"nobody is named; this is who stands on this side of {case.event.sub_event_type}"
        return Reason(field, value, (), (Rule(says, casting_line(case.event.sub_event_type)),))
    return Reason(field, value, (case.words(span),), tuple(_party_rules(case, span, party, kind)))


def _party_rules(case: Case, span: Span, party: Party, kind: str) -> Iterator[Rule]:
    actor = span._.actor
    words = case.words(span).text
    line = actor_line(words, actor)
    meant = actor.actor_id or (f"role {actor.role}" if actor.role else "")
    yield Rule(f"“{words}” means {meant or party.actor_id}" + _about(span), line)
    if not actor.actor_id and actor.role:
        told = actor.country or party.actor_id.partition("-")[0]
        source = "as its words say" if actor.country else "the country of the event or the story"
        yield Rule(f"of {told}: {source}")
    acts = [case.words(m.span).text for m in case.frame.mentions if span in getattr(m, kind)]
    if acts:
        does = "does" if kind == "agents" else "undergoes"
        yield Rule(f"{does} “{acts[0]}” in the parse ({span.root.dep_} of “{span.root.head.text}”)")
    else:
        place = "beside the act" if _in_sentences(case, span) else "elsewhere in the story"
        yield Rule(f"named {place}; the parse gives it no part in the act on this side")


def _about(span: Span) -> str:
    actor = span._.actor
    if actor.is_voice:
        return ", a voice that does not fight itself"
    return ", a description" if actor.is_generic else ""


def date_reason(case: Case) -> Reason:
    """The reason of the event's days."""
    event = case.event
    days = dict.fromkeys(str(day) for day in (event.date_start, event.date_end) if day is not None)
    value = f"{' to '.join(days) or 'unknown'} ({event.date_precision})"
    span = case.find(DATES, event.date_text, case.told("dates", "said"))
    if span is None:
        says = "no day is told; the day of publication" if event.date_start else "no day is told"
        return Reason("date", value, (), (Rule(says),))
    return Reason("date", value, (case.words(span),), tuple(_date_rules(case, span)))


def _date_rules(case: Case, span: Span) -> Iterator[Rule]:
    time: TimeExpression = span._.time
    read = " to ".join(dict.fromkeys(str(day) for day in (time.start, time.end) if day))
    yield Rule(f"“{case.words(span).text}” reads as {time.kind}: {read or 'no known day'}")
    published = case.doc._.published
    since = f" ({published})" if time.anchor == "publication" and published else ""
    yield Rule(_ANCHORS[time.anchor] + since)
    if time.bound:
        yield Rule(f"it is only a bound ({time.bound})")
    if span in case.told("said") and span not in case.told("dates"):
        yield Rule("it dates the announcement, not the deed")
    elif span not in case.told("dates"):
        yield Rule("not told beside the act: the day that the story had come to")


def place_reasons(case: Case) -> Iterator[Reason]:
    """The reason of each of the event's places."""
    for place in case.event.places:
        span = case.find(PLACES, place.location_text, case.told("places"))
        if span is None:
            rule = Rule("no place is told with the act: the country of its parties or of the story")
            yield Reason("place", _place_value(place), (), (rule,))
        else:
            rules = tuple(_place_rules(case, span, place))
            yield Reason("place", _place_value(place), (case.words(span),), rules)


def _place_value(place: EventPlace) -> str:
    units = dict.fromkeys((place.location, place.admin2, place.admin1, place.country_iso3))
    value = ", ".join(filter(None, units))
    if place.offset_km is not None:
        value = f"{place.offset_km:g} km from {value}"
    return f"{value} (precision {place.geo_precision})" if place.geo_precision else value


def _place_rules(case: Case, span: Span, place: EventPlace) -> Iterator[Rule]:
    mention: PlaceMention = span._.place
    words = case.words(span).text
    if mention.place is None:
        unit = f"; placed in {mention.unit.name}" if mention.unit else ""
        yield Rule(f"no gazetteer knows “{mention.name}”{unit}")
    else:
        why = next((c.reason for c in mention.candidates if c.place == mention.place), "")
        known = place_line(mention.place.place_id, mention.place.country)
        says = f"“{words}” is {mention.place.name}, {mention.place.level} {mention.place.place_id}"
        yield Rule(f"{says}: {why}" if why else says, known)
        others = sum(c.place.place_id != mention.place.place_id for c in mention.candidates)
        if others:
            yield Rule(f"{others} other reading{'s' if others > 1 else ''} ranked lower")
    if mention.relation != "at":
        yield Rule(f"the words say {mention.relation}: a point with {_radius(place)} around it")
    if span not in case.told("places"):
        yield Rule("not told beside the act: the scene that the story had come to")


def _radius(place: EventPlace) -> str:
    return "no radius" if place.uncertainty_km is None else f"{place.uncertainty_km:g} km"


def figure_reason(case: Case) -> Reason | None:
    """The reason of the toll."""
    toll = case.event.toll
    texts = [text for text in toll.text.split("; ") if text]
    near = case.told("figures")
    spans = [span for text in texts if (span := case.find(FIGURES, text, near)) is not None]
    if not spans:
        return None
    rules = tuple(Rule(_figure(case.words(span).text, span._.figure)) for span in spans)
    return Reason("figures", _toll_value(toll), tuple(case.words(span) for span in spans), rules)


def _toll_value(toll: Toll) -> str:
    named = {
        "dead": toll.fatalities,
        "injured": toll.injured,
        "abducted": toll.abducted,
        "arrested": toll.arrested,
        "released": toll.released,
    }
    value = ", ".join(f"{count} {name}" for name, count in named.items() if count is not None)
    low, high = toll.fatalities_low, toll.fatalities_high
    if low is not None or high is not None:
        value += f" (dead: {'?' if low is None else low} to {'?' if high is None else high})"
    return value.strip() or "told without a number"


def _figure(words: str, figure: Figure) -> str:
    count = "no one number" if figure.best is None else str(figure.best)
    if (figure.low, figure.high) != (figure.best, figure.best):
        low, high = ("?" if n is None else n for n in (figure.low, figure.high))
        count += f" ({low} to {high})"
    says = f"“{words}”: {count} {figure.outcome}, side {figure.side}"
    flags = (
        (figure.is_part, "part of a total told beside it"),
        (figure.is_running_total, "a sum over a period"),
        (figure.is_revision, "replaces an earlier figure"),
    )
    return "; ".join([says, *(told for is_so, told in flags if is_so)])


def claim_reason(case: Case) -> Reason | None:
    """The reason of ``claim_source``."""
    event = case.event
    if not event.claim_source:
        return None
    value = f"{event.claim_source} ({event.claim_source_type})"
    spans = [s for s in case.doc.spans.get(CLAIMS, ()) if s._.claim.source == event.claim_source]
    own = [span for span in spans if _in_sentences(case, span)] or spans
    if not own:
        return Reason("claim", value, (), (Rule("cited in the event's sentences"),))
    words = case.words(own[0])
    verb = "denies" if own[0]._.claim.denies else "is cited for"
    rule = Rule(f"“{words.text}” {verb} it: a source of kind {event.claim_source_type}")
    return Reason("claim", value, (words,), (rule, *_kind_rules(case, own[0])))


def _in_sentences(case: Case, span: Span) -> bool:
    sentences = (mention.span.sent for mention in case.frame.mentions)
    return any(sentence.start <= span.start < sentence.end for sentence in sentences)


def _kind_rules(case: Case, span: Span) -> Iterator[Rule]:
    """The line of the source's word, or of the kind of actor that it is."""
    inside = [a for a in case.doc.spans.get(ACTORS, ()) if span.start <= a.start < span.end]
    actor_type = inside[0]._.actor.actor_type if inside else ""
    for token in span:
        line = source_line(token.lower_, "")
        if line:
            yield Rule(f"“{token.text}” is a source of this kind", line)
            return
    line = source_line("", actor_type)
    if line:
        yield Rule(f"{actor_type} is a source of this kind", line)


def modality_reason(case: Case) -> Reason | None:
    """The reason of a modality other than ``asserted``."""
    modality = case.event.modality
    if modality not in _MODALITIES:
        return None
    words = tuple(case.words(mention.span) for mention in case.frame.mentions)
    return Reason("modality", modality, words, (Rule(_MODALITIES[modality]),))
