"""The full gazetteer: one SQLite file, memory-mapped, opened without reading it."""

from __future__ import annotations

import json
import os
import sqlite3
import sys
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz, process

from gazetteer.errors import BuildError
from gazetteer.index import MIN_FUZZY
from gazetteer.normalise import exact_key, folded_key
from gazetteer.records import Place

FORMAT = "2"
"""Version of the file's layout; a file of another one must be built anew."""

FULL = "full"
_FIELDS = (
    "place_id", "name", "level", "feature", "country", "admin1", "admin2", "admin3",
    "latitude", "longitude", "radius_km", "rank", "source",
)  # fmt: skip
_SCHEMA = """
CREATE TABLE place(id INTEGER PRIMARY KEY, row TEXT);
CREATE TABLE named(folded TEXT, id INTEGER, keys TEXT);
CREATE TABLE near(cell INTEGER, folded TEXT);
CREATE TABLE entry(folded TEXT PRIMARY KEY, places TEXT) WITHOUT ROWID;
CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT);
"""
_ENTRIES = """
SELECT folded, json_group_array(json_array(json(keys), json(row)))
FROM (SELECT * FROM named JOIN place USING(id) ORDER BY folded, id) GROUP BY folded
"""
"""One row for each folded key, with the exact keys and the cells of all its places: a look-up reads
one row."""

_BATCH = 5000
_ENTRIES_KEPT = 4096


def data_folder() -> Path:
    """Where the full gazetteer is kept: ``$SAHEL_EVENTS_DATA``, else the user's data folder."""
    chosen = os.environ.get("SAHEL_EVENTS_DATA")
    if chosen:
        return Path(chosen)
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA", Path.home() / "AppData" / "Local"))
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Application Support"
    else:
        base = Path(os.environ.get("XDG_DATA_HOME", Path.home() / ".local" / "share"))
    return base / "sahel-events"


def full_path() -> Path:
    """The file of the full gazetteer, built or not."""
    return data_folder() / "gazetteer.sqlite"


def cell_of(latitude: float, longitude: float) -> int:
    """Number of the quarter-degree cell that a point lies in.

    >>> cell_of(12.65, -8.0) == cell_of(12.7, -7.9)
    True
    """
    return int((latitude + 90) * 4) * 1440 + int((longitude + 180) * 4) % 1440


