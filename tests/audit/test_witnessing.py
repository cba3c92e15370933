"""A witness cosigns what goes on from what it cosigned, and nothing else: no fork, no rollback, no other log, nothing unproven."""

import json
from base64 import b64decode, b64encode
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ect_journal import witnessing
from ect_journal.errors import InvalidInput, NotWritten, Unreadable
from ect_journal.ledger.checkpoints import Checkpoint, key_name
from ect_journal.ledger.forks import Fork
from ect_journal.ledger.notes import (
    COSIGNATURE,
    ED25519,
    NotANote,
    Verifier,
    cosign,
    note,
    opened,
    sign,
    split,
    verifier_of,
)
from ect_journal.ledger.proofs import Tree
from ect_journal.ledger.submissions import Submission
from ect_journal.witness_files import WitnessKey, key_path, make_key, memory_path, read_key, read_memory
from ect_journal.witnessing import Cosigned, Forked, cosign_submission
from tests.audit.clear import assert_clear
from tests.durability.profiles import examples

NOW = datetime(2024, 12, 3, 9, 30, tzinfo=UTC)
ORIGIN, SEED, OTHER_SEED = "cluster jura", b"s" * 32, b"t" * 32
LOG = verifier_of(key_name(ORIGIN), SEED)
NAME = "lab.example/witness"


def leaves(count: int, changed: int | None = None) -> list[bytes]:
    """So many leaf hashes; one of them may be another's."""
    return [sha256(f"{'x' if n == changed else ''}{n}".encode()).digest() for n in range(count)]


def head(count: int, changed: int | None = None, *, origin: str = ORIGIN) -> Checkpoint:
    return Checkpoint(origin, count, Tree(leaves(count, changed)).root())


def submitted(old: int, size: int, changed: int | None = None, *, seed: bytes = SEED) -> str:
    """What the log asks: its head of this size, signed, and the proof from the old one."""
    text = head(size, changed).text
    proof = Tree(leaves(size, changed)).consistency(old, size)
    return Submission(old, proof, note(text, [sign(text, LOG.name, seed)])).text


@pytest.fixture(autouse=True)
def _at_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ECT_KEYS", str(tmp_path / "keys"))
    monkeypatch.setenv("ECT_STATE", str(tmp_path / "state"))


@pytest.fixture
def key() -> WitnessKey:
    return make_key(NAME)


@pytest.fixture
def at_five(key: WitnessKey) -> WitnessKey:
    """It has cosigned five entries."""
    cosign_submission(submitted(0, 5), NOW, LOG)
    return key


def refused(written: str, log: Verifier | None = None) -> Exception:
    """Why it is not cosigned; the memory is as it was."""
    own = read_key()
    before = memory_path(own).read_bytes() if own else b""
    with pytest.raises((InvalidInput, Forked)) as caught:
        cosign_submission(written, NOW, log)
    assert_clear(caught.value)
    assert own is None or memory_path(own).read_bytes() == before
    return caught.value


# Cosigned ---------------------------------------------------------------------------------------------------------------


def test_first_and_next(key: WitnessKey) -> None:
    """The log's key is given once; the answer is the checkpoint with the log's signature and ours, with the time of it."""
    first = cosign_submission(submitted(0, 5), NOW, LOG)
    assert (first.checkpoint, first.before, first.rekeyed) == (head(5), 0, False)
    later = NOW + timedelta(days=1)
    following = cosign_submission(submitted(5, 9), later)
    assert (following.checkpoint, following.before) == (head(9), 5)
    for cosigned, at in ((first, NOW), (following, later)):
        text, signatures = opened(cosigned.note, [LOG, key.verifier])
        assert (text, len(signatures)) == (cosigned.checkpoint.text, 2)
        assert dict(signatures)[key.verifier] == int(at.timestamp())
    assert key.verifier.vkey.startswith(f"{NAME}+")
    assert b64decode(key.verifier.vkey.split("+", 2)[2])[:1] == b"\x04"


def test_the_same_again(at_five: WitnessKey) -> None:
    """What was cosigned last is cosigned again: an answer may get lost."""
    again = cosign_submission(submitted(5, 5), NOW)
    assert (again.checkpoint, again.before) == (head(5), 5)


def test_every_size_from_every_size(key: WitnessKey) -> None:
    """An honest log is never refused."""
    for old in range(1, 10):
        for size in range(old, 12):
            memory_path(key).write_bytes(b'{"format": 1}')
            cosign_submission(submitted(0, old), NOW, LOG)
            assert cosign_submission(submitted(old, size), NOW).checkpoint == head(size)


