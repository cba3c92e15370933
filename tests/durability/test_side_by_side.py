"""Several journals on one server, in one schema or in one each: they never mix."""

from pathlib import Path
from uuid import UUID

import pytest

from ect_journal import AlreadyExists, EctError, Journal, JournalNotFound
from ect_journal.errors import ReadOnly
from ect_journal.store.address import Address
from ect_journal.store.postgres import PostgresStore
from tests.durability.checks import assert_clear, assert_sound
from tests.durability.contract import JOURNAL, everything, some_rows, some_sealed
from tests.durability.scenes import NEED, SECRET, CountedWorld, begin, note
from tests.durability.server import Server

OTHER = UUID("6f1c1d2e-0000-4000-8000-000000000009")
CHECKPOINTS = [(2, "size 2\n"), (5, "size 5\n")]


def test_rows(schema: str) -> None:
    """Two stores in one schema keep the same positions and digests apart, whichever of them is asked."""
    address = Address.read(schema)
    one, two = PostgresStore.begin(address, JOURNAL), PostgresStore.begin(address, OTHER)
    one.receive(some_rows(1, 5, "one"), CHECKPOINTS, some_sealed("same", "one"), None)
    assert everything(two) == (0, [], None, [])
    assert two.checkpoints() == []
    two.append(some_rows(1, 3, "two"), "two\n", some_sealed("same", "two"))
    for store, said, head, last in ((one, "one", 5, "size 5\n"), (two, "two", 3, "two\n")):
        again = PostgresStore(store.address)
        sealed = sorted(some_sealed("same", said))
        for each in (store, again):
            assert everything(each) == (head, some_rows(1, head, said), last, sealed)
            assert each.row(1) == some_rows(1, 1, said)[0]
            assert each.row(4) == (some_rows(4, 4, said)[0] if head > 3 else None)
        assert again.journal == store.journal
        assert again.sealed_rows([row.digest for row in some_sealed("same", "one", "two")]).keys() == {
            row.digest for row in sealed
        }
        again.close()
        store.close()


def test_marks(schema: str) -> None:
    """That one journal went elsewhere does not stop the other."""
    one, two = (PostgresStore.begin(Address.read(schema), journal) for journal in (JOURNAL, OTHER))
    for store in (one, two):
        store.append(some_rows(1, 1), "size 1\n")
    one.mark("elsewhere")
    assert (one.moved(), two.moved()) == ("elsewhere", None)
    two.append(some_rows(2, 2), "size 2\n")
    with pytest.raises(ReadOnly):
        one.append(some_rows(2, 2), "size 2\n")
    assert (one.head(), two.head()) == (1, 2)
    one.close()
    two.close()


def test_checkpoints_are_no_journal(tmp_path: Path, schema: str) -> None:
    """The checkpoints of a journal, which are kept under a UUID of their own, are not mistaken for another journal."""
    with Journal.create(tmp_path, origin="one", by="rd", store=schema) as one:
        assert PostgresStore.listed(Address.read(schema)) == [(one.uuid, "one")]
        with pytest.raises(EctError) as caught:
            Journal.open(f"{schema}&journal={one.store.checkpoints_id}")
        assert_clear(caught.value)


def test_turns(schema: str) -> None:
    """A turn of one journal keeps nobody waiting who writes another."""
    one, two = (PostgresStore.begin(Address.read(schema), journal) for journal in (JOURNAL, OTHER))
    with one.turn():
        two.append(some_rows(1, 1), "size 1\n")
        with two.turn():
            one.append(some_rows(1, 1), "size 1\n")
            two.append(some_rows(2, 2), "size 2\n")
    assert (one.head(), two.head()) == (1, 2)
    one.close()
    two.close()


@pytest.mark.parametrize("apart", [False, True], ids=["one schema", "a schema each"])
def test_journals(tmp_path: Path, server: Server, schema: str, apart: bool) -> None:
    """Three teams that record by turns have each the journal they would have alone."""
    alone = begin(Journal.in_memory(by="rd", world=CountedWorld()))
    journals = []
    for number in range(3):
        where = schema
        if apart:
            where = server.address(server.new_name())
            PostgresStore.prepare(Address.read(where))
        world = CountedWorld()
        world.ids = 1000 * number
        journals.append(Journal.create(tmp_path / str(number), origin=f"n {number}", by="rd", world=world, store=where))
    for each in journals:
        begin(each)
    for _ in range(4):
        for number, each in enumerate(journals):
            each.record(("memo.written", {"title": f"de {number}", "note_kind": "field", "text": f"mots de {number}"}))
    journals[1].correct(NEED, {"title": "Autrement"}, reason="faute")
    journals[2].retract(NEED, reason="error")
    for number, each in enumerate(journals):
        assert_sound(each, canonical=True)
        assert each.origin == f"n {number}"
        own = [row.state for row in each.rows(types=["memo.written"])]
        assert [f"de {number}".encode() in state for state in own] == [True] * 4
        assert len(each.store.sealed()) == len(alone.store.sealed()) + 4
        assert each.open_sealed(each.entry(NEED).event.text) == SECRET  # type: ignore[attr-defined]
        assert each.live(NEED) is (number != 2)
        with Journal.open(tmp_path / str(number)) as again:
            assert everything(again.store) == everything(each.store)
        each.close()


def test_which(tmp_path: Path, schema: str) -> None:
    """An address without a journal opens the only one; where there are several, or none, it says what to add."""
    with pytest.raises(JournalNotFound) as none:
        Journal.open(schema)
    assert_clear(none.value)
    with begin(Journal.create(tmp_path / "one", origin="one", by="rd", store=schema)) as one:
        with Journal.open(schema) as found:
            assert found.uuid == one.uuid
        with Journal.create(tmp_path / "two", origin="two", by="rd", store=schema) as two:
            assert sorted(PostgresStore.listed(Address.read(schema))) == sorted([(one.uuid, "one"), (two.uuid, "two")])
            with pytest.raises(JournalNotFound) as caught:
                Journal.open(schema)
            assert_clear(caught.value)
            with Journal.open(f"{schema}&journal={two.uuid}") as found:
                assert found.origin == "two"
    with pytest.raises(JournalNotFound) as caught:
        Journal.open(f"{schema}&journal={OTHER}")
    assert_clear(caught.value)


def test_begun_twice(tmp_path: Path, schema: str) -> None:
    """A journal that is there is not begun again, and is left as it was."""
    with begin(Journal.create(tmp_path / "one", origin="one", by="rd", store=schema, world=CountedWorld())) as one:
        before = everything(one.store)
        with pytest.raises(AlreadyExists) as caught:
            PostgresStore.begin(Address.read(schema), one.uuid)
        assert_clear(caught.value)
        with pytest.raises(AlreadyExists):  # the same ids again
            Journal.create(tmp_path / "two", origin="two", by="rd", store=schema, world=CountedWorld())
        assert not (tmp_path / "two" / "ect.toml").exists()
        assert everything(one.store) == before
        one.record(note())
