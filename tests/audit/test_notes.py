"""Signed notes and cosignatures: the published note, the published signatures, and each duty of a verifier."""

from base64 import b64decode, b64encode
from collections.abc import Callable

import pytest

from ect_journal.ledger.notes import (
    COSIGNATURE,
    Forged,
    NotANote,
    Signature,
    Unsigned,
    Verifier,
    cosign,
    is_signed,
    note,
    opened,
    sign,
    split,
    verifier_of,
)
from tests.audit.vectors import published

TEXT = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n"
VKEY = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
SKEY = "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz"
NOTE = f"{TEXT}\n— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n"
"""The example of golang/mod sumdb/note (BSD-3-Clause)."""

PETER = Verifier.read(VKEY)
SEED = b64decode(SKEY.split("+", 4)[4])[1:]
JOURNAL, OTHER, WITNESS = bytes(range(32)), bytes(range(1, 33)), bytes(range(2, 34))
HEAD = "example.org/programme\n3\nrrxv7Ce0tKFPsGel5VeCZNsP+pFa4NFZFY8yneBuPng=\n"
AT = 1_733_220_000


def signed_by(*seeds: bytes, text: str = HEAD, name: str = "example.org/programme") -> str:
    return note(text, [sign(text, name, seed) for seed in seeds])


def key_of(seed: bytes, name: str = "example.org/programme") -> Verifier:
    return verifier_of(name, seed)


# What others published ------------------------------------------------------------------------------------------------


def test_the_published_note_comes_out_byte_for_byte() -> None:
    """From its key and text; and its key reads as its own text."""
    assert NOTE == note(TEXT, [sign(TEXT, "PeterNeumann", SEED)])
    assert (VKEY, PETER) == (PETER.vkey, verifier_of("PeterNeumann", SEED))
    assert (TEXT, [Signature(PETER)]) == opened(NOTE, [PETER])


def test_the_published_file_says_the_same() -> None:
    """What is copied here is what was published."""
    vector = published("signed-note.json")
    assert (VKEY, SKEY, TEXT, NOTE) == (vector["vkey"], vector["skey"], vector["text"], vector["note"])


def test_the_151_published_signatures() -> None:
    """Each is taken or refused as Wycheproof says, truncated and malleable ones among them."""
    groups = published("ed25519-wycheproof.json")["testGroups"]
    cases = [(bytes.fromhex(group["publicKey"]["pk"]), case) for group in groups for case in group["tests"]]
    wrong = [
        case["tcId"]
        for public, case in cases
        if (case["result"] == "valid") is not is_signed(bytes.fromhex(case["msg"]), bytes.fromhex(case["sig"]), public)
    ]
    assert (151, []) == (len(cases), wrong)


# The duties of a verifier ---------------------------------------------------------------------------------------------


def test_unknown_keys_are_passed_over() -> None:
    """A line by a key that the reader does not hold changes nothing, before or after."""
    written = signed_by(OTHER, JOURNAL, WITNESS)
    assert (HEAD, [Signature(key_of(JOURNAL))]) == opened(written, [key_of(JOURNAL)])


def test_a_known_key_with_a_wrong_signature_rejects_the_whole() -> None:
    """Though another known key signed well."""
    elsewhere = sign(HEAD.replace("\n3\n", "\n4\n"), "example.org/programme", OTHER)
    written = note(HEAD, [sign(HEAD, "example.org/programme", JOURNAL), elsewhere])
    with pytest.raises(Forged):
        opened(written, [key_of(JOURNAL), key_of(OTHER)])
    assert HEAD == opened(written, [key_of(JOURNAL)])[0]


def test_every_line_of_a_known_key_is_verified() -> None:
    """A right signature does not make up for a wrong one beside it; the same twice counts once."""
    right = sign(HEAD, "example.org/programme", JOURNAL)
    wrong = sign(HEAD + "more\n", "example.org/programme", JOURNAL)
    assert [Signature(key_of(JOURNAL))] == opened(note(HEAD, [right, right]), [key_of(JOURNAL)])[1]
    for lines in ([right, wrong], [wrong, right]):
        with pytest.raises(Forged):
            opened(note(HEAD, lines), [key_of(JOURNAL)])


