"""One journal on a PostgreSQL server, beside others of the same schema or alone in its own.

Writers of one journal wait for each other on an advisory lock, which asks for no right: locking the table asks for UPDATE
or DELETE, which an appender must not have. What one transaction writes is in `postgres_recorder`.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import psycopg
from eventsourcing.persistence import IntegrityError, PersistenceError, StoredEvent

from ect_journal.codec import Row
from ect_journal.sealing import SealedRow
from ect_journal.store import IS_STUB, IS_WATCHED, NOTHING_GONE, Gone, Store, Taken, from_stored_form
from ect_journal.store.address import Address, setup_sql
from ect_journal.store.postgres_recorder import Datastore, Recorder, searchable
from ect_journal.store.schema import (
    already_there,
    check_layout,
    journals_of,
    layout_of,
    may_not_erase,
    not_there,
    which_one,
)
from ect_journal.store.server import Lost, Server, unreachable
from ect_journal.words import Text
from ect_journal.world import World


class _ServerWorld(World):
    """Dated by the server's clock, so that a team of ten has one."""

    whose_clock = Text("The server's clock", "L’horloge du serveur")

    def __init__(self, server: Server) -> None:
        self._server = server

    def now(self) -> datetime:
        [(now,)] = self._server.query("SELECT clock_timestamp() AT TIME ZONE 'UTC'")
        return now.replace(tzinfo=UTC)  # type: ignore[no-any-return]  # a datetime of the driver


