"""Another signing key takes over: both sign that it does, and nothing is lost where it is stopped."""

from pathlib import Path

import pytest

from ect_journal import Journal
from ect_journal.catalogue import ObservationRecorded
from ect_journal.errors import InvalidInput, KeysLocked, RuleViolation
from ect_journal.ledger.notes import Verifier, opened
from ect_journal.rotating import going, keys_said, rotate, settle
from ect_journal.sealed_heads import seal
from ect_journal.signing import Signer
from ect_journal.store import SEAL
from ect_journal.trail import Trail
from ect_journal.verifying import Held, verify
from tests.world import SmallWorld, small_world


@pytest.fixture
def sealed() -> SmallWorld:
    """The small programme, sealed: J15 adds the key."""
    world = small_world()
    seal(world.journal)
    return world


def signers(journal: Journal, size: int, *keys: Verifier) -> list[Verifier]:
    """Which of these keys signed the checkpoint of this size."""
    ((_, note),) = journal.store.beside(SEAL, size - 1, size)
    _, signatures = opened(note.decode(), keys)
    return [signature.verifier for signature in signatures]


def key_of(journal: Journal) -> Verifier:
    assert journal.signer.verifier is not None
    return journal.signer.verifier


def test_both_keys_sign_the_change(sealed: SmallWorld) -> None:
    """The key.added and the key.revoked are one append, sealed by the key in force and by the new one in the same note."""
    journal = sealed.journal
    old = key_of(journal)
    done = rotate(journal, "Départ de RD")
    assert ((old,), key_of(journal)) == (done.old, done.new)
    assert ["J16", "J17"] == [receipt.ref for receipt in done.receipts]
    assert ["key.added", "key.revoked"] == [receipt.entry.type for receipt in done.receipts]
    assert [17] == [size for size, _ in journal.store.checkpoints(15)]
    assert {old, done.new} == {*signers(journal, 17, old, done.new)}


def test_the_old_key_is_gone_afterwards(sealed: SmallWorld) -> None:
    """What is recorded next is sealed by the new key alone, whose name is the journal's."""
    journal = sealed.journal
    old = key_of(journal)
    new = rotate(journal, "Départ de RD").new
    sealed.record(ObservationRecorded(title="Vu", projects=["ALI-01"]), occurred="2024-02-06")
    assert [new] == signers(journal, 18, old, new)
    assert (new,) == journal.signer.verifiers == keys_said(journal)
    assert old.name == new.name == "cluster-jura"


def test_a_reader_of_the_old_key_learns_of_the_new_one(sealed: SmallWorld) -> None:
    """Who trusts the first key finds what the second one signs signed, after any number of changes."""
    journal = sealed.journal
    first = key_of(journal)
    for _ in range(3):
        rotate(journal, "Chaque année")
    sealed.record(ObservationRecorded(title="Vu", projects=["ALI-01"]), occurred="2024-02-06")
    held = Held.read(keys=[first.vkey])
    assert "yes" == verify(Trail.of(journal), held).verdicts.signed


def test_a_stolen_key_cannot_bring_itself_in(sealed: SmallWorld) -> None:
    """A key that the log names, and that no key in force signed for, is believed by nobody who held the first one."""
    journal = sealed.journal
    first = key_of(journal)
    journal.signer.drop(first)
    thief = rotate(journal, "Volée", lost=True).new
    assert (thief,) == keys_said(journal)
    assert "yes" != verify(Trail.of(journal), Held.read(keys=[first.vkey])).verdicts.signed
    assert 20 != verify(Trail.of(journal), Held.read(keys=[thief.vkey])).exit


def test_a_lost_key_is_revoked_by_the_new_one_alone(sealed: SmallWorld) -> None:
    """Where the old key is gone, the new one signs by itself."""
    journal = sealed.journal
    old = key_of(journal)
    journal.signer.drop(old)
    done = rotate(journal, "Perdue", lost=True)
    assert ((old,), [done.new]) == (done.old, signers(journal, 17, old, done.new))


