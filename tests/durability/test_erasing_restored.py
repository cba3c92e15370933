"""Yesterday's files put back: what was erased stays unreadable, and its bytes go again."""

import os
import shutil
import signal
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from ect_journal import Journal, appending
from ect_journal.keys import Keyring
from ect_journal.store.address import Address
from ect_journal.store.postgres import PostgresStore
from ect_journal.vault import Vault
from ect_journal.vault_check import look_over
from tests.durability.checks import assert_sound
from tests.durability.erased import (
    FILE,
    HERS,
    OTHERS,
    as_nobody,
    beginning,
    erase_her,
    home,
    people,
    shapes,
    texts,
    where,
)
from tests.durability.scenes import SECRET, CountedWorld, note
from tests.durability.server import Server
from tests.durability.visitor import NOBODY

KEPT = {SECRET, "Jeanne Vuillet", OTHERS}
"""What is about others alone."""


class Days(NamedTuple):
    """`today` is where the files are, erased; `yesterday` has those of before. In both: journal, keys, state."""

    today: Path
    yesterday: Path
    needles: set[bytes]
    """The values, the rows and the keys of before."""

    def put_back(self, *names: str) -> None:
        for name in names:
            shutil.rmtree(self.today / name, ignore_errors=True)
            if (self.yesterday / name).exists():
                shutil.copytree(self.yesterday / name, self.today / name)

    @property
    def folder(self) -> Path:
        return self.today / "journal"

    def found(self) -> list[str]:
        return where([self.today / name for name in ("journal", "keys", "state")], self.needles)


@pytest.fixture
def place() -> Iterator[Path]:
    """A folder that anybody may pass through."""
    place = Path(tempfile.mkdtemp(prefix="ect-days-"))
    place.chmod(0o755)
    yield place
    shutil.rmtree(place)


@pytest.fixture
def days(place: Path, monkeypatch: pytest.MonkeyPatch) -> Days:
    today, yesterday = place / "today", place / "yesterday"
    today.mkdir()
    home(monkeypatch, today)
    journal = people(Journal.create(today / "journal", origin="days", by="rd", world=CountedWorld()), today)
    rows = [row.sealed for row in journal.store.sealed_about("P-07")]
    ids = {key.id for key in journal.keyring.listed() if key.subject == "P-07"}
    keys = journal.keyring.held(ids).values()
    journal.close()
    shutil.copytree(today, yesterday)
    with Journal.open(today / "journal") as journal:
        assert erase_her(journal).finished
    needles = {shape for text in (*HERS, FILE[60:100]) for shape in shapes(text)} | beginning(rows)
    return Days(today, yesterday, needles | {shape for key in keys for shape in shapes(key)})


def check(days: Days, *, said: bool = True, left: tuple[str, ...] = ()) -> None:
    """Opened, her values do not read and their bytes are gone; what is about others does, and goes on. `said`: this log knows
    of it; `left`: the files that still have a key, and nothing that it opens."""
    for _ in range(2):
        with Journal.open(days.folder) as journal:
            found = texts(journal)
            assert set(found.values()) == KEPT | {"erased"}
            assert sorted(found.values()).count("erased") == 5
            assert len(look_over(journal).problems) == (0 if said else 5)
            assert_sound(journal, sealed=False)
        assert sorted({name.split("/")[0] for name in days.found()}) == list(left)
        assert list((days.folder / "attachments").iterdir()) == []
    with Journal.open(days.folder) as journal:
        again = journal.record(("observation.recorded", {"title": "Encore", "text": "De nouveau."}), about=["P-07"])
        assert journal.open_sealed(again.entry.event.text) == "De nouveau."  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "names", [("journal",), ("keys",), ("journal", "keys"), ("state",), ("keys", "state")], ids="+".join
)
def test_put_back(days: Days, names: tuple[str, ...]) -> None:
    """Yesterday's database, yesterday's keys, both; yesterday's memory of this machine, with or without its keys. Keys that
    nothing but the log of a file says are gone stay, and open nothing: that log may come from anywhere."""
    days.put_back(*names)
    assert names == ("state",) or days.found(), "there is something to find before it is opened"
    check(days, said="journal" not in names, left=("keys",) if names == ("keys", "state") else ())


def test_another_machine(days: Days) -> None:
    """Yesterday's database where the machine remembers nothing, and the keys alone know of the erasure."""
    days.put_back("journal", "state")
    assert days.found()
    check(days, said=False)


def test_two_erasures(days: Days) -> None:
    """Yesterday's database after a second erasure: neither comes back."""
    with Journal.open(days.folder) as journal:
        from ect_journal.erasing import erase, rehearse

        erase(journal, rehearse(journal, ["P-08"]), ground="objection", decided_by="rd", by="rd")
    days.put_back("journal")
    with Journal.open(days.folder) as journal:
        assert set(texts(journal).values()) == {SECRET, "Jeanne Vuillet", "erased"}
    assert days.found() == []


