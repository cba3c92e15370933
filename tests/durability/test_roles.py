"""Who may do what on the server: a reader reads, an appender appends, a keeper erases, and nobody changes what is there."""

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import psycopg
import pytest

from ect_journal import Journal
from ect_journal.codec import Row
from ect_journal.errors import ReadOnly, Unreadable
from ect_journal.moving import move
from ect_journal.store import Gone
from ect_journal.store.address import Address, setup_sql
from ect_journal.store.postgres import PostgresStore
from tests.durability.checks import assert_clear, assert_sound, half_translated
from tests.durability.contract import act, everything, some_rows, stub
from tests.durability.scenes import NEED, SECRET, begin, note
from tests.durability.server import Server

CHANGES = {
    "UPDATE": "UPDATE {table} SET {column} = {column}",
    "UPDATE nothing": "UPDATE {table} SET {column} = {column} WHERE false",
    "DELETE": "DELETE FROM {table}",
    "DELETE nothing": "DELETE FROM {table} WHERE false",
    "TRUNCATE": "TRUNCATE {table}",
    "MERGE": "MERGE INTO {table} AS t USING {table} AS s ON t.{column} = s.{column} WHEN MATCHED THEN DELETE",
    "DROP": "DROP TABLE {table}",
    "ALTER": "ALTER TABLE {table} DISABLE TRIGGER ALL",
    "TRIGGER": "DROP TRIGGER append_only ON {table}",
}
DELETING = ("DELETE", "DELETE nothing", "MERGE")
TABLES = {"stored_events": "topic", "vault": "digest", "moved": "place", "layout": "version"}
UPSERT = """INSERT INTO {table} SELECT * FROM {table} LIMIT 1
    ON CONFLICT (originator_id, originator_version) DO UPDATE SET topic = 'another'"""
TAKEN = "INSERT INTO {table} SELECT originator_id, originator_version, topic, 'another' FROM {table}"


ENTRY = "originator_version = 4 AND topic <> 'checkpoint'"
ALMOST = {
    "another topic": "SET topic = 'entry.Blank', state = '' WHERE {entry}",
    "no topic": "SET topic = NULL WHERE {entry}",
    "the topic it had": "SET state = '' WHERE {entry}",
    "all at once": "SET topic = 'entry.blank', state = ''",
    "what opened the journal": "SET topic = 'entry.blank', state = '' WHERE topic = 'journal.opened'",
    "a checkpoint": "SET topic = 'entry.blank', state = '' WHERE topic = 'checkpoint'",
    "a stub": "SET topic = 'entry.blank', state = '' WHERE topic = 'entry.blank'",
    "another position": "SET topic = 'entry.blank', originator_version = 99 WHERE {entry}",
    "another journal": "SET topic = 'entry.blank', originator_id = gen_random_uuid() WHERE {entry}",
}
"""What comes close to putting a stub in the place of an entry."""


@pytest.fixture
def journal(tmp_path: Path, schema: str) -> Iterator[Journal]:
    with begin(Journal.create(tmp_path / "journal", origin="roles", by="rd", store=schema)) as journal:
        yield journal


@pytest.fixture
def name(schema: str) -> str:
    """Of the schema."""
    return Address.read(schema).schema


def the_role(server: Server, name: str, kind: str) -> tuple[str, str]:
    """A new person with this role, and the address as they write it."""
    person = server.login(f"{name}_{kind}")
    return person, server.address(name, user=person)


def test_appender(server: Server, journal: Journal, name: str) -> None:
    """Whoever may append does all that a journal does."""
    before = journal.rows()
    _, address = the_role(server, name, "appender")
    with Journal.open(address) as theirs:
        theirs.by = "rd"
        theirs.record(("memo.written", {"title": "Mémo", "note_kind": "field", "text": "leurs mots"}))
        theirs.correct(NEED, {"title": "Autrement"}, reason="faute")
        with theirs.batch() as batch:
            batch.record(note())
            batch.retract(NEED, reason="error")
        assert_sound(theirs)
        assert theirs.rows() == journal.rows()
    assert journal.rows()[: len(before)] == before


def test_appender_begins(tmp_path: Path, server: Server, name: str) -> None:
    """An appender may begin a journal in a schema that is set up."""
    _, address = the_role(server, name, "appender")
    with act(Journal.create(tmp_path, origin="contract", by="rd", store=address)) as journal:
        assert_sound(journal)


def test_reader(server: Server, journal: Journal, name: str) -> None:
    """Whoever may read reads everything, and is told why they cannot record; nothing is written."""
    _, address = the_role(server, name, "reader")
    before = everything(journal.store)
    with Journal.open(address) as theirs:
        theirs.by = "rd"
        assert everything(theirs.store) == before
        assert theirs.open_sealed(theirs.entry(NEED).event.text) == SECRET  # type: ignore[attr-defined]
        assert theirs.trial.record(note()).position == journal.head + 1
        for _ in range(2):
            with pytest.raises(ReadOnly) as caught:
                theirs.record(note())
            assert_clear(caught.value)
            assert f"{name}_appender" in str(caught.value)
        with pytest.raises(ReadOnly):
            theirs.store.mark("elsewhere")
        assert theirs.current(NEED) == journal.current(NEED)
    assert everything(journal.store) == before
    assert journal.store.moved() is None


