"""The server ends without a word while several programs write, and is started again: nothing acknowledged is lost."""

import json
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import orjson
import pytest

from ect_journal import Journal
from ect_journal.errors import Unreachable
from ect_journal.store import server as connecting
from ect_journal.store.address import Address
from ect_journal.store.postgres import PostgresStore
from tests.durability.checks import assert_clear, assert_sound
from tests.durability.oracle import afresh, plain
from tests.durability.profiles import NIGHTLY
from tests.durability.programs import finish
from tests.durability.scenes import HEAD, begin, note
from tests.durability.server import Server
from tests.durability.test_processes import at_once

WRITERS, EACH, KILLS = 6, 100 if NIGHTLY else 50, 3
SAME = "0b1f0000-0000-4000-8000-000000000001"


@pytest.fixture
def own() -> Iterator[Server]:
    """A server of its own, that waits for its disk."""
    with Server(durable=True) as server:
        yield server


@pytest.fixture
def journal(own: Server, tmp_path: Path) -> Iterator[Journal]:
    PostgresStore.prepare(Address.read(own.address("ect")))
    with begin(Journal.create(tmp_path / "journal", origin="killed", by="rd", store=own.address("ect"))) as journal:
        yield journal


@pytest.mark.parametrize("act", ["insist", "go_on"])
def test_writers(own: Server, journal: Journal, act: str) -> None:
    """Each writer goes on, or reports an error of two lines; what was acknowledged is there once, at its number."""
    journal.close()
    writers = at_once(act, own.address("ect"), EACH, WRITERS)
    for kill in range(1, KILLS + 1):
        assert reached(own, HEAD + kill * WRITERS * EACH // (KILLS + 1), writers)
        own.kill()
        time.sleep(0.2 * kill)
        own.restart()
    printed = [[json.loads(line) for line in finish(writer).splitlines()] for writer in writers]
    titles = {row.position: orjson.loads(row.state)["data"]["title"] for row in journal.rows(HEAD)}
    assert len(set(titles.values())) == len(titles)
    for number, lines in enumerate(printed):
        assert_two_lines([line for line in lines if isinstance(line, list)])
        if act == "insist":
            lines = [line for line in lines if isinstance(line, int)]
        assert len(lines) == EACH
        for each, line in enumerate(lines):
            assert isinstance(line, list) or titles[line] == f"w{number} {each}"
    assert act == "go_on" or len(titles) == WRITERS * EACH
    assert_sound(journal)
    assert plain(journal.register().folded) == plain(afresh(journal))


def reached(own: Server, head: int, writers: "list[subprocess.Popen[str]]") -> bool:
    """Whether so many entries were there while the writers still had some to write."""
    while any(writer.poll() is None for writer in writers):
        [(found,)] = own.sql("SELECT count(*) FROM ect.stored_events WHERE topic <> 'checkpoint'")
        if found >= head:
            return True
        time.sleep(0.01)
    return False


def assert_two_lines(errors: list[Any]) -> None:
    for kind, *said in errors:
        assert kind in ("Unreachable", "Conflict")
        assert len(said) == 2
        assert all(text and "\n" not in text for both in said for text in both)


def test_away(own: Server, journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    """A server that stays away is reported to who records and to who reads; once back, the same open journal goes on."""
    monkeypatch.setattr(connecting, "PATIENCE", 0.3)
    own.kill()
    for attempt in (lambda: journal.record(note(), id=SAME), lambda: journal.rows(), lambda: Journal.open(journal.folder)):  # type: ignore[arg-type]  # fmt: skip
        with pytest.raises(Unreachable) as caught:
            attempt()
        assert_clear(caught.value)
        assert_two_lines([("Unreachable", caught.value.message, caught.value.hint)])
    own.restart()
    assert journal.record(note(), id=SAME).position == HEAD + 1
    assert journal.record(note(), id=SAME).position == HEAD + 1
    assert_sound(journal)


def test_waited_for(own: Server, journal: Journal) -> None:
    """Shut down in good order and started again, as for an update, nobody notices."""
    for number in range(3):
        own.shut()
        own.restart()
        assert journal.record(note(f"{number}")).position == HEAD + 1 + number
    assert_sound(journal)
