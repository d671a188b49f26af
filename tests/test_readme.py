"""The README's two commands and the code of the docs are what they say."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from spacy.language import Language

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
FIRST_SCREEN = 24  # lines


def blocks(page: Path, language: str) -> list[str]:
    """The fenced code blocks of a page in that language."""
    text = page.read_text(encoding="utf-8")
    return re.findall(rf"```{language}\n(.*?)```", text, flags=re.DOTALL)


def test_the_first_screen_has_exactly_two_commands_of_one_line_each():
    head = "\n".join((ROOT / "README.md").read_text(encoding="utf-8").splitlines()[:FIRST_SCREEN])
    assert re.findall(r"```sh\n(.*?)\n```", head, flags=re.DOTALL) == [
        "python -m pip install . && sahel-events extract extractor/examples --output events.csv",
        "python -m pip install '.[test]' && python -m pytest",
    ]


def test_the_continuous_integration_takes_its_commands_from_the_readme():
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    for words in re.findall(r"readme_line '(.*?)'", script):
        assert words in (ROOT / "README.md").read_text(encoding="utf-8")
    assert "pip install" not in script


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_code_of_the_page_runs(page: Path, nlp: Language, monkeypatch):
    monkeypatch.chdir(ROOT)
    monkeypatch.setattr("extractor.load", lambda: nlp)
    monkeypatch.setattr("extractor.api.load", lambda: nlp)
    names: dict[str, object] = {}
    for block in blocks(page, "python"):
        exec(compile(block, str(page), "exec"), names)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_links_of_the_page_lead_to_files(page: Path):
    for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), target


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_files_that_the_page_names_are_there(page: Path):
    named = re.findall(r"`((?:extractor|gazetteer|tests|docs)/[\w/.]+)`", page.read_text("utf-8"))
    for target in named:
        assert (ROOT / target).exists(), target
