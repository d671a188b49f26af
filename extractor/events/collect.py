"""Collects the event mentions of a document, sentence by sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from spacy.tokens import Doc, Span, Token

from extractor.events.conditions import Surroundings, holds, sentence_cues
from extractor.events.lists import with_listed
from extractor.events.mentions import Mention
from extractor.events.openers import is_apart
from extractor.events.roles import roles
from extractor.events.scenes import set_days
from extractor.events.sides import kind_of
from extractor.events.tenses import is_pluperfect
from extractor.events.tree import tree_distance
from extractor.language.annotations import (
    ACTORS,
    DATES,
    FIGURES,
    PLACES,
    TRIGGERS,
    Trigger,
)
from extractor.lexicon.events import casting, cue_matcher, recalling_words, sense_groups
from extractor.lexicon.word_classes import words

LEAD = 3
"""Sentences, the headline among them, that tell what a story is about."""

_ABOUT = 1.5
_SOURCES = frozenset({"ngo_media", "igo"})
_WORDS = frozenset({"blame", "support", "appeal", "rejection", "threat"})
_SETTING_REACH = 5
_POSTING_REACH = 5
_YEARS = range(1960, 2100)
_DECIDING = "policy_decision"
_VAGUE_DECISION = 0.6
_DEADLY = frozenset({"violence", "death", "disaster", "unrest", "control", "operation"})
OUTCOME_GROUPS: dict[str, frozenset[str]] = {
    "dead": _DEADLY,
    "injured": _DEADLY,
    "missing": _DEADLY,
    "abducted": frozenset({"violence"}),
    "arrested": frozenset({"operation", "violence", "unrest", "justice", "coup"}),
    "released": frozenset({"release"}),
}
"""Outcome of a figure to the groups of events that can have brought it about."""


@dataclass(frozen=True)
class Sentence:
    """A sentence with its annotations."""

    span: Span
    index: int
    paragraph: int
    in_title: bool

    def _group(self, name: str) -> list[Span]:
        spans = self.span.doc.spans.get(name, ())
        return [s for s in spans if self.span.start <= s.start < self.span.end]

    @cached_property
    def triggers(self) -> list[Span]:
        return self._group(TRIGGERS)

    @cached_property
    def actors(self) -> list[Span]:
        return self._group(ACTORS)

    @cached_property
    def dates(self) -> list[Span]:
        spans = self._group(DATES)
        return [s for s in spans if not s._.time.is_name and s._.time.kind != "dateline"]

    @cached_property
    def places(self) -> list[Span]:
        """Place expressions, without the "Kayes :" that stands before a headline."""
        named = [s for s in self._group(PLACES) if not (self.in_title and opens_headline(s))]
        return [s for s in named if not any(_is_posting(s, actor) for actor in self.actors)]

    @cached_property
    def figures(self) -> list[Span]:
        """Figures, without those that count the sources ("selon une source", "une ONG")."""
        cited = [a for a in self.actors if a._.actor.is_voice or a._.actor.actor_type in _SOURCES]
        people = [f for f in self._group(FIGURES) if not _is_no_person(f)]
        return [f for f in people if not any(overlap(f, a) for a in cited)]

    @cached_property
    def speech_heads(self) -> set[int]:
        """Token indices of verbs of saying."""
        return {head for head, _ in self._speech}

    @cached_property
    def claim_heads(self) -> set[int]:
        """Token indices of verbs by which a group owns an act ("a revendiqué l'attaque")."""
        return {head for head, cue in self._speech if cue == "claim"}

    @cached_property
    def _speech(self) -> list[tuple[int, str]]:
        found = cue_matcher("speech").find([token.text for token in self.span])
        return [(self.span.start + match.head, match.payload) for match in found]


def _is_no_person(figure: Span) -> bool:
    """ "Une patrouille" is one unit and not one person, "2020" a year and not people."""
    told = figure._.figure
    moving = cue_matcher("settings").find([told.noun])
    is_unit = told.best == 1 and any(match.payload == "moving" for match in moving)
    is_year = figure.text.isdigit() and told.best in _YEARS
    return is_unit or is_year


def _is_posting(place: Span, diplomat: Span) -> bool:
    """ "L'ambassadeur de notre pays en Égypte": where a diplomat is posted is no scene."""
    known = place._.place.place
    near = 0 <= place.start - diplomat.end <= _POSTING_REACH
    is_country = known is not None and known.level == "country"
    return is_country and near and diplomat._.actor.role == "MFA"


def opens_headline(span: Span) -> bool:
    """Whether a place stands before a headline's colon."""
    after = span.doc[span.end] if span.end < len(span.doc) else None
    return span.start <= 1 and after is not None and after.text == ":"


def overlap(a: Span, b: Span) -> bool:
    """Whether two spans share a token."""
    return a.start < b.end and b.start < a.end


def sentences(doc: Doc) -> Iterator[Sentence]:
    """The sentences of a document with their paragraph numbers."""
    paragraph = 0
    for index, span in enumerate(doc.sents):
        in_title = span.start_char < doc._.title_end
        yield Sentence(span, index, paragraph, in_title)
        if span[-1].is_space and "\n" in span[-1].text:
            paragraph += 1


