"""What ``sahel_figures`` reads: how many, what became of them, whose they are."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from extractor.language.annotations import FIGURES, Figure
from extractor.language.figures import FigureFinder

pytestmark = pytest.mark.model
Reader = Callable[[str], list[Figure]]


@pytest.fixture(scope="module")
def read(french: Language) -> Reader:
    finder = FigureFinder()

    def figures(text: str) -> list[Figure]:
        doc: Doc = finder(french(text))
        return [span._.figure for span in doc.spans[FIGURES]]

    return figures


def fates(figures: list[Figure]) -> list[tuple[int | None, str]]:
    return [(figure.best, figure.outcome) for figure in figures if figure.outcome != "none"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Les assaillants ont tué cinq soldats.", [(5, "dead")]),
        ("Cinq soldats ont été tués par une mine.", [(5, "dead")]),
        ("Cinq soldats tués à Inata.", [(5, "dead")]),
        ("La mort de cinq soldats a été confirmée.", [(5, "dead")]),
        ("L'explosion a coûté la vie à cinq soldats.", [(5, "dead")]),
        ("Cinq soldats ont perdu la vie dans l'explosion.", [(5, "dead")]),
        ("Au moins trente civils ont péri.", [(30, "dead")]),
        ("Bilan : 3 morts et 5 blessés.", [(3, "dead"), (5, "injured")]),
        ("L'attaque a fait douze morts.", [(12, "dead")]),
        ("Des inconnus ont enlevé quatre enseignants.", [(4, "abducted")]),
        ("Sept suspects ont été interpellés.", [(7, "arrested")]),
        ("Six otages ont été libérés.", [(6, "released")]),
        ("Quinze militaires sont portés disparus.", [(15, "missing")]),
        ("L'armée a neutralisé vingt terroristes.", [(20, "dead")]),
        ("Deux trafiquants sont sous les verrous.", [(2, "arrested")]),
    ],
)
def test_a_fate_is_read_in_every_construction(
    read: Reader, text: str, expected: list[tuple[int, str]]
) -> None:
    assert fates(read(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Cinq soldats et deux civils ont été tués.", [(5, "dead"), (2, "dead")]),
        (
            "Deux soldats tués, cinq blessés et trois portés disparus.",
            [(2, "dead"), (5, "injured"), (3, "missing")],
        ),
        (
            "Deux personnes ont été tuées et dix-huit autres blessées.",
            [(2, "dead"), (18, "injured")],
        ),
        (
            "La semaine dernière, 26 civils ont péri à Boni et 14 soldats dans l'attaque du camp.",
            [(26, "dead"), (14, "dead")],
        ),
        (
            "L'armée a tué dix terroristes et en a interpellé trois.",
            [(10, "dead"), (3, "arrested")],
        ),
    ],
)
def test_coordinated_groups_keep_their_own_fate_or_share_one(
    read: Reader, text: str, expected: list[tuple[int, str]]
) -> None:
    assert fates(read(text)) == expected


@pytest.mark.parametrize(
    ("text", "best", "low", "high"),
    [
        ("Douze soldats ont été tués.", 12, 12, 12),
        ("Au moins 12 soldats ont été tués.", 12, 12, None),
        ("Six habitants au moins ont été tués.", 6, 6, None),
        ("Plus d'une centaine de civils ont été tués.", 100, 100, None),
        ("Près de soixante civils ont été tués.", 60, None, None),
        ("Une vingtaine de soldats ont été tués.", 20, None, None),
        ("Entre 10 et 15 soldats ont été tués.", 10, 10, 15),
        ("Plusieurs soldats ont été tués.", None, 2, None),
        ("Des dizaines de civils ont été tués.", None, 20, None),
        ("Plusieurs dizaines de terroristes ont été tués.", None, 20, None),
        ("L'armée a subi de lourdes pertes.", None, 2, None),
        ("Une dizaine de terroristes ont été tués ou capturés.", None, None, 10),
        ("Vingt-trois (23) soldats ont été tués.", 23, 23, 23),
        ("Deux cents civils ont été tués.", 200, 200, 200),
        ("Près de 90 mille soldats ont été tués.", 90_000, None, None),
        ("1 254 personnes ont été tuées.", 1254, 1254, 1254),
    ],
)
def test_bounds_follow_the_codebook(
    read: Reader, text: str, best: int | None, low: int | None, high: int | None
) -> None:
    (figure,) = (figure for figure in read(text) if figure.outcome == "dead")
    assert (figure.best, figure.low, figure.high) == (best, low, high)


@pytest.mark.parametrize(
    "text",
    [
        "L'attaque n'a fait aucune victime.",
        "Un convoi a été attaqué, sans faire de victime.",
        "Aucun soldat n'a été tué.",
        "Il n'y a pas eu de mort.",
        "Aucune perte en vie humaine n'est à déplorer.",
    ],
)
def test_nobody_dead_is_zero_and_not_empty(read: Reader, text: str) -> None:
    assert fates(read(text)) == [(0, "dead")]


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("Le maire de Markoye a été tué par des hommes armés.", "dead"),
        ("Un gendarme a été blessé.", "injured"),
        ("Le préfet a été enlevé dimanche.", "abducted"),
        ("Son garde du corps a succombé à ses blessures.", "dead"),
    ],
)
def test_one_person_needs_no_number(read: Reader, text: str, outcome: str) -> None:
    assert fates(read(text)) == [(1, outcome)]


@pytest.mark.parametrize(
    "text",
    [
        "L'armée a détruit trois motos et saisi douze armes.",
        "Les assaillants ont brûlé 25 véhicules et emporté 300 moutons.",
        "La ville se trouve à 65 km de Gao.",
        "Le suspect, âgé de 25 ans, habitait au secteur 30.",
        "Quelque 2,5 tonnes de vivres ont été distribuées.",
        "La rançon s'élevait à 34 millions de francs.",
        "Le soldat n'a pas été tué.",
        "Une minute de silence a été observée en mémoire des victimes.",
        "Les modalités seront précisées par un arrêté.",
        "Le ministre a présenté l'exécution des quatre chantiers.",
        "La gendarmerie est un corps d'élite.",
        "La formation vise une meilleure maîtrise des outils.",
    ],
)
def test_what_is_no_victim_has_no_fate(read: Reader, text: str) -> None:
    assert fates(read(text)) == []


def test_attackers_are_not_their_own_victims(read: Reader) -> None:
    figures = read("Une centaine d'hommes armés ont attaqué le camp et tué quinze soldats.")
    assert [(figure.best, figure.outcome) for figure in figures] == [(100, "none"), (15, "dead")]


def test_displaced_people_share_no_toll(read: Reader) -> None:
    assert fates(read("Le bilan passe à 11 morts et 1 254 déplacés.")) == [(11, "dead")]


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("Cinq gendarmes ont été tués.", "state"),
        ("Cinq assaillants ont été tués.", "armed"),
        ("Cinq villageois ont été tués.", "civilian"),
        ("Cinq personnes ont été tuées.", "unknown"),
        ("Côté FAMa : cinq morts.", "state"),
        ("Côté ennemi : sept corps ont été abandonnés.", "armed"),
        ("Cinq morts dans les rangs de l'armée.", "state"),
        ("Une centaine ont été neutralisés.", "armed"),
    ],
)
def test_the_side_comes_from_the_noun_or_its_frame(read: Reader, text: str, side: str) -> None:
    figures = [figure for figure in read(text) if figure.outcome == "dead"]
    assert [figure.side for figure in figures] == [side]


def test_the_others_are_of_the_side_named_before(read: Reader) -> None:
    figures = read("Un soldat a été tué et deux autres blessés.")
    assert [figure.side for figure in figures] == ["state", "state"]


def test_captives_are_arrested_if_armed_and_abducted_if_not(read: Reader) -> None:
    assert fates(read("L'armée a capturé trois terroristes.")) == [(3, "arrested")]
    assert fates(read("Les rebelles ont capturé trois soldats.")) == [(3, "abducted")]


def test_a_part_is_marked_and_its_whole_is_not(read: Reader) -> None:
    figures = read("Quinze militaires, dont neuf gendarmes, ont perdu la vie.")
    assert [(figure.best, figure.is_part) for figure in figures] == [(15, False), (9, True)]


def test_wounded_who_die_leave_the_count_of_the_wounded(read: Reader) -> None:
    figures = read("Un soldat est mort et deux des cinq blessés ont succombé dans la soirée.")
    assert fates(figures) == [(1, "dead"), (2, "dead"), (3, "injured")]


def test_a_revised_toll_is_marked(read: Reader) -> None:
    (figure,) = read("Le bilan de l'attaque passe à onze morts.")
    assert figure.is_revision
    (figure,) = read("Le bilan est passé de deux à onze morts.")
    assert (figure.best, figure.is_revision) == (11, True)


def test_a_sum_over_a_period_is_marked(read: Reader) -> None:
    (figure,) = read("Les inondations ont fait 89 morts depuis le début de la saison.")
    assert figure.is_running_total
