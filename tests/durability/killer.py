"""Forks children that record as fast as they can, and kills each of them a few milliseconds later.

    python -m tests.durability.killer FOLDER ROUNDS  ->  what was met, as JSON

Forking from one warm process makes a round cheap. Nothing is open in the parent while it forks.
"""

import json
import os
import random
import select
import signal
import sys
import time
from collections import Counter
from pathlib import Path

import orjson

from ect_journal import Journal
from tests.durability.checks import assert_sound
from tests.durability.scenes import begin

LONGEST = 0.06
"""Seconds that a child may live, at most: on an idle machine, several commands and closings."""


def child(folder: Path, round_: int, out: int) -> None:
    """Record singles and batches, opening and closing again and again; say what was acknowledged, a title a line."""
    dice = random.Random(round_)
    number = 0
    while True:
        with Journal.open(folder) as journal:
            for _ in range(3):
                size = dice.choice((1, 1, 3, 8))
                titles = [f"{round_}.{number} {each}/{size}" for each in range(size)]
                if size == 1:
                    journal.record(event(titles[0]))
                else:
                    with journal.batch() as batch:
                        for title in titles:
                            batch.record(event(title))
                os.write(out, "".join(f"{title}\n" for title in titles).encode())
                number += 1


def event(title: str) -> tuple[str, dict[str, str]]:
    return "memo.written", {"title": title, "note_kind": "field", "text": f"les mots de {title}"}


def one_round(folder: Path, round_: int, patience: float | None) -> list[str]:
    """What a child acknowledged before it was killed; with no `patience`, as soon as it has acknowledged something."""
    heard, said = os.pipe()
    process = os.fork()
    if process == 0:
        os.close(heard)
        try:
            child(folder, round_, said)
        finally:
            os._exit(1)  # it never ends by itself but by an error
    os.close(said)
    if patience is None:
        select.select([heard], [], [], 30)
    else:
        time.sleep(patience)
    os.kill(process, signal.SIGKILL)
    status = os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
    assert status == -signal.SIGKILL, f"round {round_} ended by itself"
    with os.fdopen(heard, encoding="utf-8") as stream:
        return stream.read().splitlines()


def check(folder: Path, acknowledged: list[str]) -> int:
    """Sound, whole batches only, everything acknowledged there once. Gives the head."""
    with Journal.open(folder) as journal:
        assert_sound(journal)
        journal.register()
        titles = [orjson.loads(row.state)["data"]["title"] for row in journal.rows(types=["memo.written"])]
        assert len(set(titles)) == len(titles)
        assert set(acknowledged) <= set(titles), set(acknowledged) - set(titles)
        parts = Counter((title.split()[0], int(title.rpartition("/")[2])) for title in titles)
        assert all(count == size for (_, size), count in parts.items())
        return journal.head


def main(where: str, rounds: str) -> None:
    folder = Path(where) / "journal"
    begin(Journal.create(folder, origin="kill", by="rd")).close()
    dice = random.Random(9)
    acknowledged: list[str] = []
    longest = 0.0
    for round_ in range(int(rounds)):
        # Every tenth child lives until its first acknowledgement, which tells how long a life is on this machine.
        started = time.monotonic()
        acknowledged += one_round(folder, round_, dice.uniform(0, longest) if round_ % 10 else None)
        longest = longest if round_ % 10 else min(LONGEST, 3 * (time.monotonic() - started))
        head = check(folder, acknowledged)
    print(json.dumps({"rounds": int(rounds), "acknowledged": len(acknowledged), "head": head}))


if __name__ == "__main__":
    main(*sys.argv[1:])
