"""A move that is stopped, disturbed or done twice loses nothing, and never makes two places that record."""

import json
import os
from collections.abc import Callable
from itertools import chain
from pathlib import Path

import orjson
import pytest

from ect_journal import Conflict, EctError, Journal
from ect_journal import folder as folders
from ect_journal.moving import FILE
from ect_journal.store import Store
from ect_journal.store import server as connecting
from ect_journal.store.address import Address
from ect_journal.store.postgres import PostgresStore
from ect_journal.store.sqlite import SQLiteStore
from tests.durability.checks import assert_clear, assert_sound
from tests.durability.faults import interrupt
from tests.durability.moves import Scene, begun, kept, lose, moved, raising, recording
from tests.durability.programs import finish, start
from tests.durability.scenes import note
from tests.durability.server import Server
from tests.durability.test_processes import at_once

FORKING = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs to fork")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return begun(tmp_path / "journal")


@pytest.fixture
def elsewhere(server: Server) -> str:
    """A second place on the server."""
    address = server.address(server.new_name())
    PostgresStore.prepare(Address.read(address))
    return address


@pytest.mark.parametrize("how", [interrupt, lose])
@pytest.mark.parametrize("back", [False, True], ids=["there", "back"])
def test_raising(
    tmp_path: Path, schema: str, monkeypatch: pytest.MonkeyPatch, back: bool, how: Callable[[str], None]
) -> None:
    """An interruption, a lost connection or a full disk at any step leaves a journal with everything, that records in one
    place at most; moving again finishes it."""
    monkeypatch.setattr(connecting, "PATIENCE", 0.2)
    assert raising(Scene(tmp_path, schema, FILE if back else schema), how) > 30


@FORKING
@pytest.mark.parametrize("back", [False, True], ids=["there", "back"])
def test_dying(tmp_path: Path, schema: str, back: bool) -> None:
    """The same when the process ends at that step."""
    assert int(finish(start("moves", tmp_path, schema, FILE if back else schema), timeout=300)) > 30


def test_unfinished_to_a_third_place(
    folder: Path, schema: str, elsewhere: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A move whose last step is missing cannot be followed by one to another place: two places would record."""
    with monkeypatch.context() as patched:
        patched.setattr(folders, "set_store", _interrupted)
        with pytest.raises(KeyboardInterrupt):
            moved(folder, schema)
    assert len(list(recording(folder, schema, elsewhere))) == 1
    with pytest.raises(EctError) as caught:
        moved(folder, elsewhere)
    assert_clear(caught.value)
    assert len(list(recording(folder, schema, elsewhere))) == 1
    moved(folder, schema)
    moved(folder, elsewhere)
    assert len(list(recording(folder, schema, elsewhere))) == 1


def _interrupted(*_: object) -> None:
    raise KeyboardInterrupt


@pytest.mark.parametrize("back", [False, True], ids=["from a file", "from a server"])
def test_two_moves(folder: Path, schema: str, elsewhere: str, monkeypatch: pytest.MonkeyPatch, back: bool) -> None:
    """Of two people who move it to two places at the same moment, one does; the other is told so."""
    if back:
        moved(folder, schema)
    store = PostgresStore if back else SQLiteStore
    mark = store.mark

    def meanwhile(old: Store, place: str | None) -> None:
        monkeypatch.setattr(store, "mark", mark)
        moved(folder, elsewhere)
        old.mark(place)

    monkeypatch.setattr(store, "mark", meanwhile)
    with pytest.raises(EctError) as caught:
        moved(folder, FILE if back else schema)
    assert_clear(caught.value)
    [place] = recording(folder, schema, elsewhere)
    assert Address.read(place).schema == Address.read(elsewhere).schema
    with Journal.open(folder) as journal:
        journal.record(note())


@pytest.mark.parametrize("back", [False, True], ids=["there", "back"])
def test_at_the_last_moment(folder: Path, schema: str, monkeypatch: pytest.MonkeyPatch, back: bool) -> None:
    """What was recorded in the old place after it was copied and before it was marked goes along, sealed words included."""
    if back:
        moved(folder, schema)
    store = PostgresStore if back else SQLiteStore
    mark = store.mark

    def late(old: Store, place: str | None) -> None:
        monkeypatch.setattr(store, "mark", mark)
        with Journal.open(folder) as journal:
            journal.record(("memo.written", {"title": "Juste avant", "note_kind": "field", "text": "des mots"}))
        old.mark(place)

    monkeypatch.setattr(store, "mark", late)
    gone = moved(folder, FILE if back else schema)
    with Journal.open(folder) as journal:
        assert journal.head == gone.entries
        assert b"Juste avant" in journal.rows()[-1].state
        assert_sound(journal)


def test_meanwhile(folder: Path, schema: str) -> None:
    """Programs that go on recording while it moves there, back and there again lose nothing: they are told where it
    went, open the folder again, and each entry is there once."""
    size = len(kept(folder)[2])
    writers = at_once("follow", folder, 30, 3)
    places = []
    for to in (schema, FILE, schema):
        places.append(moved_in_the_end(folder, to))
    printed = [[json.loads(line) for line in finish(writer).splitlines()] for writer in writers]
    errors = [line for line in chain(*printed) if isinstance(line, list)]
    assert {kind for kind, *_ in errors} <= {"ReadOnly", "Conflict"}
    assert any(kind == "ReadOnly" for kind, *_ in errors)
    assert len(list(recording(folder, schema))) == 1
    with Journal.open(folder) as journal:
        assert_sound(journal)
        titles = {row.position: orjson.loads(row.state)["data"]["title"] for row in journal.rows(size)}
        assert sorted(titles.values()) == sorted(f"w{writer} {each}" for writer in range(3) for each in range(30))
        for number, lines in enumerate(printed):
            said = [titles[line] for line in lines if isinstance(line, int)]
            assert said == [f"w{number} {each}" for each in range(30)]


def moved_in_the_end(folder: Path, to: str) -> str:
    """A move that writers disturb says so, and is done again."""
    for _ in range(10):
        try:
            return moved(folder, to).place
        except Conflict as error:
            assert_clear(error)
    raise AssertionError
