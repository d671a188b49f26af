"""Collects the event mentions of a document, sentence by sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from extractor.events.attach import DEADLY, attach, is_said
from extractor.events.conditions import Surroundings, holds, sentence_cues
from extractor.events.echoes import recall_subjects_of_speech, without_charges, without_echoes
from extractor.events.mentions import Mention
from extractor.events.openers import is_apart
from extractor.events.roles import roles
from extractor.events.scenes import set_days
from extractor.events.sentence import Sentence, sentences
from extractor.events.sides import kind_of
from extractor.events.tenses import is_pluperfect
from extractor.events.tree import tree_distance
from extractor.language.annotations import (
    FIGURES,
    TRIGGERS,
    Trigger,
)
from extractor.lexicon.events import casting, cue_matcher, recalling_words, sense_groups
from extractor.lexicon.word_classes import words

LEAD = 3
"""Sentences, the headline among them, that tell what a story is about."""

_SETTING_REACH = 5


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
    told = list(sentences(doc))
    mentions = collect_mentions(doc, told)
    said = {span for m in mentions for span in m.said}
    days: list[tuple[int, Span]] = []
    places: list[tuple[int, Span]] = []
    figures: list[Span] = []
    for sentence in told:
        figures.extend(sentence.figures)
        at = (place for place in sentence.places if not place._.place.is_context)
        places.extend((sentence.paragraph, place) for place in at)
        for span in sentence.dates:
            own = any(span in m.dates for m in mentions)
            if own or (span not in said and not is_said(span.root, sentence, [])):
                days.append((sentence.paragraph, span))
    set_days(mentions, days)
    return Story(mentions, days, places, figures)


def collect_mentions(doc: Doc, told: Sequence[Sentence]) -> list[Mention]:
    """Every mention whose trigger's conditions hold, in reading order."""
    violent = _is_violent(doc)
    lead: list[Span] = []
    mentions: list[Mention] = []
    for sentence in told:
        if sentence.index < LEAD:
            lead.extend(sentence.actors)
        cues = sentence_cues(sentence.span)
        found = []
        for span in sentence.triggers:
            mention = _mention(span, sentence, lead, cues, violent)
            if mention is not None:
                found.append(mention)
        found.extend(_bare_tolls(sentence, found))
        recall_subjects_of_speech(found)
        found = sorted(without_echoes(without_charges(found)), key=lambda m: m.span.start)
        found = _once_more(found, mentions)
        for mention in found:
            _resolve_pronoun(mention, mentions)
        attach(found, sentence)
        mentions.extend(found)
    return mentions


def _once_more(found: Sequence[Mention], before: Sequence[Mention]) -> list[Mention]:
    """ "Diapaga a subi le même sort": the act told last, with a place or a victim of its own."""
    told = [m for m in before if m.is_fact]
    kept = []
    for mention in found:
        if mention.is_again:
            if not told:
                continue
            last = told[-1]
            mention.sense, mention.group, mention.setting = last.sense, last.group, last.setting
            if mention.trigger.subject_is_target:
                mention.agents = mention.agents or list(last.agents)
            else:
                mention.targets = mention.targets or list(last.agents)
        if mention.is_fact:
            told.append(mention)
        kept.append(mention)
    return kept


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


def _is_in_name(span: Span, actors: Sequence[Span]) -> bool:
    """ "Front de libération de l'Azawad": a word inside the name of a party tells no act."""
    named = (a for a in actors if a._.actor.actor_id and not a._.actor.is_generic)
    return any(a.start < span.start and span.end < a.end for a in named)


def _mention(
    span: Span, sentence: Sentence, lead: Sequence[Span], cues: frozenset[str], violent: bool
) -> Mention | None:
    if _is_in_name(span, sentence.actors):
        return None
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
    if any(m.group in DEADLY for m in found):
        return []
    dead = [f for f in sentence.figures if f._.figure.outcome == "dead" and f._.figure.best != 0]
    if not dead or dead[0]._.figure.is_running_total:
        return []
    figure = dead[0]
    trigger = Trigger(("die",), "figure", figure.root.i, pos="A", weight=0.5)
    return [
        Mention(
            span=figure,
            trigger=trigger,
            sense="die",
            group="death",
            sentence=sentence.index,
            paragraph=sentence.paragraph,
            in_title=sentence.in_title,
            setting=_setting(figure.root, sentence),
        )
    ]
