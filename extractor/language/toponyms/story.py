"""A document as the place grammar reads it."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate

from spacy.tokens import Doc, Span, Token

from extractor.language.annotations import ACTORS, DATES
from extractor.language.toponyms.names import Name
from extractor.language.toponyms.words import fold, split_words

_SENTENCE_END = re.compile(r"\n|[.!?…]\s+(?=[\"«(\s]*[A-ZÀ-Þ])")
_LONGEST_SENTENCE = 400


class Story:
    """A document's text, words, sentences and what other components found in it.

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
        starts, borders = doc.to_array(["IDX", "SENT_START"]).astype("int64").T.tolist()
        self._starts: list[int] = starts
        self._sentences = list(accumulate(int(border == 1) for border in borders))
        self._groups = {group: self._cover(group) for group in (ACTORS, DATES)}

    def _cover(self, group: str) -> dict[int, Span]:
        spans = self.doc.spans.get(group, ())
        return {index: span for span in spans for index in range(span.start, span.end)}

    def _index(self, char: int) -> int:
        """Number of the token at a character."""
        return max(0, bisect_right(self._starts, char) - 1)

    def token(self, char: int) -> Token:
        """The token at a character."""
        return self.doc[self._index(char)]

    def sentence(self, char: int) -> int:
        """Number of the sentence at a character."""
        return self._sentences[self._index(char)]

    def sentence_start(self, char: int) -> int:
        """First character of the sentence at a character, by its punctuation.

        The parser splits telegraphic sentences too often to bound a place expression.
        """
        ends = _SENTENCE_END.finditer(self.text, max(0, char - _LONGEST_SENTENCE), char)
        return max((match.end() for match in ends), default=max(0, char - _LONGEST_SENTENCE))

    def covering(self, group: str, char: int) -> Span | None:
        """The span of a group that covers a character."""
        return self._groups[group].get(self._index(char))

    def is_shouted(self, name: Name) -> bool:
        """Whether the words around a name are capitals too, so that capitals say nothing."""
        around = self.words[max(0, name.first - 3) : name.last + 4]
        return sum(word.is_upper for word in around) > len(around) / 2

    def is_common(self, name: Name) -> bool:
        """Whether every word of a name is ordinary too, as far as the model's vectors tell."""
        words = self.words[name.first : name.last + 1]
        return all(self.doc.vocab.has_vector(word.text.lower()) for word in words)

    def labels(self, name: Name) -> set[str]:
        """Entity labels that the model gives a name's words; empty strings among them."""
        return {self.token(w.start).ent_type_ for w in self.words[name.first : name.last + 1]}
