"""What is particular to one SQLite file: its triggers, its log, whose folder it is in."""

import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from ect_journal import Journal, JournalNotFound
from ect_journal.errors import Unreadable, every_error
from ect_journal.keys import keys_folder
from ect_journal.store.sqlite import SQLiteStore
from tests.durability.checks import assert_clear, assert_sound, contents
from tests.durability.programs import finish, start
from tests.durability.scenes import NEED, SECRET, CountedWorld, begin, note
from tests.durability.visitor import NOBODY

WITHOUT_RIGHTS = pytest.mark.skipif(sys.platform == "win32", reason="rights are those of POSIX")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A closed journal."""
    begin(Journal.create(tmp_path / "journal", origin="sqlite", by="rd", world=CountedWorld())).close()
    return tmp_path / "journal"


@pytest.fixture
def public() -> Iterator[Path]:
    """A folder where everybody may look: pytest's own are closed to other users."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        yield Path(name)


# The triggers -----------------------------------------------------------------------------------------------------------

KEY = "originator_id = (SELECT originator_id FROM stored_events WHERE topic = 'journal.opened') AND originator_version = 4"


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE stored_events SET state = x'7b7d'",
        f"UPDATE OR REPLACE stored_events SET originator_version = 2 WHERE {KEY}",
        f"UPDATE OR IGNORE stored_events SET topic = 'memo.written' WHERE {KEY}",
        "DELETE FROM stored_events",
        f"DELETE FROM stored_events WHERE {KEY}",
        f"INSERT OR REPLACE INTO stored_events SELECT originator_id, 4, topic, x'7b7d' FROM stored_events WHERE {KEY}",
        f"REPLACE INTO stored_events SELECT originator_id, 4, topic, x'7b7d' FROM stored_events WHERE {KEY}",
        f"INSERT OR IGNORE INTO stored_events SELECT originator_id, 4, topic, x'7b7d' FROM stored_events WHERE {KEY}",
        f"INSERT INTO stored_events SELECT originator_id, 4, topic, x'7b7d' FROM stored_events WHERE {KEY}",
        f"INSERT INTO stored_events SELECT originator_id, 4, topic, x'7b7d' FROM stored_events WHERE {KEY} "
        "ON CONFLICT DO UPDATE SET state = excluded.state",
        "INSERT OR REPLACE INTO stored_events SELECT originator_id, 1, topic, x'00' FROM stored_events "
        "WHERE topic = 'checkpoint'",
        # what is almost a stub
        "UPDATE stored_events SET topic = 'entry.blank'",
        "UPDATE stored_events SET topic = 'entry.blank' WHERE topic = 'journal.opened'",
        "UPDATE stored_events SET topic = 'entry.blank' WHERE topic = 'checkpoint'",
        "UPDATE stored_events SET topic = 'entry.blank', state = x'7b7d' WHERE topic = 'entry.blank'",
        f"UPDATE stored_events SET topic = 'entry.Blank' WHERE {KEY}",
        f"UPDATE stored_events SET topic = NULL WHERE {KEY}",
        f"UPDATE stored_events SET topic = 'entry.blank', originator_version = 99 WHERE {KEY}",
        f"UPDATE stored_events SET topic = 'entry.blank', originator_id = 'another' WHERE {KEY}",
        f"INSERT OR REPLACE INTO stored_events SELECT originator_id, 4, 'entry.blank', x'7b7d' FROM stored_events WHERE {KEY}",
        "DELETE FROM stored_events WHERE topic = 'entry.blank'",
    ],
)  # fmt: skip
def test_append_only(folder: Path, statement: str) -> None:
    """No statement changes or removes an entry, a checkpoint or a stub, whoever opens the file."""
    database = sqlite3.connect(folder / "journal.sqlite")
    database.execute("INSERT INTO stored_events SELECT originator_id, 98, 'entry.blank', x'00' FROM stored_events "
                     f"WHERE {KEY}")  # fmt: skip
    database.commit()
    before = database.execute("SELECT * FROM stored_events").fetchall()
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        database.execute(statement)
    database.rollback()
    assert database.execute("SELECT * FROM stored_events").fetchall() == before
    database.close()


