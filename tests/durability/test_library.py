"""What is kept on a server is the library's own: its recorder reads our rows, from a table like the one it makes."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from eventsourcing.persistence import IntegrityError, StoredEvent
from eventsourcing.postgres import PostgresAggregateRecorder, PostgresDatastore

from ect_journal import Journal
from ect_journal.store.address import Address
from tests.durability.checks import assert_sound
from tests.durability.contract import act
from tests.durability.scenes import CountedWorld
from tests.durability.server import Server

Recorders = Callable[[str], PostgresAggregateRecorder]
COLUMNS = """SELECT column_name, data_type, is_nullable, column_default FROM information_schema.columns
    WHERE table_schema = %s AND table_name = 'stored_events' ORDER BY ordinal_position"""
KEY = """SELECT k.column_name FROM information_schema.table_constraints c JOIN information_schema.key_column_usage k
    USING (constraint_schema, constraint_name)
    WHERE c.table_schema = %s AND c.table_name = 'stored_events' AND constraint_type = 'PRIMARY KEY' ORDER BY k.ordinal_position"""


@pytest.fixture
def recorder(server: Server) -> Iterator[Recorders]:
    """The library's recorder on a schema, untouched."""
    stores: list[PostgresDatastore] = []

    def made(schema: str) -> PostgresAggregateRecorder:
        stores.append(
            PostgresDatastore(dbname="postgres", host="127.0.0.1", port=str(server.port), user="postgres", password="", schema=schema)
        )  # fmt: skip
        return PostgresAggregateRecorder(stores[-1], events_table_name="stored_events")

    yield made
    for store in stores:
        store.close()


@pytest.fixture
def journal(tmp_path: Path, schema: str) -> Iterator[Journal]:
    world = CountedWorld()
    with act(Journal.create(tmp_path, origin="contract", by="rd", world=world, store=schema)) as journal:
        yield journal


def test_reads(recorder: Recorders, journal: Journal, schema: str) -> None:
    """Entries and checkpoints, as events of two originators; a part of them, and backwards."""
    theirs = recorder(Address.read(schema).schema)
    rows = [(journal.uuid, row.position, row.type, row.state) for row in journal.rows()]
    assert [of(event) for event in theirs.select_events(journal.uuid)] == rows
    assert [of(event) for event in theirs.select_events(journal.uuid, gt=2, lte=5)] == rows[2:5]
    assert [of(event) for event in theirs.select_events(journal.uuid, desc=True, limit=2)] == rows[:-3:-1]
    texts = journal.store.checkpoints_id
    found = [(event.originator_version, event.state.decode()) for event in theirs.select_events(texts)]
    assert found == journal.store.checkpoints()


def of(event: StoredEvent) -> tuple[Any, ...]:
    return event.originator_id, event.originator_version, event.topic, bytes(event.state)


def test_writes_no_taken_position(recorder: Recorders, journal: Journal, schema: str) -> None:
    """It is refused a position that is taken, as we are."""
    theirs = recorder(Address.read(schema).schema)
    theirs.create_table()  # makes what it writes with; the table is there
    with pytest.raises(IntegrityError):
        theirs.insert_events([StoredEvent(journal.uuid, journal.head, "another", b"")])
    assert_sound(journal)


def test_same_table(server: Server, recorder: Recorders, schema: str) -> None:
    """The columns, their types, which may be null, and the key are those of the table that it makes itself."""
    theirs = server.new_name()
    server.sql(f"CREATE SCHEMA {theirs}")
    recorder(theirs).create_table()
    name = Address.read(schema).schema
    for question in (COLUMNS, KEY):
        assert server.sql(question, (theirs,)) == server.sql(question, (name,)) != []


def test_theirs_in_ours(recorder: Recorders, schema: str) -> None:
    """It goes on with the table that we made as with its own."""
    theirs = recorder(Address.read(schema).schema)
    theirs.create_table()
    someone = UUID(int=7)
    theirs.insert_events([StoredEvent(someone, 1, "topic", b"state")])
    assert [of(event) for event in theirs.select_events(someone)] == [(someone, 1, "topic", b"state")]
