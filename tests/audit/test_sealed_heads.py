"""Sealing: by itself in the transaction of each append, by `seal` for what was appended without the key."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from ect_journal import EctError, Journal
from ect_journal.ledger.notes import opened
from ect_journal.moving import copy_to_file
from ect_journal.sealed_heads import seal
from ect_journal.signing import Signer
from ect_journal.store import SEAL
from ect_journal.store.sqlite import SQLiteStore
from tests.durability.faults import Faults, Interrupted, fail, interrupt
from tests.durability.profiles import steps
from tests.durability.scenes import HEAD, begin, note


@pytest.fixture(autouse=True)
def keys(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ECT_KEYS", str(tmp_path / "keys"))
    return tmp_path / "keys"


def started(folder: Path) -> Journal:
    return begin(Journal.create(folder, origin="programme", by="rd"))


def sealed(journal: Journal) -> list[int]:
    """The sizes with a seal, each of which is held to the checkpoint of its size and to the key."""
    found = journal.store.beside(SEAL)
    for size, state in found:
        text, signatures = opened(state.decode(), journal.signer.verifiers)
        assert text == journal.store.checkpoint(size)
        assert signatures
    return [size for size, _ in found]


def test_the_first_time_makes_the_key_and_records_it(tmp_path: Path) -> None:
    with started(tmp_path / "j") as journal:
        assert sealed(journal) == []
        head = seal(journal)
        assert (head.size, head.new) == (HEAD + 1, True)
        assert head.receipt is not None
        assert journal.entry(head.receipt.ref).event.vkey == head.verifier.vkey  # type: ignore[attr-defined]
        assert sealed(journal) == [HEAD + 1]
        assert not seal(journal).new


def test_then_each_append_is_sealed_by_itself(tmp_path: Path) -> None:
    with started(tmp_path / "j") as journal:
        seal(journal)
        journal.record(note(), by="rd")
        with journal.batch(by="rd") as batch:
            for _ in range(3):
                batch.record(note())
        assert sealed(journal) == [HEAD + 1, HEAD + 2, HEAD + 5]


def test_what_a_colleague_appended_is_sealed_later(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the key, or while it is locked, entries are recorded all the same; a second key is not made for it."""
    with started(tmp_path / "j") as journal:
        seal(journal)
    monkeypatch.setenv("ECT_KEYS", str(tmp_path / "colleague"))
    with Journal.open(tmp_path / "j") as journal:
        journal.record(note(), by="rd")
        with pytest.raises(EctError, match="not on this machine"):
            seal(journal)
    monkeypatch.setenv("ECT_KEYS", str(tmp_path / "keys"))
    with Journal.open(tmp_path / "j") as journal:
        journal.signer.protect("phrase", cost=2)
    with Journal.open(tmp_path / "j") as journal:
        journal.record(note(), by="rd")
        assert sealed(journal) == [HEAD + 1]
        with pytest.raises(EctError, match="passphrase"):
            seal(journal)
        journal.signer.unlock("phrase")
        assert seal(journal).new
        assert sealed(journal) == [HEAD + 1, HEAD + 3]


@pytest.mark.parametrize("how", [interrupt, fail])
def test_stopped_anywhere_the_seal_comes_with_its_entry(tmp_path: Path, how: Callable[[str], None]) -> None:
    """Both or neither."""
    for at in steps(how is fail):
        folder = tmp_path / str(at)
        with started(folder) as journal:
            seal(journal)
        with closing(Journal.open(folder)) as journal, Faults(folder, at, how) as faults:
            try:
                journal.record(note(), by="rd")
            except (Interrupted, EctError):
                assert faults.met
        with Journal.open(folder) as journal:
            assert sealed(journal) == [*range(HEAD + 1, journal.head + 1)]
        if not faults.met:
            break
    assert at > 5


def test_seals_go_where_the_journal_goes(tmp_path: Path) -> None:
    with started(tmp_path / "j") as journal:
        seal(journal)
        journal.record(note(), by="rd")
        copy_to_file(journal.store, tmp_path / "copy.sqlite")
        with closing(SQLiteStore(tmp_path / "copy.sqlite")) as copy:
            assert copy.beside(SEAL) == journal.store.beside(SEAL)


def test_a_seal_is_as_append_only_as_an_entry(tmp_path: Path) -> None:
    with started(tmp_path / "j") as journal:
        seal(journal)
    with closing(sqlite3.connect(tmp_path / "j" / "journal.sqlite")) as connection:
        for change in (
            "DELETE FROM stored_events WHERE topic = 'seal'",
            "UPDATE stored_events SET state = x'' WHERE topic = 'seal'",
        ):
            with pytest.raises(sqlite3.IntegrityError):
                connection.execute(change)


def test_in_memory_too(tmp_path: Path) -> None:
    journal = begin(Journal.in_memory(by="rd"))
    assert isinstance(journal.signer, Signer)
    seal(journal)
    journal.record(note(), by="rd")
    assert sealed(journal) == [HEAD + 1, HEAD + 2]
