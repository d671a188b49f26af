"""Joins the mentions of one event: one happening, one frame, however many sentences tell it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from spacy.tokens import Span

from extractor.events.attach import OUTCOME_GROUPS
from extractor.events.mentions import Days, Mention
from extractor.events.sides import violence_side
from extractor.language.annotations import ActorMention, PlaceMention
from extractor.lexicon.events import gravity, joinable
from extractor.lexicon.word_classes import words
from gazetteer.relative import distance_km

_ATTACKS = frozenset(
    {
        "attack",
        "ambush",
        "repel",
        "ied_mine",
        "explosion",
        "suicide_bombing",
        "grenade",
        "abduction",
    }
)
_HARM = frozenset({"death", "violence", "unrest", "property"})
_WIDE = frozenset({"country", "area"})
_NEAR_KM = 20.0


@dataclass(slots=True)
class Frame:
    """Mentions that tell one event, in reading order."""

    mentions: list[Mention] = field(default_factory=list)

    @property
    def groups(self) -> set[str]:
        return {m.group for m in self.mentions}

    @property
    def first(self) -> Mention:
        return self.mentions[0]

    @property
    def last(self) -> Mention:
        return self.mentions[-1]

    def all(self, name: str) -> list[Span]:
        """The spans of one kind (``agents``, ``places`` …) of all mentions, without repeats."""
        found: list[Span] = []
        for mention in self.mentions:
            found.extend(s for s in getattr(mention, name) if s not in found)
        return found


def frame_days(frame: Frame) -> Days | None:
    """The narrowest days that any mention of the frame gives."""
    known = [days for m in frame.mentions if (days := m.own_days) is not None]
    return min(known, key=lambda d: d[1] - d[0]) if known else None


def days_conflict(a: Days | None, b: Days | None) -> bool:
    """Both are known and share no day."""
    return a is not None and b is not None and (a[1] < b[0] or b[1] < a[0])


def places_conflict(a: Sequence[Span], b: Sequence[Span]) -> bool:
    """Both name places, and no place of one can be a place of the other."""
    if not a or not b:
        return False
    return not any(_compatible(x, y) for x in a for y in b)


def _compatible(x: Span, y: Span) -> bool:
    a: PlaceMention = x._.place
    b: PlaceMention = y._.place
    if _same_reference(a, b) and min(x.start_char, y.start_char) < x.doc._.title_end:
        # "Nioro : …" in a headline is the body's "65 km à l'est de Nioro"
        return True
    if a.place is None or b.place is None:
        return a.name == b.name or a.unit == b.place or b.unit == a.place
    if a.place.place_id == b.place.place_id and a.offset_km == b.offset_km:
        return True
    if a.place.level in _WIDE or b.place.level in _WIDE:
        return True
    if _contains(a, b) or _contains(b, a):
        return True
    if a.latitude is None or a.longitude is None or b.latitude is None or b.longitude is None:
        return False
    apart = _distance_km((a.latitude, a.longitude), (b.latitude, b.longitude))
    related = a.relation != "at" or b.relation != "at"
    if apart <= max(a.place.radius_km, b.place.radius_km):
        # a quarter and its city
        return True
    return apart <= (_NEAR_KM + max(a.uncertainty_km, b.uncertainty_km) if related else 3.0)


_distance_km = lru_cache(maxsize=4096)(distance_km)
"""The pairs of a long story's places come again with each of its mentions."""


def _same_reference(a: PlaceMention, b: PlaceMention) -> bool:
    return a.place is not None and b.place is not None and a.place.place_id == b.place.place_id


def _contains(unit: PlaceMention, other: PlaceMention) -> bool:
    if unit.place is None or other.place is None or not unit.place.level.startswith("admin"):
        return False
    return unit.place.name in (other.place.admin1, other.place.admin2, other.place.admin3)


def _sides(spans: Iterable[Span]) -> set[str]:
    return {violence_side(s._.actor) for s in spans if not s._.actor.is_voice} - {"unknown"}


def _hits_back(frame: Frame, mention: Mention) -> bool:
    """A strike from the air that answers an attack from the ground is an event of its own."""
    senses = {m.sense for m in frame.mentions}
    from_air = mention.sense in ("air_strike", "strike", "bombing")
    ground = senses & {"attack", "ambush", "attack_on_position", "civilian_attack", "abduction"}
    return from_air and bool(ground) and "armed" in _sides(frame.all("agents"))


def _follows_up(frame: Frame, mention: Mention) -> bool:
    """An arrest, a seizure or a sweep after an attack by others is an event of its own."""
    if mention.group != "operation" or mention.sentence == frame.last.sentence:
        return False
    if all(m.in_title for m in frame.mentions) and frame.groups == {"operation"}:
        return False
    if mention.sentence != frame.last.sentence and mention.places and not frame.all("places"):
        return True
    attacked = any(m.sense in _ATTACKS for m in frame.mentions)
    attacked |= mention.sense == "arrest" and bool(frame.groups & _HARM)
    return attacked and "state" not in _sides(frame.all("agents"))