def test_reader_begins_nothing(tmp_path: Path, server: Server, name: str, schema: str) -> None:
    """A reader can neither begin a journal nor move one there; no folder is left behind, and the journal stays."""
    _, address = the_role(server, name, "reader")
    with pytest.raises(ReadOnly):
        Journal.create(tmp_path / "new", origin="new", by="rd", store=address)
    assert not (tmp_path / "new" / "ect.toml").exists()
    with begin(Journal.create(tmp_path / "file", origin="file", by="rd")) as journal:
        with pytest.raises(ReadOnly):
            move(journal, address)
    with Journal.open(tmp_path / "file") as journal:
        journal.record(note())
    assert PostgresStore.listed(Address.read(schema)) == []


@pytest.mark.parametrize("kind", ["appender", "reader"])
@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("verb", CHANGES)
def test_raw_change(server: Server, journal: Journal, name: str, kind: str, table: str, verb: str) -> None:
    """Not even in SQL of their own does either role change, remove or lift anything."""
    person, _ = the_role(server, name, kind)
    before = everything(journal.store)
    journal.store.mark(None)
    statement = CHANGES[verb].format(table=f"{name}.{table}", column=TABLES[table])
    with pytest.raises((psycopg.errors.InsufficientPrivilege, psycopg.errors.UndefinedObject)):
        server.sql(statement, user=person)
    assert everything(journal.store) == before


def test_keeper(server: Server, journal: Journal, name: str) -> None:
    """A keeper does all that an appender does, and erases as well."""
    _, address = the_role(server, name, "keeper")
    with Journal.open(address) as theirs:
        theirs.by = "rd"
        theirs.record(("memo.written", {"title": "Mémo", "note_kind": "field", "text": "leurs mots"}))
        assert_sound(theirs)
        store = theirs.store
        assert store.may_erase()
        first, second, *rest = store.sealed()
        head = store.head()
        store.append(some_rows(head + 1, head + 1), "next\n", (), Gone((first.digest,), (stub(4),)))
        store.forget([second.digest])
        assert store.sealed() == rest
        assert store.row(4) == stub(4)
    assert journal.store.sealed() == rest


@pytest.mark.parametrize("kind", ["appender", "reader"])
def test_may_not_erase(server: Server, journal: Journal, name: str, kind: str) -> None:
    """Who may not erase is told whom to ask; nothing is written, and the next entry is recorded as ever."""
    _, address = the_role(server, name, kind)
    before = everything(journal.store)
    digest = journal.store.sealed()[0].digest
    assert journal.store.may_erase()
    with closing(PostgresStore(Address.read(address))) as theirs:
        assert not theirs.may_erase()
        attempts: list[Callable[[], None]] = [
            lambda: theirs.append(some_rows(5, 5), "next\n", (), Gone((digest,))),
            lambda: theirs.append(some_rows(5, 5), "next\n", (), Gone((), (stub(4),))),
            lambda: theirs.forget([digest]),
        ]
        for attempt in attempts:
            with pytest.raises(ReadOnly) as caught:
                attempt()
            assert_clear(caught.value)
            assert half_translated(caught.value) == []
            assert "may not erase" in str(caught.value)
            assert f"{name}_keeper" in str(caught.value)
        theirs.forget(["digest-of-nine"])  # nothing to delete
        assert everything(theirs) == before
        if kind == "appender":
            theirs.append(some_rows(5, 5), "next\n")


def test_keeper_raw(server: Server, journal: Journal, name: str) -> None:
    """In SQL of their own, a keeper puts one stub in the place of an entry, and deletes from the vault; nothing else."""
    person, _ = the_role(server, name, "keeper")
    events = f"{name}.stored_events"
    server.sql(f"INSERT INTO {events} VALUES (%s, 98, 'entry.blank', 'x')", (journal.uuid,), user=person)
    before = server.sql(f"SELECT * FROM {events} ORDER BY 1, 2")
    journal.store.mark(None)
    for statement in ALMOST.values():
        with pytest.raises(psycopg.Error, match=r"append-only|permission denied"):
            server.sql(f"UPDATE {events} {statement.format(entry=ENTRY)}", user=person)
    for table, column in TABLES.items():
        for verb, statement in CHANGES.items():
            if (table == "vault" and verb in DELETING) or (table, verb) == ("stored_events", "UPDATE nothing"):
                continue
            with pytest.raises(psycopg.Error):
                server.sql(statement.format(table=f"{name}.{table}", column=column), user=person)
    assert server.sql(f"SELECT * FROM {events} ORDER BY 1, 2") == before
    assert journal.store.sealed()
    server.sql(f"DELETE FROM {name}.vault", user=person)
    server.sql(
        f"UPDATE {events} SET topic = 'entry.blank', state = 'x' WHERE originator_version = 4 AND topic <> 'checkpoint'",
        user=person,
    )
    assert journal.store.sealed() == []
    assert journal.store.row(4) == Row(4, "entry.blank", b"x")


