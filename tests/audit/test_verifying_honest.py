"""No false alarm: journals as people keep them, vacuumed, backed up, exported and restored, expunged, erased, moved, sealed
and anchored; and what somebody did to the file behind the program's back is found."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from ect_cli.prove.sources import source_at, store_at, trail_at
from ect_journal import Journal
from ect_journal.anchoring import anchor
from ect_journal.disclosing import disclose_all
from ect_journal.erasing import erase, rehearse
from ect_journal.expunging import expunge
from ect_journal.ledger.checkpoints import Checkpoint
from ect_journal.presenting import stub_of
from ect_journal.rotating import rotate
from ect_journal.sealed_heads import seal
from ect_journal.trail import Trail
from ect_journal.transfer import backup, export_lines, restore
from ect_journal.verifying import Held, Report, verify
from ect_journal.vouching import handed_over
from tests.durability.checks import contents
from tests.durability.erased import home, people
from tests.durability.scenes import note


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home(monkeypatch, tmp_path / "home")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A sealed journal with sealed values, an attachment and an anchor; closed."""
    with Journal.create(tmp_path / "journal", origin="programme", by="rd") as journal:
        people(journal, tmp_path)
        seal(journal)
        anchor(journal, handed_over(journal, "ADEME, p. 4"))
    return tmp_path / "journal"


def holder(folder: Path, upto: int | None = None) -> Held:
    """Who was given the key, and a checkpoint, at that time."""
    with Journal.open(folder) as journal:
        assert journal.signer.verifier is not None
        texts = [text for size, text in journal.store.checkpoints() if upto is None or size <= upto]
        return Held(keys=(journal.signer.verifier,), checkpoints=(Checkpoint.of(texts[-1]),))


def checked(folder: Path, held: Held) -> Report:
    source = source_at(str(folder))
    assert source.trail is not None
    return verify(source.trail, held._replace(seen=source.seen))


def assert_sound(report: Report, erased: str = "yes") -> None:
    exit = 0 if erased == "yes" else 10
    assert (report.exit, report.facts.wrong) == (exit, ())
    assert tuple(report.verdicts) == ("yes", "yes", "yes", "yes", erased)


def vacuum(folder: Path) -> None:
    with closing(sqlite3.connect(folder / "journal.sqlite")) as database:
        database.execute("VACUUM")
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def expunged(folder: Path) -> None:
    with Journal.open(folder) as journal:
        expunge(journal, "J10", {"title": "Ailleurs"}, reason="un nom", decided_by="rd", by="rd")


def erased(folder: Path) -> None:
    with Journal.open(folder) as journal:
        erase(journal, rehearse(journal, ["P-07"]), ground="objection", decided_by="rd", by="rd")


def rotated(folder: Path) -> None:
    with Journal.open(folder) as journal:
        rotate(journal, "au départ de Jeanne", by="rd")
        journal.record(note(), by="rd")


def more(folder: Path) -> None:
    with Journal.open(folder) as journal:
        journal.record(note(), by="rd")
        with journal.batch(by="rd") as batch:
            for number in range(5):
                batch.record(note(f"Note {number}"))


DEEDS = (vacuum, expunged, erased, rotated, more)


@pytest.mark.parametrize("deed", DEEDS)
def test_no_false_alarm(folder: Path, deed: Callable[[Path], None]) -> None:
    """Whatever is done with the program, for who held a checkpoint and the key from before."""
    held = holder(folder)
    assert_sound(checked(folder, held))
    deed(folder)
    assert_sound(checked(folder, held))


def test_all_of_it_one_after_the_other(folder: Path) -> None:
    """In one journal; and Trail.of an open one is the same."""
    held = holder(folder)
    for deed in (*DEEDS, *reversed(DEEDS[3:]), vacuum):
        deed(folder)
    assert_sound(checked(folder, held))
    with Journal.open(folder) as journal:
        assert Trail.of(journal) == trail_at(str(folder))


def test_copies(folder: Path, tmp_path: Path) -> None:
    """A backup; an export restored with its sealed values, and without: then nobody can say that none is missing."""
    held = holder(folder)
    with Journal.open(folder) as journal:
        backup(journal, tmp_path / "backup")
        lines, values = list(export_lines(journal)), disclose_all(journal).lines
    assert_sound(checked(tmp_path / "backup", held))
    restore(lines, tmp_path / "restored", disclosures=values).close()
    for name in ("restored", "without"):
        if name == "without":
            restore(lines, tmp_path / name).close()
        report = checked(tmp_path / name, Held(checkpoints=held.checkpoints))
        assert report.verdicts.erased == ("yes" if name == "restored" else "unchecked")
        assert report.facts.wrong == ()
        assert report.exit == (0 if name == "restored" else 10)