def test_stub(folder: Path) -> None:
    """One statement passes: a stub in the place of an entry."""
    with closing(sqlite3.connect(folder / "journal.sqlite")) as database:
        before = database.execute("SELECT * FROM stored_events").fetchall()
        database.execute(f"UPDATE stored_events SET topic = 'entry.blank', state = x'7b7d' WHERE {KEY}")
        after = database.execute("SELECT * FROM stored_events").fetchall()
    [(was, now)] = [pair for pair in zip(before, after, strict=True) if pair[0] != pair[1]]
    assert now == (*was[:2], "entry.blank", b"{}")


def test_privacy_at_once(folder: Path) -> None:
    """What says that something went away is found by its index, in order, whatever the number of other entries."""
    store = SQLiteStore(folder / "journal.sqlite")
    asked: list[str] = []
    store.file._open().set_trace_callback(asked.append)
    assert store.privacy() == []
    assert store.stubs() == []
    first, second = asked
    for sql in (first, second):
        plan = " ".join(row[-1] for row in store.file.query(f"EXPLAIN QUERY PLAN {sql}"))
        assert re.fullmatch(r"SEARCH stored_events USING INDEX stored_events_privacy \(.*originator_version>\?\)", plan)
    store.close()


def test_earlier_version(folder: Path) -> None:
    """A journal that was kept before there was a vault is said to be one, and is left as it is."""
    with closing(sqlite3.connect(folder / "journal.sqlite", isolation_level=None)) as database:
        database.execute("DROP TABLE vault")
        database.execute("CREATE TABLE sealed (digest TEXT PRIMARY KEY, disclosure TEXT, about TEXT) WITHOUT ROWID")
    before = contents(folder)
    with pytest.raises(Unreadable) as caught:
        Journal.open(folder)
    assert_clear(caught.value)
    assert "development version" in str(caught.value)
    assert contents(folder) == before


# The log, and reading ---------------------------------------------------------------------------------------------------


def test_log_emptied(folder: Path) -> None:
    """Closing empties SQLite's log into the file: one file holds everything."""
    with Journal.open(folder) as journal:
        journal.record(note())
    assert sorted(path.name for path in folder.iterdir() if path.is_file()) == ["ect.toml", "journal.sqlite"]


def test_log_emptied_by_the_last(folder: Path) -> None:
    """Closing empties the log also while another program has the journal open; the last one to close takes it away."""
    with Journal.open(folder) as one:
        with Journal.open(folder) as two:
            two.record(note())
            one.record(note())
        assert (folder / "journal.sqlite-wal").stat().st_size == 0
        assert one.head == 6
    assert not (folder / "journal.sqlite-wal").exists()
    with Journal.open(folder) as journal:
        assert_sound(journal)


def test_reading_changes_nothing(folder: Path) -> None:
    """Reading leaves the folder byte for byte as it was, and no file more."""
    before = contents(folder)
    with Journal.open(folder) as journal:
        assert len(list(journal.entries())) == journal.head == len(journal.rows())
        assert journal.entry(NEED).ref == NEED
        assert journal.open_sealed(journal.entry(NEED).event.text) == SECRET  # type: ignore[attr-defined]
        assert journal.current(NEED).ref == NEED
        assert journal.checkpoint()
    assert contents(folder) == before


def test_opening_changes_nothing(folder: Path) -> None:
    """Opening a journal and closing it leaves the folder exactly as it was, derived files included."""
    shutil.rmtree(folder / ".cache")
    Journal.open(folder).close()
    assert sorted(path.name for path in folder.iterdir()) == ["ect.toml", "journal.sqlite"]


def test_nowhere(tmp_path: Path) -> None:
    """Opening a folder that is missing, or empty, creates nothing."""
    (tmp_path / "empty").mkdir()
    for name in ("missing", "missing/below", "empty"):
        with pytest.raises(JournalNotFound) as caught:
            Journal.open(tmp_path / name)
        assert_clear(caught.value)
    assert [path.name for path in tmp_path.rglob("*")] == ["empty"]


# A folder that cannot be written ----------------------------------------------------------------------------------------


def given_keys(public: Path) -> Path:
    """The keys as a colleague has them who was given them all."""
    keys = shutil.copytree(keys_folder(), public / "keys")
    if os.geteuid() == 0:
        for path in (keys, *keys.rglob("*")):
            os.chown(path, NOBODY, NOBODY)
    return keys


