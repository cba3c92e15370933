"""A whole journal's dossiers, what readers of them hold, and how a change to one is judged by both verifiers."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from ect_journal import Journal
from ect_journal.errors import Unreadable
from ect_journal.ledger.notes import verifier_of
from ect_journal.ledger.policy import Policy
from ect_journal.trail import Trail
from ect_journal.verifying import Held, Report, verify
from ect_projections.dossier import dossier
from tests.audit.changes import Record
from tests.audit.kept import WITNESS, Kept, whole
from tests.durability.profiles import NIGHTLY

TIMES = 10 if NIGHTLY else 1
REFUSED = (30, 31, 32, 33, 34, 40)
STRANGER_SEED = b"a seed that nobody here heard of"
STRANGER = verifier_of("cluster-jura", STRANGER_SEED)
"""Of the same name as the journal's own key."""


class Given(NamedTuple):
    """A journal, and the two files made of it."""

    kept: Kept
    open: bytes
    internal: bytes

    @classmethod
    def made(cls, folder: Path) -> "Given":
        with pytest.MonkeyPatch.context() as patch:
            kept = whole(folder, patch)
            with Journal.open(kept.folder) as journal:
                return cls(kept, dossier(journal, profile="open"), dossier(journal, profile="internal"))

    @property
    def record(self) -> Record:
        """Of the file with opened values: it has all that a record may have."""
        found: Record = json.loads(written(self.internal))
        return found

    @property
    def readers(self) -> dict[str, tuple[str, Held]]:
        """What each holds, as pasted into the page and as Python takes it."""
        kept = self.kept
        policy = f"log {kept.first.vkey}\nwitness labo {WITNESS.vkey}\nquorum labo\n"
        believer = f"log {STRANGER.vkey}\nwitness labo {WITNESS.vkey}\nquorum none\n"
        return {
            "nothing": ("", Held()),
            "a key": (f"{kept.first.vkey}\n", Held(keys=(kept.first,))),
            "all": (f"{policy}{kept.early.text}", Held(policy=kept.policy, checkpoints=(kept.early,))),
            "sixteen": (kept.early.sixteen, Held(sixteen=(kept.early.sixteen,))),
            "the last": (kept.late.text, Held(checkpoints=(kept.late,))),
            "another's key": (STRANGER.vkey, Held(keys=(STRANGER,))),
            "a believer": (believer, Held(policy=Policy.of(believer))),
        }


def parts(file: bytes) -> tuple[str, str, str]:
    """The file before its record, the record, and the file after it."""
    before, begins, rest = file.decode().partition('id="record">')
    record, ends, after = rest.partition("</script>")
    return before + begins, record, ends + after


def written(file: bytes) -> str:
    return parts(file)[1]


def judged(trail: Callable[[], Trail], held: Held) -> Report:
    try:
        return verify(trail(), held)
    except Unreadable:
        return verify(Trail((), ()), held)
