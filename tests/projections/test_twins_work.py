"""Experiments, decisions, commitments and learnings say what a plain Python fold says, at every as_of and known_at."""

import itertools
from collections.abc import Callable
from typing import Any

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ect_journal import Journal
from ect_journal.catalogue import (
    ExperimentAbandoned,
    ExperimentConcluded,
    ExperimentFramed,
    ExperimentStarted,
    PredictionRegistered,
)
from ect_projections import (
    Reading,
    actions,
    commitments,
    decisions,
    deliverables,
    experiments,
    learnings,
    predictions,
    success_factors,
    todo,
)
from tests.durability.profiles import examples
from tests.projections import twins, twins_work
from tests.projections.journals import MOVES, Move, grown, move, moves, set_clock, started
from tests.projections.moves_work import MOVES as WORK

Experiment = ExperimentConcluded | ExperimentAbandoned
KINDS = ["observe", "link", "judge", "settle", "revise", "retract", "reinstate", "wait", "correct", *WORK]

# Each of these moves is made, and nothing is refused.
EVERY_MOVE: list[Move] = [
    ("observe", 0, 1, 1), ("observe", 3, 2, 2), ("observe", 1, 1, 4), ("wait", 4, 2, 0), ("link", 1, 1, 0),
    ("judge", 0, 1, 1), ("link", 2, 1, 2), ("settle", 0, 1, 0), ("decide", 1, 5, 1), ("decide", 3, 1, 2),
    ("decide", 2, 4, 1), ("frame", 0, 1, 1), ("frame", 1, 2, 2), ("frame", 2, 0, 4), ("predict", 1, 1, 0),
    ("predict", 2, 2, 3), ("predict", 4, 1, 1), ("predict", 3, 0, 2), ("start", 0, 1, 1), ("start", 1, 2, 0),
    ("adjust experiment", 0, 1, 0), ("wait", 6, 1, 0), ("resolve", 0, 0, 1), ("resolve", 1, 1, 0), ("end", 0, 1, 1),
    ("end", 1, 3, 0), ("assign", 1, 1, 2), ("assign", 2, 2, 9), ("assign", 3, 3, 1), ("assign", 0, 4, 0),
    ("close", 0, 1, 1), ("close", 1, 3, 0), ("promise", 0, 1, 3), ("promise", 1, 4, 5), ("promise", 2, 7, 12),
    ("promise", 3, 9, 0), ("report", 0, 1, 0), ("report", 1, 5, 1), ("report", 2, 8, 0), ("owe", 0, 1, 2),
    ("owe", 1, 0, 14), ("owe", 2, 1, 8), ("submit", 0, 3, 1), ("review", 0, 1, 0), ("submit", 0, 9, 0),
    ("submit", 1, 2, 2), ("review", 1, 0, 1), ("learn", 0, 1, 2), ("learn", 1, 4, 5), ("learn", 2, 3, 7),
    ("trust", 0, 1, 2), ("trust", 1, 2, 0), ("trust", 0, 0, 1), ("judge learning", 0, 2, 1), ("judge learning", 1, 1, 0),
    ("factor", 0, 1, 2), ("factor", 1, 1, 1), ("implement", 0, 0, 0), ("supersede", 0, 3, 0), ("wait", 7, 3, 0),
    ("report", 0, 1, 2), ("wait", 8, 0, 0), ("abandon", 2, 3, 0),
]  # fmt: skip


def told(reading: Reading) -> dict[str, list[dict[str, Any]]]:
    return {
        each.name: each(reading).collect().to_dicts()
        for each in (
            predictions, experiments, decisions, actions, commitments, deliverables, learnings, success_factors
        )
    }  # fmt: skip


def agree(journal: Journal, reading: Reading) -> None:
    entries, as_of, day = twins.known(journal, reading.known_at), reading.as_of, reading.day
    expected = {
        "predictions": twins_work.predictions(entries, as_of, day),
        "experiments": twins_work.experiments(entries, as_of, day),
        "decisions": twins_work.decisions(journal, reading.known_at, as_of),
        "actions": twins_work.actions(entries, as_of, day),
        "commitments": twins_work.commitments(entries, as_of, day),
        "deliverables": twins_work.deliverables(entries, as_of, day),
        "learnings": twins_work.learnings(entries, as_of),
        "success_factors": twins_work.success_factors(entries, as_of),
    }
    for name, rows in told(reading).items():
        assert rows == expected[name], (name, reading)


