"""Saved pages of many layouts fall into their stories, each with its own date and author."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from extractor.reading.page import items_of_text
from extractor.reading.record import RawStory
from extractor.records import Article

DAILY = """#Diplomatie : Alger et Niamey renouent le dialogue

Les deux capitales ont convenu de rouvrir leurs ambassades, après des mois de brouille.

Publié mardi 11 mars 2025 à 20:15
#Diplomatie : Alger et Niamey renouent le dialogue

Le ministre nigérien des Affaires étrangères, Bakary Yaou Sangaré, a reçu ce mardi à Niamey
l'ambassadeur d'Algérie. Les entretiens ont porté sur le pétrole et la frontière commune.

«Nous tournons une page», a déclaré le diplomate au sortir de l'audience.

Mariama OUSSEINI

Lire aussi : Agadez : les transporteurs suspendent leur grève

Les transporteurs de la région d'Agadez ont repris le travail lundi, après un accord avec le
gouverneur..

Lire aussi : Commission mixte Niger-Tchad : trois accords signés à N'Djamena

La commission mixte a clos ses travaux le lundi 3 mars à N'Djamena. Trois accords y ont été
signés dans les domaines de l'élevage et du sec.

Les articles de l'auteur

Diffa : deux enfants tués par l'explosion d'un obus

Deux enfants ont été tués dimanche à Bosso par un obus abandonné..

Par Mariama OUSSEINI


Publié lundi 10 mars 2025 à 18:02

Tillabéri : le couvre-feu levé dans deux départements

Le gouvernement a levé, vendredi 7 mars 2025, le couvre-feu à Say et à Torodi..

Par Ali HAMANI


Publié samedi 8 mars 2025 à 09:40

L'espace des contributions est ouvert aux seuls lecteurs abonnés.
Abonnez-vous pour donner votre avis sur cet article.
S'abonner"""


def split(text: str, title: str = "", published: datetime | None = None) -> list[Article]:
    return items_of_text(RawStory("p", title=title, text=text, published_at=published))


def days(items: list[Article]) -> list[date | None]:
    return [item.published_at.date() if item.published_at else None for item in items]


def titles(items: list[Article]) -> list[str]:
    return [item.title for item in items]


def test_main_story_teasers_and_the_authors_list() -> None:
    items = split(DAILY)
    assert [item.article_id for item in items] == [f"p#{n}" for n in range(1, 6)]
    assert titles(items) == [
        "Diplomatie : Alger et Niamey renouent le dialogue",
        "Agadez : les transporteurs suspendent leur grève",
        "Commission mixte Niger-Tchad : trois accords signés à N'Djamena",
        "Diffa : deux enfants tués par l'explosion d'un obus",
        "Tillabéri : le couvre-feu levé dans deux départements",
    ]
    assert [item.published_at for item in items] == [
        datetime(2025, 3, 11, 20, 15),
        None,
        None,
        datetime(2025, 3, 10, 18, 2),
        datetime(2025, 3, 8, 9, 40),
    ]
    assert [item.author for item in items] == [
        "Mariama OUSSEINI",
        "",
        "",
        "Mariama OUSSEINI",
        "Ali HAMANI",
    ]
    assert {item.newest_date for item in items} == {date(2025, 3, 11)}


def test_the_headline_that_stands_twice_is_taken_once_and_the_lead_kept() -> None:
    main = split(DAILY)[0]
    assert "Alger et Niamey renouent" not in main.text
    assert main.text.startswith("Les deux capitales ont convenu")
    assert main.text.endswith("au sortir de l'audience.")


def test_nothing_of_the_furniture_reaches_a_story() -> None:
    everything = "\n".join(item.content for item in split(DAILY))
    for word in ("abonn", "Publié", "Par ", "Lire aussi", "contributions", "Les articles de"):
        assert word not in everything


