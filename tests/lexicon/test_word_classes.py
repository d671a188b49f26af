"""The rules name classes of words; a file says which words are of them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import extractor
from extractor.errors import DataFileError
from extractor.lexicon.actors import ACTORS
from extractor.lexicon.loader import DATA
from extractor.lexicon.word_classes import FILE, read_classes

SOURCES = Path(extractor.__file__).parent
CALLS = {
    FILE: r"\bwords",
    ACTORS / "words.csv": r"\b(?:word_list|written_words)",
    DATA / "dates" / "words.csv": r"\blisted",
    DATA / "places" / "words.csv": r"\b(?:either|spaced|word_class)",
}


@pytest.mark.parametrize("path", CALLS, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_the_rules_name_every_class_and_no_other(path: Path) -> None:
    named: set[str] = set()
    for source in SOURCES.rglob("*.py"):
        named |= set(
            re.findall(CALLS[path] + r"""\(["'](\w+)["']""", source.read_text(encoding="utf-8"))
        )
    assert named == set(read_classes(path))


@pytest.mark.parametrize(
    ("lines", "line", "problem"),
    [
        ("article,,", 2, "at least one word"),
        (",le;la,", 2, "needs a name"),
        ("article,le;la;le,", 2, "'le' stands twice in the class 'article'"),
        ("article,le;la,\narticle,les,", 3, "stands twice; join the two lines"),
        ("article,le;la,\ndefinite,la;le,", 3, "'definite' has the words of 'article'"),
        ("article,le", 2, "2 cells where 3 are needed"),
    ],
)
def test_a_wrong_line_is_refused_by_its_number(
    lines: str, line: int, problem: str, tmp_path: Path
) -> None:
    path = tmp_path / "word_classes.csv"
    path.write_text(f"class,words,where\n{lines}\n", encoding="utf-8")
    with pytest.raises(DataFileError, match=problem) as caught:
        read_classes(path)
    assert (caught.value.path, caught.value.line) == (path, line)
