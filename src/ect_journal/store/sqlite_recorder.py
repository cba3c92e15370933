"""How the library writes into one SQLite file: its tables, its triggers, and what one transaction does.

Knows SQL and the library's recorder; leaves the file's life, and reading, to `sqlite`.
"""

from collections.abc import Sequence
from typing import Any

from eventsourcing.persistence import IntegrityError, StoredEvent
from eventsourcing.sqlite import (
    SQLiteAggregateRecorder,
    SQLiteConnection,
    SQLiteConnectionPool,
    SQLiteCursor,
    SQLiteDatastore,
)

from ect_journal.sealing import SealedRow
from ect_journal.store import BLANK, IS_INDEXED, NOTHING_GONE, STAYS, Gone, stored_form
from ect_journal.store.sqlite_debt import DEBT, OWE

_PRIVACY = "CREATE INDEX IF NOT EXISTS {table}_privacy ON {table} (originator_id, originator_version) WHERE {which}"
_VAULT = """
CREATE TABLE IF NOT EXISTS vault (
    digest TEXT PRIMARY KEY, sealed BLOB NOT NULL, about TEXT NOT NULL, keys TEXT NOT NULL, retention TEXT NOT NULL
) WITHOUT ROWID
"""
# The triggers stop accidents; tampering is what the tree is for. The INSERT one is needed because INSERT OR REPLACE
# passes a primary key by. One UPDATE passes: a stub in the place of an entry, which a second stub does not replace.
_TRIGGERS = """
CREATE TRIGGER IF NOT EXISTS {table}_no_{verb} BEFORE {verb} ON {table} {when}
BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END
"""
_TAKEN = "WHEN EXISTS (SELECT 1 FROM {table} WHERE originator_id = NEW.originator_id AND originator_version = NEW.originator_version)"
_NO_STUB = f"""WHEN NOT (
    NEW.originator_id IS OLD.originator_id AND NEW.originator_version IS OLD.originator_version
    AND NEW.topic IS '{BLANK}' AND coalesce(OLD.topic, '{BLANK}') NOT IN {STAYS}
)"""
_MOVED = """
CREATE TRIGGER IF NOT EXISTS {table}_not_moved BEFORE INSERT ON {table}
WHEN (SELECT place FROM moved ORDER BY number DESC LIMIT 1) IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'the journal was moved'); END
"""
_LIFT = """
INSERT INTO moved (place) SELECT NULL
WHERE :place IS NULL OR :place = coalesce((SELECT place FROM moved ORDER BY number DESC LIMIT 1), :place)
"""


class _Pool(SQLiteConnectionPool):
    def _create_connection(self) -> SQLiteConnection:
        connection = super()._create_connection()
        cursor = connection.cursor()
        cursor.execute("PRAGMA synchronous = FULL")  # what was acknowledged survives a power cut
        cursor.execute("PRAGMA secure_delete = ON")  # what is deleted is written over
        return connection


class Datastore(SQLiteDatastore):
    def __init__(self, db_name: str, lock_timeout: int) -> None:
        super().__init__(db_name, lock_timeout=lock_timeout)
        self.pool = _Pool(db_name=db_name, lock_timeout=lock_timeout)


class Recorder(SQLiteAggregateRecorder):
    def construct_create_table_statements(self) -> list[str]:
        table = self.events_table_name
        return [
            *super().construct_create_table_statements(),
            _PRIVACY.format(table=table, which=IS_INDEXED),
            _VAULT,
            DEBT,
            _TRIGGERS.format(table=table, verb="UPDATE", when=_NO_STUB),
            _TRIGGERS.format(table=table, verb="DELETE", when=""),
            _TRIGGERS.format(table=table, verb="INSERT", when=_TAKEN.format(table=table)),
        ]

    def _insert_events(
        self, c: SQLiteCursor, stored_events: Sequence[StoredEvent], sealed: Sequence[SealedRow] = (),
        marks: Sequence[str | None] = (), gone: Gone = NOTHING_GONE, journal: str = "", **_: Any,
    ) -> Sequence[int] | None:  # fmt: skip
        if marks:
            c.execute("CREATE TABLE IF NOT EXISTS moved (number INTEGER PRIMARY KEY, place TEXT)")
            c.execute(_MOVED.format(table=self.events_table_name))
            c.execute(_LIFT, {"place": marks[0]})
            if not c.sqlite_cursor.rowcount:
                raise IntegrityError("the journal is kept elsewhere")
        self._take_away(c, gone, journal)
        super()._insert_events(c, stored_events)
        # A value restored or moved twice is the same value: its digest commits to all of it.
        c.executemany("INSERT OR IGNORE INTO vault VALUES (?, ?, ?, ?, ?)", map(stored_form, sealed))
        for place in filter(None, marks):
            c.execute("INSERT INTO moved (place) VALUES (?)", (place,))
        return None

    def _take_away(self, c: SQLiteCursor, gone: Gone, journal: str) -> None:
        put = f"UPDATE {self.events_table_name} SET topic = ?, state = ? WHERE originator_id = ? AND originator_version = ?"
        for stub in gone.stubs:
            c.execute(put, (stub.type, stub.state, journal, stub.position))
            if c.sqlite_cursor.rowcount != 1:
                raise IntegrityError("a stub takes the place of one entry")
        c.executemany("DELETE FROM vault WHERE digest = ?", [(digest,) for digest in gone.digests])
        if gone != NOTHING_GONE:
            c.execute(OWE)
