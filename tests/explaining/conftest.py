"""One story that most tests look into."""

from __future__ import annotations

from datetime import datetime

import pytest
from spacy.language import Language

import extractor
from extractor import Article
from extractor.explaining.records import Explanation

STORY = Article(
    "camp",
    "Mali : un camp de l’armée attaqué à Boulkessi",
    "Au moins trente soldats maliens ont été tués dimanche dans l’attaque du camp de Boulkessi, "
    "selon deux sources sécuritaires. Le JNIM a revendiqué l’attaque.\n"
    "Le stade n’a pas été attaqué.",
    published_at=datetime(2025, 6, 2, 9, 30),
    outlet="Sahel Matin",
)


@pytest.fixture(scope="session")
def told(nlp: Language) -> Explanation:
    return extractor.explain(STORY, nlp=nlp)