def test_only_what_was_verified_is_passed_on(key: WitnessKey) -> None:
    """Signatures of others are left out of the answer, and so is an origin that looks like one."""
    text = head(3).text
    other = cosign(text, "somebody", OTHER_SEED, 1)
    written = Submission(0, (), note(text, [other, sign(text, LOG.name, SEED)])).text
    assert [name for name, _ in split(cosign_submission(written, NOW, LOG).note)[1]] == [LOG.name, NAME]

    false = b64encode(LOG.key_id + bytes(64)).decode()
    strange = head(3, origin=f"— {LOG.name} {false}").text
    cosigned = cosign_submission(Submission(0, (), note(strange, [sign(strange, LOG.name, SEED)])).text, NOW, LOG)
    assert len(opened(cosigned.note, [LOG, key.verifier])[1]) == 2


def test_as_it_came_by_mail(key: WitnessKey) -> None:
    """Lines that end as Windows ends them, and empty ones around."""
    written = f"\ufeff\r\n{submitted(0, 5)}\r\n".replace("\n", "\r\n").replace("\r\r", "\r")
    assert cosign_submission(written, NOW, LOG).checkpoint == head(5)


def test_several_logs(key: WitnessKey) -> None:
    """Each origin is remembered by itself, under its own key."""
    other = verifier_of("other", OTHER_SEED)
    text = head(2, origin="other").text
    cosign_submission(submitted(0, 5), NOW, LOG)
    cosign_submission(Submission(0, (), note(text, [sign(text, "other", OTHER_SEED)])).text, NOW, other)
    cosign_submission(submitted(5, 6), NOW)
    assert {origin: log.head.size for origin, log in read_memory(key).logs.items()} == {ORIGIN: 6, "other": 2}


# Refused ----------------------------------------------------------------------------------------------------------------


def test_unknown_log(key: WitnessKey) -> None:
    """Without a key given by somebody trusted, nothing is taken on its own word."""
    assert "--key" in str(refused(submitted(0, 5)))


def test_wrong_key(at_five: WitnessKey) -> None:
    """Signed by another key than the one it was given, or falsely under its name."""
    refused(submitted(5, 9, seed=OTHER_SEED))
    refused(submitted(5, 9), verifier_of(LOG.name, OTHER_SEED))
    refused(submitted(5, 9).replace("cluster-jura ", "another-name "))
    text = head(9).text
    false = f"— {LOG.name} {b64encode(LOG.key_id + bytes(64)).decode()}\n"
    refused(Submission(5, Tree(leaves(9)).consistency(5, 9), note(text, [false])).text)
    assert "witness's key" in str(refused(submitted(5, 9), verifier_of(LOG.name, SEED, COSIGNATURE)))


def test_another_key_given(at_five: WitnessKey) -> None:
    """A log that changed its key goes on under it, once its keeper has told it; the former one counts no more."""
    new = verifier_of(LOG.name, OTHER_SEED)
    done = cosign_submission(submitted(5, 9, seed=OTHER_SEED), NOW, new)
    assert done.rekeyed
    refused(submitted(9, 10))
    refused(submitted(9, 10, changed=2, seed=OTHER_SEED))
    assert not cosign_submission(submitted(9, 10, seed=OTHER_SEED), NOW, new).rekeyed


@pytest.mark.parametrize("size", [1, 3, 4])
def test_rollback(at_five: WitnessKey, size: int) -> None:
    """Fewer entries than were cosigned, whatever it says it goes on from."""
    for old in (0, size):
        error = refused(submitted(old, size))
        assert f"has gone back: 5 entries were cosigned here, and this says {size}" in str(error)
        assert not isinstance(error, Forked)
    assert read_memory(at_five).logs[ORIGIN].head == head(5)


def test_from_another_size(at_five: WitnessKey, key: WitnessKey) -> None:
    """The hint names the size to go on from."""
    for old in (0, 4, 6):
        assert "--since 5" in str(refused(submitted(old, 9)))


def test_new_but_not_from_nothing(key: WitnessKey) -> None:
    """A log that is new here is cosigned from nothing, and with no proof of anything."""
    assert "--since 0" in str(refused(submitted(2, 5), LOG))
    written = Submission(0, tuple(leaves(2)), Submission.read(submitted(0, 5)).note).text
    refused(written, LOG)


def test_fork_of_the_same_size(at_five: WitnessKey) -> None:
    """Two histories of as many entries: the evidence needs nothing but the key of the log."""
    error = refused(submitted(5, 5, changed=2))
    assert isinstance(error, Forked)
    assert_proves(error.evidence)


@pytest.mark.parametrize("size", [6, 8, 9, 13])
@pytest.mark.parametrize("changed", [0, 2, 4])
def test_fork_that_goes_on(at_five: WitnessKey, size: int, changed: int) -> None:
    """A longer history that began otherwise, with its own honest proof: that proof is the evidence."""
    error = refused(submitted(5, size, changed=changed))
    assert isinstance(error, Forked)
    assert_proves(error.evidence)


def test_fork_after_a_power_of_two(key: WitnessKey) -> None:
    """There a proof does not say what the longer history began with: refused, and the evidence takes its entries."""
    cosign_submission(submitted(0, 4), NOW, LOG)
    error = refused(submitted(4, 9, changed=2))
    assert isinstance(error, Forked)
    assert error.evidence is None