class PostgresStore(Store):
    """Opened on an address; the journal is the one it names, or the only one of its schema."""

    def __init__(self, address: Address, *, new: bool = False) -> None:
        """Raises `Unreachable`, `JournalNotFound`, `Unreadable`; `AlreadyExists` for a new one that is there."""
        self._server = Server(address)
        self._schema = address.quoted
        self._has_turn = False
        try:
            check_layout(self._server)
            self.journal = self._which(address)
            self.address = address.of(self.journal)
            if new == bool(self.row(1)):
                raise already_there(self.address) if new else not_there(self.address)
        except BaseException:
            self.close()
            raise
        self._recorder = Recorder(Datastore(self._server, address.schema))
        # Two journals share a lock once in 2^64; they would then wait for each other, and nothing worse.
        self._key = int.from_bytes(self.journal.bytes[8:], signed=True)

    @classmethod
    def begin(cls, address: Address, journal: UUID) -> "PostgresStore":
        """A new journal there, empty until its first append."""
        return cls(address.of(journal), new=True)

    @staticmethod
    def prepare(address: Address) -> None:
        """Set up the schema of this address. Doing it again changes nothing."""
        with closing(Server(address)) as server:
            if layout_of(server) is None:
                server.run(setup_sql(address))
            check_layout(server)

    @staticmethod
    def listed(address: Address) -> list[tuple[UUID, str]]:
        """The journals of the schema, each with its origin, in the order of their UUIDs."""
        with closing(Server(address)) as server:
            check_layout(server)
            return journals_of(server)

    def _which(self, address: Address) -> UUID:
        if address.journal is not None:
            return address.journal
        found = journals_of(self._server)
        if len(found) != 1:
            raise which_one(address, found)
        return found[0][0]

    @property
    def place(self) -> str:
        return str(self.address)

    def world(self) -> World:
        return _ServerWorld(self._server)

    # writing

    @contextmanager
    def turn(self) -> Iterator[None]:
        if self._has_turn:
            yield
            return
        try:
            self._server.begin(self._key)
            self._has_turn = True
            yield
        except Lost as error:
            raise Taken from error
        finally:
            self._has_turn = False
            self._server.rollback()

    def _insert(
        self, events: Sequence[StoredEvent], sealed: Sequence[SealedRow], marks: Sequence[str | None], gone: Gone
    ) -> None:
        if gone != NOTHING_GONE and not self.may_erase():
            raise may_not_erase(self.address)
        with self.turn():
            try:
                self._recorder.insert_events(events, sealed=sealed, marks=marks, gone=gone, journal=self.journal)
                self._server.commit()
            except IntegrityError:
                self._server.rollback()
                raise
            except (PersistenceError, psycopg.Error) as error:
                said = self._server.said(error.__cause__ if isinstance(error.__cause__, psycopg.Error) else error)
                if not isinstance(said, Lost):
                    raise said from error
                self._settle(events, marks)
            except Lost:
                self._settle(events, marks)

    def may_erase(self) -> bool:
        sql = f"SELECT has_table_privilege('{self._schema}.vault', 'DELETE') AND NOT pg_is_in_recovery()"
        return bool(self._server.query(sql)[0][0])

    def clean(self) -> None:
        """For the owner of the tables to do: docs/server says how."""

    def _settle(self, events: Sequence[StoredEvent], marks: Sequence[str | None]) -> None:
        """The answer was lost: look whether what was being written stands. Raises `Taken` when it does not, and
        `Unreachable` when that cannot be known.

        Whoever was writing for us still holds the lock until that is decided, so having our turn again tells.
        """
        for again in (True, True, False):
            self._server.rollback()
            self._server.begin(self._key)
            try:
                stands = self._stands(events, marks)
                break
            except Lost as error:
                if not again:
                    raise unreachable(self.address, error) from None
        self._server.rollback()
        if not stands:
            raise Taken

    def _stands(self, events: Sequence[StoredEvent], marks: Sequence[str | None]) -> bool:
        if not events:
            return bool(marks) and self.moved() == marks[-1]
        last = events[-1]
        sql = f"SELECT state FROM {self._schema}.stored_events WHERE originator_id = %s AND originator_version = %s"
        return self._server.query(sql, (last.originator_id, last.originator_version)) == [(last.state,)]

    # reading

    def head(self) -> int:
        sql = f"SELECT max(originator_version) FROM {self._schema}.stored_events WHERE originator_id = %s"
        return self._server.query(sql, (self.journal,))[0][0] or 0

    def rows(self, after: int = 0, upto: int | None = None, types: Iterable[str] | None = None) -> list[Row]:
        found = self._select("originator_version, topic, state", self.journal, after, upto, types)
        return list(map(Row._make, found))

    def watched(self, after: int = 0) -> list[Row]:
        return self._indexed(IS_WATCHED, after)

    def stubs(self) -> list[Row]:
        return self._indexed(IS_STUB, 0)

    def _indexed(self, which: str, after: int) -> list[Row]:
        sql = f"""
            SELECT originator_version, topic, state FROM {self._schema}.stored_events
            WHERE originator_id = %s AND originator_version > %s AND {which} ORDER BY originator_version
        """
        return list(map(Row._make, self._server.query(sql, (self.journal, after))))

    def _beside(self, originator: UUID, after: int, upto: int | None) -> list[tuple[int, bytes]]:
        return self._select("originator_version, state", originator, after, upto)

    def checkpoint(self, size: int | None = None) -> str | None:
        sql = f"SELECT state FROM {self._schema}.stored_events WHERE originator_id = %s"
        values: list[object] = [self.checkpoints_id]
        if size is not None:
            sql, values = sql + " AND originator_version = %s", [*values, size]
        found = self._server.query(sql + " ORDER BY originator_version DESC LIMIT 1", values)
        return found[0][0].decode() if found else None

    def _select(
        self, columns: str, originator: UUID, after: int, upto: int | None, types: Iterable[str] | None = None
    ) -> list[Any]:
        sql = f"SELECT {columns} FROM {self._schema}.stored_events WHERE originator_id = %s AND originator_version > %s"
        values: list[object] = [originator, after]
        if upto is not None:
            sql, values = sql + " AND originator_version <= %s", [*values, upto]
        if types is not None:
            sql, values = sql + " AND topic = ANY(%s)", [*values, searchable(types)]
        return self._server.query(sql + " ORDER BY originator_version", values)

    def sealed_rows(self, digests: Iterable[str]) -> dict[str, SealedRow]:
        return {row.digest: row for row in self._vault("AND digest = ANY(%s)", searchable(digests))}

    def sealed_about(self, actor: str) -> list[SealedRow]:
        [actor] = searchable([actor]) or [""]
        return self._vault("AND %s = ANY(string_to_array(about, ' '))", actor)

    def sealed(self) -> list[SealedRow]:
        return self._vault()

    def _vault(self, which: str = "", *values: object) -> list[SealedRow]:
        sql = f"""
            SELECT digest, sealed, about, keys, retention FROM {self._schema}.vault
            WHERE journal = %s {which} ORDER BY digest COLLATE "C"
        """
        return [from_stored_form(*row) for row in self._server.query(sql, (self.journal, *values))]

    def moved(self) -> str | None:
        sql = f"SELECT place FROM {self._schema}.moved WHERE journal = %s ORDER BY number DESC LIMIT 1"
        found = self._server.query(sql, (self.journal,))
        return found[0][0] if found else None

    def close(self) -> None:
        self._server.close()
