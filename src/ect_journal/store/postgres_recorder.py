"""How the library writes to a PostgreSQL server: what one transaction does.

The library's recorder is subclassed: it writes with COPY (its own way hangs on a large insert), and once (its own
retries would insert again when an answer is lost).
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any
from uuid import UUID

from eventsourcing.persistence import IntegrityError, StoredEvent
from eventsourcing.postgres import PostgresAggregateRecorder, PostgresDatastore
from psycopg import Connection

from ect_journal.sealing import SealedRow
from ect_journal.store import NOTHING_GONE, Gone, stored_form
from ect_journal.store.server import Server


class _OneConnection:
    """Stands where the library keeps a pool: the store's own connection, so that one transaction reads and writes."""

    def __init__(self, server: Server) -> None:
        self._server = server

    def open(self, *_: object) -> None:
        """It opens by itself."""

    @contextmanager
    def connection(self) -> Iterator[Connection[Any]]:
        yield self._server.connection()

    def close(self) -> None:
        """The store closes it."""


class Datastore(PostgresDatastore):
    def __init__(self, server: Server, schema: str) -> None:
        super().__init__(dbname="", host="", port="", user="", password="", schema=schema)
        self.pool = _OneConnection(server)  # type: ignore[assignment]  # what the library asks of its pool

    def register_type_adapters(self) -> None:
        """COPY needs none."""


class Recorder(PostgresAggregateRecorder):
    def insert_events(self, stored_events: Sequence[StoredEvent], **kwargs: Any) -> Sequence[int] | None:
        with self.datastore.get_connection() as connection, connection.cursor() as cursor:
            self._insert_stored_events(cursor, stored_events, **kwargs)
        return None

    def _insert_stored_events(
        self, curs: Any, stored_events: Sequence[StoredEvent], sealed: Sequence[SealedRow] = (),
        marks: Sequence[str | None] = (), gone: Gone = NOTHING_GONE, journal: UUID | None = None, **_: Any,
    ) -> None:  # fmt: skip
        schema = f'"{self.datastore.schema}"'
        if marks:
            now = f"SELECT place FROM {schema}.moved WHERE journal = %(journal)s ORDER BY number DESC LIMIT 1"
            lift = f"""
                INSERT INTO {schema}.moved (journal, place) SELECT %(journal)s, NULL
                WHERE %(place)s::text IS NULL OR %(place)s = coalesce(({now}), %(place)s)
            """
            curs.execute(lift, {"journal": journal, "place": marks[0]})
            if not curs.rowcount:
                raise IntegrityError("the journal is kept elsewhere")
        for stub in gone.stubs:
            put = f"UPDATE {schema}.{self.events_table_name} SET topic = %s, state = %s"
            which = "WHERE originator_id = %s AND originator_version = %s"
            curs.execute(f"{put} {which}", (stub.type, stub.state, journal, stub.position))
            if curs.rowcount != 1:
                raise IntegrityError("a stub takes the place of one entry")
        if stored_events:
            table = f"{schema}.{self.events_table_name} (originator_id, originator_version, topic, state)"
            with curs.copy(f"COPY {table} FROM STDIN (FORMAT BINARY)") as copy:
                copy.set_types(["uuid", "int8", "text", "bytea"])
                for event in stored_events:
                    copy.write_row((event.originator_id, event.originator_version, event.topic, event.state))
        if gone.digests:
            which = "WHERE journal = %s AND digest = ANY(%s)"
            curs.execute(f"DELETE FROM {schema}.vault {which}", (journal, searchable(gone.digests)))
        if sealed:
            # A value restored or moved twice is the same value: its digest commits to all of it.
            values = [(journal, *stored_form(row)) for row in sealed]
            curs.executemany(
                f"INSERT INTO {schema}.vault VALUES (%s, %s, %s, %s, %s, %s) ON CONFLICT DO NOTHING", values
            )
        for place in filter(None, marks):
            curs.execute(f"INSERT INTO {schema}.moved (journal, place) VALUES (%s, %s)", (journal, place))


def searchable(texts: Iterable[str]) -> list[str]:
    """Without those that PostgreSQL keeps nowhere."""
    return [text for text in texts if "\0" not in text]