def assert_proves(evidence: Fork | None) -> None:
    """Anybody who has the log's key sees that it signed both."""
    assert evidence is not None
    assert Fork.of(evidence.text).check([LOG]) == [LOG]
    with pytest.raises(NotANote):
        Fork.of(evidence.text).check([verifier_of(LOG.name, OTHER_SEED)])


@examples(12)
@given(old=st.integers(1, 20), more=st.integers(1, 20), data=st.data())
def test_bad_proof(tmp_path_factory: pytest.TempPathFactory, old: int, more: int, data: st.DataObject) -> None:
    """A proof that is changed, shortened, lengthened or in another order proves nothing, and is evidence of nothing."""
    with pytest.MonkeyPatch.context() as patch:
        folder = tmp_path_factory.mktemp("proof")
        patch.setenv("ECT_KEYS", str(folder))
        patch.setenv("ECT_STATE", str(folder))
        make_key(NAME)
        cosign_submission(submitted(0, old), NOW, LOG)
        honest = Submission.read(submitted(old, old + more))
        for proof in _spoilt(honest.proof, data):
            error = refused(honest._replace(proof=proof).text)
            assert isinstance(error, Forked)
            assert error.evidence is None
        cosign_submission(honest.text, NOW)


def _spoilt(proof: Sequence[bytes], data: st.DataObject) -> Iterable[tuple[bytes, ...]]:
    at = data.draw(st.integers(0, len(proof) - 1))
    yield (*proof[:at], sha256(proof[at]).digest(), *proof[at + 1 :])
    yield (*proof[:at], *proof[at + 1 :])
    yield (*proof[:at], proof[at], proof[at], *proof[at + 1 :])
    if len(proof) > 1:
        yield tuple(reversed(proof))


@pytest.mark.parametrize("written", ["", "old 0\n", "old 00\n\nx\n", "old -1\n\nx\n", "ancien 0\n\nx\n", "{}"])
def test_nothing_to_cosign(key: WitnessKey, written: str) -> None:
    refused(written, LOG)


def test_spoilt_requests(key: WitnessKey) -> None:
    """Neither a shape that is not exactly this one, nor more hashes than any tree has."""
    whole = submitted(0, 5)
    for wrong in (
        whole.replace("old 0\n", "old 0 \n"),
        whole.replace("old 0\n", "old 0\nAAAA\n"),
        whole.replace("old 0\n", f"old 0\n{b64encode(bytes(31)).decode()}\n"),
        whole.replace("old 0\n", f"old 0\n{b64encode(bytes(32)).decode()} \n"),
        whole.replace("\n5\n", "\n05\n"),
        whole.replace("old 0\n", "old 0\n" + f"{b64encode(bytes(32)).decode()}\n" * 64),
        whole.replace("\n5\n", "\n5\nextra\n"),
    ):
        assert wrong != whole
        assert "nothing to cosign" in str(refused(wrong, LOG))
    cosign_submission(whole, NOW, LOG)


# What is kept -----------------------------------------------------------------------------------------------------------


def test_key_made_once(key: WitnessKey) -> None:
    """The same key for ever, and its name with it."""
    assert make_key("another") == key == read_key()
    assert json.loads(key_path().read_bytes())["name"] == NAME
    assert key_path().stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("name", ["", "two words", "a+b", "a\nb", "a\x00b"])
def test_no_name(name: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        make_key(name)
    assert_clear(caught.value)
    assert not key_path().exists()


def test_no_witness_yet() -> None:
    assert "--as" in str(refused(submitted(0, 5), LOG))


@pytest.mark.parametrize("memory", [None, b"", b"{}x", b'{"format": 2}', b'{"format": 1, "logs": {"a": {}}}'])
def test_memory_lost(at_five: WitnessKey, memory: bytes | None) -> None:
    """A witness that does not know what it cosigned cosigns nothing, however it is asked."""
    path = memory_path(at_five)
    path.unlink() if memory is None else path.write_bytes(memory)
    for log in (None, LOG):
        with pytest.raises(Unreadable) as caught:
            cosign_submission(submitted(0, 5, changed=2), NOW, log)
        assert_clear(caught.value)


def test_remembered_before_it_is_given(at_five: WitnessKey, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where it cannot be remembered, nothing is cosigned."""

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("ect_journal.witness_files.write_private", full)
    with pytest.raises(NotWritten):
        cosign_submission(submitted(5, 9), NOW)


def test_guards_are_seen(at_five: WitnessKey, monkeypatch: pytest.MonkeyPatch) -> None:
    """These tests see something: a witness that checks no proof cosigns a second history."""
    monkeypatch.setattr(witnessing, "_check_goes_on", lambda *_: None)
    found = cosign_submission(submitted(5, 9, changed=2), NOW)
    assert isinstance(found, Cosigned)
    assert found.checkpoint != head(9)
    assert ED25519 == LOG.kind
