"""The written sentence around a token: what the writer ended, not where the model guessed.

The model sometimes ends a sentence inside a list item or a headline; a full stop or a line end
does not lie.
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

_ENDS = frozenset({".", "?", "!", "…"})


def stretch(doc: Doc, index: int) -> tuple[int, int]:
    """First token of the written sentence that holds token ``index``, and the one after its last.

    >>> import spacy
    >>> stretch(spacy.blank("fr")("Bilan : 3 morts. Rien de plus."), 2)
    (0, 5)
    """
    start, end = index, index + 1
    while start > 0 and not _ends_here(doc[start - 1]):
        start -= 1
    while end < len(doc) and not _ends_here(doc[end - 1]):
        end += 1
    return start, end


def _ends_here(token: Token) -> bool:
    return token.text in _ENDS or (token.is_space and "\n" in token.text)
