"""One entry proved to be in the journal: a file that is checked with no journal, no network and no other entry.

    proved = prove(journal, "J117")
    proved.proof.text       # J117.tlog-proof
    proved.state            # J117.json: the exact bytes that were recorded, or what is left of them

It leads to the last checkpoint that is sealed and has the entry, else to the last checkpoint, which nobody signed. Leaves the
shape of the file to `ledger.offline`.
"""

from typing import TYPE_CHECKING, Any, NamedTuple

from ect_journal.entry import position_of
from ect_journal.errors import Tampered, UnknownEntry
from ect_journal.ledger import Tree
from ect_journal.ledger.checkpoints import Checkpoint
from ect_journal.ledger.offline import OfflineProof
from ect_journal.presenting import BLANK, leaf_of
from ect_journal.store import SEAL
from ect_journal.words import Text

if TYPE_CHECKING:
    from ect_journal.journal import Journal


class Proved(NamedTuple):
    """`expunged`: the entry's bytes are gone, and `state` is the stub with their leaf. `signed`: the checkpoint is sealed."""

    ref: str
    proof: OfflineProof
    state: bytes
    expunged: bool
    signed: bool

    @property
    def checkpoint(self) -> Checkpoint:
        return Checkpoint.read(self.proof.note)


def prove(journal: "Journal", ref: Any) -> Proved:
    """Raises `UnknownEntry`, and `Tampered` where what is stored does not give the checkpoint that it should."""
    written = getattr(ref, "ref", ref)
    position = position_of(written)
    if not 0 < position <= journal.head:
        raise UnknownEntry.of(written, journal.head)
    seals = journal.store.beside(SEAL, position - 1)
    note = seals[-1][1].decode() if seals else journal.checkpoint()
    checkpoint = Checkpoint.read(note)
    rows = journal.store.rows(0, checkpoint.size)
    tree = Tree([leaf_of(row) for row in rows])
    if tree.size != checkpoint.size or tree.root() != checkpoint.root:
        raise Tampered(
            Text(f"The entries J1 to J{checkpoint.size} do not give their checkpoint: nothing can be proved with them.", f"Les entrées J1 à J{checkpoint.size} ne donnent pas leur point de contrôle : rien ne peut se prouver avec elles."),
            Text("`ect verify` names what is altered.", "« ect verifier » nomme ce qui est altéré."),
        )  # fmt: skip
    row = rows[position - 1]
    proof = OfflineProof(position, tree.inclusion(position - 1, tree.size), note)
    return Proved(f"J{position}", proof, row.state, row.type == BLANK, bool(seals))
