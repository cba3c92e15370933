"""A journal goes from a file to a server and back: exact bytes, and never two places that record."""

from contextlib import closing
from pathlib import Path

import orjson
import pytest

from ect_journal import AlreadyExists, Journal
from ect_journal.errors import InvalidInput, ReadOnly, Tampered
from ect_journal.moving import FILE, move
from ect_journal.store.address import Address
from ect_journal.store.postgres import PostgresStore
from ect_journal.store.sqlite import SQLiteStore
from ect_journal.transfer import backup, restore
from tests.durability.checks import assert_clear, assert_sound, contents
from tests.durability.moves import all_of, begun, kept, moved, recording
from tests.durability.scenes import CountedWorld, begin, note
from tests.durability.server import Server

LATE = ("memo.written", {"title": "Après", "note_kind": "field", "text": "des mots d’après"})


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return begun(tmp_path / "journal")


@pytest.fixture
def elsewhere(server: Server) -> str:
    """A second place on the server."""
    address = server.address(server.new_name())
    PostgresStore.prepare(Address.read(address))
    return address


def test_there_and_back(folder: Path, schema: str) -> None:
    """To a server and back to a file: the same bytes, every checkpoint, every sealed value, every setting."""
    before, files = kept(folder), contents(folder)
    settings = (folder / "ect.toml").read_bytes()
    gone = moved(folder, schema)
    assert gone.entries == before[1]
    assert gone.roots == len(before[-1])
    assert kept(folder) == before
    with Journal.open(folder) as journal:
        assert isinstance(journal.store, PostgresStore)
        assert journal.store.place == gone.place
        assert journal.by == "rd"
        assert f'store = "{gone.place}"' in (folder / "ect.toml").read_text(encoding="utf-8")
    back = moved(folder, FILE)
    assert (back.entries, back.roots) == (gone.entries, gone.roots)
    assert kept(folder) == before
    assert (folder / "ect.toml").read_bytes() == settings
    assert {**contents(folder), "journal.sqlite": ""} == {**files, "journal.sqlite": ""}
    with Journal.open(folder, world=CountedWorld()) as journal:
        assert isinstance(journal.store, SQLiteStore)


def test_growing(folder: Path, schema: str, elsewhere: str) -> None:
    """Recorded in between, at each place; a journal may go round as often as one likes, between servers as well."""
    for to in (schema, FILE, schema, elsewhere, FILE, elsewhere):
        before = kept(folder)
        gone = moved(folder, to)
        assert gone.entries == before[1]
        assert kept(folder) == before
        with Journal.open(folder) as journal:
            journal.record(LATE)
            assert journal.store.checkpoints()[:-1] == before[-1]
        assert list(recording(folder, schema, elsewhere)) == [gone.place]
    with Journal.open(folder) as journal:
        titles = [orjson.loads(row.state)["data"].get("title") for row in journal.rows(types=["memo.written"])]
        assert titles.count("Après") == 6


def test_old_place(folder: Path, schema: str) -> None:
    """Whoever has the journal open in the old place reads on there, cannot record, and is told where it went."""
    with Journal.open(folder) as open_file:
        gone = moved(folder, schema)
        with Journal.open(folder) as open_server:
            for there, place in ((open_file, gone.place), (open_server, str(folder / "journal.sqlite"))):
                if there is open_server:
                    there.record(LATE)
                    moved(folder, FILE)
                size = there.head
                for _ in range(2):
                    with pytest.raises(ReadOnly) as caught:
                        there.record(note())
                    assert_clear(caught.value)
                    assert place in caught.value.message.en
                    assert place in caught.value.message.fr
                assert there.head == size
                assert_sound(there)
            open_file.record(note())  # it is back
            assert_sound(open_file)


def test_refused(tmp_path: Path, folder: Path, schema: str) -> None:
    """Where it is already, to what is no place, or where another journal of that UUID records: nothing changes."""
    before, files = kept(folder), contents(folder)
    for to, kind in (
        (FILE, AlreadyExists),
        ("elsewhere", InvalidInput),
        ("", InvalidInput),
        ("mysql://h/d", InvalidInput),
    ):
        with pytest.raises(kind) as caught:
            moved(folder, to)
        assert_clear(caught.value)
    with Journal.open(folder) as journal:
        backup(journal, tmp_path / "copy")
    gone = moved(tmp_path / "copy", schema)
    with pytest.raises(AlreadyExists) as caught:
        moved(folder, schema)
    assert_clear(caught.value)
    with pytest.raises(AlreadyExists):
        moved(tmp_path / "copy", gone.place)
    assert kept(folder) == before
    assert contents(folder) == files


def test_without_folder(schema: str) -> None:
    """A journal in memory, or opened by its address alone, has no folder to say it in."""
    with pytest.raises(InvalidInput) as caught:
        move(begin(Journal.in_memory(by="rd", world=CountedWorld())), schema)
    assert_clear(caught.value)
    assert PostgresStore.listed(Address.read(schema)) == []


def tampered(server: Server, schema: str) -> None:
    """An entry on the server with other words, whatever its triggers say."""
    table = f"{Address.read(schema).schema}.stored_events"
    change = f"UPDATE {table} SET state = replace(convert_from(state, 'UTF8'), 'Seule', 'Nulle')::bytea WHERE convert_from(state, 'UTF8') LIKE '%Seule%'"
    with server.connect() as raw:
        raw.execute("SET session_replication_role = replica")
        assert raw.execute(change.encode()).rowcount == 1


def test_tampered(server: Server, folder: Path, schema: str) -> None:
    """Bytes that do not give their roots are not moved: the journal stays, and is recorded in, where it was."""
    before = kept(folder)
    gone = moved(folder, schema)
    tampered(server, schema)
    with pytest.raises(Tampered) as caught:
        moved(folder, FILE)
    assert_clear(caught.value)
    with Journal.open(folder) as journal, closing(SQLiteStore(folder / "journal.sqlite")) as file:
        assert journal.store.place == gone.place
        assert journal.store.moved() is None
        assert all_of(file) == before
        assert file.moved() == gone.place


def test_tampered_copy(server: Server, folder: Path, schema: str) -> None:
    """Nor does a journal go back to a copy that was changed meanwhile."""
    moved(folder, schema)
    moved(folder, FILE)
    tampered(server, schema)
    before = kept(folder)
    with pytest.raises(Tampered) as caught:
        moved(folder, schema)
    assert_clear(caught.value)
    assert kept(folder) == before
    assert list(recording(folder, schema)) == [str(folder / "journal.sqlite")]
    with Journal.open(folder) as journal:
        journal.record(note())


def test_copies(tmp_path: Path, folder: Path, schema: str) -> None:
    """A backup of a journal on a server is a folder that needs none; its lines restore to the same."""
    moved(folder, schema)
    before = kept(folder)
    with Journal.open(folder) as journal:
        copy = backup(journal, tmp_path / "copy")
        restored = restore([row.state for row in journal.rows()], None)
        assert restored.rows() == journal.rows()
    assert kept(copy) == before
    assert "store" not in (copy / "ect.toml").read_text(encoding="utf-8").replace("# ", "").split("\n", 1)[1]
    with Journal.open(copy) as journal:
        journal.record(note())
    assert kept(folder) == before
