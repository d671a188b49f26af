"""Reads role phrases: "ministre malien de la Sécurité", "chef du Jnim", "soldats tchadiens"."""

from __future__ import annotations

from dataclasses import dataclass

from extractor.language.actors.mention import Draft
from extractor.language.actors.names import choose, read_name
from extractor.language.actors.story import Story
from extractor.language.actors.vocabulary import Vocabulary
from extractor.lexicon.actor_words import word_list, written_words
from extractor.lexicon.role_nouns import RoleNoun

ORG_TYPES_OVER_NOUN = frozenset({"MIL", "POL", "", "GOV"})
MAX_STEPS = 12


@dataclass(slots=True)
class RolePhrase:
    """A role noun with its complements, being read from left to right."""

    story: Story
    vocabulary: Vocabulary
    noun: RoleNoun
    draft: Draft
    depth: int
    resolved: bool

    @property
    def end(self) -> int:
        return self.draft.end

    def read(self) -> Draft | None:
        """Read every complement; ``None`` where the noun names no party by itself."""
        for _ in range(MAX_STEPS):
            if not (
                self._modifier()
                or self._adjective()
                or self._country()
                or self._portfolio()
                or self._party()
                or self._place()
            ):
                break
        if not self._is_party():
            return None
        return self.draft

    def _is_party(self) -> bool:
        flags = self.noun.flags
        if "needs_country" in flags and not (self.draft.country or self.resolved):
            return False
        if "former" in flags or "same" in flags:
            return True
        return bool(self.draft.target)

    def _modifier(self) -> bool:
        """An adjective of the list, kept only where the phrase goes on or it is plain."""
        story = self.story
        if not story.joined(self.end) or story.key(self.end) not in word_list("modifier"):
            return False
        if story.gap(self.end) or story.capitalised(self.end):
            return False
        self.draft.end += 1
        return True

    def _adjective(self) -> bool:
        """A country's adjective: "malien"."""
        if self.draft.country or not self.story.joined(self.end):
            return False
        found = self.vocabulary.adjectives.longest(self.story.words, self.end)
        if found is None or self.story.gap(self.end):
            return False
        self.draft.end, (iso3, *_) = found
        if not self.resolved:
            self.draft.country = iso3
        return True

    def _after_of(self, *others: str) -> int:
        """Index of the word after "de la", "du", "d'" at the end of the phrase; 0 without one."""
        story, i = self.story, self.end
        if not story.joined(i) or story.key(i) not in word_list("of") | set(others):
            return 0
        i += 1
        while story.joined(i) and story.key(i) in word_list("of_the_republic"):
            i += 1
        return i if story.joined(i) else 0

    def _country(self) -> bool:
        """A country's name: "du Mali", "de Guinée"; for envoys the country that sends."""
        i = self._after_of()
        if self.draft.country or not i:
            return False
        found = self.vocabulary.countries.longest(self.story.words, i)
        if found is None or self._names_a_party(i, found[0]):
            return False
        self.draft.end, (iso3, *_) = found
        if not self.resolved:
            self.draft.country = iso3
        return True

    def _names_a_party(self, i: int, end: int) -> bool:
        found = read_name(self.story, self.vocabulary, i)
        return found is not None and found[0] > end

    def _portfolio(self) -> bool:
        """What a minister is minister of."""
        if "post" not in self.noun.flags:
            return False
        i = self._portfolio_start()
        if not i:
            return False
        found = self.vocabulary.portfolios.longest(self.story.words, i)
        if found is None:
            return False
        self.draft.end, (role, *_) = found
        is_plain = self.noun.noun in written_words("plain_minister")
        if role == "MFA" and self.draft.target == "GOV" and is_plain:
            self.draft.target = role
        return True

    def _portfolio_start(self) -> int:
        story, i = self.story, self.end
        linked = story.gap(i) in {"", ",", "'"} and i < len(story.words)
        if not linked:
            return 0
        while story.key(i) in word_list("minister_link") | {"et"} and i - self.end < 4:
            i += 1
        if i > self.end and story.key(i - 1) == "et" and story.key(i) not in word_list("of"):
            return i
        if story.key(i) not in word_list("of") | word_list("to"):
            return 0
        i += 1
        while story.joined(i) and story.key(i) in word_list("article"):
            i += 1
        return i if story.joined(i) else 0

    def _party(self) -> bool:
        """The party that the noun belongs to: "chef du Jnim", "soldats de l'armée malienne"."""
        if not self.noun.flags & {"member", "member_only", "envoy", "same"} or self.resolved:
            return False
        i = self._after_of("au", "aupres")
        if not i:
            return False
        inner = self._inner_name(i) or self._inner_role(i)
        if inner is None:
            return False
        own = self.draft.target
        keep = own == "MFA" or (own in {"MIL", "POL"} and inner.role not in {"MIL", "POL", ""})
        if keep and inner.role:
            return False
        if own.startswith("UNK-") and inner.mention().actor_type != "armed_group":
            return False
        self.draft.end = inner.end
        self.draft.target = inner.target
        self.draft.country = inner.country or (self.draft.country if inner.role else "")
        self.resolved = True
        return True

    def _inner_name(self, i: int) -> Draft | None:
        found = read_name(self.story, self.vocabulary, i)
        if found is None or "metonym" in found[1].flags:
            return None
        end, name = found
        return _with_acronym(self.story, self.vocabulary, Draft(i, end, name.target))

    def _inner_role(self, i: int) -> Draft | None:
        if self.depth > 2:
            return None
        return read_role(self.story, self.vocabulary, i, self.depth + 1)

    def _place(self) -> bool:
        """The place of a post: "de la région de Tillabéri", "de Kidal"."""
        if "place_post" not in self.noun.flags:
            return False
        i = self._after_of("pres")
        if not i:
            return False
        inner = self._court(i)
        if inner:
            self.draft.end = inner
            return True
        story = self.story
        if story.key(i) in word_list("place_head"):
            self.draft.end = i + 1
            return True
        if not story.capitalised(i):
            return False
        end = i + 1
        while story.joined(end) and story.gap(end) in {"-", "'"}:
            end += 1
        self.draft.end = end
        return True

    def _court(self, i: int) -> int:
        found = self.vocabulary.roles.longest(self.story.words, i)
        return found[0] if found and found[1][0].target == "JUD" else 0


