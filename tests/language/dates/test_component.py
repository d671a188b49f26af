"""The component in a pipeline: spans, anchors, missing publication days."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from extractor.language.annotations import DATES, register_extensions
from extractor.language.dates import create_dates

PUBLISHED = date(2025, 9, 14)


@pytest.fixture(scope="module")
def blank() -> Language:
    register_extensions()
    nlp = spacy.blank("fr")
    nlp.add_pipe("sahel_dates")
    return nlp


def read(nlp: Language, text: str, **context: Any) -> Doc:
    doc = nlp.make_doc(text)
    for name, value in context.items():
        doc._.set(name, value)
    return nlp(doc)


def test_it_needs_no_model(blank: Language) -> None:
    doc = read(blank, "Ils sont venus jeudi soir à Gao.", published=PUBLISHED)
    [span] = doc.spans[DATES]
    assert span.text == "jeudi soir"
    assert span._.time.start == span._.time.end == date(2025, 9, 11)


def test_a_date_glued_to_its_neighbours_still_gets_whole_tokens(blank: Language) -> None:
    doc = read(blank, "Boromo, 14 Nov.2025 (AIB)- Le préfet est arrivé.", published=None)
    [span] = doc.spans[DATES]
    assert span._.time.start == date(2025, 11, 14)
    assert span._.time.kind == "dateline"


def test_the_factory_can_be_called_without_a_pipeline(blank: Language) -> None:
    doc = create_dates(blank, "dates")(blank.make_doc("le 12 mai 2024"))
    assert [span._.time.start for span in doc.spans[DATES]] == [date(2024, 5, 12)]


def test_a_text_without_dates_has_an_empty_group(blank: Language) -> None:
    doc = read(blank, "Rien à signaler.")
    assert list(doc.spans[DATES]) == []


@pytest.mark.parametrize(
    ("words", "newest", "expected"),
    [
        ("lundi 18 août", date(2025, 9, 14), date(2025, 8, 18)),
        ("mardi 18 août", date(2022, 3, 1), date(2020, 8, 18)),
        ("lundi 18 août", None, None),
        ("le 18 août", date(2025, 9, 14), None),
        ("lundi", date(2025, 9, 14), None),
        ("hier", date(2025, 9, 14), None),
    ],
)
def test_the_newest_date_of_a_page_serves_only_where_a_weekday_confirms_it(
    blank: Language, words: str, newest: date | None, expected: date | None
) -> None:
    doc = read(blank, f"L'attaque a eu lieu {words}.", newest_date=newest)
    [span] = doc.spans[DATES]
    assert span._.time.start == expected


def test_a_running_date_never_comes_from_a_name_or_a_dateline(blank: Language) -> None:
    text = (
        "Bamako, 12 sept. (AMAP) – Le 2 septembre, un pont a sauté. "
        "L'accord du 15 mai 2015 prévoit une enquête. Le lendemain, un autre a sauté."
    )
    doc = read(blank, text, published=PUBLISHED)
    last = list(doc.spans[DATES])[-1]._.time
    assert (last.anchor, last.shift_days, last.start) == ("text", 1, date(2025, 9, 3))


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("en grève depuis le 1er juillet", "since"),
        ("en grève dès lundi", "since"),
        ("en grève jusqu'à vendredi", "until"),
        ("en grève depuis trois jours", "since"),
        ("en grève lundi", ""),
    ],
)
def test_bounds_are_told(blank: Language, text: str, bound: str) -> None:
    doc = read(blank, text, published=PUBLISHED)
    [span] = doc.spans[DATES]
    assert span._.time.bound == bound
