"""The spaCy component ``sahel_dates``."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc, Span

from extractor.language.annotations import DATES, register_extensions
from extractor.language.dates.finder import find_dates


class DateFinder:
    """Puts the time expressions of a document into ``doc.spans["sahel_dates"]``.

    It reads the text alone, so it needs no other component; the anchors come from
    ``doc._.published`` and ``doc._.newest_date``.
    """

    def __call__(self, doc: Doc) -> Doc:
        """Find the expressions; each span carries its value in ``span._.time``."""
        spans: list[Span] = []
        for found in find_dates(doc.text, doc._.published, newest=doc._.newest_date):
            span = doc.char_span(found.start, found.end, label="TIME", alignment_mode="expand")
            assert span is not None
            span._.time = found.time
            spans.append(span)
        doc.spans[DATES] = spans
        return doc


@Language.factory(DATES, assigns=["doc.spans", "span._.time"])
def create_dates(nlp: Language, name: str) -> DateFinder:
    """The factory behind ``nlp.add_pipe("sahel_dates")``."""
    register_extensions()
    return DateFinder()
