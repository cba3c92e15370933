"""After an erasure no file has a byte of it: neither the value, nor its encrypted row, nor its key."""

import json
import pickle
import shutil
import sqlite3
import subprocess
import sys
from base64 import b64encode
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from pathlib import Path
from typing import BinaryIO

import polars as pl
import pytest
from click.testing import CliRunner

from ect_cli.main import cli
from ect_cli.outputs import write_output
from ect_cli.read.formats import _WRITERS
from ect_journal import Journal, RuleViolation, crypt
from ect_journal.catalogue import ActorRegistered
from ect_journal.erasing import erase, rehearse
from ect_journal.moving import move
from ect_journal.sealing import SealedRow
from ect_journal.store.address import Address
from ect_journal.store.postgres import PostgresStore
from ect_journal.transfer import backup
from ect_journal.vault_check import look_over
from tests.durability.checks import assert_sound
from tests.durability.erased import (
    BETTER,
    BOTH,
    FILE,
    HERS,
    NAME,
    OTHERS,
    SAID,
    beginning,
    erase_her,
    home,
    people,
    shapes,
    where,
)
from tests.durability.scenes import SECRET, CountedWorld
from tests.durability.server import Server

PIECE = FILE[60:100]
"""Of the attachment: all of it would be longer than a segment of what is searched."""
WORDS = {shape for text in (*HERS, PIECE) for shape in shapes(text)}
Folders = tuple[Path, Path, Path]
Begun = Callable[..., Journal]
TABLES = ("csv", "json", "jsonl", "parquet", "xlsx")


class Secrets:
    """What of P-07's is in the files, taken from the journal before the erasure: rows, keys."""

    def __init__(self, journal: Journal) -> None:
        self.rows: list[SealedRow] = journal.store.sealed_about("P-07")
        ids = {key.id for key in journal.keyring.listed() if key.subject == "P-07"}
        self.row_shapes = beginning([row.sealed for row in self.rows])
        self.key_shapes = {shape for key in journal.keyring.held(ids).values() for shape in shapes(key)}


def as_is(key: bytes, plain: bytes, bound: bytes) -> bytes:
    return plain


def files_as_they_are(source: BinaryIO, target: BinaryIO, key: bytes, bound: bytes) -> None:
    shutil.copyfileobj(source, target)


@pytest.fixture
def folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Folders:
    """The journal's folder, the configuration folder, the state folder."""
    home(monkeypatch, tmp_path)
    return tmp_path / "journal", tmp_path / "keys", tmp_path / "state"


@pytest.fixture
def begun(folders: Folders, tmp_path: Path) -> Iterator[Begun]:
    """The scene of `erased`, in a file or on a server; closed in the end."""
    with ExitStack() as stack:

        def begin(store: str | None = None) -> Journal:
            journal = Journal.create(folders[0], origin="bytes", by="rd", world=CountedWorld(), store=store)
            stack.callback(journal.close)
            return people(journal, tmp_path)

        yield begin


