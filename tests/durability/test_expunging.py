"""What was expunged is gone from every file, whatever was interrupted; exports, restores and moves keep it so."""

import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

import orjson
import pytest

from ect_journal import AlreadyExists, EctError, Journal
from ect_journal.catalogue import HypothesisRegistered
from ect_journal.codec import Row
from ect_journal.drafting import Receipt
from ect_journal.errors import ReadOnly, Unreadable
from ect_journal.expunging import Done, expunge
from ect_journal.moving import FILE
from ect_journal.presenting import BLANK, leaf_of, stub_of
from ect_journal.store.address import Address
from ect_journal.store.postgres import PostgresStore
from ect_journal.store.sqlite import SQLiteStore
from ect_journal.transfer import backup, export_lines, intake, restore
from tests.durability.checks import assert_clear
from tests.durability.expunged import (
    CLEAN,
    NAME,
    REASON,
    SAID,
    SPOKEN,
    assert_consistent,
    bytes_of,
    in_folder,
    in_memory,
    slipped,
)
from tests.durability.faults import Faults, Interrupted, die, fail, interrupt
from tests.durability.moves import moved
from tests.durability.profiles import steps
from tests.durability.scenes import SECRET, CountedWorld, note
from tests.durability.server import Server


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with in_folder(tmp_path / "journal"):
        return tmp_path / "journal"


def clean(journal: Journal, ref: str = SAID, title: str = CLEAN) -> Done:
    return expunge(journal, ref, {"title": title}, reason=REASON, decided_by="rd")


# bytes ------------------------------------------------------------------------------------------------------------------


def test_no_byte_is_left(folder: Path) -> None:
    """In the database, its log, the cache; they were there before, and while another program had the journal open."""
    assert NAME.encode() in bytes_of(folder)
    with Journal.open(folder) as other, Journal.open(folder) as journal:
        other.register()
        other.record(note())
        other._folded_at_start = 0
        assert clean(journal).copies == {SAID: "J14"}
        assert other.current(SAID).event.title == CLEAN  # type: ignore[attr-defined]
    with Journal.open(folder) as journal:
        assert_consistent(journal)
        assert not journal.store.owes_cleaning()
    assert NAME.encode() not in bytes_of(folder)
    assert "Dupré".encode() not in bytes_of(folder)


def test_drafts_and_caches(folder: Path) -> None:
    """A draft that repeats the text goes first; another's file is named and left."""
    for name, content in {
        "drafts/a.txt": SPOKEN,
        ".cache/b.json": orjson.dumps([SPOKEN]).decode(),
        "mes notes.txt": SPOKEN,
    }.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(content, encoding="utf-8")
    with Journal.open(folder) as journal:
        assert clean(journal).finished
        assert (folder / "mes notes.txt").read_bytes() == SPOKEN.encode()
        (folder / "mes notes.txt").write_bytes(b"")
        assert NAME.encode() not in bytes_of(folder)
    assert not (folder / "drafts/a.txt").exists()
    assert not (folder / ".cache/b.json").exists()
    assert (folder / "mes notes.txt").exists()


def test_a_cache_from_before(folder: Path) -> None:
    """A register kept before is neither read nor left, even put back from a copy."""
    kept = next((folder / ".cache").glob("register*.json")).read_bytes()
    with Journal.open(folder) as journal:
        clean(journal)
    (folder / ".cache" / "register.json").write_bytes(kept)
    (folder / ".cache" / ".register.json.77").write_bytes(kept)
    with Journal.open(folder) as journal:
        assert_consistent(journal)
    assert [path.name for path in (folder / ".cache").glob("*register*")] == ["register-J14.json"]


def test_a_register_from_before(folder: Path) -> None:
    """Another program that closes after the expunging does not keep what it had folded, words among it."""
    claims = [{"code": "H1a", "text": SPOKEN}]
    with Journal.open(folder) as journal:
        journal.record(
            HypothesisRegistered(code="H1", axis="emergence", statement="Un dialogue.", claims=claims), by="rd"
        )
    assert NAME.encode() in next((folder / ".cache").glob("register*")).read_bytes()
    with Journal.open(folder) as journal:
        other = Journal.open(folder)
        other.record(note())
        expunge(journal, [SAID, "J13"], lambda text: text.replace(NAME, "P-07"), reason=REASON, decided_by="rd")
        other.close()
        assert NAME.encode() not in bytes_of(folder)


