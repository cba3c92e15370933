"""One entry proved to be in the journal, with nothing else of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ect_journal.catalogue import ObservationRecorded
from ect_journal.errors import Tampered, UnknownEntry
from ect_journal.expunging import expunge
from ect_journal.ledger import leaf_hash
from ect_journal.ledger.notes import NotANote
from ect_journal.ledger.offline import OfflineProof
from ect_journal.presenting import leaf_of
from ect_journal.proving import prove
from ect_journal.sealed_heads import seal
from tests.durability.profiles import examples
from tests.world import SmallWorld, small_world


def grown(count: int) -> SmallWorld:
    """The small programme, sealed at J15 and at each of the observations after it."""
    world = small_world()
    seal(world.journal)
    for number in range(count):
        world.record(ObservationRecorded(title=f"Vu {number}", projects=["ALI-01"]), occurred="2024-02-06")
    return world


@given(st.data())
@examples(8)
def test_every_entry_is_proved_by_what_is_written(data: st.DataObject) -> None:
    """Read back from its text, the proof leads from the entry's exact bytes to the checkpoint that the journal's key
    signed; from no other entry's."""
    journal = grown(data.draw(st.integers(0, 6))).journal
    position = data.draw(st.integers(1, journal.head))
    proved = prove(journal, f"J{position}")
    (row,) = journal.store.rows(position - 1, position)
    assert (f"J{position}", row.state, True, False) == (proved.ref, proved.state, proved.signed, proved.expunged)
    read = OfflineProof.of(proved.proof.text)
    checkpoint, _ = read.opened(leaf_hash(proved.state), journal.signer.verifiers)
    assert journal.checkpoint() == checkpoint.text
    assert not read.includes(leaf_hash(proved.state + b" "))


def test_the_last_seal_is_taken_not_the_last_checkpoint() -> None:
    """An entry that is sealed is proved against a signed checkpoint, though more was recorded without the key since."""
    world = grown(1)
    world.journal.signer.protect("some words or other", cost=2)
    world.journal.signer._opened = None
    world.record(ObservationRecorded(title="Plus tard", projects=["ALI-01"]), occurred="2024-02-06")
    assert (16, True) == (prove(world.journal, "J3").checkpoint.size, prove(world.journal, "J3").signed)
    assert (17, False) == (prove(world.journal, "J17").checkpoint.size, prove(world.journal, "J17").signed)


def test_without_a_seal_nobody_signed() -> None:
    """The proof is against the three lines alone: it fits who has them, and is signed by nobody."""
    journal = small_world().journal
    proved = prove(journal, "J3")
    read = OfflineProof.of(proved.proof.text)
    assert (False, journal.checkpoint()) == (proved.signed, read.note)
    assert read.includes(leaf_hash(proved.state))
    with pytest.raises(NotANote):
        read.opened(leaf_hash(proved.state), [])


def test_an_expunged_entry_is_proved_by_its_leaf() -> None:
    """Its words are gone; the leaf that is left is proved to be where it was."""
    world = grown(1)
    before = prove(world.journal, "J16")
    (row,) = world.journal.store.rows(15, 16)
    expunge(world.journal, ["J16"], None, reason="Un nom de trop", decided_by="rd")
    after = prove(world.journal, "J16")
    assert after.expunged
    assert b"Vu 0" in before.state
    assert b"Vu 0" not in after.state
    (stub,) = world.journal.store.rows(15, 16)
    assert leaf_of(stub) == leaf_of(row)
    assert after.proof.includes(leaf_of(stub))


def test_what_is_not_there_is_not_proved() -> None:
    """The numbers of the journal are said instead."""
    with pytest.raises(UnknownEntry, match="J1 to J14"):
        prove(small_world().journal, "J15")


def test_nothing_is_proved_of_an_altered_journal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Entries that do not give their checkpoint prove nothing, and `ect verify` is named."""
    journal = grown(1).journal
    rows = journal.store.rows()
    rows[4] = rows[4]._replace(state=rows[4].state.replace(b"2024", b"2023", 1))
    monkeypatch.setattr(journal.store, "rows", lambda *_: rows)
    with pytest.raises(Tampered, match="ect verify"):
        prove(journal, "J3")
