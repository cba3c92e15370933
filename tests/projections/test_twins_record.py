"""What the record says of itself, what there is to do and what changed are what plain Python says, at every time."""

import itertools
from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from ect_journal import Journal
from ect_projections import Reading
from ect_projections.projection import Projection
from ect_projections.record import chronology, exceptions, late_entries, orphans, transcribed, ungrounded
from ect_projections.todo import KINDS, todo
from tests.durability.profiles import examples
from tests.projections import twins
from tests.projections import twins_record as twin
from tests.projections.journals import MOVES, Move, grown, move, moves, started
from tests.projections.moves_record import MOVES as RECORD

AMONG = [
    "observe", "link", "judge", "rival", "claim", "settle", "score", "ideal", "retract", "reinstate", "wait",
    "correct", "assign", "close", "frame", "start", "predict", "resolve", "promise", "owe", "submit", "review", "learn",
    "trust", "decide", "implement", "factor", "change", "bear", "weigh", "read blind", *RECORD,
]  # fmt: skip

# Each of these moves is made, and nothing is refused.
EVERY_MOVE: list[Move] = [
    ("programme", 1, 0, 0), ("observe", 0, 1, 1), ("observe", 3, 2, 2), ("remember", 15, 1, 1), ("remember", 9, 2, 2),
    ("transcribe", 1, 4, 0), ("memo", 0, 0, 1), ("memo", 5, 1, 0), ("memo", 6, 2, 2), ("reflect on", 2, 0, 1),
    ("reflect on", 6, 2, 2), ("link", 1, 1, 0), ("judge", 0, 1, 1), ("link", 2, 1, 2), ("judge", 1, 2, 4),
    ("judge", 0, 0, 1), ("ideal", 0, 3, 1), ("ideal", 1, 2, 0), ("score", 1, 0, 0), ("score despite", 1, 0, 2),
    ("decide despite", 0, 2, 1), ("decide", 1, 5, 1), ("consent", 0, 4, 1), ("consent", 1, 25, 3), ("consent", 1, 18, 2),
    ("withdraw", 0, 0, 0), ("weigh", 0, 3, 0), ("assign", 1, 1, 2), ("assign", 0, 4, 0), ("assign", 2, 2, 9), ("owe", 0, 1, 2),
    ("owe", 1, 0, 14), ("promise", 0, 1, 3), ("promise", 1, 4, 5), ("frame", 0, 1, 1), ("predict", 1, 1, 0),
    ("start", 0, 1, 1), ("learn", 0, 1, 2), ("learn", 1, 4, 5),
    ("decide despite", 0, 3, 1), ("frame", 1, 2, 2), ("start", 1, 3, 0), ("wait", 8, 1, 0), ("claim", 0, 1, 0),
    ("take back", 0, 1, 1), ("wait long", 20, 0, 0), ("observe", 0, 1, 1), ("take back", 3, 0, 0),
    ("take back", 8, 2, 1), ("wait long", 50, 0, 0), ("observe", 0, 1, 1), ("resolve", 0, 0, 3),
]  # fmt: skip


def told(reading: Reading) -> dict[str, list[dict[str, Any]]]:
    every: list[Projection] = [late_entries, transcribed, exceptions, orphans, ungrounded, chronology]
    return {each.name: each(reading).collect().to_dicts() for each in every}


def agree(journal: Journal, reading: Reading) -> None:
    entries, as_of = twins.known(journal, reading.known_at), reading.as_of
    expected = {
        "late_entries": twin.late_entries(journal, entries, as_of),
        "transcribed": twin.transcribed(journal, entries, as_of),
        "exceptions": twin.exceptions(entries, as_of),
        "orphans": twin.orphans(entries, as_of),
        "ungrounded": twin.ungrounded(entries, as_of),
        "chronology": twin.chronology(journal, entries, as_of),
    }
    for name, rows in told(reading).items():
        assert rows == expected[name], (name, reading)
    lines = todo(reading).select("kind", "day", "subject", "entries").collect().rows()
    assert sorted((*line[:3], tuple(line[3])) for line in lines) == sorted(twin.todo(entries, as_of, reading.day))


def test_every_move_can_be_made() -> None:
    """The journal written by hand holds what these projections speak of, and nothing of it is refused."""
    journal = started()
    refused = [each for each in EVERY_MOVE if move(journal, each) is None and not each[0].startswith("wait")]
    assert refused == []
    assert set(RECORD) - {each[0] for each in EVERY_MOVE} == set()
    assert set(AMONG) <= set(MOVES)


def test_every_kind_of_thing_to_do_is_met() -> None:
    """On the journal written by hand, at one moment or another."""
    now = Reading.of(grown(EVERY_MOVE))
    met = {kind for at in range(now.known_at + 1) for kind in todo(now.at(known_at=at)).collect()["kind"]}
    assert set(KINDS) - met == set()


def test_at_every_time_of_one_journal() -> None:
    """For positions and days of one journal, before and after what it rests on is taken back."""
    journal = grown(EVERY_MOVE)
    now = Reading.of(journal)
    days = sorted({entry.occurred.end for entry in journal.entries()})
    agree(journal, now)
    times: list[date | None] = [None, *days[1::6]]
    for known_at, as_of in itertools.product(range(0, journal.head + 1, 7), times):
        agree(journal, now.at(known_at=known_at, as_of=as_of))


@examples(25)
@given(moves(least=25, most=60, among=AMONG), st.data())
def test_at_some_times_of_any_journal(drawn: list[Move], data: st.DataObject) -> None:
    """On generated journals, corrections and retractions included, at times drawn by chance and now."""
    journal = grown(drawn)
    days = sorted({entry.occurred.end for entry in journal.entries()})
    agree(journal, Reading.of(journal))
    for _ in range(2):
        as_of = data.draw(st.sampled_from([None, *days]), label="as_of")
        known_at = data.draw(st.integers(0, journal.head), label="known_at")
        agree(journal, Reading.of(journal, as_of=as_of, known_at=known_at))
