"""The docs are those that the data files give today; pages tell the same figures."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest

from extractor import __version__
from extractor.cli import app
from extractor.lexicon.loader import read_rows

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
PAGES = [ROOT / "README.md", *sorted(DOCS.glob("*.md"))]


@pytest.fixture(scope="module")
def renew() -> ModuleType:
    spec = importlib.util.spec_from_file_location("renew", DOCS / "renew.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def block(page: str, name: str) -> str:
    """What stands between the marks of that name."""
    text = (ROOT / page).read_text(encoding="utf-8")
    found = re.search(rf"<!-- {name}: [^>]*-->\n(.*?)<!-- /{name} -->", text, flags=re.DOTALL)
    assert found is not None, f"{page} has no block {name}"
    return found[1]


@pytest.mark.parametrize("page", ["columns", "event_types", "acled"])
def test_the_page_is_current(renew: ModuleType, page: str):
    told = (DOCS / f"{page}.md").read_text(encoding="utf-8")
    assert told == getattr(renew, f"{page}_page")(), "run: python docs/renew.py"


def test_a_block_is_put_between_its_marks(renew: ModuleType, tmp_path: Path):
    page = tmp_path / "page.md"
    page.write_text("a\n<!-- x: by hand -->\nold\n<!-- /x -->\nb\n")
    renew.put_block(page, "x", "new\\1")
    assert page.read_text() == "a\n<!-- x: by hand -->\nnew\\1\n<!-- /x -->\nb\n"
    with pytest.raises(SystemExit, match="marks of the block 'y' are missing"):
        renew.put_block(page, "y", "new")


def test_readme_accuracy_page_and_model_card_tell_the_same_figures():
    figures = block("docs/accuracy.md", "accuracy")
    assert block("README.md", "accuracy") == figures
    held_out = [line for line in figures.splitlines() if "held out" in line]
    assert held_out
    assert block("docs/model_card.md", "card").splitlines()[2:] == held_out


def test_the_figures_are_of_this_version_and_of_all_gold_stories():
    figures = block("docs/accuracy.md", "accuracy")
    assert f"Version {__version__}." in figures
    gold = ROOT / "tests" / "gold"
    for part, folder in (("", gold), ("recent, ", gold / "recent"), ("later, ", gold / "later")):
        files = folder.glob("*.jsonl")
        count = sum(len(path.read_text(encoding="utf-8").splitlines()) for path in files)
        assert f"| {part}all ({count}) |" in figures


def test_no_told_figure_is_below_its_floor():
    figures = block("docs/accuracy.md", "accuracy")
    floors = ROOT / "tests" / "gold" / "floors.csv"
    for row in read_rows(floors, ("stories", "figure", "f1")):
        part = "all" if row["stories"] == "gold" else f"{row['stories']}, all"
        told = re.search(rf"\| {part} \(\d+\) \| {row['figure']} \|.* (\d\.\d+) \|", figures)
        assert told is not None
        assert float(told[1]) >= float(row["f1"])


def test_every_page_is_reached_from_the_readme():
    reached, waiting = set(), [ROOT / "README.md"]
    while waiting:
        page = waiting.pop()
        if page not in reached:
            reached.add(page)
            links = re.findall(r"\]\(([^)#:]+\.md)", page.read_text(encoding="utf-8"))
            waiting += [(page.parent / link).resolve() for link in links]
    assert set(PAGES) <= reached


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_commands_that_the_page_names_exist(page: Path):
    known = {command.name or command.callback.__name__ for command in app.registered_commands}
    text = page.read_text(encoding="utf-8")
    named = re.findall(r"(?:`|^)sahel-events ([a-z]\w+)", text, flags=re.MULTILINE)
    assert set(named) <= known


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_sections_that_the_page_links_to_exist(page: Path):
    text = page.read_text(encoding="utf-8")
    for target, section in re.findall(r"\]\(([^)#:]*)#([^)]+)\)", text):
        other = (page.parent / target) if target else page
        heads = re.findall(r"^#+ (.+)$", other.read_text(encoding="utf-8"), flags=re.MULTILINE)
        slugs = {re.sub(r"[^\w -]", "", head).lower().replace(" ", "-") for head in heads}
        assert section in slugs, f"{page.name} links to {target}#{section}"


def test_the_model_card_says_what_the_program_must_not_be_used_for():
    card = (DOCS / "model_card.md").read_text(encoding="utf-8")
    for words in ("must not be used for", "Targeting", "As truth", "Bias of the sources"):
        assert words in card
