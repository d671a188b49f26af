"""Leads a surname back to the full name that stands elsewhere in the story."""

from __future__ import annotations

from dataclasses import replace

from extractor.language.actors.mention import Draft
from extractor.language.actors.story import Story
from extractor.lexicon.actor_words import word_list
from extractor.lexicon.text_keys import keys_of


def surname_of(name: str) -> tuple[str, ...]:
    """Keys of the surname in a full name, with the particle before it; empty for a lone name.

    >>> surname_of("Iyad Ag Ghaly"), surname_of("Mohamed Bazoum"), surname_of("Bazoum")
    (('ag', 'ghaly'), ('bazoum',), ())
    """
    keys = keys_of(name)
    if len(keys) < 2:
        return ()
    if len(keys) > 2 and keys[-2] in word_list("particle"):
        return keys[-2:]
    return keys[-1:]


class Surnames:
    """The persons of a story by surname; a surname of two persons means neither."""

    def __init__(self, drafts: list[Draft]) -> None:
        found: dict[tuple[str, ...], list[Draft]] = {}
        for draft in drafts:
            surname = surname_of(draft.person)
            if surname:
                found.setdefault(surname, []).append(draft)
        self._bearers = {
            surname: bearers[0]
            for surname, bearers in found.items()
            if len({keys_of(draft.person) for draft in bearers}) == 1
        }

    def completed(self, draft: Draft) -> Draft:
        """A title with a bare surname, given the full name of its bearer."""
        bearer = self._bearers.get(keys_of(draft.person)) if draft.person else None
        if bearer is None or (draft.role and bearer.role and draft.role != bearer.role):
            return draft
        if draft.mention().actor_id:
            return replace(draft, person=bearer.person)
        return replace(draft, person=bearer.person, target=bearer.target, country=bearer.country)

    def read(self, story: Story, i: int) -> Draft | None:
        """A bare surname at word ``i``: capitalised, and no part of another name."""
        for size in (2, 1):
            keys = tuple(story.key(j) for j in range(i, i + size))
            bearer = self._bearers.get(keys)
            if bearer is None or not story.capitalised(i + size - 1):
                continue
            if not _stands_alone(story, i, i + size):
                continue
            return Draft(i, i + size, bearer.target, bearer.country, bearer.person)
        return None


def _stands_alone(story: Story, start: int, end: int) -> bool:
    if story.joined(end) and story.capitalised(end) and story.gap(end) in {"", "-"}:
        return False
    if not story.joined(start) or not story.capitalised(start - 1):
        return story.before(start) not in word_list("particle") - word_list("common_particle")
    return story.key(start - 1) in word_list("honorific")
