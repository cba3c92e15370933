"""Recording what is sealed, and erasing, made to fail at each step; and what must hold afterwards, wherever it stopped.

Also a program, for the faults that end a process, forked from one that is warm:

    python -m tests.durability.erasing_acts NAME FOLDER  ->  the number of steps
"""

import contextlib
import os
import shutil
import sys
from collections.abc import Callable, Mapping, Sequence
from itertools import takewhile
from pathlib import Path
from typing import NamedTuple

from ect_journal import EctError, Journal
from ect_journal.erasing import Rehearsal, erase, rehearse
from ect_journal.transfer import backup
from ect_journal.vault_check import look_over
from tests.durability.checks import assert_sound
from tests.durability.commands import IDS, acknowledge, copied
from tests.durability.erased import FILE, HERS, OTHERS, SAID, beginning, people, shapes, texts, where
from tests.durability.faults import Faults, Interrupted, die, interrupt
from tests.durability.oracle import afresh, plain
from tests.durability.profiles import steps
from tests.durability.scenes import SECRET, CountedWorld

ADDED = "Nadège est revenue, et parle encore du lavoir du bas."
EVERYTHING = {*HERS, OTHERS, SECRET, "Jeanne Vuillet"}


class Act(NamedTuple):
    """`run` acts in a copy of the folder made by `before`; `gone` are the texts that it erases, `added` those it records."""

    run: Callable[[Path], object]
    gone: frozenset[str] = frozenset()
    added: frozenset[str] = frozenset()


def record(base: Path) -> None:
    """About somebody who has no key yet, and her: a text and a file."""
    with Journal.open(base / "journal") as journal:
        fields = {"title": "Retour", "text": ADDED, "attachments": [base / "more.txt"]}
        journal.record(("observation.recorded", fields), about=["P-07", "rd"], id=IDS[0])
        acknowledge(base)


def _erase(base: Path, plan: Callable[[Journal], Rehearsal]) -> None:
    with Journal.open(base / "journal") as journal:
        rehearsal = plan(journal)
        if rehearsal.values:
            erase(journal, rehearsal, ground="consent_withdrawn", decided_by="rd", by="rd")
        acknowledge(base)


def erase_person(base: Path) -> None:
    _erase(base, lambda journal: rehearse(journal, ["P-07"]))


def erase_entry(base: Path) -> None:
    """What stays under her key is put under a new one."""
    _erase(base, lambda journal: rehearse(journal, entries=["J8"]))


def purge(base: Path) -> None:
    """Values of several people and of nobody, by their digests."""

    def plan(journal: Journal) -> Rehearsal:
        due = {journal.entry(ref).event.text.digest for ref in ("J4", "J10")}  # type: ignore[attr-defined]
        return rehearse(journal, digests=due)

    _erase(base, plan)


ACTS: Mapping[str, Act] = {
    "record": Act(record, added=frozenset({ADDED})),
    "erase_person": Act(erase_person, frozenset(HERS)),
    "erase_entry": Act(erase_entry, frozenset({SAID})),
    "purge": Act(purge, frozenset({SECRET, OTHERS})),
}


def at_home(base: Path) -> None:
    os.environ["ECT_KEYS"], os.environ["ECT_STATE"] = str(base / "keys"), str(base / "state")


def before(base: Path, *, nested: bool = False, store: str | None = None) -> Path:
    """The scene of `erased`, a draft that repeats what is said there, a file to attach; and a nested backup of it all."""
    base.mkdir(parents=True)
    at_home(base)
    with people(
        Journal.create(base / "journal", origin="faults", by="rd", world=CountedWorld(), store=store), base
    ) as journal:
        if nested:
            backup(journal, base / "journal" / "copie")
    shutil.rmtree(base / "journal" / ".cache")
    (base / "journal" / "drafts").mkdir()
    (base / "journal" / "drafts" / "texte.txt").write_text("\n".join((SAID, OTHERS, SECRET)), encoding="utf-8")
    (base / "more.txt").write_bytes(FILE)
    return base


