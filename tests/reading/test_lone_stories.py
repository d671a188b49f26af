"""A lone story is not cut: subheads, chronologies, quotations and pointers are no stories."""

from __future__ import annotations

from datetime import datetime

import pytest

from extractor.reading.page import items_of_text
from extractor.reading.record import RawStory
from extractor.records import Article

CHRONOLOGY = """L'année a été rude pour le nord du pays. Retour sur cinq mois d'attaques.

7 septembre 2023
Un bateau de la Comanav est touché par des roquettes à Banikane.

12 septembre 2023
La ville de Bourem est attaquée au petit matin par les rebelles.

8 novembre 2023
L'armée annonce son entrée prochaine dans la ville de Kidal."""

SUBHEADS = """La rencontre a duré deux jours. Elle a réuni à Niamey trois ministres.

Un fonds commun

Les ministres ont retenu le principe d'un fonds commun, doté par une taxe sur les importations.

Et la monnaie dans tout cela ?

La question de la monnaie a été renvoyée à plus tard, faute d'étude prête.

A. B."""

INTERVIEW = """Le maire de Tessalit répond à nos questions sur le retour des déplacés.

Combien de familles sont revenues ?

Deux cents depuis le mois de janvier. Nous en attendons autant avant la saison des pluies.

Ont-elles reçu une aide ?

Un peu de mil et des bâches. Ce n'est pas assez.

Publié le 4 avril 2024"""


def lone(text: str, title: str = "Un titre de presse") -> Article:
    (article,) = items_of_text(RawStory("a1", title=title, text=text))
    assert article.article_id == "a1"
    return article


@pytest.mark.parametrize("text", [CHRONOLOGY, SUBHEADS, INTERVIEW])
def test_a_lone_story_keeps_its_id_and_every_character(text: str) -> None:
    assert lone(text).text == text


@pytest.mark.parametrize(
    "cue", ["Lire aussi :", "À lire également :", "LIRE AUSSI >", "Voir aussi :"]
)
def test_a_pointer_inside_a_story_is_no_part_of_it(cue: str) -> None:
    article = lone(
        f"""Deux camions ont sauté mardi sur une mine près de Boni.

{cue} Hombori : le marché rouvre après trois semaines

L'armée a dépêché une équipe de démineurs. La route reste fermée."""
    )
    assert article.text == (
        "Deux camions ont sauté mardi sur une mine près de Boni.\n\n"
        "L'armée a dépêché une équipe de démineurs. La route reste fermée."
    )


def test_a_closing_list_of_links_is_no_part_of_the_story() -> None:
    article = lone(
        """Deux camions ont sauté mardi sur une mine près de Boni.

Articles similaires
Hombori : le marché rouvre
Gossi : les éleveurs demandent de l'eau"""
    )
    assert article.text == "Deux camions ont sauté mardi sur une mine près de Boni."


def test_the_headline_at_the_head_of_the_body_is_taken_once() -> None:
    article = lone(
        "Burkina-Sanmatenga-Eau\n\nKaya : un forage inauguré\n\nKaya, 4 mai 2024 – Un forage.",
        title="Kaya : un forage inauguré",
    )
    assert article.content == "Kaya : un forage inauguré\nKaya, 4 mai 2024 – Un forage."


def test_a_text_without_title_gives_its_headline_date_and_author() -> None:
    article = lone(
        """Kaya : un forage inauguré au secteur 6
Publié le samedi 4 mai 2024 à 17h05
Par Adama OUÉDRAOGO

Le maire de Kaya a inauguré vendredi un forage au secteur 6.

Il servira trois mille habitants.""",
        title="",
    )
    assert article.title == "Kaya : un forage inauguré au secteur 6"
    assert article.published_at == datetime(2024, 5, 4, 17, 5)
    assert article.author == "Adama OUÉDRAOGO"
    assert article.text == (
        "Le maire de Kaya a inauguré vendredi un forage au secteur 6.\n\n"
        "Il servira trois mille habitants."
    )


def test_menus_around_a_lone_story_are_dropped() -> None:
    article = lone(
        """Le Fil de l'Est
Accueil
Politique
Sécurité
Se connecter

Kantchari : la route nationale rouverte

Les camions circulent de nouveau depuis lundi entre Fada et Kantchari.

Partager sur Facebook
Laisser un commentaire
Votre adresse e-mail ne sera pas publiée""",
        title="Kantchari : la route nationale rouverte",
    )
    assert article.text == "Les camions circulent de nouveau depuis lundi entre Fada et Kantchari."
