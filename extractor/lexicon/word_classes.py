"""Small closed classes of words that rules name: articles, prepositions, negations.

A rule says which class it means; a file says which words are of it. The classes written as spaCy's
tokens are (accents kept, "d'" with its apostrophe) stand in ``data/word_classes.csv``; those of the
actor and date rules, which read folded words, in files of the same shape beside their vocabulary.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from extractor.lexicon.loader import DATA, read_rows

FILE = DATA / "word_classes.csv"
COLUMNS = ("class", "words", "where")


@cache
def read_classes(path: Path = FILE) -> dict[str, tuple[str, ...]]:
    """Class → its words, as a file writes them and in its order.

    Raises:
        DataFileError: a class without a name or words, a class that stands twice, a word twice in
            one class, two classes with the same words.

    >>> read_classes()["indefinite_article"]
    ('un', 'une')
    """
    classes: dict[str, tuple[str, ...]] = {}
    names: dict[frozenset[str], str] = {}
    for row in read_rows(path, COLUMNS):
        name, words = row["class"], row.several("words")
        if not name or not words:
            raise row.error("a class needs a name and at least one word")
        if name in classes:
            raise row.error(f"the class {name!r} stands twice; join the two lines")
        if len(set(words)) < len(words):
            twice = next(word for word in words if words.count(word) > 1)
            raise row.error(f"{twice!r} stands twice in the class {name!r}")
        same = names.setdefault(frozenset(words), name)
        if same != name:
            raise row.error(f"{name!r} has the words of {same!r}; use that class")
        classes[name] = words
    return classes


@cache
def words(name: str) -> frozenset[str]:
    """The words of a class of ``data/word_classes.csv``.

    Raises:
        KeyError: the file has no such class.

    >>> "d'" in words("of")
    True
    """
    return frozenset(read_classes()[name])
