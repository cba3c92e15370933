"""One journal in one SQLite file. Writing goes through the library's recorder; reading straight to the driver."""

import os
import re
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any
from uuid import UUID

from eventsourcing.persistence import IntegrityError, PersistenceError, StoredEvent
from eventsourcing.sqlite import (
    SQLiteAggregateRecorder,
    SQLiteConnection,
    SQLiteConnectionPool,
    SQLiteCursor,
    SQLiteDatastore,
)

from ect_journal.codec import Row
from ect_journal.errors import AlreadyExists, Conflict, NotWritten
from ect_journal.sealing import SealedRow
from ect_journal.store import Checkpoint, Store
from ect_journal.store.sqlite_file import LOCK_TIMEOUT, SQLiteFile, give_name, sweep
from ect_journal.words import Text

# The triggers stop accidents; tampering is what the tree is for. The INSERT one is needed because INSERT OR REPLACE
# passes a primary key by.
_TRIGGERS = """
CREATE TRIGGER IF NOT EXISTS {table}_no_{verb} BEFORE {verb} ON {table} {when}
BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END
"""
_TAKEN = "WHEN EXISTS (SELECT 1 FROM {table} WHERE originator_id = NEW.originator_id AND originator_version = NEW.originator_version)"
_MOVED = """
CREATE TRIGGER IF NOT EXISTS {table}_not_moved BEFORE INSERT ON {table}
WHEN (SELECT place FROM moved ORDER BY number DESC LIMIT 1) IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'the journal was moved'); END
"""
_LIFT = """
INSERT INTO moved (place) SELECT NULL
WHERE :place IS NULL OR :place = coalesce((SELECT place FROM moved ORDER BY number DESC LIMIT 1), :place)
"""


class _SQLitePool(SQLiteConnectionPool):
    def _create_connection(self) -> SQLiteConnection:
        connection = super()._create_connection()
        connection.cursor().execute("PRAGMA synchronous = FULL")  # what was acknowledged survives a power cut
        return connection


class _SQLiteDatastore(SQLiteDatastore):
    def __init__(self, db_name: str) -> None:
        super().__init__(db_name, lock_timeout=LOCK_TIMEOUT)
        self.pool = _SQLitePool(db_name=db_name, lock_timeout=LOCK_TIMEOUT)


class _SQLiteRecorder(SQLiteAggregateRecorder):
    def construct_create_table_statements(self) -> list[str]:
        table = self.events_table_name
        return [
            *super().construct_create_table_statements(),
            "CREATE TABLE IF NOT EXISTS sealed (digest TEXT PRIMARY KEY, disclosure TEXT NOT NULL, about TEXT NOT NULL) WITHOUT ROWID",
            _TRIGGERS.format(table=table, verb="UPDATE", when=""),
            _TRIGGERS.format(table=table, verb="DELETE", when=""),
            _TRIGGERS.format(table=table, verb="INSERT", when=_TAKEN.format(table=table)),
        ]

    def _insert_events(
        self, c: SQLiteCursor, stored_events: Sequence[StoredEvent], sealed: Sequence[SealedRow] = (),
        marks: Sequence[str | None] = (), **_: Any,
    ) -> Sequence[int] | None:  # fmt: skip
        if marks:
            c.execute("CREATE TABLE IF NOT EXISTS moved (number INTEGER PRIMARY KEY, place TEXT)")
            c.execute(_MOVED.format(table=self.events_table_name))
            c.execute(_LIFT, {"place": marks[0]})
            if not c.sqlite_cursor.rowcount:
                raise IntegrityError("the journal is kept elsewhere")
        super()._insert_events(c, stored_events)
        # A value restored or moved twice is the same value: its digest commits to all of it.
        values = [(row.digest, row.disclosure, " ".join(row.about)) for row in sealed]
        c.executemany("INSERT OR IGNORE INTO sealed VALUES (?, ?, ?)", values)
        for place in filter(None, marks):
            c.execute("INSERT INTO moved (place) VALUES (?)", (place,))
        return None