@pytest.mark.parametrize("statement", ALMOST.values(), ids=ALMOST)
def test_owner_stubs(server: Server, journal: Journal, name: str, statement: str) -> None:
    """Nor does the owner put anything else in the place of an entry, a checkpoint or a stub."""
    server.sql(f"INSERT INTO {name}.stored_events VALUES (%s, 98, 'entry.blank', 'x')", (journal.uuid,))
    before = everything(journal.store)
    with pytest.raises(psycopg.Error, match="append-only"):
        server.sql(f"UPDATE {name}.stored_events {statement.format(entry=ENTRY)}")
    assert everything(journal.store) == before


@pytest.mark.parametrize("statement", [TAKEN, UPSERT], ids=["a taken position", "an upsert"])
def test_raw_insert(server: Server, journal: Journal, name: str, statement: str) -> None:
    """An appender inserts nothing at a position that is taken; a reader nothing at all."""
    before = everything(journal.store)
    for kind in ("appender", "reader"):
        person, _ = the_role(server, name, kind)
        with pytest.raises((psycopg.errors.InsufficientPrivilege, psycopg.errors.UniqueViolation)):
            server.sql(statement.format(table=f"{name}.stored_events"), user=person)
    assert everything(journal.store) == before


@pytest.mark.parametrize("verb", ["UPDATE", "DELETE", "DELETE nothing", "TRUNCATE", "MERGE"])
def test_owner(server: Server, journal: Journal, name: str, verb: str) -> None:
    """The entries stop their owner, and the superuser, as well."""
    before = everything(journal.store)
    statement = CHANGES[verb].format(table=f"{name}.stored_events", column="topic")
    with pytest.raises(psycopg.Error, match="append-only"):
        server.sql(statement)
    with pytest.raises(psycopg.Error, match="append-only"):
        server.sql(UPSERT.format(table=f"{name}.stored_events"))
    assert everything(journal.store) == before


def test_moved_is_no_bypass(server: Server, journal: Journal, name: str) -> None:
    """Nobody inserts into a journal that was moved, by whatever way; others of the schema are not concerned."""
    journal.store.mark("elsewhere")
    insert = f"INSERT INTO {name}.stored_events VALUES (%s, 99, 'memo.written', 'x')"
    with pytest.raises(psycopg.Error, match="moved"):
        server.sql(insert, (journal.uuid,))
    server.sql(insert, ("6f1c1d2e-0000-4000-8000-00000000000f",))
    assert journal.head == 4


def test_nobody_else(server: Server, journal: Journal, name: str) -> None:
    """A role that was granted nothing reads nothing, and says what to ask for."""
    server.sql(f"CREATE ROLE {name}_stranger")
    person = server.login(f"{name}_stranger")
    with pytest.raises(ReadOnly) as caught:
        PostgresStore(Address.read(server.address(name, user=person)))
    assert_clear(caught.value)
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        server.sql(f"SELECT * FROM {name}.vault", user=person)


def test_apart(server: Server, journal: Journal, name: str) -> None:
    """An appender of one schema is a stranger in another."""
    other = server.new_name()
    PostgresStore.prepare(Address.read(server.address(other)))
    person, _ = the_role(server, other, "appender")
    with pytest.raises(ReadOnly):
        PostgresStore(Address.read(server.address(name, user=person)))


def test_set_up_again(server: Server, journal: Journal, name: str, schema: str) -> None:
    """Setting up what is set up changes nothing, for whoever may, and is refused clearly to who may not."""
    before = everything(journal.store)
    PostgresStore.prepare(Address.read(schema))
    _, address = the_role(server, name, "appender")
    PostgresStore.prepare(Address.read(address))  # nothing to do
    with pytest.raises(ReadOnly) as caught:
        PostgresStore.prepare(Address.read(address.replace(f"schema={name}", f"schema={server.new_name()}")))
    assert_clear(caught.value)
    assert everything(journal.store) == before
    journal.store.append(some_rows(5, 5), "size 5\\n")


def test_earlier_layout(server: Server, name: str, schema: str) -> None:
    """A schema of the layout before this one is refused, by the program and by the script, and left as it is."""
    server.sql(f"DROP TABLE {name}.vault; UPDATE {name}.layout SET version = 1")
    for attempt in (PostgresStore.listed, PostgresStore.prepare):
        with pytest.raises(Unreadable) as caught:
            attempt(Address.read(schema))
        assert_clear(caught.value)
    with pytest.raises(psycopg.Error, match="another layout"):
        server.sql(setup_sql(Address.read(schema)))
    assert server.sql(f"SELECT version FROM {name}.layout") == [(1,)]
    assert server.sql(f"SELECT to_regclass('{name}.vault')") == [(None,)]
