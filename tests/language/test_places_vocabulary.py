"""The words of place expressions are data, checked on load."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractor.errors import DataFileError
from extractor.language.toponyms import vocabulary as module
from extractor.language.toponyms.cues import kilometres, read_left
from extractor.language.toponyms.vocabulary import vocabulary


def test_every_file_of_the_vocabulary_loads() -> None:
    words = vocabulary()
    assert words.units["cercle"].levels == ("admin2",)
    assert words.relations["non loin"] == "near"
    assert "mission" in words.ordinary


@pytest.mark.parametrize(
    ("name", "text", "complaint"),
    [
        ("units.csv", "word,plural,use,levels,feature\nbourg,bourgs,town,,\n", "use 'town'"),
        ("units.csv", "word,plural,use,levels,feature\nbourg,bourgs,unit,hamlet,\n", "'hamlet'"),
        ("relations.csv", "phrase,relation\nprès,close\n", "relation 'close'"),
        ("posts.csv", "word,abroad\nmaire,\nMaire,\n", "line 2"),
        ("posts.csv", "word,abroad\nmaire,yes\n", "abroad 'yes'"),
        ("distance_words.csv", "word,km\ndizaine,ten\n", "is no number"),
        ("verbs.csv", "stems\nquitt\n", "the header must be"),
    ],
)
def test_a_wrong_line_is_named_by_file_and_line(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str, text: str, complaint: str
) -> None:
    for path in module.FOLDER.glob("*.csv"):
        (tmp_path / path.name).write_text(path.read_text("utf-8"), "utf-8")
    (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.setattr(module, "FOLDER", tmp_path)
    with pytest.raises(DataFileError, match=complaint) as caught:
        vocabulary.__wrapped__()
    assert caught.value.path.name == name


@pytest.mark.parametrize(
    ("number", "scale", "km"),
    [
        ("65", "km", 65),
        ("3,5", "kilometres", 3.5),
        ("soixante-cinq", "km", 65),
        ("une trentaine de", "kilometres", 30),
        ("500", "metres", 0.5),
    ],
)
def test_distances_are_read_in_digits_and_in_words(number: str, scale: str, km: float) -> None:
    assert kilometres(number, scale) == pytest.approx(km)


@pytest.mark.parametrize(
    ("left", "role"),
    [
        ("le gouverneur de ", "post"),
        ("le président du conseil régional de ", "post"),
        ("l'ambassadeur du Mali en ", "post"),
        ("Le ministre s'est rendu à ", ""),
        ("Le président malien est arrivé à ", ""),
        ("des migrants venus de ", "origin"),
        ("un homme né à ", "origin"),
        ("un don de vivres au ", "recipient"),
        ("la radio de ", "organisation"),
    ],
)
def test_who_or_what_a_name_belongs_to_is_read_from_the_left(left: str, role: str) -> None:
    assert read_left(left).role == role
