"""Offline proofs: one entry shown to be in a journal, with a file and its bytes alone."""

from collections.abc import Callable

import pytest

from ect_journal.ledger import Checkpoint, Forged, NotANote, OfflineProof, Signature, Tree, Unsigned, leaf_hash
from ect_journal.ledger.notes import note, sign, verifier_of

SEED, OTHER = bytes(range(32)), bytes(range(1, 33))
KEY = verifier_of("example.org/programme", SEED)
ENTRIES = [f'{{"position":{position}}}'.encode() for position in range(1, 12)]
TREE = Tree([leaf_hash(entry) for entry in ENTRIES])


def head(size: int) -> Checkpoint:
    return Checkpoint("example.org/programme", size, TREE.root(size))


def proof_of(position: int, size: int = 11, extra: bytes | None = None) -> OfflineProof:
    text = head(size).text
    return OfflineProof(position, TREE.inclusion(position - 1, size), note(text, [sign(text, KEY.name, SEED)]), extra)


@pytest.mark.parametrize("size", [1, 2, 7, 11])
def test_each_entry_has_a_proof(size: int) -> None:
    """Written, read again and checked: it says which checkpoint has the entry, and who signed that."""
    for position in range(1, size + 1):
        found = OfflineProof.of(proof_of(position, size).text)
        leaf = leaf_hash(ENTRIES[position - 1])
        assert proof_of(position, size) == found
        assert (head(size), [Signature(KEY)]) == found.opened(leaf, [KEY])


def test_the_file_is_that_of_the_specification() -> None:
    """c2sp.org/tlog-proof@v1: header, index from 0, hashes, an empty line, the checkpoint."""
    lines = proof_of(9, 9).text.split("\n")
    assert ["c2sp.org/tlog-proof@v1", "index 8"] == lines[:2]
    assert ["", "example.org/programme", "9"] == lines[3:6]
    assert "index 0\n\n" in proof_of(1, 1).text


def test_what_goes_along_is_kept_and_proves_nothing() -> None:
    """The line `extra` of the specification is read and written; changed, the proof is the same."""
    found = OfflineProof.of(proof_of(3, extra=b"an annotation").text)
    assert b"an annotation" == found.extra
    assert found.text == proof_of(3, extra=b"an annotation").text
    assert found._replace(extra=b"").opened(leaf_hash(ENTRIES[2]), [KEY])[0] == head(11)


def test_only_the_entry_itself_is_in() -> None:
    """Another entry, the same under another number, or an altered one are not."""
    leaf = leaf_hash(ENTRIES[4])
    for proof, other in (
        (proof_of(5), leaf_hash(ENTRIES[5])),
        (proof_of(5), leaf_hash(ENTRIES[4] + b" ")),
        (proof_of(5)._replace(position=6), leaf),
        (proof_of(5)._replace(hashes=proof_of(5).hashes[:-1]), leaf),
        (proof_of(5)._replace(note=proof_of(5, 7).note), leaf),
    ):
        assert not proof.includes(other)
        with pytest.raises(NotANote):
            proof.opened(other, [KEY])
    assert proof_of(5).includes(leaf)


def test_the_reader_must_hold_the_key() -> None:
    """A proof by an unknown key is worth what its reader knows of the checkpoint otherwise; a forged one nothing."""
    proof, leaf = proof_of(5), leaf_hash(ENTRIES[4])
    with pytest.raises(Unsigned):
        proof.opened(leaf, [verifier_of(KEY.name, OTHER)])
    assert proof.includes(leaf)
    assert head(11) == proof.checkpoint
    forged = proof._replace(note=proof.note.replace("\n11\n", "\n12\n"))
    with pytest.raises(Forged):
        forged.opened(leaf, [KEY])


def test_a_proof_against_a_checkpoint_that_nobody_signed() -> None:
    """It is for who holds that checkpoint, or its sixteen characters, already."""
    proof, leaf = proof_of(5)._replace(note=head(11).text), leaf_hash(ENTRIES[4])
    assert proof == OfflineProof.of(proof.text)
    assert (head(11), True) == (proof.checkpoint, proof.includes(leaf))
    with pytest.raises(Unsigned):
        proof.opened(leaf, [KEY])


def no_header(text: str) -> str:
    return text.partition("\n")[2]


def another_version(text: str) -> str:
    return text.replace("@v1", "@v2", 1)


def no_index(text: str) -> str:
    return text.replace("index 4\n", "")


def a_zero_before(text: str) -> str:
    return text.replace("index 4", "index 04")


def a_space_after(text: str) -> str:
    return text.replace("index 4", "index 4 ")


def index_after_the_hashes(text: str) -> str:
    return text.replace("index 4\n", "").replace("\n\n", "\nindex 4\n\n", 1)


def a_hash_cut(text: str) -> str:
    return text.replace("=\n", "\n", 1)


def a_hash_that_is_short(text: str) -> str:
    return text.replace(text.split("\n")[2], "AAAA")


def a_hash_twice_in_a_line(text: str) -> str:
    return text.replace("=\n", "=", 1)


def no_gap(text: str) -> str:
    return text.replace("\n\n", "\n", 1)


def two_gaps(text: str) -> str:
    return text.replace("\n\n", "\n\n\n", 1)


def half_a_signature(text: str) -> str:
    return text.rpartition(" ")[0] + "\n"


def another_text(text: str) -> str:
    return text.replace("\n11\n", "\n11\n11\n")


def extra_without_base64(text: str) -> str:
    return text.replace("index", "extra !\nindex")


def extra_alone(text: str) -> str:
    return text.replace("index 4\n", "extra AA==\n")


def extra_after(text: str) -> str:
    return text.replace("index 4\n", "index 4\nextra AA==\n")


def too_many_hashes(text: str) -> str:
    line = text.split("\n")[2]
    return text.replace(line, "\n".join([line] * 65))


@pytest.mark.parametrize(
    "damage",
    [
        no_header, another_version, no_index, a_zero_before, a_space_after, index_after_the_hashes, a_hash_cut, a_hash_that_is_short,
        a_hash_twice_in_a_line, no_gap, two_gaps, half_a_signature, another_text, extra_without_base64, extra_alone,
        extra_after, too_many_hashes,
    ],
)  # fmt: skip
def test_a_proof_has_one_shape(damage: Callable[[str], str]) -> None:
    """What is nearly a proof is not read as one."""
    text = proof_of(5).text
    assert text == OfflineProof.of(text).text
    assert text != damage(text)
    with pytest.raises(NotANote):
        OfflineProof.of(damage(text))


def test_no_single_change_of_a_proof_is_believed() -> None:
    """Any one character of the file changed, dropped or doubled: it is refused, or it does not lead to what was signed."""
    text, leaf = proof_of(5).text, leaf_hash(ENTRIES[4])
    assert head(11) == OfflineProof.of(text).opened(leaf, [KEY])[0]
    for place, letter in enumerate(text):
        for put in (chr(ord(letter) ^ 1), "", letter * 2):
            with pytest.raises(NotANote):
                OfflineProof.of(text[:place] + put + text[place + 1 :]).opened(leaf, [KEY])
