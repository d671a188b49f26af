"""Makes the map page of an event table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from extractor.errors import SahelEventsError
from extractor.mapping.labels import labels
from extractor.mapping.names import actor_names, country_names, group_names, type_names
from extractor.mapping.page import WEB, render
from extractor.mapping.payload import table_payload
from extractor.mapping.vocabulary import texts

if TYPE_CHECKING:
    import pandas as pd

_ACTOR_COLUMNS = ("actor1_id", "actor2_id", "assoc_actor1_ids", "assoc_actor2_ids")


@dataclass(frozen=True, slots=True)
class TileSource:
    """Background tiles from a network.

    Attributes:
        address: ``https://host/{z}/{x}/{y}.png``.
        credit: who made them, as their licence asks; the host's name where it is empty.

    Raises:
        SahelEventsError: the address is none.

    >>> TileSource("https://tiles.example/{z}/{x}/{y}.png").host
    'https://tiles.example'
    """

    address: str
    credit: str = ""

    def __post_init__(self) -> None:
        parts = urlsplit(self.address)
        places = all(place in self.address for place in ("{z}", "{x}", "{y}"))
        plain = not set(parts.netloc) & set(" ;,'\"{}")
        if parts.scheme not in ("https", "http") or not parts.netloc or not places or not plain:
            raise SahelEventsError(
                f"{self.address!r} is no address of tiles; "
                "write it https://HOST/{z}/{x}/{y}.png"
            )

    @property
    def host(self) -> str:
        """Scheme and host, as a content security policy names them."""
        parts = urlsplit(self.address)
        return f"{parts.scheme}://{parts.netloc}"


def map_page(
    table: pd.DataFrame,
    *,
    title: str = "sahel-events",
    language: str = "fr",
    tiles: TileSource | None = None,
) -> str:
    """The map of a table as one HTML page that needs no other file and no network.

    Args:
        table: a frame with the codebook's columns, one row an event and place.
        title: heading of the page.
        language: ``fr`` or ``en``; the page can be switched.
        tiles: offer these tiles as a background; the only thing that the page ever requests.

    Raises:
        TableError: the columns are not the codebook's.
        SahelEventsError: the language is none of the page's.
    """
    data = {
        "strings": texts(),
        "names": _names(table),
        "labels": labels(),
        "table": table_payload(table),
        "tiles": _tiles(tiles),
    }
    return render(
        WEB / "map.html",
        WEB / "main.js",
        (WEB / "base.css", WEB / "map.css"),
        data,
        title=title,
        language=language,
        allow={"img-src": tiles.host} if tiles else {},
    )


def _names(table: pd.DataFrame) -> dict[str, Any]:
    cells = (table[column].dropna() for column in _ACTOR_COLUMNS)
    ids = {actor_id for column in cells for cell in column for actor_id in str(cell).split(";")}
    return {
        "types": type_names(),
        "event_types": group_names(),
        "countries": country_names(table["country_iso3"].dropna()),
        "actors": actor_names(ids),
    }


def _tiles(tiles: TileSource | None) -> dict[str, str] | None:
    if tiles is None:
        return None
    return {"address": tiles.address, "credit": tiles.credit or urlsplit(tiles.address).netloc}