def test_without_a_known_signature_nothing_is_believed() -> None:
    """The same name with another key is another key, and so is the same key under another name."""
    for verifiers in ([], [key_of(OTHER)], [key_of(JOURNAL, "example.org/another")]):
        with pytest.raises(Unsigned):
            opened(signed_by(JOURNAL), verifiers)


@pytest.mark.parametrize("control", [chr(code) for code in (*range(10), *range(11, 32), *range(0x7F, 0xA0))])
def test_no_control_characters(control: str) -> None:
    """Neither in the text nor in a signature's line, though they were signed so."""
    text = f"example.org\n3\n{control}\n"
    for written in (signed_by(JOURNAL, text=text), signed_by(JOURNAL).replace("— ", f"— {control}")):
        with pytest.raises(NotANote, match="control"):
            opened(written, [key_of(JOURNAL)])


def test_half_a_character_is_refused() -> None:
    """A lone surrogate, as JSON can hold it, has no bytes that could be signed."""
    with pytest.raises(NotANote):
        split(signed_by(JOURNAL).replace("programme", "\ud800"))


def test_the_text_is_split_at_the_last_empty_line() -> None:
    """A text may hold empty lines, and lines that look like signatures."""
    text = f"first\n\n{sign('first' + chr(10), 'example.org/programme', OTHER)}\nlast\n"
    written = signed_by(JOURNAL, text=text)
    assert text == opened(written, [key_of(JOURNAL)])[0]
    with pytest.raises(Unsigned):
        opened(written, [key_of(OTHER)])


def without_its_signature(written: str) -> str:
    return written.rpartition("— ")[0]


def with_a_gap_at_the_end(written: str) -> str:
    return written + "\n"


def without_its_last_line_feed(written: str) -> str:
    return written[:-1]


def with_another_end(written: str) -> str:
    return written[:-1] + "="


def without_its_gap(written: str) -> str:
    return written.replace("\n\n", "\n")


def with_a_hyphen(written: str) -> str:
    return written.replace("— ", "- ")


def with_two_spaces(written: str) -> str:
    return written.replace("— ", "—  ")


def with_a_space_in_the_name(written: str) -> str:
    return written.replace("— example.org", "— example org")


def with_a_plus_in_the_name(written: str) -> str:
    return written.replace("— example.org", "— example+org")


def with_a_word_after(written: str) -> str:
    return written[:-1] + " more\n"


def with_no_base64(written: str) -> str:
    return written[:-2] + "!\n"


def with_spare_bits(written: str) -> str:
    """Another letter at the end, which decodes to the same bytes."""
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    last = written[-3]
    return f"{written[:-3]}{letters[letters.index(last) | 1]}=\n"


def with_carriage_returns(written: str) -> str:
    return written.replace("\n", "\r\n")


def with_a_tiny_signature(written: str) -> str:
    return f"{written}— name {b64encode(b'tiny').decode()}\n"


def with_too_many_signatures(written: str) -> str:
    return written + sign(HEAD, "another", OTHER) * 100


@pytest.mark.parametrize(
    "damage",
    [
        without_its_signature, with_a_gap_at_the_end, without_its_last_line_feed, with_another_end, without_its_gap, with_a_hyphen,
        with_two_spaces, with_a_space_in_the_name, with_a_plus_in_the_name, with_a_word_after, with_no_base64,
        with_spare_bits, with_carriage_returns, with_a_tiny_signature, with_too_many_signatures,
    ],
)  # fmt: skip
def test_a_note_has_one_shape(damage: Callable[[str], str]) -> None:
    """What is nearly a note is none."""
    written = signed_by(JOURNAL)
    assert HEAD == opened(written, [key_of(JOURNAL)])[0]
    with pytest.raises(NotANote):
        opened(damage(written), [key_of(JOURNAL)])


def test_no_single_change_of_a_note_is_believed() -> None:
    """Any one character of it replaced, dropped or doubled: either it is refused, or its text is what was signed."""
    written = signed_by(JOURNAL)
    others = [
        written[:place] + put + written[place + 1 :]
        for place, letter in enumerate(written)
        for put in (chr(ord(letter) ^ 1), "", letter * 2)
    ]
    for other in others:
        try:
            assert HEAD == opened(other, [key_of(JOURNAL)])[0]
        except NotANote:
            continue
        assert written == other
    assert 3 * len(written) == len(others)


