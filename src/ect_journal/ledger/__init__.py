"""The tree over the entries, its proofs, and what is signed of it. Pure functions over bytes, no input or output.

tree         leaves, nodes, the frontier that grows
proofs       an entry is in the tree; a tree begins with a smaller one
notes        texts with signatures, and with the cosignatures of witnesses
checkpoints  the three lines that are signed, and their sixteen characters
offline      the proof of one entry, in a file
policy       whom a reader trusts, in a file
forks        evidence of two histories, in a file
"""

from ect_journal.ledger.checkpoints import Checkpoint, key_name, sixteen_read
from ect_journal.ledger.forks import Fork
from ect_journal.ledger.notes import Forged, NotANote, Signature, Unsigned, Verifier
from ect_journal.ledger.offline import OfflineProof
from ect_journal.ledger.policy import Policy
from ect_journal.ledger.proofs import Tree, consistent, included
from ect_journal.ledger.tree import Frontier, checkpoint_text, leaf_hash, node_hash

__all__ = [
    "Checkpoint",
    "Forged",
    "Fork",
    "Frontier",
    "NotANote",
    "OfflineProof",
    "Policy",
    "Signature",
    "Tree",
    "Unsigned",
    "Verifier",
    "checkpoint_text",
    "consistent",
    "included",
    "key_name",
    "leaf_hash",
    "node_hash",
    "sixteen_read",
]
