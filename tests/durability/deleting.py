"""What every store must do when something goes away: a suite beside those of `contract` and `receiving`."""

import pytest

from ect_journal.codec import Row
from ect_journal.store import Gone, Store, Taken
from tests.durability.contract import everything, some_rows, some_sealed, stub
from tests.durability.receiving import PLACE


class DeletingContract:
    """Values leave the vault and stubs take the place of entries, in the transaction of what says so."""

    @pytest.fixture
    def store(self) -> Store:
        """An empty store of the journal JOURNAL."""
        raise NotImplementedError

    def filled(self, store: Store) -> Store:
        store.append(some_rows(1, 12), "size 12\n", some_sealed("one", "three", "two"))
        return store

    def test_gone(self, store: Store) -> None:
        """What is gone is gone, and the rest is as it was."""
        self.filled(store).append(
            some_rows(13, 13), "size 13\n", (), Gone(("digest-of-one", "digest-of-nine"), (stub(5),))
        )
        assert store.sealed() == some_sealed("three", "two")
        assert store.sealed_rows(["digest-of-one", "digest-of-two"]).keys() == {"digest-of-two"}
        assert store.rows() == [*some_rows(1, 4), stub(5), *some_rows(6, 13)]
        assert store.checkpoints() == [(12, "size 12\n"), (13, "size 13\n")]

    def test_replaced(self, store: Store) -> None:
        """A value that is gone and given again is the one that is given; the others that are there stay as they are."""
        again = some_sealed("one", "two", about=("P-07", "rd"), keys=("k8", "k9"))
        self.filled(store).append(some_rows(13, 13), "size 13\n", again, Gone(("digest-of-one",)))
        assert store.sealed() == [again[0], *some_sealed("three", "two")]

    def test_nothing_of_it(self, store: Store) -> None:
        """When the position is taken, nothing is deleted, replaced or added."""
        before = everything(self.filled(store))
        with pytest.raises(Taken):
            store.append(some_rows(12, 13), "another\n", some_sealed("four"), Gone(("digest-of-one",), (stub(5),)))
        assert everything(store) == before
        assert not store.owes_cleaning()

    @pytest.mark.parametrize(
        "stubs",
        [(stub(1),), (stub(13),), (stub(14),), (stub(0),), (stub(5), stub(5)), (Row(5, "memo.written", b"{}"),)],
        ids=["what opened the journal", "the same append", "after the head", "nothing", "twice", "no stub"],
    )
    def test_no_place(self, store: Store, stubs: tuple[Row, ...]) -> None:
        """A stub takes the place of an entry that was there, and of nothing else; or nothing is written."""
        before = everything(self.filled(store))
        with pytest.raises(Taken):
            store.append(
                some_rows(13, 13), "size 13\n", some_sealed("four"), Gone(("digest-of-one",), (stub(6), *stubs))
            )
        assert everything(store) == before
        store.append(some_rows(13, 13), "size 13\n")
        assert store.head() == 13

    def test_stub_stays(self, store: Store) -> None:
        """Nothing takes the place of a stub."""
        self.filled(store).append(some_rows(13, 13), "size 13\n", (), Gone((), (stub(5), stub(6))))
        before = everything(store)
        for position in (5, 6):
            with pytest.raises(Taken):
                store.append(some_rows(14, 14), "size 14\n", (), Gone((), (stub(position),)))
        assert everything(store) == before

    def test_stubs_received(self, store: Store) -> None:
        """A stub comes as a new row too, in a journal that was restored or moved."""
        store.receive([*some_rows(1, 1), stub(2), *some_rows(3, 3)], [(3, "size 3\n")], some_sealed("one"), None)
        assert store.rows() == [*some_rows(1, 1), stub(2), *some_rows(3, 3)]

    def test_forget(self, store: Store) -> None:
        """Values are forgotten by themselves, as often as one likes."""
        self.filled(store)
        for _ in range(2):
            store.forget(["digest-of-one", "digest-of-nine", "digest-of-two", "no\x00such"])
            assert everything(store) == (12, some_rows(1, 12), "size 12\n", some_sealed("three"))
        store.forget([])
        store.append(some_rows(13, 13), "size 13\n", some_sealed("one"))
        assert store.sealed() == some_sealed("one", "three")

    def test_forget_in_turn(self, store: Store) -> None:
        """In a turn, what was forgotten is forgotten after it."""
        with self.filled(store).turn():
            store.forget(["digest-of-one"])
        assert store.sealed() == some_sealed("three", "two")
        store.append(some_rows(13, 13), "size 13\n")

    def test_forget_left_behind(self, store: Store) -> None:
        """The copy that a move leaves behind takes no entry, but forgets."""
        self.filled(store).mark(PLACE)
        store.forget(["digest-of-one"])
        assert store.sealed() == some_sealed("three", "two")
        assert store.moved() == PLACE

    def test_forget_many(self, store: Store) -> None:
        """Thousands at once, of which few are there."""
        self.filled(store).forget([f"digest-of-{number}" for number in range(2_500)] + ["digest-of-two"])
        assert store.sealed() == some_sealed("one", "three")

    def test_about(self, store: Store) -> None:
        """The values about an actor, alone or with others; none for a part of a code, or for nobody."""
        rows = [
            *some_sealed("a", about=("P-07",)),
            *some_sealed("b", about=("P-07", "rd"), keys=("k1", "k2")),
            *some_sealed("c", about=("P-0", "P-077", "XP-07")),
            *some_sealed("d", about=()),
        ]
        store.append(some_rows(1, 1), "size 1\n", rows)
        assert store.sealed() == rows
        assert store.sealed_about("P-07") == rows[:2]
        assert store.sealed_about("P-0") == rows[2:3]
        for nobody in ("", " ", "P", "p-07", "P-07 rd", "%", "P_07", "{P-07}", "no\x00such"):
            assert store.sealed_about(nobody) == []

    def test_privacy(self, store: Store) -> None:
        """The entries that say what went away, in their order, after a position."""
        rows = some_rows(1, 12)
        for position, kind in ((4, "erasure.executed"), (5, "entry.expunged"), (11, "erasure.executed")):
            rows[position - 1] = rows[position - 1]._replace(type=kind)
        store.append(rows, "size 12\n")
        assert store.stubs() == []
        assert store.privacy() == [rows[3], rows[4], rows[10]]
        assert store.privacy(4) == [rows[4], rows[10]]
        assert store.privacy(11) == []
        store.append(some_rows(13, 13), "size 13\n", (), Gone((), (stub(5),)))
        assert store.privacy() == [rows[3], rows[10]]
        assert store.stubs() == [stub(5)]
        store.append(some_rows(14, 14), "size 14\n", (), Gone((), (stub(7), stub(2))))
        assert store.stubs() == [stub(2), stub(5), stub(7)]

    def test_clean(self, store: Store) -> None:
        """Cleaning changes nothing that a store says; nothing is owed afterwards, nor before anything went away."""
        assert store.may_erase()
        self.filled(store)
        assert not store.owes_cleaning()
        store.append(some_rows(13, 13), "size 13\n", (), Gone(("digest-of-one",), (stub(5),)))
        before = everything(store)
        for _ in range(2):
            store.clean()
            assert not store.owes_cleaning()
            assert everything(store) == before
        store.append(some_rows(14, 14), "size 14\n", some_sealed("one"))
        assert store.head() == 14
