"""Reads GeoNames' country files and alternate-name files: ``.txt``, ``.zip`` and ``.gz``.

Columns as GeoNames' readme gives them: a country file has 19 tab-separated columns, an
alternate-name file 8 to 10. Licence of those data: CC BY 4.0.
"""

from __future__ import annotations

import gzip
import io
import math
import zipfile
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import pycountry

from gazetteer.errors import BuildError
from gazetteer.records import Place, point_of
from gazetteer.tables import read_table

_FEATURES = Path(__file__).parent / "vocabulary" / "feature_codes.csv"
_LATIN_END = "\u0250"
_NO_NAMES = frozenset({"link", "wkdt", "post", "iata", "icao", "faac", "unlc", "tcid", "phon"})
_COUNTRY_COLUMNS = 19


@dataclass(frozen=True, slots=True)
class FeatureCode:
    """What a GeoNames feature code means here; ``radius_km`` in km, ``rank`` from 0 to 1."""

    level: str
    feature: str
    radius_km: float
    rank: float


@lru_cache(maxsize=1)
def feature_codes() -> dict[str, FeatureCode]:
    """The feature codes that the gazetteer keeps.

    >>> feature_codes()["PPL"].level
    'populated_place'

    Raises:
        DataFileError: the vocabulary file is wrong.
    """
    return {
        line.cells["code"]: FeatureCode(
            line.cells["level"],
            line.cells["feature"],
            float(line.cells["radius_km"]),
            float(line.cells["rank"]),
        )
        for line in read_table(_FEATURES, "code,level,feature,radius_km,rank")
    }


@lru_cache(maxsize=512)
def iso3_of(alpha2: str) -> str:
    """ISO alpha-3 of an alpha-2 code, empty if there is none.

    >>> iso3_of("ML")
    'MLI'
    """
    country = pycountry.countries.get(alpha_2=alpha2)
    return str(country.alpha_3) if country else ""


def lines_of(path: Path) -> Iterator[str]:
    """Text lines of a plain, gzipped or zipped file (its first ``.txt`` that is no readme).

    Raises:
        BuildError: the file cannot be read or holds no table.
    """
    try:
        if path.suffix == ".zip":
            with zipfile.ZipFile(path) as archive:
                inner = [n for n in archive.namelist() if n.endswith(".txt") and "readme" not in n]
                if not inner:
                    raise BuildError(f"{path}: the archive holds no .txt file")
                with archive.open(max(inner, key=lambda n: archive.getinfo(n).file_size)) as raw:
                    yield from io.TextIOWrapper(raw, encoding="utf-8")
        elif path.suffix == ".gz":
            with gzip.open(path, "rt", encoding="utf-8") as handle:
                yield from handle
        else:
            with path.open(encoding="utf-8") as handle:
                yield from handle
    except (OSError, zipfile.BadZipFile, UnicodeDecodeError, EOFError) as error:
        raise BuildError(f"{path}: cannot be read ({error})") from error


def kind_of(path: Path) -> str:
    """``country``, ``alternate`` or ``other``, by the number of columns of the first line.

    Raises:
        BuildError: the file cannot be read.
    """
    first = next(lines_of(path), "")
    columns = first.rstrip("\n").split("\t")
    if len(columns) == _COUNTRY_COLUMNS and columns[0].isdigit():
        return "country"
    if 4 <= len(columns) <= 10 and columns[0].isdigit() and columns[1].isdigit():
        return "alternate"
    return "other"


def read_alternates(path: Path) -> dict[str, list[str]]:
    """GeoNames id to its alternate names in Latin script.

    Raises:
        BuildError: the file cannot be read.
    """
    names: dict[str, list[str]] = defaultdict(list)
    for line in lines_of(path):
        cells = line.rstrip("\n").split("\t")
        if len(cells) > 3 and cells[2] not in _NO_NAMES and cells[3] and max(cells[3]) < _LATIN_END:
            names[cells[1]].append(cells[3])
    return names


def _rank(code: FeatureCode, population: int) -> float:
    if population < 1000:
        return code.rank
    return min(0.9, code.rank + 0.06 * (math.log10(population) - 3))


def read_country(path: Path, alternates: dict[str, list[str]]) -> Iterator[Place]:
    """Places of a country file whose feature code the gazetteer keeps.

    Raises:
        BuildError: a line has another number of columns or a number is none.
    """
    codes = feature_codes()
    for number, line in enumerate(lines_of(path), 1):
        cells = line.rstrip("\n").split("\t")
        if len(cells) != _COUNTRY_COLUMNS:
            raise BuildError(f"{path}:{number}: {len(cells)} columns where 19 are needed")
        code = codes.get(cells[7])
        if code is None:
            continue
        others = {cells[2], *cells[3].split(","), *alternates.get(cells[0], ())}
        latin = (name.strip() for name in others)
        aliases = tuple(sorted(n for n in latin if n and n != cells[1] and max(n) < _LATIN_END))
        try:
            population = int(cells[14] or 0)
            latitude, longitude = point_of(cells[4], cells[5])
        except ValueError as error:
            raise BuildError(f"{path}:{number}: {error}") from error
        ident = f"geonames:{cells[0]}"
        yield Place(
            place_id=ident,
            name=cells[1],
            level=code.level,
            feature=code.feature,
            country=iso3_of(cells[8]),
            latitude=latitude,
            longitude=longitude,
            radius_km=code.radius_km,
            rank=round(_rank(code, population), 3),
            aliases=aliases,
            source=ident,
        )
