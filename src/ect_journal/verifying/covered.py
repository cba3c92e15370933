"""Whether what went away went away openly: each stub under an `entry.expunged`, each value under an `erasure.executed`."""

from collections.abc import Sequence
from typing import NamedTuple

from ect_journal.verifying.entries import Log, committing
from ect_journal.verifying.report import MISSING, Verdict, Wrong


class Covered(NamedTuple):
    """`erased` values and `expunged` entries are covered; `missing` of them are not."""

    verdict: Verdict
    erased: int
    expunged: int
    missing: int
    wrong: tuple[Wrong, ...] = ()


def covered(entries: Sequence[bytes], missing: Sequence[str] | None, log: Log) -> Covered:
    expunged = {
        (said.data.get("entry"), said.data.get("leaf")) for said in log.of("entry.expunged") if _is_plain(said.data)
    }
    stubs = log.leaves.stubs
    bare = [number for number, (leaf, _) in stubs.items() if (f"J{number}", leaf) not in expunged]
    erased = _erased(log)
    empty = [digest for digest in missing or () if digest not in erased]
    places = committing(entries) if empty else {}
    numbers = sorted([*bare, *(places[digest] for digest in empty if digest in places)])
    wrong = [Wrong(MISSING, "uncovered", (number, number)) for number in numbers]
    wrong += [Wrong(MISSING, "uncovered") for digest in empty if digest not in places]
    unknown = missing is None and bool(committing(entries))
    verdict: Verdict = "no" if wrong else "unchecked" if unknown else "yes"
    return Covered(verdict, len(erased), len(stubs) - len(bare), len(wrong), tuple(wrong))


def _is_plain(data: object) -> bool:
    return isinstance(data, dict) and isinstance(data.get("entry"), str) and isinstance(data.get("leaf"), str)


def _erased(log: Log) -> set[str]:
    found: set[str] = set()
    for said in log.of("erasure.executed"):
        digests = said.data.get("digests")
        found.update(each for each in digests if isinstance(each, str)) if isinstance(digests, list) else None
    return found
