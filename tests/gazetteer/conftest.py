"""A gazetteer of two dozen places, enough for every kind of homonym."""

from __future__ import annotations

from pathlib import Path

import pytest

from gazetteer import Gazetteer, from_folder

DATA = Path(__file__).parent / "data"


@pytest.fixture(scope="session")
def tiny() -> Gazetteer:
    """The tiny gazetteer, without the world's towns."""
    return from_folder(DATA)
