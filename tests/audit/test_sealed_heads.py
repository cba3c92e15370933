"""Sealing: by itself in the transaction of each append, by `seal` for what was appended without the key."""

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from threading import Thread

import pytest

from ect_journal import EctError, Journal
from ect_journal.catalogue import KeyAdded
from ect_journal.ledger.notes import NotANote, Verifier, opened
from ect_journal.moving import copy_to_file
from ect_journal.rotating import rotate
from ect_journal.sealed_heads import seal
from ect_journal.signing import Signer
from ect_journal.store import SEAL
from ect_journal.store.sqlite import SQLiteStore
from ect_journal.trail import Trail
from ect_journal.verifying import Held, verify
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
    """The sizes with a seal, each of which is held to the checkpoint of its size and to the keys of the log."""
    events = (journal.entry(f"J{row.position}").event for row in journal.rows(types=["key.added"]))
    keys = [Verifier.read(event.vkey) for event in events if isinstance(event, KeyAdded)]
    found = journal.store.beside(SEAL)
    for size, state in found:
        text, signatures = opened(state.decode(), keys)
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


def test_a_key_that_was_revoked_seals_no_more(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not even where nobody heard of it: a colleague's copy of the former key. They are told that it stays unsealed."""
    with started(tmp_path / "j") as journal:
        seal(journal)
    shutil.copytree(tmp_path / "keys", tmp_path / "colleague")
    with Journal.open(tmp_path / "j") as journal:
        rotate(journal, "partie")
        new, before = journal.signer.verifier, sealed(journal)
    monkeypatch.setenv("ECT_KEYS", str(tmp_path / "colleague"))
    with Journal.open(tmp_path / "j") as journal:
        journal.record(note(), by="rd")
        assert journal.unsealed
        assert [size for size, _ in journal.store.beside(SEAL)] == before
    monkeypatch.setenv("ECT_KEYS", str(tmp_path / "keys"))
    with Journal.open(tmp_path / "j") as journal:
        assert seal(journal).verifier == new
        assert sealed(journal) == [*before, journal.head]
        journal.record(note(), by="rd")
        assert not journal.unsealed


def test_a_change_of_key_is_heard_of_in_an_open_journal(tmp_path: Path) -> None:
    """A process that had the journal open all along signs by the new key from its next entry on."""
    with started(tmp_path / "j") as one:
        old = seal(one).verifier
        with Journal.open(tmp_path / "j") as other:
            rotate(other, "partie")
        one.record(note(), by="rd")
        (_, state) = one.store.beside(SEAL)[-1]
        with pytest.raises(NotANote):
            opened(state.decode(), [old])
        assert one.head in sealed(one)


def test_a_copy_put_back_signs_nothing_by_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Else its keeper would have signed two histories without knowing."""
    monkeypatch.setenv("ECT_STATE", str(tmp_path / "state"))
    with started(tmp_path / "j") as journal:
        seal(journal)
    shutil.copytree(tmp_path / "j", tmp_path / "yesterday")
    with Journal.open(tmp_path / "j") as journal:
        journal.record(note(), by="rd")
    shutil.rmtree(tmp_path / "j")
    shutil.copytree(tmp_path / "yesterday", tmp_path / "j")
    with Journal.open(tmp_path / "j") as journal:
        journal.record(note("Une autre suite"), by="rd")
        assert sealed(journal) == [HEAD + 1]
        journal.accept()
        journal.record(note(), by="rd")
        assert sealed(journal) == [HEAD + 1, HEAD + 3]


def test_read_while_others_append(tmp_path: Path) -> None:
    """A journal that is verified, or put into a dossier, while a colleague records is never called altered."""
    with started(tmp_path / "j") as journal:
        keys = (seal(journal).verifier,)
    appending = Thread(target=_append, args=(tmp_path / "j",))
    appending.start()
    verdicts: set[tuple[int, str]] = set()
    with closing(SQLiteStore(tmp_path / "j" / "journal.sqlite")) as store:
        while appending.is_alive() or not verdicts:
            report = verify(Trail.of_store(store), Held(keys=keys))
            verdicts.add((report.exit, report.verdicts.signed))
    appending.join()
    assert verdicts == {(10, "yes")}


def _append(folder: Path) -> None:
    with Journal.open(folder) as journal:
        for number in range(60):
            journal.record(note(f"Note {number}"), by="rd")


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
