"""Writers of one journal on a server wait for each other; one that goes silent keeps nobody waiting for ever."""

import threading
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from ect_journal import Conflict, Journal
from ect_journal.store import Gone, Taken
from ect_journal.store import server as connecting
from ect_journal.store.address import Address
from ect_journal.store.postgres import PostgresStore
from tests.durability.checks import assert_clear, assert_sound
from tests.durability.contract import JOURNAL, everything, some_rows, some_sealed, stub
from tests.durability.proxy import ANSWER, COMMIT, TURN, Moment, Proxy
from tests.durability.scenes import HEAD, begin, note
from tests.durability.server import Server

DELETE = Moment(True, b"DELETE FROM ")


@pytest.fixture
def stores(schema: str) -> Iterator[tuple[PostgresStore, PostgresStore]]:
    """The same journal, opened twice."""
    one = PostgresStore.begin(Address.read(schema), JOURNAL)
    one.append(some_rows(1, 1), "size 1\n")
    two = PostgresStore(one.address)
    yield one, two
    one.close()
    two.close()


def test_waits(stores: tuple[PostgresStore, PostgresStore]) -> None:
    """Who appends during another's turn waits for its end; who reads does not."""
    one, two = stores
    ended: list[float] = []

    def append() -> None:
        two.append(some_rows(2, 2, "two"), "size 2\n")
        ended.append(time.monotonic())

    with one.turn():
        assert one.head() == two.head() == 1
        waiting = threading.Thread(target=append)
        waiting.start()
        waiting.join(0.4)
        assert not ended
        end = time.monotonic()
    waiting.join(30)
    assert ended[0] >= end
    assert one.rows(1) == some_rows(2, 2, "two")


def test_turn_then_append(stores: tuple[PostgresStore, PostgresStore]) -> None:
    """What was looked at in a turn is still so when it ends with an append: the other is told that it came too late."""
    one, two = stores
    with one.turn():
        head = one.head()
        waiting = threading.Thread(target=lambda: refused.append(taken(two, head + 1)))
        refused: list[bool] = []
        waiting.start()
        waiting.join(0.2)
        one.append(some_rows(head + 1, head + 1, "one"), "one\n", some_sealed("one"))
    waiting.join(30)
    assert refused == [True]
    assert one.rows(head) == some_rows(head + 1, head + 1, "one")
    assert one.sealed() == some_sealed("one")


def taken(store: PostgresStore, position: int) -> bool:
    try:
        store.append(some_rows(position, position, "two"), "two\n", some_sealed("two"))
    except Taken:
        return True
    return False


def test_held(stores: tuple[PostgresStore, PostgresStore], monkeypatch: pytest.MonkeyPatch) -> None:
    """Held for too long, it is a conflict, and nothing was written."""
    one, two = stores
    monkeypatch.setattr(connecting, "LOCK_TIMEOUT", 1)
    before = everything(one)
    errors: list[Conflict] = []
    with one.turn():
        waiting = threading.Thread(target=lambda: errors.append(conflict_of(two)))
        waiting.start()
        waiting.join(20)
        assert not waiting.is_alive()
        assert_clear(errors[0])
        assert everything(one) == before
    two.append(some_rows(2, 2), "size 2\n")


def conflict_of(store: PostgresStore) -> Conflict:
    with pytest.raises(Conflict) as caught:
        store.append(some_rows(2, 2), "size 2\n", some_sealed("two"))
    return caught.value


def test_silent(stores: tuple[PostgresStore, PostgresStore], monkeypatch: pytest.MonkeyPatch) -> None:
    """Who goes silent in its turn loses it: others go on, and it is told that it came too late."""
    one, two = stores
    monkeypatch.setattr(connecting, "IDLE_TIMEOUT", 1)
    with pytest.raises(Taken), one.turn():
        two.append(some_rows(2, 2, "two"), "two\n")  # waits until the server ends the other's turn
        one.append(some_rows(2, 2, "one"), "one\n", some_sealed("one"))
    assert everything(one) == everything(two)
    assert one.rows(1) == some_rows(2, 2, "two")
    one.append(some_rows(3, 3), "size 3\n")
    assert two.head() == 3


def test_overtaken(tmp_path: Path, schema: str) -> None:
    """A batch too large to be checked in its turn is checked again when somebody recorded meanwhile."""
    with begin(Journal.create(tmp_path, origin="turns", by="rd", store=schema)) as one, Journal.open(tmp_path) as two:
        append = PostgresStore.append
        times: list[int] = []

        def overtaken(store: PostgresStore, *given: object) -> None:
            times.append(len(times))
            if len(times) == 1:
                two.record(note("Avant"))
            append(store, *given)  # type: ignore[arg-type]

        with pytest.MonkeyPatch.context() as patched:
            patched.setattr(one.store, "append", lambda *given: overtaken(one.store, *given))  # type: ignore[arg-type]
            with one.batch() as batch:
                receipts = [batch.record(note(f"{number}")) for number in range(300)]
        assert len(times) == 2
        assert receipts[0].position == HEAD + 2
        assert one.head == HEAD + 301
        assert_sound(one)


# Lost while something goes away -----------------------------------------------------------------------------------------

LOSSES = {
    "the answer": [ANSWER], "the commit": [COMMIT], "the deletion": [DELETE], "the turn": [TURN],
    "the commit twice": [COMMIT, COMMIT], "the deletion, then the turn": [DELETE, TURN], "all of it": [DELETE, COMMIT, ANSWER],
}  # fmt: skip


@pytest.mark.parametrize("losses", LOSSES.values(), ids=LOSSES)
def test_forget_lost(server: Server, schema: str, losses: list[Moment]) -> None:
    """What is forgotten is gone, wherever the connection was lost meanwhile."""
    with Proxy(server.port) as proxy, closing(PostgresStore.begin(through(proxy, server, schema), JOURNAL)) as store:
        store.append(some_rows(1, 4), "size 4\n", some_sealed("one", "two"))
        proxy.lose(*losses)
        store.forget(["digest-of-one"])
        assert proxy.lost == len(losses)
        assert everything(store) == (4, some_rows(1, 4), "size 4\n", some_sealed("two"))


@pytest.mark.parametrize("losses", LOSSES.values(), ids=LOSSES)
def test_gone_lost(server: Server, schema: str, losses: list[Moment]) -> None:
    """An append that takes something away is done whole or not at all, and who did it knows which."""
    with Proxy(server.port) as proxy, closing(PostgresStore.begin(through(proxy, server, schema), JOURNAL)) as store:
        store.append(some_rows(1, 4), "size 4\n", some_sealed("one", "two"))
        before = everything(store)
        gone = Gone(("digest-of-one",), (stub(3),))
        proxy.lose(*losses)
        for _ in losses:
            try:
                store.append(some_rows(5, 5), "size 5\n", (), gone)
            except Taken:
                assert everything(store) == before
            else:
                break
        else:
            store.append(some_rows(5, 5), "size 5\n", (), gone)
        assert store.rows() == [*some_rows(1, 2), stub(3), *some_rows(4, 5)]
        assert store.sealed() == some_sealed("two")


def through(proxy: Proxy, server: Server, schema: str) -> Address:
    return Address.read(schema.replace(f":{server.port}/", f":{proxy.port}/"))