def write(path: Path, places: Iterable[Place], fingerprint: str) -> int:
    """Write an index of ``places`` to ``path``, replacing it whole; returns how many.

    Raises:
        BuildError: the file cannot be written.
    """
    part = path.with_suffix(".part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.unlink(missing_ok=True)
        connection = sqlite3.connect(part)
        try:
            count = _fill(connection, places, fingerprint)
        finally:
            connection.close()
        part.replace(path)
    except (OSError, sqlite3.Error) as error:
        raise BuildError(f"{path}: cannot be written ({error})") from error
    return count


def _fill(connection: sqlite3.Connection, places: Iterable[Place], fingerprint: str) -> int:
    connection.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;" + _SCHEMA)
    rows: list[tuple[int, str]] = []
    named: list[tuple[str, int, str]] = []
    cells: list[tuple[int, str]] = []
    count = 0

    def flush() -> None:
        connection.executemany("INSERT INTO place VALUES(?,?)", rows)
        connection.executemany("INSERT INTO named VALUES(?,?,?)", named)
        connection.executemany("INSERT INTO near VALUES(?,?)", cells)
        for batch in (rows, named, cells):
            batch.clear()

    for count, place in enumerate(places, 1):
        row = json.dumps([getattr(place, field) for field in _FIELDS], ensure_ascii=False)
        rows.append((count, row))
        cells.append((cell_of(place.latitude, place.longitude), folded_key(place.name)))
        named.extend((folded, count, json.dumps(keys)) for folded, keys in _keys(place).items())
        if len(rows) >= _BATCH:
            flush()
    flush()
    connection.execute(f"INSERT INTO entry {_ENTRIES}")
    connection.executescript("DROP TABLE named; DROP TABLE place;")
    meta = [("format", FORMAT), ("fingerprint", fingerprint), ("places", str(count))]
    connection.executemany("INSERT INTO meta VALUES(?,?)", meta)
    connection.execute("CREATE INDEX near_cell ON near(cell)")
    connection.commit()
    connection.execute("VACUUM")
    return count


def _keys(place: Place) -> dict[str, list[str]]:
    """Exact keys of a place's names by their folded key."""
    keys = {exact_key(name) for name in (place.name, *place.aliases)} - {""}
    by_folded: dict[str, list[str]] = defaultdict(list)
    for key in sorted(keys):
        by_folded[folded_key(key)].append(key)
    return by_folded


class Store:
    """A full gazetteer on disk as a layer of look-ups.

    Args:
        path: a file that :func:`write` made.

    Raises:
        BuildError: there is none, or it is of another version.
    """

    name = FULL

    def __init__(self, path: Path) -> None:
        if not path.exists():
            raise BuildError(f"{path}: no full gazetteer; run 'sahel-events gazetteer build'")
        self.path = path
        self._process = 0
        self._connection: sqlite3.Connection | None = None
        try:
            meta = dict(self._db.execute("SELECT key, value FROM meta"))
        except sqlite3.DatabaseError as error:
            raise BuildError(f"{path}: no gazetteer index ({error}); build it anew") from error
        if meta.get("format") != FORMAT:
            raise BuildError(f"{path}: made by another version; build it anew")
        self.fingerprint: str = meta["fingerprint"]
        self._size = int(meta["places"])
        self._entry = lru_cache(maxsize=_ENTRIES_KEPT)(self._read_entry)
        self._pool = lru_cache(maxsize=_ENTRIES_KEPT)(self._read_pool)

    @property
    def _db(self) -> sqlite3.Connection:
        """The connection of this process: SQLite's must not be carried across a fork."""
        if self._connection is None or self._process != os.getpid():
            address = f"{self.path.resolve().as_uri()}?mode=ro"
            self._connection = sqlite3.connect(address, uri=True, check_same_thread=False)
            self._connection.execute("PRAGMA mmap_size=1073741824")
            self._process = os.getpid()
        return self._connection

    def close(self) -> None:
        """Close the file."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def __len__(self) -> int:
        return self._size

    def _read_entry(self, folded: str) -> list[tuple[Place, frozenset[str]]]:
        """Places of a folded key, with their exact keys that fold to it."""
        found = self._db.execute("SELECT places FROM entry WHERE folded=?", (folded,)).fetchone()
        if found is None:
            return []
        return [(_place(cells), frozenset(keys)) for keys, cells in json.loads(found[0])]

    def exact(self, key: str) -> list[tuple[Place, str]]:
        """Places one of whose names has this exact key."""
        return [(place, key) for place, keys in self._entry(folded_key(key)) if key in keys]

    def folded(self, key: str) -> list[tuple[Place, str]]:
        """Places one of whose names has this folded key."""
        return [(place, key) for place, _ in self._entry(key)]

    def _read_pool(self, first: str, length: int) -> list[str]:
        """Folded keys of a first letter, as long as ``length`` or one letter shorter or longer."""
        query = (
            "SELECT folded FROM entry WHERE folded>=? AND folded<? AND length(folded) BETWEEN ? "
            "AND ?"
        )
        rows = self._db.execute(query, (first, chr(ord(first) + 1), length - 1, length + 1))
        return [key for (key,) in rows]

    def near(self, key: str, cutoff: float, limit: int) -> Sequence[tuple[Place, str, float]]:
        """Places with a like folded key of the same first letter and one letter's length apart."""
        if len(key) < MIN_FUZZY:
            return []
        pool = self._pool(key[0], len(key))
        found = process.extract(key, pool, scorer=fuzz.ratio, score_cutoff=cutoff, limit=limit)
        return [(place, match, ratio) for match, ratio, _ in found
                for place, _ in self.folded(match)]  # fmt: skip

    def around(self, latitude: float, longitude: float) -> list[Place]:
        """Places of the quarter-degree cell of a point and of its eight neighbours."""
        cells = {
            cell_of(latitude + dlat, longitude + dlon)
            for dlat in (-0.25, 0, 0.25)
            for dlon in (-0.25, 0, 0.25)
        }
        marks = ",".join("?" * len(cells))
        query = f"SELECT DISTINCT folded FROM near WHERE cell IN ({marks})"
        found = {
            place.place_id: place
            for (folded,) in self._db.execute(query, tuple(cells))
            for place, _ in self._read_entry(folded)
            if cell_of(place.latitude, place.longitude) in cells
        }
        return list(found.values())


def _place(cells: list[Any]) -> Place:
    *head, source = cells
    return Place(*head, (), source)  # type: ignore[call-arg]
