"""A complete fictional programme, 2023 to 2025 and the winter after, written through the journal like any other.

Knows what happened, season by season. Leaves to the journal its rules, its bytes and its store, and to the command what
is said about it. People and projects are fictional.
"""

from pathlib import Path

from ect_journal.demo import (
    autumn_2023,
    autumn_2024,
    autumn_2025,
    spring_2023,
    spring_2024,
    spring_2025,
    winter_2023,
    winter_2024,
    winter_2025,
    winter_2026,
)
from ect_journal.demo.pen import DemoWorld, Pen, Progress
from ect_journal.journal import Journal

SEASONS = (
    winter_2023,
    spring_2023,
    autumn_2023,
    winter_2024,
    spring_2024,
    autumn_2024,
    spring_2025,
    autumn_2025,
    winter_2025,
    winter_2026,
)
ORIGIN = "demo.ect-journal.example/programme-2023-2025"


def write_demo(folder: str | Path, progress: Progress | None = None) -> Journal:
    """Write the demo into a folder and return its journal, open. Raises `AlreadyExists`.

    Two demos have the same entries apart from J1, which names the journal, and the roots that follow from it. Its signing
    key, which is published (`demo_keys`), is put with this user's keys, so that what is recorded in it later is sealed too.
    `progress` is called after each evening.
    """
    world = DemoWorld()
    journal = Journal.create(folder, origin=ORIGIN, by="rd", world=world)
    pen = Pen(journal, world, progress)
    try:
        for season in SEASONS:
            season.write(pen)
    except BaseException:
        journal.close()
        raise
    return journal
