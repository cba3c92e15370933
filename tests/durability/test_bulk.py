"""A hundred thousand entries at once, in one transaction on a server."""

from pathlib import Path

from ect_journal import Journal
from ect_journal.codec import Row
from ect_journal.store.address import Address
from ect_journal.store.postgres import PostgresStore
from tests.durability.checks import assert_sound
from tests.durability.contract import JOURNAL, some_sealed
from tests.durability.profiles import NIGHTLY
from tests.durability.scenes import HEAD, CountedWorld, begin, note
from tests.durability.server import Server

MANY = 100_000 if NIGHTLY else 20_000


def test_rows(server: Server, schema: str) -> None:
    """A store keeps them all, byte for byte; over the server's Unix socket, where the library's own recorder waits for
    ever on a few thousand."""
    where = Address.read(server.by_socket(Address.read(schema).schema))
    rows = [
        Row(n, "journal.opened" if n == 1 else "memo.written", b'{"n":%d,"x":"%s"}' % (n, b"x" * 200))
        for n in range(1, MANY + 1)
    ]
    sealed = [row for n in range(MANY // 10) for row in some_sealed(f"{n:06}")]
    store = PostgresStore.begin(where, JOURNAL)
    store.append(rows, "all\n", sealed)
    assert store.head() == MANY
    assert store.checkpoints() == [(MANY, "all\n")]
    assert store.rows() == rows
    assert store.sealed() == sealed
    assert store.sealed_rows([row.digest for row in sealed]) == {row.digest: row for row in sealed}
    store.close()


def test_batch(tmp_path: Path, schema: str) -> None:
    """A batch of a journal, its rules checked, is one append: all of it or nothing."""
    with begin(Journal.create(tmp_path, origin="bulk", by="rd", world=CountedWorld(), store=schema)) as journal:
        with journal.batch() as batch:
            for number in range(MANY):
                batch.record(note(f"note {number}"))
        assert journal.head == HEAD + MANY
        assert [size for size, _ in journal.store.checkpoints()] == [*range(1, HEAD + 1), HEAD + MANY]
        assert_sound(journal)
