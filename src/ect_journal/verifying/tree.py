"""The tree over the entries' bytes, and the checkpoints held to it. Nothing is read as JSON before this stands.

Knows bytes and hashes; leaves to `ledger` what a tree is, and says the same. What is here is written for speed: a hash of
each entry, one for each pair, and for each checkpoint as many as its size has bits.
"""

import re
from base64 import b64encode, urlsafe_b64decode
from collections.abc import Sequence
from hashlib import sha256

from ect_journal.ledger.checkpoints import Checkpoint
from ect_journal.verifying.report import altered

STUB = re.compile(rb'\{"expunged":"([A-Za-z0-9_-]{42}[AEIMQUYcgkosw048])","position":([1-9][0-9]{0,14})\}')
"""What is left of an entry that was expunged, as `presenting` writes it: 32 bytes have one base64url, which no spare bit
makes another."""
_STUB_BEGINS = b'{"expunged":"'


class Leaves:
    """The leaves of these entries, and the root over however many of the first of them. `stubs` has, by number, what is
    left of an entry: its leaf in base64url, and the number that it carries."""

    def __init__(self, entries: Sequence[bytes]) -> None:
        level = [sha256(b"\x00" + entry).digest() for entry in entries]
        self.size = len(level)
        self.stubs: dict[int, tuple[str, int]] = {}
        for number, entry in enumerate(entries, 1):
            if entry.startswith(_STUB_BEGINS) and (stub := STUB.fullmatch(entry)):
                self.stubs[number] = stub[1].decode(), int(stub[2])
                level[number - 1] = urlsafe_b64decode(stub[1] + b"=")
        self._levels = [level]
        while len(level) > 1:
            level = [sha256(b"\x01" + a + b).digest() for a, b in zip(level[::2], level[1::2], strict=False)]
            self._levels.append(level)

    @property
    def hashes(self) -> list[bytes]:
        return self._levels[0]

    def root(self, size: int) -> bytes:
        """Over the first `size` entries: the perfect subtrees that cover them, joined from the smallest on."""
        root = b""
        for level in self._levels:
            if size & 1:
                peak = level[size - 1]
                root = sha256(b"\x01" + peak + root).digest() if root else peak
            size >>= 1
            if not size:
                break
        return root or sha256(b"").digest()

    def checkpoint(self, origin: str, size: int) -> Checkpoint:
        return Checkpoint(origin, size, self.root(size))


def check_roots(leaves: Leaves, checkpoints: Sequence[tuple[int, str]]) -> int:
    """Each checkpoint has the root of its size; the size of the largest one, which may be of entries that are not here.
    Raises `Stopped` at the first that has not, and for entries that no checkpoint covers."""
    before = 0
    for size, text in checkpoints:
        if type(size) is not int or size <= before:
            raise altered("root")
        if size > leaves.size:
            return checkpoints[-1][0]
        _, _, claimed = text.partition("\n")
        if claimed != f"{size}\n{b64encode(leaves.root(size)).decode()}\n":
            raise altered("root", before + 1, size)
        before = size
    if before < leaves.size:
        raise altered("root", before + 1, leaves.size)
    return before
