"""The reference pages are those that the data files give today."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

DOCS = Path(__file__).parents[1] / "docs"


@pytest.fixture(scope="module")
def renew() -> ModuleType:
    spec = importlib.util.spec_from_file_location("renew", DOCS / "renew.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("page", ["columns", "event_types"])
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