def visited(folder: Path, public: Path) -> dict[str, Any]:
    """What somebody without the right to write meets there (see `visitor`)."""
    rehearsal = public / "rehearsal"
    begin(Journal.create(rehearsal, origin="sqlite", by="rd")).close()
    if os.geteuid() != 0:
        for path in (*folder.rglob("*"), folder):
            path.chmod(path.stat().st_mode & ~0o222)
    with pytest.MonkeyPatch.context() as theirs:
        theirs.setenv("ECT_KEYS", str(given_keys(public)))
        found: dict[str, Any] = json.loads(finish(start("visitor", folder, rehearsal)))
    for path in (folder, *folder.rglob("*")):
        path.chmod(path.stat().st_mode | 0o200)
    return found


@WITHOUT_RIGHTS
def test_reading_elsewhere(folder: Path, public: Path) -> None:
    """Where one may only look, reading works and leaves no file; recording says that it cannot be written, and where."""
    shown = shutil.copytree(folder, public / "journal")
    shown.chmod(0o755)
    before = contents(shown)
    found = visited(shown, public)
    with Journal.open(folder) as journal:
        assert found["read"] == {
            "titles": [entry.event.headline() for entry in journal.entries()],
            "checkpoint": journal.checkpoint(),
            "current": "Le besoin est reformulé",
            "opened": SECRET,
            "live": True,
        }
    assert found["written"][0] == "ReadOnly"
    assert str(shown) in found["written"][1]
    assert contents(shown) == before


@WITHOUT_RIGHTS
def test_log_elsewhere(public: Path) -> None:
    """Entries still in the log cannot be read where nothing can be written: that is said, rather than leaving them out."""
    shown = public / "journal"
    journal = begin(Journal.create(shown, origin="sqlite", by="rd"))
    shown.chmod(0o755)
    (shown / "ect.toml").chmod(0o644)
    before = contents(shown)
    assert (shown / "journal.sqlite-wal").stat().st_size > 0
    found = visited(shown, public)
    assert found["read"][0] == "Unreadable"
    assert found["written"][0] in ("Unreadable", "ReadOnly")
    assert "journal.sqlite-wal" in found["read"][1]
    assert contents(shown) == before
    journal.close()


@WITHOUT_RIGHTS
@pytest.mark.parametrize("name", ["ect.toml", "journal.sqlite"])
def test_private(folder: Path, public: Path, name: str) -> None:
    """A file that one may not read is said to be so, as every error is, by its name."""
    shown = shutil.copytree(folder, public / "journal")
    shown.chmod(0o755)
    for path in shown.iterdir():
        path.chmod(0o755 if path.is_dir() else 0o644)
    (shown / name).chmod(0o600 if os.geteuid() == 0 else 0)
    before = sorted(path.name for path in shown.iterdir())
    found = visited(shown, public)
    assert found["read"][0] in [error.__name__ for error in every_error()]
    assert name in found["read"][1]
    assert sorted(path.name for path in shown.iterdir()) == before


@WITHOUT_RIGHTS
def test_settings_readable(folder: Path) -> None:
    """Whoever may read the record may read its settings: no file of the folder is more private than the journal."""
    modes = {path.name: path.stat().st_mode & 0o777 for path in folder.iterdir() if path.is_file()}
    assert modes["ect.toml"] == modes["journal.sqlite"]


_OPENED_WITHOUT_ROOM = """
import resource, sys
from ect_journal import Journal
from ect_journal.errors import EctError
resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
try:
    Journal.open(sys.argv[1])
except EctError as error:
    print(error.code, error, error.message.fr, error.hint.fr)
"""


@WITHOUT_RIGHTS
def test_opening_on_a_full_disk(folder: Path) -> None:
    """SQLite cannot even begin its log: nobody is sent for a backup of a journal that is whole."""
    done = subprocess.run([sys.executable, "-c", _OPENED_WITHOUT_ROOM, folder], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("not-written "), done.stdout
    for said in ("the disk may be full", "Nothing was lost", "le disque est peut-être plein", "Rien n’a été perdu"):
        assert said in done.stdout
    assert "backup" not in done.stdout
    with Journal.open(folder) as journal:
        assert journal.head == 4
