"""The small world that the other tests start from is what its module says."""

from ect_journal.catalogue import ObservationRecorded
from tests.world import REFS, STEPS, small_world


def test_its_usage_example_holds() -> None:
    """The example at the head of `tests/world.py` gives the number that it announces."""
    world = small_world()
    seen = world.record(ObservationRecorded(title="Les élus parlent prix", projects=["ALI-01"]), occurred="2024-02-06")
    assert "J15" == seen.ref
    assert "2024-02-20T17:00:00+00:00" == world.on("2024-02-20").clock.now().isoformat()


def test_refs_name_the_entries_that_gave_each_code() -> None:
    """Each code of `REFS` was given by the entry said."""
    world = small_world()
    minted = {code: entry.ref for entry in world.journal.entries() for _, code in entry.event.mints()}
    named = {"programme", "scientific", "innovation", "follow_up"}
    assert {code: ref for code, ref in REFS.items() if code not in named} == {
        code: ref for code, ref in minted.items() if code not in ("H1a", "H1b", "H1c")
    }
    assert 14 == world.journal.head
    assert STEPS[0]["text"] == world.journal.entry(REFS["ACC"]).event.model_dump()["steps"][0]["text"]


def test_two_small_worlds_have_the_same_bytes() -> None:
    """Ids, salts and times are counted, so that a test may compare bytes."""
    assert small_world().journal.rows() == small_world().journal.rows()
    assert small_world().journal.checkpoint() == small_world().journal.checkpoint()


def test_nothing_is_flagged_at_the_start() -> None:
    """A flag found by a test is one that the test raised."""
    assert [] == small_world().journal.notes()
