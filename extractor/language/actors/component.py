"""The spaCy component: reads a document from left to right and keeps the longest mentions."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Doc, Span

from extractor.language.actors.acting import acts_as_metonym, read_place_that_acts
from extractor.language.actors.mention import Draft
from extractor.language.actors.names import known_draft, read_name
from extractor.language.actors.phrases import idiom_end, needs_person, read_role, with_acronym
from extractor.language.actors.story import Story
from extractor.language.actors.surnames import Surnames
from extractor.language.actors.titles import Bearers
from extractor.language.actors.vocabulary import Vocabulary, vocabulary
from extractor.language.annotations import ACTORS
from extractor.lexicon.actor_words import word_list
from extractor.lexicon.actors import bodies


class ActorComponent:
    """Writes ``doc.spans["sahel_actors"]``; each span's ``_.actor`` is an ``ActorMention``."""

    def __init__(self) -> None:
        self._vocabulary = vocabulary()

    def __call__(self, doc: Doc) -> Doc:
        story = Story.of(doc)
        drafts = read_drafts(story, self._vocabulary)
        spans = [_span(story, draft) for draft in drafts]
        doc.spans[ACTORS] = [span for span in spans if span is not None]
        return doc


def read_drafts(story: Story, vocabulary: Vocabulary) -> list[Draft]:
    """Every mention of a story in reading order, none inside another."""
    reader = _Reader(story, vocabulary)
    drafts = reader.scan()
    surnames = Surnames(drafts)
    drafts = [surnames.completed(draft) for draft in drafts]
    taken = {i for draft in drafts for i in range(draft.start, draft.end)}
    for i in range(len(story.words)):
        if i not in taken:
            found = surnames.read(story, i)
            if found is not None and not taken & set(range(found.start, found.end)):
                drafts.append(found)
                taken.update(range(found.start, found.end))
    drafts.sort(key=lambda draft: draft.start)
    return _shared_countries(story, _merged(story, _echoes(drafts)))


class _Reader:
    def __init__(self, story: Story, vocabulary: Vocabulary) -> None:
        self._story = story
        self._vocabulary = vocabulary
        self._bearers = Bearers(story, vocabulary)
        self._partner_end = 0

    def scan(self) -> list[Draft]:
        """Mentions from left to right; the first that begins at a word takes its words."""
        drafts: list[Draft] = []
        i = 0
        while i < len(self._story.words):
            idiom = idiom_end(self._story, self._vocabulary, i)
            if idiom:
                i = idiom
                continue
            found = self._at(i)
            if found is None or self._is_no_actor(found):
                i = found.end if found is not None else i + 1
                continue
            if not found.person and found.role == "GOV":
                self._partner_end = found.end
            drafts.append(found)
            drafts.extend(self._second_country(found))
            i = drafts[-1].end
        return drafts

    def _is_no_actor(self, draft: Draft) -> bool:
        """Inside another name, or the byline of a medium: "(AIB)", its name alone on a line."""
        story = self._story
        if story.is_blocked(draft.start):
            return True
        if draft.target != "MEDIA" or draft.person:
            return False
        around = story.gap(draft.start)[-1:] + story.gap(draft.end)[:1]
        return around in {"()", "\n\n", ".\n", "..", "\n.", "//", "\n/"}

    def _at(self, i: int) -> Draft | None:
        name, role = self._name(i), self._role(i)
        if name is not None and (role is None or name.end >= role.end):
            return name
        if role is not None:
            return role
        return (
            self._bearers.person(i)
            or read_place_that_acts(self._story, self._vocabulary, i, self._partner_end)
            or self._demonym(i)
            or (self._bearers.unknown_person(i) if self._starts_name(i) else None)
        )

    def _starts_name(self, i: int) -> bool:
        story = self._story
        return story.capitalised(i) and not self._continues_name(i)

    def _continues_name(self, i: int) -> bool:
        story = self._story
        if not story.joined(i) or not story.capitalised(i - 1):
            return False
        return story.token(i - 1).pos_ not in {"DET", "ADP", "NUM", "PRON", "CCONJ", "ADV"}

    def _name(self, i: int) -> Draft | None:
        found = read_name(self._story, self._vocabulary, i)
        if found is None:
            return None
        end, name = found
        if "metonym" in name.flags and not acts_as_metonym(self._story, i, end):
            return None
        draft = with_acronym(self._story, self._vocabulary, known_draft(self._story, i, end, name))
        return self._country_of(draft)

    def _country_of(self, draft: Draft) -> Draft:
        """Take in the country of a body named by its own name: "Assemblée nationale malienne"."""
        story, end = self._story, draft.end
        if not story.joined(end):
            return draft
        found = self._vocabulary.adjectives.longest(story.words, end)
        is_open = draft.target.startswith("*-")
        if found is None and is_open and story.key(end) in word_list("of"):
            at = end + 1 + (story.key(end + 1) in word_list("feminine_article"))
            found = self._vocabulary.countries.longest(story.words, at)
        if found is None or story.gap(end):
            return draft
        iso3 = found[1][0] if is_open else ""
        return replace(draft, end=found[0], country=iso3, is_generic=False)

    def _role(self, i: int) -> Draft | None:
        draft = read_role(self._story, self._vocabulary, i)
        if draft is None:
            return None
        if needs_person(self._vocabulary, self._story, i):
            return self._bearers.ranked(draft, i)
        draft = self._bearers.titled(draft)
        return with_acronym(self._story, self._vocabulary, draft)

    def _demonym(self, i: int) -> Draft | None:
        """A foreigner by nationality: "un Allemand"."""
        story = self._story
        if not story.capitalised(i) or self._continues_name(i):
            return None
        found = self._vocabulary.demonyms.longest(story.words, i)
        if found is None or (story.joined(found[0]) and story.capitalised(found[0])):
            return None
        end, (iso3, *_) = found
        return Draft(i, end, "CVL", iso3, plural=story.key(end - 1).endswith("s"))

    def _second_country(self, draft: Draft) -> list[Draft]:
        """The second army of "forces françaises et maliennes"."""
        story, i = self._story, draft.end
        if not draft.country or not draft.plural or draft.person or story.key(i) != "et":
            return []
        found = self._vocabulary.adjectives.longest(story.words, i + 1)
        if found is None or not story.joined(i) or not story.joined(i + 1):
            return []
        return [replace(draft, start=i + 1, end=found[0], country=found[1][0])]