def needles_of(act: Act, base: Path) -> set[bytes]:
    """What must be nowhere after the erasure: texts and rows."""
    at_home(base)
    with Journal.open(base / "journal") as journal:
        opened = journal.vault.open(row.digest for row in journal.store.sealed())
        rows = [row.sealed for row in journal.store.sealed() if opened[row.digest].text in act.gone]
    return {shape for text in act.gone for shape in shapes(text)} | (beginning(rows) if rows else set())


def assert_whole(act: Act, base: Path, needles: set[bytes]) -> None:
    """All of it or nothing, all of it when acknowledged, and nothing half; done again, it ends well."""
    found, done = look(act, base, needles)
    assert done or not base.with_name("acknowledged").exists(), "what was acknowledged is done"
    act.run(base)
    again, done = look(act, base, needles)
    assert done
    assert again == (EVERYTHING - act.gone) | act.added | ({"erased"} if act.gone else set())
    assert found in (EVERYTHING, again)


def look(act: Act, base: Path, needles: set[bytes]) -> tuple[set[str], bool]:
    """What the values of the log read as, and whether the act is in the log; once it is known to be sound."""
    with Journal.open(base / "journal") as journal:
        assert_sound(journal, sealed=False)
        assert plain(journal.register().folded) == plain(afresh(journal))
        looked = look_over(journal)
        assert (looked.problems, looked.closed) == ((), 0)
        values = set(texts(journal).values()) - {text for text in texts(journal).values() if len(text) == 64}
        done = bool(journal.rows(types=["erasure.executed"])) or ADDED in values
        assert not journal.store.owes_cleaning()
    if done and act.gone:
        assert where([base / name for name in ("journal", "keys", "state")], needles) == []
    return values, done


def writing_steps(faults: Faults) -> list[int]:
    """The numbers of the steps met at which something is written, settled or let go of: to look leaves nothing by half."""
    looks = ("SELECT", "connect", "PRAGMA query_only")
    steps = enumerate(faults.steps, 1)
    return [number for number, step in steps if not step.removeprefix("sql").strip().startswith(looks)]


def tried(numbers: Sequence[int], way: int) -> list[int]:
    """Those of these steps that are tried: what `profiles.steps` says, the first and the last always."""
    chosen = {*takewhile(len(numbers).__ge__, steps(way)), 1, len(numbers)}
    return [number for at, number in enumerate(numbers, 1) if at in chosen]


def writings(act: Act, base: Path, work: Path) -> list[int]:
    """Those of an act that meets no fault."""
    copied(base, work)
    needles_of(act, work)  # opened once, as it is before each fault: what an opening remembers is there
    with Faults(work, 0, die) as faults:
        act.run(work)
    return writing_steps(faults)


def raising(act: Act, base: Path, work: Path, how: Callable[[str], None]) -> int:
    """Let steps of the act raise in turn, and look at what is left. How many there are in all."""
    numbers = writings(act, base, work)
    for at in tried(numbers, 0 if how is interrupt else 1):
        copied(base, work)
        needles = needles_of(act, work)
        with Faults(work, at, how) as faults, contextlib.suppress(Interrupted, EctError, OSError):
            act.run(work)
        assert faults.met
        assert_whole(act, work, needles)
    return len(numbers)


def dying(act: Act, base: Path, work: Path) -> int:
    """The same with a child process that ends at that step."""
    numbers = writings(act, base, work)
    for at in tried(numbers, 2):
        copied(base, work)
        needles = needles_of(act, work)
        child = os.fork()
        if child == 0:
            with Faults(work, at, die):
                act.run(work)
            os._exit(0)
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 9
        assert_whole(act, work, needles)
    return len(numbers)


def main(name: str, folder: str) -> None:
    base = before(Path(folder) / "base", nested=name == "erase_person")
    warm = copied(base, Path(folder) / "warm")
    at_home(warm)
    ACTS[name].run(warm)
    print(dying(ACTS[name], base, Path(folder) / "work"))


if __name__ == "__main__":
    main(*sys.argv[1:])