def test_while_open(days: Days) -> None:
    """Who had the journal open when somebody else erased reads nothing of it any more."""
    days.put_back("journal", "keys", "state")
    with Journal.open(days.folder) as one, Journal.open(days.folder) as other:
        assert set(HERS) <= set(texts(one).values())
        erase_her(other)
        text = one.entry("J9").event.text  # type: ignore[attr-defined]
        assert (one.read_sealed(text).access, one.read_sealed(text).by) == ("erased", "J12")
        one.record(note())
    assert days.found() == []


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs to fork")
def test_while_others_record(days: Days, monkeypatch: pytest.MonkeyPatch) -> None:
    """Others record about the same person while she is erased, again and again: what each acknowledged is erased or opens,
    and nothing is left under a key that is gone."""
    monkeypatch.setattr(appending, "PATIENCE", 20)
    children = []
    for writer in range(2):
        child = os.fork()
        if child == 0:
            signal.alarm(60)  # whatever is wrong, it ends
            try:
                with Journal.open(days.folder) as journal:
                    for number in range(25):
                        fields = {"title": f"Fois {writer}.{number}", "text": f"Parole {writer}.{number} de Nadège"}
                        journal.record(("observation.recorded", fields), about=["P-07"])
                os._exit(0)
            finally:
                os._exit(1)
        children.append(child)
    erased, patience = 0, time.monotonic() + 60
    with Journal.open(days.folder) as journal:
        for _ in range(60):
            time.sleep(0.02)
            if erased < 4 and time.monotonic() < patience and journal.store.sealed_about("P-07"):
                erase_her(journal)
                erased += 1
    assert erased
    assert [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children] == [0, 0]
    with Journal.open(days.folder) as journal:
        looked = look_over(journal)
        assert (looked.problems, looked.closed) == ((), 0)
        said = [text for text in texts(journal).values() if text.startswith("Parole") or text == "erased"]
        assert len(said) == 50 + 5
        assert_sound(journal, sealed=False)


def test_everything_put_back(days: Days) -> None:
    """Database, keys and memory together, as the docs say: no program can know; that is why old copies are to be destroyed."""
    days.put_back("journal", "keys", "state")
    with Journal.open(days.folder) as journal:
        assert set(HERS) <= set(texts(journal).values())


def test_guard_weakened(days: Days, monkeypatch: pytest.MonkeyPatch) -> None:
    """These tests see something: an opening that obeys nothing leaves the bytes, and reads the text."""
    monkeypatch.setattr(Vault, "obey", lambda *_, **__: None)
    days.put_back("journal", "keys")
    with Journal.open(days.folder) as journal:
        assert set(HERS) <= set(texts(journal).values())
    assert days.found()


def test_guard_of_keys_weakened(days: Days, monkeypatch: pytest.MonkeyPatch) -> None:
    """So do those of the keys: without destroying them again they stay in yesterday's file."""
    monkeypatch.setattr(Keyring, "destroy", lambda *_, **__: 0)
    days.put_back("keys")
    with Journal.open(days.folder) as journal:
        assert "erased" in set(texts(journal).values())
    assert days.found() == [f"keys/{journal.uuid}/keys.json"]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs another user")
@pytest.mark.parametrize("names", [("journal",), ("journal", "keys"), ("journal", "state")], ids="+".join)
def test_read_only(days: Days, names: tuple[str, ...]) -> None:
    """In a folder where nothing can be deleted it is at least unreadable, whoever looks."""
    days.put_back(*names)
    for path in (
        days.today / "keys",
        days.today / "state",
        *(days.today / "keys").rglob("*"),
        *(days.today / "state").rglob("*"),
    ):
        if path.exists() and os.geteuid() == 0:
            os.chown(path, NOBODY, NOBODY)
    for path in (days.folder, *days.folder.rglob("*")):
        path.chmod(0o555 if path.is_dir() else 0o444)
    before = {path: path.read_bytes() for path in days.folder.rglob("*") if path.is_file()}

    def look() -> str:
        with Journal.open(days.folder) as journal:
            return "|".join(sorted(set(texts(journal).values())))

    assert set(as_nobody(look).split("|")) == KEPT | {"erased"}
    assert {path: path.read_bytes() for path in days.folder.rglob("*") if path.is_file()} == before
    for path in (days.folder, *days.folder.rglob("*")):
        path.chmod(0o755)


def test_rows_put_back_on_a_server(server: Server, place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a server: rows that a dump brought back go at the next opening; who may not delete them does not read them."""
    home(monkeypatch, place)
    schema = server.new_name()
    address = server.address(schema)
    PostgresStore.prepare(Address.read(address))
    with Journal.create(place / "journal", origin="days", by="rd", world=CountedWorld(), store=address) as journal:
        people(journal, place)
        server.sql(f"CREATE TABLE {schema}.kept AS SELECT * FROM {schema}.vault")
        erase_her(journal)
    back = f"INSERT INTO {schema}.vault SELECT * FROM {schema}.kept ON CONFLICT DO NOTHING"
    server.sql(back)
    appender = server.login(f"{schema}_appender")
    with Journal.open(server.address(schema, user=appender)) as journal:
        assert set(texts(journal).values()) == KEPT | {"erased"}
        assert {problem.digest for problem in look_over(journal).problems} == set(
            journal.vault.store.sealed_rows(texts(journal))
        ) - {row.digest for row in journal.store.sealed() if "P-07" not in row.about}
    assert server.sql(f"SELECT count(*) FROM {schema}.vault") == [(8,)]
    with Journal.open(address) as journal:
        assert set(texts(journal).values()) == KEPT | {"erased"}
        assert look_over(journal).problems == ()
    assert server.sql(f"SELECT count(*) FROM {schema}.vault") == [(3,)]
