"""The gazetteer: layers of places behind one look-up."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import date
from functools import cached_property, lru_cache
from pathlib import Path

from gazetteer.countries import Countries
from gazetteer.errors import BuildError
from gazetteer.history import FormerUnit, read_history
from gazetteer.index import Layer, MemoryIndex
from gazetteer.memberships import UNIT_LEVELS, Memberships
from gazetteer.misreadings import readings
from gazetteer.normalise import exact_key, folded_key
from gazetteer.records import Candidate, Place
from gazetteer.store import Store, full_path
from gazetteer.tables import read_folder
from gazetteer.world import WORLD, WorldLayer

DATA = Path(__file__).parent / "data"

THRESHOLD = 0.55
"""Candidates that score less are never returned."""

_FUZZY_CUTOFF = 82.0
_SEARCHES_KEPT = 32768
"""Look-ups whose answer is kept: news names the same places again and again."""

_Take = Callable[[Place, float, str], None]
"""Takes a find: place, likeness of spelling (0 to 1), reason."""


class Gazetteer:
    """Places found by name, in any usual spelling.

    The first layer is the embedded, curated one; its rows win over those of the others. Later
    layers (the full index, the world's towns) are asked only for names that the embedded one does
    not hold under exactly that spelling.

    Args:
        places: the curated places.
        countries: names, adjectives and centres of countries.
        history: former names and memberships of units.
        more: further layers, asked in this order.

    >>> village = Place("x:1", "Djibo", "populated_place", "city", "BFA", "Soum", rank=0.8)
    >>> [(c.place.name, c.reason) for c in Gazetteer([village]).lookup("Jibo")]
    [('Djibo', 'transcription of Djibo')]
    """

    def __init__(
        self,
        places: Iterable[Place],
        countries: Countries | None = None,
        history: Sequence[FormerUnit] = (),
        more: Sequence[Layer] = (),
    ) -> None:
        self.countries = countries or Countries([])
        self.history = tuple(history)
        states = [country.place for country in self.countries]
        self.embedded = MemoryIndex([*states, *places])
        self.more = tuple(more)
        self._states = {place.country: place for place in states}
        self._by_id = {place.place_id: place for place in self.embedded.places}
        self._former: dict[str, list[tuple[Place, FormerUnit]]] = defaultdict(list)
        self._units: dict[tuple[str, str, str], Place] = {}
        self._index_units()
        self.memberships = Memberships(self.embedded.places, self.history)
        self._search = lru_cache(maxsize=_SEARCHES_KEPT)(self._ranked)

    def _index_units(self) -> None:
        for place in self.embedded.places:
            if place.level in UNIT_LEVELS:
                self._units.setdefault((place.country, place.level, exact_key(place.name)), place)
        for former in self.history:
            unit = self._by_id.get(former.unit_id)
            if unit is not None and former.former_name:
                self._former[exact_key(former.former_name)].append((unit, former))

    def country(self, iso3: str) -> Place | None:
        """A country as a place, or ``None``."""
        return self._states.get(iso3)

    def by_id(self, place_id: str) -> Place | None:
        """The curated place of an id, or ``None``."""
        return self._by_id.get(place_id)

    def capital(self, iso3: str) -> Place | None:
        """The capital of a country, or ``None``."""
        country = self.countries.get(iso3)
        if country is None:
            return None
        known = self._by_id.get(country.capital_id)
        if known is not None:
            return known
        found = self.lookup(country.capital, countries=[iso3], level="populated_place", limit=1)
        return found[0].place if found else None

    def unit(self, country: str, level: str, name: str) -> Place | None:
        """Today's unit of a level ("admin1" to "admin3") by its exact name, or ``None``."""
        return self._units.get((country, level, exact_key(name)))

    def seat(self, unit: Place) -> Place | None:
        """The chief town of an administrative unit: the town of highest rank inside it.

        >>> import gazetteer
        >>> found = gazetteer.load()
        >>> region = found.unit("BFA", "admin1", "Soum")
        >>> region is not None and found.seat(region).name
        'Djibo'
        """
        return self._seats.get((unit.country, unit.level, unit.name))

    @cached_property
    def _seats(self) -> dict[tuple[str, str, str], Place]:
        best: dict[tuple[str, str, str], Place] = {}
        for place in self.embedded.places:
            if place.level != "populated_place":
                continue
            for level in ("admin1", "admin2", "admin3"):
                key = (place.country, level, getattr(place, level))
                if key[2] and (key not in best or place.rank > best[key].rank):
                    best[key] = place
        return best

    def smallest_unit(self, place: Place) -> Place | None:
        """The smallest known unit that holds ``place``; its country if none is known."""
        for level, name in (("admin3", place.admin3), ("admin2", place.admin2)):
            unit = self.unit(place.country, level, name) if name else None
            if unit is not None:
                return unit
        unit = self.unit(place.country, "admin1", place.admin1) if place.admin1 else None
        return unit or self.country(place.country)

    @property
    def keys(self) -> Iterable[str]:
        """Exact keys of all curated names, former ones included."""
        yield from self.embedded.keys
        yield from self._former

    def lookup(
        self,
        name: str,
        *,
        countries: Collection[str] | None = None,
        level: str | None = None,
        fuzzy: bool = True,
        limit: int = 10,
        on: date | None = None,
    ) -> list[Candidate]:
        """Places that ``name`` may mean, best first, each with score and reason.

        Scores rest on the spelling (the same name 1.0, a transcription 0.9, a near spelling by its
        likeness) and, for a tenth, on the rank. Nothing under :data:`THRESHOLD` is returned.

        Args:
            name: a toponym in any usual spelling, with no words around it.
            countries: ISO alpha-3 codes to keep; all if ``None``.
            level: level to keep; all if ``None``.
            fuzzy: whether near spellings count where no same or transcribed name is known.
            limit: most candidates to return.
            on: day on which the name was used: a former name counts fully where it was valid then
                ("région de l'Est" in 2024), and less where it was not.
        """
        kept = None if countries is None else frozenset(countries)
        return list(self._search(name, kept, level, fuzzy, on)[:limit])

    def _ranked(
        self, name: str, countries: frozenset[str] | None, level: str | None, fuzzy: bool,
        on: date | None,
    ) -> tuple[Candidate, ...]:  # fmt: skip
        """All candidates of one look-up, best first."""
        found: dict[str, Candidate] = {}
        key = exact_key(name)
        if not key:
            return ()

        def take(place: Place, spelling: float, reason: str) -> None:
            if countries is not None and place.country and place.country not in countries:
                return
            if level is not None and place.level != level:
                return
            score = round(0.9 * spelling + 0.1 * place.rank, 4)
            old = found.get(place.place_id)
            if score >= THRESHOLD and (old is None or old.score < score):
                found[place.place_id] = Candidate(place, score, reason)

        self._take_exact(key, take)
        self._take_former(key, on, take)
        self._take_folded(key, take)
        if not found and fuzzy:
            self._take_misread(key, take)
        if not found and fuzzy:
            self._take_near(key, take)
        return tuple(sorted(found.values(), key=lambda c: (-c.score, c.place.place_id)))

    def _take_exact(self, key: str, take: _Take) -> None:
        for place, _ in self.embedded.exact(key):
            if exact_key(place.name) == key:
                take(place, 1.0, "same name")
            else:
                take(place, 0.97, f"other name of {place.name}")
        curated = bool(self.embedded.exact(key))
        for layer in self.more:
            if curated and layer.name == WORLD:
                continue
            for place, _ in layer.exact(key):
                take(self._curated(place), 0.96, f"same name, {layer.name} layer")

    def _take_former(self, key: str, on: date | None, take: _Take) -> None:
        for place, former in self._former.get(key, ()):
            spelling = 0.95
            if on is not None:
                spelling = 0.99 if former.valid_on(on) else 0.93
            span = f"{former.valid_from or '?'} to {former.valid_to or '?'}"
            take(place, spelling, f"former name of {place.name} ({span})")

    def _curated(self, place: Place) -> Place:
        """The curated row of a place, where there is one: its name, units and rank win."""
        return self._by_id.get(place.place_id, place)

    def _take_folded(self, key: str, take: _Take) -> None:
        folded = folded_key(key)
        if len(folded) < 3:
            return
        for layer in self._spelling_layers():
            for found, _ in layer.folded(folded):
                place = self._curated(found)
                take(place, 0.9, f"transcription of {place.name}")

    def _spelling_layers(self) -> list[Layer]:
        """Layers in which other spellings are sought: a foreign town must bear the very name."""
        return [self.embedded, *(layer for layer in self.more if layer.name != WORLD)]

    def _take_misread(self, key: str, take: _Take) -> None:
        for meant in readings(key):
            for place, _ in self.embedded.exact(meant):
                take(place, 0.85, f"spelt like {place.name} (misread)")

    def _take_near(self, key: str, take: _Take) -> None:
        folded = folded_key(key)
        for layer in self._spelling_layers():
            for found, _, likeness in layer.near(folded, _FUZZY_CUTOFF, 10):
                place = self._curated(found)
                take(place, 0.88 * likeness / 100, f"spelt like {place.name} ({likeness:.0f} %)")


@lru_cache(maxsize=1)
def load() -> Gazetteer:
    """The gazetteer that this computer has: embedded rows, the full index if built, world towns.

    :func:`version` says which it is. Takes less than half a second at the first call; later calls
    give the same object.

    Raises:
        DataFileError: an embedded data file is wrong.
        BuildError: the full index was made by another version.
    """
    layers: list[Layer] = [WorldLayer()]
    if full_path().exists():
        layers.insert(0, Store(full_path()))
    return from_folder(DATA, layers)


@lru_cache(maxsize=1)
def version() -> str:
    """The gazetteer in use: a fingerprint of the embedded rows, and of the full index if built.

    >>> version().startswith("embedded-")
    True
    """
    digest = hashlib.sha256()
    for path in sorted(DATA.rglob("*.csv")):
        digest.update(path.read_bytes())
    stores = [layer for layer in load().more if isinstance(layer, Store)]
    full = "".join(f"+full-{store.fingerprint}" for store in stores)
    return f"embedded-{digest.hexdigest()[:12]}{full}"


def from_folder(folder: Path, more: Sequence[Layer] = ()) -> Gazetteer:
    """The gazetteer of a data folder.

    Raises:
        BuildError: there is no such folder.
        DataFileError: a data file is wrong.
    """
    if not folder.is_dir():
        raise BuildError(f"{folder}: no such folder")
    return Gazetteer(
        read_folder(folder),
        Countries.read(folder / "countries.csv"),
        [row for path in sorted(folder.glob("history*.csv")) for row in read_history(path)],
        more,
    )
