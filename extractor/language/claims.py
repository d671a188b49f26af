"""``sahel_claims``: who says so ("a annoncé la Dirpa", "selon un élu local")."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from extractor.language.annotations import ACTORS, CLAIMS, DATES, Claim, register_extensions
from extractor.language.phrases import PhraseTable
from extractor.lexicon.inflection import verb_forms
from extractor.lexicon.loader import DATA, one_of, read_rows
from extractor.lexicon.word_classes import words

FOLDER = DATA / "claims"
SOURCE_TYPES = frozenset(
    {"state_forces", "government", "armed_group", "civilian", "igo", "ngo_media"}
)
_EFFECTS = frozenset({"says", "claims", "denies", "learns"})
_LONGEST = 14
_INVERSION_REACH = 9


@dataclass(frozen=True, slots=True)
class ClaimLexicon:
    """The vocabulary of claims, from ``lexicon/data/claims``.

    Attributes:
        verbs: verb form to (complement, effect) pairs, longest complement first.
        prepositions: "selon", "d'après" …
        sources: word in a source to its type.
        actor_sources: actor type to source type.
    """

    verbs: dict[str, tuple[tuple[str, str], ...]]
    prepositions: PhraseTable[str]
    sources: PhraseTable[str]
    actor_sources: dict[str, str]


def load_lexicon(folder: Path = FOLDER) -> ClaimLexicon:
    """Read and check the vocabulary of claims.

    Raises:
        DataFileError: a line is wrong; the message names file and line.

    >>> load_lexicon().actor_sources["self_defence"]
    'state_forces'
    """
    verbs: dict[str, list[tuple[str, str]]] = {}
    for row in read_rows(folder / "reporting.csv", ("lemma", "forms", "complement", "effect")):
        entry = (row["complement"], one_of(row, "effect", _EFFECTS))
        for form in row["forms"].split() or verb_forms(row["lemma"]):
            verbs.setdefault(form, []).append(entry)
    return ClaimLexicon(
        verbs={form: tuple(sorted(ways, reverse=True)) for form, ways in verbs.items()},
        prepositions=_table(folder / "prepositions.csv", "phrase", "effect", _EFFECTS),
        sources=_table(folder / "sources.csv", "word", "type", SOURCE_TYPES),
        actor_sources={
            row["actor_type"]: one_of(row, "type", SOURCE_TYPES)
            for row in read_rows(folder / "actor_sources.csv", ("actor_type", "type"))
        },
    )


def _table(path: Path, key: str, value: str, allowed: frozenset[str]) -> PhraseTable[str]:
    table: dict[str, str] = {}
    for row in read_rows(path, (key, value)):
        if row[key] in table:
            raise row.error(f"{row[key]!r} stands here twice; remove one line")
        table[row[key]] = one_of(row, value, allowed)
    return PhraseTable(table)


@cache
def default_lexicon() -> ClaimLexicon:
    """The vocabulary that ships with the package, read once."""
    return load_lexicon()


class ClaimFinder:
    """The component; see :func:`create_claims`.

    Args:
        lexicon: the vocabulary; that of the package unless told otherwise.
    """

    def __init__(self, lexicon: ClaimLexicon | None = None) -> None:
        self.lexicon = lexicon or default_lexicon()

    def __call__(self, doc: Doc) -> Doc:
        named = {hit.start: hit.value for hit in self.lexicon.sources.find(doc)}
        dates = frozenset(token.i for span in doc.spans.get(DATES, ()) for token in span)
        found: dict[int, tuple[Span, str]] = {}
        for span, effect in (*self._prepositional(doc, dates), *self._verbal(doc, dates)):
            found.setdefault(span.start, (span, effect))
        spans = []
        for _, (span, effect) in sorted(found.items()):
            kind = self._type_of(span, named)
            if kind == "none" and not _is_source(span):
                continue
            span._.claim = Claim(span.text, kind, denies=effect == "denies")
            spans.append(span)
        doc.spans[CLAIMS] = spans
        return doc

    def _prepositional(self, doc: Doc, dates: frozenset[int]) -> Iterator[tuple[Span, str]]:
        """ "selon un élu local", "d'après la gendarmerie", "de source sécuritaire"."""
        for hit in self.lexicon.prepositions.find(doc):
            span = noun_phrase(doc, hit.end, dates)
            if span is not None:
                yield span, hit.value
        for token in doc:
            before = doc[token.i - 1].lower_ if token.i else ""
            if before == "de" and token.lower_ in words("source_word"):
                span = noun_phrase(doc, token.i, dates)
                if span is not None:
                    yield span, "says"

    def _verbal(self, doc: Doc, dates: frozenset[int]) -> Iterator[tuple[Span, str]]:
        """ "a annoncé la Dirpa", "l'armée affirme que …", "rapporté par un élu"."""
        for token in doc:
            if token.pos_ not in ("VERB", "AUX"):
                continue
            effect = self._effect(token)
            speaker = _speaker(token, effect, dates) if effect else None
            span = noun_phrase(doc, _opening(speaker), dates) if speaker is not None else None
            if span is not None and speaker is not None and speaker.i < span.end:
                yield span, effect

    def _effect(self, token: Token) -> str:
        following = token.doc[token.i + 1 : token.i + 3].text.lower()
        for complement, effect in self.lexicon.verbs.get(token.lower_, ()):
            if not complement or following.startswith(complement):
                return effect
        return ""

    def _type_of(self, span: Span, named: dict[int, str]) -> str:
        for mention in span.doc.spans.get(ACTORS, ()):
            if mention.start < span.end and mention.end > span.start:
                kind = self.lexicon.actor_sources.get(mention._.actor.actor_type)
                if kind is not None:
                    return kind
        known = (named[index] for index in range(span.start, span.end) if index in named)
        return next(known, "none")


def _speaker(verb: Token, effect: str, dates: frozenset[int]) -> Token | None:
    """Who says it: the subject, the subject after the verb, or the agent of a passive."""
    by_role: dict[str, Token] = {}
    for child in reversed(list(verb.children)):
        by_role[child.dep_] = child
    passive = any(child.dep_ == "aux:pass" for child in verb.children)
    if "obl:agent" in by_role:
        return by_role["obl:agent"]
    subject = by_role.get("nsubj")
    if subject is not None and not passive:
        return subject if subject.pos_ in ("NOUN", "PROPN") and effect != "learns" else None
    return _inverted(verb, dates) if _follows_comma(verb) and effect != "learns" else None


def _inverted(verb: Token, dates: frozenset[int]) -> Token | None:
    """The subject after the verb: ", a indiqué mercredi à l'AFP un élu local"."""
    for token in verb.doc[verb.i + 1 : verb.i + 1 + _INVERSION_REACH]:
        if token.is_punct and token.text not in ("-", "'"):
            return None
        if token.pos_ not in ("NOUN", "PROPN") or token.i in dates:
            continue
        if not any(child.dep_ == "case" for child in token.children):
            return token
    return None


def _opening(speaker: Token) -> int:
    """Where the speaker's noun phrase opens: its left edge without the preposition."""
    start = speaker.left_edge.i
    doc = speaker.doc
    while start < speaker.i and (doc[start].pos_ == "ADP" or doc[start].is_punct):
        start += 1
    while start > 1 and doc[start - 1].text == "-":
        start -= 2
    if start and doc[start - 1].pos_ == "DET":
        start -= 1
    return start


