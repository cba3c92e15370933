"""Decisions, with what was known when they were taken and what became of it; actions."""

from datetime import date
from typing import Any

import pytest

from ect_journal import Journal, Receipt
from ect_journal.catalogue import (
    ActionAssigned,
    ActionClosed,
    DecisionImplemented,
    DecisionSuperseded,
    DecisionTaken,
    GatheringHeld,
    LearningFormulated,
)
from ect_projections import Reading, actions, decisions
from tests.projections.journals import set_clock, started
from tests.projections.written import decide, freeze, judge, link, see, told


@pytest.fixture
def journal() -> Journal:
    found = started()
    set_clock(found, "2024-06-01T09:00")
    return found


SINCE = ("retracted_since", "corrected_since")


def changed(journal: Journal, decision: Receipt) -> tuple[Any, ...]:
    rows = told(decisions, Reading.of(journal), "position", *SINCE)
    return next(row[1:] for row in rows if row[0] == decision.position)


def test_a_ground_retracted_since_is_said_from_then_on(journal: Journal) -> None:
    """As known before the retraction, nothing had changed; put back, nothing has."""
    seen = see(journal)
    decision = decide(journal, seen)
    journal.retract(seen, reason="error")
    now = Reading.of(journal)
    assert told(decisions, now, "grounds", *SINCE) == [([seen.position], [seen.position], [])]
    assert told(decisions, now.at(known_at=journal.head - 1), *SINCE) == [([], [])]
    journal.reinstate(seen)
    assert changed(journal, decision) == ([], [])


def test_a_ground_corrected_since_is_said_apart(journal: Journal) -> None:
    """What reads otherwise now is no longer what the deciders read; corrected before, it is."""
    early, late = see(journal), see(journal)
    journal.correct(early, {"title": "Relu"}, reason="Un mot.")
    decision = decide(journal, early, late)
    journal.correct(late, {"title": "Relu"}, reason="Un mot.")
    assert changed(journal, decision) == ([], [late.position])


@pytest.mark.parametrize("taken_back", ["observation", "link", "judgement"])
def test_a_tally_stands_for_what_it_counted(journal: Journal, taken_back: str) -> None:
    """A decision that rests on a frozen tally rests on the evidence counted there, on its weights, on what it cites."""
    seen = see(journal)
    linked = link(journal, seen)
    judged = judge(journal, linked)
    decision = decide(journal, freeze(journal))
    later = link(journal, see(journal, "Après"), "G-2")
    judge(journal, later)
    target = {"observation": seen, "link": linked, "judgement": judged}[taken_back]
    journal.retract(target, reason="error")
    journal.retract(later, reason="error")
    assert changed(journal, decision) == ([target.position], [])


def test_what_did_not_stand_then_was_not_retracted_since(journal: Journal) -> None:
    """An observation that the tally had already set aside was no part of what the deciders had."""
    seen = see(journal)
    linked = link(journal, seen)
    judge(journal, linked)
    journal.retract(seen, reason="error")
    assert changed(journal, decide(journal, freeze(journal))) == ([], [])


def test_a_basis_is_walked_as_it_read_then(journal: Journal) -> None:
    """A learning that was drawn from other entries since does not bring these into what was known."""
    first, second = see(journal), see(journal)
    learned = LearningFormulated(title="Appris", text="Se taire.", bears_on="concept", axis="support", single_case=True)
    learning = journal.record(learned, grounds=[first])
    decision = decide(journal, learning)
    journal.correct(learning, {}, grounds=[second], reason="Le mauvais atelier.")
    for seen in (first, second):
        journal.retract(seen, reason="error")
    assert changed(journal, decision) == ([first.position], [learning.position])


def test_what_was_recorded_later_had_happened(journal: Journal) -> None:
    """Of the field, what had happened on the day of the decision and was not in the journal yet; not what came after."""
    before = see(journal)
    decision = decide(journal, day="2024-04-02", known=before)
    same_day, after = see(journal, day="2024-04-02"), see(journal, day="2024-04-03")
    journal.record(GatheringHeld(kind="scientific", title="Comité"), occurred="2024-04-01")
    assert told(decisions, Reading.of(journal), "recorded_later") == [([same_day.position],)]
    assert after.position > decision.position


def test_what_carried_a_decision_out_or_replaced_it(journal: Journal) -> None:
    """Entries that say how it was applied, and the decision that took its place."""
    first, second = decide(journal), decide(journal)
    done = journal.record(DecisionImplemented(decision=first, how="Affichée."))
    journal.record(DecisionSuperseded(decision=first, replaced_by=second))
    rows = told(decisions, Reading.of(journal), "position", "implemented_by", "superseded_by")
    assert rows == [(first.position, [done.position], second.position), (second.position, [], None)]


def test_a_decision_is_late_as_the_log_says(journal: Journal) -> None:
    """More than seven days after it was taken, unless it comes from a document."""
    decide(journal, day="2024-05-24")
    decide(journal, day="2024-05-25")
    journal.record(
        DecisionTaken(title="Ancienne", kind="other", outcome="adopted", channel="written"), occurred="2022-05-24",
        source="Registre des délibérations",
    )  # fmt: skip
    assert told(decisions, Reading.of(journal), "day", "late")[1:] == [
        (date(2024, 5, 24), True), (date(2024, 5, 25), False)
    ]  # fmt: skip
    assert told(decisions, Reading.of(journal), "late")[0] == (False,)


# Actions ----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "state", "late"), [("2024-05-10", "open", 0), ("2024-05-14", "overdue", 4), ("2024-05-16", "done", 6)]
)
def test_an_action_is_open_then_overdue_then_closed(journal: Journal, day: str, state: str, late: int) -> None:
    """Due on 10 May and closed on 16: open on its day, overdue after it, done six days late."""
    held = journal.record(GatheringHeld(kind="scientific", title="Comité"), occurred="2024-05-02")
    event = ActionAssigned(title="Relire", owner="P-01", due="2024-05-10")
    given = journal.record(event, occurred="2024-05-02", session=held)
    journal.record(ActionClosed(action=given, done=True, outcome="Relu."), occurred="2024-05-16")
    now = Reading.of(journal, as_of=day)
    assert told(actions, now, "gathering", "state", "days_late") == [(held.position, state, late)]


def test_an_action_without_a_day_is_never_overdue(journal: Journal) -> None:
    """It stays open, and how late it is cannot be said."""
    journal.record(ActionAssigned(title="Relire"), occurred="2024-01-02")
    assert told(actions, Reading.of(journal), "state", "days_late") == [("open", None)]
