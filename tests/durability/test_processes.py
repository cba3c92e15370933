"""Several programs record into one file at the same time, and nobody is shown an error."""

import functools
import operator
from pathlib import Path

import orjson

from ect_journal import Journal
from tests.durability.checks import assert_sound
from tests.durability.oracle import afresh, plain
from tests.durability.programs import finish, start
from tests.durability.scenes import CountedWorld, begin

WRITERS, EACH = 8, 300


def test_eight_writers(tmp_path: Path) -> None:
    """Eight programs recording 300 entries each give one gapless sequence: each entry once, each one's in its order."""
    folder = tmp_path / "journal"
    world = CountedWorld()
    with begin(Journal.create(folder, origin="eight", by="rd", world=world)) as journal:
        before = journal.head
    writers = [start("writer", folder, f"w{number}", EACH) for number in range(WRITERS)]
    for writer in writers:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "ready\n"
    for writer in writers:
        assert writer.stdin is not None
        writer.stdin.write("go\n")
        writer.stdin.flush()
    acknowledged = [[int(line) for line in finish(writer).split()] for writer in writers]
    with Journal.open(folder) as journal:
        assert journal.head == before + WRITERS * EACH
        assert_sound(journal)
        titles = {row.position: orjson.loads(row.state)["data"]["title"] for row in journal.rows(before)}
        for number, positions in enumerate(acknowledged):
            assert [titles[position] for position in positions] == [f"w{number} {each}" for each in range(EACH)]
            assert positions == sorted(positions)
        assert sorted(functools.reduce(operator.iadd, acknowledged, [])) == list(range(before + 1, journal.head + 1))
        assert plain(journal.register().folded) == plain(afresh(journal))
