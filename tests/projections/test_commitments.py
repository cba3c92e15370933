"""Commitments and deliverables: promised, done, late, sent back; and what nothing yet looks like."""

from decimal import Decimal

import pytest

from ect_journal import Journal
from ect_journal.catalogue import (
    CommitmentMade,
    CommitmentReported,
    DeliverableDue,
    DeliverableReviewed,
    DeliverableSubmitted,
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
)
from ect_projections.projection import Projection
from tests.projections.journals import set_clock, started
from tests.projections.written import told


@pytest.fixture
def journal() -> Journal:
    found = started()
    set_clock(found, "2024-06-01T09:00")
    return found


@pytest.mark.parametrize(
    ("day", "state", "gap"),
    [("2024-03-01", "due", None), ("2024-03-20", "due", 3), ("2024-04-01", "short", 3), ("2024-05-02", "kept", -1)],
)
def test_a_gap_is_what_was_promised_less_what_was_done(journal: Journal, day: str, state: str, gap: int | None) -> None:
    """Twelve promised by 31 March: nine reported, then thirteen."""
    made = CommitmentMade(
        code="ENG-01",
        title="Projets accompagnés",
        objective="operational",
        quantity="12",
        unit="projets",
        due="2024-03-31",
    )
    journal.record(made, occurred="2024-02-01")
    for on, done in (("2024-03-15", "9"), ("2024-05-02", "13")):
        journal.record(CommitmentReported(commitment="ENG-01", done=done, statement=f"{done} faits."), occurred=on)
    now = Reading.of(journal, as_of=day)
    assert told(commitments, now, "state", "gap") == [(state, None if gap is None else Decimal(gap))]


def test_a_commitment_without_a_quantity_is_told_in_words(journal: Journal) -> None:
    """Nothing said by its day, it is overdue; once reported, its words alone say whether it was kept."""
    event = CommitmentMade(code="ENG-02", title="Une démarche ouverte", objective="strategic", due="2024-03-31")
    journal.record(event, occurred="2024-02-01")
    journal.record(CommitmentReported(commitment="ENG-02", statement="Trois réunions."), occurred="2024-05-02")
    states = [told(commitments, Reading.of(journal, as_of=day), "state") for day in ("2024-04-01", "2024-05-02")]
    assert states == [[("overdue",)], [("without_quantity",)]]


@pytest.mark.parametrize(
    ("day", "state", "late", "accepted"),
    [
        ("2024-04-10", "due", 0, None),
        ("2024-04-12", "overdue", 2, None),
        ("2024-04-13", "submitted", 3, None),
        ("2024-04-20", "sent_back", 3, False),
        ("2024-05-01", "submitted", 3, False),
        ("2024-05-09", "accepted", 3, True),
    ],
)
def test_a_deliverable_goes_to_and_fro(journal: Journal, day: str, state: str, late: int, accepted: bool) -> None:
    """Due on 10 April, submitted three days late, sent back, submitted again, accepted."""
    journal.record(DeliverableDue(code="LIV-01", title="Rapport", due="2024-04-10"), occurred="2024-02-01")
    sent, read = DeliverableSubmitted(deliverable="LIV-01", at="J5"), {"deliverable": "LIV-01"}
    journal.record(sent, occurred="2024-04-13")
    journal.record(DeliverableReviewed(**read, accepted=False, remarks="Relire."), occurred="2024-04-20")
    journal.record(sent, occurred="2024-05-01")
    journal.record(DeliverableReviewed(**read, accepted=True), occurred="2024-05-09")
    now = Reading.of(journal, as_of=day)
    assert told(deliverables, now, "state", "days_late", "accepted") == [(state, late, accepted)]


# Nothing yet ------------------------------------------------------------------------------------------------------------

WORK = (predictions, experiments, decisions, actions, commitments, deliverables, learnings, success_factors)


@pytest.mark.parametrize("projection", WORK, ids=[each.name for each in WORK])
def test_nothing_yet_has_the_columns_of_something(journal: Journal, projection: Projection) -> None:
    """A journal that holds nothing of the kind, or nothing at all, gives an empty frame of the same schema."""
    schema = projection(Reading.of(journal)).collect_schema()
    empty = projection(Reading.of(journal, known_at=0)).collect()
    assert (empty.height, empty.schema) == (0, schema)
    assert set(projection.key) <= set(schema)
