"""Offline proofs (C2SP tlog-proof): that one entry is in a journal, to be checked with no journal and no network.

    c2sp.org/tlog-proof@v1
    index 116
    gSKyXoYZUgZ6jduWYrkDOARinOMGJveXjgMkBTcdPlQ=
    …

    example.org/programme
    531
    CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

    — example.org/programme Az3grl…

Its index counts from 0: it is 116 for J117. The entry's bytes are not in it; whoever checks has them, or the hash of their leaf.
"""

import re
from base64 import b64encode
from collections.abc import Iterable
from typing import NamedTuple

from ect_journal.ledger.checkpoints import Checkpoint
from ect_journal.ledger.notes import NotANote, Signature, Unsigned, Verifier, bytes_of, opened
from ect_journal.ledger.proofs import HASH, included

HEADER = "c2sp.org/tlog-proof@v1"
SUFFIX = ".tlog-proof"
_INDEX = re.compile("index (0|[1-9][0-9]{0,14})")
_MOST_HASHES = 64


class OfflineProof(NamedTuple):
    """That the entry at `position`, from 1, is in the tree of the checkpoint in `note`, which is signed; where nobody
    signed, it is the three lines alone, for who holds that checkpoint. `extra` goes along, and nothing proves it."""

    position: int
    hashes: tuple[bytes, ...]
    note: str
    extra: bytes | None = None

    @property
    def text(self) -> str:
        extra = [] if self.extra is None else [f"extra {_base64(self.extra)}"]
        return "\n".join([HEADER, *extra, f"index {self.position - 1}", *map(_base64, self.hashes), "", self.note])

    @classmethod
    def of(cls, written: str) -> "OfflineProof":
        """Raises `NotANote` for what has not the shape; nothing is checked yet."""
        proof, _, note = written.partition("\n\n")
        header, *lines = proof.split("\n")
        if header != HEADER or not lines:
            raise NotANote("no proof")
        extra = bytes_of(lines.pop(0).removeprefix("extra ")) if lines[0].startswith("extra ") else None
        index = _INDEX.fullmatch(lines[0]) if lines else None
        hashes = tuple(bytes_of(line) for line in lines[1:])
        if not index or len(hashes) > _MOST_HASHES or any(len(each) != HASH for each in hashes):
            raise NotANote("no proof")
        Checkpoint.heading(note)
        return cls(int(index[1]) + 1, hashes, note, extra)

    @property
    def checkpoint(self) -> Checkpoint:
        """What the note says: nothing says yet who signed it."""
        return Checkpoint.heading(self.note)

    def includes(self, leaf: bytes) -> bool:
        """Whether the leaf of this hash is in the tree of the checkpoint: for who holds that checkpoint already."""
        _, size, root = self.checkpoint
        return included(self.position - 1, size, leaf, self.hashes, root)

    def opened(self, leaf: bytes, verifiers: Iterable[Verifier]) -> tuple[Checkpoint, list[Signature]]:
        """The checkpoint that has the leaf of this hash, and who of these signed it.

        Raises `NotANote` when nobody did, or when the proof does not lead from the leaf to the root.
        """
        if self.checkpoint.text == self.note:
            raise Unsigned("nobody signed it")
        text, signatures = opened(self.note, verifiers)
        if not self.includes(leaf):
            raise NotANote("the entry is not in that tree")
        return Checkpoint.of(text), signatures


def _base64(data: bytes) -> str:
    return b64encode(data).decode()