def _setting(head: Token, sentence: Sentence) -> str:
    """The nearest word that tells whether the attacked moved, held a position or lived there."""
    best, distance = "", 99
    for match in cue_matcher("settings").find([token.text for token in sentence.span]):
        token = sentence.span.doc[sentence.span.start + match.head]
        steps = tree_distance(head, token)
        # "l'école de gendarmerie": what is armed tells more than what stands around it
        rank = steps + 2 * (match.payload == "village")
        if steps <= _SETTING_REACH and rank < distance:
            best, distance = match.payload, rank
    return best


def _is_violent(doc: Doc) -> bool:
    strong = sum(
        1
        for span in doc.spans[TRIGGERS]
        if span._.trigger.weight >= 0.8
        and not span._.trigger.needs
        and sense_groups()[span._.trigger.senses[0]] == "violence"
    )
    dead = any(f._.figure.outcome == "dead" for f in doc.spans[FIGURES])
    return strong >= 2 or (strong >= 1 and dead)


@dataclass(frozen=True)
class Story:
    """What the event layer reads off a document.

    Attributes:
        mentions: every mention whose trigger's conditions hold, in reading order.
        days: the story's time expressions that date a deed and no saying, with their paragraphs.
        places: its place expressions that are no mere context, with their paragraphs.
        figures: its counts of people.
    """

    mentions: list[Mention]
    days: list[tuple[int, Span]]
    places: list[tuple[int, Span]]
    figures: list[Span]


def read_story(doc: Doc) -> Story:
    """Collect mentions and the expressions that carry the story's running date."""
    mentions = collect_mentions(doc)
    said = {span for m in mentions for span in m.said}
    days: list[tuple[int, Span]] = []
    places: list[tuple[int, Span]] = []
    figures: list[Span] = []
    for sentence in sentences(doc):
        figures.extend(sentence.figures)
        at = (place for place in sentence.places if not place._.place.is_context)
        places.extend((sentence.paragraph, place) for place in at)
        for span in sentence.dates:
            own = any(span in m.dates for m in mentions)
            if own or (span not in said and not _said(span.root, sentence, [])):
                days.append((sentence.paragraph, span))
    set_days(mentions, days)
    return Story(mentions, days, places, figures)


def collect_mentions(doc: Doc) -> list[Mention]:
    """Every mention whose trigger's conditions hold, in reading order."""
    violent = _is_violent(doc)
    lead: list[Span] = []
    mentions: list[Mention] = []
    for sentence in sentences(doc):
        if sentence.index < LEAD:
            lead.extend(sentence.actors)
        cues = sentence_cues(sentence.span)
        found = []
        for span in sentence.triggers:
            mention = _mention(span, sentence, lead, cues, violent)
            if mention is not None:
                found.append(mention)
        found.extend(_bare_tolls(sentence, found))
        _recall_subjects_of_speech(found)
        found = sorted(_without_echoes(_without_charges(found)), key=lambda m: m.span.start)
        for mention in found:
            _resolve_pronoun(mention, mentions)
        _attach(found, sentence)
        mentions.extend(found)
    return mentions


def _recall_subjects_of_speech(found: Sequence[Mention]) -> None:
    """ "a condamné le coup d'État": what is condemned is news only with a day of its own."""
    heads = {m.head.i for m in found if m.group in _WORDS}
    for mention in found:
        is_object = mention.trigger.pos == "N" and mention.head.head.i in heads
        if is_object and mention.group not in _WORDS:
            mention.is_recalled = True


def _without_charges(found: list[Mention]) -> list[Mention]:
    """In a sentence of a court the crimes named are charges, not events."""
    if not any(m.group == "justice" for m in found):
        return found
    return [m for m in found if m.group not in ("violence", "death") or m.trigger.pos == "V"]


def _without_echoes(found: list[Mention]) -> list[Mention]:
    """ "a décidé le rappel de l'ambassadeur": the act decided is the event, not the deciding."""
    specific = any(m.group not in ("violence", "death") and m.sense != _DECIDING for m in found)
    if not specific:
        return found
    return [m for m in found if m.sense != _DECIDING or m.trigger.weight > _VAGUE_DECISION]


def _resolve_pronoun(mention: Mention, before: Sequence[Mention]) -> None:
    """ "Ils ont emmené …": the actors of the act told before, on the pronoun's side."""
    subjects = [c for c in mention.head.children if c.dep_.startswith("nsubj")]
    if not before or not subjects or subjects[0].pos_ != "PRON" or mention.sentence == 0:
        return
    if subjects[0].lower_ not in words("personal_pronoun"):
        return
    last = before[-1]
    if last.in_title or mention.sentence - last.sentence > 2:
        return
    passive = subjects[0].dep_ == "nsubj:pass" or mention.trigger.subject_is_target
    if passive and not mention.targets:
        mention.targets = list(last.targets)
    elif not passive and not mention.agents:
        mention.agents = list(last.agents)


