"""Folded keys of words, so that "Cédéao" and "CEDEAO" meet, and the words of a text."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

_WORD = re.compile(r"[^\W_]+")
_JOINT = re.compile(r"[ \t]*['’«»\"“”-]?[ \t]*")
_SPACED_DASH = re.compile(r"[ \t]-[ \t]*|-[ \t]")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text.

    Attributes:
        text: as written.
        key: folded form.
        start, end: characters in the text.
        joined: nothing but a space, an apostrophe, a hyphen, a quotation mark or the full stop of
            an initial parts it from the word before.
    """

    text: str
    key: str
    start: int
    end: int
    joined: bool

    @property
    def is_capitalised(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[0].isupper()


def folded(text: str) -> str:
    """Lower case without accents, ligatures written out.

    >>> folded("Cédéao"), folded("Œuvre")
    ('cedeao', 'oeuvre')
    """
    plain = text.lower().replace("œ", "oe").replace("æ", "ae")
    return "".join(c for c in unicodedata.normalize("NFD", plain) if not unicodedata.combining(c))


def words_of(text: str) -> list[Word]:
    """The words of a text, in order.

    >>> [(word.key, word.joined) for word in words_of("l'armée, Jnim")]
    [('l', False), ('armee', True), ('jnim', False)]
    """
    found: list[Word] = []
    last = -1
    for match in _WORD.finditer(text):
        gap = text[last : match.start()] if last >= 0 else "."
        joined = _JOINT.fullmatch(gap) is not None and _SPACED_DASH.fullmatch(gap) is None
        joined = joined or (_is_initial(found[-1:]) and gap.rstrip(" ") == ".")
        found.append(Word(match[0], folded(match[0]), match.start(), match.end(), joined))
        last = match.end()
    return found


def _is_initial(words: list[Word]) -> bool:
    return bool(words) and len(words[0].text) == 1 and words[0].is_capitalised


def keys_of(text: str) -> tuple[str, ...]:
    """Folded keys of the words of a text.

    >>> keys_of("Al-Qaïda au Maghreb islamique")
    ('al', 'qaida', 'au', 'maghreb', 'islamique')
    """
    return tuple(word.key for word in words_of(text))
