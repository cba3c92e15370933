"""What was deleted from a SQLite file, or replaced there, leaves no byte in it, in its log or in its index."""

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from random import Random

import pytest

from ect_journal import EctError
from ect_journal.codec import Row
from ect_journal.errors import NotWritten, ReadOnly
from ect_journal.sealing import SealedRow
from ect_journal.store import Gone, sqlite_debt
from ect_journal.store.sqlite import SQLiteStore
from ect_journal.store.sqlite_file import SQLiteFile
from tests.durability.checks import assert_clear, contents
from tests.durability.contract import JOURNAL, everything, some_rows, some_sealed, stub
from tests.durability.faults import Faults, Interrupted, fail, interrupt
from tests.durability.traces import found

CHANCE = Random(6)


def value(number: int, size: int = 300) -> SealedRow:
    """A sealed value of its own bytes."""
    return SealedRow(f"digest-{number:05}", CHANCE.randbytes(size), ("rd",), ("k1",), "verbatim")


def entry(position: int, size: int = 500) -> Row:
    """An entry of its own bytes."""
    return Row(position, "memo.written", CHANCE.randbytes(size))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "journal").mkdir()
    return tmp_path / "journal"


@pytest.fixture
def store(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[SQLiteStore]:
    monkeypatch.setattr(sqlite_debt, "PATIENCE", 0.1)
    store = SQLiteStore(folder / "journal.sqlite", JOURNAL)
    yield store
    store.close()


def begun(store: SQLiteStore, *sealed: SealedRow) -> Row:
    """A few entries and these values; the one at position 3, whose bytes can be looked for, is given back."""
    secret = entry(3)
    store.append([*some_rows(1, 2), secret, *some_rows(4, 4)], "size 4\n", sealed)
    return secret


def go(store: SQLiteStore, *digests: str) -> None:
    """These values go away, and so do the bytes of the entry at position 3."""
    head = store.head()
    store.append(some_rows(head + 1, head + 1), "size\n", (), Gone(digests, (stub(3),)))


@pytest.mark.parametrize("size", [40, 300, 5_000, 300_000])
@pytest.mark.parametrize("folded", [False, True], ids=["in the log", "in the file"])
def test_no_trace(folder: Path, store: SQLiteStore, size: int, folded: bool) -> None:
    """Neither the sealed bytes nor those of the entry are in any file, where they all were before; the rest still is."""
    secret, other = value(1, size), value(2, size)
    expunged = begun(store, secret, other)
    if folded:
        store.close()
    assert found(folder, secret.sealed) > 0.9  # but for pieces on the edge of a page
    assert found(folder, expunged.state) == 1
    go(store, secret.digest)
    store.clean()
    assert found(folder, secret.sealed, expunged.state) == 0
    assert found(folder, other.sealed) > 0.9
    assert not store.owes_cleaning()
    store.close()
    assert found(folder, secret.sealed, expunged.state) == 0
    assert SQLiteStore(folder / "journal.sqlite").sealed() == [other]


def test_many(folder: Path, store: SQLiteStore) -> None:
    """Nor are those of five hundred values deleted among two thousand, written by and by, in an order of their own."""
    values = [value(number, 200 + number % 700) for number in range(2_000)]
    CHANCE.shuffle(values)
    begun(store)
    for start in range(0, 2_000, 100):
        store.append(some_rows(store.head() + 1, store.head() + 1), "size\n", values[start : start + 100])
    gone, kept = values[:500], values[500:]
    assert found(folder, *(row.sealed for row in gone)) > 0.9
    go(store, *(row.digest for row in gone))
    store.clean()
    assert found(folder, *(row.sealed for row in gone)) == 0
    assert found(folder, *(row.sealed for row in kept)) > 0.9
    assert store.sealed() == sorted(kept)


def test_replaced(folder: Path, store: SQLiteStore) -> None:
    """A value locked again leaves nothing of what it was before."""
    before, after = value(1), value(1)
    begun(store, before)
    store.append(some_rows(5, 5), "size 5\n", [after], Gone((before.digest,)))
    store.clean()
    assert found(folder, before.sealed) == 0
    assert found(folder, after.sealed) == 1


def test_forgotten(folder: Path, store: SQLiteStore) -> None:
    """A value that is forgotten leaves a debt as well, and nothing once it is paid; what is not there leaves none."""
    secret = value(1)
    begun(store, secret)
    store.forget(["digest-of-nine"])
    assert not store.owes_cleaning()
    store.forget([secret.digest])
    assert store.owes_cleaning()
    assert found(folder, secret.sealed) > 0
    store.clean()
    assert found(folder, secret.sealed) == 0


def test_written_over(folder: Path, store: SQLiteStore, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is deleted is written over from the start, so that a copy of the file made before it is cleaned has it not."""
    secret = value(1)
    begun(store, secret)
    go(store, secret.digest)
    (folder / "copy").mkdir()
    store.file.copy(folder / "copy" / "journal.sqlite")
    assert found(folder / "copy", secret.sealed) == 0
    copy = SQLiteStore(folder / "copy" / "journal.sqlite")
    assert copy.owes_cleaning()  # it does not know
    copy.close()


# The debt ---------------------------------------------------------------------------------------------------------------


def test_next_open(folder: Path, store: SQLiteStore) -> None:
    """A program that was stopped before cleaning leaves the debt to who opens the journal next."""
    secret = value(1)
    expunged = begun(store, secret)
    go(store, secret.digest)
    left = shutil.copytree(folder, folder.with_name("left"))  # as the program that was stopped left it
    assert found(left, secret.sealed) > 0
    with closing(SQLiteStore(left / "journal.sqlite")) as again:
        assert again.owes_cleaning()
        before = everything(again)
        again.clean()
        assert not again.owes_cleaning()
        assert everything(again) == before
    assert found(left, secret.sealed, expunged.state) == 0


@pytest.mark.parametrize("how", ["BEGIN; SELECT * FROM stored_events", "BEGIN IMMEDIATE"], ids=["read", "written"])
def test_busy(folder: Path, store: SQLiteStore, how: str) -> None:
    """While another program reads what was there before, or writes, the debt stays, and nothing is said; then it is paid."""
    secret = value(1)
    expunged = begun(store, secret)
    with closing(sqlite3.connect(folder / "journal.sqlite", isolation_level=None)) as other:
        if "IMMEDIATE" not in how:
            for statement in how.split("; "):
                other.execute(statement).fetchone()
        go(store, secret.digest)
        if "IMMEDIATE" in how:
            other.execute(how)
        for _ in range(2):
            store.clean()
            assert store.owes_cleaning()
    assert found(folder, secret.sealed) > 0
    store.clean()
    assert not store.owes_cleaning()
    assert found(folder, secret.sealed, expunged.state) == 0


def test_own_reader(folder: Path, store: SQLiteStore) -> None:
    """What we were reading ourselves does not stand in the way."""
    secret = value(1)
    begun(store, secret)
    for statement in ("BEGIN", "SELECT * FROM stored_events"):
        store.file._open().execute(statement).fetchone()
    go(store, secret.digest)
    store.clean()
    assert found(folder, secret.sealed) == 0


def test_owed_meanwhile(folder: Path, store: SQLiteStore, monkeypatch: pytest.MonkeyPatch) -> None:
    """What somebody else deletes while the file is being cleaned is owed afterwards."""
    one, two = value(1), value(2)
    begun(store, one, two)
    store.forget([one.digest])
    empty = sqlite_debt._empty_log

    def meanwhile(connection: sqlite3.Connection) -> bool:
        done = empty(connection)
        if store.sealed_rows([two.digest]):
            with closing(SQLiteStore(folder / "journal.sqlite")) as other:
                other.forget([two.digest])
        return done

    with monkeypatch.context() as patched:
        patched.setattr(sqlite_debt, "_empty_log", meanwhile)
        store.clean()
    assert store.owes_cleaning()
    store.clean()
    assert not store.owes_cleaning()
    assert found(folder, one.sealed, two.sealed) == 0


@pytest.mark.parametrize("how", [interrupt, fail])
def test_fault(tmp_path: Path, how: Callable[[str], None]) -> None:
    """Stopped at any step of going away and cleaning, the next to open it ends it; nothing else is changed."""
    secret, base = value(1), tmp_path / "base"
    base.mkdir()
    with closing(SQLiteStore(base / "journal.sqlite", JOURNAL)) as store:
        expunged = begun(store, secret, *some_sealed("one"))
    at = 1
    while True:
        work = shutil.copytree(base, tmp_path / f"work{at}")
        store = SQLiteStore(work / "journal.sqlite")
        with Faults(work, at, how) as faults:
            try:
                go(store, secret.digest)
                store.clean()
            except (Interrupted, EctError):
                assert faults.met
        store.close()
        with closing(SQLiteStore(work / "journal.sqlite")) as again:
            if again.head() == 4:
                assert again.sealed() == [secret, *some_sealed("one")]
                assert again.row(3) == expunged
                go(again, secret.digest)
            else:
                assert again.sealed() == some_sealed("one")
                assert again.row(3) == stub(3)
                assert again.owes_cleaning() or found(work, secret.sealed, expunged.state) == 0
            again.clean()
            assert not again.owes_cleaning()
            assert again.head() == 5
        assert found(work, secret.sealed, expunged.state) == 0
        if not faults.met:
            break
        at += 1
    assert at > 15


def test_not_written(store: SQLiteStore, monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk that has no room for the new file is said, and the debt stays."""
    begun(store, value(1))
    go(store)

    def full(_: sqlite3.Connection) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    with monkeypatch.context() as patched:
        patched.setattr(sqlite_debt, "_pay", full)
        with pytest.raises(NotWritten) as caught:
            store.clean()
    assert_clear(caught.value)
    assert store.owes_cleaning()


def test_read_only(folder: Path, store: SQLiteStore, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where nothing can be written nothing can be erased, which is said; cleaning leaves the debt, with nothing said."""
    secret = value(1)
    begun(store, secret)
    go(store)
    store.close()
    before = contents(folder)
    with monkeypatch.context() as patched, closing(SQLiteStore(folder / "journal.sqlite")) as again:
        patched.setattr(SQLiteFile, "writable", lambda _: False)
        assert not again.may_erase()
        attempts: list[Callable[[], None]] = [lambda: again.forget([secret.digest]), lambda: go(again, secret.digest)]
        for attempt in attempts:
            with pytest.raises(ReadOnly) as caught:
                attempt()
            assert_clear(caught.value)
        again.forget(["digest-of-nine"])  # nothing to write
        again.clean()
        assert again.owes_cleaning()
    assert contents(folder) == before
