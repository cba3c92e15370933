"""A journal that went to a server and back is verified as it was, at each place."""

from pathlib import Path

import pytest

from ect_cli.prove.sources import source_at
from ect_journal import Journal
from ect_journal.ledger.checkpoints import Checkpoint
from ect_journal.moving import FILE
from ect_journal.sealed_heads import seal
from ect_journal.verifying import Held, verify
from tests.durability.erased import home
from tests.durability.moves import begun, moved
from tests.durability.scenes import note


def test_there_and_back_is_no_alarm(tmp_path: Path, schema: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Signed, complete and anchored for who held a checkpoint from before; seals and values went along."""
    home(monkeypatch, tmp_path / "home")
    folder = begun(tmp_path / "journal")
    with Journal.open(folder) as journal:
        seal(journal)
        assert journal.signer.verifier is not None
        held = Held(keys=(journal.signer.verifier,), checkpoints=(Checkpoint.of(journal.checkpoint()),))
    for place in (schema, FILE):
        moved(folder, place)
        with Journal.open(folder) as journal:
            journal.record(note(), by="rd")
        source = source_at(str(folder))
        assert source.trail is not None
        assert source.moved is None
        report = verify(source.trail, held._replace(seen=source.seen))
        assert (report.exit, set(report.verdicts), report.facts.wrong) == (0, {"yes"}, ())
