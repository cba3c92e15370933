"""Everything that writes a file of keys, stopped at each of its steps; and many processes that write it at once.

    python -m tests.durability.key_acts dying ACT FOLDER    ->  at how many steps a process ended
    python -m tests.durability.key_acts making FOLDER N     ->  the keys that this process was given, a line each

A stopped act leaves the file as it was or as it should be, and doing it again ends well.
"""

import os
import shutil
import sys
from base64 import urlsafe_b64encode
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple
from uuid import UUID

from ect_journal import EctError
from ect_journal.keys import FileKeyring
from tests.durability.faults import Faults, Interrupted, die

JOURNAL = UUID("0b1f0000-0000-4000-8000-000000000001")
CHEAP = 4
PEOPLE = ["", "P-07", "P-08"]
OUT = "for-anna.json"


class Act(NamedTuple):
    """What is done, and what is listed afterwards: (subject, state) of each key."""

    do: Callable[[FileKeyring], object]
    after: list[tuple[str | None, str]]


LIVE: list[tuple[str | None, str]] = [(person, "live") for person in PEOPLE]
ERASED: list[tuple[str | None, str]] = [("", "live"), ("P-08", "live"), ("P-07", "erased")]


def _destroy(ring: FileKeyring) -> None:
    ring.destroy([key.id for key in ring.listed() if key.subject == "P-07"], "J5")


ACTS = {
    "make": Act(lambda ring: ring.live(["P-09"]), [*LIVE, ("P-09", "live")]),
    "destroy": Act(_destroy, ERASED),
    "protect": Act(lambda ring: ring.protect("one", cost=CHEAP), LIVE),
    "import": Act(lambda ring: ring.import_keys(ring.path.parent.parent / "in.json", "spoken"), [*LIVE, ("P-10", "live")]),
    "export": Act(lambda ring: ring.export_keys(ring.path.parent.parent / OUT, "spoken", cost=CHEAP, replace=True), LIVE),
}  # fmt: skip


def before(folder: Path) -> Path:
    """A folder with keys about three people, and a file to import."""
    FileKeyring(folder / "keys", JOURNAL).live(PEOPLE)
    theirs = FileKeyring(folder / "theirs", JOURNAL)
    theirs.live(["P-10"])
    theirs.export_keys(folder / "in.json", "spoken", cost=CHEAP)
    shutil.rmtree(folder / "theirs")
    return folder


def keyring(folder: Path) -> FileKeyring:
    return FileKeyring(folder / "keys", JOURNAL)


def shape(ring: FileKeyring) -> list[tuple[str | None, str]]:
    return [(key.subject, key.state) for key in ring.listed()]


def check(act: Act, base: Path, work: Path, *, swept: bool) -> None:
    """As it was, or as it should be; nothing is left beside, and doing it again ends well."""
    if swept:
        assert leftovers(work) == []
    ring = keyring(work)
    found = shape(ring)
    assert leftovers(work / "keys") == [], "the first use sweeps"
    assert found == act.after or ring.path.read_bytes() == keyring(base).path.read_bytes()
    if ring.locked:
        ring.unlock("one")
    assert len(ring.held(key.id for key in ring.listed())) == sum(state == "live" for _, state in found)
    act.do(ring)
    assert shape(keyring(work)) == act.after
    secrets = keyring(base).held(key.id for key in keyring(base).listed())
    everything = b"".join(path.read_bytes() for path in work.rglob("*") if path.is_file())
    for key in ring.listed():
        gone = key.state == "erased" or ring.protected
        assert (urlsafe_b64encode(secrets.get(key.id, b"?")) in everything) != gone or key.id not in secrets


def leftovers(folder: Path) -> list[Path]:
    return [path for path in folder.rglob(".*") if path.is_file()]


def copied(base: Path, work: Path) -> Path:
    shutil.rmtree(work, ignore_errors=True)
    return shutil.copytree(base, work)


def raising(act: Act, base: Path, work: Path, how: Callable[[str], None]) -> int:
    """How many steps the act has; at each of them it was stopped once."""
    at = 1
    while True:
        ring = keyring(copied(base, work))
        with Faults(work, at, how) as faults:
            try:
                act.do(ring)
            except (Interrupted, EctError):
                assert faults.met
        check(act, base, work, swept=faults.met and how is not die)
        if not faults.met:
            return at - 1
        at += 1


def dying(act: Act, base: Path, work: Path) -> int:
    at = 1
    while True:
        ring = keyring(copied(base, work))
        child = os.fork()
        if child == 0:
            try:
                with Faults(work, at, die):
                    act.do(ring)
            finally:
                os._exit(0)
        status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        check(act, base, work, swept=False)
        if status == 0:
            return at - 1
        at += 1


def making(folder: Path, number: int) -> None:
    """Keys for the same people as everybody, and one of its own now and then destroyed."""
    ring = keyring(folder)
    for person in range(number):
        (key,) = ring.live([f"P-{person}"])
        print(key.id, key.subject, key.secret.hex())
        (own,) = ring.fresh([f"own-{os.getpid()}"])
        ring.destroy([own.id], f"J{person + 1}")


def main(what: str, *arguments: str) -> None:
    if what == "making":
        making(Path(arguments[0]), int(arguments[1]))
    else:
        folder = Path(arguments[1])
        print(dying(ACTS[arguments[0]], before(folder / "base"), folder / "work"))


if __name__ == "__main__":
    main(*sys.argv[1:])
