"""Which names of a story may be places, by the words around them."""

from __future__ import annotations

import re

from extractor.language.annotations import ACTORS, DATES
from extractor.language.toponyms.alternations import BLANKS, either, spaced, word_class
from extractor.language.toponyms.drafts import Draft, make_draft, whole_compound
from extractor.language.toponyms.names import NameIndex, find_names
from extractor.language.toponyms.story import Story
from extractor.language.toponyms.vocabulary import vocabulary
from extractor.language.toponyms.words import Word
from gazetteer import Gazetteer
from gazetteer.relative import bearing_of

_DATELINE = re.compile(
    rf"\s*(?:\([^)]{{1,60}}\))?\s*(?:,\s*(?:{spaced('dateline_article', blank=BLANKS)})?"
    rf"(?:{either('weekday')}|\d{{1,2}})\b|\([^)]*\)|[-–—]\s|,\s*(?:{either('correspondent')}))"
)
_STRONG_JOINT = re.compile(rf"\s*(?:,\s*)?(?:{either('list_joint')})\b")
_AFTER_LIST = re.compile(r"\s*(?:,|et\b|\(|;|\.)")
_STATE_ID = re.compile(r"[A-Z]{3}-[A-Z]+$")
_FUNCTION_WORDS = frozenset({"PRON", "DET", "ADP", "ADV", "AUX", "CCONJ", "SCONJ", "VERB", "NUM"})
_FAMOUS = 0.5
"""Rank from which on a name that is short or an ordinary word is a place without any cue."""

_METROPOLIS = 0.25
"""Rank of a foreign town of 300,000 inhabitants."""

_LANDSCAPE = ("area", "natural_feature")
"""Levels of places that are written without a capital: "zone des trois frontières"."""

_INVISIBLE = ' («"\u200e\u200f\ufeff'
"""What may stand before the first word of a line."""

_ACRONYM = 5
"""Most letters of an acronym."""


def collect(story: Story, gazetteer: Gazetteer, index: NameIndex) -> list[Draft]:
    """Every name of the story that the words around it allow to be a place."""
    words = vocabulary()
    breaks = words.ordinary | words.units.keys()
    drafts: list[Draft] = []
    names = list(find_names(story.words, index, story.text, breaks))
    for number, name in enumerate(names):
        name = whole_compound(name, names[number + 1] if number + 1 < len(names) else None, story)
        if drafts and name.start < drafts[-1].name.end:
            continue
        draft = make_draft(name, story, drafts[-1] if drafts else None)
        if _is_place(draft, story, gazetteer):
            drafts.append(draft)
    return drafts


def opens_line(story: Story, draft: Draft) -> bool:
    """Whether an expression is the first of its line."""
    before = story.text[: draft.start].rstrip(_INVISIBLE)
    return not before or before.endswith("\n")


def is_dateline(story: Story, draft: Draft) -> bool:
    """Whether a name opens a paragraph of the body as agencies do: "Bamako, 14 sept. (AMAP)"."""
    return (
        not draft.in_title
        and opens_line(story, draft)
        and _DATELINE.match(story.folded, draft.end) is not None
    )


def _is_place(draft: Draft, story: Story, gazetteer: Gazetteer) -> bool:
    name = draft.name
    if is_dateline(story, draft) and name.key not in vocabulary().ordinary:
        return name.known or name.last - name.first < 2
    if draft.cue.role == "organisation" or _in_date(draft, story):
        return False
    if _in_other_actor(draft, story):
        return False
    if name.known:
        return _known_is_place(draft, story, gazetteer)
    return _unknown_is_place(draft, story) or _is_city_abroad(draft, gazetteer)


def _in_date(draft: Draft, story: Story) -> bool:
    """Whether the name is part of a date; "Bamako, le 3 mai" is one that holds a place."""
    span = story.covering(DATES, draft.name.start)
    return span is not None and span._.time.kind != "dateline"


def _in_other_actor(draft: Draft, story: Story) -> bool:
    """Whether the name belongs to a person, a group or an organisation, or stands for a state."""
    span = story.covering(ACTORS, draft.name.start)
    if span is None:
        return False
    actor = span._.actor
    alone = span.start_char >= draft.name.start - 3 and span.end_char <= draft.name.end
    if alone:
        return not draft.cue.is_locative or not draft.name.known
    if actor is None:
        return False
    if actor.person and draft.text in actor.person:
        return not (draft.name.known and draft.cue.prep == "a" and not draft.cue.article)
    named = bool(actor.actor_id) and not _STATE_ID.match(actor.actor_id)
    return named and not actor.actor_id.startswith("UNK")


def _chained(draft: Draft, story: Story) -> bool:
    """Whether a capitalised word stands directly before or after, as in a person's name."""
    if story.is_shouted(draft.name):
        return False
    words, text = story.words, story.text
    before, after = draft.name.first - 1, draft.name.last + 1
    vocab = vocabulary()

    def counts(word: Word, gap: str) -> bool:
        plain = word.key in vocab.ordinary - vocab.person_names or word.key in vocab.units
        return gap == " " and word.is_capital and word.text.isalpha() and not plain

    if before >= 0 and counts(words[before], text[words[before].end : draft.name.start]):
        return words[before].start != story.sentence_start(draft.name.start)
    return after < len(words) and counts(words[after], text[draft.name.end : words[after].start])


