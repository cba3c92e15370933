"""Stopped anywhere, the file of keys is whole, and no copy of what was destroyed is left."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from ect_journal import EctError
from ect_journal.keys import FileKeyring
from tests.durability.faults import Faults, Interrupted, fail, interrupt
from tests.durability.key_acts import ACTS, JOURNAL, before, keyring, raising
from tests.durability.programs import finish, start

FORKING = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs to fork")
PROCESSES, PEOPLE = 4, 15


@pytest.mark.parametrize("how", [interrupt, fail])
@pytest.mark.parametrize("name", ACTS)
def test_raising(tmp_path: Path, name: str, how: Callable[[str], None]) -> None:
    """An interruption or a full disk at any step leaves the file as it was or as it should be, and nothing beside."""
    assert raising(ACTS[name], before(tmp_path / "base"), tmp_path / "work", how) > 3


@pytest.mark.parametrize("how", [interrupt, fail])
def test_the_first_key(tmp_path: Path, how: Callable[[str], None]) -> None:
    """Stopped while its folders are made, too; what was given is always kept."""
    at = 1
    while True:
        work = tmp_path / str(at)
        work.mkdir()
        ring, given = FileKeyring(work / "settings" / "keys", JOURNAL), []
        with Faults(work, at, how) as faults:
            try:
                given = ring.live(["P-07"])
            except (Interrupted, EctError):
                assert faults.met
        (key,) = FileKeyring(ring.path.parent, JOURNAL).live(["P-07"])
        assert given in ([], [key])
        assert len(ring.listed()) == 1
        if not faults.met:
            break
        at += 1
    assert at > 8


@FORKING
@pytest.mark.parametrize("name", ACTS)
def test_dying(tmp_path: Path, name: str) -> None:
    """A process that ends at any step does no harm either; whoever comes next removes what it left."""
    assert int(finish(start("key_acts", "dying", name, tmp_path))) > 3


def test_several_at_once(tmp_path: Path) -> None:
    """Each process is given the same key for the same person, and all that was given is still held at the end."""
    programs = [start("key_acts", "making", tmp_path, PEOPLE) for _ in range(PROCESSES)]
    given = [finish(program).splitlines() for program in programs]
    assert all(lines == given[0] for lines in given)
    ring = keyring(tmp_path)
    assert ring.journal == JOURNAL
    keys = [line.split() for line in given[0]]
    assert ring.held(id for id, _, _ in keys) == {id: bytes.fromhex(secret) for id, _, secret in keys}
    states = [key.state for key in ring.listed()]
    assert (states.count("live"), states.count("erased")) == (PEOPLE, PEOPLE * PROCESSES)
