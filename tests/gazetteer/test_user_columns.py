"""What a user's own table may call its columns is data."""

from __future__ import annotations

from pathlib import Path

import pytest

from gazetteer import DataFileError
from gazetteer.user_places import column_names


def test_a_columns_own_name_comes_before_its_synonyms() -> None:
    assert column_names()["latitude"][0] == "latitude"
    assert "lng" in column_names()["longitude"]


@pytest.mark.parametrize(
    ("rows", "problem"),
    [
        ("height,hauteur", "'height' is no column of a place"),
        ("name,nom\nname,nom", "'nom' is empty or stands for a column already"),
        ("name,country", "'country' is empty or stands for a column already"),
        ("name,", "'' is empty"),
    ],
)
def test_a_wrong_line_is_refused(rows: str, problem: str, tmp_path: Path) -> None:
    path = tmp_path / "user_columns.csv"
    path.write_text(f"column,name\n{rows}\n", encoding="utf-8")
    with pytest.raises(DataFileError, match=problem):
        column_names(path)
