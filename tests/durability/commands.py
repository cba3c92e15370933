"""What is made to fail at each of its steps, and what must hold afterwards, wherever it stopped.

Also a program, for the faults that end a process, forked from one that is warm:

    python -m tests.durability.commands NAME FOLDER  ->  the number of steps
"""

import contextlib
import os
import shutil
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from ect_journal import AlreadyExists, EctError, Journal, JournalNotFound
from ect_journal.transfer import backup, export_lines, restore
from ect_journal.vault import Access
from tests.durability.checks import assert_sound
from tests.durability.faults import Faults, Interrupted, die, interrupt
from tests.durability.oracle import afresh, plain
from tests.durability.profiles import steps
from tests.durability.scenes import HEAD, CountedWorld, begin, note

MEMO = {"title": "Mémo", "note_kind": "field"}
IDS = [f"0b1f0000-0000-4000-8000-00000000000{number}" for number in range(1, 6)]


@dataclass(frozen=True)
class Command:
    """`run` acts on a copy of the folder made by `before`; `sizes` are the heads that may be found in `place` afterwards.

    The last of the sizes is that of a command that was acknowledged.
    """

    run: Callable[[Path], object]
    sizes: tuple[int, ...]
    place: str = "journal"


def acknowledge(base: Path) -> None:
    """From here on somebody relies on it. Kept outside the folder, where nothing fails."""
    base.with_name("acknowledged").touch()


def record(base: Path) -> None:
    with Journal.open(base / "journal") as journal:
        fields = {"title": "Seule", "text": "un texte à sceller", "attachments": [base / "minutes.txt"]}
        journal.record(("observation.recorded", fields), id=IDS[0])
        acknowledge(base)


def batch(base: Path) -> None:
    with Journal.open(base / "journal") as journal:
        with journal.batch() as several:
            first = several.record(("memo.written", {**MEMO, "text": "un"}), id=IDS[0])
            several.record(("memo.written", {**MEMO, "text": "deux"}), grounds=[first], id=IDS[1])
            several.correct("J4", {"title": "Mieux dit"}, reason="faute", id=IDS[2])
        acknowledge(base)


def close(base: Path) -> None:
    """Reading folds the register; closing keeps it."""
    with Journal.open(base / "journal") as journal:
        journal.register()


def create(base: Path) -> None:
    journal = Journal.create(base / "new", origin="faults", by="rd", world=CountedWorld())
    acknowledge(base)
    journal.close()


def restore_new(base: Path) -> None:
    journal = restore((base / "longer.jsonl").read_bytes().splitlines(), base / "restored")
    acknowledge(base)
    journal.close()


def restore_more(base: Path) -> None:
    journal = restore((base / "longer.jsonl").read_bytes().splitlines(), base / "journal")
    acknowledge(base)
    journal.close()


def back_up(base: Path) -> None:
    with Journal.open(base / "journal") as journal:
        backup(journal, base / "copy")
        acknowledge(base)


COMMANDS: Mapping[str, Command] = {
    "record": Command(record, (HEAD, HEAD + 1)),
    "batch": Command(batch, (HEAD, HEAD + 3)),
    "close": Command(close, (HEAD,)),
    "create": Command(create, (0, 1), "new"),
    "restore_new": Command(restore_new, (0, HEAD + 3), "restored"),
    "restore_more": Command(restore_more, (HEAD, HEAD + 3)),
    "back_up": Command(back_up, (0, HEAD), "copy"),
}


def before(base: Path) -> Path:
    """A folder that holds what the commands need: a journal without its cache, a longer export of it, a file to attach."""
    base.mkdir(parents=True)
    begin(Journal.create(base / "journal", origin="faults", by="rd", world=CountedWorld())).close()
    shutil.copytree(base / "journal", base / "longer")
    with Journal.open(base / "longer") as journal:
        for number in range(3):
            journal.record(note(f"Suite {number}"))
        (base / "longer.jsonl").write_bytes(b"".join(export_lines(journal)))
    shutil.rmtree(base / "longer")
    shutil.rmtree(base / "journal" / ".cache")
    (base / "minutes.txt").write_text("Compte rendu", encoding="utf-8")
    return base


def assert_whole(command: Command, base: Path) -> None:
    """All of it or nothing, all of it when acknowledged; and doing it again ends well."""
    acknowledged = base.with_name("acknowledged").exists()
    assert found(base / command.place) in (command.sizes[-1:] if acknowledged else command.sizes)
    again(command, base)
    assert found(base / command.place) == command.sizes[-1]


def again(command: Command, base: Path) -> None:
    """A person tries again. What was finished although nobody was told so is recognised."""
    with contextlib.suppress(AlreadyExists):
        command.run(base)


def attached_text(journal: Journal, digest: str) -> str:
    """What an attachment says, once its keys opened it."""
    assert journal.folder is not None
    plain = BytesIO()
    with (journal.folder / "attachments" / digest).open("rb") as locked:
        assert journal.vault.unlock_file(digest, locked, plain) is Access.OPEN
    return plain.getvalue().decode()


def found(folder: Path) -> int:
    """The head of the journal in a folder, once it is known to be sound; 0 when there is none."""
    try:
        journal = Journal.open(folder)
    except JournalNotFound:
        return 0
    with journal:
        assert_sound(journal, sealed=folder.name != "restored")
        assert plain(journal.register().folded) == plain(afresh(journal))
        for entry in journal.entries():
            for attached in getattr(entry.event, "attachments", ()):
                assert attached_text(journal, attached.digest) == "Compte rendu"
        return journal.head


def copied(base: Path, work: Path) -> Path:
    """A fresh copy to work in, with nothing acknowledged."""
    shutil.rmtree(work, ignore_errors=True)
    work.with_name("acknowledged").unlink(missing_ok=True)
    return shutil.copytree(base, work)


def raising(command: Command, base: Path, work: Path, how: Callable[[str], None]) -> int:
    """Let each step of the command raise in turn, and look at what is left. How many steps there are."""
    for at in steps(0 if how is interrupt else 1):
        copied(base, work)
        with Faults(work, at, how) as faults:
            with contextlib.suppress(Interrupted, EctError, OSError):
                command.run(work)
        assert_whole(command, work)
        assert not list(work.glob("*/*.new*"))  # what was begun is cleaned up
        if not faults.met:
            return at - 1
    raise AssertionError


def dying(command: Command, base: Path, work: Path) -> int:
    """The same with a child process that ends at that step."""
    for at in steps(2):
        copied(base, work)
        child = os.fork()
        if child == 0:
            with Faults(work, at, die):
                command.run(work)
            os._exit(0)
        status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        assert status in (0, 9)
        assert_whole(command, work)
        if status == 0:
            return at - 1
    raise AssertionError


def main(name: str, folder: str) -> None:
    base = before(Path(folder) / "base")
    COMMANDS[name].run(copied(base, Path(folder) / "warm"))
    print(dying(COMMANDS[name], base, Path(folder) / "work"))


if __name__ == "__main__":
    main(*sys.argv[1:])
