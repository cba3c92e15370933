"""Checkpoints: three lines, and the sixteen characters that people copy."""

from hashlib import sha256

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ect_journal.ledger import Checkpoint, Frontier, NotANote, checkpoint_text, key_name, leaf_hash, sixteen_read
from ect_journal.ledger.notes import note, sign

ROOT = sha256(b"").digest()
HEAD = "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n"
"""The example of C2SP tlog-checkpoint."""
SIXTEEN = Checkpoint.of(HEAD).sixteen


def test_the_published_example() -> None:
    """It is read, and written again as it was."""
    found = Checkpoint.of(HEAD)
    assert ("example.com/behind-the-sofa", 20852163, HEAD) == (found.origin, found.size, found.text)
    assert "0ac5186a91863e8e1d90c808014aa89bf5da8e3ee1d9f07630f0378f68f1ab62" == found.root.hex()


def test_what_a_journal_stores_is_one() -> None:
    """The text kept with an append, and the value read from it, are the same thing; an origin may have spaces."""
    frontier = Frontier().append(leaf_hash(b"J1"))
    text = checkpoint_text("Cluster Jura, été 2025", frontier)
    assert Checkpoint("Cluster Jura, été 2025", 1, frontier.root()) == Checkpoint.of(text)
    assert text == Checkpoint.of(text).text


@pytest.mark.parametrize(
    "text",
    [
        "", "\n\n\n", HEAD[:-1], HEAD + "more", HEAD + "\n", HEAD + "an extension\n", "\n" + HEAD, HEAD.replace("\n", "\r\n"),
        HEAD.replace("example.com/behind-the-sofa", ""), HEAD.replace("sofa", "so\tfa"), HEAD.replace("sofa", "so\ud800fa"),
        HEAD.replace("20852163", "020852163"), HEAD.replace("20852163", "+20852163"), HEAD.replace("20852163", " 20852163"),
        HEAD.replace("20852163", "-1"), HEAD.replace("20852163", "2e7"), HEAD.replace("20852163", "00"),
        HEAD.replace("20852163", ""), HEAD.replace("20852163", "٢"), HEAD.replace("20852163", "9" * 16),
        HEAD.replace("q2I=", "q2J="), HEAD.replace("q2I=", "q2I"), HEAD.replace("q2I=", "q2I=="), HEAD.replace("q2I=", ""),
        HEAD.replace("/X", "_X"), HEAD.replace("CsUY", "CsUYCsUY"), HEAD.replace("CsUY", "Cs UY"),
        note(HEAD, [sign(HEAD, "example", bytes(32))]),
    ],
)  # fmt: skip
def test_a_checkpoint_has_one_shape(text: str) -> None:
    """Three lines, a decimal size, 32 bytes in the base64 that one writes: what is nearly so is none."""
    assert HEAD == Checkpoint.of(HEAD).text
    with pytest.raises(NotANote):
        Checkpoint.of(text)


@given(st.integers(0, 10**15 - 1), st.binary(min_size=32, max_size=32))
@settings(max_examples=15)
def test_there_is_one_text_for_a_checkpoint(size: int, root: bytes) -> None:
    """Read and written, it is the same."""
    made = Checkpoint("example.org/programme", size, root)
    assert made == Checkpoint.of(made.text)


@pytest.mark.parametrize(
    "kept",
    [
        HEAD, HEAD[:-1], f"\n\n{HEAD}\n\n", HEAD.replace("\n", "\r\n"), f"\ufeff{HEAD}", f"  {HEAD}",
        note(HEAD, [sign(HEAD, "example", bytes(32))]), note(HEAD, [sign(HEAD, "example", bytes(32))])[:-1],
        note(HEAD, [sign(HEAD, "example", bytes(32))]).replace("\n", "\r\n"),
    ],
)  # fmt: skip
def test_what_a_reader_kept_is_read_however_it_was_kept(kept: str) -> None:
    """Pasted from a mail or saved by an editor, signed or not."""
    assert Checkpoint.of(HEAD) == Checkpoint.read(kept)


@pytest.mark.parametrize("kept", ["", "ABCD-EFGH-IJKL-MNOP", f"{HEAD}\nmore", f"{HEAD}{HEAD}", HEAD.replace("\n", " ")])
def test_what_a_reader_kept_may_be_something_else(kept: str) -> None:
    """And is not guessed at."""
    with pytest.raises(NotANote):
        Checkpoint.read(kept)


# The sixteen characters -----------------------------------------------------------------------------------------------


def test_the_sixteen_characters_are_those_of_the_hash_of_the_text() -> None:
    """RFC 4648 base32 of ten bytes, in groups of four: pinned, since they stand in printed reports."""
    assert "QIIB-4HXI-POMJ-4YQZ" == Checkpoint("example.org/programme", 0, ROOT).sixteen
    assert 19 == len(SIXTEEN)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        (SIXTEEN, SIXTEEN), (SIXTEEN.lower(), SIXTEEN), (SIXTEEN.replace("-", ""), SIXTEEN),
        (f" {SIXTEEN.replace('-', ' – ')}\n", SIXTEEN), (SIXTEEN.replace("-", "\u202f"), SIXTEEN),
        (SIXTEEN.replace("-", "\u00ad"), SIXTEEN), (SIXTEEN.replace("-", "\u2011"), SIXTEEN),
        ("0123 4567 8ABC DEF9", None), ("01A3-4567-8ABC-DEF0", "OIA3-4567-BABC-DEFO"),
        (SIXTEEN[:-1], None), (SIXTEEN + "A", None), ("", None), (SIXTEEN[:-1] + "9", None), (SIXTEEN[:-1] + "é", None),
        (HEAD, None),
    ],
)  # fmt: skip
def test_what_a_person_typed(typed: str, read: str | None) -> None:
    """Any case, spaces and dashes of all kinds; the digits that are not among them are read as the letters they look like."""
    assert read == sixteen_read(typed)


@given(st.integers(0, 2000), st.binary(min_size=32, max_size=32))
@settings(max_examples=15)
def test_the_sixteen_characters_come_back(size: int, root: bytes) -> None:
    """As they are, and with O, I and B taken for digits."""
    sixteen = Checkpoint("example.org/programme", size, root).sixteen
    assert sixteen == sixteen_read(sixteen) == sixteen_read(sixteen.translate(str.maketrans("OIB", "018")).lower())


@pytest.mark.parametrize(
    ("origin", "name"),
    [
        ("example.org/programme", "example.org/programme"), ("Cluster Jura, été 2025", "Cluster-Jura,-été-2025"),
        ("a + b", "a-b"), ("a\u00a0\u202fb", "a-b"), ("c++", "c-"),
    ],
)  # fmt: skip
def test_the_name_of_a_journals_keys(origin: str, name: str) -> None:
    """Its origin, but for spaces and plus signs, which a name may not have."""
    assert name == key_name(origin)