def _known_is_place(draft: Draft, story: Story, gazetteer: Gazetteer) -> bool:
    name, cue = draft.name, draft.cue
    if is_acronym(draft, story) or _chained(draft, story):
        return False
    if draft.text.islower():
        return any(p.level in _LANDSCAPE for p, _ in gazetteer.embedded.exact(name.key))
    if bearing_of(name.key) is not None or name.key == "centre":
        return _is_region_by_direction(draft)
    unit = cue.unit is not None
    sure = cue.is_locative or unit
    if name.key in vocabulary().ordinary:
        listed = draft.listed_after is not None and draft.listed_after.cue.is_locative
        return unit or cue.prep == "a" or cue.relation == "near" or listed
    if gazetteer.countries.by_name(name.key):
        return sure or _heads_title(draft, story)
    if sure or draft.listed_after is not None:
        return True
    if story.labels(name) == {"PER"} and name.first == name.last and not draft.in_title:
        return _rank(draft, gazetteer) >= _FAMOUS
    token = story.token(name.start)
    if token.is_stop or token.pos_ in _FUNCTION_WORDS:
        return False
    if len(name.key) <= 3 or (name.first == name.last and story.is_common(name)):
        return _rank(draft, gazetteer) >= _FAMOUS
    return True


def _rank(draft: Draft, gazetteer: Gazetteer) -> float:
    return max((place.rank for place, _ in gazetteer.embedded.exact(draft.name.key)), default=0.0)


def is_acronym(draft: Draft, story: Story) -> bool:
    """Whether a name is written as an acronym ("FAMa", "IRA") where others are not shouted."""
    if draft.name.first != draft.name.last or story.is_shouted(draft.name):
        return False
    text = draft.text
    capitals = sum(letter.isupper() for letter in text)
    if not text.isalpha() or capitals < 2:
        return False
    before = draft.listed_after
    listed = before is not None and before.text.isupper() and len(before.text) > _ACRONYM
    return not text.isupper() or (len(text) <= _ACRONYM and not listed)


def _is_region_by_direction(draft: Draft) -> bool:
    """Whether "Est" or "Centre-Nord" is a region's name: written large, after a unit or "dans"."""
    cue = draft.cue
    unit = cue.unit is not None and "admin1" in cue.unit.levels
    listed = draft.listed_after is not None and draft.listed_after.cue.is_locative
    return cue.relation in ("at", "part") and (unit or cue.prep == "dans" or listed)


def _heads_title(draft: Draft, story: Story) -> bool:
    """Whether the name is the headline's own "Mali :" or a line's first word with a colon."""
    rest = story.text[draft.end : draft.end + 3]
    begins = draft.start == story.sentence_start(draft.start) or not story.text[
        : draft.start].strip()  # fmt: skip
    return begins and rest.lstrip(" \u00a0")[:1] in (":", "–", "-", "/")


def _is_written_like_a_place(draft: Draft, story: Story) -> bool:
    """No ordinary word, no acronym, no number, and three letters at least."""
    name = draft.name
    if not vocabulary().ordinary.isdisjoint((name.key, story.words[name.first].key)):
        return False
    has_digit = any(map(str.isdigit, draft.text))
    return len(name.key) >= 3 and not has_digit and not is_acronym(draft, story)


def _unknown_is_place(draft: Draft, story: Story) -> bool:
    """Whether a name that no gazetteer holds is a place, by the words around it."""
    cue, name = draft.cue, draft.name
    if not _is_written_like_a_place(draft, story):
        return False
    unit = cue.unit
    free = unit is not None and ((cue.linked and not cue.article) or unit.feature == "quarter")
    if unit is not None and unit.names_unit and (free or not story.is_common(name)):
        return True
    labels = story.labels(name)
    if cue.relation == "at" and "LOC" not in labels and story.is_common(name):
        return False
    listed = draft.listed_after is not None and draft.listed_after.cue.is_locative
    if listed and " " not in draft.text and _STRONG_JOINT.match(_gap(draft, story)):
        return True
    if "PER" in labels or "ORG" in labels or (" " in draft.text and "LOC" not in labels):
        return False
    if cue.relation in ("near", "offset", "direction", "axis", "between"):
        return True
    if unit is not None:
        return cue.linked and not cue.article
    if listed:
        return _AFTER_LIST.match(story.folded, draft.end) is not None
    if cue.role == "reached":
        return not cue.article and (" " not in draft.text or "LOC" in labels)
    return cue.prep in word_class("toward_town") and not cue.article


def _is_city_abroad(draft: Draft, gazetteer: Gazetteer) -> bool:
    """Whether "à Moscou" is meant: a large foreign town after the preposition of towns."""
    if draft.cue.prep != "a" or draft.cue.article or draft.cue.role:
        return False
    found = (hit for layer in gazetteer.more for hit in layer.exact(draft.name.key))
    return any(place.rank >= _METROPOLIS for place, _ in found)


def _gap(draft: Draft, story: Story) -> str:
    """What stands between a name of a list and the name before it."""
    before = draft.listed_after
    return story.folded[before.end : draft.start] if before is not None else ""
