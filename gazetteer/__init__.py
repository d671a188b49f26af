"""Places of the Sahel and the names that news gives them; knows nothing of events.

Names are loaded when they are first used, so that importing the package is cheap.

>>> import gazetteer
>>> gazetteer.distance_km((12.65, -8.0), (13.51, 2.11)) > 1000
True
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gazetteer.core import Gazetteer, from_folder, load, version
    from gazetteer.errors import BuildError, DataFileError, SahelEventsError
    from gazetteer.geocoder import SahelGeocoder
    from gazetteer.normalise import exact_key, folded_key
    from gazetteer.records import Candidate, Place
    from gazetteer.relative import bearing, destination, distance_km, midpoint

_HOME = {
    "BuildError": "errors",
    "Candidate": "records",
    "DataFileError": "errors",
    "Gazetteer": "core",
    "Place": "records",
    "SahelEventsError": "errors",
    "SahelGeocoder": "geocoder",
    "bearing": "relative",
    "destination": "relative",
    "distance_km": "relative",
    "exact_key": "normalise",
    "folded_key": "normalise",
    "from_folder": "core",
    "load": "core",
    "midpoint": "relative",
    "version": "core",
}

__all__ = [
    "BuildError",
    "Candidate",
    "DataFileError",
    "Gazetteer",
    "Place",
    "SahelEventsError",
    "SahelGeocoder",
    "bearing",
    "destination",
    "distance_km",
    "exact_key",
    "folded_key",
    "from_folder",
    "load",
    "midpoint",
    "version",
]


def __getattr__(name: str) -> object:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
