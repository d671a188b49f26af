"""Joins a title and the person who bears it: "le gouverneur de Gao, le général X"."""

from __future__ import annotations

from dataclasses import replace

from extractor.language.actors.mention import Draft
from extractor.language.actors.names import capital_run, read_name, read_person, words_text
from extractor.language.actors.phrases import needs_person, read_role
from extractor.language.actors.story import Story
from extractor.language.actors.vocabulary import Vocabulary
from extractor.lexicon.actor_words import word_list
from extractor.lexicon.actors import bodies, registry, role_of
from extractor.lexicon.persons import Person

MAX_TITLES = 4
_BODIES_WITH_NAMES = frozenset({"CSO", "BUS", "PTY", "UNI"})


class Bearers:
    """Finds the person of a title, and the title of a person."""

    def __init__(self, story: Story, vocabulary: Vocabulary) -> None:
        self._story = story
        self._vocabulary = vocabulary

    def titled(self, draft: Draft) -> Draft:
        """The title phrase with its person, if one follows."""
        if not draft.is_title or draft.plural:
            return draft
        draft = self._with_posting(draft)
        comma, at, ranked = self._skip_titles(draft.end)
        known = read_person(self._story, self._vocabulary, at)
        if known is not None and self._reachable(draft.end, at):
            return self._with_known(draft, *known)
        end = capital_run(self._story, self._vocabulary, at)
        if end == at or not self._reachable(draft.end, at):
            return draft
        size = end - at
        if comma and not ranked and (size < 2 or self._story.joined(end)):
            return draft
        if not comma and draft.role in _BODIES_WITH_NAMES and not ranked:
            return draft
        name = words_text(self._story, at, end)
        return replace(draft, end=end, person=name, plural=False, is_generic=False)

    def _with_posting(self, draft: Draft) -> Draft:
        """Take in where a diplomat serves: "ambassadeur de Chine **au Mali**", "à l'ONU"."""
        story, i = self._story, draft.end
        if draft.role != "MFA" or not story.joined(i) or story.key(i) not in word_list("posted_to"):
            return draft
        while story.joined(i) and story.key(i) in word_list("posted_to"):
            i += 1
        country = self._vocabulary.countries.longest(story.words, i)
        found = country or read_name(story, self._vocabulary, i)
        return replace(draft, end=found[0]) if found and story.joined(i) else draft

    def _reachable(self, start: int, at: int) -> bool:
        return all(self._passes(i) for i in range(start, at + 1))

    def _passes(self, i: int) -> bool:
        gap = self._story.gap(i)
        if gap == ".":
            return self._story.key(i - 1) in word_list("abbreviation")
        return gap in {"", ",", "-", "'"}

    def _skip_titles(self, i: int) -> tuple[bool, int, bool]:
        """Over a comma, articles, ranks and honorifics: had a comma, next word, had a rank."""
        story, comma, ranked = self._story, False, False
        for _ in range(MAX_TITLES):
            if story.gap(i) == ",":
                comma = True
            elif not self._passes(i):
                break
            after = self._title_at(i + (story.key(i) in word_list("singular_article")))
            if after is None:
                break
            i, ranked = after, True
        comma = comma or story.gap(i) == ","
        return comma, i, ranked

    def _title_at(self, i: int) -> int | None:
        honorific = self._vocabulary.honorifics.longest(self._story.words, i)
        role = self._vocabulary.roles.longest(self._story.words, i)
        ends = [honorific[0]] if honorific and self._story.gap(honorific[0]) != "'" else []
        if role is not None and role[1][0].flags & {"rank", "title"}:
            inner = read_role(self._story, self._vocabulary, i)
            ends.append(inner.end if inner else role[0])
        return max(ends, default=None)

    def _with_known(self, draft: Draft, end: int, person: Person) -> Draft:
        """Title and known person: the post held on the day wins over a title without country."""
        found = replace(draft, end=end, person=person.name, plural=False, is_generic=False)
        day = self._story.day
        target = person.target_on(day)
        country = registry().get(target).country
        rank_only = needs_person(self._vocabulary, self._story, draft.start)
        of_a_party = bool(draft.target) and not draft.role
        held = person.post_on(day) is not None and draft.role != "PTY" and not of_a_party
        same_country = not draft.country or (draft.country == country and role_of(target) != "")
        if rank_only or (held and same_country and not self._governs_alone(draft, target)):
            found.target, found.country = target, ""
        elif not draft.country and draft.role and role_of(target):
            found.target = draft.role if draft.is_post else "PTY"
            found.country = country
        elif not draft.country and not draft.is_post and draft.role:
            found.target = target
        return found

    @staticmethod
    def _governs_alone(draft: Draft, target: str) -> bool:
        """A governor who once led a group speaks for the state."""
        return draft.is_post and not role_of(target)

    def person(self, i: int) -> Draft | None:
        """A known person at word ``i``, with the title that follows as an apposition."""
        known = read_person(self._story, self._vocabulary, i)
        if known is None:
            return None
        end, person = known
        target = person.target_on(self._story.day)
        draft = Draft(i, end, target, person=person.name)
        return self._with_apposition(draft)

    def unknown_person(self, i: int) -> Draft | None:
        """Capitalised words that a title explains: "Lamine Kaboré, procureur du Faso"."""
        end = capital_run(self._story, self._vocabulary, i)
        if end - i < 2 or self._story.token(i).pos_ in {"DET", "ADP", "PRON", "CCONJ", "ADV"}:
            return None
        honorific = self._vocabulary.honorifics.longest(self._story.words, i)
        begin = honorific[0] if honorific and honorific[0] < end - 1 else i
        draft = Draft(i, end, "", person=words_text(self._story, begin, end))
        found = self._with_apposition(draft)
        return found if found.target else None

    def _with_apposition(self, draft: Draft) -> Draft:
        story, i = self._story, draft.end
        if story.gap(i) not in {",", "("}:
            return draft
        at = i + (story.key(i) in word_list("singular_article"))
        title = read_role(story, self._vocabulary, at)
        if title is None or not title.is_title or title.plural:
            return draft
        if title.end - at == 1 and needs_person(self._vocabulary, story, at):
            return draft
        if story.capitalised(title.end) and story.joined(title.end):
            return draft
        if title.country or not draft.target or draft.target in bodies():
            target, country = title.target, title.country
        else:
            target, country = draft.target, draft.country
        return replace(draft, end=title.end, target=target, country=country)

    def ranked(self, draft: Draft, i: int) -> Draft | None:
        """A bare rank: a mention only with its person, and the office told after it.

        "Le colonel X, chef de l'État" is one mention; "le colonel X, le préfet" may be two people.
        """
        found = self.titled(draft)
        if not found.person:
            return None
        if self._story.key(found.end) in word_list("singular_article"):
            return found
        return self._with_apposition(found)