def test_a_key_under_a_forgotten_passphrase_is_lost_too(sealed: SmallWorld, tmp_path: Path) -> None:
    """A key that nobody can open gives way to one without a passphrase."""
    journal = sealed.journal
    journal.signer = on_disk(journal, tmp_path)
    journal.signer.protect("words nobody knows", cost=2)
    journal.signer = Signer(journal.uuid, journal.signer.path)  # as another process finds it
    with pytest.raises(KeysLocked):
        rotate(journal, "Perdue")
    done = rotate(journal, "Perdue", lost=True)
    assert (done.new,) == Signer(journal.uuid, journal.signer.path).verifiers
    assert not journal.signer.protected


def test_what_cannot_be_changed_says_what_to_do(sealed: SmallWorld) -> None:
    """No key yet, a key elsewhere, a key said to be lost that is here: each is refused with the next step."""
    with pytest.raises(InvalidInput, match="ect seal"):
        going(small_world().journal)
    with pytest.raises(InvalidInput, match="Leave --lost out"):
        going(sealed.journal, lost=True)
    sealed.journal.signer.drop(key_of(sealed.journal))
    with pytest.raises(InvalidInput, match="ect keys import FILE"):
        going(sealed.journal)


def test_a_change_that_is_refused_changes_no_key(sealed: SmallWorld) -> None:
    """Recorded by somebody unknown, it leaves the journal and the keys as they were; also where the old key is lost."""
    journal = sealed.journal
    old = key_of(journal)
    with pytest.raises(RuleViolation):
        rotate(journal, "Départ", by="nobody")
    assert ((old,), 15) == (journal.signer.verifiers, journal.head)


@pytest.mark.parametrize("step", ["make", "append", "drop"])
def test_stopped_anywhere_nothing_is_lost(
    sealed: SmallWorld, tmp_path: Path, step: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Killed before or after each writing: every key that the log names in force is on the disk, what is recorded then is
    sealed by one of them, and the change done again ends."""
    journal = sealed.journal
    path = on_disk(journal, tmp_path).path
    journal.signer = Signer(journal.uuid, path)
    first = key_of(journal)

    def killed(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as stop:
        stop.setattr(*{"make": (Signer, "make"), "append": (type(journal.appender), "append"), "drop": (Signer, "drop")}[step], killed)  # fmt: skip
        with pytest.raises(KeyboardInterrupt):
            rotate(journal, "Départ")
    journal.signer = Signer(journal.uuid, path)
    assert {*keys_said(journal)} <= {*journal.signer.verifiers}
    sealed.record(ObservationRecorded(title="Vu", projects=["ALI-01"]), occurred="2024-02-06")
    assert {*keys_said(journal)} <= {*signers(journal, journal.head, *journal.signer.verifiers)}
    new = rotate(journal, "Départ").new
    assert (new,) == keys_said(journal)
    assert new in Signer(journal.uuid, path).verifiers
    assert "yes" == verify(Trail.of(journal), Held.read(keys=[first.vkey])).verdicts.signed


def test_settling_lets_go_of_what_was_revoked_only(sealed: SmallWorld) -> None:
    """A key that the log revoked goes; one that it does not name yet stays, it may be on its way."""
    journal = sealed.journal
    old = key_of(journal)
    seed = journal.signer.seeds()[old]
    new = rotate(journal, "Départ").new
    journal.signer.make(old.name, seed)
    coming = journal.signer.make("cluster-jura", b"c" * 32)
    settle(journal)
    assert (new, coming) == journal.signer.verifiers


def on_disk(journal: Journal, folder: Path) -> Signer:
    """The keys of the journal, in a file."""
    signer = Signer(journal.uuid, folder / "signing.json")
    for verifier, seed in journal.signer.seeds().items():
        signer.make(verifier.name, seed)
    return signer
