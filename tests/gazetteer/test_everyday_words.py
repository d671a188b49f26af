"""Names that are also everyday words are places only where the words around them say so."""

from __future__ import annotations

import pytest
from spacy.language import Language

from extractor import Article
from extractor.language import pipeline
from extractor.language.annotations import PLACES


def places_in(nlp: Language, text: str) -> dict[str, str]:
    """The words of each place expression and the id of its place."""
    doc = nlp(pipeline.make_doc(nlp, Article("a", "", text, outlet="L'Essor")))
    return {s.text: s._.place.place.name for s in doc.spans[PLACES] if s._.place.place}


@pytest.mark.parametrize(
    "text",
    [
        "Le ministre a salué sa visite, bla bla, disent ses adversaires.",
        "Sa Majesté a reçu le Premier ministre.",
        "M. San Coulibaly a pris la parole devant les cadres.",
        "Dire que la paix viendra vite serait mentir.",
        "Dan Johnson, un diplomate, a salué l'accord.",
        "Port de la ceinture : la police durcit les contrôles.",
        "Mission accomplie pour les soldats du rang.",
        "La Mission des Nations unies a condamné l'acte.",
        "Tour de table des bailleurs de fonds lundi.",
        "Le Tour du Faso cycliste part dimanche.",
        "Barre de fer en main, il a menacé ses voisins.",
    ],
)
def test_an_everyday_word_is_no_place(nlp: Language, text: str) -> None:
    named = {"Bla", "San", "Diré", "Sa", "Sâ", "Dan", "Port", "Mission", "Tour", "Barre"}
    assert named.isdisjoint(places_in(nlp, text).values())


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Deux motards ont été tués dans le cercle de Bla, au Mali.", "Bla"),
        ("Une attaque a visé la ville de San, au centre du Mali.", "San"),
        ("Des tirs ont retenti à San et à Tominian, au Mali.", "San"),
        ("Un convoi a été attaqué près de Diré, dans la région de Tombouctou.", "Diré"),
        ("Des hommes armés ont été vus à Bla et à Ségou, au Mali.", "Bla"),
    ],
)
def test_with_the_words_of_a_place_it_is_one(nlp: Language, text: str, place: str) -> None:
    assert place in places_in(nlp, text).values()
