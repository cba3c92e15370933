"""One of several programs that record into the same journal.

    python -m tests.durability.writer FOLDER NAME COUNT  ->  the numbers that were acknowledged, one a line

Waits for a line on its standard input before it starts, so that all start together.
"""

import sys

from ect_journal import Journal
from tests.durability.scenes import note


def main(folder: str, name: str, count: str) -> None:
    with Journal.open(folder) as journal:
        journal.register()
        print("ready", flush=True)
        sys.stdin.readline()
        for number in range(int(count)):
            print(journal.record(note(f"{name} {number}"), by="rd").position)


if __name__ == "__main__":
    main(*sys.argv[1:])