def test_reading_writes_nothing(folder: Path) -> None:
    """Nor creates anything, nor carries out what is to be carried out when a journal is opened."""
    before = contents(folder)
    state = contents(Path(os.environ["ECT_STATE"]))
    assert checked(folder, Held()).exit == 10
    assert (contents(folder), contents(Path(os.environ["ECT_STATE"]))) == (before, state)


# Behind the program's back ----------------------------------------------------------------------------------------------


def tampered(folder: Path, *statements: str) -> None:
    with closing(sqlite3.connect(folder / "journal.sqlite")) as database:
        for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            database.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            database.execute(statement.format(entries=f"originator_id = '{journal_of(folder)}' AND originator_version"))
        database.commit()


def journal_of(folder: Path) -> str:
    with store_at(folder) as store:
        return store.journal.hex


E = "{entries}"
BEHIND = {
    "a byte": (f"UPDATE stored_events SET state = CAST(replace(CAST(state AS TEXT), 'Au conseil', 'Au Conseil') AS BLOB) WHERE {E} = 10", 30),
    "a row": (f"DELETE FROM stored_events WHERE {E} = 7", 30),
    "the last rows": (f"DELETE FROM stored_events WHERE {E} > 9", 31),
    "a type": (f"UPDATE stored_events SET topic = 'memo.written' WHERE {E} = 10", 30),
    "the first byte of all": (f"UPDATE stored_events SET state = CAST(replace(CAST(state AS TEXT), 'programme', 'programmes') AS BLOB) WHERE {E} = 1", 30),
    "the type of J1": (f"UPDATE stored_events SET topic = 'memo.written' WHERE {E} = 1", 40),
    "a checkpoint": ("UPDATE stored_events SET state = CAST('x' AS BLOB) WHERE topic = 'checkpoint' AND originator_version = 5", 30),
    "a seal": ("UPDATE stored_events SET state = CAST('x' AS BLOB) WHERE topic = 'seal'", 30),
    "a text for a number": ("UPDATE stored_events SET originator_version = 'x' WHERE topic = 'seal' AND originator_version = 12", 30),
    "a value": ("DELETE FROM vault WHERE digest IN (SELECT digest FROM vault LIMIT 1)", 33),
    "the bytes of a value": ("UPDATE vault SET sealed = zeroblob(40) WHERE digest IN (SELECT digest FROM vault LIMIT 1)", 30),
    "another type of column": ("UPDATE vault SET sealed = 7 WHERE digest IN (SELECT digest FROM vault LIMIT 1)", 30),
    "whom a value is about": ("UPDATE vault SET about = 'P-99' WHERE about = 'P-08'", 30),
}  # fmt: skip
"""What was done, and the exit code."""


@pytest.mark.parametrize("what", BEHIND)
def test_behind_the_back(folder: Path, what: str) -> None:
    """Also where the journal does not open any more."""
    statement, exit = BEHIND[what]
    tampered(folder, statement)
    if exit == 40:
        asked = [sys.executable, "-m", "ect_cli", "verify", str(folder)]
        result = subprocess.run(asked, capture_output=True, check=False)
        assert result.returncode == 40
    else:
        assert checked(folder, Held()).exit == exit


def test_a_stub_that_nothing_covers(folder: Path) -> None:
    """Somebody took an entry out by hand; Journal.open refuses such a file."""
    with store_at(folder) as store:
        row = store.row(10)
        assert row is not None
    stub = stub_of(row).state.decode()
    tampered(folder, f"UPDATE stored_events SET topic = 'entry.blank', state = CAST('{stub.replace('{', '{{').replace('}', '}}')}' AS BLOB) WHERE {E} = 10")  # fmt: skip
    report = checked(folder, Held())
    assert (report.exit, report.bad) == (33, (10, 10))


def test_rolled_back_and_gone_on_with(folder: Path, tmp_path: Path) -> None:
    """Yesterday's copy put back: this machine saw more; with other entries after it, another history."""
    with Journal.open(folder) as journal:
        backup(journal, tmp_path / "yesterday")
    more(folder)
    assert checked(folder, Held()).exit == 10
    (folder / "journal.sqlite").write_bytes((tmp_path / "yesterday" / "journal.sqlite").read_bytes())
    report = checked(folder, Held())
    assert (report.exit, report.reason) == (31, "rollback")
    more(folder)
    more(folder)
    assert checked(folder, Held()).exit == 32