def _follows_comma(verb: Token) -> bool:
    """Whether the clause of this verb opens after a comma or quotation mark: ", a indiqué X"."""
    group = [verb, *(child for child in verb.children if child.dep_.startswith("aux"))]
    first = min(group, key=lambda word: word.i)
    return first.i > 0 and first.nbor(-1).text in (",", "»", '"', "”")


def noun_phrase(doc: Doc, start: int, dates: frozenset[int]) -> Span | None:
    """The smallest noun phrase that opens at ``start``: determiner, noun, adjectives, "de …".

    Args:
        start: its first token.
        dates: tokens of dates, which no source contains.
    """
    end, has_noun = start, False
    limit = min(len(doc), start + _LONGEST)
    while end < limit and end not in dates and not _closes(doc, end, has_noun):
        has_noun = has_noun or doc[end].pos_ in ("NOUN", "PROPN", "ADJ")
        end += 1
    while end > start and doc[end - 1].pos_ in ("ADP", "DET", "CCONJ", "PUNCT"):
        end -= 1
    return Span(doc, start, end, label="claim") if has_noun and end > start else None


def _closes(doc: Doc, index: int, has_noun: bool) -> bool:
    """Whether the noun phrase ends before this token."""
    token = doc[index]
    if token.is_space or (token.is_punct and token.text not in ("-", "'", ".")):
        return True
    if token.text == "." and token.nbor(-1).text.isalpha() and len(token.nbor(-1)) > 1:
        return True
    if token.pos_ in ("VERB", "AUX", "SCONJ", "PRON") or (token.pos_ == "ADV" and has_noun):
        return True
    if token.pos_ == "ADP" and has_noun:
        return token.lower_ not in words("of")
    if token.pos_ == "CCONJ":
        following = doc[index + 1] if index + 1 < len(doc) else None
        return following is None or not (following.pos_ == "ADJ" or following.lower_ in words("of"))
    return False


def _is_source(span: Span) -> bool:
    """A source of unknown kind is kept if it is a person or calls itself a source."""
    first = next((token for token in span if token.pos_ in ("NOUN", "PROPN")), None)
    return first is not None and (
        first.pos_ == "PROPN" or first.lemma_.lower() in words("source_noun")
    )


@Language.factory("sahel_claims", assigns=["doc.spans"], requires=["token.pos", "token.dep"])
def create_claims(nlp: Language, name: str) -> ClaimFinder:
    """Make the component. It writes ``doc.spans["sahel_claims"]`` with ``span._.claim``.

    It wants the parse, and reads ``sahel_dates`` (which no source contains) and ``sahel_actors``
    (whose types tell the kind of source) where they have run before.
    """
    register_extensions()
    return ClaimFinder()
