"""The two clocks: when it was recorded, which only a clock said to be at fault lets go back; and when it happened."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ect_journal import ClockBehind, Journal, RuleViolation
from ect_journal.catalogue import ClockFaulted
from ect_journal.errors import InvalidInput
from tests.durability.checks import assert_clear, assert_sound
from tests.durability.profiles import examples
from tests.durability.scenes import CountedWorld, begin, note

NOON = datetime(2025, 3, 3, 12, tzinfo=UTC)


@pytest.fixture
def world() -> CountedWorld:
    """A clock that stands still until a test sets it."""
    return CountedWorld(NOON, timedelta(0))


@pytest.fixture
def journal(world: CountedWorld) -> Journal:
    return begin(Journal.in_memory(by="rd", world=world))


# Recorded ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("behind", [0, 1, 4_999_999])
def test_slightly_behind(journal: Journal, world: CountedWorld, behind: int) -> None:
    """A clock less than five seconds behind the last entry records at that entry's time."""
    world.time = NOON - timedelta(microseconds=behind)
    assert journal.record(note()).recorded_at == NOON


@pytest.mark.parametrize("behind", [5_000_000, 3_600_000_000])
def test_behind(journal: Journal, world: CountedWorld, behind: int) -> None:
    """Five seconds behind or more, nothing is recorded, and both times are said."""
    before = journal.rows()
    world.time = NOON - timedelta(microseconds=behind)
    with pytest.raises(ClockBehind, match="2025-03-03 12:00:00") as caught:
        journal.record(note())
    assert_clear(caught.value)
    with pytest.raises(ClockBehind), journal.batch() as batch:
        batch.record(note())
    assert journal.rows() == before


def test_fault(journal: Journal, world: CountedWorld) -> None:
    """A clock said to be at fault allows one decrease; from there on time goes forward again."""
    world.time = NOON - timedelta(days=30)
    fault = journal.record(ClockFaulted(reason="L’horloge avançait d’un mois", first="J2"))
    assert fault.recorded_at == world.time
    assert journal.record(note()).recorded_at == world.time
    world.time -= timedelta(minutes=1)
    with pytest.raises(ClockBehind):
        journal.record(note())
    assert_sound(journal)


def test_fault_in_batch(journal: Journal, world: CountedWorld) -> None:
    """The fault and what follows it can be recorded together, in that order only."""
    world.time = NOON - timedelta(days=1)
    with pytest.raises(ClockBehind), journal.batch() as batch:
        batch.record(note())
        batch.record(ClockFaulted(reason="avance"))
    with journal.batch() as batch:
        fault = batch.record(ClockFaulted(reason="avance"))
        after = batch.record(note())
    assert fault.recorded_at == after.recorded_at == world.time


def test_fault_without_one(journal: Journal, world: CountedWorld) -> None:
    """While the clock is right, saying that it was at fault moves nothing back."""
    world.time = NOON - timedelta(seconds=2)
    assert journal.record(ClockFaulted(reason="essai")).recorded_at == NOON


def test_batch_shares_its_time(journal: Journal, world: CountedWorld) -> None:
    """The entries of a batch are recorded at one time."""
    world.step = timedelta(seconds=1)
    with journal.batch() as batch:
        times = [batch.record(note(str(number))) for number in range(3)]
    assert len({receipt.recorded_at for receipt in times}) == 1


@examples(50)
@given(st.lists(st.integers(-20_000, 20_000), max_size=12))
def test_never_back(moves: list[int]) -> None:
    """However the clock moves (in ms), no entry is recorded before the one it follows, and none by a clock far behind."""
    world = CountedWorld(NOON, timedelta(0))
    journal = begin(Journal.in_memory(by="rd", world=world))
    last = NOON
    for move in moves:
        world.time += timedelta(milliseconds=move)
        if last - world.time >= timedelta(seconds=5):
            with pytest.raises(ClockBehind):
                journal.record(note())
        else:
            last = max(last, world.time)
            assert journal.record(note()).recorded_at == last
    assert_sound(journal)


