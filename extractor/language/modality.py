"""Whether an act is told as a fact: negated, conditional, hypothetical or planned.

The answer is computed on the dependency parse around the word that names the act; the words that
colour it stand in ``lexicon/data/claims/modality.csv``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from spacy.tokens import Span, Token

from extractor.lexicon.loader import DATA, one_of, read_rows
from extractor.lexicon.word_classes import words

MODALITY_FILE = DATA / "claims" / "modality.csv"
_FLAGS = frozenset({"negated", "conditional", "hypothetical", "planned"})
_CUES = frozenset({"governor", "marker", "infinitive", "negation", "sentence"})
_AUXILIARY = ("aux:tense", "aux:pass", "aux:caus", "aux", "cop")
_UP_FROM_VERB = ("xcomp", "acl", "advcl", "obl:arg", "obl:mod", "ccomp", "conj")
_UP_FROM_NOUN = ("nsubj", "nsubj:pass", "obj", "obl:arg", "obl:mod", "nmod", "obl:agent", "conj")


@dataclass(frozen=True, slots=True)
class Modality:
    """How an act is told.

    Attributes:
        negated: "n'a pas attaqué", "aucune attaque", "sans combat", "a échoué à".
        conditional: reported in the conditional ("aurait été tué") or as unconfirmed.
        hypothetical: a wish, fear, aim, condition or question.
        planned: announced for the future.
    """

    negated: bool = False
    conditional: bool = False
    hypothetical: bool = False
    planned: bool = False


@cache
def _cues() -> dict[str, dict[str, str]]:
    return load_cues(MODALITY_FILE)


def load_cues(path: Path) -> dict[str, dict[str, str]]:
    """Read the words that colour an act: kind of cue, then word, to the flag that it sets.

    Raises:
        DataFileError: an unknown kind or flag, or a word that stands twice under one kind.
    """
    cues: dict[str, dict[str, str]] = {kind: {} for kind in _CUES}
    for row in read_rows(path, ("word", "cue", "flag")):
        table = cues[one_of(row, "cue", _CUES)]
        if row["word"] in table:
            raise row.error(f"{row['word']!r} stands here twice; remove one line")
        table[row["word"]] = one_of(row, "flag", _FLAGS)
    return cues


def modality_of(what: Token | Span) -> Modality:
    """The modality of the act that a token or span names, from its parse.

    Args:
        what: the trigger; a span counts by its root.

    >>> from spacy.tokens import Doc
    >>> from spacy.vocab import Vocab
    >>> doc = Doc(
    ...     Vocab(),
    ...     words=["Ils", "auraient", "attaqué"],
    ...     pos=["PRON", "AUX", "VERB"],
    ...     heads=[2, 2, 2],
    ...     deps=["nsubj", "aux:tense", "ROOT"],
    ...     morphs=["", "Mood=Cnd|VerbForm=Fin", "VerbForm=Part"],
    ... )
    >>> modality_of(doc[2])
    Modality(negated=False, conditional=True, hypothetical=False, planned=False)
    """
    token = what.root if isinstance(what, Span) else what
    flags = set(_own_flags(token)) | set(_sentence_flags(token))
    for below, above in _governors(token):
        flags |= set(_governor_flags(below, above))
    return Modality(**{flag: flag in flags for flag in _FLAGS})


def _own_flags(token: Token) -> Iterator[str]:
    """What the act's own words say: auxiliaries, negation, "aucun", "sans", "si", "pour"."""
    cues = _cues()
    if token.pos_ in ("VERB", "AUX"):
        yield from _verb_flags(token)
    for child in token.children:
        word = child.lower_
        if child.dep_ in ("det", "amod", "case", "mark", "cc", "advmod") and word in cues["marker"]:
            yield cues["marker"][word]
        if child.dep_ == "mark" and "Inf" in token.morph.get("VerbForm", []):
            phrase = _fixed(child)
            if phrase in cues["infinitive"]:
                yield cues["infinitive"][phrase]


def _fixed(token: Token) -> str:
    """A function word with the words fixed to it: "afin de"."""
    parts = [token, *(child for child in token.children if child.dep_ == "fixed")]
    return " ".join(part.lower_ for part in sorted(parts, key=lambda part: part.i))


def _verb_flags(verb: Token) -> Iterator[str]:
    """Mood, tense and negation of a verb with its auxiliaries."""
    group = [verb, *(child for child in verb.children if child.dep_ in _AUXILIARY)]
    for word in group:
        if "Cnd" in word.morph.get("Mood", []):
            yield "conditional"
        if "Fut" in word.morph.get("Tense", []):
            yield "planned"
    if _is_negated(verb, group):
        yield "negated"


def _is_negated(verb: Token, group: list[Token]) -> bool:
    """*ne* with a second word ("pas", "jamais", "aucun"): "ne … que" denies nothing."""
    below = [child for part in group for child in part.children]
    has_ne = any(word.lower_ in words("negation") for word in below)
    negations = _cues()["negation"]
    nearby = below + [child for word in below for child in word.children if word.dep_ != "ccomp"]
    return has_ne and any(word.lower_ in negations for word in nearby)


def _governors(token: Token) -> Iterator[tuple[Token, Token]]:
    """Pairs of a word and the word that governs it, up to the verb of the act's own clause."""
    below = token
    for _ in range(4):
        above = below.head
        if above == below or not _colours(below, above):
            return
        yield below, above
        if above.pos_ == "VERB" and "Fin" in above.morph.get("VerbForm", []):
            return
        below = above


def _colours(below: Token, above: Token) -> bool:
    if below.pos_ in ("VERB", "AUX"):
        finite = "Fin" in below.morph.get("VerbForm", []) or any(
            child.dep_ in _AUXILIARY and "Fin" in child.morph.get("VerbForm", [])
            for child in below.children
        )
        return not finite and below.dep_ in _UP_FROM_VERB
    return below.dep_ in _UP_FROM_NOUN


def _governor_flags(below: Token, above: Token) -> Iterator[str]:
    governors = _cues()["governor"]
    if above.lemma_.lower() in governors and below.dep_ not in ("nsubj", "obl:mod", "conj"):
        yield governors[above.lemma_.lower()]
    if above.pos_ == "VERB" and below.dep_ != "conj" and _carries(below, above):
        yield from _verb_flags(above)


def _carries(below: Token, above: Token) -> bool:
    """Whether the mood of the verb above is the act's own mood.

    It is for an act that is the subject ("l'attaque n'a pas eu lieu") and for what a verb does to
    it ("n'ont pas mené d'attaque"), not for the circumstances of something else.
    """
    return below.dep_ in ("nsubj", "nsubj:pass", "obj", "xcomp")


def _sentence_flags(token: Token) -> Iterator[str]:
    text = token.sent.text.lower()
    for phrase, flag in _cues()["sentence"].items():
        if phrase in text:
            yield flag
    if text.rstrip(" »\n").endswith("?"):
        yield "hypothetical"
