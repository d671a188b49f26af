"""A story within bounds: what no newspaper prints is left out or set aside, and told."""

from __future__ import annotations

import re
from dataclasses import replace

from extractor.reading import limits
from extractor.reading.record import RecordError
from extractor.records import Article

_ENDLESS_WORD = re.compile(rf"\S{{{limits.MAX_WORD + 1},}}")
_ENDLESS_GAP = re.compile(rf"[^\S\n]{{{limits.MAX_GAP + 1},}}")


def within_bounds(article: Article) -> tuple[Article, tuple[str, ...]]:
    """The article without runs that are no words, and a note on each kind that was left out.

    Raises:
        RecordError: it is longer than any story.

    >>> story, notes = within_bounds(Article("a", "Gao", "Photo : " + "QUJD" * 1000 + " du pont."))
    >>> story.text, notes
    ('Photo :   du pont.', ('a run of 4000 characters without a space was left out',))
    """
    text, notes = article.text, []
    endless = max(map(len, _ENDLESS_WORD.findall(text)), default=0)
    if endless:
        notes.append(f"a run of {endless} characters without a space was left out")
        text = _ENDLESS_WORD.sub(" ", text)
    if _ENDLESS_GAP.search(text):
        notes.append(f"runs of more than {limits.MAX_GAP} spaces were made one")
        text = _ENDLESS_GAP.sub(" ", text)
    if len(text) + len(article.title) > limits.MAX_STORY:
        raise RecordError(
            f"{len(text) + len(article.title)} characters are no single story "
            f"(the limit is {limits.MAX_STORY}); split it"
        )
    if not text.strip() and not article.title.strip():
        raise RecordError(f"no text: {notes[0]}" if notes else "no text")
    return (replace(article, text=text), tuple(notes)) if notes else (article, ())