def may_join(frame: Frame, mention: Mention) -> bool:
    """Whether a mention can tell the same event as a frame; plans and denials tell none."""
    if mention.is_fact != frame.first.is_fact:
        return False
    if not all(g == mention.group or (g, mention.group) in joinable() for g in frame.groups):
        return False
    if "release" in (mention.group, frame.first.group) and mention.group != frame.first.group:
        taken = {m.sense for m in (*frame.mentions, mention)} & {"abduction", "capture"}
        return mention.sentence == frame.last.sentence and not taken
    if days_conflict(frame_days(frame), mention.own_days):
        return False
    if mention.is_again or (mention.is_apart and mention.sentence != frame.last.sentence):
        return False
    if _other_scene(frame, mention):
        return False
    if places_conflict(frame.all("places"), mention.places):
        return False
    if _hits_back(frame, mention) or _follows_up(frame, mention):
        return False
    return _same_act(frame, mention)


def _other_scene(frame: Frame, mention: Mention) -> bool:
    """One has a day of its own, and the paragraph of the other had established another one."""
    if frame_days(frame) is not None:
        return False
    if all(m.in_title for m in frame.mentions):
        return mention.is_earlier and days_conflict(frame.first.scene_days, mention.own_days)
    scenes = (m.scene_days for m in frame.mentions if not m.in_title)
    scene = next((days for days in scenes if days is not None), None)
    return days_conflict(scene, mention.own_days)


def _same_act(frame: Frame, mention: Mention) -> bool:
    """Acts that are said, signed or decided join only with the same act of the same party."""
    table = gravity()
    mine = table.get(mention.sense)
    if mention.group in (
        "violence",
        "death",
        "property",
        "operation",
        "unrest",
        "control",
        "disaster",
    ):
        return True
    senses = {m.sense for m in frame.mentions}
    if mine is not None and mine.is_speech:
        agents = {_key(a) for a in mention.agents}
        known = {_key(a) for a in frame.all("agents")}
        return mention.sense in senses and (not agents or not known or bool(agents & known))
    return True


def _key(span: Span) -> str:
    actor: ActorMention = span._.actor
    return actor.actor_id or actor.country + actor.role


def _anaphoric(mention: Mention) -> bool:
    """ "l'attaque", "cette embuscade": tells of an event already told."""
    if mention.trigger.pos != "N":
        return False
    determiner = next((c for c in mention.head.children if c.dep_ == "det"), None)
    return determiner is not None and determiner.lower_ in words("anaphoric_determiner")


def _fit(frame: Frame, mention: Mention) -> float:
    """How well a mention that may join does join; more is better.

    A shared day or place counts most, then nearness in the text, then likeness of the act.
    """
    score = 0.0
    if mention.own_days is not None and frame_days(frame) is not None:
        score += 3
    if mention.places and frame.all("places"):
        score += 3
    if mention.sentence == frame.last.sentence:
        score += 4
    elif mention.paragraph == frame.last.paragraph:
        score += 3
    score -= 0.4 * (mention.sentence - frame.last.sentence)
    score += 0.7 * (mention.sense in {m.sense for m in frame.mentions})
    score += 0.5 * (mention.group in frame.groups)
    if all(m.in_title for m in frame.mentions):
        score += 2.0
    return score


def build_frames(mentions: Sequence[Mention]) -> list[Frame]:
    """Join mentions into frames, reading from the headline on."""
    frames: list[Frame] = []
    # within a sentence a death joins the act that caused it, wherever it stands
    for mention in sorted(mentions, key=lambda m: (m.sentence, m.group == "death", m.span.start)):
        options = [f for f in frames if may_join(f, mention)]
        if not options or _opens_scene(mention, options):
            frames.append(Frame([mention]))
            continue
        best = max(options, key=lambda f: _fit(f, mention))
        best.mentions.append(mention)
    return frames


def _opens_scene(mention: Mention, options: Sequence[Frame]) -> bool:
    """A new day or place, told as new, opens an event of its own."""
    if _anaphoric(mention):
        return False
    days = mention.own_days
    if days is None:
        return False
    return all(
        frame_days(f) is None and not f.first.in_title and f.last.sentence != mention.sentence
        for f in options
    )


def attach_followers(figures: Sequence[Span], frames: Sequence[Frame]) -> None:
    """Give figures in a sentence of their own ("On compte six blessés") to the event before."""
    told = [frame for frame in frames if frame.first.is_fact]
    taken = {span for frame in told for span in frame.all("figures")}
    for figure in figures:
        groups = OUTCOME_GROUPS.get(figure._.figure.outcome)
        if figure in taken or not groups:
            continue
        fitting = [f for f in told if f.groups & groups]
        before = [f for f in fitting if f.first.span.start <= figure.start and not f.first.in_title]
        if before:
            nearest = max(before, key=lambda f: _last_before(f, figure.start))
            nearest.last.figures.append(figure)
        elif fitting:
            fitting[0].first.figures.append(figure)


def _last_before(frame: Frame, index: int) -> int:
    return max(m.span.start for m in frame.mentions if m.span.start <= index)
