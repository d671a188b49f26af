"""When two reports cannot be one event: days and places that exclude each other."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Span

from extractor.events.frames import days_conflict, places_conflict
from extractor.language.pipeline import make_doc
from extractor.records import Article

Spans = Callable[[str], list[Span]]
DAYS = st.dates(date(2012, 1, 1), date(2026, 12, 31))
RANGES = st.tuples(DAYS, st.integers(0, 40)).map(lambda r: (r[0], r[0] + timedelta(days=r[1])))


@pytest.fixture(scope="session")
def places(nlp: Language) -> Spans:
    """The place expressions of a sentence."""

    def run(text: str) -> list[Span]:
        doc = nlp(make_doc(nlp, Article("story", "", text)))
        return list(doc.spans["sahel_places"])

    return run


@given(RANGES, RANGES)
def test_days_conflict_where_no_day_is_shared(a: tuple[date, date], b: tuple[date, date]):
    shared = max(a[0], b[0]) <= min(a[1], b[1])
    assert days_conflict(a, b) == (not shared)
    assert days_conflict(a, b) == days_conflict(b, a)


@given(RANGES)
def test_no_day_conflicts_with_an_unknown_one(days: tuple[date, date]):
    assert not days_conflict(days, None)
    assert not days_conflict(None, days)
    assert not days_conflict(days, days)


@pytest.mark.parametrize(
    ("one", "other", "conflict"),
    [
        (
            "Une attaque a eu lieu à Djibo, au Burkina Faso.",
            "Une attaque à Dori, au Burkina Faso.",
            True,
        ),
        (
            "Une attaque a eu lieu à Djibo, au Burkina Faso.",
            "Une attaque à Djibo, au Burkina.",
            False,
        ),
        (
            "Une attaque a eu lieu à Banibangou, au Niger.",
            "Une attaque dans l'ouest du Niger.",
            False,
        ),
        ("Une attaque a eu lieu à Konna, au Mali.", "Une attaque dans la région de Gao.", True),
        ("Une attaque a eu lieu à Konna, au Mali.", "Une attaque dans la région de Mopti.", False),
        ("Une attaque a eu lieu près de Konna, au Mali.", "Une attaque à Konna, au Mali.", False),
    ],
)
def test_places_conflict_where_neither_can_hold_the_other(
    places: Spans, one: str, other: str, conflict: bool
):
    first = [s for s in places(one) if not s._.place.is_context][:1]
    second = [s for s in places(other) if not s._.place.is_context][:1]
    assert first and second
    assert places_conflict(first, second) is conflict
    assert places_conflict(second, first) is conflict


def test_a_report_without_a_place_conflicts_with_none(places: Spans):
    assert not places_conflict(places("Une attaque a eu lieu à Djibo."), [])
