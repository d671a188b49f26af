"""The day of an event (codebook sections 4 and 8, Time). 13 September 2025 is a Saturday."""

from __future__ import annotations

import pytest

ATTACK = "Des hommes armés ont attaqué {} le village de Tabi et tué cinq habitants."

DAYS = [
    ("jeudi", "2025-09-11", "2025-09-11", "day"),
    ("ce samedi", "2025-09-13", "2025-09-13", "day"),
    ("hier", "2025-09-12", "2025-09-12", "day"),
    ("avant-hier", "2025-09-11", "2025-09-11", "day"),
    ("mercredi dernier", "2025-09-10", "2025-09-10", "day"),
    ("le 4 septembre", "2025-09-04", "2025-09-04", "day"),
    ("le lundi 18 août", "2025-08-18", "2025-08-18", "day"),
    ("le 23 mars 2019", "2019-03-23", "2019-03-23", "day"),
    ("dans la nuit de mercredi à jeudi", "2025-09-10", "2025-09-11", "range"),
    ("dans la nuit du 6 au 7 septembre", "2025-09-06", "2025-09-07", "range"),
    ("il y a trois jours", "2025-09-10", "2025-09-10", "day"),
    ("la semaine dernière", "2025-09-01", "2025-09-07", "week"),
    ("début août", "2025-08-01", "2025-08-10", "range"),
    ("à la mi-août", "2025-08-11", "2025-08-20", "range"),
    ("fin août", "2025-08-21", "2025-08-31", "range"),
    ("ces derniers jours", "2025-09-07", "2025-09-13", "week"),
    ("il y a deux semaines", "2025-08-30", "2025-08-30", "week"),
    ("en début de semaine", "2025-09-08", "2025-09-09", "range"),
    ("la semaine écoulée", "2025-09-01", "2025-09-07", "week"),
    ("jeudi dans la soirée", "2025-09-11", "2025-09-11", "day"),
    ("entre le 5 et le 7 septembre", "2025-09-05", "2025-09-07", "range"),
    ("en juin 2025", "2025-06-01", "2025-06-30", "month"),
]


@pytest.mark.parametrize(("words", "start", "end", "precision"), DAYS)
def test_the_words_beside_the_deed_date_it(the, words: str, start: str, end: str, precision: str):
    event = the("", ATTACK.format(words))
    assert (str(event.date_start), str(event.date_end)) == (start, end)
    assert event.date_precision == precision


def test_the_table_keeps_the_words_that_gave_the_date(the):
    assert the("", ATTACK.format("avant-hier")).date_text == "avant-hier"


def test_without_a_date_in_the_text_the_publication_day_stands(the):
    event = the("", "Des hommes armés ont tué cinq habitants du village de Tabi.")
    assert (str(event.date_start), event.date_precision) == ("2025-09-13", "publication")


def test_without_any_date_none_is_invented(the):
    event = the("", "Des hommes armés ont tué cinq habitants du village de Tabi.", published=None)
    assert (event.date_start, event.date_end, event.date_precision) == (None, None, "unknown")


def test_a_weekday_is_unresolved_where_no_publication_date_is_known(the):
    assert the("", ATTACK.format("jeudi"), published=None).date_start is None


def test_a_day_with_its_year_needs_no_publication_date(the):
    event = the("", ATTACK.format("le 23 mars 2019"), published=None)
    assert str(event.date_start) == "2019-03-23"


def test_the_day_of_the_announcement_is_not_that_of_the_deed(the):
    event = the(
        "",
        "Des hommes armés ont tué dix habitants mardi à Tabi, a annoncé jeudi le gouverneur de "
        "Mopti.",
    )
    assert str(event.date_start) == "2025-09-09"


def test_known_only_by_its_announcement_an_event_has_that_day(the):
    event = the(
        "",
        "L'armée a annoncé jeudi avoir neutralisé douze terroristes à Sokolo.",
    )
    assert (str(event.date_start), event.date_precision) == ("2025-09-11", "publication")


def test_the_day_after_hangs_on_the_event_told_before(events):
    found = events(
        "Le 20 août 2025, des hommes armés ont tué six habitants à Sadia. Le lendemain, l'armée a "
        "arrêté quatre suspects à Bandiagara."
    )
    assert [str(event.date_start) for event in found] == ["2025-08-20", "2025-08-21"]


def test_an_explicit_day_beats_yesterday(the):
    event = the("", "Hier, vendredi 5 septembre, des hommes armés ont tué six habitants à Sadia.")
    assert str(event.date_start) == "2025-09-05"


def test_the_date_that_names_an_accord_dates_no_event(the):
    event = the(
        "",
        "Le ministre algérien des Affaires étrangères a rencontré jeudi à Bamako le Premier "
        "ministre malien. Ils ont parlé de l'accord du 15 mai 2015.",
    )
    assert str(event.date_start) == "2025-09-11"


def test_a_decision_dates_from_the_day_it_was_taken(the):
    event = the(
        "emergency_measure",
        "Le gouverneur de Ségou a instauré jeudi un couvre-feu en vigueur du 15 au 30 septembre.",
    )
    assert str(event.date_start) == "2025-09-11"


def test_the_day_of_the_lead_dates_a_later_paragraph_with_no_day(the):
    event = the(
        "",
        "Une attaque a visé mercredi 10 septembre le village de Tabi.\nDix habitants ont été tués "
        "par les assaillants, selon un élu.",
    )
    assert (str(event.date_start), event.toll.fatalities) == ("2025-09-10", 10)
