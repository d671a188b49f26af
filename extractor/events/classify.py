"""The type of an event: the gravest that its mentions support, once its sides are known."""

from __future__ import annotations

from spacy.tokens import Span

from extractor.events.frames import Frame
from extractor.events.sides import first_side
from extractor.events.typing import resolve_type
from extractor.lexicon.events import gravity
from extractor.records import Toll


def frame_type(frame: Frame, toll: Toll) -> str:
    """The gravest type that any mention of the frame supports."""
    agent = _side(frame, "agents")
    target = _victims(toll, agent)
    if target == "unknown":
        target = _side(frame, "targets")
    setting = next((m.setting for m in frame.mentions if m.setting), "")
    if "unrest" in frame.groups:
        setting = "crowd"
    deaths = bool(toll.fatalities or toll.fatalities_low)
    table = gravity()
    found = []
    telling = frame.mentions
    if frame.groups & {"disaster", "unrest", "coup"}:
        # deaths alone do not say what happened where other words do
        telling = [m for m in frame.mentions if m.group != "death"]
    for mention in telling:
        sub_type = resolve_type(mention.sense, agent, target, setting, deaths)
        if sub_type in table:
            found.append((table[sub_type].rank + 2 * mention.trigger.weight, sub_type))
    return max(found)[1]


def _side(frame: Frame, name: str) -> str:
    acts = [m for m in frame.mentions if m.group != "operation"] or frame.mentions
    for mention in acts:
        spans: list[Span] = getattr(mention, name)
        side = first_side([s for s in spans if not s._.actor.is_voice])
        if side != "unknown":
            return side
    return "unknown"


def _victims(toll: Toll, agent: str) -> str:
    """The side of the dead, if they are all of one side; the attackers' own dead do not count."""
    dead = {
        "state": toll.fatalities_state_forces,
        "civilian": toll.fatalities_civilians,
        "armed": toll.fatalities_armed_groups if agent != "armed" else None,
    }
    sides = [side for side, count in dead.items() if count]
    return sides[0] if len(sides) == 1 else "unknown"
