"""Publication dates in every form that records and pages write them in."""

from __future__ import annotations

from datetime import date, datetime, timezone
from pathlib import Path

import pytest

from extractor.errors import DataFileError
from extractor.reading.dates import parse_published
from extractor.reading.page.metadata import read_byline, read_date_line
from extractor.reading.vocabulary import calendar

EVENING = datetime(2025, 9, 12, 18, 59)


@pytest.mark.parametrize(
    "written",
    [
        "2025-09-12T18:59:00",
        "2025-09-12T18:59:00Z",
        "2025-09-12T18:59:00.123+01:00",
        "2025-09-12 18:59",
        "Publié vendredi 12 septembre 2025 à 18:59",
        "vendredi 12 septembre 2025, 18h59",
        "12 sept. 2025 - 18 h 59",
        "Ven 12 Septembre 2025 à 18H59min",
        "12/09/2025 18:59",
        "le 12.09.2025 à 18h59",
        "12-09-2025 | 18:59",
        "Fri, 12 Sep 2025 18:59:00 +0000",
        "1757703540",
        1757703540,
        1757703540000,
        1757703540.0,
        EVENING,
        datetime(2025, 9, 12, 18, 59, tzinfo=timezone.utc),
    ],
)
def test_a_date_with_its_hour(written: object) -> None:
    assert parse_published(written) == EVENING


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2025-09-12", date(2025, 9, 12)),
        ("20250912", date(2025, 9, 12)),
        ("1er août 2024", date(2024, 8, 1)),
        ("3 février 2021", date(2021, 2, 3)),
        ("September 12, 2025", date(2025, 9, 12)),
        ("03/04/2024", date(2024, 4, 3)),
        ("09/25/2024", date(2024, 9, 25)),
        ("12/09/25", date(2025, 9, 12)),
        (date(2025, 9, 12), date(2025, 9, 12)),
    ],
)
def test_a_day_without_hour_is_its_midnight(written: object, day: date) -> None:
    assert parse_published(written) == datetime(day.year, day.month, day.day)


@pytest.mark.parametrize(
    "written",
    [
        "",
        "hier",
        "31/02/2024",
        "0000-00-00",
        "2025",
        12,
        True,
        None,
        "NaT",
        "septembre 2025",
        "99999999999999",
    ],
)
def test_no_date_is_no_date(written: object) -> None:
    assert parse_published(written) is None


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("Publié le 12/09/2025 à 18h59", ""),
        ("Mis en ligne le vendredi 12 septembre 2025 à 18:59 - 1 204 lectures", ""),
        ("Par Salif DIARRA | 12 septembre 2025 à 18:59", "Salif DIARRA"),
        ("Par Rédaction - 12 septembre 2025 à 18:59 | 0 commentaire", "Rédaction"),
        ("Sécurité | 12 septembre 2025 | 18:59", ""),
        ("Publié le : 12/09/2025 - 18:59   Modifié le : 13/09/2025 - 10:02", ""),
        ("LE COURRIER • vendredi 12 septembre 2025 à 18h59min", ""),
        ("12 septembre 2025 18:59 · 3 min de lecture", ""),
    ],
)
def test_a_publication_line(line: str, author: str) -> None:
    shown = read_date_line(line)
    assert shown is not None
    assert (shown.when, shown.author, shown.is_strong) == (EVENING, author, True)


@pytest.mark.parametrize(
    "line",
    [
        "Le 12 septembre 2025, des hommes armés ont attaqué le poste de Tawori",
        "Conseil des ministres du vendredi 12 septembre 2025",
        "Attaque de Boni, le 12 septembre 2025 : ce que l'on sait",
        "Il a été libéré le 12 septembre 2025.",
        "Trois morts à Gao",
    ],
)
def test_a_sentence_with_a_date_is_no_publication_line(line: str) -> None:
    assert read_date_line(line) is None


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Par Souleymane AG ALHASSANE", "Souleymane AG ALHASSANE"),
        ("Par M. Traoré", "M. Traoré"),
        ("Rédigé par Awa Diop, correspondante à Kayes", "Awa Diop"),
        ("De notre correspondant Issa Maïga", "Issa Maïga"),
        ("Par Awa Diop et Issa Maïga", "Awa Diop et Issa Maïga"),
        ("Source : L'Indépendant", "L'Indépendant"),
        ("Par ailleurs, l'armée a saisi trois motos", ""),
        ("Par Toutatis, il n'en démordra jamais devant ses électeurs de Mopti.", ""),
        ("Le maire de Gao", ""),
    ],
)
def test_a_byline(line: str, name: str) -> None:
    assert read_byline(line) == name


def test_a_wrong_calendar_is_refused_by_line(tmp_path: Path) -> None:
    folder = tmp_path
    for row, words in (
        ("janvier,month,13", "1 to 12"),
        ("lundi,day,1", "is not known"),
        ("août,month,8", "without accents"),
        ("mars,month,3\nmars,weekday,2", "stands twice"),
    ):
        calendar.cache_clear()
        (folder / "calendar.csv").write_text(f"word,kind,number\n{row}\n", encoding="utf-8")
        with pytest.raises(DataFileError, match=words):
            calendar(folder)
    calendar.cache_clear()
