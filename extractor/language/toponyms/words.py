"""Words of a text with the keys under which the gazetteer knows them."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from gazetteer import exact_key

_WORD = re.compile(r"[^\W_]+")


def _plain(code: int) -> str | None:
    base = unicodedata.normalize("NFKD", chr(code))
    return base[0].lower() if base[0] != chr(code) else None


_FOLD = {code: plain for code in range(0xC0, 0x250) if (plain := _plain(code))}
_FOLD.update({ord("œ"): "o", ord("Œ"): "o", ord("’"): "'", ord("\u00a0"): " ", ord("–"): "-"})


def fold(text: str) -> str:
    """Lower case without accents, one character for one, so that offsets stay.

    >>> fold("À l’Est de Ségou")
    "a l'est de segou"
    """
    folded = text.lower()
    if len(folded) != len(text):
        folded = "".join(letter.lower()[0] for letter in text)
    return folded.translate(_FOLD)


@dataclass(frozen=True, slots=True)
class Word:
    """A run of letters or digits: where it stands, its key, and how it is written."""

    text: str
    start: int
    end: int
    key: str

    @property
    def is_capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[0].isupper()

    @property
    def is_upper(self) -> bool:
        """Whether it is all capitals and longer than one letter."""
        return len(self.text) > 1 and self.text.isupper()


def split_words(text: str) -> list[Word]:
    """The words of a text.

    >>> [word.key for word in split_words("à N'Tillit, près d'Ayorou")]
    ['a', 'n', 'tillit', 'pres', 'd', 'ayorou']
    """
    return [Word(m.group(), m.start(), m.end(), exact_key(m.group())) for m in _WORD.finditer(text)]
