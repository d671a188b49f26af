"""Words by which a story passes on to another event: "par ailleurs", "un nouvel engin"."""

from __future__ import annotations

from spacy.tokens import Span, Token

from extractor.lexicon.events import cue_matcher

_BEFORE_NOUN = 2


def is_apart(head: Token, sentence: Span) -> bool:
    """Whether the words around an act tell that it is another one than those told before.

    Args:
        head: the word on which the act's arguments hang.
        sentence: the sentence that holds it.
    """
    words = [token.text for token in sentence]
    for match in cue_matcher("openers").find(words):
        end = sentence.start + match.end
        if match.payload == "apart" and end <= head.i + _BEFORE_NOUN:
            return True
        if match.payload == "another" and 0 <= head.i - end < _BEFORE_NOUN:
            return True
    return False
