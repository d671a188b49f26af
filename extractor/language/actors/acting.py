"""Capitals and countries that act: "Paris dément", "entre le Mali et l'Algérie".

Decision: such a mention is the government of the country, never generic; a place that only holds
the event ("à Paris", "au Mali") is none. A city or country acts where it is the subject of a verb
that states use, or a party of "entre … et …" after a noun of dealings ("accord", "tensions"). A
country with its article also acts after "avec", "contre", "par", "envers", "selon" and "de la part
de". Without a dependency parse nothing acts.
"""

from __future__ import annotations

from extractor.language.actors.mention import Draft
from extractor.language.actors.story import Story
from extractor.language.actors.vocabulary import Vocabulary
from extractor.lexicon.actor_names import word_list
from extractor.lexicon.text_keys import folded

SUBJECTS = frozenset({"nsubj"})
OBJECTS = frozenset({"obj", "iobj"})


def read_place_that_acts(story: Story, vocabulary: Vocabulary, i: int) -> Draft | None:
    """A country or seat of government at word ``i`` that acts, as a draft."""
    country = vocabulary.countries.longest(story.words, i)
    if country is not None:
        end, (iso3, *_) = country
        if story.capitalised(i) and _country_acts(story, i):
            return Draft(i, end, f"{iso3}-GOV")
        return None
    seat = vocabulary.seats.longest(story.words, i)
    if seat is None:
        return None
    end, targets = seat
    return Draft(i, end, targets[-1]) if _acts(story, i) else None


def acts_as_metonym(story: Story, i: int) -> bool:
    """Whether a seat of power (Kremlin, Koulouba) stands for its holder and for no building."""
    before = story.before(i)
    if before in word_list("article") or before == "du":
        return story.before(i - 1) not in {"a", "dans", "vers", "devant"} or before == "du"
    return _acts(story, i) or before not in word_list("locative")


def _country_acts(story: Story, i: int) -> bool:
    if _acts(story, i):
        return True
    if story.before(i) not in word_list("article"):
        return False
    before = story.before(i - 1)
    if before in word_list("together") - {"et"}:
        return True
    if before == "a" and story.before(i) in {"la", "l", "les"}:
        return True
    return before == "de" and story.before(i - 2) == "part"


def _acts(story: Story, i: int) -> bool:
    token = story.token(i)
    article = 1 if story.before(i) in word_list("article") else 0
    before = story.before(i - article)
    if before in word_list("locative") - {"par"}:
        return False
    if _between(story, i - article) or _cleft(story, i):
        return True
    head = token.head
    if token.dep_ == "conj" and head.dep_ in SUBJECTS:
        token, head = head, head.head
    if token.dep_ in SUBJECTS:
        return folded(head.lemma_) in word_list("acting_verb")
    return token.dep_ in OBJECTS and folded(head.lemma_) in word_list("acting_on")


def _cleft(story: Story, i: int) -> bool:
    """"C'est Bamako qui …"."""
    return story.before(i) == "est" and story.key(i + 1) == "qui" and story.joined(i + 1)


def _between(story: Story, i: int) -> bool:
    """Whether word ``i`` is a party of "accord entre X et Y"."""
    window = [story.key(j) for j in range(max(0, i - 8), i)]
    if "entre" not in window:
        return False
    at = len(window) - 1 - window[::-1].index("entre")
    before = window[max(0, at - 3) : at]
    near = all(key not in {"a", "au", "dans", "en"} for key in window[at + 1 :])
    return near and any(key in word_list("acting_noun") for key in before)