_PRESIDED = frozenset({"", "CSO", "PTY", "UNI", "BUS", "JUD", "LEG", "REL"})


def _echoes(drafts: list[Draft]) -> list[Draft]:
    """ "Son homologue malien" has the role of the title before it."""
    found: list[Draft] = []
    role, owner = "GOV", None
    for draft in drafts:
        if draft.is_possessed and owner is not None and draft.target in bodies():
            draft = replace(draft, target=owner.target, country=owner.country)
        elif not draft.is_title and not draft.person:
            owner = draft if draft.role in _PRESIDED else None
        if draft.is_title and not draft.target:
            draft = replace(draft, target=role)
        elif draft.role in {"GOV", "MFA", "MIL"} and (draft.is_title or draft.person):
            role = draft.role
        if draft.target:
            found.append(draft)
    return found


def _merged(story: Story, drafts: list[Draft]) -> list[Draft]:
    """A description and the name beside it are one mention: "l'ONG World Vision"."""
    found: list[Draft] = []
    for draft in drafts:
        last = found[-1] if found else None
        if last is not None and _is_description_of(story, last, draft):
            found[-1] = replace(draft, start=last.start, plural=last.plural)
        else:
            found.append(draft)
    return found


def _is_description_of(story: Story, left: Draft, right: Draft) -> bool:
    if left.end != right.start or not story.joined(right.start) or story.gap(right.start):
        return False
    if left.person or not story.capitalised(right.start):
        return False
    armed = left.target.startswith("UNK-") and left.target != "UNK-CVL"
    named = right.mention().actor_type in {"armed_group", "self_defence"}
    return (
        left.target == right.target
        or (armed and named)
        or (left.role == right.role != "" and not left.country)
    )


def _shared_countries(story: Story, drafts: list[Draft]) -> list[Draft]:
    """In "soldats et gendarmes maliens" the adjective holds for both."""
    found = list(drafts)
    for n in range(len(drafts) - 2, -1, -1):
        here, after = found[n], found[n + 1]
        plain = here.role and not here.country and here.plural and not here.person
        tied = after.start - here.end in {1, 2} and story.key(here.end) == "et"
        if plain and tied and after.country and after.plural and not after.person:
            found[n] = replace(here, country=after.country, is_generic=False)
    return found


def _span(story: Story, draft: Draft) -> Span | None:
    first, last = story.words[draft.start], story.words[draft.end - 1]
    text, end = story.text, last.end
    if "(" in text[first.start : end] and text[end : end + 1] == ")":
        end += 1
    span = story.doc.char_span(first.start, end, label="ACTOR", alignment_mode="expand")
    if span is None:
        return None
    while span[0].is_space:
        span = span[1:]
    span._.actor = draft.mention()
    return span
