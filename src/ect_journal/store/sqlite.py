"""One journal in one SQLite file. Writing goes through the library's recorder; reading straight to the driver."""

import os
import re
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from uuid import UUID

from eventsourcing.persistence import IntegrityError, PersistenceError, StoredEvent

from ect_journal.codec import Row
from ect_journal.errors import AlreadyExists, Conflict, NotWritten, Unreadable
from ect_journal.sealing import SealedRow
from ect_journal.store import IS_STUB, IS_WATCHED, Gone, Store, from_stored_form
from ect_journal.store.sqlite_debt import owed, pay
from ect_journal.store.sqlite_file import LOCK_TIMEOUT, SQLiteFile, give_name, sweep
from ect_journal.store.sqlite_recorder import Datastore, Recorder
from ect_journal.words import Text

_AT_ONCE = 500
"""Values looked up in one statement."""


class SQLiteStore(Store):
    """One file. Opened for writing at the first append only."""

    def __init__(self, path: Path, journal: UUID | None = None) -> None:
        """Open the journal in `path`; with `journal`, start one there (the file must not exist)."""
        self.file = SQLiteFile(path)
        self._recorder: Recorder | None = None
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
        # Those beside it are few: the index leads from one to the next.
        sql = "SELECT min(originator_id) FROM stored_events WHERE originator_id > ?"
        originator: object = ""
        while originator := self.file.query(sql, (originator,))[0][0]:
            first = "SELECT topic FROM stored_events WHERE originator_id = ? AND originator_version = 1"
            if self.file.query(first, (originator,)) == [("journal.opened",)] and re.fullmatch(
                "[0-9a-f]{32}", str(originator)
            ):
                if not self.file.query("SELECT 1 FROM sqlite_master WHERE name = 'vault'"):
                    raise _of_an_earlier_version(self.file)
                return UUID(originator)
        raise self.file.unreadable(Text("it holds no journal", "il ne contient pas de journal"))

    @property
    def place(self) -> str:
        return str(self.file.path)

    # writing

    def _open_recorder(self) -> Recorder:
        if self._recorder is None:
            self._recorder = Recorder(Datastore(str(self.file.path), LOCK_TIMEOUT))
        return self._recorder

    def _insert(
        self, events: Sequence[StoredEvent], sealed: Sequence[SealedRow], marks: Sequence[str | None], gone: Gone
    ) -> None:
        if not self.file.writable():
            raise self.file.read_only()
        with self._writing():
            recorder, journal = self._open_recorder(), self.journal.hex
            recorder.insert_events(events, sealed=sealed, marks=marks, gone=gone, journal=journal)

    def may_erase(self) -> bool:
        return self.file.writable()

    def owes_cleaning(self) -> bool:
        return owed(self.file)

    def clean(self) -> None:
        """Write the file anew and empty its log. Where another program is using it, or nothing can be written, the debt
        stays for the next open. Raises `NotWritten`."""
        if self.file.writable():
            self._drop_recorder()
            pay(self.file)

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

    def watched(self, after: int = 0) -> list[Row]:
        return self._indexed(IS_WATCHED, after)

    def stubs(self) -> list[Row]:
        return self._indexed(IS_STUB, 0)

    def _indexed(self, which: str, after: int) -> list[Row]:
        sql = f"""
            SELECT originator_version, topic, state FROM stored_events
            WHERE originator_id = ? AND originator_version > ? AND {which} ORDER BY originator_version
        """
        return list(map(Row._make, self.file.query(sql, (self.journal.hex, after))))

    def _beside(self, originator: UUID, after: int, upto: int | None) -> list[tuple[int, bytes]]:
        sql = "SELECT originator_version, state FROM stored_events WHERE originator_id = ? AND originator_version > ?"
        values: list[object] = [originator.hex, after]
        if upto is not None:
            sql, values = sql + " AND originator_version <= ?", [*values, upto]
        return self.file.query(sql + " ORDER BY originator_version", values)

    def checkpoint(self, size: int | None = None) -> str | None:
        sql = "SELECT state FROM stored_events WHERE originator_id = ?"
        values: list[object] = [self.checkpoints_id.hex]
        if size is not None:
            sql, values = sql + " AND originator_version = ?", [*values, size]
        found = self.file.query(sql + " ORDER BY originator_version DESC LIMIT 1", values)
        return found[0][0].decode() if found else None

    def sealed_rows(self, digests: Iterable[str]) -> dict[str, SealedRow]:
        found, wanted = [], list(digests)
        for start in range(0, len(wanted), _AT_ONCE):
            some = wanted[start : start + _AT_ONCE]
            found += self._vault(f"WHERE digest IN ({','.join('?' * len(some))})", some)
        return {row.digest: row for row in found}

    def sealed_about(self, actor: str) -> list[SealedRow]:
        found = self._vault("WHERE instr(about, ?) ORDER BY digest", [actor])
        return [row for row in found if actor in row.about]

    def sealed(self) -> list[SealedRow]:
        return self._vault("ORDER BY digest")

    def _vault(self, which: str, values: Sequence[object] = ()) -> list[SealedRow]:
        rows = self.file.query(f"SELECT digest, sealed, about, keys, retention FROM vault {which}", values)
        return [from_stored_form(*row) for row in rows]

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


def _of_an_earlier_version(file: SQLiteFile) -> Unreadable:
    return Unreadable(
        Text(f"{file.path} was kept by an earlier development version, without a vault.", f"{file.path} a été tenu par une version de développement antérieure, sans coffre."),
        Text("Export it with that version, then `ect restore` the export into a new folder.", "Exportez-le avec cette version, puis restaurez cette sortie par « ect restore » dans un nouveau dossier."),
    )  # fmt: skip
