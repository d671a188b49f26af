"""The full gazetteer: built from GeoNames-like files and a user's own, then asked."""

from __future__ import annotations

import gzip
import json
import threading
import zipfile
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from gazetteer import BuildError, Gazetteer
from gazetteer.build import build
from gazetteer.download import download
from gazetteer.store import Store, full_path


def geonames_line(ident: int, name: str, latitude: float, longitude: float, code: str) -> str:
    cells = [str(ident), name, name, f"{name}-Alias", str(latitude), str(longitude), "P", code,
             "ML", "", "", "", "", "", "1200", "", "", "Africa/Bamako", "2020-01-01"]  # fmt: skip
    return "\t".join(cells) + "\n"


LINES = geonames_line(1, "Tabankort", 17.9, 0.2, "PPL") + geonames_line(
    2, "Oued Tilemsi", 17.0, 0.3, "WAD"
)


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    folder = tmp_path / "sources"
    folder.mkdir()
    with zipfile.ZipFile(folder / "ML.zip", "w") as archive:
        archive.writestr("readme.txt", "not this one")
        archive.writestr("ML.txt", LINES)
    with gzip.open(folder / "BF.txt.gz", "wt", encoding="utf-8") as handle:
        handle.write(geonames_line(3, "Gossey", 15.7, -1.4, "PPL").replace("\tML\t", "\tBF\t"))
    (folder / "alternateNames.txt").write_text("9\t1\tfr\tTabancorte\n", encoding="utf-8")
    (folder / "own.csv").write_text("nom,lat,lon,pays\nKoïra Beïri,14.9,-3.0,MLI\n", "utf-8")
    point = {"type": "Point", "coordinates": [-2.0, 15.0]}
    feature = {"type": "Feature", "geometry": point, "properties": {"name": "Puits Neuf"}}
    collection = {"type": "FeatureCollection", "features": [feature]}
    (folder / "own.geojson").write_text(json.dumps(collection), encoding="utf-8")
    return folder


def test_every_kind_of_source_can_be_found_in_the_index(
    sources: Path, tiny: Gazetteer, tmp_path: Path
) -> None:
    built = build([sources], tiny, tmp_path / "full.sqlite")
    store = Store(built.path)
    both = Gazetteer(tiny.embedded.places, tiny.countries, more=[store])
    assert built.places == len(store) == 5
    for name in (
        "Tabankort",
        "Tabancorte",
        "Tabankort-Alias",
        "Gossey",
        "Koira Beiri",
        "Puits Neuf",
    ):
        assert both.lookup(name, fuzzy=False), name
    assert both.lookup("Tabankorrt")[0].place.place_id == "geonames:1"
    store.close()


def test_a_place_without_units_takes_those_of_the_nearest_embedded_unit(
    tiny: Gazetteer, tmp_path: Path
) -> None:
    source = tmp_path / "own.csv"
    source.write_text("name,lat,lon,country\nSégué,14.1,-3.5,MLI\n", encoding="utf-8")
    store = Store(build([source], tiny, tmp_path / "full.sqlite").path)
    assert store.exact("segue")[0][0].admin1 == "Bandiagara"
    store.close()


def test_the_embedded_row_wins_over_the_same_place_of_the_index(
    tiny: Gazetteer, tmp_path: Path
) -> None:
    source = tmp_path / "own.csv"
    source.write_text("place_id,name,lat,lon,country\nt:gossi,Gossi,1,1,MLI\n", encoding="utf-8")
    store = Store(build([source], tiny, tmp_path / "full.sqlite").path)
    both = Gazetteer(tiny.embedded.places, tiny.countries, more=[store])
    assert [c.place.latitude for c in both.lookup("Gossi")] == [15.82]
    store.close()


@pytest.mark.parametrize(
    ("name", "text", "complaint"),
    [
        ("own.csv", "name,lat,lon\nGossi,north,1\n", "own.csv:2"),
        ("own.csv", "name,lat,lon\n,1,1\n", "no name"),
        ("own.csv", "name,lat,lon\nGossi,nan,1\n", "own.csv:2: no such point"),
        ("own.csv", "name,lat,lon,rank\nGossi,16,1,7\n", "own.csv:2: radius_km must be"),
        ("own.csv", "a,b\n1,2\n", "own.csv:2: no name"),
        ("own.geojson", "{}", "no GeoJSON"),
        ("ML.txt", LINES.replace("17.9", "nan"), "ML.txt:1: no such point"),
        ("ML.txt", LINES.replace("17.9", "1234"), "ML.txt:1: no such point"),
        ("ML.txt", LINES + "broken\n", "ML.txt:3"),
        ("ML.zip", "no archive", "cannot be read"),
        ("notes.md", "hello", "none of the files"),
    ],
)
def test_a_wrong_source_is_named(
    tiny: Gazetteer, tmp_path: Path, name: str, text: str, complaint: str
) -> None:
    source = tmp_path / name
    source.write_text(text, encoding="utf-8")
    with pytest.raises(BuildError, match=complaint):
        build([source], tiny, tmp_path / "full.sqlite")
    assert not (tmp_path / "full.sqlite").exists()


def test_a_missing_source_and_a_missing_index_say_so(tiny: Gazetteer, tmp_path: Path) -> None:
    with pytest.raises(BuildError, match="no such file"):
        build([tmp_path / "none.txt"], tiny, tmp_path / "full.sqlite")
    with pytest.raises(BuildError, match="no full gazetteer"):
        Store(tmp_path / "none.sqlite")


def test_a_file_that_is_no_index_is_refused(tmp_path: Path) -> None:
    wrong = tmp_path / "full.sqlite"
    wrong.write_text("no index" * 100, encoding="utf-8")
    with pytest.raises(BuildError, match="build it anew"):
        Store(wrong)


def test_the_data_folder_can_be_chosen(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("SAHEL_EVENTS_DATA", str(tmp_path))
    assert full_path().parent == tmp_path


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Keep the test's output clean."""


@pytest.fixture
def server(tmp_path: Path) -> Iterator[str]:
    web = tmp_path / "web"
    web.mkdir()
    (web / "ML.zip").write_bytes(b"0123456789" * 1000)
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(web))) as http:
        thread = threading.Thread(target=http.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{http.server_port}"
        http.shutdown()
        thread.join()


def test_a_download_is_whole_and_is_not_fetched_twice(server: str, tmp_path: Path) -> None:
    told: list[int] = []
    path = download("ml", tmp_path / "in", lambda done, total: told.append(done), server)
    assert path.stat().st_size == told[-1] == 10_000
    assert download("ML", tmp_path / "in", server="http://127.0.0.1:9") == path


def test_an_unfinished_download_is_begun_anew_where_the_server_cannot_resume(
    server: str, tmp_path: Path
) -> None:
    (tmp_path / "ML.zip.part").write_bytes(b"01234")
    assert download("ML", tmp_path, server=server).stat().st_size == 10_000


def test_offline_or_unknown_countries_are_explained(server: str, tmp_path: Path) -> None:
    with pytest.raises(BuildError, match="cannot be reached"):
        download("ML", tmp_path, server="http://127.0.0.1:9")
    with pytest.raises(BuildError, match="404"):
        download("XX", tmp_path, server=server)
    with pytest.raises(BuildError, match="two-letter"):
        download("Mali", tmp_path, server=server)
