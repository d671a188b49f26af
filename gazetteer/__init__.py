"""Places of the Sahel and the names that news gives them; knows nothing of events.

>>> import gazetteer
>>> gazetteer.distance_km((12.65, -8.0), (13.51, 2.11)) > 1000
True
"""

from gazetteer.core import Gazetteer, from_folder, load, version
from gazetteer.errors import BuildError, DataError, GazetteerError
from gazetteer.geocoder import SahelGeocoder
from gazetteer.normalise import exact_key, folded_key
from gazetteer.records import Candidate, Place
from gazetteer.relative import bearing, destination, distance_km, midpoint

__all__ = [
    "BuildError",
    "Candidate",
    "DataError",
    "Gazetteer",
    "GazetteerError",
    "Place",
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