# that the search finds -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", [*HERS, SECRET])
def test_found_when_not_sealed(folders: Folders, begun: Begun, monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    """The search is worth something: with sealing replaced by the identity, it finds every value in the database."""
    monkeypatch.setattr(crypt, "lock", as_is)
    begun().close()
    assert where(folders, shapes(text)) == ["journal/journal.sqlite"]


def test_file_found_when_not_sealed(folders: Folders, begun: Begun, monkeypatch: pytest.MonkeyPatch) -> None:
    """And the attachment's content in its file."""
    monkeypatch.setattr(crypt, "lock_file", files_as_they_are)
    journal = begun()
    digest = journal.entry("J9").event.attachments[0].digest  # type: ignore[attr-defined]
    journal.close()
    assert where(folders, shapes(PIECE)) == [f"journal/attachments/{digest}"]


def test_sealed(folders: Folders, begun: Begun) -> None:
    """Sealed, no value is in any file before anything is erased; its row is in the database and its key beside the others."""
    journal = begun()
    secrets = Secrets(journal)
    journal.close()
    assert where(folders, WORDS) == []
    assert where(folders, secrets.row_shapes) == ["journal/journal.sqlite"]
    assert where(folders, secrets.key_shapes) == ["keys/" + str(journal.uuid) + "/keys.json"]
    assert len(secrets.rows) == 5


# that it finds no more -------------------------------------------------------------------------------------------------


def repeat(journal: Journal) -> set[str]:
    """Drafts, caches, exports of every kind and a nested backup that repeat her words; the names of all but the backup."""
    folder = journal.folder
    assert folder is not None
    (folder / "drafts").mkdir()
    (folder / ".cache").mkdir(exist_ok=True)
    (folder / "drafts" / "texte.txt").write_text(f"\n{SAID}\n", encoding="utf-8", newline="\r\n")
    (folder / "drafts" / "data.json").write_bytes(pl.DataFrame({"text": [BOTH]}).write_json().encode())
    (folder / ".cache" / "vu.bin").write_bytes(b"\x00\x01" + b64encode(json.dumps(["x", BETTER]).encode()))
    (folder / "sorties").mkdir()
    frame = pl.DataFrame({"ref": ["J8", "J9", "J11"], "text": [SAID, BOTH, BETTER], "several": [[SAID], [BOTH], []]})
    for name in TABLES:
        write_output(folder / "sorties" / f"mots.{name}", _WRITERS[name](frame))
    write_output(folder / "minutes.txt", FILE)
    (folder / "sorties" / ".mots.csv.4711").write_bytes((folder / "sorties" / "mots.csv").read_bytes())
    backup(journal, folder / "copie")
    made = {"drafts/texte.txt", "drafts/data.json", ".cache/vu.bin", "minutes.txt", "sorties/.mots.csv.4711"}
    return {f"journal/{name}" for name in made | {f"sorties/mots.{name}" for name in TABLES}}


def test_gone(folders: Folders, begun: Begun) -> None:
    """Everything that the tool wrote: pages, log, drafts, caches, exports, attachment, a nested backup, keys. Found before,
    gone after, in the files as they are while the journal is still open, and once it is closed."""
    journal = begun()
    made = repeat(journal)
    secrets = Secrets(journal)
    assert set(in_another_process(folders, WORDS)) == made
    here = {"journal/copie/journal.sqlite", "journal/journal.sqlite-wal"}
    assert set(in_another_process(folders, secrets.row_shapes)) == here
    done = erase_her(journal)
    assert (done.finished, done.values) == (True, 5)
    for look in (in_another_process, where):
        assert look(folders, WORDS) == []
        assert look(folders, secrets.row_shapes) == []
        assert look(folders, secrets.key_shapes) == []
        journal.close()
    assert list((folders[0] / "attachments").iterdir()) == []
    assert list((folders[0] / "copie" / "attachments").iterdir()) == []
    assert (folders[0] / ".exports").read_text() == ""


def in_another_process(folders: Folders, needles: set[bytes]) -> list[str]:
    """As `where`, while the journal is open here: to close a file of SQLite's would drop the locks we have on it."""
    said = "import sys, pathlib, pickle; from tests.durability.erased import where\n"
    said += "print('\\n'.join(where([*map(pathlib.Path, sys.argv[1:])], pickle.load(sys.stdin.buffer))))"
    ran = subprocess.run(
        [sys.executable, "-c", said, *map(str, folders)], input=pickle.dumps(needles), capture_output=True
    )
    assert ran.returncode == 0, ran.stderr.decode()
    return ran.stdout.decode().split()


def test_others_stay(folders: Folders, begun: Begun) -> None:
    """What is about others alone still opens, in the journal and in its nested backup; both are sound."""
    journal = begun()
    repeat(journal)
    erase_her(journal)
    for opened in (journal, Journal.open(folders[0] / "copie")):
        with closing(opened):
            assert_sound(opened, sealed=False)
            kept = {row.digest for row in opened.store.sealed()}
            found = {each.text for each in opened.vault.open(kept).values()}
            assert found == {OTHERS, SECRET, "Jeanne Vuillet"}


def test_what_others_wrote_is_named(folders: Folders, begun: Begun) -> None:
    """A file that a person wrote is named in the rehearsal, and left as it is."""
    journal = begun()
    (folders[0] / "notes.md").write_text(f"> {BOTH}", encoding="utf-8")
    assert [path.name for path in rehearse(journal, ["P-07"]).files.others] == ["notes.md"]
    erase_her(journal)
    assert where(folders, WORDS) == ["journal/notes.md"]
    journal.close()


def test_refused(folders: Folders, begun: Begun) -> None:
    """An erasure that the rules refuse lets no file go, and no row."""
    journal = begun()
    made = repeat(journal)
    with pytest.raises(RuleViolation):
        erase(journal, rehearse(journal, ["P-07"]), ground="objection", decided_by="P-99", by="rd")
    journal.close()
    assert set(where(folders, WORDS)) == made
    assert len(journal.store.sealed_about("P-07")) == 5


def test_by_entry(folders: Folders, begun: Begun) -> None:
    """One entry's value alone: it is gone, with its row; what else is about the same people is under new keys, whose rows and
    keys of before are gone."""
    journal = begun()
    secrets = Secrets(journal)
    erase(journal, rehearse(journal, entries=["J8"]), ground="recorded_by_mistake", decided_by="rd", by="rd")
    texts = {each.text for each in journal.vault.open(row.digest for row in journal.store.sealed()).values()}
    assert {NAME, BOTH, BETTER, OTHERS} <= texts
    assert SAID not in texts
    journal.close()
    assert where(folders, secrets.row_shapes | secrets.key_shapes) == []


def test_registration_retracted(folders: Folders, begun: Begun) -> None:
    """Somebody whose registration was taken back has the same right."""
    journal = begun()
    words = "Clotilde Vuillemin-Bérard, du Haut"
    person = ActorRegistered(code="P-09", nature="person", category="resident", name=words)
    registered = journal.record(person)
    journal.record(("observation.recorded", {"title": "Vue", "text": f"{words} est passée."}), about=["P-09"])
    journal.retract(registered, reason="duplicate")
    done = erase(journal, rehearse(journal, ["P-09"]), ground="objection", decided_by="rd", by="rd")
    assert (done.finished, done.values) == (True, 2)
    assert look_over(journal).problems == ()


def test_altered(folders: Folders, begun: Begun) -> None:
    """What was damaged goes like the rest, though nobody can read any more what it said."""
    journal = begun()
    digest = journal.entry("J9").event.text.digest  # type: ignore[attr-defined]
    journal.close()
    with closing(sqlite3.connect(folders[0] / "journal.sqlite")) as database:
        database.execute("UPDATE vault SET about = 'P-07', retention = 'log' WHERE digest = ?", (digest,))
        database.commit()
    with Journal.open(folders[0]) as journal:
        plan = rehearse(journal, ["P-07"])
        assert plan.unopened == 1
        done = erase_her(journal)
        assert (done.finished, done.values) == (True, 5)
        assert look_over(journal).problems == ()


def test_moved_away(server: Server, folders: Folders, begun: Begun) -> None:
    """The file that a move to a server leaves behind lets go of what is erased there."""
    schema = server.address(server.new_name())
    PostgresStore.prepare(Address.read(schema))
    journal = begun()
    secrets = Secrets(journal)
    move(journal, schema)
    assert where(folders, secrets.row_shapes) == ["journal/journal.sqlite"]
    with Journal.open(folders[0]) as moved:
        assert erase_her(moved).finished
    assert where(folders, WORDS | secrets.row_shapes | secrets.key_shapes) == []


# on a server ------------------------------------------------------------------------------------------------------------


@pytest.fixture
def alone() -> Iterator[Server]:
    """A server in whose files nobody else writes."""
    with Server() as server:
        yield server


def test_gone_from_a_server(alone: Server, folders: Folders, begun: Begun) -> None:
    """On PostgreSQL, after the VACUUM (FULL) that docs/server tells of, no table has the row; the folder has nothing either."""
    schema = alone.address("ect")
    PostgresStore.prepare(Address.read(schema))
    journal = begun(schema)
    made = repeat(journal)
    secrets = Secrets(journal)
    base = alone.data / "base"
    alone.sql("CHECKPOINT")
    assert set(where(folders, WORDS)) == made
    assert where([base], beginning([row.sealed for row in secrets.rows]))
    assert where(folders, secrets.row_shapes) == ["journal/copie/journal.sqlite"]
    assert erase_her(journal).finished
    alone.sql("VACUUM (FULL) ect.vault")
    alone.sql("CHECKPOINT")
    journal.close()
    assert where([base, *folders], WORDS | secrets.row_shapes | secrets.key_shapes) == []
    with Journal.open(folders[0]) as again:
        assert_sound(again, sealed=False)
        assert {row.about for row in again.store.sealed()} == {(), ("P-08",), ("rd",)}


# the list of exports ----------------------------------------------------------------------------------------------------


def test_commands_note_their_exports(folders: Folders, begun: Begun, tmp_path: Path) -> None:
    """Whatever a command writes inside the folder is in its list, once; elsewhere, nowhere."""
    begun().close()
    for output in (
        folders[0] / "log.csv",
        folders[0] / "log.csv",
        folders[0] / "sub" / "log.xlsx",
        tmp_path / "log.csv",
    ):
        output.parent.mkdir(exist_ok=True)
        line = ["log", "--journal", str(folders[0]), "--output", str(output), "--force"]
        ran = CliRunner().invoke(cli, line)
        assert ran.exit_code == 0, ran.output
    ran = CliRunner().invoke(cli, ["export", "--journal", str(folders[0]), "--output", str(folders[0] / "tout.jsonl")])
    assert ran.exit_code == 0, ran.output
    assert (folders[0] / ".exports").read_text().splitlines() == ["log.csv", "sub/log.xlsx", "tout.jsonl"]
    assert not (tmp_path / ".exports").exists()
