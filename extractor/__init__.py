"""Structured event tables from French-language news of the Sahel.

The public face. Names are loaded when they are first used, so importing the package is cheap.

>>> import extractor
>>> extractor.Article("a1", "Titre", "Corps.").content
'Titre\\nCorps.'
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from extractor._version import __version__

if TYPE_CHECKING:
    from extractor.api import (
        explain,
        extract,
        extract_events,
        extract_to_file,
        load,
        read_articles,
    )
    from extractor.errors import (
        DataFileError,
        InputError,
        OutputError,
        SahelEventsError,
        TableError,
    )
    from extractor.records import Article, Event, EventPlace, Party, Toll
    from extractor.table import to_frame
    from extractor.writing.geojson import to_geojson

__all__ = [
    "Article",
    "DataFileError",
    "Event",
    "EventPlace",
    "InputError",
    "OutputError",
    "Party",
    "SahelEventsError",
    "TableError",
    "Toll",
    "__version__",
    "explain",
    "extract",
    "extract_events",
    "extract_to_file",
    "load",
    "read_articles",
    "to_frame",
    "to_geojson",
]

_HOME = {
    name: module
    for module, names in {
        "api": (
            "explain",
            "extract",
            "extract_events",
            "extract_to_file",
            "load",
            "read_articles",
        ),
        "errors": ("DataFileError", "InputError", "OutputError", "SahelEventsError", "TableError"),
        "records": ("Article", "Event", "EventPlace", "Party", "Toll"),
        "table": ("to_frame",),
        "writing.geojson": ("to_geojson",),
    }.items()
    for name in names
}


def __getattr__(name: str) -> object:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
