"""Several programs use one folder at the same time, and nobody is shown an error."""

from itertools import chain
from pathlib import Path

import orjson
import pytest

from ect_journal import Journal
from tests.durability.checks import assert_sound
from tests.durability.oracle import afresh, plain
from tests.durability.programs import finish, start
from tests.durability.scenes import HEAD, CountedWorld, begin

WRITERS = 8


def all_at_once(act: str, folder: Path, count: int) -> list[list[int]]:
    """The numbers that each of the writers was given."""
    writers = [start("writer", act, folder, f"w{number}", count) for number in range(WRITERS)]
    for writer in writers:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "ready\n"
    for writer in writers:
        assert writer.stdin is not None
        writer.stdin.write("go\n")
        writer.stdin.flush()
    return [[int(line) for line in finish(writer).split()] for writer in writers]


@pytest.mark.parametrize(("act", "each"), [("record", 300), ("visit", 40)])
def test_eight_writers(tmp_path: Path, act: str, each: int) -> None:
    """Eight programs recording hundreds of entries, in one session or in many, give one gapless sequence: each entry
    once, each program's in its order."""
    begin(Journal.create(tmp_path, origin="eight", by="rd", world=CountedWorld())).close()
    acknowledged = all_at_once(act, tmp_path, each)
    with Journal.open(tmp_path) as journal:
        assert journal.head == HEAD + WRITERS * each
        assert_sound(journal)
        titles = {row.position: orjson.loads(row.state)["data"]["title"] for row in journal.rows(HEAD)}
        for number, positions in enumerate(acknowledged):
            assert [titles[position] for position in positions] == [f"w{number} {each_}" for each_ in range(each)]
            assert positions == sorted(positions)
        assert sorted(chain.from_iterable(acknowledged)) == list(range(HEAD + 1, journal.head + 1))
        assert plain(journal.register().folded) == plain(afresh(journal))


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