def test_dates_above_the_headlines_belong_to_the_headlines_below() -> None:
    items = split(
        """Accueil  Politique  Sécurité  Sport

12 mars 2024 à 08:30
Dori : un convoi humanitaire arrive sous escorte
Cent camions de vivres sont arrivés lundi à Dori, sous la garde de l'armée.

11 mars 2024 à 17:05
Djibo : les écoles rouvrent
Six écoles de Djibo ont rouvert leurs portes après deux ans de fermeture.

10 mars 2024 à 12:00
Fada : le gouverneur rencontre les chefs coutumiers
Le gouverneur de la région a reçu samedi les chefs coutumiers de Fada N'Gourma."""
    )
    assert days(items) == [date(2024, 3, 12), date(2024, 3, 11), date(2024, 3, 10)]
    assert titles(items)[0].startswith("Dori")
    assert items[2].text.startswith("Le gouverneur")


def test_dates_between_headline_and_teaser_after_a_cue_on_its_own() -> None:
    items = split(
        """Kaya : la gare routière rouvre ses portes | Le Fil du Centre-Nord
Le Fil du Centre-Nord
Menu  Accueil  Société  Sécurité

SOCIÉTÉ
Kaya : la gare routière rouvre ses portes
Rédigé par Issa SAWADOGO, le jeudi 6 juin 2024 à 16:20 | Lu 1 233 fois

La gare routière de Kaya a rouvert mercredi, après dix-huit mois de travaux et de fermeture.

Les bus vers Dori restent suspendus jusqu'à nouvel ordre, a prévenu le maire.

Issa SAWADOGO

Réagir à cet article (4)   Envoyer à un ami

A lire aussi

>> Boulsa : trois orpailleurs ensevelis
Mardi 4 juin 2024
Trois orpailleurs sont morts dimanche dans l'éboulement d'une galerie.

>> Pissila : des vivres pour les déplacés
Lundi 3 juin 2024
Une ONG a remis samedi quarante tonnes de mil aux déplacés de Pissila.

Copyright Le Fil du Centre-Nord, tous droits réservés""",
        title="Kaya : la gare routière rouvre ses portes | Le Fil du Centre-Nord",
    )
    assert titles(items) == [
        "Kaya : la gare routière rouvre ses portes",
        "Boulsa : trois orpailleurs ensevelis",
        "Pissila : des vivres pour les déplacés",
    ]
    assert days(items) == [date(2024, 6, 6), date(2024, 6, 4), date(2024, 6, 3)]
    assert items[0].author == "Issa SAWADOGO"
    assert items[0].text.endswith("a prévenu le maire.")


def test_a_date_that_opens_the_teaser_is_cut_off_it() -> None:
    items = split(
        """Ségou : le festival sur le Niger s'ouvre

Le festival sur le Niger s'est ouvert jeudi à Ségou devant des milliers de personnes.

À LIRE ÉGALEMENT

Bla : un accident fait sept morts
06/02/2025 - Sept personnes sont mortes hier dans la collision d'un car et d'un camion…

Niono : l'Office du Niger ouvre ses vannes
04/02/2025 - L'Office du Niger a ouvert lundi ses vannes pour la campagne de contre-saison…"""
    )
    assert days(items) == [None, date(2025, 2, 6), date(2025, 2, 4)]
    assert items[1].text.startswith("Sept personnes")


def test_an_unannounced_list_under_the_story_is_found_by_its_publication_lines() -> None:
    items = split(
        """Abidjan : l'ambassadeur du Mali reçu à la primature
Publié le 14/05/2024 à 10h00

Le Premier ministre ivoirien a reçu lundi l'ambassadeur du Mali, qui achève son séjour.

Les deux hommes ont évoqué la libre circulation des transporteurs.

Man : une mutuelle ouvre un centre de santé
Publié le 13/05/2024 à 09h12
La mutuelle de Man a ouvert samedi un centre de santé dans le quartier Domoraud.
Par Koffi YAO

Bouaké : la foire reportée
Publié le 12/05/2024 à 15h40
La foire de Bouaké est reportée au mois de juillet."""
    )
    assert days(items) == [date(2024, 5, 14), date(2024, 5, 13), date(2024, 5, 12)]
    assert items[1].author == "Koffi YAO"
    assert items[0].text.endswith("des transporteurs.")


