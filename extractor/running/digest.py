"""What a story was read with: the program's version and its vocabulary, as one short digest."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

import gazetteer
from extractor._version import __version__
from extractor.lexicon.loader import DATA


@cache
def made_with() -> str:
    """The version of program and gazetteer, and a digest of every file of vocabulary.

    Two tables with the same mark were made by the same rules, words and places.

    >>> made_with() == made_with(), made_with().startswith(__version__)
    (True, True)
    """
    places = Path(gazetteer.__file__).parent
    digest = hashlib.sha256()
    for folder in (DATA, places / "data", places / "vocabulary"):
        for path in sorted(folder.rglob("*.csv")):
            digest.update(path.relative_to(folder).as_posix().encode())
            digest.update(path.read_bytes())
    return f"{__version__} {digest.hexdigest()[:12]}"
