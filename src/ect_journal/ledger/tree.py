"""The Merkle tree of RFC 6962 section 2.1, as a frontier that grows by one leaf at a time.

A frontier holds the roots of the perfect subtrees that cover the leaves so far, largest first, and is all that is
needed to append and to compute the root. Proofs come with the audit trail.
"""

from base64 import b64encode
from hashlib import sha256
from typing import NamedTuple


def leaf_hash(entry: bytes) -> bytes:
    return sha256(b"\x00" + entry).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    return sha256(b"\x01" + left + right).digest()


class Frontier(NamedTuple):
    """`size` leaves; `peaks` has one 32-byte hash per bit set in `size`, from the highest."""

    size: int = 0
    peaks: tuple[bytes, ...] = ()

    def append(self, leaf: bytes) -> "Frontier":
        """With one more leaf, given by its hash."""
        peaks, trailing = self.peaks, self.size
        while trailing & 1:
            leaf = node_hash(peaks[-1], leaf)
            peaks, trailing = peaks[:-1], trailing >> 1
        return Frontier(self.size + 1, (*peaks, leaf))

    def root(self) -> bytes:
        """32 bytes; SHA-256 of nothing for the empty tree."""
        if not self.peaks:
            return sha256(b"").digest()
        *rest, root = self.peaks
        for peak in reversed(rest):
            root = node_hash(peak, root)
        return root


def checkpoint_text(origin: str, frontier: Frontier) -> str:
    """The unsigned text of a checkpoint (C2SP tlog-checkpoint): origin, size, root in base64, a line each."""
    return f"{origin}\n{frontier.size}\n{b64encode(frontier.root()).decode()}\n"
