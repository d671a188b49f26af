"""Whether a frame reports an event, or only speaks of such things."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from itertools import islice

from spacy.tokens import Doc, Token

from extractor.events.collect import LEAD
from extractor.events.countries import countries_named
from extractor.events.frames import Frame
from extractor.events.mentions import Mention
from extractor.events.sides import is_official, violence_side
from extractor.lexicon.events import cue_matcher, gravity, sense_groups
from extractor.records import Event, Toll

THRESHOLD = 0.55
_FIGURATIVE = frozenset({"sport", "agriculture", "culture", "advert"})
_TOPIC_SHARE = 3
_OF_THE_STATE = frozenset({"decision", "appointment", "justice", "coup", "sanction", "strike"})
_BETWEEN_STATES = frozenset({"summit_conference", "rupture_withdrawal", "phone_call"})


def keep(doc: Doc, frame: Frame, sub_type: str, toll: Toll) -> bool:
    """Whether a frame is an event that the table owes.

    Plans, denials and generalities are none; an act that is only said counts where the headline
    or the lead tells it, or with a day of its own (codebook sections 1 and 8).
    """
    if not any(m.is_fact for m in frame.mentions):
        return False
    if (
        all(m.is_recalled for m in frame.mentions)
        and not frame.all("figures")
        and not frame.all("dates")
    ):
        return False
    if _is_background(frame) or _is_natural_death(doc, frame):
        return False
    if figurative_topic(doc) and (toll.fatalities or 0) < 2:
        return False
    demands = gravity()[sub_type]
    if demands.is_speech and not _is_leading(frame):
        return False
    if demands.is_international and not is_international(doc, frame):
        return False
    return score(frame, toll) >= THRESHOLD


def _is_background(frame: Frame) -> bool:
    """ "subissent depuis 2015 des attaques": a span of years and no place of its own."""
    times = [span._.time for span in frame.all("dates")]
    vague = bool(times) and all(t.precision == "year" for t in times)
    return (
        vague
        and not frame.all("figures")
        and all(is_general(m) or m.trigger.pos == "N" for m in frame.mentions)
    )


def _is_natural_death(doc: Doc, frame: Frame) -> bool:
    """ "Est décédé mardi": a death with no act of violence, no soldier and no violence told."""
    if {m.sense for m in frame.mentions} != {"die"}:
        return False
    told = (span._.trigger for span in doc.spans["sahel_triggers"])
    if any(sense_groups()[t.senses[0]] == "violence" and t.weight >= THRESHOLD for t in told):
        return False
    parties = [*frame.all("agents"), *frame.all("targets")]
    sides = {violence_side(span._.actor) for span in parties if not span._.actor.is_voice}
    return not sides & {"armed", "state", "guard"}


def is_unworded(event: Event) -> bool:
    """Nobody named on either side, no place in words, nobody counted: nothing to map or count.

    Of a hundred random rows of agency news, eleven of thirteen such were no event at all.
    """
    named = event.actor1.text or event.actor2.text
    placed = any(place.location_text for place in event.places)
    decided = sense_groups()[event.sub_event_type] in _OF_THE_STATE and event.date_text
    return not (named or placed or event.toll.text or decided)


def is_domestic(event: Event, home: str) -> bool:
    """Talks, gifts and words among parties of one and the same country are no diplomacy."""
    if not gravity()[event.sub_event_type].is_international:
        return False
    sides = [event.actor1.actor_id, event.actor2.actor_id]
    states = [identity[:3] for identity in sides if identity[3:4] == "-"]
    if any(identity.endswith("-MFA") for identity in sides):
        return False
    return (
        len(states) == 2
        and states[0] == states[1] == home
        and not event.actor1.assoc_ids
        and not event.actor2.assoc_ids
    )


def _is_leading(frame: Frame) -> bool:
    return any(m.in_title or m.sentence < LEAD for m in frame.mentions) or _is_dated(frame)


def is_international(doc: Doc, frame: Frame) -> bool:
    """A foreign state, an organisation, a diplomat or an armed group stands in its sentences."""
    home = doc._.country
    lead_end = max((s.end for s in islice(doc.sents, LEAD)), default=0)
    for span in doc.spans["sahel_actors"]:
        actor = span._.actor
        near = any(m.span.sent.start <= span.start < m.span.sent.end for m in frame.mentions)
        if not near and span.start >= lead_end:
            continue
        foreign = actor.country and actor.country != home and is_official(actor)
        if (
            foreign
            or actor.role == "MFA"
            or actor.actor_type in ("igo", "armed_group", "ngo_media")
        ):
            return True
    if any(m.sense in _BETWEEN_STATES and m.trigger.weight >= 0.8 for m in frame.mentions):
        return True
    if countries_named(doc) - {home}:
        return True
    places = (span._.place.place for span in frame.all("places"))
    return any(place is not None and place.country not in ("", home) for place in places)


def _is_dated(frame: Frame) -> bool:
    return bool(frame.all("dates") or frame.all("said"))


def score(frame: Frame, toll: Toll) -> float:
    """How much the words support that this is an event of its own, 0 to about 1.5."""
    best = max(m.trigger.weight - 0.35 * is_general(m) for m in frame.mentions)
    value = best + 0.1 * min(3, len(frame.mentions) - 1)
    value += 0.25 * _is_dated(frame) + 0.15 * bool(frame.all("places"))
    value += 0.2 * (toll.fatalities is not None or toll.fatalities_low is not None)
    value += 0.1 * bool(frame.all("agents")) + 0.1 * any(m.in_title for m in frame.mentions)
    if not _is_dated(frame) and not frame.all("places") and not frame.all("figures"):
        value -= 0.15 if frame.all("agents") else 0.3
    return value


def is_general(mention: Mention) -> bool:
    """The present or the imperfect of the body, with no day: what happens, not what happened.

    So are acts in the plural that nobody counts ("les accidents", "des attaques").
    """
    days = [span for span in mention.dates if span._.time.precision in ("day", "range")]
    if mention.in_title or days:
        return False
    head = mention.head
    counted = any(child.dep_ == "nummod" for child in head.children) or bool(mention.figures)
    if mention.trigger.pos == "N" and "Plur" in head.morph.get("Number", []) and not counted:
        return True
    return tense_of(mention.head) in ("Pres", "Imp")


def tense_of(token: Token) -> str:
    """Tense of the clause in which a word stands: ``Pres``, ``Imp``, ``Past``, ``Fut`` or empty.

    A perfect ("a tué", "avait tué") is past; so is a participle without auxiliary.
    """
    while token.pos_ not in ("VERB", "AUX") and token.head.i != token.i:
        token = token.head
    group = [token, *(c for c in token.children if c.dep_ in ("aux:tense", "aux:pass", "cop"))]
    if any(c.dep_ == "aux:tense" for c in group[1:]) or "Part" in token.morph.get("VerbForm", []):
        return "Past"
    for word in group:
        tense = word.morph.get("Tense", [])
        if "Fin" in word.morph.get("VerbForm", []) and tense:
            return str(tense[0])
    return ""


@lru_cache(maxsize=8)
def figurative_topic(doc: Doc) -> str:
    """The topic of a story whose fights and shots are figures of speech; empty for others."""
    words = [token.text for token in doc]
    counts = Counter(match.payload for match in cue_matcher("topics").find(words))
    for topic, count in counts.most_common():
        if topic in _FIGURATIVE and count >= _TOPIC_SHARE:
            return topic
    return ""
