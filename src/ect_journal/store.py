"""Where entries are kept: in memory, or in one SQLite file. The only module that imports `eventsourcing`.

The whole journal is one originator of the library's recorders: `originator_id` is the journal's UUID,
`originator_version` the position, `topic` the event's type, `state` the entry's bytes. The text of the checkpoint is a
row of a second originator, in the same call; sealed values are rows of a table beside, in the same transaction.
Writing goes through the recorders, which refuse a taken position; reading goes straight to the driver, in bulk, and
creates nothing. What the rows mean is not known here.
"""

import os
import re
import sqlite3
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any
from uuid import UUID, uuid5

from eventsourcing.persistence import IntegrityError, PersistenceError, StoredEvent
from eventsourcing.popo import POPOAggregateRecorder
from eventsourcing.sqlite import (
    SQLiteAggregateRecorder,
    SQLiteConnection,
    SQLiteConnectionPool,
    SQLiteCursor,
    SQLiteDatastore,
)

from ect_journal.codec import Row
from ect_journal.errors import AlreadyExists, Conflict, NotWritten, ReadOnly, Unreadable
from ect_journal.sealing import SealedRow
from ect_journal.words import Text, shown

LOCK_TIMEOUT = 30
"""Seconds to wait for another writer's transaction."""


class Taken(Exception):
    """Somebody else took the position; nothing was written."""


class Store(ABC):
    """One journal's rows. `journal` is its UUID. Every store gives the same bytes for the same calls."""

    journal: UUID

    def append(self, rows: Sequence[Row], checkpoint: str, sealed: Sequence[SealedRow] = ()) -> None:
        """Keep all of these, durably, or none. Raises `Taken` when a position is no longer free."""
        last = rows[-1].position
        events = [StoredEvent(self.journal, row.position, row.type, row.state) for row in rows]
        events.append(StoredEvent(self.checkpoints_id, last, "checkpoint", checkpoint.encode()))
        try:
            self._insert(events, sealed)
        except IntegrityError as error:
            raise Taken from error

    @property
    def checkpoints_id(self) -> UUID:
        return uuid5(self.journal, "checkpoint")

    @abstractmethod
    def _insert(self, events: Sequence[StoredEvent], sealed: Sequence[SealedRow]) -> None: ...

    @abstractmethod
    def head(self) -> int:
        """The last position; 0 when there is none."""

    @abstractmethod
    def rows(self, after: int = 0, upto: int | None = None, types: Iterable[str] | None = None) -> list[Row]:
        """The rows in (after, upto], in the order of positions; of these types only, when given."""

    @abstractmethod
    def row(self, position: int) -> Row | None: ...

    @abstractmethod
    def checkpoint(self, size: int | None = None) -> str | None:
        """The text stored with the append that led to `size` (None: the last one)."""

    @abstractmethod
    def disclosures(self, digests: Iterable[str]) -> dict[str, str]:
        """The disclosures kept for these digests."""

    @abstractmethod
    def sealed(self) -> list[SealedRow]:
        """Every sealed value, in the order of digests."""

    @abstractmethod
    def close(self) -> None:
        """Let go of files and connections."""


# In memory --------------------------------------------------------------------------------------------------------------


class _MemoryRecorder(POPOAggregateRecorder):
    def __init__(self) -> None:
        super().__init__()
        self.sealed: dict[str, SealedRow] = {}

    def _update_table(self, stored_events: Sequence[StoredEvent], sealed: Sequence[SealedRow] = (), **_: Any) -> Any:
        for row in sealed:
            self.sealed.setdefault(row.digest, row)
        return super()._update_table(stored_events)


class MemoryStore(Store):
    """Kept while the process lives."""

    def __init__(self, journal: UUID) -> None:
        self.journal = journal
        self._recorder = _MemoryRecorder()

    def _insert(self, events: Sequence[StoredEvent], sealed: Sequence[SealedRow]) -> None:
        self._recorder.insert_events(events, sealed=sealed)

    def head(self) -> int:
        last = self._recorder.select_events(self.journal, desc=True, limit=1)
        return last[0].originator_version if last else 0

    def rows(self, after: int = 0, upto: int | None = None, types: Iterable[str] | None = None) -> list[Row]:
        wanted = None if types is None else set(types)
        found = self._recorder.select_events(self.journal, gt=after, lte=upto)
        return [Row(e.originator_version, e.topic, e.state) for e in found if wanted is None or e.topic in wanted]

    def row(self, position: int) -> Row | None:
        found = self.rows(position - 1, position)
        return found[0] if found else None

    def checkpoint(self, size: int | None = None) -> str | None:
        lte, gt = size, None if size is None else size - 1
        found = self._recorder.select_events(self.checkpoints_id, gt=gt, lte=lte, desc=True, limit=1)
        return found[0].state.decode() if found else None

    def disclosures(self, digests: Iterable[str]) -> dict[str, str]:
        kept = self._recorder.sealed
        return {digest: kept[digest].disclosure for digest in digests if digest in kept}

    def sealed(self) -> list[SealedRow]:
        return [self._recorder.sealed[digest] for digest in sorted(self._recorder.sealed)]

    def close(self) -> None:
        """Nothing is held that has to be let go of."""