def test_a_copy_of_the_database_under_the_folder(folder: Path) -> None:
    """Yesterday's database, kept inside the folder, loses the words too."""
    (folder / "hier").mkdir()
    shutil.copyfile(folder / "journal.sqlite", folder / "hier" / "journal.sqlite")
    with Journal.open(folder) as journal:
        clean(journal)
    assert NAME.encode() not in bytes_of(folder)


# others who have it open ------------------------------------------------------------------------------------------------


def test_another_program_notices(folder: Path) -> None:
    """Whatever it reads first, and what it records after; nothing reads as before."""
    reads: list[Callable[[Journal], Any]] = [
        lambda other: other.entry(SAID), lambda other: other.entry("J13"), lambda other: other.rows(),
        lambda other: list(other.entries()), lambda other: other.rows(types=["observation.recorded"]),
        lambda other: other.current(SAID), lambda other: other.register(), lambda other: other.record(note()),
        lambda other: other.marks(), lambda other: other.live("J13"), lambda other: other.notes(),
    ]  # fmt: skip
    for number, read in enumerate(reads):
        with Journal.open(folder) as other, Journal.open(folder) as journal:
            other.register()
            clean(journal, title=f"Mots {number}")
            journal.register()
            seen, known = repr(read(other)), repr(read(journal))
            assert f"Mots {number - 1}" not in seen
            assert NAME not in seen
            if "Receipt" not in seen and "Register" not in seen:
                assert seen == known
            assert_consistent(other)
            assert other.entry(SAID).event.title == f"Mots {number}"  # type: ignore[attr-defined]


# faults -----------------------------------------------------------------------------------------------------------------


@pytest.fixture
def two_databases(folder: Path) -> Path:
    """With an older copy of the database in the folder."""
    (folder / "hier").mkdir()
    shutil.copyfile(folder / "journal.sqlite", folder / "hier" / "journal.sqlite")
    return folder


@pytest.mark.parametrize("how", [interrupt, fail])
def test_stopped_anywhere(two_databases: Path, how: Callable[[str], None]) -> None:
    """Reopened, the entry is whole, or gone with its copy in its place and no byte of it left."""
    work = two_databases.with_name("work")
    for at in steps(0 if how is interrupt else 1):
        shutil.rmtree(work, ignore_errors=True)
        shutil.copytree(two_databases, work)
        done = None
        with Faults(work, at, how) as faults, suppress(Interrupted, EctError, OSError):
            with Journal.open(work) as journal:
                done = clean(journal)
        with Journal.open(work) as journal:
            assert_consistent(journal)
            title = journal.entry(SAID).event.title  # type: ignore[attr-defined]
            assert title == CLEAN if done else title in (CLEAN, SPOKEN)
            assert journal.head == (14 if title == CLEAN else 12)
            assert journal.record(note(), by="rd").position == journal.head
        if title == CLEAN:
            assert NAME.encode() not in bytes_of(work)
        if not faults.met:
            assert done is not None
            assert at > 10
            return


def test_ended_anywhere(two_databases: Path) -> None:
    """The same, the process being gone."""
    work = two_databases.with_name("work")
    for at in steps(2):
        shutil.rmtree(work, ignore_errors=True)
        shutil.copytree(two_databases, work)
        child = os.fork()
        if child == 0:
            with Faults(work, at, die), Journal.open(work) as journal:
                clean(journal)
            os._exit(0)
        status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        assert status in (0, 9)
        with Journal.open(work) as journal:
            assert_consistent(journal)
            title = journal.entry(SAID).event.title  # type: ignore[attr-defined]
            assert title in (CLEAN, SPOKEN)
        assert (NAME.encode() in bytes_of(work)) == (title == SPOKEN)
        if status == 0:
            assert title == CLEAN
            return


