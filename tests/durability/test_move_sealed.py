"""A journal that is signed and anchored goes to a server and back without a false alarm: seals and evidence go with it, and
what is appended there is sealed there."""

from contextlib import closing
from pathlib import Path

import pytest

from ect_journal import Journal
from ect_journal.moving import FILE
from ect_journal.trail import Trail
from ect_journal.verifying import Report, verify
from tests.audit.kept import Kept, whole
from tests.durability.moves import moved
from tests.durability.scenes import note


def verdict(kept: Kept) -> Report:
    with closing(Journal.open(kept.folder)) as journal:
        assert journal.seen_before is None
        return verify(Trail.of(journal), kept.reader)


def test_there_and_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, schema: str) -> None:
    kept = whole(tmp_path, monkeypatch)
    before = verdict(kept)
    assert (before.exit, set(before.verdicts)) == (0, {"yes"})
    moved(kept.folder, schema)
    assert verdict(kept) == before
    with closing(Journal.open(kept.folder)) as journal:
        journal.record(note("Sur le serveur"), by="rd")
        journal.signer.protect("phrase", cost=2)
    with closing(Journal.open(kept.folder)) as journal:
        journal.record(note("La clé est fermée"), by="rd")
    after = verdict(kept)
    assert (after.exit, after.size, after.verdicts.signed) == (10, before.size + 2, "no")
    moved(kept.folder, FILE)
    assert verdict(kept) == after
