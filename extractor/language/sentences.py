"""Sentence borders where the layout puts them: a headline, a paragraph, a list item."""

from __future__ import annotations

import re

from spacy.language import Language
from spacy.tokens import Doc

_BREAK = re.compile(r"\n")
_CLOSING = frozenset('.!?…;:»"”)–-*•')


@Language.component("sahel_sentences", assigns=["token.is_sent_start"])
def split_at_line_ends(doc: Doc) -> Doc:
    """Start a sentence after each line end, and none in the middle of a running clause.

    Runs before the parser, which keeps these borders and decides only where a sentence may end:
    after a closing punctuation mark.
    """
    for token in doc[:-1]:
        after = doc[token.i + 1]
        if token.is_space and _BREAK.search(token.text):
            after.is_sent_start = True
        elif not token.is_space and token.text[-1] not in _CLOSING:
            after.is_sent_start = False
    return doc