def test_somebody_records_meanwhile(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Overtaken, it is numbered again, and what was recorded meanwhile is looked at too."""
    with Journal.open(folder) as other, Journal.open(folder) as journal:
        real = journal.store.append
        met: list[Receipt] = []

        def overtaken(*given: Any, **named: Any) -> None:
            if not met:
                met.append(other.record(("memo.written", {"title": SPOKEN, "note_kind": "field"}), grounds=[SAID]))
            real(*given, **named)

        monkeypatch.setattr(journal.store, "append", overtaken)
        assert clean(journal).copies == {SAID: "J14"}
        assert_consistent(journal)
        assert_consistent(other)


# exports ----------------------------------------------------------------------------------------------------------------


def restored(journal: Journal) -> Journal:
    return restore(list(export_lines(journal)), None)


def test_there_and_back() -> None:
    """An export has the stub; restored, it reads the same, and gives the same export again."""
    journal = in_memory()
    clean(journal)
    receipt = journal.record(("memo.written", {"title": SPOKEN, "note_kind": "field"}))
    expunge(journal, receipt.ref, None, reason=REASON, decided_by="rd")
    clean(journal, title="Encore autre chose")
    lines = list(export_lines(journal))
    assert not [line for line in lines if NAME.encode() in line]
    again = restore(lines, None)
    assert again.rows() == journal.rows()
    assert again.store.rows() == journal.store.rows()
    assert again.checkpoint() == journal.checkpoint()
    assert list(export_lines(again)) == lines
    assert_consistent(again)


def tampered(lines: list[bytes]) -> list[tuple[str, list[bytes]]]:
    """What a restore must not take, and what it says of it."""
    stub, full, said = lines[10], list(export_lines(in_memory()))[10], orjson.loads(lines[13])

    def saying(**data: Any) -> list[bytes]:
        changed = {name: value for name, value in {**said["data"], **data}.items() if value is not None}
        return [*lines[:13], orjson.dumps({**said, "data": changed}, option=orjson.OPT_SORT_KEYS) + b"\n"]

    page = orjson.loads(lines[12]) | {"type": BLANK, "data": {"expunged_by": "J14"}}
    return [
        ("no entry says that J11", lines[:13]),
        ("J11, which is there in full", [*lines[:10], full, *lines[11:]]),
        ("left of J11 is not what J14 says", [*lines[:10], stub.replace(stub[13:16], b"AAA"), *lines[11:]]),
        ("no stub of one", [*lines[:10], stub.replace(b"11}", b"12}"), *lines[11:]]),
        ("not those of an entry", [stub.replace(b"11}", b"1}"), *lines[1:]]),
        ("no entry says that J9", [*lines[:8], stub.replace(b"11}", b"9}"), *lines[9:]]),
        (
            "a blank page is read, never recorded",
            [*lines[:12], orjson.dumps(page, option=orjson.OPT_SORT_KEYS) + b"\n", *lines[13:]],
        ),
        ("J14 names what it cannot", saying(replaced_by="J12")),
        ("J14 expunged J13", saying(replaced_by=None, entry="J13")),
        ("J14 names what it cannot", saying(entry="J15")),
        ("J14 names what it cannot", saying(entry="J14")),
        ("J14 names what it cannot", saying(entry="J1")),
        ("J14 names what it cannot", saying(replaced_by="J900000000000000")),
        ("J12 is recorded before", saying(recorded_at="2025-03-03T09:59:00.011000Z")),
        ("J11 is recorded before", saying(recorded_at="2024-03-03T09:00:00.011000Z")),
        ("J11", [*lines[:10], stub.replace(b":", b": "), *lines[11:]]),
    ]


def test_sent_again() -> None:
    """The intake that recorded it, and the intake of its clean copy, given again once both were expunged: nothing is
    written, here or in what was restored from an export."""
    journal = in_memory()
    line: dict[str, Any] = {
        "id": "00000000-0000-4000-8000-00000000abce", "type": "observation.recorded", "by": "rd", "occurred": "2024-02-02",
        "data": {"title": SPOKEN, "text": "scellé"},
    }  # fmt: skip
    [receipt] = intake(journal, [orjson.dumps(line)])
    lines = [orjson.dumps(line)]
    for title in (CLEAN, "Encore autre chose"):
        clean(journal, receipt.ref, title=title)
        for place in (journal, restore(list(export_lines(journal)), None)):
            head = place.head
            for given in lines:
                assert [(each.ref, each.entry.event.title) for each in intake(place, [given])] == [(receipt.ref, title)]  # type: ignore[attr-defined]
            assert place.head == head
        lines.append(
            orjson.dumps({**line, "id": journal.entry(receipt.ref).id, "data": line["data"] | {"title": title}})
        )


def test_forged_exports() -> None:
    """A stub that no entry covers, an entry that is still there in full, other leaves, other numbers: refused, and named."""
    journal = in_memory()
    clean(journal)
    for what, forged in tampered(list(export_lines(journal))):
        with pytest.raises(Unreadable, match=what) as caught:
            restore(forged, None)
        assert_clear(caught.value)


def test_an_older_folder_is_continued(tmp_path: Path) -> None:
    """Lines from after the expunging, restored into a folder from before: the words go there too."""
    with in_folder(tmp_path / "a") as journal:
        backup(journal, tmp_path / "b")
        clean(journal)
        journal.record(note("Après"))
        lines = list(export_lines(journal))
        rows = journal.store.rows()
    with restore(lines, tmp_path / "b") as other:
        assert other.store.rows() == rows
        assert_consistent(other)
        assert other.record(note()).position == len(rows) + 1
    assert NAME.encode() not in bytes_of(tmp_path / "b")


def test_older_lines_bring_nothing_back(tmp_path: Path) -> None:
    """Lines that have the entry in full where the journal has a stub are the same entries: the stub stays."""
    with in_folder(tmp_path / "a") as journal:
        before = list(export_lines(journal))
        clean(journal)
        lines = list(export_lines(journal))
        rows = journal.store.rows()
    with pytest.raises(AlreadyExists):
        restore(before, tmp_path / "a").close()
    with restore([*before[:12], *lines[12:]], tmp_path / "a") as journal:
        assert journal.store.rows() == rows
    other = before[11].replace(b"Suite", b"Autre")
    with pytest.raises(AlreadyExists):
        restore([*lines[:11], other, *lines[12:]], tmp_path / "a").close()


# opening ----------------------------------------------------------------------------------------------------------------


def tampering(folder: Path, *rows: Row) -> None:
    """Put these in the places of what is there, past the triggers."""
    with closing(sqlite3.connect(folder / "journal.sqlite", isolation_level=None)) as database:
        for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            database.execute(f"DROP TRIGGER {name}")
        for row in rows:
            put = "UPDATE stored_events SET topic = ?, state = ? WHERE originator_version = ? AND topic <> 'checkpoint'"
            database.execute(put, (row.type, row.state, row.position))


def refused_at_opening(folder: Path, what: str) -> None:
    before = (folder / "journal.sqlite").read_bytes()
    with pytest.raises(Unreadable, match=what) as caught:
        Journal.open(folder)
    assert_clear(caught.value)
    assert (folder / "journal.sqlite").read_bytes() == before


def test_taken_out_in_silence(folder: Path) -> None:
    """A stub that no entry names, beside one that is named, with a register kept from before: the journal does not open."""
    with Journal.open(folder) as journal:
        clean(journal)
        stub = stub_of(journal.store.rows()[5])
    tampering(folder, stub)
    refused_at_opening(folder, "no entry says that J6 was expunged")


def test_put_back(folder: Path) -> None:
    """An entry that was expunged and is there in full: the journal does not open, and says which."""
    with Journal.open(folder) as journal:
        row = journal.store.rows()[10]
        clean(journal)
    tampering(folder, row)
    refused_at_opening(folder, "J14 expunged J11, which is there in full")


def test_another_leaf(folder: Path) -> None:
    """Nor one whose stub has another leaf, or is none, or that does not say what it took out."""
    with Journal.open(folder) as journal:
        other = stub_of(journal.store.rows()[5])
        clean(journal)
        said = journal.store.rows()[13]
    whole = (folder / "journal.sqlite").read_bytes()
    for row, what in (
        (Row(11, BLANK, other.state.replace(b":6}", b":11}")), "left of J11 is not what J14 says"),
        (Row(11, BLANK, b"{}"), "no stub of one"),
        (Row(14, said.type, b'{"data":{"entry":"J11"}}'), "J14 does not say"),
        (Row(14, said.type, b"[]"), "J14 does not say"),
    ):
        (folder / "journal.sqlite").write_bytes(whole)
        tampering(folder, row)
        refused_at_opening(folder, what)


def test_expunged_while_it_is_opened(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What somebody expunges between the two readings of an opening is no fault."""
    real = SQLiteStore.stubs
    with Journal.open(folder) as other:
        met: list[Done] = []

        def late(store: SQLiteStore) -> list[Row]:
            if not met:
                met.append(clean(other))
            return real(store)

        monkeypatch.setattr(SQLiteStore, "stubs", late)
        with Journal.open(folder) as journal:
            assert met
            assert_consistent(journal)


# moves ------------------------------------------------------------------------------------------------------------------


def test_expunged_elsewhere(folder: Path, schema: str) -> None:
    """Moved to a server, expunged there, moved back to the file that stayed: nothing of it is in that file either."""
    with Journal.open(folder) as journal:
        secret = journal.entry("J4").event.text  # type: ignore[attr-defined]
    moved(folder, schema)
    stayed = (folder / "journal.sqlite").read_bytes()
    with Journal.open(folder, world=CountedWorld()) as journal:
        assert isinstance(journal.store, PostgresStore)
        journal.world = journal.store.world()
        clean(journal)
        assert_consistent(journal)
        rows, stored, checkpoints = journal.rows(), journal.store.rows(), journal.store.checkpoints()
    assert NAME.encode() not in bytes_of(folder)
    (folder / "journal.sqlite").write_bytes(stayed)
    moved(folder, FILE)
    with Journal.open(folder) as journal:
        assert (journal.rows(), journal.store.rows(), journal.store.checkpoints()) == (rows, stored, checkpoints)
        assert journal.open_sealed(secret) == SECRET
        assert_consistent(journal)
    assert NAME.encode() not in bytes_of(folder)
    moved(folder, schema)
    with Journal.open(folder) as journal:
        assert journal.store.rows() == stored
        clean(journal, title="encore")
    moved(folder, FILE)
    with Journal.open(folder) as journal:
        assert_consistent(journal)
        assert journal.entry(SAID).event.title == "encore"  # type: ignore[attr-defined]


def test_copies(folder: Path, tmp_path: Path, schema: str) -> None:
    """A backup of the folder, and one of a journal on a server, are expunged as the journal is."""
    with Journal.open(folder) as journal:
        clean(journal)
        rows = journal.store.rows()
        backup(journal, tmp_path / "one")
    moved(folder, schema)
    with Journal.open(folder) as journal:
        assert journal.store.rows() == rows
        backup(journal, tmp_path / "two")
    for copy in (tmp_path / "one", tmp_path / "two"):
        with Journal.open(copy) as journal:
            assert journal.store.rows() == rows
            assert_consistent(journal)
        assert NAME.encode() not in bytes_of(copy)


def test_on_a_server(server: Server, schema: str, tmp_path: Path) -> None:
    """Two who have it open; after the documented VACUUM (FULL) the server's table holds no byte of it."""
    address = Address.read(schema)
    with slipped(Journal.create(tmp_path / "a", origin="contract", by="rd", store=schema)) as journal:
        with Journal.open(str(address.of(journal.uuid))) as other:
            other.register()
            clean(journal)
            assert other.current(SAID).event.title == CLEAN  # type: ignore[attr-defined]
            assert_consistent(other)
        assert_consistent(journal)
    with server.connect() as raw:
        found = raw.execute(
            f"SELECT count(*) FROM {address.schema}.stored_events WHERE position('Dupr' in encode(state, 'escape')) > 0".encode()
        )
        assert found.fetchone() == (0,)


def test_may_not_delete(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where nothing can be deleted, nothing is written."""
    with Journal.open(folder) as journal:
        rows = journal.store.rows()
        monkeypatch.setattr(type(journal.store), "may_erase", lambda self: False)
        with pytest.raises(ReadOnly):
            clean(journal)
        assert journal.store.rows() == rows


def test_the_leaf_is_kept(folder: Path) -> None:
    with Journal.open(folder) as journal:
        leaves = [leaf_of(row) for row in journal.store.rows()]
        clean(journal)
        assert [leaf_of(row) for row in journal.store.rows()][:12] == leaves
