"""The command line, as other tools rely on it: outputs, exit status, one-line complaints."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from spacy.language import Language

import extractor
from extractor import cli
from extractor.examples import FOLDER
from extractor.table import column_names

Run = Callable[..., tuple[int, str, str]]
GOLD = Path(__file__).parent / "gold"
TABLE = Path(__file__).parent / "evaluation" / "table.csv"


@pytest.fixture
def run(nlp: Language, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Call the command line in this process, with the model that is loaded already."""
    monkeypatch.setattr("extractor.api.load", lambda: nlp)

    def call(*arguments: object) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["sahel-events", *map(str, arguments)])
        with pytest.raises(SystemExit) as end:
            cli.main()
        code = end.value.code
        told = capsys.readouterr()
        return code if isinstance(code, int) else 0, told.out, told.err

    return call


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def lines(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_a_story_becomes_a_table_and_a_summary(run: Run, tmp_path: Path):
    output = tmp_path / "events.csv"
    code, out, err = run("extract", FOLDER / "fambita.txt", "--output", output)
    assert (code, err) == (0, "")
    assert tuple(rows(output)[0]) == column_names()
    assert {row["article_id"] for row in rows(output)} == {"fambita"}
    assert "First rows" in out
    assert "1 story" in out
    assert sorted(tmp_path.iterdir()) == [output, tmp_path / "events.csv.codebook.json"]


def test_stories_without_a_publication_date_are_told_of(run: Run, tmp_path: Path):
    dump = tmp_path / "dump.csv"
    text = "Dix soldats ont été tués lundi à Boulkessi."
    dump.write_text(f"Corps du texte,jour\n{text},2025-06-04\n", encoding="utf-8")
    _, out, _ = run("extract", dump, "--output", tmp_path / "events.csv")
    assert "1 of them without a publication date" in out
    named = ("--map", "published_at=jour")
    _, out, _ = run("extract", dump, *named, "--output", tmp_path / "events.csv")
    assert "without a publication date" not in out
    assert rows(tmp_path / "events.csv")[0]["event_date_start"] == "2025-06-02"


def test_without_summary_nothing_is_printed(run: Run, tmp_path: Path):
    story = FOLDER / "fambita.txt"
    code, out, err = run("extract", story, "--output", tmp_path / "events.csv", "--no-summary")
    assert (code, out, err) == (0, "", "")


@pytest.mark.parametrize("ending", [".csv", ".parquet", ".jsonl", ".geojson", ".gpkg", ".xlsx"])
def test_a_second_run_gives_the_same_bytes_in_every_format(run: Run, tmp_path: Path, ending: str):
    for name in ("one", "two"):
        code, _, _ = run(
            "extract", FOLDER / "fambita.txt", "--output", tmp_path / f"{name}{ending}"
        )
        assert code == 0
    assert (tmp_path / f"one{ending}").read_bytes() == (tmp_path / f"two{ending}").read_bytes()


def test_a_table_in_acleds_columns_tells_how_much_it_leaves_out(run: Run, tmp_path: Path):
    output = tmp_path / "acled.csv"
    code, _, err = run("extract", FOLDER / "page.txt", "-o", output, "--schema", "acled")
    assert code == 0
    assert "event_id_cnty" in rows(output)[0]
    assert "rows left out, for which acled has no place" in err
    told = json.loads((tmp_path / "acled.csv.codebook.json").read_text(encoding="utf-8"))
    assert told["settings"]["inputs"] == ["page.txt"]


def test_the_summary_shows_values_as_they_stand_in_the_table(run: Run, tmp_path: Path):
    output = tmp_path / "events.csv"
    _, out, _ = run("extract", FOLDER / "barsalogho.txt", "--output", output)
    row = rows(output)[0]
    assert row["sub_event_type"] in out
    assert f"By country: {row['country_iso3']}" in out
    assert "barsalogho" not in out  # a file's name is no outlet


def test_good_records_go_through_and_bad_ones_stand_with_their_reason(run: Run, tmp_path: Path):
    dump = tmp_path / "dump.jsonl"
    story = (FOLDER / "depeches.jsonl").read_text(encoding="utf-8").splitlines()[0]
    dump.write_text(f"{story}\n{{broken\n", encoding="utf-8")
    output = tmp_path / "events.csv"
    code, _, err = run("extract", dump, "--output", output)
    assert code == 3
    assert err.splitlines()[0].startswith(f"{dump}:2: broken JSON: ")
    assert "1 set aside as unreadable: see " in err
    assert rows(output)
    (reject,) = lines(tmp_path / "events.csv.rejects.jsonl")
    assert (reject["line"], "dump.jsonl" in reject["path"]) == (2, True)


def test_a_stale_rejects_file_is_removed(run: Run, tmp_path: Path):
    stale = tmp_path / "events.csv.rejects.jsonl"
    stale.write_text("{}\n")
    code, _, _ = run("extract", FOLDER / "fambita.txt", "--output", tmp_path / "events.csv")
    assert code == 0
    assert not stale.exists()


def test_fields_can_be_named(run: Run, tmp_path: Path):
    dump = tmp_path / "dump.csv"
    dump.write_text(
        "clef;corps_du_papier\nx1;Cinq soldats maliens ont été tués le 3 mai 2024 à Gao.\n",
        encoding="utf-8",
    )
    output = tmp_path / "events.csv"
    code, _, err = run(
        "extract", dump, "-o", output, "--map", "text=corps_du_papier", "--map", "id=clef"
    )
    assert (code, err) == (0, "")
    assert {row["article_id"] for row in rows(output)} == {"x1"}


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (("extract", "{tmp}/none.txt", "-o", "{tmp}/events.csv"), "none.txt"),
        (("extract", "{story}", "-o", "{tmp}/no/events.csv"), "there is no folder"),
        (("extract", "{story}", "-o", "{tmp}/events.xls"), "unknown ending"),
        (("extract", "{story}", "-o", "{tmp}/events.csv", "--map", "mood=x"), "mood"),
        (("evaluate", "{tmp}/none.jsonl", "{story}"), "no such file"),
    ],
)
def test_a_bad_call_is_one_line_and_status_2(
    run: Run, tmp_path: Path, arguments: tuple[str, ...], complaint: str
):
    places = {"tmp": tmp_path, "story": FOLDER / "fambita.txt"}
    code, out, err = run(*(argument.format(**places) for argument in arguments))
    assert (code, out) == (2, "")
    assert err.startswith("error: ")
    assert complaint in err
    assert len(err.splitlines()) == 1
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "arguments",
    [("extract",), ("extract", "x.txt"), ("bake",), ("extract", "x", "-o", "y.csv", "--map", "t")],
)
def test_a_call_that_is_not_understood_has_status_2(run: Run, arguments: tuple[str, ...]):
    code, _, err = run(*arguments)
    assert code == 2
    assert "Traceback" not in err


