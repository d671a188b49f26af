"""The public face: cheap to import, complete, documented."""

from __future__ import annotations

import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest

import extractor


def test_importing_loads_nothing_heavy():
    heavy = ["spacy", "pandas", "numpy", "pyarrow", "pydantic", "rich", "typer"]
    code = f"import sys, extractor; print(sorted(set({heavy}) & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("name", extractor.__all__)
def test_each_public_name_is_there_and_documented(name: str):
    value = getattr(extractor, name)
    assert name in dir(extractor)
    assert isinstance(value, str) or value.__doc__


def test_a_name_that_is_not_there_is_an_attribute_error():
    with pytest.raises(AttributeError, match="no attribute 'extrakt'"):
        extractor.extrakt  # noqa: B018


def test_there_is_one_version_number():
    assert version("sahel-events") == extractor.__version__
    citation = (Path(__file__).parents[1] / "CITATION.cff").read_text(encoding="utf-8")
    assert f"version: {extractor.__version__}\n" in citation
