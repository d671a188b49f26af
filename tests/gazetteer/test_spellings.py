"""Names of the region in the spellings that news, maps and scanners give them."""

from __future__ import annotations

import pytest

from gazetteer import Gazetteer, core


@pytest.fixture(scope="module")
def places() -> Gazetteer:
    """The embedded rows."""
    return core.from_folder(core.DATA)


SPELLINGS = {
    "case": [("MOPTI", "Mopti"), ("gourma-rharous", "Gourma-Rharous")],
    "accents": [("Menaka", "Ménaka"), ("Segou", "Ségou"), ("Tillaberi", "Tillabéri")],
    "hyphens": [("Fada N Gourma", "Fada N'Gourma"), ("Gourma Rharous", "Gourma-Rharous")],
    "apostrophes": [("N'Tillit", "N'Tillit"), ("N’Tillit", "N'Tillit"), ("In Tillit", "N'Tillit"),
                    ("I-n-Tillit", "N'Tillit"), ("Intillit", "N'Tillit"),
                    ("Nguigmi", "N'Guigmi")],
    "ou, w, u": [("Wagadugu", "Ouagadougou"), ("Wahiguya", "Ouahigouya"), ("Tawa", "Tahoua")],
    "dj, j": [("Jibo", "Djibo"), ("Dyibo", "Djibo"), ("Jenné", "Djenné")],
    "k, c, q": [("Sicasso", "Sikasso"), ("Qidal", "Kidal"), ("Coutiala", "Koutiala")],
    "doubled letters": [("Kidaal", "Kidal"), ("Djibbo", "Djibo"), ("Gosi", "Gossi")],
    "Tin-, Ti-n-": [("Ti-n-Zaouaten", "Tinzaouatène"), ("Tin Zaouatène", "Tinzaouatène"),
                    ("Ti-n-Essako", "Tin-Essako"), ("Tinessako", "Tin-Essako")],
    "-bougou, -bugu": [("Farabugu", "Farabougou"), ("Dougabugu", "Dougabougou")],
    "former and local names": [("Ouaga", "Ouagadougou"), ("Bobo", "Bobo-Dioulasso"),
                               ("Sya", "Bobo-Dioulasso"), ("Timbuktu", "Tombouctou"),
                               ("Damagaram", "Zinder"), ("Konni", "Birni N'Konni")],
    "scanners": [("Gounclam", "Goundam"), ("Dj1bo", "Djibo"), ("Bamak0", "Bamako"),
                 ("Tessa1it", "Tessalit"), ("Tornbouctou", "Tombouctou"),
                 ("Douenlza", "Douentza"), ("Ouahigouga", "Ouahigouya")],
}  # fmt: skip


@pytest.mark.parametrize(
    ("written", "meant"),
    [pair for pairs in SPELLINGS.values() for pair in pairs],
)
def test_a_usual_spelling_leads_to_the_place(places: Gazetteer, written: str, meant: str) -> None:
    best = places.lookup(written)[0]
    assert best.place.name == meant
    assert best.reason


def test_a_slip_scores_less_than_a_transcription_and_that_less_than_the_name(
    places: Gazetteer,
) -> None:
    name, transcribed, slip = (places.lookup(n)[0] for n in ("Goundam", "Gundam", "Gounclam"))
    assert name.place == transcribed.place == slip.place
    assert name.score > transcribed.score > slip.score


NAMED_BY_REPORTING = [
    ("Tinzaouatène", "populated_place"), ("Ogossagou", "populated_place"),
    ("Boulikessi", "populated_place"), ("In Delimane", "populated_place"),
    ("Kabonga", "populated_place"), ("Talataye", "populated_place"),
    ("Almoustarat", "populated_place"), ("Tarkint", "populated_place"),
    ("Tanwalbougou", "populated_place"), ("Kindjandi", "populated_place"),
    ("parc W", "area"), ("forêt de Ouagadou", "natural_feature"),
    ("forêt de Serma", "natural_feature"), ("forêt de Faya", "natural_feature"),
    ("RN6", "facility"), ("RN16", "facility"), ("route nationale 16", "facility"),
    ("Liptako-Gourma", "area"), ("zone des trois frontières", "area"), ("Gourma malien", "area"),
    ("Macina", "area"), ("delta intérieur du Niger", "area"), ("Azawad", "area"),
    ("axe Ménaka-Ansongo", "area"), ("bassin du lac Tchad", "area"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "level"), NAMED_BY_REPORTING)
def test_what_reporting_names_is_held(places: Gazetteer, name: str, level: str) -> None:
    assert level in {candidate.place.level for candidate in places.lookup(name, fuzzy=False)}


@pytest.mark.parametrize(
    "area",
    ["Liptako-Gourma", "Zone des trois frontières", "Azawad", "Axe Ménaka-Ansongo"],
)
def test_an_area_has_the_extent_of_an_area(places: Gazetteer, area: str) -> None:
    best = places.lookup(area, level="area")[0].place
    assert best.radius_km >= 50


WORDS_OF_STATES = [
    ("malien", "MLI"), ("maliennes", "MLI"), ("burkinabè", "BFA"), ("burkinabée", "BFA"),
    ("nigérien", "NER"), ("nigérienne", "NER"), ("nigérian", "NGA"), ("nigériane", "NGA"),
    ("ivoirien", "CIV"), ("béninoises", "BEN"), ("togolais", "TGO"), ("tchadienne", "TCD"),
    ("mauritaniens", "MRT"), ("algérienne", "DZA"), ("guinéen", "GIN"), ("sénégalais", "SEN"),
    ("russe", "RUS"), ("ukrainien", "UKR"), ("turque", "TUR"), ("française", "FRA"),
    ("émirati", "ARE"), ("marocain", "MAR"), ("chinois", "CHN"), ("américaine", "USA"),
    ("centrafricain", "CAF"), ("qatarien", "QAT"), ("iranienne", "IRN"), ("allemands", "DEU"),
]  # fmt: skip


@pytest.mark.parametrize(("word", "iso3"), WORDS_OF_STATES)
def test_an_adjective_or_demonym_names_its_state(places: Gazetteer, word: str, iso3: str) -> None:
    assert places.countries.by_adjective(word) == iso3


@pytest.mark.parametrize(
    ("name", "iso3"),
    [("Côte d'Ivoire", "CIV"), ("Burkina", "BFA"), ("RDC", "COD"), ("Émirats arabes unis", "ARE"),
     ("États-Unis", "USA"), ("Centrafrique", "CAF"), ("Niger", "NER"), ("Nigeria", "NGA")],
)  # fmt: skip
def test_a_state_is_known_by_its_french_names(places: Gazetteer, name: str, iso3: str) -> None:
    assert places.countries.by_name(name) == iso3


@pytest.mark.parametrize(
    ("iso3", "capital"),
    [("MLI", "Bamako"), ("BFA", "Ouagadougou"), ("NER", "Niamey"), ("RUS", "Moscou"),
     ("TUR", "Ankara"), ("DZA", "Alger"), ("CHN", "Pékin"), ("CIV", "Yamoussoukro")],
)  # fmt: skip
def test_the_capital_of_a_state_is_a_place(places: Gazetteer, iso3: str, capital: str) -> None:
    found = places.capital(iso3)
    assert found is not None
    assert found.name == capital
