"""The gazetteer as geopy and as the command line have it."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from gazetteer import Gazetteer, SahelGeocoder, core
from gazetteer.cli import app

run = CliRunner().invoke


def test_geocode_gives_one_location_or_all_of_them(tiny: Gazetteer) -> None:
    geocoder = SahelGeocoder(tiny)
    location = geocoder.geocode("Jibo")
    assert (location.address, location.latitude) == ("Djibo, Burkina Faso", 14.10)
    assert len(geocoder.geocode("Koro", exactly_one=False)) == 2
    assert geocoder.geocode("Zzyzx") is None


def test_geocode_keeps_to_the_countries_asked_for(tiny: Gazetteer) -> None:
    geocoder = SahelGeocoder(tiny)
    assert geocoder.geocode("Nioro", country_codes=["sn"]).raw["place"].country == "SEN"
    assert geocoder.geocode("Sénégal", language="en").address == "Sénégal"


def test_reverse_gives_the_nearest_place_with_its_units(tiny: Gazetteer) -> None:
    geocoder = SahelGeocoder(tiny)
    found = geocoder.reverse("13.97, -3.56")
    assert found.address == "Ogossagou, Bankass, Bandiagara, Mali"
    assert geocoder.reverse((50.0, 50.0)) is None


def test_find_prints_the_candidates_with_their_reasons(
    monkeypatch: pytest.MonkeyPatch, tiny: Gazetteer
) -> None:
    monkeypatch.setattr(core, "load", lambda: tiny)
    result = run(app, ["find", "Nioro"], env={"COLUMNS": "200"})
    assert result.exit_code == 0
    assert "Nioro du Sahel" in result.output
    assert "same name" in result.output
    assert run(app, ["find", "Zzyzx"]).exit_code == 1


def test_check_counts_errors_and_names_a_broken_file(tmp_path: Path) -> None:
    sound = run(app, ["check", str(Path(__file__).parent / "data"), "--warnings"])
    assert (sound.exit_code, "0 errors" in sound.output) == (0, True)
    (tmp_path / "areas.csv").write_text("wrong\n", encoding="utf-8")
    assert run(app, ["check", str(tmp_path)]).exit_code == 2
    assert run(app, ["check", str(tmp_path / "none")]).exit_code == 2


def test_build_writes_where_the_user_keeps_data_over_what_an_older_version_wrote(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("SAHEL_EVENTS_DATA", str(tmp_path / "data"))
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "gazetteer.sqlite").write_bytes(b"of another version")
    source = tmp_path / "own.csv"
    source.write_text("name,lat,lon\nTessit,15.2,0.3\n", encoding="utf-8")
    result = run(app, ["build", "--from", str(source)])
    assert "1 places written" in result.output
    assert (tmp_path / "data" / "gazetteer.sqlite").exists()
    assert run(app, ["build", "--from", str(tmp_path / "none.csv")]).exit_code == 2


def test_coverage_tells_the_share_found_near(
    monkeypatch: pytest.MonkeyPatch, tiny: Gazetteer, tmp_path: Path
) -> None:
    monkeypatch.setattr(core, "load", lambda: tiny)
    listed = tmp_path / "listed.csv"
    lines = ["name,country,latitude,longitude,weight", "Jibo,BFA,14.1,-1.6,3", "Nulpart,MLI,15,0,1"]
    listed.write_text("\n".join(lines), encoding="utf-8")
    result = run(app, ["coverage", str(listed), "--missed"], env={"COLUMNS": "120"})
    assert "50.0%" in result.output
    assert "75.0%" in result.output
    assert "Nulpart" in result.output
    listed.write_text("\n".join([lines[0], "Jibo,BFA,nan,0,1"]), encoding="utf-8")
    assert run(app, ["coverage", str(listed)]).exit_code == 2
    listed.write_text("name\nJibo\n", encoding="utf-8")
    assert run(app, ["coverage", str(listed)]).exit_code == 2
