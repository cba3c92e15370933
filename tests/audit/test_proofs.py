"""Inclusion and consistency proofs: the published vectors, a plain twin of RFC 6962, and every single change refused."""

from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ect_journal.ledger import Frontier, Tree, consistent, included, leaf_hash, node_hash
from tests.audit.vectors import decoded, published
from tests.record.test_tree import LEAVES as EIGHT
from tests.record.test_tree import ROOTS

SHORT_ROOTS = "additional/sizes-are-equal-one-and-proof-is-empty.json"
"""The one published consistency proof that we refuse though it wants to pass: its "roots" are 12 bytes, no SHA-256."""

LEAVES = [leaf_hash(number.to_bytes(2, "big")) for number in range(70)]
TREE = Tree(LEAVES)


# A twin, written from RFC 6962 section 2.1 and from nothing else ------------------------------------------------------


def split(leaves: list[bytes]) -> int:
    k = 1
    while k * 2 < len(leaves):
        k *= 2
    return k


def mth(leaves: list[bytes]) -> bytes:
    if not leaves:
        return sha256(b"").digest()
    if len(leaves) == 1:
        return leaves[0]
    k = split(leaves)
    return node_hash(mth(leaves[:k]), mth(leaves[k:]))


def path(m: int, leaves: list[bytes]) -> list[bytes]:
    if len(leaves) == 1:
        return []
    k = split(leaves)
    if m < k:
        return [*path(m, leaves[:k]), mth(leaves[k:])]
    return [*path(m - k, leaves[k:]), mth(leaves[:k])]


def subproof(m: int, leaves: list[bytes], whole: bool) -> list[bytes]:
    if m == len(leaves):
        return [] if whole else [mth(leaves)]
    k = split(leaves)
    if m <= k:
        return [*subproof(m, leaves[:k], whole), mth(leaves[k:])]
    return [*subproof(m - k, leaves[k:], False), mth(leaves[:k])]


# What others published ------------------------------------------------------------------------------------------------


def test_the_98_published_inclusion_proofs() -> None:
    """Those that must be refused are, the others are not."""
    cases = published("rfc6962-inclusion.json")
    wrong = [
        case["name"]
        for case in cases
        if case["wantErr"]
        is included(
            case["leafIdx"],
            case["treeSize"],
            decoded(case["leafHash"]),
            [decoded(step) for step in case["proof"] or []],
            decoded(case["root"]),
        )
    ]
    assert (98, []) == (len(cases), wrong)


def test_the_98_published_consistency_proofs() -> None:
    """The same, but for one with roots of 12 bytes, which wants to pass and which we refuse."""
    cases = published("rfc6962-consistency.json")
    wrong = [
        case["name"]
        for case in cases
        if case["wantErr"]
        is consistent(
            case["size1"],
            case["size2"],
            decoded(case["root1"]),
            decoded(case["root2"]),
            [decoded(step) for step in case["proof"] or []],
        )
    ]
    assert (98, [SHORT_ROOTS]) == (len(cases), wrong)


FROM_EIGHT = {
    (1, 8): [
        "lqKW0iTyhcZ77pPDD4owkVfw2qNdxbh+QQt4YwoJz8c=", "Xwg/ChozygdqlSeYMlgNs+DvRYS9/x9UyKNg9Q3jAx4=",
        "a0eq8p7jwq+a+Im8H7klTavTEXfxYjLdaqsDXKOb9uQ=",
    ],
    (6, 8): [
        "DrxdNDf74tsVi58Sah0RjjCBgQMdCpSfje3t68VY72o=", "yoVOoSjtBQtBs1/8G4e46yveRh6eO1WW7Oa51ZdaCuA=",
        "037kGJdt2VdTwcc4Yrk5j6Kiz5tP8P3+izDNlSCWFLc=",
    ],
    (2, 5): ["Xwg/ChozygdqlSeYMlgNs+DvRYS9/x9UyKNg9Q3jAx4=", "vBoGQ7EuTS18d5GPROD095qDi2z57FtcKD4fTYhZnms="],
}  # fmt: skip
"""Consistency proofs among the trees of the eight published leaves (transparency-dev/merkle, Apache-2.0)."""


def test_the_nine_published_roots_and_three_published_proofs_come_out_of_a_tree() -> None:
    """What others computed for the eight leaves, made here byte for byte."""
    tree = Tree([leaf_hash(bytes.fromhex(leaf)) for leaf in EIGHT])
    assert ROOTS == [tree.root(size).hex() for size in range(9)]
    assert FROM_EIGHT == {pair: [b64encode(step).decode() for step in tree.consistency(*pair)] for pair in FROM_EIGHT}


# What is made is what the definition says -----------------------------------------------------------------------------


@pytest.mark.parametrize("size", [*range(1, 18), 31, 32, 33, 64, 70])
def test_proofs_are_those_of_the_definition(size: int) -> None:
    """Roots, inclusion and consistency proofs of a tree are its recursive definition's, and hold."""
    leaves = LEAVES[:size]
    root = mth(leaves)
    assert root == TREE.root(size)
    for index in range(size):
        proof = TREE.inclusion(index, size)
        assert tuple(path(index, leaves)) == proof
        assert included(index, size, leaves[index], proof, root)
    for old in range(1, size):
        proof = TREE.consistency(old, size)
        assert tuple(subproof(old, leaves, True)) == proof
        assert consistent(old, size, mth(leaves[:old]), root, proof)


