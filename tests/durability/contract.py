"""What every store must do, and every journal kept in one. Each back end inherits both suites and gives its factories.

class TestMemoryStore(StoreContract):
    @pytest.fixture
    def store(self) -> Store:
        return MemoryStore(JOURNAL)
"""

from collections.abc import Sequence
from uuid import UUID

import pytest

from ect_journal import Journal, RuleViolation, World
from ect_journal.codec import Row
from ect_journal.sealing import SealedRow
from ect_journal.store import ANCHOR, SEAL, Beside, Store, Taken
from tests.durability.checks import assert_sound, checkpoint_over
from tests.durability.scenes import NEED, SECRET, CountedWorld, astray, begin, note

JOURNAL = UUID("6f1c1d2e-0000-4000-8000-000000000002")
TYPES = ("journal.opened", "actor.registered", "memo.written")


def some_rows(first: int, last: int, said: str = "") -> list[Row]:
    """Rows for these positions; a store does not look inside them."""
    return [Row(n, TYPES[min(n, 3) - 1], f'{{"n":{n},"said":"{said}"}}'.encode()) for n in range(first, last + 1)]


def some_sealed(*words: str, about: tuple[str, ...] = ("rd",), keys: tuple[str, ...] = ("k1",)) -> list[SealedRow]:
    """Sealed values; a store does not look inside them either."""
    return [
        SealedRow(f"digest-of-{word}", f"\x00sealed-{word}\xff".encode("latin-1"), about, keys, "verbatim")
        for word in words
    ]


def stub(position: int) -> Row:
    """What stands in the place of an entry whose bytes are gone."""
    return Row(position, "entry.blank", b'{"expunged":"%s","position":%d}' % (b"h" * 43, position))


def everything(store: Store) -> tuple[int, list[Row], str | None, list[SealedRow]]:
    """All that a store says of what it keeps."""
    return store.head(), store.rows(), store.checkpoint(), store.sealed()


