"""The tree over the entries, and what is signed of it. Pure functions over bytes, no input or output."""

from ect_journal.ledger.tree import Frontier, checkpoint_text, leaf_hash, node_hash

__all__ = ["Frontier", "checkpoint_text", "leaf_hash", "node_hash"]