def test_headlines_with_a_date_alone_are_items_and_bare_links_are_none() -> None:
    items = split(
        """Zinder : une usine d'égrenage inaugurée

Le gouverneur a inauguré jeudi à Zinder une usine d'égrenage de coton.

Les plus lus
Maradi : la récolte de souchet a doublé
Niamey : le pont fermé dimanche
Dans la même rubrique
Tahoua : la route de Konni réparée
Publié le 02/11/2024
Dosso : un marché de nuit"""
    )
    assert titles(items) == [
        "Zinder : une usine d'égrenage inaugurée",
        "Tahoua : la route de Konni réparée",
    ]
    assert days(items)[1] == date(2024, 11, 2)


def test_dated_headline_lines_are_items() -> None:
    items = split(
        """Mopti : la pirogue-école reprend son service

La pirogue-école de Mopti a repris lundi son service sur le Bani, avec quarante élèves.

Articles récents
12/01/2025 : Sévaré : un dépôt de carburant prend feu
11/01/2025 : Bandiagara : le procès des bouviers renvoyé
Djenné : la digue consolidée (10/01/2025)"""
    )
    assert titles(items)[1:] == [
        "Sévaré : un dépôt de carburant prend feu",
        "Bandiagara : le procès des bouviers renvoyé",
        "Djenné : la digue consolidée",
    ]
    assert days(items)[1:] == [date(2025, 1, 12), date(2025, 1, 11), date(2025, 1, 10)]


def test_comments_are_no_stories() -> None:
    items = split(
        """Accueil > Actualités > Société
Koudougou : les commerçants du grand marché en grève
LE QUOTIDIEN DE L'OUEST • mardi 12 mars 2024 à 22h30min

Les commerçants du grand marché de Koudougou ont fermé boutique mardi.

Ils protestent contre la hausse des taxes communales, décidée en février.

Vos commentaires
1. Le 13 mars 2024 à 08:12, par Passant
Bravo pour votre article, il était temps que quelqu'un le dise à haute voix.
2. Le 13 mars 2024 à 09:40, par Une mère
Et les enfants, qui pense aux enfants dans toute cette affaire ?

Dans la même rubrique
Réo : un forage pour le lycée
Le lycée de Réo a reçu samedi un forage, don d'une association de ressortissants."""
    )
    assert titles(items) == [
        "Koudougou : les commerçants du grand marché en grève",
        "Réo : un forage pour le lycée",
    ]
    assert "Bravo" not in items[0].text
    assert days(items) == [date(2024, 3, 12), None]


def test_a_record_gives_the_page_what_the_page_does_not_show() -> None:
    items = items_of_text(
        RawStory(
            "p",
            title="Sikasso : le marché brûle",
            text="""Sikasso : le marché brûle

Un incendie a détruit dans la nuit de mardi à mercredi une centaine d'étals.

Sur le même sujet

Bougouni : des pompiers formés
Vingt pompiers ont achevé vendredi leur formation à Bougouni.""",
            published_at=datetime(2024, 4, 3, 7, 30),
            outlet="Radio du Sud",
            url="https://sud.example/a",
            author="La rédaction",
        )
    )
    assert days(items) == [date(2024, 4, 3), None]
    assert [item.author for item in items] == ["La rédaction", ""]
    assert {(item.outlet, item.url) for item in items} == {
        ("Radio du Sud", "https://sud.example/a")
    }
    assert items[1].newest_date == date(2024, 4, 3)


@pytest.mark.parametrize("lead", ["", "- ", "• ", ">> "])
def test_list_marks_are_no_part_of_a_headline(lead: str) -> None:
    items = split(
        f"""Gaoua : la pluie tombe enfin

La pluie est tombée mardi sur Gaoua après six semaines de sécheresse.

Autres articles

{lead}Banfora : la cascade interdite aux baigneurs
La mairie de Banfora a interdit mercredi la baignade à la cascade de Karfiguéla."""
    )
    assert titles(items)[1:] == ["Banfora : la cascade interdite aux baigneurs"]


