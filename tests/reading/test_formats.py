"""Every format gives the same articles, plain or packed, whatever its encoding and line ends."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pandas as pd
import pytest

from extractor.errors import InputError
from extractor.reading import Reject, read_articles
from extractor.records import Article

Read = Callable[..., tuple[list[Article], list[Reject]]]
RECORD = {
    "id": "s1",
    "headline": "Séguéla : l'usine d'anacarde a brûlé",
    "content": "L'usine a brûlé mardi. Aucune victime n'est signalée.",
    "pub_date": "2024-03-05 10:20:00",
    "source": "Radio du Worodougou",
    "byline": "Awa KONÉ",
    "link": "https://worodougou.example/s1",
}
EXPECTED = Article(
    article_id="s1",
    title="Séguéla : l'usine d'anacarde a brûlé",
    text="L'usine a brûlé mardi. Aucune victime n'est signalée.",
    published_at=datetime(2024, 3, 5, 10, 20),
    url="https://worodougou.example/s1",
    outlet="Radio du Worodougou",
    author="Awa KONÉ",
)


def save(path: Path) -> Path:
    """RECORD in the format that the file's ending tells."""
    name = path.name.removesuffix(".gz")
    plain = path.with_name(name)
    if name.endswith(".parquet"):
        pd.DataFrame([RECORD]).to_parquet(plain)
    elif name.endswith(".csv"):
        pd.DataFrame([RECORD]).to_csv(plain, index=False)
    elif name.endswith(".json"):
        plain.write_text(json.dumps([RECORD], indent=1), encoding="utf-8")
    else:
        plain.write_text(json.dumps(RECORD) + "\n", encoding="utf-8")
    if path != plain:
        path.write_bytes(gzip.compress(plain.read_bytes()))
        plain.unlink()
    return path


@pytest.mark.parametrize("packed", ["", ".gz"])
@pytest.mark.parametrize("ending", ["jsonl", "ndjson", "json", "csv", "parquet"])
def test_each_format_of_records(read: Read, tmp_path: Path, ending: str, packed: str) -> None:
    assert read(save(tmp_path / f"dump.{ending}{packed}")) == ([EXPECTED], [])


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("ending", ["csv", "jsonl", "txt"])
def test_encodings_and_line_ends(
    read: Read, tmp_path: Path, ending: str, encoding: str, line_end: str
) -> None:
    rows = {
        "csv": ["id;titre;texte", "1;Séguéla;L’usine a brûlé mardi."],
        "jsonl": [json.dumps({"title": "Séguéla", "text": "L’usine a brûlé mardi."}), "", ""],
        "txt": ["Séguéla : une usine brûle", "", "L’usine a brûlé mardi.", ""],
    }[ending]
    if ending == "jsonl":
        rows[0] = rows[0].encode().decode("unicode_escape")
    path = tmp_path / f"dump.{ending}"
    path.write_bytes(line_end.join(rows).encode(encoding))
    articles, rejects = read(path)
    assert [article.text for article in articles] == ["L’usine a brûlé mardi."]
    assert articles[0].title.startswith("Séguéla")
    assert rejects == []


def test_csv_with_quoted_line_breaks_and_doubled_quotes(read: Read, tmp_path: Path) -> None:
    path = tmp_path / "dump.csv"
    path.write_text(
        'id,text\n1,"Il a dit ""non"",\npuis rien."\n2,Calme à Gao.\n', encoding="utf-8"
    )
    articles, rejects = read(path)
    assert [a.text for a in articles] == ['Il a dit "non",\npuis rien.', "Calme à Gao."]
    assert rejects == []


def test_parquet_cells_may_be_dates_and_numbers(read: Read, tmp_path: Path) -> None:
    path = tmp_path / "dump.parquet"
    frame = pd.DataFrame(
        {"id": [7, 8], "date": pd.to_datetime(["2024-03-05", None]), "texte": ["Un.", "Deux."]}
    )
    frame.to_parquet(path)
    articles, rejects = read(path)
    assert [(a.article_id, a.published_at) for a in articles] == [
        ("7", datetime(2024, 3, 5)),
        ("8", None),
    ]
    assert rejects == []


def test_any_other_name_is_mapped(read: Read, tmp_path: Path) -> None:
    path = tmp_path / "dump.csv"
    path.write_text("ref,chapo,texte\nx,Le long récit.,Court.\n", encoding="utf-8")
    articles, _ = read(path, mapping={"text": "chapo", "id": "ref"})
    assert [(a.article_id, a.text) for a in articles] == [("x", "Le long récit.")]