def test_stored_form(journal: Journal, world: CountedWorld) -> None:
    """Times are kept in UTC, with six digits and Z, wherever the writer's clock is."""
    world.time = datetime(2025, 3, 3, 14, tzinfo=UTC).astimezone()
    journal.record(note())
    assert b'"recorded_at":"2025-03-03T14:00:00.000000Z"' in journal.rows()[-1].state


# Happened ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2024-02-06", {"start": "2024-02-06", "end": "2024-02-06"}),
        ("2024-02-06T20:40", {"start": "2024-02-06", "end": "2024-02-06", "time": "20:40"}),
        ("2024-02-06/2024-02-09", {"start": "2024-02-06", "end": "2024-02-09"}),
        (date(2024, 2, 6), {"start": "2024-02-06", "end": "2024-02-06"}),
        (datetime(2024, 2, 6, 20, 40, 30), {"start": "2024-02-06", "end": "2024-02-06", "time": "20:40"}),
        ((date(2024, 2, 6), date(2024, 2, 9)), {"start": "2024-02-06", "end": "2024-02-09"}),
        (("2024-02-06", "2024-02-06"), {"start": "2024-02-06", "end": "2024-02-06"}),
        (["2024-02-06", "2024-02-09"], {"start": "2024-02-06", "end": "2024-02-09"}),
        ({"start": "2024-02-06", "end": "2024-02-06"}, {"start": "2024-02-06", "end": "2024-02-06"}),
        ("0001-01-01", {"start": "0001-01-01", "end": "0001-01-01"}),
        (None, {"start": "2025-03-03", "end": "2025-03-03"}),
    ],
)
def test_occurred(journal: Journal, written: Any, expected: dict[str, str]) -> None:
    """The forms in which a person says when it happened."""
    entry = journal.record(note(), occurred=written).entry
    assert entry.occurred.model_dump(mode="json", exclude_none=True) == expected


@pytest.mark.parametrize(
    "written",
    [
        "", "hier", "2024-02-30", "2024-2-6", "20240206", "2024-02-06T24:00", "2024-02-06T20:40:00", "2024-02-06T",
        "2024-02-06/", "/2024-02-06", "2024-02-09/2024-02-06", "2024-02-06T10:00/2024-02-07", "2024-02-06/2024-02-07T10:00",
        "2024-02-06\x00", "２０２４-02-06", 20240206, 1.5, True, [], ("2024-02-06",), ("2024-02-06",) * 3, {}, {"start": "2024-02-06"},
        {"start": "2024-02-06", "end": "2024-02-06", "zone": "UTC"}, object(),
    ],
)  # fmt: skip
def test_occurred_otherwise(journal: Journal, written: Any) -> None:
    """Anything else is refused with the form that is wanted."""
    before = journal.rows()
    with pytest.raises(InvalidInput) as caught:
        journal.record(note(), occurred=written)
    assert_clear(caught.value)
    assert journal.rows() == before


def test_moment_elsewhere(journal: Journal) -> None:
    """A moment given with its zone is written as the journal's own zone calls it."""
    entry = journal.record(note(), occurred=datetime(2024, 2, 6, 23, 30, tzinfo=UTC)).entry
    assert str(entry.occurred) == "2024-02-07T00:30"


@pytest.mark.parametrize(("zone", "today"), [("Pacific/Auckland", "2025-03-04"), ("Pacific/Honolulu", "2025-03-02")])
def test_today(zone: str, today: str) -> None:
    """Today, and what lies after it, are judged in the journal's time zone."""
    start = datetime(2025, 3, 3, 9 if zone.endswith("Honolulu") else 13, tzinfo=UTC)
    journal = begin(Journal.in_memory(by="rd", time_zone=zone, world=CountedWorld(start)))
    assert str(journal.record(note()).entry.occurred) == today
    journal.record(note(), occurred=today)
    with pytest.raises(RuleViolation, match="future-fact"):
        journal.record(note(), occurred=date.fromisoformat(today) + timedelta(days=1))


@pytest.mark.parametrize(("days", "late"), [(7, False), (8, True)])
def test_late(journal: Journal, days: int, late: bool) -> None:
    """Recorded more than seven days after its end, an entry is flagged as late."""
    receipt = journal.record(note(), occurred=(NOON - timedelta(days=days)).date())
    assert ("late" in [found.rule.code for found in receipt.notes]) is late
