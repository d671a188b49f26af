"""What all tests share: the model is loaded once a session."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import spacy
from spacy.language import Language

from extractor.language import pipeline
from extractor.language.annotations import register_extensions

if TYPE_CHECKING:
    from selenium.webdriver import Chrome


@pytest.fixture(scope="session")
def french() -> Language:
    """The French model with the project's sentence borders and none of its other components."""
    register_extensions()
    nlp = spacy.load(pipeline.MODEL)
    nlp.add_pipe("sahel_sentences", before="parser")
    return nlp


@pytest.fixture(scope="session")
def nlp() -> Language:
    """The whole pipeline."""
    return pipeline.build()


@pytest.fixture(scope="session")
def chrome() -> Iterator[Chrome]:
    """A headless browser with French as its language; the tests that need one are skipped else."""
    webdriver = pytest.importorskip("selenium.webdriver", reason="selenium is not installed")
    binary = shutil.which("chromium") or shutil.which("google-chrome")
    driver = shutil.which("chromedriver")
    if binary is None or driver is None:
        pytest.skip("no browser: install Debian's chromium and chromium-driver to run this")
    options = webdriver.ChromeOptions()
    options.binary_location = binary
    for argument in ("headless=new", "no-sandbox", "disable-gpu", "disable-dev-shm-usage"):
        options.add_argument(f"--{argument}")
    options.add_argument("--window-size=1500,1050")
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    browser = webdriver.Chrome(options=options, service=webdriver.ChromeService(driver))
    yield browser
    browser.quit()


@pytest.fixture(scope="session")
def artefacts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where tests leave pictures to look at: the folder in ARTEFACTS, else a temporary one."""
    named = os.environ.get("ARTEFACTS")
    folder = Path(named) if named else tmp_path_factory.mktemp("artefacts")
    folder.mkdir(parents=True, exist_ok=True)
    return folder