def test_files_are_named_by_their_path_below_the_input(read: Read, tmp_path: Path) -> None:
    for name in ("b/2024/deux.txt", "b/un.txt", "c.htm"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("<p>Le marché de Gao a rouvert.</p>", encoding="utf-8")
    (tmp_path / "b/un_files").mkdir()
    (tmp_path / "b/un_files/ad.html").write_text("<p>Achetez !</p>", encoding="utf-8")
    (tmp_path / "b/.cache.txt").write_text("rien", encoding="utf-8")
    (tmp_path / "b/photo.jpg").write_bytes(b"\xff\xd8")
    assert [a.article_id for a in read(tmp_path)[0]] == ["c", "b/un", "b/2024/deux"]
    ids = [a.article_id for a in read(tmp_path / "b", tmp_path / "c.htm")[0]]
    assert ids == ["un", "2024/deux", "c"]


def test_a_file_given_twice_is_read_once(read: Read, tmp_path: Path) -> None:
    path = save(tmp_path / "dump.jsonl")
    assert len(read(tmp_path, path, path)[0]) == 1
    assert len(read(path, tmp_path)[0]) == 1


def test_two_files_of_one_name_keep_two_ids(read: Read, tmp_path: Path) -> None:
    for name in ("page.txt", "page.html"):
        (tmp_path / name).write_text("<p>Le marché de Gao a rouvert.</p>", encoding="utf-8")
    articles, rejects = read(tmp_path)
    assert [a.article_id for a in articles] == ["page", "page~2"]
    assert [reject.kept for reject in rejects] == [True]


def test_records_without_id_are_named_by_their_content(read: Read, tmp_path: Path) -> None:
    path = tmp_path / "dump.jsonl"
    path.write_text('{"text": "Un."}\n{"text": "Deux."}\n{"text": "Un."}\n', encoding="utf-8")
    one, two, again = (a.article_id for a in read(path)[0])
    assert one == again != two


def test_a_record_may_hold_a_page(read: Read, tmp_path: Path) -> None:
    page = (
        "Gao : le bac en panne\n\nLe bac de Gao est en panne depuis lundi.\n\n"
        "Articles similaires\n\nBourem : le puits réparé\nPublié le 02/03/2024 à 10:00\n"
        "Le puits de Bourem donne de nouveau."
    )
    path = tmp_path / "dump.jsonl"
    path.write_text(json.dumps({"id": "p9", "text": page, "date": "2024-03-05"}), encoding="utf-8")
    articles, _ = read(path)
    assert [(a.article_id, a.published_at, a.newest_date) for a in articles] == [
        ("p9#1", datetime(2024, 3, 5), date(2024, 3, 5)),
        ("p9#2", datetime(2024, 3, 2, 10), date(2024, 3, 5)),
    ]


def test_lists_and_objects_in_a_record_are_understood(read: Read, tmp_path: Path) -> None:
    record = {
        "text": ["Un mort à Gao.", "Le calme est revenu."],
        "author": ["Awa", {"name": "Issa"}],
        "source": {"id": None, "name": "Gao Infos"},
        "title": "L&rsquo;alerte",
    }
    path = tmp_path / "dump.jsonl"
    path.write_text(json.dumps(record), encoding="utf-8")
    ((article,), rejects) = read(path)
    assert article.text == "Un mort à Gao.\n\nLe calme est revenu."
    assert (article.author, article.outlet) == ("Awa, Issa", "Gao Infos")
    assert article.title == "L’alerte"
    assert rejects == []


def test_the_outlet_is_known_by_its_address(read: Read, tmp_path: Path) -> None:
    path = tmp_path / "dump.jsonl"
    path.write_text('{"text": "Un.", "url": "https://www.lefaso.net/?a=1"}', encoding="utf-8")
    assert read(path)[0][0].outlet == "Lefaso.net"


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"mapping": {"text": "resume"}}, "no such column; there are: id, headline, content"),
        ({"mapping": {"texte": "content"}}, "no such field"),
        ({"pages": "sometimes"}, "must be auto, always or never"),
    ],
)
def test_a_bad_call_says_what_to_do(
    read: Read, tmp_path: Path, options: dict[str, object], words: str
) -> None:
    path = save(tmp_path / "dump.jsonl")
    with pytest.raises(InputError, match=words) as error:
        read(path, **options)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize("name", ["missing.jsonl", "logo.png", "empty", "."])
def test_an_input_that_cannot_be_meant_is_refused_at_once(tmp_path: Path, name: str) -> None:
    (tmp_path / "logo.png").write_bytes(b"\x89PNG")
    (tmp_path / "empty").mkdir()
    with pytest.raises(InputError, match=r"no such file|no reader|nothing to read"):
        read_articles([tmp_path / name])
