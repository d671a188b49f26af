"""``sahel_figures``: counts of people and what became of them."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc, Span

from extractor.language.annotations import DATES, FIGURES, Figure, register_extensions
from extractor.language.figures.groups import Group, Scene, find_groups, look
from extractor.language.figures.lexicon import FigureLexicon, default_lexicon
from extractor.language.figures.linking import link


class FigureFinder:
    """The component; see :func:`create_figures`.

    Args:
        lexicon: the vocabulary; that of the package unless told otherwise.
    """

    def __init__(self, lexicon: FigureLexicon | None = None) -> None:
        self.lexicon = lexicon or default_lexicon()

    def __call__(self, doc: Doc) -> Doc:
        scene = look(doc, self.lexicon)
        masked = frozenset(token.i for span in doc.spans.get(DATES, ()) for token in span)
        groups = find_groups(scene, masked)
        cues = {hit.start: hit for hit in self.lexicon.cues.find(doc)}
        outcomes = link(scene, groups)
        spans = []
        for group, outcome in zip(groups, outcomes, strict=True):
            if outcome == "none" and (not group.is_known or group.amount.kind in ("article", "vague")):
                continue
            span = Span(doc, group.start, group.end, label=outcome)
            span._.figure = Figure(
                group.amount.best,
                group.amount.low,
                group.amount.high,
                outcome,
                group.side,
                group.noun,
            )
            spans.append(span)
        doc.spans[FIGURES] = spans
        return doc


@Language.factory("sahel_figures", assigns=["doc.spans"], requires=["token.pos", "token.dep"])
def create_figures(nlp: Language, name: str) -> FigureFinder:
    """Make the component. It writes ``doc.spans["sahel_figures"]`` with ``span._.figure``."""
    register_extensions()
    return FigureFinder()
