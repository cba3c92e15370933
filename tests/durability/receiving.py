"""What every store must do so that a journal can move from one to another: a suite beside the two of `contract`."""

from datetime import UTC, datetime, timedelta

import pytest

from ect_journal.errors import ReadOnly
from ect_journal.store import Store, Taken
from tests.durability.checks import assert_clear
from tests.durability.contract import everything, some_rows, some_sealed

CHECKPOINTS = [(1, "size 1\n"), (2, "size 2\n"), (12, "size 12\n")]
PLACE = "postgresql://elsewhere/db?schema=ect"


class ReceivingContract:
    """A store takes what another kept as it was kept, and says where its journal went."""

    @pytest.fixture
    def store(self) -> Store:
        """An empty store of the journal JOURNAL."""
        raise NotImplementedError

    def filled(self, store: Store) -> Store:
        store.receive(some_rows(1, 12), CHECKPOINTS, some_sealed("one", "two"), None)
        return store

    def test_received(self, store: Store) -> None:
        """Many appends at once leave what each of them would have left."""
        assert store.checkpoints() == []
        assert everything(self.filled(store)) == (12, some_rows(1, 12), "size 12\n", some_sealed("one", "two"))
        assert store.checkpoints() == CHECKPOINTS
        assert [store.checkpoint(size) for size in (1, 2, 3, 12)] == ["size 1\n", "size 2\n", None, "size 12\n"]
        assert store.moved() is None

    def test_goes_on(self, store: Store) -> None:
        """What is appended afterwards follows."""
        self.filled(store).append(some_rows(13, 14), "size 14\n", some_sealed("three"))
        assert store.rows() == some_rows(1, 14)
        assert store.checkpoints() == [*CHECKPOINTS, (14, "size 14\n")]

    def test_not_twice(self, store: Store) -> None:
        """What is received a second time is refused, and changes nothing."""
        before = everything(self.filled(store))
        with pytest.raises(Taken):
            store.receive(some_rows(12, 13), [(13, "another\n")], some_sealed("three"), PLACE)
        assert everything(store) == before
        assert store.moved() is None

    def test_received_marked(self, store: Store) -> None:
        """What is received may be marked in the same transaction: it is there, and nobody records in it yet."""
        store.receive(some_rows(1, 2), [(2, "size 2\n")], [], PLACE)
        assert store.moved() == PLACE
        with pytest.raises(ReadOnly):
            store.append(some_rows(3, 3), "size 3\n")
        assert everything(store) == (2, some_rows(1, 2), "size 2\n", [])
        store.mark(None)
        store.append(some_rows(3, 3), "size 3\n")
        assert store.head() == 3

    def test_marked(self, store: Store) -> None:
        """A store whose journal went elsewhere is read as before, refuses every append and says where it went."""
        before = everything(self.filled(store))
        store.mark(PLACE)
        for _ in range(2):
            with pytest.raises(ReadOnly) as caught:
                store.append(some_rows(13, 13), "size 13\n", some_sealed("three"))
            assert_clear(caught.value)
            for said in (*caught.value.message, *caught.value.hint):
                assert "\n" not in said
            assert PLACE in str(caught.value)
        assert everything(store) == before
        assert store.moved() == PLACE

    def test_back(self, store: Store) -> None:
        """A journal that came back is recorded in again; it may go and come several times."""
        self.filled(store)
        for number in (13, 14):
            store.mark(f"{PLACE}&number={number}")
            assert store.moved() == f"{PLACE}&number={number}"
            store.mark(None)
            assert store.moved() is None
            store.append(some_rows(number, number), f"size {number}\n")
        assert store.head() == 14

    def test_marked_once(self, store: Store) -> None:
        """A journal that went elsewhere goes nowhere else from here, unless it came back: two places would have it."""
        self.filled(store).mark(PLACE)
        before = everything(store)
        with pytest.raises(ReadOnly) as caught:
            store.mark("elsewhere")
        assert PLACE in str(caught.value)
        with pytest.raises(ReadOnly):
            store.receive(some_rows(13, 13), [(13, "size 13\n")], some_sealed("three"), "elsewhere")
        assert store.moved() == PLACE
        assert everything(store) == before
        store.mark(PLACE)  # as often as one likes
        store.receive(some_rows(13, 13), [(13, "size 13\n")], some_sealed("three"), PLACE)
        assert store.moved() == PLACE
        assert store.head() == 13
        store.mark(None)
        store.mark("elsewhere")
        assert store.moved() == "elsewhere"

    def test_turn(self, store: Store) -> None:
        """What is appended in a turn is there afterwards; what was not, in a turn that failed, is not."""
        with store.turn():
            store.append(some_rows(1, 1), "size 1\n", some_sealed("one"))
        assert everything(store) == (1, some_rows(1, 1), "size 1\n", some_sealed("one"))
        with pytest.raises(LookupError), store.turn():
            raise LookupError
        with store.turn():
            assert store.head() == 1
        store.append(some_rows(2, 2), "size 2\n")
        assert store.head() == 2

    def test_taken_in_turn(self, store: Store) -> None:
        """A turn in which a position was taken leaves the store ready for the next."""
        self.filled(store)
        with pytest.raises(Taken), store.turn():
            store.append(some_rows(12, 12), "size 12\n")
        with store.turn():
            store.append(some_rows(13, 13), "size 13\n")
        assert store.head() == 13

    @pytest.mark.parametrize("odd", ["", "no\x00such", "é" * 5_000, "'; --", "%s", "{}"])
    def test_nothing_like_it(self, store: Store, odd: str) -> None:
        """What no row and no value was ever called is not found, whatever its characters."""
        self.filled(store)
        assert store.rows(types=[odd]) == []
        assert store.sealed_rows([odd]) == {}
        assert store.sealed_about(odd) == []
        assert store.head() == 12

    def test_world(self, store: Store) -> None:
        """Its clock tells the time, in UTC, and its ids are not given twice."""
        world = store.world()
        assert world.now().tzinfo is UTC
        assert abs(world.now() - datetime.now(UTC)) < timedelta(minutes=1)
        assert world.now() <= world.now()
        assert world.uuid() != world.uuid()
