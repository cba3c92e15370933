"""What an entry.expunged may say, whoever wrote it: a restored log is held to it too."""

from collections.abc import Callable

from ect_journal import Receipt
from ect_journal.catalogue import EntryExpunged, ObservationRecorded
from ect_journal.expunging import expunge
from ect_journal.presenting import leaf_of
from ect_journal.recording import draft_of
from ect_journal.sealing import b64url
from tests.record.verdicts import beside, refused
from tests.world import SmallWorld, small_world

REASON = "Un nom figurait dans le titre."


def said(world: SmallWorld, ref: str, *, copy: str | None = None) -> Callable[[], Receipt]:
    """An entry.expunged by itself, as somebody else's program might write it."""
    row = world.journal.store.row(int(ref[1:]))
    assert row is not None
    event = EntryExpunged(
        entry=ref, leaf=b64url(leaf_of(row)), id_digest="A" * 43, recorded_at="2024-01-08T17:00:00.000000Z", reason=REASON,
        replaced_by=copy, decided_by="rd",
    )  # fmt: skip
    return lambda: world.journal.take(draft_of(world.journal, event, own=True))


def expunged(world: SmallWorld, ref: str) -> Callable[[], Receipt]:
    return lambda: expunge(world.journal, ref, {"title": "Vu"}, reason=REASON, decided_by="rd").receipts[-1]


def test_what_the_rest_is_checked_against_stays() -> None:
    """The opening of the journal, and an earlier expunging; an observation may go."""
    world = small_world()
    refused("not-expungeable", world, said(world, "J1"))
    seen = world.record(ObservationRecorded(title="Dupré ouvre"))
    receipt = beside("not-expungeable", world, expunged(world, seen.ref))
    refused("not-expungeable", world, said(world, receipt.ref))


def test_the_clean_copy_is_the_entry_before() -> None:
    """Another entry cannot be given out for it."""
    world = small_world()
    seen = world.record(ObservationRecorded(title="Dupré ouvre"))
    world.record(ObservationRecorded(title="Autre chose"))
    refused("clean-copy-before", world, said(world, seen.ref, copy=seen.ref))
    beside("clean-copy-before", world, expunged(world, seen.ref))
