"""Somebody who may read a journal's folder and not write there; run as a program, since tests mostly run as root.

    python -m tests.durability.visitor FOLDER [READABLE]  ->  {"read": …, "written": …, …} as JSON

READABLE is a folder that anybody may use, where everything is done once before the rights are given up, so that no
module is looked for afterwards. Without root, the folder is expected to be read-only for this user already.
"""

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from ect_journal import EctError, Journal
from tests.durability.scenes import NEED, note

NOBODY = 65534


def read(folder: Path) -> dict[str, Any]:
    """Everything that reading gives."""
    with Journal.open(folder) as journal:
        return {
            "titles": [entry.event.headline() for entry in journal.entries()],
            "checkpoint": journal.checkpoint(),
            "current": journal.current(NEED).event.headline(),
            "opened": journal.open_sealed(journal.entry(NEED).event.text),  # type: ignore[attr-defined]
            "live": journal.live(NEED),
        }


def write(folder: Path) -> str:
    with Journal.open(folder) as journal:
        return journal.record(note(), by="rd").ref


def tried(act: Callable[[Path], Any], folder: Path) -> Any:
    """What came of it: the result, or the error's class and sentences."""
    try:
        return act(folder)
    except EctError as error:
        return [type(error).__name__, error.message.en, error.hint.en]
    except OSError as error:
        return [type(error).__name__, str(error)]


def visit(folder: Path) -> dict[str, Any]:
    return {"read": tried(read, folder), "written": tried(write, folder), "found": sorted(os.listdir(folder))}  # noqa: PTH208  # names


def main(folder: str, rehearsal: str) -> None:
    visit(Path(rehearsal))
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        os.setgroups([])
        os.setgid(NOBODY)
        os.setuid(NOBODY)
    print(json.dumps(visit(Path(folder))))


if __name__ == "__main__":
    main(*sys.argv[1:])
