"""A small journal that outside parties hold: sealed, stamped by an authority of the tests, cosigned, handed over.

held = held_journal(tmp_path / "cluster", Authority(tmp_path / "tsa"))
held.journal                    # J1 to J9: J4 key.added, J6 the stamp, J7 the cosignature, J8 what was handed over
held.vkey, held.witness.vkey    # what a reader was given separately
"""

import time
from pathlib import Path
from typing import NamedTuple

from ect_journal import Journal
from ect_journal.anchoring import anchor
from ect_journal.catalogue import ActorRegistered, MemoWritten, ProgrammeOpened
from ect_journal.ledger.checkpoints import key_name
from ect_journal.ledger.notes import COSIGNATURE, Verifier, cosign, verifier_of
from ect_journal.sealed_heads import seal
from ect_journal.store import SEAL
from ect_journal.timestamps import request
from ect_journal.vouching import cosigned, handed_over, stamped
from tests.audit.authority import Authority

SEED, WITNESS_SEED = bytes(range(32)), bytes(range(32, 64))
WITNESS = "labo.example/témoin"
SECRET = "Madame Perrin veut tenir l’hiver"


class HeldJournal(NamedTuple):
    journal: Journal
    authority: Authority
    vkey: str
    witness: Verifier


def held_journal(folder: Path, authority: Authority, *, origin: str = "cluster-jura.example/2024") -> HeldJournal:
    journal = Journal.create(folder, origin=origin, by="rd")
    with journal.batch() as batch:
        batch.record(ActorRegistered(code="rd", nature="person", category="cooperative", name="Maud Vercelin"))
        batch.record(ProgrammeOpened(title="ECT", funder="ADEME", start="2023-01-01", end="2025-12-31"))
    journal.signer.make(key_name(origin), SEED)
    seal(journal)
    journal.record(MemoWritten(note_kind="field", title="Le besoin est redit", text=SECRET))
    stamp(journal, authority)
    [(size, note)] = journal.store.beside(SEAL, journal.head - 1)
    witness = verifier_of(WITNESS, WITNESS_SEED, COSIGNATURE)
    line = cosign(journal.checkpoint(), WITNESS, WITNESS_SEED, int(time.time()))
    anchor(journal, cosigned(journal, note.decode() + line, [witness]))
    anchor(journal, handed_over(journal, "ADEME, `rapport`, p. 4", size=size))
    journal.record(MemoWritten(note_kind="field", title="Après"))
    assert journal.signer.verifier
    return HeldJournal(journal, authority, journal.signer.verifier.vkey, witness)


def stamp(journal: Journal, authority: Authority) -> None:
    """The last checkpoint, stamped now."""
    answer = authority.answer(request(journal.checkpoint().encode()).der)
    anchor(journal, stamped(journal, answer, [authority.certificate]))
