"""Sentence borders where the layout puts them: a headline, a paragraph, a list item."""

from __future__ import annotations

import re

from spacy.language import Language
from spacy.tokens import Doc

_BREAK = re.compile(r"\n")


@Language.component("sahel_sentences", assigns=["token.is_sent_start"])
def split_at_line_ends(doc: Doc) -> Doc:
    """Start a sentence after each line end, and nowhere inside a headline's first word.

    Runs before the parser, which keeps these borders and finds the others itself.
    """
    for token in doc[:-1]:
        if token.is_space and _BREAK.search(token.text):
            doc[token.i + 1].is_sent_start = True
    return doc
