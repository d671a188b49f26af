"""From an annotated document to the events of its item."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from spacy.tokens import Doc

from extractor.events.claims import claim_of
from extractor.events.classify import frame_type
from extractor.events.collect import Story, read_story
from extractor.events.dating import Dating, date_frame, running_date
from extractor.events.features import features_of
from extractor.events.frames import Frame, attach_followers, build_frames
from extractor.events.parties import parties
from extractor.events.placing import (
    country_place,
    home_of,
    is_country,
    is_local_act,
    is_town,
    lead_town,
    masthead,
    place_spans,
    scene_town,
    to_event_place,
)
from extractor.events.plausible import is_domestic, is_unworded, keep
from extractor.events.probability import LEAST, right_model
from extractor.events.victims import toll_of
from extractor.lexicon.events import gravity
from extractor.records import Article, Event, EventPlace, Toll

_PLACELESS = frozenset(
    {
        "phone_call",
        "statement_support",
        "appeal",
        "condemnation",
        "accusation",
        "rejection_denial",
        "threat_warning",
        "sanction_expulsion",
        "rupture_withdrawal",
    }
)
_SCENIC = frozenset(
    {
        "violence",
        "death",
        "property",
        "operation",
        "control",
        "unrest",
        "release",
        "troops",
        "disaster",
        "blockade",
    }
)


_NATIONAL = frozenset({"policy_decision", "appointment"})
_SOMEWHERE = frozenset(
    {
        "agreement_signed",
        "aid_delivery",
        "ceasefire_peace_deal",
        "group_change",
        "legal_action",
        "mediation",
        "meeting",
        "summit_conference",
        "visit",
    }
)


@dataclass(slots=True)
class Draft:
    """An event on its way: a frame with its type, date and places.

    Attributes:
        features: what speaks for and against it, see :mod:`extractor.events.features`.
        is_plausible: the rules of :mod:`extractor.events.plausible` let it pass.
        is_kept: it counts as an event: plausible, and not improbable.
    """

    frame: Frame
    sub_type: str
    dating: Dating
    places: tuple[EventPlace, ...]
    toll: Toll
    features: dict[str, float] = field(default_factory=dict)
    is_plausible: bool = True
    is_kept: bool = True


def events_of(doc: Doc, article: Article) -> list[Event]:
    """The events that an item reports, in reading order.

    Args:
        doc: the item's content, annotated by :func:`extractor.language.pipeline.build`.
        article: the item itself.
    """
    return [event for draft, event in candidates(doc, article) if draft.is_kept]


def candidates(doc: Doc, article: Article) -> list[tuple[Draft, Event]]:
    """Every candidate with the event it would make; the calibration reads those left out too."""
    story = read_story(doc)
    frames = build_frames(story.mentions)
    attach_followers(story.figures, frames)
    found = []
    for index, draft in enumerate(_drafts(doc, frames, story)):
        event = _event(doc, article, draft, index)
        empty = is_unworded(event) or is_domestic(event, doc._.country)
        draft.is_plausible = draft.is_kept and not empty
        draft.is_kept = draft.is_plausible and event.confidence >= LEAST
        found.append((draft, event))
    _drop_remarks([draft for draft, _ in found])
    return found


def _drop_remarks(drafts: Sequence[Draft]) -> None:
    """What is said at talks is part of them, unless the headline tells it (codebook section 8)."""
    talks = [d for d in drafts if d.is_kept and d.frame.groups & {"talks", "summit"}]
    days = {d.dating.start for d in talks}
    for draft in drafts:
        in_title = any(m.in_title for m in draft.frame.mentions)
        if gravity()[draft.sub_type].is_speech and not in_title and draft.dating.start in days:
            draft.is_kept = False


def _drafts(doc: Doc, frames: Sequence[Frame], story: Story) -> list[Draft]:
    drafts: list[Draft] = []
    for frame in sorted(frames, key=lambda f: f.first.span.start):
        if not any(m.is_fact for m in frame.mentions):
            continue
        told = [draft for draft in drafts if draft.is_kept]
        draft = _draft(doc, frame, told, story)
        draft.features = features_of(
            doc, frame, draft.sub_type, draft.dating, draft.places, draft.toll
        )
        draft.is_kept = keep(doc, frame, draft.sub_type, draft.toll)
        drafts.append(draft)
    return drafts


def _draft(doc: Doc, frame: Frame, told: Sequence[Draft], story: Story) -> Draft:
    toll = toll_of(frame)
    sub_type = frame_type(frame, toll)
    toll = toll_of(frame, sub_type)
    before = _before(frame, told)
    running = running_date(frame, story.days, doc._.published)
    dating = date_frame(frame, before.dating if before else None, running, doc._.published)
    draft = Draft(frame, sub_type, dating, (), toll)
    draft.places = _places(doc, draft, before, told, story)
    return draft


def _before(frame: Frame, drafts: Sequence[Draft]) -> Draft | None:
    """The event told last before this one, if it shares a paragraph with it."""
    first = next((m for m in frame.mentions if not m.in_title), frame.first)
    for draft in reversed(drafts):
        body = [m for m in draft.frame.mentions if m.paragraph == first.paragraph]
        if body and body[0].span.start < first.span.start:
            return draft
    return None


def _places(
    doc: Doc, draft: Draft, before: Draft | None, drafts: Sequence[Draft], story: Story
) -> tuple[EventPlace, ...]:
    spans = place_spans(draft.frame)
    if draft.sub_type in _PLACELESS:
        # a country here is whom the words are about; a town is where they were spoken
        spans = [span for span in spans if is_town(span)]
    if draft.sub_type in _NATIONAL and not is_local_act(draft.frame):
        spans = [span for span in spans if is_country(span)]
    if spans:
        return tuple(to_event_place(span) for span in spans)
    if draft.sub_type in _PLACELESS:
        return ()
    is_scenic = bool(draft.frame.groups & _SCENIC)
    if is_scenic:
        town = scene_town(draft.frame, story.places)
        if town is not None and (before is None or town.start > before.frame.last.span.start):
            return (to_event_place(town),)
        near = [before] if before is not None else []
        for told in [*near, *drafts[:1]]:
            if told.places and told.frame.groups & _SCENIC:
                return told.places[:1]
    elif draft.sub_type in _SOMEWHERE:
        city = scene_town(draft.frame, story.places) or lead_town(story.places)
        if city is not None:
            return (to_event_place(city),)
    role = "headline" if is_scenic else "dateline" if draft.sub_type in _SOMEWHERE else ""
    head = masthead(doc, role)
    if head is not None:
        return (to_event_place(head),)
    place = country_place(home_of(draft.frame) or doc._.country)
    return (place,) if place.location else ()


def _event(doc: Doc, article: Article, draft: Draft, index: int) -> Event:
    # "le Premier ministre" in Tokyo is the story's own; "les soldats" are those of the place
    abroad = gravity()[draft.sub_type].is_international
    country = draft.places[0].country_iso3 if draft.places and not abroad else doc._.country
    scene = draft.places[0].country_iso3 if draft.places else ""
    actor1, actor2 = parties(draft.frame, draft.sub_type, country, scene)
    start, end = _evidence(draft.frame)
    claim = claim_of(draft.frame)
    event = Event(
        event_id="",
        article=article,
        sub_event_type=draft.sub_type,
        date_start=draft.dating.start,
        date_end=draft.dating.end,
        date_precision=draft.dating.precision,
        date_text=draft.dating.text,
        actor1=actor1,
        actor2=actor2,
        places=draft.places,
        toll=draft.toll,
        claim_source=claim.source,
        claim_source_type=claim.source_type,
        modality=claim.modality,
        evidence=article.content[start:end],
        char_start=start,
        char_end=end,
        confidence=right_model().probability(draft.features),
    )
    identity = event_id(article, event, index)
    return replace(event, event_id=identity, cluster_id=identity)


def _evidence(frame: Frame) -> tuple[int, int]:
    """The sentence that tells the event best: in the body, with the strongest trigger."""
    body = [m for m in frame.mentions if not m.in_title] or frame.mentions
    best = max(
        body,
        key=lambda m: (m.trigger.weight + 0.2 * bool(m.dates) + 0.2 * bool(m.places), -m.sentence),
    )
    sentence = best.span.sent
    text = sentence.text
    return sentence.start_char, sentence.start_char + len(text.rstrip())


def event_id(article: Article, event: Event, index: int) -> str:
    """A stable id: the same item and the same place in it give the same id.

    >>> a = Article("a1", "Titre", "Corps")
    >>> event_id(a, Event("", a, "ambush"), 0) == event_id(a, Event("", a, "ambush"), 0)
    True
    """
    parts = (
        article.article_id,
        article.content,
        event.sub_event_type,
        str(event.char_start),
        str(event.date_start),
        str(index),
    )
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]
