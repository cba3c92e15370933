"""Several programs use one folder at the same time, and nobody is shown an error."""

import subprocess
from itertools import chain
from pathlib import Path

import orjson
import pytest

from ect_journal import Journal
from tests.durability.checks import assert_sound
from tests.durability.oracle import afresh, plain
from tests.durability.profiles import NIGHTLY
from tests.durability.programs import finish, start
from tests.durability.scenes import HEAD, CountedWorld, begin

WRITERS = 8


def at_once(act: str, where: object, count: int, writers: int = WRITERS) -> "list[subprocess.Popen[str]]":
    """So many writers, each of them told to go when all are ready."""
    started = [start("writer", act, where, f"w{number}", count) for number in range(writers)]
    for writer in started:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "ready\n"
    for writer in started:
        assert writer.stdin is not None
        writer.stdin.write("go\n")
        writer.stdin.flush()
    return started


def all_at_once(act: str, where: object, count: int, writers: int = WRITERS) -> list[list[int]]:
    """The numbers that each of the writers was given."""
    return [[int(line) for line in finish(writer).split()] for writer in at_once(act, where, count, writers)]


def assert_each_once(journal: Journal, acknowledged: list[list[int]], each: int) -> None:
    """One gapless sequence with each entry once, each program's in its order."""
    assert journal.head == HEAD + len(acknowledged) * each
    assert_sound(journal)
    titles = {row.position: orjson.loads(row.state)["data"]["title"] for row in journal.rows(HEAD)}
    for number, positions in enumerate(acknowledged):
        assert [titles[position] for position in positions] == [f"w{number} {each_}" for each_ in range(each)]
        assert positions == sorted(positions)
    assert sorted(chain.from_iterable(acknowledged)) == list(range(HEAD + 1, journal.head + 1))
    assert plain(journal.register().folded) == plain(afresh(journal))


@pytest.mark.parametrize(("act", "each"), [("record", 300 if NIGHTLY else 80), ("visit", 40 if NIGHTLY else 12)])
def test_eight_writers(tmp_path: Path, act: str, each: int) -> None:
    """Eight programs recording hundreds of entries, in one session or in many, give one gapless sequence: each entry
    once, each program's in its order."""
    begin(Journal.create(tmp_path, origin="eight", by="rd", world=CountedWorld())).close()
    acknowledged = all_at_once(act, tmp_path, each)
    with Journal.open(tmp_path) as journal:
        assert_each_once(journal, acknowledged, each)


@pytest.mark.parametrize(
    ("act", "writers", "each"), [("record", 16, 200 if NIGHTLY else 25), ("visit", 8, 20 if NIGHTLY else 6)]
)
def test_on_a_server(tmp_path: Path, schema: str, act: str, writers: int, each: int) -> None:
    """The same on a server: sixteen programs of many entries each, by the address or by a folder that leads there."""
    begin(Journal.create(tmp_path, origin="sixteen", by="rd", store=schema)).close()
    acknowledged = all_at_once(act, tmp_path if act == "visit" else schema, each, writers)
    with Journal.open(tmp_path) as journal:
        assert_each_once(journal, acknowledged, each)


def test_one_begins(tmp_path: Path) -> None:
    """Of eight programs that begin a journal in the same folder, one does; the others are told that it exists."""
    acknowledged = all_at_once("create", tmp_path / "journal", 0)
    assert sorted(acknowledged) == [*([[]] * (WRITERS - 1)), [HEAD + 1]]
    with Journal.open(tmp_path / "journal") as journal:
        assert journal.origin == f"w{acknowledged.index([HEAD + 1])}"
        assert journal.head == HEAD + 1
        assert_sound(journal)
    assert f'"{journal.origin}"' in (tmp_path / "journal" / "ect.toml").read_text(encoding="utf-8")
    assert sorted(path.name for path in (tmp_path / "journal").iterdir() if path.is_file()) == [
        "ect.toml",
        "journal.sqlite",
    ]
