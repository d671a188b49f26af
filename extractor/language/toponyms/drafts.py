"""Names of a story that may be places, with the words around them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from spacy.tokens import Doc, Span, Token

from extractor.language.annotations import ACTORS, DATES
from extractor.language.toponyms.cues import Cue, read_left
from extractor.language.toponyms.names import Name, NameIndex, find_names
from extractor.language.toponyms.vocabulary import vocabulary
from extractor.language.toponyms.words import Word, fold, split_words
from gazetteer import Candidate, Gazetteer, Place

_LIST_GAP = re.compile(
    r"\s*(?:,|;|/|et|ou|ainsi que|puis)(?:\s*(?:et|ou|ainsi que|puis))?\s*"
    r"(?P<prep>a |de |d'|du |au |en |dans )?(?:la |le |les |l')?"
)
_DATELINE = re.compile(
    r"\s*(?:\([^)]{1,60}\))?\s*(?:,\s*(?:le\s+|ce\s+)?(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|"
    r"dimanche|\d{1,2})\b|\([^)]*\)|[-–—]\s|,\s*(?:notre|de notre|envoye))"
)
_STRONG_JOINT = re.compile(r"\s*(?:,\s*)?(?:et|ou|ainsi que|puis)\b")
_SENTENCE_END = re.compile(r"\n|[.!?…]\s+(?=[\"«(\s]*[A-ZÀ-Þ])")
_FAMOUS = 0.5
"""Rank from which on a name that is short or an ordinary word is a place without any cue."""

_STATE_ID = re.compile(r"[A-Z]{3}-[A-Z]+$")


@dataclass(slots=True)
class Draft:
    """A name that may be a place, before it is resolved.

    Attributes:
        text: the name as written.
        start, end: characters of the whole expression.
        sentence: number of its sentence.
        in_title: it stands in the headline.
        listed_after: the draft that it continues a list with, if one.
        candidates: readings, best first.
        containers: drafts of the units told beside it.
        parent: the draft that it only helps to find (container or reference), if one.
        second: other end of a "between".
        role: why it is context, or empty.
        anchor: draft of the offset that fixes this village.
    """

    name: Name
    text: str
    cue: Cue
    start: int
    end: int
    sentence: int
    in_title: bool
    parenthesised: bool = False
    listed_after: Draft | None = None
    candidates: list[Candidate] = field(default_factory=list)
    containers: list[Draft] = field(default_factory=list)
    parent: Draft | None = None
    second: Draft | None = None
    is_second: bool = False
    role: str = ""
    anchor: Draft | None = None

    @property
    def place(self) -> Place | None:
        """The best reading so far."""
        return self.candidates[0].place if self.candidates else None

    @property
    def levels(self) -> tuple[str, ...]:
        """Levels that the words demand."""
        unit = self.cue.unit
        return unit.levels if unit is not None and unit.use == "unit" else ()


class Story:
    """A document as the place grammar reads it.

    Attributes:
        text: its text; folded: the same in lower case without accents.
        words: its words.
    """

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.text = doc.text
        self.folded = fold(doc.text)
        self.words = split_words(doc.text)
        self.title_end: int = doc._.title_end
        self._tokens: list[int] = [0] * (len(doc.text) + 1)
        self._sentences: list[int] = [0] * len(doc)
        for token in doc:
            for char in range(token.idx, token.idx + len(token.text_with_ws)):
                self._tokens[char] = token.i
        for number, sentence in enumerate(doc.sents):
            for index in range(sentence.start, sentence.end):
                self._sentences[index] = number
        self._groups: dict[str, dict[int, Span]] = {
            group: {
                i: span for span in doc.spans.get(group, ()) for i in range(span.start, span.end)
            }
            for group in (ACTORS, DATES)
        }

    def token(self, char: int) -> Token:
        """The token at a character."""
        return self.doc[self._tokens[char]]

    def sentence(self, char: int) -> int:
        """Number of the sentence at a character."""
        return self._sentences[self._tokens[char]]

    def sentence_start(self, char: int) -> int:
        """First character of the sentence at a character, by its punctuation.

        The parser splits telegraphic sentences too often to bound a place expression.
        """
        ends = _SENTENCE_END.finditer(self.text, max(0, char - 400), char)
        return max((match.end() for match in ends), default=max(0, char - 400))

    def covering(self, group: str, char: int) -> Span | None:
        """The span of a group that covers a character."""
        return self._groups[group].get(self._tokens[char])

    def is_shouted(self, name: Name) -> bool:
        """Whether the words around a name are capitals too, so that capitals say nothing."""
        around = self.words[max(0, name.first - 3) : name.last + 4]
        return sum(word.is_upper for word in around) > len(around) / 2


def collect(story: Story, gazetteer: Gazetteer, index: NameIndex) -> list[Draft]:
    """Every name of the story that the words around it allow to be a place."""
    words = vocabulary()
    breaks = words.ordinary | words.units.keys()
    drafts: list[Draft] = []
    names = list(find_names(story.words, index, story.text, breaks))
    for number, name in enumerate(names):
        name = _whole_compound(name, names[number + 1] if number + 1 < len(names) else None, story)
        if drafts and name.start < drafts[-1].name.end:
            continue
        draft = _draft(name, story, drafts[-1] if drafts else None)
        if _is_place(draft, story, gazetteer):
            drafts.append(draft)
    return drafts


def _whole_compound(name: Name, after: Name | None, story: Story) -> Name:
    """A known name with an unknown one hyphened to it is one unknown name ("Hadji-Wèrè")."""
    if (
        after is None
        or after.start != name.end + 1
        or story.text[name.end] != "-"
        or not (name.known ^ after.known)
    ):
        return name
    return Name(name.start, after.end, f"{name.key} {after.key}", name.first, after.last, False)


def _draft(name: Name, story: Story, before: Draft | None) -> Draft:
    begin = story.sentence_start(name.start)
    cue = read_left(story.text[begin : name.start])
    start = begin + cue.start
    sentence = story.sentence(name.start)
    listed_after = None
    if before is not None and not cue.unit:
        gap = story.folded[before.end : name.start]
        found = _LIST_GAP.fullmatch(gap.replace(")", "", 1) if before.parenthesised else gap)
        if found and (cue.relation == "at"):
            listed_after = before
            cue = _inherit(cue, before.cue, bool(found["prep"]))
            start = name.start
    opened = story.text.rfind("(", begin, start)
    parenthesised = opened >= 0 and ")" not in story.text[opened:start]
    return Draft(
        name,
        story.text[name.start : name.end],
        cue,
        min(start, name.start),
        name.end,
        sentence,
        name.start < story.title_end,
        parenthesised,
        listed_after,
    )


def _inherit(cue: Cue, before: Cue, has_prep: bool) -> Cue:
    """What a name in a list takes over from the name before it."""
    plural = before.unit if before.unit is not None and before.unit.plural else None
    relation = before.relation if before.relation == "near" and not has_prep else "at"
    return Cue(
        cue.start,
        cue.prep if cue.prep in ("a", "en") else before.prep,
        plural,
        before.linked if plural else False,
        relation,
        role=cue.role or before.role,
    )


def opens_line(story: Story, draft: Draft) -> bool:
    """Whether an expression is the first of its line."""
    before = story.text[: draft.start].rstrip(' («"')
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
    return _known_is_place(draft, story, gazetteer) if name.known else _unknown_is_place(
        draft, story
    )  # fmt: skip


def _in_date(draft: Draft, story: Story) -> bool:
    """Whether the name is part of a date; "Bamako, le 3 mai" is one that holds a place."""
    span = story.covering(DATES, draft.name.start)
    return span is not None and span._.time.kind != "dateline"


def _is_common(story: Story, name: Name) -> bool:
    """Whether every word of a name is an ordinary word too, as far as the model's vectors tell."""
    words = story.words[name.first : name.last + 1]
    return all(story.doc.vocab.has_vector(word.text.lower()) for word in words)


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
        return True
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
        plain = word.key in vocab.ordinary or word.key in vocab.units
        return gap == " " and word.is_capital and word.text.isalpha() and not plain

    if before >= 0 and counts(words[before], text[words[before].end : draft.name.start]):
        return words[before].start != story.sentence_start(draft.name.start)
    return after < len(words) and counts(words[after], text[draft.name.end : words[after].start])


