"""Capitals and countries that act: "Paris dément", "entre le Mali et l'Algérie".

Decision: such a mention is the government of the country, never generic; a place that only holds
the event ("à Paris", "au Mali") is none. A city or country acts

- as the subject of a verb that states use, by the parse or by a headline's plain order of words;
- as the object of a verb done to states ("accuse Paris");
- as a party of "entre … et …" after a noun of dealings ("accord", "tensions");
- after "avec", "contre", "envers" and "selon"; a country with its article also after "par", "à la"
  and "de la part de";
- beside a place that acts: "le Mali et le Niger".
"""

from __future__ import annotations

from functools import cache

from extractor.language.actors.mention import Draft
from extractor.language.actors.story import Story
from extractor.language.actors.vocabulary import Vocabulary
from extractor.lexicon.actor_words import word_list, written_words
from extractor.lexicon.inflection import verb_forms
from extractor.lexicon.text_keys import folded

SUBJECTS = frozenset({"nsubj"})
OBJECTS = frozenset({"obj", "iobj"})


def read_place_that_acts(
    story: Story, vocabulary: Vocabulary, i: int, partner_end: int = 0
) -> Draft | None:
    """A country or seat of government at word ``i`` that acts, as a draft.

    ``partner_end`` is the index after the last place that acted: "le Mali **et le Niger**" act
    together.
    """
    country = vocabulary.countries.longest(story.words, i)
    if country is not None:
        end, (iso3, *_) = country
        together = partner_end and _joins(story, partner_end, i)
        if story.capitalised(i) and (together or _country_acts(story, i, end)):
            return Draft(i, end, f"{iso3}-GOV")
        return None
    seat = vocabulary.seats.longest(story.words, i)
    if seat is None:
        return None
    end, targets = seat
    return Draft(i, end, targets[-1]) if _acts(story, i, end) else None


def acts_as_metonym(story: Story, i: int, end: int) -> bool:
    """Whether a seat of power (Kremlin, Koulouba) stands for its holder and for no building."""
    before = story.before(i)
    if before in word_list("article") or before == "du":
        return before == "du" or story.before(i - 1) not in word_list("building_preposition")
    return _acts(story, i, end)


def _country_acts(story: Story, i: int, end: int) -> bool:
    if _acts(story, i, end):
        return True
    if story.before(i) not in word_list("article"):
        return False
    before = story.before(i - 1)
    if before == "par":
        return story.token(i).dep_ == "obl:agent"
    if before in word_list("together") - {"et"}:
        return True
    if before == "a" and story.before(i) in word_list("article_after_to"):
        return True
    return before == "de" and story.before(i - 2) == "part"


def _acts(story: Story, i: int, end: int) -> bool:
    token = story.token(i)
    article = 1 if story.before(i) in word_list("article") else 0
    before = story.before(i - article)
    if before in word_list("locative") - {"par"}:
        return False
    if before in word_list("opponent"):
        return True
    if _between(story, i - article) or _cleft(story, i) or _begins_clause(story, i, end):
        return True
    head = token.head
    if token.dep_ == "conj" and head.dep_ in SUBJECTS:
        token, head = head, head.head
    if token.dep_ in SUBJECTS:
        return folded(head.lemma_) in word_list("acting_verb") | word_list("weak_verb")
    return token.dep_ in OBJECTS and folded(head.lemma_) in word_list("acting_on")


def _joins(story: Story, end: int, i: int) -> bool:
    """Whether only a comma or "et" and an article stand between word ``end - 1`` and word ``i``."""
    at = i - (story.before(i) in word_list("article"))
    if at == end:
        return story.gap(at) == ","
    return at == end + 1 and story.key(end) in word_list("coordinator") and story.joined(end)


@cache
def _acting_forms() -> frozenset[str]:
    forms = (verb_forms(verb) for verb in written_words("acting_verb"))
    listed = frozenset(folded(form) for words in forms for form in words)
    return listed | word_list("acting_form")


def _begins_clause(story: Story, i: int, end: int) -> bool:
    """Whether a verb of states follows at once: headlines, which the parser often misreads."""
    for at in range(end, end + 4):
        if not story.joined(at) or story.gap(at) not in {"", "'"}:
            return False
        if story.key(at) in _acting_forms() and not story.capitalised(at):
            return True
        if story.key(at) not in word_list("clitic"):
            return False
    return False


def _cleft(story: Story, i: int) -> bool:
    """ "C'est Bamako qui …"."""
    return story.before(i) == "est" and story.key(i + 1) == "qui" and story.joined(i + 1)


def _between(story: Story, i: int) -> bool:
    """Whether word ``i`` is a party of "accord entre X et Y"."""
    window = [story.key(j) for j in range(max(0, i - 8), i)]
    if "entre" not in window:
        return False
    at = len(window) - 1 - window[::-1].index("entre")
    before = window[max(0, at - 3) : at]
    near = all(key not in word_list("place_preposition") for key in window[at + 1 :])
    return near and any(key in word_list("acting_noun") for key in before)
