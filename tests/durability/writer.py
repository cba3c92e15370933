"""One of several programs that use the same folder at the same time.

    python -m tests.durability.writer record FOLDER NAME COUNT    a session of so many entries
    python -m tests.durability.writer visit FOLDER NAME COUNT     so many sessions of one entry, as a command line makes
    python -m tests.durability.writer create FOLDER NAME 0        begins a journal there, and records in it if it did
    python -m tests.durability.writer insist ADDRESS NAME COUNT   so many entries, each again under its id after an error
    python -m tests.durability.writer go_on ADDRESS NAME COUNT    so many entries, each once, whatever comes of it
    python -m tests.durability.writer follow FOLDER NAME COUNT    the same, opening the folder again each time

Prints the numbers that were acknowledged, one a line; the last three also an error, as a line of JSON: its class, message
and hint. Waits for a line on its standard input before it starts, so that all start together.
"""

import json
import sys
import time
from collections.abc import Callable, Mapping
from uuid import UUID, uuid4

from ect_journal import AlreadyExists, EctError, Journal
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


def insist(address: str, name: str, count: int) -> None:
    with Journal.open(address) as journal:
        for number in range(count):
            same = uuid4()
            while not said(lambda: journal.record(note(f"{name} {number}"), by="rd", id=same).position):  # noqa: B023
                pass


def go_on(address: str, name: str, count: int) -> None:
    with Journal.open(address) as journal:
        for number in range(count):
            said(lambda: journal.record(note(f"{name} {number}"), by="rd").position)  # noqa: B023  # called at once


def follow(folder: str, name: str, count: int) -> None:
    def once(number: int, same: UUID) -> int:
        with Journal.open(folder) as journal:
            return journal.record(note(f"{name} {number}"), by="rd", id=same).position

    for number in range(count):
        same = uuid4()
        while not said(lambda: once(number, same)):  # noqa: B023
            time.sleep(0.02)


def said(act: Callable[[], int]) -> bool:
    """Whether it was acknowledged; either way it is printed."""
    try:
        print(act())
    except EctError as error:
        print(json.dumps([type(error).__name__, error.message, error.hint]))
        return False
    return True


ACTS: Mapping[str, Callable[[str, str, int], None]] = {
    "record": record,
    "visit": visit,
    "create": create,
    "insist": insist,
    "go_on": go_on,
    "follow": follow,
}


def main(act: str, folder: str, name: str, count: str) -> None:
    begin(Journal.in_memory(by="rd", world=CountedWorld()))  # what is imported late is imported now
    print("ready", flush=True)
    sys.stdin.readline()
    ACTS[act](folder, name, int(count))


if __name__ == "__main__":
    main(*sys.argv[1:])
