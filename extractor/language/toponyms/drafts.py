"""Names of a story that may be places, with the words around them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from extractor.language.toponyms.alternations import either, spaced
from extractor.language.toponyms.cues import Cue, read_left
from extractor.language.toponyms.names import Name
from extractor.language.toponyms.story import Story
from gazetteer import Candidate, Place

_LIST_GAP = re.compile(
    rf"\s*(?:,|;|/|{either('list_joint')})(?:\s*(?:{either('list_joint')}))?\s*"
    rf"(?P<prep>{spaced('list_preposition')})?(?:{spaced('article')})?"
)


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
    def asks_for_seat(self) -> bool:
        """Whether the words mean the chief town of the unit named: "le chef-lieu du Soum"."""
        unit = self.cue.unit
        return unit is not None and unit.use == "seat" and self.cue.linked

    @property
    def levels(self) -> tuple[str, ...]:
        """Levels that the words demand."""
        unit = self.cue.unit
        return unit.levels if unit is not None and unit.names_unit else ()


def whole_compound(name: Name, after: Name | None, story: Story) -> Name:
    """A known name with an unknown one hyphened to it is one unknown name ("Hadji-Wèrè")."""
    if (
        after is None
        or after.start != name.end + 1
        or story.text[name.end] != "-"
        or not (name.known ^ after.known)
    ):
        return name
    return Name(name.start, after.end, f"{name.key} {after.key}", name.first, after.last, False)


def make_draft(name: Name, story: Story, before: Draft | None) -> Draft:
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
    shared = before.relation in ("near", "border") and not has_prep
    relation = before.relation if shared else "at"
    return Cue(
        cue.start,
        cue.prep if cue.prep in ("a", "en") else before.prep,
        plural,
        before.linked if plural else False,
        cue.article,
        relation,
        role=cue.role or before.role,
    )
