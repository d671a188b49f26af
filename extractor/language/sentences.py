"""Sentence borders where the layout puts them: a headline, a paragraph, a list item."""

from __future__ import annotations

from typing import Any

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc

_CLOSING = frozenset('.!?…;:»"”)–-*•')
_FULL_STOPS = frozenset(".!?…")
LONGEST = 300
"""Tokens after which a sentence ends, full stop or not; communiqués reach some 200. What goes on
for longer is no prose, and reading it as one sentence would take for ever."""


@Language.component("sahel_sentences", assigns=["token.is_sent_start"])
def split_at_line_ends(doc: Doc) -> Doc:
    """Start a sentence after each line end, and none in the middle of a running clause.

    Runs before the parser, which keeps these borders and decides only where a sentence may end:
    after a closing punctuation mark.
    """
    borders = np.zeros(len(doc), dtype="int64")
    borders[:1] = 1
    begun = 0
    for token in doc[:-1]:
        after = token.i + 1
        if (token.is_space and "\n" in token.text) or after - begun >= LONGEST:
            borders[after] = 1
            begun = after
        elif token.is_space or token.text[-1] in _CLOSING:
            begun = after if token.text[-1] in _FULL_STOPS else begun
        else:
            borders[after] = -1
    rows: Any = borders.astype("uint64").reshape(-1, 1)  # spaCy names its own array types
    return doc.from_array(["SENT_START"], rows)
