"""The run store: what a run has read and found, in one SQLite file that outlives the process.

A story is in it whole or not at all: its rows are committed together with the note that it was
read. So a run may be killed at any moment; started again, it goes on after the last batch, and the
table that comes out is the same to the byte.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType

from extractor.errors import SahelEventsError
from extractor.reading.rejects import Reject
from extractor.records import Article

ENDINGS = (".sqlite", ".db")
"""Endings by which a run store is known."""

_SCHEMA = """
CREATE TABLE IF NOT EXISTS about (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS stories (
    number INTEGER PRIMARY KEY,
    content TEXT NOT NULL UNIQUE,
    article_id TEXT NOT NULL,
    url TEXT NOT NULL,
    made_with TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS copies (
    content TEXT, article_id TEXT, url TEXT, PRIMARY KEY (content, article_id, url)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS rows (
    story INTEGER, position INTEGER, cells TEXT NOT NULL, PRIMARY KEY (story, position)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS rejects (
    path TEXT, line INTEGER, record_id TEXT, reason TEXT, kept INTEGER,
    UNIQUE (path, line, record_id, reason)
);
"""
_FORMAT = "sahel-events run store 1"


def content_key(article: Article) -> str:
    """What makes a story the same wherever it was found: its words and its day.

    >>> one, other = Article("a", "T", "Corps."), Article("b", "T", "Corps.", url="u")
    >>> content_key(one) == content_key(other)
    True
    """
    parts = (article.title, article.text, str(article.published_at))
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


class RunStore:
    """A run store, opened or begun; a context manager.

    Args:
        path: the file; it is made where there is none.

    Raises:
        SahelEventsError: the file is no run store, or cannot be opened.

    >>> import tempfile
    >>> with RunStore(Path(tempfile.mkdtemp()) / "run.sqlite") as store:
    ...     len(store)
    0
    """

    def __init__(self, path: str | Path) -> None:
        self.path = Path(path)
        self._rejects: list[Reject] = []
        self._copies: list[tuple[str, str, str]] = []
        try:
            # autocommit: transactions are begun and ended by hand
            self._db = sqlite3.connect(self.path, isolation_level=None)
            self._db.execute("PRAGMA journal_mode=WAL")
            self._db.executescript(_SCHEMA)
            self._db.execute("INSERT OR IGNORE INTO about VALUES ('format', ?)", (_FORMAT,))
        except sqlite3.Error as error:
            raise SahelEventsError(
                f"{self.path}: cannot be opened as a run store ({error}); name another file"
            ) from error

    def __enter__(self) -> RunStore:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:  # fmt: skip
        self._db.close()

    def __len__(self) -> int:
        count: int = self._db.execute("SELECT count(*) FROM stories").fetchone()[0]
        return count

    def known(self, key: str) -> tuple[str, str, str] | None:
        """Id, address and mark (:func:`~extractor.running.digest.made_with`) of a story read."""
        found: tuple[str, str, str] | None = self._db.execute(
            "SELECT article_id, url, made_with FROM stories WHERE content = ?", (key,)
        ).fetchone()
        return found

    def stale(self, mark: str) -> int:
        """Stories that were read with another version or vocabulary than ``mark``."""
        count: int = self._db.execute(
            "SELECT count(*) FROM stories WHERE made_with != ?", (mark,)
        ).fetchone()[0]
        return count

    def note_reject(self, reject: Reject) -> None:
        """Keep a record that was set aside; it is written with the next batch."""
        self._rejects.append(reject)

    def note_copy(self, key: str, article: Article) -> None:
        """Keep the other address of a story; it is written with the next batch."""
        self._copies.append((key, article.article_id, article.url))

    def add(
        self, stories: Sequence[tuple[str, Article, Sequence[Mapping[str, str]]]], mark: str
    ) -> None:
        """Commit stories with their rows, and what was noted before, in one transaction.

        Args:
            stories: key (:func:`content_key`), story and rows as words, in reading order; a story
                that is in the store is replaced in its place.
            mark: what they were read with.
        """
        with self._transaction():
            for key, article, rows in stories:
                self._db.execute(
                    "INSERT INTO stories (content, article_id, url, made_with) "
                    "VALUES (?, ?, ?, ?) "
                    "ON CONFLICT (content) DO UPDATE SET made_with = excluded.made_with",
                    (key, article.article_id, article.url, mark),
                )
                number = self._db.execute(
                    "SELECT number FROM stories WHERE content = ?", (key,)
                ).fetchone()[0]
                self._db.execute("DELETE FROM rows WHERE story = ?", (number,))
                self._db.executemany(
                    "INSERT INTO rows VALUES (?, ?, ?)",
                    (
                        (number, position, json.dumps(row, ensure_ascii=False))
                        for position, row in enumerate(rows)
                    ),
                )
            self._db.executemany("INSERT OR IGNORE INTO copies VALUES (?, ?, ?)", self._copies)
            self._write_rejects()
        self._copies.clear()
        self._rejects.clear()

    def _write_rejects(self) -> None:
        self._db.executemany(
            "INSERT OR IGNORE INTO rejects VALUES (?, ?, ?, ?, ?)",
            # -1: SQLite holds no two empty cells for the same
            (
                (r.path, -1 if r.line is None else r.line, r.record_id, r.reason, r.kept)
                for r in self._rejects
            ),
        )

    def rows(self) -> Iterator[dict[str, str]]:
        """The rows of the table, as words, in the order in which the stories were first read."""
        for (cells,) in self._db.execute("SELECT cells FROM rows ORDER BY story, position"):
            row: dict[str, str] = json.loads(cells)
            yield row

    def rejects(self) -> list[Reject]:
        """What was set aside, with the reason."""
        found = self._db.execute("SELECT path, line, record_id, reason, kept FROM rejects")
        return [
            Reject(path, None if line < 0 else line, record_id, reason, bool(kept))
            for path, line, record_id, reason, kept in found
        ]

    def copies(self) -> list[tuple[str, str]]:
        """Id and address of each copy of a story that was read under another one."""
        return list(self._db.execute("SELECT article_id, url FROM copies ORDER BY 1, 2"))

    def remember(self, settings: Mapping[str, object]) -> None:
        """Keep how the last run on this store was set."""
        told = json.dumps(dict(settings), ensure_ascii=False, sort_keys=True)
        self._db.execute("INSERT OR REPLACE INTO about VALUES ('settings', ?)", (told,))

    def settings(self) -> dict[str, object]:
        """How the last run on this store was set; empty before the first."""
        found = self._db.execute("SELECT value FROM about WHERE name = 'settings'").fetchone()
        told: dict[str, object] = json.loads(found[0]) if found else {}
        return told

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        try:
            self._db.execute("BEGIN IMMEDIATE")
            yield
            self._db.execute("COMMIT")
        except sqlite3.Error as error:
            if self._db.in_transaction:
                self._db.execute("ROLLBACK")
            raise SahelEventsError(f"{self.path}: cannot be written ({error})") from error
        except BaseException:
            self._db.execute("ROLLBACK")
            raise


def is_store(path: Path) -> bool:
    """Whether a path is named as a run store is.

    >>> is_store(Path("run.sqlite")), is_store(Path("events.csv"))
    (True, False)
    """
    return path.suffix.lower() in ENDINGS
