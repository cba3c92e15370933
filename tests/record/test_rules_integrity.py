"""What an anchor may say, whoever wrote it: a restored log is held to it too."""

from collections.abc import Callable

import pytest

from ect_journal import InvalidEvent, Receipt
from ect_journal.catalogue import AnchorRecorded, KeyAdded
from ect_journal.ledger.notes import verifier_of
from ect_journal.recording import draft_of
from tests.record.verdicts import beside, refused
from tests.world import SmallWorld, small_world

ROOT = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="


def anchored(world: SmallWorld, size: int) -> Callable[[], Receipt]:
    event = AnchorRecorded(kind="handed_over", size=size, root=ROOT, authority="ADEME")
    return lambda: world.journal.take(draft_of(world.journal, event, own=True))


def test_an_anchor_is_for_what_came_before_it() -> None:
    """All the entries there are may be anchored; neither none of them, nor those to come."""
    world = small_world()
    head = world.journal.head
    refused("anchor-ahead", world, anchored(world, head + 1))
    refused("anchor-ahead", world, anchored(world, 0))
    beside("anchor-ahead", world, anchored(world, head))


@pytest.mark.parametrize(
    "spoil", [lambda vkey: vkey[:-2], lambda vkey: vkey.replace("+", " "), lambda vkey: vkey + "="]
)
def test_a_key_that_is_none_is_not_recorded(spoil: Callable[[str], str]) -> None:
    vkey = verifier_of("cluster-jura", bytes(32)).vkey
    assert KeyAdded(vkey=vkey, name="cluster-jura").vkey == vkey
    with pytest.raises(InvalidEvent):
        KeyAdded(vkey=spoil(vkey), name="cluster-jura")
