"""Mentions of one sentence that only repeat, charge or explain another."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.events.mentions import Mention

_WORDS = frozenset({"blame", "support", "appeal", "rejection", "threat"})
_DECIDING = "policy_decision"
_VAGUE_DECISION = 0.6


def recall_subjects_of_speech(found: Sequence[Mention]) -> None:
    """ "a condamné le coup d'État": what is condemned is news only with a day of its own."""
    heads = {m.head.i for m in found if m.group in _WORDS}
    for mention in found:
        is_object = mention.trigger.pos == "N" and mention.head.head.i in heads
        if is_object and mention.group not in _WORDS:
            mention.is_recalled = True


def without_charges(found: list[Mention]) -> list[Mention]:
    """In a sentence of a court the crimes named are charges, not events."""
    if not any(m.group == "justice" for m in found):
        return found
    return [m for m in found if m.group not in ("violence", "death") or m.trigger.pos == "V"]


def without_echoes(found: list[Mention]) -> list[Mention]:
    """ "a décidé le rappel de l'ambassadeur": the act decided is the event, not the deciding."""
    specific = any(m.group not in ("violence", "death") and m.sense != _DECIDING for m in found)
    if not specific:
        return found
    return [m for m in found if m.sense != _DECIDING or m.trigger.weight > _VAGUE_DECISION]