def _choose_sense(trigger: Trigger, agents: Sequence[Span]) -> str:
    """The first sense whose kind of agent stands there; a court condemns to a sentence."""
    kinds = {kind_of(a._.actor) for a in agents}
    for sense in trigger.senses:
        cast = casting().get(sense)
        if cast is not None and kinds and (kinds & cast.allow1 or "*" in cast.allow1):
            return sense
    return trigger.senses[0]


def _mention(
    span: Span, sentence: Sentence, lead: Sequence[Span], cues: frozenset[str], violent: bool
) -> Mention | None:
    trigger: Trigger = span._.trigger
    head = span.doc[trigger.head]
    agents, targets = roles(head, trigger, sentence.actors)
    around = Surroundings(
        head,
        agents,
        targets,
        sentence.actors,
        lead,
        sentence.figures,
        cues,
        violent,
        span.doc._.country,
    )
    if not holds(trigger.needs, around):
        return None
    sense = _choose_sense(trigger, agents)
    return Mention(
        span=span,
        trigger=trigger,
        sense=sense,
        group=sense_groups()[sense],
        sentence=sentence.index,
        paragraph=sentence.paragraph,
        in_title=sentence.in_title,
        agents=agents,
        targets=targets,
        setting=_setting(head, sentence),
        is_recalled=_is_recalled(head, trigger),
        is_earlier=is_pluperfect(head),
        is_apart=not sentence.in_title and is_apart(head, sentence.span),
    )


def _is_recalled(head: Token, trigger: Trigger) -> bool:
    """ "après l'attaque", "escorté par la gendarmerie": an act told only to explain or describe."""
    if trigger.pos != "N":
        present = "Pres" in head.morph.get("Tense", []) and "Part" in head.morph.get("VerbForm", [])
        return trigger.weight < 0.8 and (present or head.dep_ == "acl")
    return any(c.dep_ == "case" and c.lower_ in recalling_words() for c in head.children)


def _bare_tolls(sentence: Sentence, found: Sequence[Mention]) -> list[Mention]:
    """Deaths told with a figure and no trigger ("Bilan : trois morts") are mentions too."""
    if any(m.group in _DEADLY for m in found):
        return []
    dead = [f for f in sentence.figures if f._.figure.outcome == "dead" and f._.figure.best != 0]
    if not dead or dead[0]._.figure.is_running_total:
        return []
    figure = dead[0]
    trigger = Trigger(("kill",), "figure", figure.root.i, pos="A", weight=0.5)
    return [
        Mention(
            span=figure,
            trigger=trigger,
            sense="kill",
            group="death",
            sentence=sentence.index,
            paragraph=sentence.paragraph,
            in_title=sentence.in_title,
            setting=_setting(figure.root, sentence),
        )
    ]


def _attach(mentions: Sequence[Mention], sentence: Sentence) -> None:
    """Give each date, place and figure of the sentence to the mentions it belongs to."""
    if not mentions:
        return
    said = [d for d in sentence.dates if _said(d.root, sentence, mentions)]
    done = [d for d in sentence.dates if d not in said]
    places = [p for p in sentence.places if not p._.place.is_context]
    for spans, name in ((said, "said"), (done, "dates"), (places, "places")):
        for mention in mentions:
            nearest = _nearest(mention, spans)
            if name == "places":
                nearest = with_listed(nearest, spans)
            getattr(mention, name).extend(nearest)
    for mention in mentions:
        if mention.head.head.i in sentence.claim_heads:
            # the day of the claim is not the day of what is claimed
            mention.said, mention.dates = [*mention.said, *mention.dates], []
    for figure in sentence.figures:
        groups = OUTCOME_GROUPS.get(figure._.figure.outcome)
        fitting = [m for m in mentions if groups and m.group in groups]
        if fitting:
            _closest(figure, fitting).figures.append(figure)


def _said(root: Token, sentence: Sentence, mentions: Sequence[Mention]) -> bool:
    """Whether a date hangs on a verb of saying and not on a deed."""
    doc = root.doc
    to_speech = min((tree_distance(root, doc[i]) for i in sentence.speech_heads), default=99)
    to_deed = min((tree_distance(root, m.head) for m in mentions), default=99)
    return to_speech <= 3 and to_speech < to_deed


def _cost(span: Span, mention: Mention) -> float:
    gap = min(abs(span.start - mention.span.end), abs(mention.span.start - span.end))
    return tree_distance(span.root, mention.head) + gap / 10


def _closest(figure: Span, mentions: Sequence[Mention]) -> Mention:
    return min(mentions, key=lambda m: _cost(figure, m))


def _nearest(mention: Mention, spans: Sequence[Span]) -> list[Span]:
    """The expression nearest to a mention in the parse, and those about as near.

    A recalled act has only what stands in its own phrase.
    """
    if mention.is_recalled:
        spans = [s for s in spans if mention.head.is_ancestor(s.root)]
    costs = [(_cost(span, mention), span) for span in spans]
    best = min((cost for cost, _ in costs), default=0.0)
    return [span for cost, span in costs if cost <= best + _ABOUT]
