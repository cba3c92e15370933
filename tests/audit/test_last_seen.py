"""What this machine saw of a journal, when yesterday's copy is put in its place."""

import shutil
import sqlite3
from pathlib import Path

import pytest

from ect_journal import Journal
from ect_journal.anchoring import anchor
from ect_journal.errors import InvalidInput
from ect_journal.ledger.notes import opened
from ect_journal.rotating import rotate
from ect_journal.sealed_heads import seal
from ect_journal.store import SEAL
from ect_journal.transfer import export_lines, restore
from ect_journal.vouching import handed_over, submission
from tests.durability.scenes import begin, note


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A journal of six entries, of which a copy with four lies beside."""
    monkeypatch.setenv("ECT_STATE", str(tmp_path / "state"))
    with begin(Journal.create(tmp_path / "journal", origin="programme", by="rd")) as journal:
        pass
    shutil.copytree(tmp_path / "journal", tmp_path / "yesterday")
    with Journal.open(tmp_path / "journal") as journal:
        journal.record(note(), by="rd")
        journal.record(note("Une autre"), by="rd")
    return tmp_path / "journal"


def put_back(folder: Path) -> None:
    shutil.rmtree(folder)
    shutil.copytree(folder.with_name("yesterday"), folder)


def seen(folder: Path) -> int | None:
    """The size that was seen before, when what is there does not continue it."""
    with Journal.open(folder) as journal:
        return journal.seen_before.size if journal.seen_before else None


def test_nothing_is_said_of_a_journal_that_goes_on(folder: Path) -> None:
    assert seen(folder) is None
    with Journal.open(folder) as journal:
        journal.record(note("Encore"), by="rd")
    assert seen(folder) is None


def test_yesterdays_copy_is_noticed_at_each_opening(folder: Path) -> None:
    """Also once something was recorded in it, and once it has outgrown what was seen; until it is accepted."""
    put_back(folder)
    assert [seen(folder), seen(folder)] == [6, 6]
    for _ in range(4):
        with Journal.open(folder) as journal:
            journal.record(note("Autre suite"), by="rd")
        assert seen(folder) == 6
    with Journal.open(folder) as journal:
        journal.accept()
        assert journal.seen_before is None
    assert seen(folder) is None


def test_a_checkpoint_that_is_not_stored_is_made_again(folder: Path, tmp_path: Path) -> None:
    """A restored journal has one checkpoint, and no alarm; a rewritten one that lost its checkpoint has no way round."""
    with Journal.open(folder) as journal:
        lines = [*export_lines(journal)]
    shutil.rmtree(folder)
    with restore(lines, folder) as journal:
        journal.record(note("Suite"), by="rd")
        assert journal.seen_before is None
    assert seen(folder) is None
    put_back(folder)
    with Journal.open(folder) as journal, journal.batch(by="rd") as batch:
        for number in range(5):
            batch.record(note(f"Autre {number}"))
    assert seen(folder) == 7


def test_a_copy_elsewhere_is_another_matter(folder: Path, tmp_path: Path) -> None:
    """Somebody who plays in a copy is not told that the original was rolled back."""
    shutil.copytree(folder, tmp_path / "elsewhere")
    with Journal.open(tmp_path / "elsewhere") as journal:
        journal.record(note("Pour voir"), by="rd")
    assert seen(folder) is None


def test_a_memory_that_is_lost_or_damaged_stops_nobody(folder: Path, tmp_path: Path) -> None:
    state = tmp_path / "state"
    (path,) = state.glob("*.heads.json")
    for content in (b"{", b"[]", b'{"x": "y"}'):
        path.write_bytes(content)
        assert seen(folder) is None
    shutil.rmtree(state)
    state.write_bytes(b"")  # a file where the folder should be
    with Journal.open(folder) as journal:
        assert journal.record(note("Encore"), by="rd").ref == "J7"


def test_what_is_remembered_is_a_checkpoint_that_was_kept(folder: Path, tmp_path: Path) -> None:
    """Never one of an append that failed."""
    with sqlite3.connect(folder / "journal.sqlite") as connection:
        size = connection.execute("SELECT count(*) FROM stored_events WHERE topic = 'checkpoint'").fetchone()[0]
    connection.close()
    assert size == 6
    with Journal.open(folder) as journal, pytest.raises(KeyboardInterrupt):
        with journal.batch(by="rd") as batch:
            batch.record(note("Perdue"))
            raise KeyboardInterrupt
    with Journal.open(folder) as journal:
        found = journal.last_seen.checkpoint
        assert found is not None
        assert found.text == journal.checkpoint()


def test_two_histories_are_never_both_signed(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is recorded in an older copy goes on unsigned, and nothing commits to it, until it is accepted knowingly."""
    monkeypatch.setenv("ECT_KEYS", str(tmp_path / "keys"))
    with Journal.open(folder) as journal:
        key = seal(journal, by="rd").verifier
    shutil.rmtree(tmp_path / "yesterday")
    shutil.copytree(folder, tmp_path / "yesterday")
    with Journal.open(folder) as journal:
        journal.record(note("La suite"), by="rd")
        first = dict(journal.store.beside(SEAL))
    put_back(folder)
    with Journal.open(folder) as journal:
        journal.record(note("Autre suite"), by="rd")
        second = dict(journal.store.beside(SEAL))
        head = journal.head
        for commit in (
            lambda: rotate(journal, "Départ", by="rd"),
            lambda: anchor(journal, handed_over(journal, "ADEME", size=7), by="rd"),
            lambda: submission(journal, 0),
        ):
            with pytest.raises(InvalidInput, match="does not continue the 8 entries") as refused:
                commit()
            assert "ect verify --accept" in refused.value.hint.en
        assert (journal.head, journal.signer.verifiers) == (head, (key,))
    assert [*first] == [7, 8]
    assert [*second] == [7]  # that of before they part
    with Journal.open(folder) as journal:
        journal.accept()
        seal(journal, by="rd")
        assert opened(journal.store.beside(SEAL)[-1][1].decode(), [key])
