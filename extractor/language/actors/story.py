"""A document as the actor rules see it: words, parse and context."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import date

from spacy.tokens import Doc, Token

from extractor.lexicon.actor_words import word_list
from extractor.lexicon.text_keys import Word, keys_of, words_of


@dataclass(slots=True)
class Story:
    """Words of a document and where they stand in it.

    Attributes:
        doc: the document.
        text: its text, kept because spaCy builds it anew each time.
        words: its words in order, punctuation left out.
        day: publication day, else the newest day of the page, else ``None``.
        line: all keys in one string, to look cues up.
    """

    doc: Doc
    text: str
    words: list[Word]
    day: date | None
    line: str
    _starts: list[int] = field(default_factory=list)

    @classmethod
    def of(cls, doc: Doc) -> Story:
        """The story of a document."""
        text = doc.text
        words = words_of(text)
        line = f" {' '.join(word.key for word in words)} "
        starts = [token.idx for token in doc]
        return cls(doc, text, words, doc._.published or doc._.newest_date, line, starts)

    def token(self, i: int) -> Token:
        """The token in which word ``i`` begins."""
        return self.doc[bisect_right(self._starts, self.words[i].start) - 1]

    def key(self, i: int) -> str:
        """Folded key of word ``i``; empty outside the text."""
        return self.words[i].key if 0 <= i < len(self.words) else ""

    def joined(self, i: int) -> bool:
        """Whether word ``i`` exists and follows word ``i - 1`` without punctuation."""
        return 0 < i < len(self.words) and self.words[i].joined

    def gap(self, i: int) -> str:
        """The characters between word ``i - 1`` and word ``i``, without outer white space."""
        if not 0 < i < len(self.words):
            return "."
        text = self.text[self.words[i - 1].end : self.words[i].start]
        return "\n" if "\n" in text else text.strip()

    def before(self, i: int) -> str:
        """Key of the word joined to word ``i`` on its left, or empty."""
        return self.key(i - 1) if self.joined(i) else ""

    def holds(self, cue: str) -> bool:
        """Whether the story holds a word that begins with ``cue`` (whole, if short)."""
        words = " ".join(keys_of(cue))
        return f" {words}" in self.line if len(words) > 4 else f" {words} " in self.line

    def capitalised(self, i: int) -> bool:
        """Whether word ``i`` exists and begins with a capital."""
        return 0 <= i < len(self.words) and self.words[i].is_capitalised

    def is_definite(self, i: int) -> bool:
        """Whether the phrase that begins at word ``i`` has a definite determiner."""
        key = self.before(i)
        if key == "des":
            return self.token(i - 1).pos_ == "ADP"
        return key in word_list("definite")

    def is_blocked(self, i: int) -> bool:
        """Whether word ``i`` stands inside another name: "avenue de l'OUA"."""
        at = i - 1
        for _ in range(3):
            if not self.joined(at + 1):
                return False
            if self._blocks(at):
                return True
            if self.key(at) not in word_list("inside_name"):
                return False
            at -= 1
        return self.joined(at + 1) and self._blocks(at)

    def _blocks(self, i: int) -> bool:
        if self.key(i) not in word_list("blocker"):
            return False
        return self.token(i).pos_ not in {"VERB", "AUX", "ADJ"}