def test_every_move_can_be_made() -> None:
    """The journal written by hand holds every kind of entry that these projections read."""
    journal = started()
    refused = [each for each in EVERY_MOVE if move(journal, each) is None and each[0] != "wait"]
    assert refused == []
    assert set(WORK) - {each[0] for each in EVERY_MOVE} == {"change"}
    assert set(KINDS) <= set(MOVES)


def test_at_every_time_of_one_journal() -> None:
    """For positions and days of one journal, before and after what it says is corrected and taken back."""
    back: list[Move] = [("change", number, number, 2) for number in range(0, 24, 2)]
    back += [("retract", number, 3, 0) for number in range(2, 14, 2)]
    journal = grown([*EVERY_MOVE, *back, ("reinstate", 1, 0, 0)])
    now = Reading.of(journal)
    days = sorted({entry.occurred.end for entry in journal.entries()})
    agree(journal, now)
    for known_at, as_of in itertools.product(range(0, journal.head + 1, 7), [None, *days[1::6]]):
        agree(journal, now.at(known_at=known_at, as_of=as_of))


@examples(25)
@given(st.sampled_from([12, 30, len(EVERY_MOVE)]), moves(least=15, most=40, among=KINDS), st.data())
def test_at_some_times_of_any_journal(begun: int, drawn: list[Move], data: st.DataObject) -> None:
    """On generated journals, corrections and retractions included, at times drawn by chance and now."""
    journal = grown([*EVERY_MOVE[:begun], *drawn])
    days = sorted({entry.occurred.end for entry in journal.entries()})
    agree(journal, Reading.of(journal))
    for _ in range(2):
        as_of = data.draw(st.sampled_from([None, *days]), label="as_of")
        known_at = data.draw(st.integers(0, journal.head), label="known_at")
        agree(journal, Reading.of(journal, as_of=as_of, known_at=known_at))


@pytest.fixture
def ended() -> Callable[[Experiment], Journal]:
    """EXP-01, of which one thing is expected by 30 April and another by no day in particular; it ends on 1 April 2024."""
    journal = started()
    set_clock(journal, "2024-06-01T09:00")
    frame = {"code": "EXP-01", "title": "Binôme", "claim": "H1b", "protocol": "Quatre ateliers.", "planned_days": 60}
    journal.record(ExperimentFramed(**frame), occurred="2024-03-05")
    for code, deadline in (("ATT-01", "2024-04-30"), ("ATT-02", None)):
        event = PredictionRegistered(
            code=code, claim="H1b", title="Il propose", p_claim="0.7", experiment="EXP-01", deadline=deadline
        )
        journal.record(event, occurred="2024-03-05")
    unprepared = [{"rule": "experiment-unprepared", "reason": "Pour voir."}]
    journal.record(ExperimentStarted(experiment="EXP-01"), occurred="2024-03-11", exceptions=unprepared)

    def end(event: Experiment) -> Journal:
        journal.record(event, occurred="2024-04-01")
        return journal

    return end


CONCLUDED = ExperimentConcluded(experiment="EXP-01", result="met", findings="Il propose.")
ABANDONED = ExperimentAbandoned(experiment="EXP-01", reason="Personne.")


@pytest.mark.parametrize("event", [CONCLUDED, ABANDONED], ids=["concluded", "abandoned"])
def test_a_deadline_outlives_its_experiment(ended: Callable[[Experiment], Journal], event: Experiment) -> None:
    """What has a deadline can be looked for until that day; what has none, until its experiment ends."""
    now = Reading.of(ended(event))
    states = {
        day: predictions(now.at(as_of=day)).select("state", "looked_for").collect().rows()
        for day in ("2024-03-31", "2024-04-01", "2024-04-30", "2024-05-01")
    }
    still, never = ("open", None), ("not_looked_for", False)
    assert list(states.values()) == [[still, still], [still, never], [still, never], [never, never]]


@pytest.mark.parametrize(
    ("event", "recalled"),
    [(CONCLUDED, [("ATT-02", "2024-04-01"), ("ATT-01", "2024-04-30")]), (ABANDONED, [])],
    ids=["concluded", "abandoned"],
)
def test_nobody_is_asked_to_look_for_what_was_abandoned(
    ended: Callable[[Experiment], Journal], event: Experiment, recalled: list[tuple[str, str]]
) -> None:
    """What an experiment that was concluded left aside is recalled, since it could no longer be looked for."""
    found = todo(Reading.of(ended(event))).collect().filter(pl.col("kind") == "prediction_unlooked").sort("day")
    assert found.select("subject", pl.col("day").cast(pl.String)).rows() == recalled
