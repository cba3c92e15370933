"""Checkpoints (C2SP tlog-checkpoint): how many entries a journal has and the root of their tree, in three lines.

    example.org/programme
    531
    CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

The same in sixteen characters is what a person prints in a report, reads out or types. Who signed a checkpoint is not
known here: that is `notes`.
"""

import re
from base64 import b32encode, b64encode
from hashlib import sha256
from typing import NamedTuple

from ect_journal.ledger.notes import NotANote, bytes_of, check_text, split
from ect_journal.ledger.proofs import HASH

_SIZE = re.compile("0|[1-9][0-9]{0,14}")
"""Decimal without leading zeros, and a number that every language holds exactly."""
_BETWEEN = re.compile("[\\s\u00ad\u2010-\u2015\u2212-]+")
"""What people put between groups of characters, or text processors in their place."""
_MISREAD = str.maketrans("018", "OIB")
"""Digits that are not among the sixteen characters, and the letters that they were read for."""


class Checkpoint(NamedTuple):
    """`root` is 32 bytes."""

    origin: str
    size: int
    root: bytes

    @property
    def text(self) -> str:
        """What is signed, and time-stamped."""
        return f"{self.origin}\n{self.size}\n{b64encode(self.root).decode()}\n"

    @property
    def sixteen(self) -> str:
        """80 bits of the hash of the text, for people: ABCD-EFGH-IJKL-MNOP (RFC 4648 base32)."""
        return _grouped(b32encode(sha256(self.text.encode()).digest()[:10]).decode())

    @classmethod
    def of(cls, text: str) -> "Checkpoint":
        """From the three lines, exactly as they are signed: no more lines, one way of writing each.

        Raises `NotANote` for anything else.
        """
        check_text(text)
        lines = text.split("\n")
        if len(lines) != 4 or lines[3] or not lines[0]:
            raise NotANote("no three lines")
        origin, size, encoded, _ = lines
        root = bytes_of(encoded)
        if not _SIZE.fullmatch(size) or len(root) != HASH:
            raise NotANote("no size and root")
        return cls(origin, int(size), root)

    @classmethod
    def heading(cls, written: str) -> "Checkpoint":
        """From a signed note, or the three lines alone: signatures are not looked at. Raises `NotANote`."""
        return cls.of(split(written)[0] if "\n\n" in written else written)

    @classmethod
    def read(cls, kept: str) -> "Checkpoint":
        """The same from what a reader kept, however its lines end. Raises `NotANote`."""
        return cls.heading(kept.removeprefix("\ufeff").replace("\r\n", "\n").strip() + "\n")


def sixteen_read(written: str) -> str | None:
    """The sixteen characters as `Checkpoint.sixteen` writes them, from what a person typed; None: it is something else.

    Any case, with or without spaces and dashes; 0, 1 and 8 are read as O, I and B.
    """
    letters = _BETWEEN.sub("", written).upper().translate(_MISREAD)
    return _grouped(letters) if re.fullmatch("[A-Z2-7]{16}", letters) else None


def key_name(origin: str) -> str:
    """The name under which the keys of a journal sign: its origin, since a name has neither spaces nor "+"."""
    return re.sub(r"[\s+]+", "-", origin)


def _grouped(letters: str) -> str:
    return "-".join(letters[start : start + 4] for start in range(0, 16, 4))
