"""When entries were really recorded, once a clock at fault has been put right."""

from hypothesis import given
from hypothesis import strategies as st

from ect_journal.catalogue import ClockFaulted, ObservationRecorded
from ect_journal.clocks import Fault, settled
from ect_projections import Reading
from tests.world import small_world


def test_what_a_fault_covers_was_recorded_when_it_was_noticed() -> None:
    """Without `first`, the entries before the fault that claim to be later than it."""
    assert [1, 2, 5, 5, 6] == settled([1, 2, 99, 5, 6], [Fault(4, None)])
    assert [1, 5, 5, 5, 6] == settled([1, 9, 99, 5, 6], [Fault(4, 2)])


def test_without_a_fault_nothing_changes() -> None:
    """The instants are those recorded."""
    assert [1, 2, 3] == settled([1, 2, 3], [])


@given(st.lists(st.tuples(st.integers(0, 9), st.booleans()), min_size=1, max_size=12))
def test_settled_instants_never_decrease(steps: list[tuple[int, bool]]) -> None:
    """Whatever a clock did, each decrease being a fault, what is asked by a day is asked of a sequence in order."""
    instants: list[int] = []
    faults: list[Fault] = []
    for instant, fault in steps:
        instants.append(instant if fault else max([instant, *instants[-1:]]))
        if fault:
            faults.append(Fault(len(instants), None))
    assert sorted(settled(instants, faults)) == settled(instants, faults)


def test_a_day_is_resolved_past_a_fault() -> None:
    """What was recorded after a clock had run ahead, and been put right, was known by its own day."""
    world = small_world().on("2099-01-01")
    world.journal.record(ObservationRecorded(title="Horloge folle"), occurred="2024-03-01")
    world.on("2024-03-02").journal.record(ClockFaulted(reason="L’horloge avançait de 75 ans."))
    last = world.journal.record(ObservationRecorded(title="Horloge juste"), occurred="2024-03-02")
    assert last.position == Reading.of(world.journal, known_at="2024-12-31").known_at
