"""What the words around an expression say of it: tense, bounds, names, datelines."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.language.dates.vocabulary import Vocabulary
from extractor.language.dates.words import Word, listed

LOOK_BACK = 24  # words in which the verb of an expression is sought
LOOK_AHEAD = 14
AUXILIARY_REACH = 3  # words up to the auxiliary of a participle
DATELINE_PREFIX = 48  # characters
_SENTENCE_END = frozenset({".", "!", "?", "\n", ";"})
_PARTICIPLE = re.compile(r"[a-zàâçéèêëîïôûù]{2,}ée?s?$")
_PAST = re.compile(r"[a-zàâçéèêëîïôûù]{2,}(?:(?<!r)(?:ait|aient)|èrent|irent)$")
_FUTURE = re.compile(r"[a-zàâçéèêëîïôûù]{2,}r(?:a|ont)$")
_PLACE_LINE = re.compile(r"\s*[^\W\d_a-z][^,\n.;!?«»]*,\s*$")
_AGENCY = re.compile(r"\s*\([A-ZÀ-Ý][^\n)]{1,20}\)")
_PLACE_ALONE = re.compile(r"\s*[^\W\d_a-z][^,\n.;!?«»]*$")
_AFTER_DATELINE = re.compile(r"\s*(?:\(|[–—:-]|\n|/|$)")


def outlook(words: Sequence[Word], start: int, end: int, vocabulary: Vocabulary) -> int:
    """+1 where the nearest verb of the sentence looks forward, -1 where back, 0 if none tells.

    The verb before the expression counts first ("a annoncé jeudi que … aura lieu", "arrivé
    mardi"), then the verb behind it.
    """
    for index in range(start - 1, max(-1, start - 1 - LOOK_BACK), -1):
        if words[index].key in _SENTENCE_END:
            break
        told = _tense(words[index].text, vocabulary)
        if told:
            return told
        if index == start - AUXILIARY_REACH and _PARTICIPLE.match(words[start - 1].text):
            return -1
    for index in range(end, min(len(words), end + LOOK_AHEAD)):
        if words[index].key in _SENTENCE_END:
            break
        told = _tense(words[index].text, vocabulary)
        if told:
            return told
    return 0


def _tense(text: str, vocabulary: Vocabulary) -> int:
    told = vocabulary.outlook.get(text)
    if told is not None:
        return 1 if told == "future" else -1
    if text in vocabulary.not_tenses:
        return 0
    if _FUTURE.match(text):
        return 1
    return -1 if _PAST.match(text) else 0


def bound(words: Sequence[Word], start: int, vocabulary: Vocabulary) -> str:
    """``since``, ``until`` or ``term`` where the words before say so, else empty."""
    cue = vocabulary.cues.before(words, start)
    if cue is None or cue[0] == "page":
        return ""
    return cue[0]


def is_page_stamp(words: Sequence[Word], start: int, vocabulary: Vocabulary) -> bool:
    """Whether it is the page's own date: a line that begins "Publié le"."""
    cue = vocabulary.cues.before(words, start)
    if cue is None or cue[0] != "page":
        return False
    return cue[1] == 0 or words[cue[1] - 1].key == "\n"


def is_dateline(text: str, start: int, end: int) -> bool:
    """Whether a line opens with a place and this date: "Bamako, 14 sept. (AMAP) –".

    Args:
        text: the whole text.
        start, end: characters of the date.
    """
    line = text.rfind("\n", 0, start) + 1
    prefix = text[line:start]
    if not 0 < len(prefix) <= DATELINE_PREFIX:
        return False
    if _PLACE_LINE.match(prefix):
        return _AFTER_DATELINE.match(text, end) is not None
    return bool(_PLACE_ALONE.match(prefix) and _AGENCY.match(text, end))


def names_something(words: Sequence[Word], start: int, vocabulary: Vocabulary) -> bool:
    """Whether a noun before takes the date as its name: "l'accord du 14 juin 2014"."""
    if start > 0 and words[start - 1].key in listed("of"):
        at = start - 1
    elif words[start].key in listed("of"):
        at = start
    else:
        is_proper = words[start].is_number or words[start].text[0].isupper()
        return is_proper and vocabulary.name_contexts.before(words, start) is not None
    for distance in range(7):
        context = vocabulary.name_contexts.before(words, at - distance)
        if context is not None:
            return distance <= context[0]
        word = words[at - distance - 1] if at - distance > 0 else None
        if word is None or not word.key.isalnum() or word.text in vocabulary.outlook:
            return False
    return False


def is_vetoed(words: Sequence[Word], start: int, end: int, vocabulary: Vocabulary) -> bool:
    """Whether the words around make it no date: "chaque vendredi", "la veille sanitaire"."""
    before = vocabulary.not_before.before(words, start)
    return before is not None or vocabulary.not_after.at(words, end) is not None
