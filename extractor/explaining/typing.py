"""Why an event has its type: the triggers of its mentions, and the rules from sense to type."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from extractor.events.mentions import Mention
from extractor.events.sides import first_side
from extractor.explaining.lines import gravity_line, trigger_line, type_rule_rows, where
from extractor.explaining.records import Reason, Rule
from extractor.explaining.sources import Case
from extractor.language.annotations import Trigger
from extractor.lexicon.codebook import event_types
from extractor.lexicon.loader import Row
from extractor.records import Toll

_DEPTH = 3
_LONGEST = 60  # characters of a pattern; the file has the rest
_CONDITIONS = ("agent", "target", "setting", "deaths")


def type_reason(case: Case) -> Reason:
    """The reason of ``sub_event_type``."""
    sub_type = case.event.sub_event_type
    value = f"{sub_type}: {event_types()[sub_type].label_fr}"
    mentions = sorted(case.frame.mentions, key=lambda mention: mention.span.start)
    rules = [_trigger_rule(case, mention) for mention in mentions]
    chains = {mention.sense: rules_to(case, mention) for mention in mentions}
    for chain in chains.values():
        rules += [Rule(_told(row), where(row)) for row in chain]
    others = {sense for sense, chain in chains.items() if not chain} - {sub_type}
    if others:
        says = f"{sub_type} outranks what else is told of it: {', '.join(sorted(others))}"
        rules.append(Rule(says, gravity_line(sub_type)))
    words = tuple(case.words(mention.span) for mention in mentions)
    return Reason("type", value, words, tuple(dict.fromkeys(rules)))


def _trigger_rule(case: Case, mention: Mention) -> Rule:
    trigger = mention.trigger
    words = case.words(mention.span).text
    line = trigger_line(trigger)
    if not line:
        return Rule(f"“{words}” tells a toll without a verb: {mention.sense}")
    pattern = trigger.pattern
    if len(pattern) > _LONGEST:
        pattern = f"{pattern[:_LONGEST]}…"
    says = f"“{words}” fits {pattern}: {mention.sense}, weight {trigger.weight:g}"
    if trigger.needs:
        says += f", as {trigger.needs} holds"
    return Rule("; ".join([says, *doubts(trigger)]), line)


def doubts(trigger: Trigger) -> Iterator[str]:
    """Why a trigger tells no plain fact."""
    for is_so, told in (
        (trigger.is_negated, "negated"),
        (trigger.is_hypothetical, "a plan, a wish, a condition or general"),
        (trigger.is_conditional, "conditional"),
        (trigger.is_planned, "announced"),
    ):
        if is_so:
            yield told


def rules_to(case: Case, mention: Mention) -> list[Row]:
    """The lines of ``type_rules.csv`` that lead from a mention's sense to the event's type.

    Empty where the sense is the type, or where another mention gave it.
    """
    for values in _values(case, mention):
        chain = _follow(mention.sense, values)
        if chain and chain[-1]["sub_type"] == case.event.sub_event_type:
            return chain
    return []


def _follow(sense: str, values: dict[str, str]) -> list[Row]:
    chain: list[Row] = []
    while len(chain) < _DEPTH:
        row = next((row for row in type_rule_rows() if _fits(row, sense, values)), None)
        if row is None or row["sub_type"] == sense:
            break
        chain.append(row)
        sense = row["sub_type"]
    return chain


def _fits(row: Row, sense: str, values: dict[str, str]) -> bool:
    if row["sense"] != sense:
        return False
    return all(row[name] in ("*", values[name]) for name in _CONDITIONS)


def _values(case: Case, mention: Mention) -> Iterator[dict[str, str]]:
    """What the rules may have seen of this event, the likeliest first."""
    agents = [span for span in case.told("agents") if not span._.actor.is_voice]
    targets = [span for span in case.told("targets") if not span._.actor.is_voice]
    setting = next((m.setting for m in case.frame.mentions if m.setting), "")
    toll = case.event.toll
    deaths = "some" if toll.fatalities or toll.fatalities_low else "none"
    for values in product(
        dict.fromkeys((first_side(agents), "unknown")),
        dict.fromkeys((*_victims(toll), first_side(targets), "unknown")),
        dict.fromkeys((setting, mention.setting, "crowd", "")),
        (deaths,),
    ):
        yield dict(zip(_CONDITIONS, values, strict=True))


def _victims(toll: Toll) -> Iterator[str]:
    for side, count in (
        ("state", toll.fatalities_state_forces),
        ("civilian", toll.fatalities_civilians),
        ("armed", toll.fatalities_armed_groups),
    ):
        if count:
            yield side


def _told(row: Row) -> str:
    """A rule for a person to read.

    >>> row = next(row for row in type_rule_rows() if row["sense"] == "explosion")
    >>> _told(row)
    'explosion → ied_mine'
    """
    asked = [f"{name} {row[name]}" for name in _CONDITIONS if row[name] != "*"]
    return f"{row['sense']}{' with ' + ', '.join(asked) if asked else ''} → {row['sub_type']}"
