"""Which of the 54 sub-types a generic act is, by the rules of ``type_rules.csv``."""

from __future__ import annotations

from extractor.lexicon.events import TypeRule, type_rules


def _fits(rule: TypeRule, values: tuple[str, str, str, str, str]) -> bool:
    wanted = (rule.sense, rule.agent, rule.target, rule.setting, rule.deaths)
    return all(w in ("*", v) for w, v in zip(wanted, values, strict=True))


def resolve_type(sense: str, agent: str, target: str, setting: str, deaths: bool) -> str:
    """The sub-event type of an act.

    Args:
        sense: a sub-type (returned as it is, unless a rule refines it) or a generic sense.
        agent, target: sides (:mod:`extractor.events.sides`) or ``unknown``.
        setting: ``moving``, ``position``, ``village`` or empty.
        deaths: somebody died.

    >>> resolve_type("attack", "armed", "state", "moving", True)
    'ambush'
    >>> resolve_type("meeting", "state", "state", "", False)
    'meeting'
    """
    values = (sense, agent, target, setting, "some" if deaths else "none")
    for _ in range(3):
        rule = next((r for r in type_rules() if _fits(r, values)), None)
        if rule is None or rule.sub_type == values[0]:
            return values[0]
        values = (rule.sub_type, *values[1:])
    return values[0]
