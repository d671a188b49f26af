"""Finds the words that say what became of people: verbs in any voice, and nominal acts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from extractor.language.figures.lexicon import Fate, FateNoun, FigureLexicon
from extractor.language.figures.stretch import stretch
from extractor.language.phrases import Hit
from extractor.lexicon.word_classes import words

_AUX = ("aux:tense", "aux:pass", "aux", "cop", "aux:caus")
_REACH = 8


@dataclass(frozen=True, slots=True)
class FateHit:
    """A verb of fate in the text.

    Attributes:
        index: its token.
        end: first token after it and its complement.
        voice: ``active``, ``passive`` or ``bare`` (a participle with no auxiliary).
    """

    index: int
    end: int
    fate: Fate
    voice: str

    @property
    def takes_subject(self) -> bool:
        """Whether the victim is the grammatical subject."""
        return self.fate.victim == "subject" or self.voice == "passive"


def is_participle(token: Token, infinitive: str) -> bool:
    """Whether a form of a verb is its past participle, whatever tag the model gave it."""
    if infinitive.endswith("er"):
        return token.lower_.endswith(("é", "ée", "és", "ées"))
    if "Part" in token.morph.get("VerbForm", []):
        return token.lower_[-3:] != "ant"
    return token.pos_ in ("ADJ", "NOUN")


def find_fates(doc: Doc, lexicon: FigureLexicon) -> dict[int, FateHit]:
    """Every verb of fate, and every state ("sous les verrous"), by token."""
    hits = {}
    for token in doc:
        fates = lexicon.fates.get(token.lower_)
        if fates is None or (token.pos_ in ("DET", "ADP", "PRON", "CCONJ")):
            continue
        hit = next(_matches(token, fates), None)
        if hit is not None:
            hits[token.i] = hit
    for state in lexicon.states.find(doc):
        hits.setdefault(state.start, FateHit(state.start, state.end, state.value, "bare"))
    return hits


def _matches(token: Token, fates: tuple[Fate, ...]) -> Iterator[FateHit]:
    participle = is_participle(token, fates[0].lemma)
    if not participle and token.pos_ not in ("VERB", "AUX"):
        return
    after = token.doc[token.i + 1 : min(token.i + 1 + _REACH, stretch(token.doc, token.i)[1])]
    text = after.text.lower()
    for fate in fates:
        if any(text.startswith(word) for word in fate.veto):
            continue
        if fate.complement and not _has(text, fate.complement):
            continue
        end = token.i + 1 + (_complement_length(token, fate.complement) if fate.complement else 0)
        yield FateHit(token.i, end, fate, voice_of(token, participle))


def _has(text: str, phrase: str) -> bool:
    return f" {phrase} " in f" {text} ".replace(",", " ").replace(".", " ")


def _complement_length(token: Token, complement: str) -> int:
    """Tokens that the complement takes if it stands right after the verb, else none."""
    for length in range(1, 6):
        if token.doc[token.i + 1 : token.i + 1 + length].text.lower() == complement:
            return length
    return 0


def voice_of(token: Token, participle: bool) -> str:
    """``active``, ``passive`` or ``bare``, from the auxiliaries in the parse or just before."""
    if not participle:
        return "active"
    auxiliaries = [child for child in token.children if child.dep_ in _AUX and child.i < token.i]
    if not auxiliaries:
        auxiliaries = list(_auxiliaries_before(token))
    if not auxiliaries and token.dep_ == "conj" and token.head.pos_ in ("VERB", "AUX"):
        auxiliaries = [child for child in token.head.children if child.dep_ in _AUX]
    if any(_is_form_of_be(word) for word in auxiliaries):
        return "passive"
    return "active" if auxiliaries else "bare"


def _auxiliaries_before(token: Token) -> Iterator[Token]:
    for before in reversed(token.doc[max(stretch(token.doc, token.i)[0], token.i - 4) : token.i]):
        if before.pos_ == "AUX" or before.lower_ == "été":
            yield before
        elif before.pos_ not in ("ADV", "PRON"):
            return


def _is_form_of_be(word: Token) -> bool:
    return word.lemma_ == "être" or word.lower_ in words("passive_be")


def is_negated(token: Token) -> bool:
    """Whether a verb is denied by "ne … pas" or the like; "ne … que" denies nothing."""
    auxiliaries = [child for child in token.children if child.dep_ in _AUX]
    told = {child.lower_ for verb in (token, *auxiliaries) for child in verb.children}
    return bool(told & words("negation")) and bool(told & words("negation_second"))


def find_nominal(doc: Doc, lexicon: FigureLexicon) -> dict[int, tuple[int, str]]:
    """Acts told by a noun with a complement: last token of it, to its first token and outcome."""
    found = {}
    for hit in lexicon.nouns.find(doc):
        if hit.value.use in ("of", "both") and _is_noun(doc, hit):
            found[hit.end - 1] = (hit.start, hit.value.outcome)
    return found


def _is_noun(doc: Doc, hit: Hit[FateNoun]) -> bool:
    token = doc[hit.end - 1]
    before = doc[hit.start - 1].pos_ if hit.start else ""
    return token.pos_ == "NOUN" or before in ("DET", "ADP")