def test_a_tree_has_the_roots_of_the_frontier() -> None:
    """The tree that makes proofs and the one that grows with each append are one."""
    frontier = Frontier()
    for size, leaf in enumerate(LEAVES, 1):
        frontier = frontier.append(leaf)
        assert frontier.root() == TREE.root(size)


def test_the_ends() -> None:
    """A tree continues itself and the empty tree, and no proof is needed; nothing else goes without one."""
    empty = sha256(b"").digest()
    assert consistent(0, 5, empty, TREE.root(5), ())
    assert consistent(5, 5, TREE.root(5), TREE.root(5), ())
    assert not consistent(0, 5, TREE.root(1), TREE.root(5), ())
    assert not consistent(5, 5, TREE.root(5), TREE.root(5), (empty,))
    assert not consistent(3, 5, TREE.root(3), TREE.root(5), ())
    assert not consistent(5, 3, TREE.root(5), TREE.root(3), TREE.consistency(3, 5))
    assert not included(5, 5, LEAVES[5], TREE.inclusion(4, 5), TREE.root(5))
    assert not consistent(-1, 5, TREE.root(0), TREE.root(5), ())
    assert not included(-1, 5, LEAVES[4], TREE.inclusion(4, 5), TREE.root(5))


def test_a_proof_that_is_too_long_for_its_tree_is_none() -> None:
    """Even where the root was made to fit."""
    leaf, step = LEAVES[0], LEAVES[1]
    assert not included(0, 1, leaf, (step,), node_hash(step, leaf))
    assert not included(1, 2, leaf, (step, step), node_hash(step, node_hash(step, leaf)))
    assert not consistent(1, 2, node_hash(step, leaf), node_hash(step, node_hash(leaf, step)), (step, step))
    before, after = node_hash(step, leaf), node_hash(step, node_hash(leaf, step))
    assert not consistent(3, 4, node_hash(step, before), node_hash(step, after), (leaf, step, step, step))


# What was changed is refused ------------------------------------------------------------------------------------------


def changed(proof: tuple[bytes, ...]) -> Iterator[tuple[bytes, ...]]:
    """With any one bit turned, any one hash dropped, doubled, cut, swapped with the next, or added."""
    for place, step in enumerate(proof):
        before, after = proof[:place], proof[place + 1 :]
        for bit in range(256):
            yield *before, turned(step, bit), *after
        yield before + after
        yield *before, step, step, *after
        yield *before, step[:-1], *after
        if after and after[0] != step:
            yield *before, after[0], step, *after[1:]
        yield *before, LEAVES[-1], step, *after
    yield *proof, LEAVES[-1]


def turned(value: bytes, bit: int) -> bytes:
    return (int.from_bytes(value, "big") ^ 1 << bit).to_bytes(len(value), "big")


@given(size=st.integers(1, 69), data=st.data())
@settings(max_examples=8)
def test_no_changed_inclusion_proof_holds(size: int, data: st.DataObject) -> None:
    """Whatever single thing is changed in the proof, the leaf or the root; nor does it hold for another place."""
    index = data.draw(st.integers(0, size - 1))
    leaf, root, proof = LEAVES[index], TREE.root(size), TREE.inclusion(index, size)
    assert included(index, size, leaf, proof, root)
    assert not any(included(index, size, leaf, other, root) for other in changed(proof))
    assert not any(included(index, size, turned(leaf, bit), proof, root) for bit in range(256))
    assert not any(included(index, size, leaf, proof, turned(root, bit)) for bit in range(256))
    assert [index] == [place for place in range(-1, size + 2) if included(place, size, leaf, proof, root)]


@given(new=st.integers(2, 69), data=st.data())
@settings(max_examples=8)
def test_no_changed_consistency_proof_holds(new: int, data: st.DataObject) -> None:
    """Whatever single thing is changed in the proof or in either root."""
    old = data.draw(st.integers(1, new - 1))
    before, after, proof = TREE.root(old), TREE.root(new), TREE.consistency(old, new)
    assert consistent(old, new, before, after, proof)
    assert not any(consistent(old, new, before, after, other) for other in changed(proof))
    assert not any(consistent(old, new, turned(before, bit), after, proof) for bit in range(256))
    assert not any(consistent(old, new, before, turned(after, bit), proof) for bit in range(256))


@given(size=st.integers(2, 69), data=st.data())
@settings(max_examples=15)
def test_a_tree_in_which_one_entry_was_changed_continues_nothing(size: int, data: st.DataObject) -> None:
    """No proof that its forger makes leads from the old root to the new one."""
    old = data.draw(st.integers(1, size))
    index = data.draw(st.integers(0, old - 1))
    forged = Tree([*LEAVES[:index], leaf_hash(b"forged"), *LEAVES[index + 1 : size]])
    assert not consistent(old, size, TREE.root(old), forged.root(), forged.consistency(old, size))