class StoreContract:
    """A store keeps rows, checkpoints and sealed values; it knows nothing of what they mean."""

    @pytest.fixture
    def store(self) -> Store:
        """An empty store of the journal JOURNAL."""
        raise NotImplementedError

    def filled(self, store: Store) -> Store:
        for position in (1, 2):
            store.append(some_rows(position, position), f"size {position}\n")
        store.append(some_rows(3, 12), "size 12\n", some_sealed("one", "two"))
        return store

    def test_empty(self, store: Store) -> None:
        """A store that holds nothing says so and raises nothing."""
        assert everything(store) == (0, [], None, [])
        assert store.row(1) is None
        assert store.sealed_rows(["digest-of-one"]) == {}
        assert store.sealed_about("rd") == []
        assert store.privacy() == []
        assert not store.owes_cleaning()

    def test_journal(self, store: Store) -> None:
        """A store belongs to one journal."""
        assert store.journal == JOURNAL

    def test_bytes_come_back(self, store: Store) -> None:
        """What was appended comes back byte for byte, whatever the bytes."""
        state = '{"é":"\U0001f33e","nul":"\\u0000"}'.encode() + bytes(range(256))
        store.append([Row(1, "journal.opened", state)], "é\n")
        assert store.rows() == [Row(1, "journal.opened", state)]
        assert type(store.rows()[0].state) is bytes
        assert store.checkpoint() == "é\n"

    def test_order(self, store: Store) -> None:
        """Rows come in the order of positions, also past nine."""
        assert [row.position for row in self.filled(store).rows()] == list(range(1, 13))

    @pytest.mark.parametrize(
        ("after", "upto", "expected"),
        [(0, None, range(1, 13)), (10, None, (11, 12)), (2, 5, (3, 4, 5)), (12, None, ()), (5, 5, ()), (11, 99, (12,))],
    )
    def test_range(self, store: Store, after: int, upto: int | None, expected: Sequence[int]) -> None:
        """`after` is left out and `upto` is taken."""
        assert [row.position for row in self.filled(store).rows(after, upto)] == list(expected)

    def test_types(self, store: Store) -> None:
        """Only the types asked for, inside the range asked for; none when none is asked for."""
        self.filled(store)
        assert [row.position for row in store.rows(types=["actor.registered", "memo.written"])] == list(range(2, 13))
        assert [row.position for row in store.rows(10, 11, types=("memo.written",))] == [11]
        assert store.rows(types=["no.such_type"]) == store.rows(types=[]) == []

    def test_row(self, store: Store) -> None:
        """One row by its position, None outside."""
        assert self.filled(store).row(7) == some_rows(7, 7)[0]
        assert store.row(0) is store.row(13) is None

    def test_checkpoints(self, store: Store) -> None:
        """Each append leaves its checkpoint, found by the size it led to; no size in the middle of an append has one."""
        self.filled(store)
        assert [store.checkpoint(size) for size in (1, 2, 3, 11, 12, 13)] == [
            "size 1\n", "size 2\n", None, None, "size 12\n", None,
        ]  # fmt: skip
        assert store.checkpoint() == "size 12\n"

    @pytest.mark.parametrize(("first", "last"), [(12, 12), (12, 14), (5, 5), (1, 13)])
    def test_taken(self, store: Store, first: int, last: int) -> None:
        """A position that is not free raises `Taken`, and nothing of that append is kept, free positions included."""
        before = everything(self.filled(store))
        with pytest.raises(Taken):
            store.append(some_rows(first, last, "another"), "another\n", some_sealed("three"))
        assert everything(store) == before

    def test_taken_last(self, store: Store) -> None:
        """A free position is not kept either when a later one of the same append is taken."""
        store.append(some_rows(1, 1), "size 1\n")
        store.append(some_rows(3, 3), "size 3\n")
        before = everything(store)
        with pytest.raises(Taken):
            store.append(some_rows(2, 3, "another"), "another\n", some_sealed("three"))
        assert everything(store) == before

    def test_beside(self, store: Store) -> None:
        """What stands beside the entries comes with its append, or later by itself; each kind apart, none of it an entry."""
        store.append(
            some_rows(1, 2), "size 2\n", beside=[Beside(SEAL, 2, b"signed 2"), Beside(ANCHOR, 2, bytes(range(256)))]
        )
        store.append(some_rows(3, 3), "size 3\n")
        store.keep([Beside(SEAL, 3, b"signed 3")])
        assert store.beside(SEAL) == [(2, b"signed 2"), (3, b"signed 3")]
        assert store.beside(SEAL, 2) == [(3, b"signed 3")]
        assert store.beside(SEAL, 0, 2) == [(2, b"signed 2")]
        assert store.beside(ANCHOR) == [(2, bytes(range(256)))]
        assert store.head() == 3
        assert store.checkpoints() == [(2, "size 2\n"), (3, "size 3\n")]

    def test_beside_once(self, store: Store) -> None:
        """A place beside the entries is taken once, and an append that would take it again keeps nothing."""
        store.append(some_rows(1, 1), "size 1\n", beside=[Beside(SEAL, 1, b"signed")])
        before = everything(store)
        with pytest.raises(Taken):
            store.keep([Beside(SEAL, 1, b"another")])
        with pytest.raises(Taken):
            store.append(some_rows(2, 2), "size 2\n", beside=[Beside(SEAL, 1, b"another")])
        assert everything(store) == before
        assert store.beside(SEAL) == [(1, b"signed")]

    def test_usable_after_taken(self, store: Store) -> None:
        """An append that was refused leaves the store ready for the next."""
        with pytest.raises(Taken):
            self.filled(store).append(some_rows(12, 12, "another"), "another\n")
        store.append(some_rows(13, 13), "size 13\n", some_sealed("three"))
        assert store.head() == 13
        assert list(store.sealed_rows(["digest-of-three"]).values()) == some_sealed("three")

    def test_sealed(self, store: Store) -> None:
        """Sealed values come with whom they are about; those asked for and not kept are left out."""
        self.filled(store)
        assert store.sealed() == some_sealed("one", "two")
        asked = store.sealed_rows(["digest-of-two", "digest-of-nine", "digest-of-two"])
        assert asked == {"digest-of-two": some_sealed("two")[0]}

    def test_sealed_about_several(self, store: Store) -> None:
        """A value may be about nobody, or about several."""
        rows = [*some_sealed("one", about=()), *some_sealed("two", about=("rd", "P-07"))]
        store.append(some_rows(1, 1), "size 1\n", rows)
        assert store.sealed() == rows

    def test_sealed_again(self, store: Store) -> None:
        """The same value kept again, as in a restored backup, is the same value."""
        self.filled(store).append(some_rows(13, 13), "size 13\n", some_sealed("one"))
        assert store.sealed() == some_sealed("one", "two")
        assert store.head() == 13

    def test_close(self, store: Store) -> None:
        """Closing twice does no harm."""
        self.filled(store).close()
        store.close()


