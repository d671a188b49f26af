"""Whether a frame reports an event, or only speaks of such things."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache

from spacy.tokens import Doc

from extractor.events.frames import Frame
from extractor.lexicon.events import cue_matcher, gravity
from extractor.records import Toll

_THRESHOLD = 0.5
_FIGURATIVE = frozenset({"sport", "agriculture", "culture", "advert"})
_TOPIC_SHARE = 3
_LEAD = 3


def keep(doc: Doc, frame: Frame, sub_type: str, toll: Toll) -> bool:
    """Whether a frame is an event that the table owes.

    Plans, denials and generalities are none; an act that is only said counts where the headline
    or the lead tells it, or with a day of its own (codebook sections 1 and 8).
    """
    real = [m for m in frame.mentions if not (m.trigger.is_negated or m.trigger.is_hypothetical or m.trigger.is_planned)]
    if not real:
        return False
    if figurative_topic(doc) and not toll.fatalities:
        return False
    if gravity()[sub_type].is_speech and not _is_leading(frame):
        return False
    return score(frame, toll) >= _THRESHOLD


def _is_leading(frame: Frame) -> bool:
    return any(m.in_title or m.sentence < _LEAD for m in frame.mentions) or bool(frame.all("dates"))


def score(frame: Frame, toll: Toll) -> float:
    """How much the words support that this is an event of its own, 0 to about 1.5."""
    best = max(m.trigger.weight for m in frame.mentions)
    value = best + 0.1 * min(3, len(frame.mentions) - 1)
    value += 0.25 * bool(frame.all("dates")) + 0.15 * bool(frame.all("places"))
    value += 0.2 * (toll.fatalities is not None or toll.fatalities_low is not None)
    value += 0.1 * bool(frame.all("agents")) + 0.1 * any(m.in_title for m in frame.mentions)
    if not frame.all("dates") and not frame.all("places") and not frame.all("figures"):
        value -= 0.3
    return value


@lru_cache(maxsize=8)
def figurative_topic(doc: Doc) -> str:
    """The topic of a story whose fights and shots are figures of speech; empty for others."""
    words = [token.text for token in doc]
    counts = Counter(match.payload for match in cue_matcher("topics").find(words))
    for topic, count in counts.most_common():
        if topic in _FIGURATIVE and count >= _TOPIC_SHARE:
            return topic
    return ""
