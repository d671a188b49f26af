"""The full gazetteer: one SQLite file, memory-mapped, opened without reading it."""

from __future__ import annotations

import os
import sqlite3
import sys
from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path

from rapidfuzz import fuzz, process

from gazetteer.errors import BuildError
from gazetteer.index import MIN_FUZZY
from gazetteer.normalise import exact_key, folded_key
from gazetteer.records import Place

FORMAT = "1"
"""Version of the file's layout; a file of another one must be built anew."""

FULL = "full"
_FIELDS = (
    "place_id,name,level,feature,country,admin1,admin2,admin3,"
    "latitude,longitude,radius_km,rank,source"
)
_SCHEMA = f"""
CREATE TABLE place(id INTEGER PRIMARY KEY, {_FIELDS}, cell INTEGER);
CREATE TABLE name(key TEXT, id INTEGER, PRIMARY KEY(key, id)) WITHOUT ROWID;
CREATE TABLE folded(key TEXT, id INTEGER, PRIMARY KEY(key, id)) WITHOUT ROWID;
CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT);
"""
_BATCH = 5000


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
    marks = ",".join("?" * (len(_FIELDS.split(",")) + 2))
    rows: list[tuple[object, ...]] = []
    names: list[tuple[str, int]] = []
    folded: list[tuple[str, int]] = []
    count = 0

    def flush() -> None:
        connection.executemany(f"INSERT INTO place VALUES({marks})", rows)
        connection.executemany("INSERT OR IGNORE INTO name VALUES(?,?)", names)
        connection.executemany("INSERT OR IGNORE INTO folded VALUES(?,?)", folded)
        for batch in (rows, names, folded):
            batch.clear()

    for count, place in enumerate(places, 1):
        rows.append((count, *_row(place), cell_of(place.latitude, place.longitude)))
        keys = {exact_key(name) for name in (place.name, *place.aliases)} - {""}
        names.extend((key, count) for key in keys)
        folded.extend((key, count) for key in {folded_key(key) for key in keys})
        if len(rows) >= _BATCH:
            flush()
    flush()
    meta = [("format", FORMAT), ("fingerprint", fingerprint), ("places", str(count))]
    connection.executemany("INSERT INTO meta VALUES(?,?)", meta)
    connection.execute("CREATE INDEX place_cell ON place(cell)")
    connection.commit()
    return count


def _row(place: Place) -> tuple[object, ...]:
    return tuple(getattr(place, field) for field in _FIELDS.split(","))


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
        self._cached_block = lru_cache(maxsize=4096)(self._block)
        self._cached_places = lru_cache(maxsize=65536)(self._places)

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
        return int(self._db.execute("SELECT max(id) FROM place").fetchone()[0] or 0)

    def _places(self, table: str, key: str) -> list[tuple[Place, str]]:
        query = f"SELECT {_FIELDS} FROM {table} JOIN place USING(id) WHERE key=?"
        return [(_place(row), key) for row in self._db.execute(query, (key,))]

    def exact(self, key: str) -> Sequence[tuple[Place, str]]:
        """Places one of whose names has this exact key."""
        return self._cached_places("name", key)

    def folded(self, key: str) -> Sequence[tuple[Place, str]]:
        """Places one of whose names has this folded key."""
        return self._cached_places("folded", key)

    def _block(self, first: str, length: int) -> list[str]:
        query = "SELECT DISTINCT key FROM folded WHERE key>=? AND key<? AND length(key)=?"
        rows = self._db.execute(query, (first, chr(ord(first) + 1), length))
        return [key for (key,) in rows]

    def near(self, key: str, cutoff: float, limit: int) -> Sequence[tuple[Place, str, float]]:
        """Places with a like folded key of the same first letter and one letter's length apart."""
        if len(key) < MIN_FUZZY:
            return []
        pool = [
            other
            for length in range(len(key) - 1, len(key) + 2)
            for other in self._cached_block(key[0], length)
        ]
        found = process.extract(key, pool, scorer=fuzz.ratio, score_cutoff=cutoff, limit=limit)
        return [(place, match, ratio) for match, ratio, _ in found
                for place, _ in self.folded(match)]  # fmt: skip

    def around(self, latitude: float, longitude: float) -> list[Place]:
        """Places of the quarter-degree cell of a point and of its eight neighbours."""
        cells = [
            cell_of(latitude + dlat, longitude + dlon)
            for dlat in (-0.25, 0, 0.25)
            for dlon in (-0.25, 0, 0.25)
        ]
        marks = ",".join("?" * len(cells))
        query = f"SELECT {_FIELDS} FROM place WHERE cell IN ({marks})"
        return [_place(row) for row in self._db.execute(query, cells)]


def _place(row: tuple[object, ...]) -> Place:
    *head, source = row
    return Place(*head, (), str(source))  # type: ignore[arg-type, call-arg]