# In one SQLite file -----------------------------------------------------------------------------------------------------

# The triggers stop accidents; tampering is what the tree is for. The INSERT one is needed because INSERT OR REPLACE
# passes a primary key by.
_TRIGGERS = """
CREATE TRIGGER IF NOT EXISTS {table}_no_{verb} BEFORE {verb} ON {table} {when}
BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END
"""
_TAKEN = "WHEN EXISTS (SELECT 1 FROM {table} WHERE originator_id = NEW.originator_id AND originator_version = NEW.originator_version)"


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
        self, c: SQLiteCursor, stored_events: Sequence[StoredEvent], sealed: Sequence[SealedRow] = (), **_: Any
    ) -> Sequence[int] | None:
        super()._insert_events(c, stored_events)
        # A value restored or moved twice is the same value: its digest commits to all of it.
        values = [(row.digest, row.disclosure, " ".join(row.about)) for row in sealed]
        c.executemany("INSERT OR IGNORE INTO sealed VALUES (?, ?, ?)", values)
        return None


class SQLiteStore(Store):
    """One file. Opened for writing at the first append only."""

    def __init__(self, path: Path, journal: UUID | None = None) -> None:
        """Open the journal in `path`; with `journal`, start one there (the file must not exist)."""
        self.path = path.absolute()
        self._recorder: _SQLiteRecorder | None = None
        self._reader: sqlite3.Connection | None = None
        try:
            if journal is None:
                self._check_whole()
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
            _give_name(beside, path)
        except FileExistsError:
            raise AlreadyExists(
                Text(f"{path} was begun by somebody else meanwhile.", f"{path} a été commencé par quelqu’un d’autre entre-temps."),
                Text("Open it, or choose another folder.", "Ouvrez-le, ou choisissez un autre dossier."),
            ) from None  # fmt: skip
        finally:
            try:
                _sweep(beside)
            finally:
                _sweep(beside)  # once more: what interrupts may do so in the middle of the first

    def _check_whole(self) -> None:
        """A file cut short is said to be so, before SQLite makes do with what is left. (The header, bytes 16 and 28 of the
        file format, counts its pages; while the log holds entries it may lag behind.)"""
        log = self.path.with_name(self.path.name + "-wal")
        try:
            if log.exists() and log.stat().st_size:
                return
            with self.path.open("rb") as stream:
                header = stream.read(100)
            size = self.path.stat().st_size
        except OSError as error:
            raise self._unreadable(shown(error.strerror or str(error))) from error
        page = int.from_bytes(header[16:18]) if len(header) == 100 else 0
        if not header.startswith(b"SQLite format 3\0") or size < (65536 if page == 1 else page) * int.from_bytes(
            header[28:32]
        ):
            raise self._unreadable("it is cut short, or no SQLite file")

    def _journal(self) -> UUID:
        """The journal is the originator whose first row opened it."""
        ends = self._query("SELECT min(originator_id), max(originator_id) FROM stored_events")[0]
        for originator in filter(None, ends):
            sql = "SELECT topic FROM stored_events WHERE originator_id = ? AND originator_version = 1"
            if self._query(sql, (originator,)) == [("journal.opened",)] and re.fullmatch(
                "[0-9a-f]{32}", str(originator)
            ):
                return UUID(originator)
        raise self._unreadable("it holds no journal")

    # writing

    def _open_recorder(self) -> _SQLiteRecorder:
        if self._recorder is None:
            self._recorder = _SQLiteRecorder(_SQLiteDatastore(str(self.path)))
        return self._recorder

    def _insert(self, events: Sequence[StoredEvent], sealed: Sequence[SealedRow]) -> None:
        if not self.writable():
            raise self._read_only()
        with self._writing():
            self._open_recorder().insert_events(events, sealed=sealed)

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
                raise self._read_only() from error
            if "locked" in str(error):
                raise Conflict(
                    Text(f"Another program has kept {self.path.name} locked for {LOCK_TIMEOUT} s.", f"Un autre programme garde {self.path.name} verrouillé depuis {LOCK_TIMEOUT} s."),
                    Text("Close it, then record again: nothing was written.", "Fermez-le, puis enregistrez à nouveau : rien n’a été écrit."),
                ) from error  # fmt: skip
            raise NotWritten.of(self.path, error) from error
        except BaseException:
            self._drop_recorder()
            raise

    def _drop_recorder(self) -> None:
        if self._recorder is not None:
            recorder, self._recorder = self._recorder, None
            with suppress(PersistenceError, sqlite3.Error):
                recorder.datastore.close()

    def writable(self) -> bool:
        """Whether the file and its folder (SQLite writes its log beside the file) can be written."""
        return os.access(self.path, os.W_OK) and os.access(self.path.parent, os.W_OK)

    # reading

    def _open_reader(self) -> sqlite3.Connection:
        if self._reader is None:
            self._reader = sqlite3.connect(
                f"{self.path.as_uri()}?{self._mode()}", uri=True, timeout=LOCK_TIMEOUT, check_same_thread=False
            )
            self._reader.execute("PRAGMA query_only = ON")
        return self._reader

    def _mode(self) -> str:
        """Where we may write, SQLite tidies its log away by itself; elsewhere only a file without a log can be read."""
        if self.writable():
            return "mode=rw"
        log = self.path.with_name(self.path.name + "-wal")
        if log.exists() and log.stat().st_size:
            raise self._unreadable(f"{log.name} holds entries that can only be read from a folder that can be written")
        return "immutable=1"

    def _query(self, sql: str, values: Sequence[object] = ()) -> list[Any]:
        try:
            return self._open_reader().execute(sql, values).fetchall()
        except sqlite3.Error as error:
            raise self._unreadable(str(error)) from error

    def head(self) -> int:
        sql = "SELECT max(originator_version) FROM stored_events WHERE originator_id = ?"
        return self._query(sql, (self.journal.hex,))[0][0] or 0

    def rows(self, after: int = 0, upto: int | None = None, types: Iterable[str] | None = None) -> list[Row]:
        sql = "SELECT originator_version, topic, state FROM stored_events WHERE originator_id = ? AND originator_version > ?"
        values: list[object] = [self.journal.hex, after]
        if upto is not None:
            sql, values = sql + " AND originator_version <= ?", [*values, upto]
        if types is not None:
            wanted = list(types)
            sql, values = sql + f" AND topic IN ({','.join('?' * len(wanted))})", [*values, *wanted]
        return list(map(Row._make, self._query(sql + " ORDER BY originator_version", values)))

    def row(self, position: int) -> Row | None:
        found = self.rows(position - 1, position)
        return found[0] if found else None

    def checkpoint(self, size: int | None = None) -> str | None:
        sql = "SELECT state FROM stored_events WHERE originator_id = ?"
        values: list[object] = [self.checkpoints_id.hex]
        if size is not None:
            sql, values = sql + " AND originator_version = ?", [*values, size]
        found = self._query(sql + " ORDER BY originator_version DESC LIMIT 1", values)
        return found[0][0].decode() if found else None

    def disclosures(self, digests: Iterable[str]) -> dict[str, str]:
        sql = "SELECT disclosure FROM sealed WHERE digest = ?"
        found = ((digest, self._query(sql, (digest,))) for digest in digests)
        return {digest: rows[0][0] for digest, rows in found if rows}

    def sealed(self) -> list[SealedRow]:
        rows = self._query("SELECT digest, disclosure, about FROM sealed ORDER BY digest")
        return [SealedRow(digest, disclosure, tuple(about.split())) for digest, disclosure, about in rows]

    def copy(self, target: Path) -> None:
        """A consistent copy of the file, while others may be writing."""
        try:
            with closing(sqlite3.connect(target)) as copy:
                self._open_reader().backup(copy)
                copy.execute("PRAGMA journal_mode = DELETE")  # one file, whole by itself
        except sqlite3.Error as error:
            raise NotWritten.of(target, error) from error

    def close(self) -> None:
        if self._reader is not None:
            self._reader.close()
            self._reader = None
        if self._recorder is not None:
            # The log is emptied into the file, so that a reader who cannot write here finds everything.
            # A courtesy: where another program holds it, the next one to close does it.
            with suppress(PersistenceError, sqlite3.Error):
                self._checkpoint_log()
            self._drop_recorder()

    def _checkpoint_log(self) -> None:
        with self._open_recorder().datastore.get_connection(commit=True) as connection:
            connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")

    # what is wrong

    def _read_only(self) -> ReadOnly:
        return ReadOnly(
            Text(f"{self.path} can be read here but not written.", f"{self.path} peut être lu ici, mais pas écrit."),
            Text("Ask for the right to write in its folder, or copy the folder elsewhere.", "Demandez le droit d’écrire dans son dossier, ou copiez le dossier ailleurs."),
        )  # fmt: skip

    def _unreadable(self, why: str) -> Unreadable:
        return Unreadable(
            Text(f"{self.path} cannot be read as a journal: {why}.", f"{self.path} ne se lit pas comme un journal : {why}."),
            Text("Check that it is a journal's file, or restore a backup.", "Vérifiez que c’est le fichier d’un journal, ou restaurez une sauvegarde."),
        )  # fmt: skip


def _sweep(path: Path) -> None:
    """Remove a database that was not given its name, with what SQLite keeps beside it."""
    for end in ("", "-wal", "-shm", "-journal"):
        with suppress(OSError):
            path.with_name(path.name + end).unlink(missing_ok=True)


def _give_name(beside: Path, path: Path) -> None:
    """A link refuses a name that was taken meanwhile, where a replacement would overwrite somebody's journal."""
    try:
        os.link(beside, path)
    except FileExistsError:
        raise
    except OSError:  # a file system without links
        if path.exists():
            raise FileExistsError(path) from None
        beside.rename(path)