def _known_is_place(draft: Draft, story: Story, gazetteer: Gazetteer) -> bool:
    vocab, cue = vocabulary(), draft.cue
    unit = cue.unit is not None and cue.unit.use in ("unit", "at", "event")
    sure = cue.is_locative or unit
    if draft.name.key in vocab.ordinary and not (unit or cue.prep == "a" or cue.relation == "near"):
        return draft.listed_after is not None and draft.listed_after.cue.is_locative
    if _chained(draft, story):
        return False
    entity = story.token(draft.name.start)
    if entity.ent_type_ == "PER" and not sure and story.token(draft.name.end).ent_type_ == "PER":
        return False
    if gazetteer.countries.by_name(draft.name.key):
        return sure or _heads_title(draft, story)
    if sure or draft.listed_after is not None:
        return True
    rank = max((place.rank for place, _ in gazetteer.embedded.exact(draft.name.key)), default=0)
    if len(draft.name.key) <= 3 or _is_common(story, draft.name):
        return rank >= _FAMOUS
    return True


def _heads_title(draft: Draft, story: Story) -> bool:
    """Whether the name is the headline's own "Mali :" or a line's first word with a colon."""
    rest = story.text[draft.end : draft.end + 3]
    begins = draft.start == story.sentence_start(draft.start) or not story.text[
        : draft.start].strip()  # fmt: skip
    return begins and rest.lstrip(" \u00a0")[:1] in (":", "–", "-", "/")


def _unknown_is_place(draft: Draft, story: Story) -> bool:
    cue, name = draft.cue, draft.name
    words = story.words[name.first : name.last + 1]
    if name.key in vocabulary().ordinary or words[0].key in vocabulary().ordinary:
        return False
    if len(name.key) < 3 or (words[0].is_upper and len(name.key) < 5):
        return False
    if cue.unit is not None and cue.unit.use == "unit":
        return True
    labels = {story.token(word.start).ent_type_ for word in words}
    if cue.relation == "at" and "LOC" not in labels and _is_common(story, name):
        return False
    person = "PER" in labels or (len(words) > 1 and "LOC" not in labels and _spaced(draft))
    if person or "ORG" in labels:
        return False
    if cue.relation in ("near", "offset", "direction", "axis", "between"):
        return True
    if cue.unit is not None and cue.linked:
        return True
    if draft.listed_after is not None:
        return draft.listed_after.cue.is_locative and _ends_list(draft, story)
    if cue.role == "reached":
        return len(words) == 1 or "LOC" in labels
    return cue.prep == "a" and story.folded[draft.start - 2 : draft.start] == "a "


def _spaced(draft: Draft) -> bool:
    return " " in draft.text


def _ends_list(draft: Draft, story: Story) -> bool:
    """Whether the name closes a list ("et Lambatara") or another name of the list follows."""
    assert draft.listed_after is not None
    gap = story.folded[draft.listed_after.end : draft.start]
    after = story.folded[draft.end : draft.end + 12]
    return bool(_STRONG_JOINT.match(gap) or re.match(r"\s*(?:,|et\b|\(|;|\.)", after))
