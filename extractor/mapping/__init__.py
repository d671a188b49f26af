"""An event table as a map: one HTML file that opens without a network.

>>> from extractor.mapping import map_page
>>> from extractor.table import to_frame
>>> "<canvas" in map_page(to_frame([]), title="Rien")
True
"""

from extractor.mapping.files import write_map
from extractor.mapping.mappage import TileSource, map_page

__all__ = ["TileSource", "map_page", "write_map"]
