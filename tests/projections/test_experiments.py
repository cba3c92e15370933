"""Experiments and what was expected of them: looked for, observed, or gone by."""

import pytest

from ect_journal import Journal
from ect_journal.catalogue import (
    ExperimentAdjusted,
    ExperimentConcluded,
    ExperimentFramed,
    ExperimentStarted,
    PredictionRegistered,
    PredictionResolved,
)
from ect_projections import Reading, experiments, hypothesis_states, predictions
from tests.projections.journals import set_clock, started
from tests.projections.written import see, told

NO_DECISION = [{"rule": "experiment-unprepared", "reason": "Pour voir."}]


@pytest.fixture
def journal() -> Journal:
    found = started()
    set_clock(found, "2024-06-01T09:00")
    return found


def experiment(journal: Journal) -> None:
    """Framed and started in March, two things expected of it, one of them by 30 April."""
    frame = {"code": "EXP-01", "title": "Binôme", "claim": "H1b", "protocol": "Quatre ateliers.", "planned_days": 60}
    journal.record(ExperimentFramed(**frame), occurred="2024-03-05")
    for code, deadline in (("ATT-01", "2024-04-30"), ("ATT-02", None)):
        event = PredictionRegistered(
            code=code, claim="H1b", title="Il propose", p_claim="0.7", experiment="EXP-01", deadline=deadline
        )
        journal.record(event, occurred="2024-03-05")
    journal.record(ExperimentStarted(experiment="EXP-01"), occurred="2024-03-11", exceptions=NO_DECISION)


STATES = ("predictions", "met", "not_met", "indeterminate", "not_looked_for", "open")


def test_what_is_looked_for_is_counted_by_its_result(journal: Journal) -> None:
    """Of two predictions one was observed, and nothing said of the other when the experiment was concluded."""
    experiment(journal)
    resolved = PredictionResolved(prediction="ATT-01", result="met", entry=see(journal, day="2024-04-20"))
    journal.record(resolved, occurred="2024-04-25")
    concluded = ExperimentConcluded(experiment="EXP-01", result="met", findings="Il propose.", unexpected=["Un chien."])
    now = Reading.of(journal)
    assert told(experiments, now, *STATES) == [(2, 1, 0, 0, 0, 1)]
    journal.record(concluded, occurred="2024-05-10")
    now = Reading.of(journal)
    assert told(experiments, now, *STATES) == [(2, 1, 0, 0, 1, 0)]
    assert told(experiments, now, "status", "days", "planned_days", "result") == [("concluded", 60, 60, "met")]
    assert told(predictions, now, "prediction", "looked_for") == [("ATT-01", True), ("ATT-02", False)]
    status = [told(experiments, now.at(as_of=day), "status") for day in ("2024-03-05", "2024-03-11", "2024-05-09")]
    assert status == [[("framed",)], [("running",)], [("running",)]]


@pytest.mark.parametrize(("day", "state"), [("2024-04-30", "open"), ("2024-05-01", "not_looked_for")])
def test_a_deadline_goes_by_the_day_after_it(journal: Journal, day: str, state: str) -> None:
    """A prediction can still be looked for on its last day."""
    experiment(journal)
    (first, second) = told(predictions, Reading.of(journal, as_of=day), "prediction", "state")
    assert (first, second) == (("ATT-01", state), ("ATT-02", "open"))


def test_an_adjustment_says_what_was_known_then(journal: Journal) -> None:
    """What was done otherwise than framed is kept beside the experiment, in the order in which it happened."""
    experiment(journal)
    change = {"experiment": "EXP-01", "before": "Quatre.", "after": "Six.", "reason": "Trop peu."}
    for day, field, access in (
        ("2024-04-09", "stop_rule", "results_seen"),
        ("2024-04-02", "protocol", "no_results_seen"),
    ):
        event = ExperimentAdjusted(**change, field=field, knowledge_access=access)
        journal.record(event, occurred=day)
    ((found, entries),) = told(experiments, Reading.of(journal), "adjustments", "entries")
    assert [(each["field"], each["knowledge_access"]) for each in found] == [
        ("protocol", "no_results_seen"), ("stop_rule", "results_seen")
    ]  # fmt: skip
    assert {each["entry"] for each in found} < set(entries)


def test_a_claim_counts_the_predictions_made_for_it(journal: Journal) -> None:
    """Each claim says how many predictions were made for it, and what became of them."""
    experiment(journal)
    assert told(hypothesis_states, Reading.of(journal, as_of="2024-05-01"), "claim", *STATES) == [
        ("H1a", 0, 0, 0, 0, 0, 0), ("H1b", 2, 0, 0, 0, 1, 1)
    ]  # fmt: skip