def act(journal: Journal) -> Journal:
    """Commands of every sort, refused ones included."""
    begin(journal)
    journal.record(note("Seule"), id="00000000-0000-4000-8000-00000000abcd", source="carnet 1", by="rd")
    with journal.batch(by="rd") as batch:
        first = batch.record(note("Première"), occurred="2024-03-01/2024-03-04")
        batch.record(("memo.written", {"note_kind": "field", "title": "Mémo", "text": "« à part »"}), grounds=[first])
    with pytest.raises(RuleViolation):
        journal.record(astray(), by="rd")
    journal.correct(NEED, {"title": "Le besoin, mieux dit", "text": "autrement"}, reason="faute", by="rd")
    journal.retract("J6", reason="duplicate", by="rd")
    journal.reinstate("J6", by="rd")
    return journal


class JournalContract:
    """A journal does the same whatever the store it is kept in."""

    def create(self, world: World) -> Journal:
        """A new journal of origin "contract", recording as rd."""
        raise NotImplementedError

    def again(self, journal: Journal, world: World) -> Journal:
        """The same journal, as another program would open it."""
        raise NotImplementedError

    @pytest.fixture
    def world(self) -> CountedWorld:
        return CountedWorld()

    def test_sound(self, world: World) -> None:
        """After commands of every sort, the journal is gapless, canonical, and its checkpoint is that of its rows."""
        with act(self.create(world)) as journal:
            assert_sound(journal, canonical=True)

    def test_each_checkpoint(self, world: World) -> None:
        """Each append leaves the checkpoint of exactly the rows there were, a batch one for all."""
        with act(self.create(world)) as journal:
            states = [row.state for row in journal.rows()]
            for size in range(1, len(states) + 1):
                expected = None if size == 6 else checkpoint_over("contract", states[:size])
                assert journal.store.checkpoint(size) == expected

    def test_same_bytes(self, world: World) -> None:
        """The same commands in the same world give the same rows, checkpoint and sealed values as in memory, each locked
        in a way of its own."""
        with act(self.create(world)) as journal:
            reference = act(Journal.in_memory(origin="contract", by="rd", world=CountedWorld()))
            assert everything(journal.store)[:3] == everything(reference.store)[:3]
            ours, theirs = journal.store.sealed(), reference.store.sealed()
            assert [(row.digest, row.about) for row in ours] == [(row.digest, row.about) for row in theirs]
            digests = [row.digest for row in ours]
            assert journal.vault.open(digests) == reference.vault.open(digests)
            assert not {row.sealed for row in ours} & {row.sealed for row in theirs}

    def test_sealed_apart(self, world: World) -> None:
        """Sealed words are in no row, and open from their commitment."""
        with act(self.create(world)) as journal:
            text = journal.entry(NEED).event.text  # type: ignore[attr-defined]  # an observation has one
            assert journal.open_sealed(text) == SECRET
            assert not [row for row in journal.rows() if SECRET[:5].encode() in row.state or b"autrement" in row.state]

    def test_refused_batch(self, world: World) -> None:
        """A batch with one bad entry leaves nothing behind, sealed values included."""
        with begin(self.create(world)) as journal:
            before = everything(journal.store)
            with pytest.raises(RuleViolation), journal.batch() as batch:
                batch.record(("observation.recorded", {"title": "Bonne", "text": "à ne pas garder"}))
                batch.record(astray())
            assert everything(journal.store) == before

    def test_two_writers(self, world: World) -> None:
        """Two programs that take turns see each other's entries and give one sequence."""
        with begin(self.create(world)) as one, self.again(one, world) as two:
            for number in range(5):
                one.record(note(f"un {number}"))
                two.record(note(f"deux {number}"))
            assert one.rows() == two.rows()
            assert_sound(one)

    def test_read_while_written(self, world: World) -> None:
        """A program that only reads follows what another records."""
        with begin(self.create(world)) as one, self.again(one, world) as two:
            assert two.current(NEED).event.headline() == "Le besoin est reformulé"
            one.correct(NEED, {"title": "Autrement"}, reason="faute")
            assert two.current(NEED).event.headline() == "Autrement"
