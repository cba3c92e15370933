"""Stopped anywhere, the journal is whole: nothing acknowledged is lost, and nothing is there by half."""

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from ect_journal import EctError, Journal
from ect_journal.store import sqlite
from tests.durability.checks import assert_sound
from tests.durability.commands import COMMANDS, MEMO, before, copied, found, raising
from tests.durability.faults import Faults, Interrupted, fail, interrupt
from tests.durability.oracle import afresh, plain
from tests.durability.profiles import NIGHTLY
from tests.durability.programs import finish, start
from tests.durability.scenes import HEAD, CountedWorld, begin, note

FORKING = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs to fork")
ROUNDS = 250 if NIGHTLY else 120


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return before(tmp_path_factory.mktemp("faults") / "base")


@pytest.fixture(autouse=True)
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody else writes here: a lock that is waited for is one that was left behind."""
    monkeypatch.setattr(sqlite, "LOCK_TIMEOUT", 1)


@pytest.mark.parametrize("how", [interrupt, fail])
@pytest.mark.parametrize("name", COMMANDS)
def test_raising(base: Path, tmp_path: Path, name: str, how: Callable[[str], None]) -> None:
    """An interruption or a full disk at any step of a command leaves all of it or nothing; doing it again ends well."""
    COMMANDS[name].run(copied(base, tmp_path / "warm"))  # what it imports is imported without faults
    assert raising(COMMANDS[name], base, tmp_path / "work", how) > 10


@FORKING
@pytest.mark.parametrize("name", COMMANDS)
def test_dying(tmp_path: Path, name: str) -> None:
    """A process that ends at any step of a command leaves all of it or nothing; doing it again ends well."""
    assert int(finish(start("commands", name, tmp_path))) > 10


@pytest.mark.parametrize("how", [interrupt, fail])
def test_going_on(base: Path, tmp_path: Path, how: Callable[[str], None]) -> None:
    """After a fault at any step, the same open journal goes on: tried again under its id, the entry is there once."""
    same = "0b1f0000-0000-4000-8000-000000000001"
    steps = 1
    while True:
        work = copied(base, tmp_path / "work")
        journal = Journal.open(work / "journal")
        event = ("memo.written", {**MEMO, "text": "un texte à sceller"})
        with Faults(work, steps, how) as faults:
            try:
                journal.record(event, id=same)
            except (Interrupted, EctError, OSError):
                assert faults.met
        assert journal.record(event, id=same).position == HEAD + 1
        with Journal.open(work / "journal") as other:
            assert other.record(note("Une autre")).position == HEAD + 2
        assert journal.record(note("Suite")).position == HEAD + 3
        assert_sound(journal)
        assert plain(journal.register().folded) == plain(afresh(journal))
        journal.close()
        if not faults.met:
            break
        steps += 1
    assert steps > 5


def test_torn_log(tmp_path: Path) -> None:
    """A power cut that keeps only a part of what a batch wrote keeps none of the batch, and all that came before."""
    folder = tmp_path / "journal"
    journal = begin(Journal.create(folder, origin="torn", by="rd", world=CountedWorld()))
    log = folder / "journal.sqlite-wal"
    whole = log.stat().st_size
    with journal.batch() as batch:
        for number in range(40):
            batch.record(("memo.written", {**MEMO, "text": f"un texte à sceller, {number}"}))
    longer = log.stat().st_size
    frame = 4096 + 24
    assert (longer - whole) % frame == 0
    assert longer - whole > 3 * frame
    cuts = [cut + more for cut in range(whole, longer + 1, frame) for more in (-1, 0, 1, 24, 2000)]
    for cut in (cut for cut in cuts if whole <= cut <= longer):
        for tail in (b"", bytes(longer - cut)):
            copy = shutil.copytree(folder, tmp_path / "copy", ignore=shutil.ignore_patterns("*-wal", "*-shm"))
            (copy / log.name).write_bytes(log.read_bytes()[:cut] + tail)
            assert found(copy) == (HEAD + 40 if cut == longer else HEAD)
            shutil.rmtree(copy)
    journal.close()


@FORKING
def test_kill_9(tmp_path: Path) -> None:
    """Killed at random moments, over a hundred times, the journal keeps all it acknowledged and no half batch."""
    result = json.loads(finish(start("killer", tmp_path, ROUNDS), timeout=300))
    assert result["rounds"] == ROUNDS
    assert result["acknowledged"] >= ROUNDS / 10
    assert result["head"] >= result["acknowledged"]
    with Journal.open(tmp_path / "journal") as journal:
        assert_sound(journal)