def read_role(story: Story, vocabulary: Vocabulary, i: int, depth: int = 0) -> Draft | None:
    """The role phrase that begins at word ``i``, or ``None``."""
    found = vocabulary.roles.longest(story.words, i)
    if found is None:
        return None
    end, (noun, *_) = found
    if "idiom" in noun.flags or not _allowed(story, i, end, noun):
        return None
    draft = Draft(
        i,
        end,
        noun.target,
        is_voice="voice" in noun.flags,
        plural="collective" in noun.flags or _is_plural(story, i),
        is_title=bool(noun.flags & {"title", "rank"}),
        is_possessed="member" in noun.flags and story.before(i) in word_list("possessive"),
        is_post=bool(noun.flags & {"post", "place_post"}),
        is_local="place_post" in noun.flags and noun.target == "GOV",
    )
    phrase = RolePhrase(story, vocabulary, noun, draft, depth, resolved=False)
    read = phrase.read()
    if read is not None:
        generic = "generic" in noun.flags and not read.country and not phrase.resolved
        read.is_generic = generic and story.is_definite(i)
    return read


def _is_plural(story: Story, i: int) -> bool:
    head = i + (story.key(i) in word_list("prefix"))
    return story.key(head).endswith(("s", "aux"))


def needs_person(vocabulary: Vocabulary, story: Story, i: int) -> bool:
    """Whether the noun at word ``i`` is a bare rank, which names a party only with a person."""
    found = vocabulary.roles.longest(story.words, i)
    if found is None:
        return False
    flags = found[1][0].flags
    return "rank" in flags and "generic" not in flags


def idiom_end(story: Story, vocabulary: Vocabulary, i: int) -> int:
    """Index after an idiom that only looks like an actor ("droits de l'homme"); 0 without one."""
    found = vocabulary.roles.longest(story.words, i)
    return found[0] if found and "idiom" in found[1][0].flags else 0


def _allowed(story: Story, i: int, end: int, noun: RoleNoun) -> bool:
    if end - i == 1 and _is_other_part_of_speech(story, i):
        return False
    if story.gap(i) == "-" or _begins_a_name(story, i, end, noun):
        return False
    if "capital" in noun.flags and not story.capitalised(i):
        return False
    if "after_la" in noun.flags and story.before(i) != "la":
        return False
    return "after_det" not in noun.flags or story.before(i) in word_list("singular")


def _begins_a_name(story: Story, i: int, end: int, noun: RoleNoun) -> bool:
    """ "Fidèle Tamini" is a person and no believer."""
    if noun.flags & {"title", "rank", "member", "member_only"} or story.joined(i):
        return False
    alone = end - i == 1 and story.capitalised(i) and not story.words[i].text.isupper()
    return alone and story.joined(end) and story.capitalised(end) and not story.gap(end)


def _is_other_part_of_speech(story: Story, i: int) -> bool:
    """Whether a lone noun is used as a verb or as the adjective of the noun before it.

    "Attaque terroriste" does name who attacked.
    """
    pos = story.token(i).pos_
    if not story.joined(i):
        return pos in {"VERB", "AUX"} and not story.capitalised(i)
    before = story.token(i - 1).pos_
    if before == "AUX":
        return True
    if pos in {"VERB", "AUX"}:
        return before not in {"DET", "NUM"}
    if story.before(i) in word_list("attack"):
        return False
    return pos == "ADJ" and before in {"NOUN", "PROPN"} and not story.gap(i)


def _with_acronym(story: Story, vocabulary: Vocabulary, draft: Draft) -> Draft:
    """Take in the acronym in brackets after a name: "Front de libération de l'Azawad (FLA)"."""
    if story.gap(draft.end) != "(":
        return draft
    for end, names in vocabulary.names.matches(story.words, draft.end):
        name = choose(names, story)
        same = name is not None and name.target == draft.target
        if same and story.gap(end)[:1] == ")":
            draft.end = end
    return draft


with_acronym = _with_acronym