def test_pages_can_be_forced_and_forbidden() -> None:
    story = RawStory("p", text=DAILY)
    assert [item.text for item in items_of_text(story, "never")] == [DAILY]
    assert len(items_of_text(story, "always")) == 5
    lone = RawStory("p", title="Gao", text="Le pont de Gao a rouvert lundi.")
    assert [item.article_id for item in items_of_text(lone, "always")] == ["p"]


def test_numbered_headlines_with_days_below() -> None:
    items = split(
        """Les plus lus
1. Ansongo : une ambulance saute sur une mine
15 janvier 2024
Le chauffeur d'une ambulance a été blessé lundi près d'Ansongo.
2. Labbezanga : le poste frontière rouvre
14 janvier 2024
Le poste frontière de Labbezanga a rouvert dimanche aux camions."""
    )
    assert titles(items) == [
        "Ansongo : une ambulance saute sur une mine",
        "Labbezanga : le poste frontière rouvre",
    ]
    assert days(items) == [date(2024, 1, 15), date(2024, 1, 14)]


def test_a_rubric_may_stand_before_the_day() -> None:
    items = split(
        """Politique
Le dialogue reprend à petits pas à Ouagadougou
Par La Revue avec AFP
Publié le 3 juin 2024 à 10:12
Lecture 2 minutes.

Le gouvernement et les partis se sont retrouvés lundi autour d'une table.

La rédaction vous recommande
La campagne s'ouvre à Yaoundé
Politique 02 juin 2024
La campagne électorale s'ouvre samedi au Cameroun.
L'inflation recule à Accra
Économie 01 juin 2024
L'inflation est retombée à 23 % au mois de mai."""
    )
    assert days(items) == [date(2024, 6, 3), date(2024, 6, 2), date(2024, 6, 1)]
    assert items[0].author == "La Revue"
    assert items[0].text.startswith("Le gouvernement et les partis")


def test_days_in_brackets_under_each_brief() -> None:
    items = split(
        """Brèves du Liptako

Téra : un convoi attaqué
Un convoi a été attaqué mercredi près de Téra. Deux chauffeurs ont été tués.
(8 mai 2024)

Torodi : l'école incendiée
Des hommes armés ont incendié mardi l'école de Makalondi.
(7 mai 2024)

Ayorou : le marché fermé
Le préfet a fermé lundi le marché d'Ayorou jusqu'à nouvel ordre.
(6 mai 2024)"""
    )
    assert titles(items) == [
        "Téra : un convoi attaqué",
        "Torodi : l'école incendiée",
        "Ayorou : le marché fermé",
    ]
    assert days(items) == [date(2024, 5, 8), date(2024, 5, 7), date(2024, 5, 6)]


def test_a_table_of_details_tells_the_date() -> None:
    (item,) = split(
        """Diffa : deux villages attaqués dans la nuit
Détails
Catégorie : Sécurité
Publication : dimanche 14 avril 2024 12:10
Affichages : 2345

Deux villages de la commune de Gueskérou ont été attaqués dans la nuit.

Articles liés
- Bosso : les pêcheurs interdits de lac"""
    )
    assert item.published_at == datetime(2024, 4, 14, 12, 10)
    assert item.content == (
        "Diffa : deux villages attaqués dans la nuit\n"
        "Deux villages de la commune de Gueskérou ont été attaqués dans la nuit."
    )


def test_a_cue_that_announces_no_story_does_not_end_the_story() -> None:
    (item,) = split(
        """Gao : le budget de la région voté

Le conseil régional de Gao a voté jeudi son budget.

En bref

Il atteint deux milliards de francs. Il a été voté à l'unanimité des membres présents."""
    )
    assert item.text.endswith("des membres présents.")
