"""The type of an event: the gravest that its mentions support, once its sides are known."""

from __future__ import annotations

from spacy.tokens import Span

from extractor.events.frames import Frame
from extractor.events.mentions import Mention
from extractor.events.sides import first_side, is_civil_office
from extractor.events.typing import resolve_type
from extractor.lexicon.events import gravity
from extractor.records import Toll

_ONE_SIDED = frozenset(
    {"attack", "ambush", "repel", "attack_on_position", "ied_mine", "suicide_bombing", "explosion"}
)


def frame_type(frame: Frame, toll: Toll) -> str:
    """The gravest type that any mention of the frame supports."""
    agent = _side(frame, "agents")
    target = _victims(toll, agent)
    if target == "unknown":
        target = _side(frame, "targets")
        if target == agent == "armed" and {m.sense for m in frame.mentions} & _ONE_SIDED:
            # the attackers who were beaten back are not those who were attacked
            target = "unknown"
    setting = next((m.setting for m in frame.mentions if m.setting), "")
    if "unrest" in frame.groups:
        setting = "crowd"
    deaths = bool(toll.fatalities or toll.fatalities_low)
    table = gravity()
    found = []
    for mention in _telling(frame):
        sub_type = resolve_type(mention.sense, agent, target, setting, deaths)
        if sub_type in table:
            found.append((table[sub_type].rank + 2 * mention.trigger.weight, sub_type))
    best = max(found)[1]
    taken = any(sub_type == "abduction" for _, sub_type in found)
    return "abduction" if taken and best == "civilian_attack" and not deaths else best


def _telling(frame: Frame) -> list[Mention]:
    """The mentions that say what happened: no denial, and no death where other words tell more."""
    told = [m for m in frame.mentions if not m.trigger.is_negated] or frame.mentions
    groups = {m.group for m in told}
    if "disaster" in groups:
        return [m for m in told if m.group == "disaster"]
    senses = {m.sense for m in told}
    fought = "fight" in senses and not senses & _ONE_SIDED
    if groups & {"unrest", "coup"} or fought:
        return [m for m in told if m.group != "death"] or told
    return told


def _side(frame: Frame, name: str) -> str:
    """The side of those who act or undergo; of those who act, people with arms before others."""
    acts = [m for m in frame.mentions if m.group != "operation"] or frame.mentions
    found = []
    for mention in acts:
        spans: list[Span] = getattr(mention, name)
        # officials speak and decide; where violence is told they are victims or nothing
        able = [s for s in spans if name == "targets" or not is_civil_office(s._.actor)]
        found.append(first_side([s for s in able if not s._.actor.is_voice]))
    known = [side for side in found if side != "unknown"]
    armed = [side for side in known if side != "civilian"] if name == "agents" else []
    return next(iter([*armed, *known]), "unknown")


def _victims(toll: Toll, agent: str) -> str:
    """The side of the dead, if they are all of one side; the attackers' own dead do not count."""
    dead = {
        "state": toll.fatalities_state_forces,
        "civilian": toll.fatalities_civilians,
        "armed": toll.fatalities_armed_groups if agent != "armed" else None,
    }
    sides = [side for side, count in dead.items() if count]
    return sides[0] if len(sides) == 1 else "unknown"
