"""The map page without a browser: what stands in the file."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pandas as pd
import pytest

from extractor import cli
from extractor.errors import DataFileError, OutputError, SahelEventsError, TableError
from extractor.mapping import TileSource, map_page, write_map
from extractor.mapping.bundle import bundle
from extractor.mapping.payload import table_payload
from extractor.mapping.vocabulary import texts
from extractor.table import rows_of_frame
from extractor.writing.cells import plain
from extractor.writing.output import write_table


def data_of(page: str) -> dict[str, object]:
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', page, re.DOTALL)
    assert found is not None
    decoded: dict[str, object] = json.loads(found[1])
    return decoded


def test_the_page_holds_every_cell_of_the_table(table: pd.DataFrame):
    payload = table_payload(table)
    for index, row in enumerate(map(plain, rows_of_frame(table))):
        for name, value in row.items():
            column = payload["columns"].get(name)
            if column is None:
                held = None
            elif "codes" in column:
                code = column["codes"][index]
                held = column["values"][code] if code >= 0 else None
            else:
                held = column["values"][index]
            assert held == value, name


def test_nothing_of_a_story_can_end_the_element_that_holds_it(table: pd.DataFrame):
    page = map_page(table, title="</title><script>alert(1)</script>")
    assert page.count("<script") == 3  # the base map, the data, the program
    assert page.count("</script") == 3
    assert "\u2028" not in page
    told = json.dumps(data_of(page), ensure_ascii=False)
    assert "</script><script>document.title='owned'</script>" in told


def test_the_page_names_no_other_file(table: pd.DataFrame):
    page = map_page(table)
    assert not re.search(r"""<[^>]*\b(?:src|href)=["'](?!#)""", page)
    assert "default-src &#x27;none&#x27;" in page


def test_tiles_open_the_policy_for_their_host_alone(table: pd.DataFrame):
    tiles = TileSource("https://tiles.example/{z}/{x}/{y}.png")
    assert "img-src https://tiles.example&quot;" not in map_page(table, tiles=tiles)
    assert re.search(r"img-src https://tiles\.example\"", map_page(table, tiles=tiles))
    assert "img-src" not in map_page(table)


@pytest.mark.parametrize(
    "address",
    ["tiles.example/{z}/{x}/{y}.png", "https://h/{z}/{x}.png", "https://a; script-src */{z}{x}{y}"],
)
def test_what_is_no_address_of_tiles_is_refused(address: str):
    with pytest.raises(SahelEventsError, match="no address of tiles"):
        TileSource(address)


def test_the_same_table_gives_the_same_page(table: pd.DataFrame):
    assert map_page(table) == map_page(table)


def test_a_language_that_the_page_lacks_is_refused(table: pd.DataFrame):
    with pytest.raises(SahelEventsError, match="use fr or en"):
        map_page(table, language="de")


@pytest.mark.parametrize(
    ("column", "value"),
    [("sub_event_type", "war"), ("modality", None), ("latitude", float("inf"))],
)
def test_a_table_that_was_changed_by_hand_is_refused_by_row_and_column(
    table: pd.DataFrame, column: str, value: object
):
    changed = table.astype({column: "object"})
    changed.loc[1, column] = value
    with pytest.raises(TableError, match=f"row 2, column {column}: .* cannot be shown"):
        map_page(changed)


def test_a_folder_that_is_not_there_is_told_of(table: pd.DataFrame, tmp_path: Path):
    with pytest.raises(OutputError, match="choose another place"):
        write_map(table, tmp_path / "none" / "map.html")


def test_the_command_writes_the_page(
    table: pd.DataFrame,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
):
    source, output = tmp_path / "events.csv", tmp_path / "map.html"
    write_table(rows_of_frame(table), source)
    monkeypatch.setattr("sys.argv", ["sahel-events", "map", str(source), "--output", str(output)])
    with pytest.raises(SystemExit) as end:
        cli.main()
    assert end.value.code == 0
    assert capsys.readouterr().out.startswith("3 of 4 rows on the map: ")
    assert "<h1>events</h1>" in output.read_text(encoding="utf-8")


def test_the_scripts_use_only_texts_that_there_are_and_all_of_them():
    web = Path(cli.__file__).parents[1].glob("extractor/*/web/*")
    sources = "\n".join(path.read_text(encoding="utf-8") for path in web)
    for key in texts()["fr"]:
        start = key.rsplit(".", 1)[0]
        named = (f'"{key}"', f"`{start}.", f'"{start}"')
        assert any(name in sources for name in named) or key == "noscript", key


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("all,tous,all\nall,tous,all", ":3: the key 'all' stands twice"),
        ("all,tous,", ":2: 'all' lacks a text"),
        ("n,{n} de,{m} of", ":2: the texts of 'n' must fill the same"),
    ],
)
def test_a_wrong_line_of_the_texts_is_named(tmp_path: Path, line: str, problem: str):
    path = tmp_path / "strings.csv"
    path.write_text(f"key,fr,en\n{line}\n", encoding="utf-8")
    with pytest.raises(DataFileError, match=re.escape(problem)):
        texts(path)


def test_modules_are_joined_in_the_order_of_their_imports(tmp_path: Path):
    (tmp_path / "a.js").write_text('import { b } from "./b.js";\nb();\n')
    (tmp_path / "b.js").write_text("export function b() {}\n")
    joined = bundle(tmp_path / "a.js")
    assert joined.index("function b()") < joined.index("b();")
    assert "import" not in joined and "export" not in joined


@pytest.mark.parametrize(
    ("other", "problem"),
    [
        ("const twice = 1;\n", "twice is declared in b.js too"),
        ('import thing from "somewhere";\n', "cannot be joined"),
        ("export default 1;\n", "cannot be joined"),
    ],
)
def test_a_module_that_cannot_be_joined_is_told_of(tmp_path: Path, other: str, problem: str):
    (tmp_path / "a.js").write_text('import { b } from "./b.js";\n' + other)
    (tmp_path / "b.js").write_text("export function b() {}\nconst twice = 2;\n")
    with pytest.raises(DataFileError, match=problem):
        bundle(tmp_path / "a.js")