class SQLiteStore(Store):
    """One file. Opened for writing at the first append only."""

    def __init__(self, path: Path, journal: UUID | None = None) -> None:
        """Open the journal in `path`; with `journal`, start one there (the file must not exist)."""
        self.file = SQLiteFile(path)
        self._recorder: _SQLiteRecorder | None = None
        try:
            if journal is None:
                self.file.check_whole()
                journal = self._journal()
            else:
                with self._writing():
                    self._open_recorder().create_table()
        except BaseException:
            self.close()
            raise
        self.journal = journal

    @classmethod
    def begin(cls, path: Path, journal: UUID, fill: Callable[["SQLiteStore"], None]) -> None:
        """Start a journal in `path`: filled beside it, then given its name, so that it is there whole or not at all."""
        beside = path.with_suffix(f".{os.getpid()}.new")
        try:
            beside.unlink(missing_ok=True)
            store = cls(beside, journal)
            try:
                fill(store)
            finally:
                store.close()
            give_name(beside, path)
        except FileExistsError:
            raise AlreadyExists(
                Text(f"{path} was begun by somebody else meanwhile.", f"{path} a été commencé par quelqu’un d’autre entre-temps."),
                Text("Open it, or choose another folder.", "Ouvrez-le, ou choisissez un autre dossier."),
            ) from None  # fmt: skip
        finally:
            try:
                sweep(beside)
            finally:
                sweep(beside)  # once more: what interrupts may do so in the middle of the first

    def _journal(self) -> UUID:
        """The journal is the originator whose first row opened it."""
        ends = self.file.query("SELECT min(originator_id), max(originator_id) FROM stored_events")[0]
        for originator in filter(None, ends):
            sql = "SELECT topic FROM stored_events WHERE originator_id = ? AND originator_version = 1"
            if self.file.query(sql, (originator,)) == [("journal.opened",)] and re.fullmatch(
                "[0-9a-f]{32}", str(originator)
            ):
                return UUID(originator)
        raise self.file.unreadable(Text("it holds no journal", "il ne contient pas de journal"))

    @property
    def place(self) -> str:
        return str(self.file.path)

    # writing

    def _open_recorder(self) -> _SQLiteRecorder:
        if self._recorder is None:
            self._recorder = _SQLiteRecorder(_SQLiteDatastore(str(self.file.path)))
        return self._recorder

    def _insert(self, events: Sequence[StoredEvent], sealed: Sequence[SealedRow], marks: Sequence[str | None]) -> None:
        if not self.file.writable():
            raise self.file.read_only()
        with self._writing():
            self._open_recorder().insert_events(events, sealed=sealed, marks=marks)

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """What goes wrong is said; and since a fault may have left a transaction open, nothing is kept of the connection."""
        try:
            yield
        except IntegrityError:
            raise
        except (
            PersistenceError,
            sqlite3.Error,
            OSError,
            IndexError,
        ) as error:  # IndexError: a pool without connections
            self._drop_recorder()
            if "readonly" in str(error):
                raise self.file.read_only() from error
            if "locked" in str(error):
                raise Conflict(
                    Text(f"Another program has kept {self.file.path.name} locked for {LOCK_TIMEOUT} s.", f"Un autre programme garde {self.file.path.name} verrouillé depuis {LOCK_TIMEOUT} s."),
                    Text("Close it, then record again: nothing was written.", "Fermez-le, puis enregistrez à nouveau : rien n’a été écrit."),
                ) from error  # fmt: skip
            raise NotWritten.of(self.file.path, error) from error
        except BaseException:
            self._drop_recorder()
            raise

    def _drop_recorder(self) -> None:
        if self._recorder is not None:
            recorder, self._recorder = self._recorder, None
            with suppress(PersistenceError, sqlite3.Error):
                recorder.datastore.close()

    # reading

    def head(self) -> int:
        sql = "SELECT max(originator_version) FROM stored_events WHERE originator_id = ?"
        return self.file.query(sql, (self.journal.hex,))[0][0] or 0

    def rows(self, after: int = 0, upto: int | None = None, types: Iterable[str] | None = None) -> list[Row]:
        sql = "SELECT originator_version, topic, state FROM stored_events WHERE originator_id = ? AND originator_version > ?"
        values: list[object] = [self.journal.hex, after]
        if upto is not None:
            sql, values = sql + " AND originator_version <= ?", [*values, upto]
        if types is not None:
            wanted = list(types)
            sql, values = sql + f" AND topic IN ({','.join('?' * len(wanted))})", [*values, *wanted]
        return list(map(Row._make, self.file.query(sql + " ORDER BY originator_version", values)))

    def checkpoints(self, after: int = 0, upto: int | None = None) -> list[Checkpoint]:
        sql = "SELECT originator_version, state FROM stored_events WHERE originator_id = ? AND originator_version > ?"
        values: list[object] = [self.checkpoints_id.hex, after]
        if upto is not None:
            sql, values = sql + " AND originator_version <= ?", [*values, upto]
        found = self.file.query(sql + " ORDER BY originator_version", values)
        return [(size, text.decode()) for size, text in found]

    def checkpoint(self, size: int | None = None) -> str | None:
        sql = "SELECT state FROM stored_events WHERE originator_id = ?"
        values: list[object] = [self.checkpoints_id.hex]
        if size is not None:
            sql, values = sql + " AND originator_version = ?", [*values, size]
        found = self.file.query(sql + " ORDER BY originator_version DESC LIMIT 1", values)
        return found[0][0].decode() if found else None

    def disclosures(self, digests: Iterable[str]) -> dict[str, str]:
        sql = "SELECT disclosure FROM sealed WHERE digest = ?"
        found = ((digest, self.file.query(sql, (digest,))) for digest in digests)
        return {digest: rows[0][0] for digest, rows in found if rows}

    def sealed(self) -> list[SealedRow]:
        rows = self.file.query("SELECT digest, disclosure, about FROM sealed ORDER BY digest")
        return [SealedRow(digest, disclosure, tuple(about.split())) for digest, disclosure, about in rows]

    def moved(self) -> str | None:
        if not self.file.query("SELECT 1 FROM sqlite_master WHERE name = 'moved'"):
            return None
        found = self.file.query("SELECT place FROM moved ORDER BY number DESC LIMIT 1")
        return str(found[0][0]) if found and found[0][0] else None

    def close(self) -> None:
        self.file.close()
        if self._recorder is not None:
            # The log is emptied into the file, so that a reader who cannot write here finds everything.
            # A courtesy: where another program holds it, the next one to close does it.
            with suppress(PersistenceError, sqlite3.Error):
                self._checkpoint_log()
            self._drop_recorder()

    def _checkpoint_log(self) -> None:
        with self._open_recorder().datastore.get_connection(commit=True) as connection:
            connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
