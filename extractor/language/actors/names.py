"""Reads what is a name by itself: known names, persons, runs of capitalised words."""

from __future__ import annotations

from extractor.language.actors.mention import Draft
from extractor.language.actors.story import Story
from extractor.language.actors.vocabulary import Vocabulary
from extractor.lexicon.actor_names import KnownName
from extractor.lexicon.actor_words import word_list
from extractor.lexicon.persons import Person

MAX_NAME_WORDS = 8


def choose(names: list[KnownName], story: Story) -> KnownName | None:
    """The name that fits the story, of several written alike.

    Names whose cues the story lacks are out. Of the rest one that is valid on the story's day wins,
    then one with cues, then the first of the files.
    """
    fitting = [n for n in names if not n.cues or any(story.holds(cue) for cue in n.cues)]
    if not fitting:
        return None
    return max(fitting, key=lambda n: (n.covers(story.day), bool(n.cues)))


def read_name(story: Story, vocabulary: Vocabulary, i: int) -> tuple[int, KnownName] | None:
    """The longest known name at word ``i`` that fits the story."""
    best = None
    for end, names in vocabulary.names.matches(story.words, i):
        name = choose(names, story)
        if name is not None and not _goes_on(story, i, end):
            best = end, name
    return best


def _goes_on(story: Story, start: int, end: int) -> bool:
    """Whether a one-word name in title case is only the beginning of a longer name."""
    if end - start > 1 or story.words[start].text.isupper() or not story.joined(end):
        return False
    return story.gap(end) == "-" and story.capitalised(end)


def read_person(story: Story, vocabulary: Vocabulary, i: int) -> tuple[int, Person] | None:
    """The longest known person at word ``i``; no part of a longer unknown name."""
    best = None
    for end, people in vocabulary.persons.matches(story.words, i):
        alone = end - i == 1
        part = _name_before(story, i) or _capital_follows(story, end)
        if alone and (part or story.before(i) in word_list("article")):
            continue
        best = end, people[0]
    return best


def _name_before(story: Story, i: int) -> bool:
    """Whether a capitalised word that is no sentence start runs into word ``i``."""
    if not story.joined(i) or not story.capitalised(i - 1):
        return False
    is_name = story.token(i - 1).pos_ in {"PROPN", "NOUN", "ADJ", "X"}
    return is_name and story.gap(i) in {"", "-", "'"}


def _capital_follows(story: Story, end: int) -> bool:
    return story.joined(end) and story.capitalised(end) and story.gap(end) in {"", "-"}


def capital_run(story: Story, vocabulary: Vocabulary, i: int) -> int:
    """Index after a run of capitalised words with name particles that begins at word ``i``.

    The run ends before a country or a known organisation. Equal to ``i`` where there is none.

    """
    end = i
    at = i if story.capitalised(i) else len(story.words)
    while at < len(story.words) and at - i < MAX_NAME_WORDS:
        if at > i and (not story.joined(at) or story.gap(at) not in {"", "-", "'", "."}):
            break
        if story.capitalised(at):
            if vocabulary.countries.longest(story.words, at) is not None:
                break
            end = at + 1
        elif story.key(at) not in word_list("particle"):
            break
        at += 1
    return end


def known_draft(story: Story, start: int, end: int, name: KnownName) -> Draft:
    """The draft of a known name."""
    return Draft(
        start,
        end,
        name.target,
        is_voice="voice" in name.flags,
        is_generic="generic" in name.flags and story.is_definite(start),
        plural="plural" in name.flags,
    )


def words_text(story: Story, start: int, end: int) -> str:
    """The text of words ``start`` to ``end`` as written."""
    return story.text[story.words[start].start : story.words[end - 1].end]
