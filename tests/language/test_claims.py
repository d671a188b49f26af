"""Who says so, of which side, and whether they deny it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from spacy.language import Language

from extractor.errors import DataFileError
from extractor.language.annotations import CLAIMS, Claim
from extractor.language.claims import FOLDER, ClaimFinder, load_lexicon

Reader = Callable[[str], list[Claim]]


@pytest.fixture(scope="module")
def read(french: Language) -> Reader:
    finder = ClaimFinder()

    def claims(text: str) -> list[Claim]:
        doc = finder(french(text))
        return [span._.claim for span in doc.spans[CLAIMS]]

    return claims


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "source", "kind"),
    [
        ("Dix civils ont été tués, selon un élu local.", "un élu local", "government"),
        ("Dix civils ont été tués, d'après la gendarmerie.", "la gendarmerie", "state_forces"),
        ("À en croire des témoins, le camp est tombé.", "des témoins", "civilian"),
        ("Le camp est tombé, a annoncé la Dirpa.", "la Dirpa", "state_forces"),
        (
            "L'assaut a été repoussé, a indiqué à l'AFP une source sécuritaire.",
            "une source sécuritaire",
            "state_forces",
        ),
        ("Le gouvernement a confirmé la mort du préfet.", "Le gouvernement", "government"),
        ("L'information a été rapportée par un notable.", "un notable", "civilian"),
        ("Le JNIM a revendiqué l'attaque.", "Le JNIM", "armed_group"),
        ("Deux casques bleus sont blessés, précise la Minusma.", "la Minusma", "igo"),
        (
            "Le bilan est lourd, selon Human Rights Watch.",
            "Human Rights Watch",
            "ngo_media",
        ),
    ],
)
def test_a_source_is_cited_as_written(read: Reader, text: str, source: str, kind: str) -> None:
    (claim,) = read(text)
    assert (claim.source, claim.source_type, claim.denies) == (source, kind, False)


@pytest.mark.model
def test_a_denial_is_marked(read: Reader) -> None:
    (claim,) = read("Le gouvernement a démenti cette attaque.")
    assert (claim.source, claim.denies) == ("Le gouvernement", True)


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    [
        "Il a précisé que le calme était revenu.",
        "Des hommes armés ont attaqué le village.",
        "Les prix ont augmenté selon les produits.",
    ],
)
def test_no_source_is_made_up(read: Reader, text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("reporting.csv", "jurer,,,swears"),
        ("prepositions.csv", "selon,says"),
        ("sources.csv", "voyant,fortune"),
        ("actor_sources.csv", "aliens,space"),
    ],
)
def test_a_wrong_line_is_named_by_file_and_line(tmp_path: Path, name: str, line: str) -> None:
    folder = tmp_path / "claims"
    shutil.copytree(FOLDER, folder)
    path = folder / name
    path.write_text(path.read_text(encoding="utf-8") + line + "\n", encoding="utf-8")
    with pytest.raises(DataFileError) as raised:
        load_lexicon(folder)
    assert raised.value.path == path