def test_evaluate_shows_the_figures(run: Run):
    code, out, _ = run("evaluate", GOLD, TABLE)
    assert code == 0
    for word in ("found", "usable", "perfect", "places", "types with most errors"):
        assert word in out


def test_evaluate_as_json_lists_errors_on_request(run: Run, tmp_path: Path):
    gold = f"{GOLD / 'dev.jsonl'},{GOLD / 'everyday.jsonl'}"
    errors = tmp_path / "errors.jsonl"
    code, out, _ = run("evaluate", gold, TABLE, "--json", "--errors", errors)
    expected = json.loads((TABLE.parent / "expected.json").read_text(encoding="utf-8"))
    assert code == 0
    assert json.loads(out)["usable"] == expected["usable"]
    assert {case["kind"] for case in lines(errors)} == {"wrong", "missed", "false"}


@pytest.mark.parametrize(
    ("arguments", "code", "shown"),
    [
        (("gazetteer", "find", "Fambita"), 0, "Fambita"),
        (("gazetteer", "find", "--limit", "1", "Gao"), 0, "Gao"),
        (("gazetteer", "--help"), 0, "sahel-events gazetteer"),
        (("link", "--help"), 0, "--consolidated"),
        (("gazetteer", "bake"), 2, ""),
        (("link", "none.csv", "-o", "linked.csv"), 2, ""),
    ],
)
def test_the_commands_of_other_packages_take_their_own_options(
    run: Run, monkeypatch, arguments: tuple[str, ...], code: int, shown: str
):
    monkeypatch.setenv("TERMINAL_WIDTH", "120")
    got, out, err = run(*arguments)
    assert got == code
    assert shown in out
    assert bool(err) == (code != 0)
    assert "--install-completion" not in out


def test_the_version_is_the_packages(run: Run):
    assert run("--version")[:2] == (0, f"sahel-events {extractor.__version__}\n")


def test_help_loads_nothing_heavy():
    heavy = ["spacy", "pandas", "numpy", "pyarrow", "trafilatura", "geopy"]
    code = (
        "import sys\nfrom extractor import cli\nsys.argv = ['sahel-events', '--help']\n"
        "try:\n    cli.main()\nexcept SystemExit:\n    pass\n"
        f"print(sorted(set({heavy}) & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"
