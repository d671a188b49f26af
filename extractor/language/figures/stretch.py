"""The written sentence around a token: what the writer ended, not where the model guessed.

The model sometimes ends a sentence inside a list item or a headline; a full stop or a line end
does not lie. Text that has neither for long is no prose, and the stretch is cut off.
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

_REACH = 300  # tokens to either side; the longest sentences of communiqués have some 200
_ENDS = frozenset({".", "?", "!", "…"})


def stretch(doc: Doc, index: int) -> tuple[int, int]:
    """First token of the written sentence that holds token ``index``, and the one after its last.

    >>> import spacy
    >>> stretch(spacy.blank("fr")("Bilan : 3 morts. Rien de plus."), 2)
    (0, 5)
    """
    start, end = index, index + 1
    first, last = max(0, index - _REACH), min(len(doc), index + _REACH)
    while start > first and not _ends_here(doc[start - 1]):
        start -= 1
    while end < last and not _ends_here(doc[end - 1]):
        end += 1
    return start, end


def _ends_here(token: Token) -> bool:
    return token.text in _ENDS or (token.is_space and "\n" in token.text)
