"""One of several programs that use the same folder at the same time.

    python -m tests.durability.writer record FOLDER NAME COUNT    a session of so many entries
    python -m tests.durability.writer visit FOLDER NAME COUNT     so many sessions of one entry, as a command line makes
    python -m tests.durability.writer create FOLDER NAME 0        begins a journal there, and records in it if it did

Prints the numbers that were acknowledged, one a line. Waits for a line on its standard input before it starts, so that
all start together.
"""

import sys
from collections.abc import Callable, Mapping

from ect_journal import AlreadyExists, Journal
from tests.durability.scenes import CountedWorld, begin, note


def record(folder: str, name: str, count: int) -> None:
    with Journal.open(folder) as journal:
        for number in range(count):
            print(journal.record(note(f"{name} {number}"), by="rd").position)


def visit(folder: str, name: str, count: int) -> None:
    for number in range(count):
        with Journal.open(folder) as journal:
            print(journal.record(note(f"{name} {number}"), by="rd").position)


def create(folder: str, name: str, count: int) -> None:
    try:
        journal = Journal.create(folder, origin=name, by="rd")
    except AlreadyExists:
        return
    with begin(journal):
        print(journal.record(note(name)).position)


ACTS: Mapping[str, Callable[[str, str, int], None]] = {"record": record, "visit": visit, "create": create}


def main(act: str, folder: str, name: str, count: str) -> None:
    begin(Journal.in_memory(by="rd", world=CountedWorld()))  # what is imported late is imported now
    print("ready", flush=True)
    sys.stdin.readline()
    ACTS[act](folder, name, int(count))


if __name__ == "__main__":
    main(*sys.argv[1:])
