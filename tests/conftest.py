"""What all tests share: the model is loaded once a session."""

from __future__ import annotations

import pytest
import spacy
from spacy.language import Language

from extractor.language import pipeline
from extractor.language.annotations import register_extensions


@pytest.fixture(scope="session")
def french() -> Language:
    """The French model with the project's sentence borders and none of its other components."""
    register_extensions()
    nlp = spacy.load(pipeline.MODEL)
    nlp.add_pipe("sahel_sentences", before="parser")
    return nlp


@pytest.fixture(scope="session")
def nlp() -> Language:
    """The whole pipeline."""
    return pipeline.build()
