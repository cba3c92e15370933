"""What a log asks a witness to cosign (the body of C2SP tlog-witness `add-checkpoint`), in a file:

    old 480
    PlRNCrwHpqhGrupue0L7gxbjbMiKA9temvuZZDDpkaw=
    jrJZDmY8Y7SyJE0MWLpLozkIVMSMZcD5kvuKxPC3swk=

    example.org/programme
    531
    CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

    — example.org/programme Az3grlgtzPICa5OS…

The size that the witness cosigned last, the proof that what it saw then is still there, an empty line, the checkpoint
signed by the log. Any witness of that protocol answers it. What is to be believed of it is for the witness to check.
"""

import re
from base64 import b64encode
from typing import NamedTuple

from ect_journal.ledger.notes import NotANote, bytes_of
from ect_journal.ledger.proofs import HASH, Proof

MOST = 63
"""Hashes of a proof: those of a tree of 2**63 leaves."""
_OLD = re.compile("old (0|[1-9][0-9]{0,14})")


class Submission(NamedTuple):
    """`old` is the size cosigned last, 0 when none was; `note` the checkpoint with its signatures."""

    old: int
    proof: Proof
    note: str

    @property
    def text(self) -> str:
        hashes = "".join(f"{b64encode(each).decode()}\n" for each in self.proof)
        return f"old {self.old}\n{hashes}\n{self.note}"

    @classmethod
    def read(cls, written: str) -> "Submission":
        """However its lines end. Raises `NotANote`; nothing of the note is verified."""
        head, gap, note = (written.lstrip("\ufeff").replace("\r\n", "\n").strip() + "\n").partition("\n\n")
        first, *encoded = head.split("\n")
        old = _OLD.fullmatch(first)
        proof = tuple(map(bytes_of, encoded))
        if not gap or old is None or len(proof) > MOST or any(len(each) != HASH for each in proof):
            raise NotANote("nothing to cosign")
        return cls(int(old[1]), proof, note)


def line(name: str, payload: bytes) -> str:
    """A line of signature, as `notes.split` takes it apart: what is passed on of a note, and what is left out."""
    return f"— {name} {b64encode(payload).decode()}\n"
