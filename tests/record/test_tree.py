"""The tree over the entries: the published roots of RFC 6962, and its definition."""

import json
from base64 import b64encode
from hashlib import sha256
from pathlib import Path

import pytest

from ect_journal.ledger import Frontier, checkpoint_text, leaf_hash, node_hash
from tests.world import small_world

VECTORS = Path(__file__).parents[3] / "shared" / "vectors" / "rfc6962-roots.json"

LEAVES = [
    "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f",
]  # fmt: skip
ROOTS = [
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]
"""The roots of the trees of size 0 to 8 (transparency-dev/merkle, testonly/constants.go, Apache-2.0)."""


def grown(leaves: list[bytes]) -> Frontier:
    """A frontier to which these leaves were appended, one by one."""
    frontier = Frontier()
    for leaf in leaves:
        frontier = frontier.append(leaf_hash(leaf))
    return frontier


def defined(leaves: list[bytes]) -> bytes:
    """The root, as RFC 6962 section 2.1 defines it: split at the largest power of two below n."""
    if len(leaves) < 2:
        return leaf_hash(leaves[0]) if leaves else sha256(b"").digest()
    split = 1 << (len(leaves) - 1).bit_length() - 1
    return node_hash(defined(leaves[:split]), defined(leaves[split:]))


@pytest.mark.parametrize("size", range(9))
def test_the_nine_published_roots(size: int) -> None:
    """The trees of 0 to 8 leaves have the roots that others computed."""
    assert ROOTS[size] == grown([bytes.fromhex(leaf) for leaf in LEAVES[:size]]).root().hex()


def test_the_published_file_says_the_same() -> None:
    """What is copied here is what was published."""
    if not VECTORS.is_file():
        pytest.skip("the published vectors (../shared/vectors) are not here")
    published = json.loads(VECTORS.read_text("utf-8"))
    assert (LEAVES, ROOTS) == (published["leaf_inputs_hex"], published["roots_hex_by_size"])


def test_a_frontier_grows_to_the_root_of_the_definition() -> None:
    """Leaf after leaf, for every size up to 130; it keeps one hash per bit of its size."""
    leaves = [number.to_bytes(2, "big") for number in range(130)]
    frontier = Frontier()
    for size, leaf in enumerate(leaves, 1):
        frontier = frontier.append(leaf_hash(leaf))
        assert defined(leaves[:size]) == frontier.root()
        assert (size, size.bit_count()) == (frontier.size, len(frontier.peaks))


def test_leaves_and_nodes_are_hashed_apart() -> None:
    """An entry that reads as two hashes is no node of the tree."""
    left, right = leaf_hash(b"left"), leaf_hash(b"right")
    assert node_hash(left, right) != leaf_hash(left + right)
    assert sha256(b"\x00" + b"left").digest() == left
    assert sha256(b"\x01" + left + right).digest() == node_hash(left, right)


def test_the_text_of_a_checkpoint() -> None:
    """Three lines: origin, size, root in base64 (C2SP tlog-checkpoint)."""
    root = b64encode(bytes.fromhex(ROOTS[3])).decode()
    assert f"cluster-jura\n3\n{root}\n" == checkpoint_text(
        "cluster-jura", grown([bytes.fromhex(leaf) for leaf in LEAVES[:3]])
    )


def test_each_append_keeps_the_checkpoint_of_the_bytes_stored() -> None:
    """The tree covers the stored bytes, from J1 on; a batch is one append."""
    world = small_world()
    for size in (1, 14):
        states = [row.state for row in world.journal.rows(upto=size)]
        assert checkpoint_text("cluster-jura", grown(states)) == world.journal.store.checkpoint(size)
    world.observed()
    states = [row.state for row in world.journal.rows()]
    assert checkpoint_text("cluster-jura", grown(states)) == world.journal.checkpoint()
    assert world.journal.store.checkpoint(13) is None
