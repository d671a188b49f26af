"""Countries by French name, adjective and people: "nigérien" is Niger, "nigérian" is Nigeria."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from gazetteer.normalise import exact_key
from gazetteer.records import Place
from gazetteer.tables import Line, parts, read_table

COLUMNS = (
    "iso3,name_fr,name_en,capital_id,capital,adjectives,demonyms,aliases,"
    "latitude,longitude,radius_km,source"
)


@dataclass(frozen=True, slots=True)
class Country:
    """A country as French-language news names it.

    Attributes:
        iso3: ISO 3166-1 alpha-3.
        name, name_en: French and English name.
        capital, capital_id: the capital and its id in the gazetteer.
        adjectives, demonyms: all forms of gender and number.
        aliases: other names ("RDC", "l'Hexagone").
        latitude, longitude: degrees, the country's centre.
        radius_km: radius of a circle about as large as the country, km.
    """

    iso3: str
    name: str
    name_en: str
    capital: str
    capital_id: str
    adjectives: tuple[str, ...]
    demonyms: tuple[str, ...]
    aliases: tuple[str, ...]
    latitude: float
    longitude: float
    radius_km: float
    source: str

    @property
    def place(self) -> Place:
        """The country as an entry of the gazetteer."""
        return Place(
            place_id=f"iso3:{self.iso3}",
            name=self.name,
            level="country",
            feature="country",
            country=self.iso3,
            latitude=self.latitude,
            longitude=self.longitude,
            radius_km=self.radius_km,
            rank=1.0,
            aliases=(self.name_en, *self.aliases),
            source=self.source,
        )


def _country_of(line: Line) -> Country:
    cells = line.cells
    if len(cells["iso3"]) != 3 or not cells["iso3"].isupper():
        raise line.error(f"{cells['iso3']!r} is no ISO 3166-1 alpha-3 code")
    try:
        latitude, longitude = float(cells["latitude"]), float(cells["longitude"])
        radius = float(cells["radius_km"])
    except ValueError as error:
        raise line.error(str(error)) from error
    return Country(
        cells["iso3"],
        cells["name_fr"],
        cells["name_en"],
        cells["capital"],
        cells["capital_id"],
        parts(cells["adjectives"]),
        parts(cells["demonyms"]),
        parts(cells["aliases"]),
        latitude,
        longitude,
        radius,
        cells["source"],
    )


class Countries:
    """The countries of one table, found by any of their words."""

    def __init__(self, countries: list[Country]) -> None:
        self._all = {country.iso3: country for country in countries}
        self._names: dict[str, str] = {}
        self._adjectives: dict[str, str] = {}
        for country in countries:
            for name in (country.name, country.name_en, *country.aliases):
                self._names.setdefault(exact_key(name), country.iso3)
            for word in (*country.adjectives, *country.demonyms):
                self._adjectives.setdefault(exact_key(word), country.iso3)

    @classmethod
    def read(cls, path: Path) -> Countries:
        """The table in ``path``, empty if there is no such file.

        Raises:
            DataFileError: a line is wrong.
        """
        if not path.exists():
            return cls([])
        return cls([_country_of(line) for line in read_table(path, COLUMNS)])

    def __iter__(self) -> Iterator[Country]:
        return iter(self._all.values())

    def __len__(self) -> int:
        return len(self._all)

    def get(self, iso3: str) -> Country | None:
        """The country of a code, or ``None``."""
        return self._all.get(iso3)

    def by_name(self, name: str) -> str | None:
        """ISO alpha-3 of a country's name in any usual form, or ``None``."""
        return self._names.get(exact_key(name))

    def by_adjective(self, word: str) -> str | None:
        """ISO alpha-3 of an adjective or demonym of any gender and number, or ``None``."""
        return self._adjectives.get(exact_key(word))

    @property
    def names(self) -> dict[str, str]:
        """Exact key of every name, and its code."""
        return self._names
