"""Evidence that one journal has two histories: two of its heads that cannot both be, for anybody to check.

    ect-journal/fork@v1
    # One journal, two heads that cannot both be: …
    before <root of the first 488 entries, as the larger tree has it>
    <consistency proof from these to the larger tree, a hash on each line>

    example.org/programme
    488
    <root that was signed>

    — example.org/programme Az3grl…

    example.org/programme
    531
    …

Of the same size, their roots differ, and nothing else is needed. Else the larger tree itself is made to say what its
first entries were, by a consistency proof, and the smaller head says something else. No journal is needed to check that.
A head may also stand without signatures: then it contradicts, and accuses nobody.
"""

import re
from base64 import b64encode
from collections.abc import Iterable
from typing import NamedTuple

from ect_journal.ledger.checkpoints import Checkpoint
from ect_journal.ledger.notes import NotANote, Unsigned, Verifier, bytes_of, check_text, opened
from ect_journal.ledger.proofs import HASH, Proof, Tree, consistent

HEADER = "ect-journal/fork@v1"
SUFFIX = ".fork"
SAID = (
    "# One journal, two heads that cannot both be: the entries were not the same for everybody.",
    "# Un seul journal, deux têtes qui ne peuvent être vraies ensemble\u202f: les entrées n’ont pas été les mêmes pour tous.",
)
_HEAD = r"(?:[^\n]+\n){3}(?:\n(?:— [^\n]+\n)+)?"
_FORK = re.compile(
    rf"{HEADER}\n(?:# [^\n]*\n)*(?:before (?P<before>[^\n]+)\n(?P<proof>(?:[^ \n]+\n)*))?\n"
    rf"(?P<smaller>{_HEAD})\n(?P<larger>{_HEAD})"
)


class Fork(NamedTuple):
    """`smaller` and `larger` are heads, each a signed note or the three lines alone. `before` is the root that the larger
    tree has at the smaller size, and `proof` shows it; of equal sizes there is neither."""

    smaller: str
    larger: str
    before: bytes | None = None
    proof: Proof = ()

    @classmethod
    def between(cls, one: str, other: str, larger: Tree | None = None) -> "Fork | None":
        """The evidence; None when one head continues the other. `larger` is the tree of the larger one, which is not
        needed for equal sizes. Raises `NotANote` for heads of two journals, or a tree that is not that of its head."""
        smaller, bigger = sorted((_tidy(one), _tidy(other)), key=lambda head: Checkpoint.heading(head).size)
        (origin, size, _), (other_origin, upto, root) = Checkpoint.heading(smaller), Checkpoint.heading(bigger)
        if origin != other_origin:
            raise NotANote("the heads of two journals")
        found = cls(smaller, bigger)
        if size != upto:
            if larger is None or larger.size < upto or larger.root(upto) != root:
                raise NotANote("a tree that is not that of the larger head")
            found = cls(smaller, bigger, larger.root(size), larger.consistency(size, upto))
        return found if found.contradicts() else None

    @property
    def text(self) -> str:
        proof = [] if self.before is None else [f"before {_base64(self.before)}", *map(_base64, self.proof)]
        return "\n".join([HEADER, *SAID, *proof, "", self.smaller, self.larger])

    @classmethod
    def of(cls, written: str) -> "Fork":
        """Raises `NotANote` for what has not the shape; whether it proves anything is not checked yet."""
        check_text(written)
        found = _FORK.fullmatch(written)
        if not found:
            raise NotANote("no evidence")
        for head in found["smaller"], found["larger"]:
            Checkpoint.heading(head)
        before = None if found["before"] is None else _hash(found["before"])
        return cls(found["smaller"], found["larger"], before, tuple(map(_hash, (found["proof"] or "").split())))

    def contradicts(self) -> bool:
        """Whether no one history has both heads, whoever signed them."""
        smaller, larger = Checkpoint.heading(self.smaller), Checkpoint.heading(self.larger)
        if smaller.origin != larger.origin:
            return False
        if smaller.size == larger.size:
            return self.before is None and not self.proof and smaller.root != larger.root
        if self.before is None or self.before == smaller.root:
            return False
        return consistent(smaller.size, larger.size, self.before, larger.root, self.proof)

    def check(self, verifiers: Iterable[Verifier]) -> list[Verifier]:
        """Which of these keys signed both heads. Raises `NotANote` when none did, or when the heads can both be."""
        if not self.contradicts():
            raise NotANote("two heads that can both be")
        known = tuple(verifiers)
        (_, one), (_, other) = (opened(head, known) for head in (self.smaller, self.larger))
        both = [signature.verifier for signature in one if signature.verifier in [each.verifier for each in other]]
        if not both:
            raise Unsigned("no key signed both heads")
        return both


def _tidy(head: str) -> str:
    return head.replace("\r\n", "\n").strip() + "\n"


def _base64(data: bytes) -> str:
    return b64encode(data).decode()


def _hash(encoded: str) -> bytes:
    found = bytes_of(encoded)
    if len(found) != HASH:
        raise NotANote("no hash")
    return found
