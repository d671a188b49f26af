"""One mention of an event: a trigger with what the sentence says of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from spacy.tokens import Span, Token

from extractor.language.annotations import Trigger

Days = tuple[date, date]
"""First and last day, both included."""


@dataclass(slots=True)
class Mention:
    """A trigger and its arguments, before mentions of one event are joined.

    Attributes:
        span: the trigger's tokens (or a figure's, where deaths are told without a verb).
        trigger: what the lexicon says of it.
        sense: the first sense that its context allows.
        group: the sense's group, within which mentions may join.
        sentence, paragraph: index in the story; the headline is sentence 0.
        agents, targets: actor mentions, nearest first.
        dates: time expressions of the deed; ``said`` those of the announcement.
        places: place expressions at which it happened.
        figures: counts of its victims.
        setting: ``moving``, ``position``, ``village`` or empty.
        is_apart: told as another event than those before ("par ailleurs", "un nouvel engin").
        is_earlier: told in the pluperfect, as what came before the news ("avait coûté la vie").
        own_days: the days that its own words give.
        scene_days: the days that its paragraph had established before it.
        is_recalled: a noun that only dates or explains another act ("après la tuerie de X").
    """

    span: Span
    trigger: Trigger
    sense: str
    group: str
    sentence: int
    paragraph: int
    in_title: bool = False
    agents: list[Span] = field(default_factory=list)
    targets: list[Span] = field(default_factory=list)
    dates: list[Span] = field(default_factory=list)
    said: list[Span] = field(default_factory=list)
    places: list[Span] = field(default_factory=list)
    figures: list[Span] = field(default_factory=list)
    setting: str = ""
    is_recalled: bool = False
    is_apart: bool = False
    is_earlier: bool = False
    own_days: Days | None = None
    scene_days: Days | None = None

    @property
    def is_fact(self) -> bool:
        """Told as something that happened: no plan, wish, denial or general statement."""
        trigger = self.trigger
        return not (trigger.is_negated or trigger.is_hypothetical or trigger.is_planned)

    @property
    def head(self) -> Token:
        """The word on which the arguments hang."""
        return self.span.doc[self.trigger.head]

    @property
    def is_again(self) -> bool:
        """Tells by reference that the act told before happened once more ("a fait de même")."""
        return self.trigger.senses == ("again",)