# Keys -----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "vkey",
    [
        "", "PeterNeumann", VKEY.replace("+", " "), VKEY.replace("c74f", "c74e"), VKEY.replace("c74f20a3", "C74F20A3"),
        VKEY.replace("Peter", "Petra"), VKEY.replace("Peter", "Peter "), VKEY.replace("PeterNeumann", ""), VKEY[:-4],
        VKEY + "AAAA", VKEY.replace("ARpc", "Arpc"), VKEY + "=", SKEY,
        Verifier("name", b"\x02", bytes(32)).vkey, Verifier("name", b"\x01", bytes(31)).vkey,
        Verifier("a name", b"\x01", bytes(32)).vkey, Verifier("", b"\x01", bytes(32)).vkey,
    ],
)  # fmt: skip
def test_a_key_has_one_shape(vkey: str) -> None:
    """Its id is that of its bytes and name, and it is of a kind that is known."""
    with pytest.raises(NotANote):
        Verifier.read(vkey)


def test_a_key_may_have_base64_with_plus_signs() -> None:
    """Only the first two separate."""
    seeds = (bytes([number]) * 32 for number in range(256))
    key = next(key for key in map(key_of, seeds) if key.vkey.count("+") > 2)
    assert key == Verifier.read(f"  {key.vkey}\n")


# Cosignatures ---------------------------------------------------------------------------------------------------------


def test_a_cosignature_says_when() -> None:
    """The time is under the signature: payload keyid, u64 big-endian, signature."""
    written = note(HEAD, [sign(HEAD, "example.org/programme", JOURNAL), cosign(HEAD, "laboratory", WITNESS, AT)])
    witness = verifier_of("laboratory", WITNESS, COSIGNATURE)
    assert (HEAD, [Signature(witness, AT)]) == opened(written, [witness])
    payload = split(written)[1][1][1]
    assert (4 + 8 + 64, witness.key_id, AT) == (len(payload), payload[:4], int.from_bytes(payload[4:12], "big"))
    assert is_signed(f"cosignature/v1\ntime {AT}\n{HEAD}".encode(), payload[12:], witness.public)


def test_the_time_of_a_cosignature_cannot_be_changed() -> None:
    """An hour earlier is a forgery, and so is a cosignature of another head, or one cut short."""
    witness = verifier_of("laboratory", WITNESS, COSIGNATURE)
    payload = split(note(HEAD, [cosign(HEAD, "laboratory", WITNESS, AT)]))[1][0][1]
    earlier = payload[:4] + (AT - 3600).to_bytes(8, "big") + payload[12:]
    for wrong in (earlier, payload[:-1], payload[:12], payload[:5], payload + b"\x00"):
        with pytest.raises(Forged):
            opened(note(HEAD, [f"— laboratory {b64encode(wrong).decode()}\n"]), [witness])
    with pytest.raises(Forged):
        opened(note(HEAD.replace("3", "4"), [cosign(HEAD, "laboratory", WITNESS, AT)]), [witness])


def test_a_time_beyond_what_the_format_holds() -> None:
    """2^63 seconds, though signed, are no time."""
    witness = verifier_of("laboratory", WITNESS, COSIGNATURE)
    with pytest.raises(Forged):
        opened(note(HEAD, [cosign(HEAD, "laboratory", WITNESS, 1 << 63)]), [witness])


def test_a_cosignature_is_no_signature() -> None:
    """The kind of a key is in its id: what signs heads does not witness them, and the reverse."""
    assert verifier_of("one", JOURNAL).key_id != verifier_of("one", JOURNAL, COSIGNATURE).key_id
    with pytest.raises(Unsigned):
        opened(note(HEAD, [cosign(HEAD, "one", JOURNAL, AT)]), [verifier_of("one", JOURNAL)])
    with pytest.raises(Unsigned):
        opened(note(HEAD, [sign(HEAD, "one", JOURNAL)]), [verifier_of("one", JOURNAL, COSIGNATURE)])
