"""Stopped anywhere while recording what is sealed, or erasing: nothing acknowledged is lost, nothing erased is back."""

import contextlib
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from ect_journal import EctError, Journal
from ect_journal.erasing import erase, rehearse
from ect_journal.store import server as connecting
from ect_journal.store import sqlite, sqlite_debt
from ect_journal.store.address import Address
from ect_journal.store.postgres import PostgresStore
from ect_journal.vault import Vault
from tests.durability.commands import acknowledge, copied
from tests.durability.erased import home
from tests.durability.erasing_acts import ACTS, assert_whole, at_home, before, needles_of, raising, tried, writing_steps
from tests.durability.faults import Faults, Interrupted, fail, interrupt
from tests.durability.profiles import NIGHTLY
from tests.durability.programs import finish, start
from tests.durability.proxy import ANSWER, COMMIT, COPY, LOOK, QUESTION, SEAL, TURN, Moment, Proxy, Then
from tests.durability.server import Server
from tests.durability.test_kill import FORKING


@pytest.fixture(autouse=True)
def _at_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Put back afterwards. Nobody else writes here: a lock that is waited for is one that was left behind."""
    home(monkeypatch, tmp_path)
    monkeypatch.setattr(sqlite, "LOCK_TIMEOUT", 1)
    monkeypatch.setattr(sqlite_debt, "PATIENCE", 1)


@pytest.fixture(scope="module")
def bases(tmp_path_factory: pytest.TempPathFactory) -> dict[bool, Path]:
    """Where each of these starts from, without and with a nested backup."""
    found = {}
    for nested in (False, True):
        with pytest.MonkeyPatch.context() as patch:
            folder = tmp_path_factory.mktemp("faults") / "base"
            home(patch, folder)
            found[nested] = before(folder, nested=nested)
    return found


CASES = [(name, how) for how in (interrupt, fail) for name in ACTS if (name, how) != ("purge", fail)]
DYING = ["record", "erase_person", "erase_entry"]
if not NIGHTLY:
    CASES = [(name, how) for name, how in CASES if how is interrupt or name == "erase_person"]
    DYING = ["erase_person"]


@pytest.mark.parametrize(("name", "how"), CASES)
def test_raising(bases: dict[bool, Path], tmp_path: Path, name: str, how: Callable[[str], None]) -> None:
    """An interruption or a full disk at any step leaves all of it or nothing; the next opening finishes it."""
    base = bases[name == "erase_person"]
    at_home(copied(base, tmp_path / "warm"))
    ACTS[name].run(tmp_path / "warm")  # what it imports is imported without faults
    assert raising(ACTS[name], base, tmp_path / "work", how) > 20


@FORKING
@pytest.mark.parametrize("name", DYING)
def test_dying(tmp_path: Path, name: str) -> None:
    """A process that ends at any step leaves all of it or nothing; the next opening finishes it."""
    assert int(finish(start("erasing_acts", name, tmp_path), timeout=400)) > 20


@pytest.mark.parametrize("guard", ["obey", "pay"])
def test_guard_weakened(bases: dict[bool, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, guard: str) -> None:
    """These tests see something: openings that do not finish what was begun leave bytes, or keys, behind."""
    monkeypatch.setattr(Vault, guard, lambda *_, **__: None)
    with pytest.raises(AssertionError):
        raising(ACTS["erase_person"], bases[True], tmp_path / "work", interrupt)


@pytest.mark.parametrize("name", ["record", "erase_person"])
def test_raising_beside_a_server(server: Server, tmp_path: Path, name: str) -> None:
    """On a server: a fault at any step in the folders, of keys, attachments, drafts, memory, or of a nested backup."""
    waiting = [0]  # at first none fails, to know how many there are
    while waiting:
        at = waiting.pop()
        address = server.address(server.new_name())
        PostgresStore.prepare(Address.read(address))
        work = before(tmp_path / str(at) / "work", nested=True, store=address)
        needles = needles_of(ACTS[name], work)
        with Faults(work, at, interrupt) as faults, contextlib.suppress(Interrupted, EctError, OSError):
            ACTS[name].run(work)
        assert_whole(ACTS[name], work, needles)
        if at == 0:
            waiting = tried(writing_steps(faults), 1)
            assert len(writing_steps(faults)) > 10


DELETE = Moment(True, b"DELETE FROM")
LOST = {
    "turn": [TURN], "question": [QUESTION], "copy": [COPY], "delete": [DELETE], "seal": [SEAL], "commit": [COMMIT],
    "answer": [ANSWER], "answer, then whether it stands": [ANSWER, LOOK], "delete, then the turn": [DELETE, TURN],
}  # fmt: skip


@pytest.mark.parametrize(
    ("lost", "then"), [*((lost, "accept") for lost in LOST), *((lost, "refuse") for lost in ("delete", "answer"))]
)
def test_connection_lost(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lost: str, then: Then
) -> None:
    """The connection goes away in the middle of an erasure, for a moment or for good: it is done once, or not at all, and
    done again it ends well."""
    monkeypatch.setattr(connecting, "PATIENCE", 0.2)
    address = server.address(server.new_name())
    PostgresStore.prepare(Address.read(address))
    work, act = before(tmp_path / "work", store=address), ACTS["erase_entry"]
    needles = needles_of(act, work)
    shutil.rmtree(work / "journal" / "drafts")  # who opens a journal by its address has no folder to look through
    with Proxy(server.port) as proxy, contextlib.suppress(EctError):
        with Journal.open(address.replace(f":{server.port}/", f":{proxy.port}/")) as journal:
            rehearsal = rehearse(journal, entries=["J8"])
            proxy.lose(*LOST[lost], then=then)
            erase(journal, rehearsal, ground="objection", decided_by="rd", by="rd")
            assert then == "accept"
            acknowledge(work)
    assert proxy.lost
    assert_whole(act, work, needles)
    with Journal.open(address) as journal:
        assert len(journal.rows(types=["erasure.executed"])) == 1
