"""Proofs over the tree of RFC 6962: that an entry is in it, and that a larger tree only adds to a smaller one.

Made from all the leaf hashes; checked from a root alone, as RFC 9162 sections 2.1.3.2 and 2.1.4.2 say. What does not fit
in shape (a hash that has not 32 bytes, an index outside the tree, a proof too long) is no proof.
"""

from collections.abc import Sequence
from hashlib import sha256

from ect_journal.ledger.tree import node_hash

HASH = 32
Proof = tuple[bytes, ...]


class Tree:
    """The leaf hashes of a tree, and the roots of its perfect subtrees, level by level: what proofs are made from."""

    def __init__(self, leaves: Sequence[bytes]) -> None:
        self.levels = [list(leaves)]
        while len(self.levels[-1]) > 1:
            below = self.levels[-1]
            self.levels.append([node_hash(below[i], below[i + 1]) for i in range(0, len(below) - 1, 2)])

    @property
    def size(self) -> int:
        return len(self.levels[0])

    def root(self, size: int | None = None) -> bytes:
        return self._span(0, self.size if size is None else size)

    def inclusion(self, index: int, size: int) -> Proof:
        """That leaf `index` is in the tree of the first `size` leaves."""
        return tuple(self._path(index, 0, size))

    def consistency(self, old: int, new: int) -> Proof:
        """That the tree of the first `new` leaves begins with that of the first `old`."""
        return tuple(self._subproof(old, 0, new, True)) if 0 < old < new else ()

    def _path(self, index: int, start: int, end: int) -> list[bytes]:
        if end - start == 1:
            return []
        middle = start + _split(end - start)
        if index < middle:
            return [*self._path(index, start, middle), self._span(middle, end)]
        return [*self._path(index, middle, end), self._span(start, middle)]

    def _subproof(self, old: int, start: int, end: int, whole: bool) -> list[bytes]:
        if old == end:
            return [] if whole else [self._span(start, end)]
        middle = start + _split(end - start)
        if old <= middle:
            return [*self._subproof(old, start, middle, whole), self._span(middle, end)]
        return [*self._subproof(old, middle, end, False), self._span(start, middle)]

    def _span(self, start: int, end: int) -> bytes:
        size = end - start
        if size == 0:
            return sha256(b"").digest()
        if size & (size - 1) == 0:
            return self.levels[size.bit_length() - 1][start // size]
        middle = start + _split(size)
        return node_hash(self._span(start, middle), self._span(middle, end))


def _split(size: int) -> int:
    """The largest power of two below `size`."""
    return 1 << (size - 1).bit_length() - 1


def included(index: int, size: int, leaf: bytes, proof: Sequence[bytes], root: bytes) -> bool:
    """Whether the proof leads from the leaf at `index` to the root of a tree of `size` leaves."""
    if not 0 <= index < size or not _are_hashes(leaf, root, *proof):
        return False
    node, last, found = index, size - 1, leaf
    for step in proof:
        if last == 0:
            return False
        if node & 1 or node == last:
            found = node_hash(step, found)
            while not node & 1 and node:
                node, last = node >> 1, last >> 1
        else:
            found = node_hash(found, step)
        node, last = node >> 1, last >> 1
    return last == 0 and found == root


def consistent(old: int, new: int, old_root: bytes, new_root: bytes, proof: Sequence[bytes]) -> bool:
    """Whether the proof shows that a tree of `new` leaves begins with one of `old`."""
    if not 0 <= old <= new or not _are_hashes(old_root, new_root, *proof):
        return False
    if old == new:
        return not proof and old_root == new_root
    if old == 0:
        return not proof and old_root == sha256(b"").digest()
    first, *rest = (old_root, *proof) if old & (old - 1) == 0 else (*proof,) or (None,)
    if first is None:
        return False
    node, last = old - 1, new - 1
    while node & 1:
        node, last = node >> 1, last >> 1
    before = after = first
    for step in rest:
        if last == 0:
            return False
        if node & 1 or node == last:
            before, after = node_hash(step, before), node_hash(step, after)
            while not node & 1 and node:
                node, last = node >> 1, last >> 1
        else:
            after = node_hash(after, step)
        node, last = node >> 1, last >> 1
    return last == 0 and before == old_root and after == new_root


def _are_hashes(*values: bytes) -> bool:
    return all(len(value) == HASH for value in values)
