"""Learnings and success factors: their sources, how far they are trusted."""

import pytest

from ect_journal import Journal, Receipt
from ect_journal.catalogue import (
    ConfidenceAssessed,
    LearningFormulated,
    LearningInvalidated,
    SuccessFactorIdentified,
)
from ect_projections import Reading, learnings, success_factors
from tests.projections.journals import set_clock, started
from tests.projections.written import decide, link, see, told


@pytest.fixture
def journal() -> Journal:
    found = started()
    set_clock(found, "2024-06-01T09:00")
    return found


def learn(journal: Journal, *grounds: Receipt) -> Receipt:
    event = LearningFormulated(title="Appris", text="Se taire.", bears_on="concept", axis="support", single_case=True)
    return journal.record(event, grounds=grounds)


def trust(journal: Journal, learning: Receipt, confidence: str) -> None:
    names = ("methodological_limitations", "coherence", "adequacy", "relevance")
    concerns = {name: {"concern": "minor", "why": "Peu de cas."} for name in names}
    journal.record(ConfidenceAssessed(learning=learning, **concerns, confidence=confidence))


def test_sources_are_counted_once_and_while_they_stand(journal: Journal) -> None:
    """Two grounds of one cluster are one source; a link counts as what it cites; what was retracted counts no more."""
    one, two, alone = see(journal), see(journal), see(journal)
    linked = link(journal, one)
    link(journal, two)
    learn(journal, one, two, linked, alone)
    assert told(learnings, Reading.of(journal), "sources", "retracted") == [(2, [])]
    journal.retract(alone, reason="error")
    assert told(learnings, Reading.of(journal), "sources", "retracted") == [(1, [alone.position])]


def test_a_factor_is_no_surer_than_its_weakest_learning(journal: Journal) -> None:
    """Each of its learnings keeps its confidence, in its order; those that were invalidated are named."""
    first, second, third = (learn(journal, see(journal)) for _ in range(3))
    trust(journal, first, "moderate")
    trust(journal, third, "high")
    trust(journal, third, "low")
    event = SuccessFactorIdentified(
        axis="support", title="Le silence", mechanism="Il laisse.", learnings=[third, second, first]
    )
    factor = journal.record(event)
    journal.record(LearningInvalidated(learning=third, reason="Deux hivers.", decision=decide(journal)))
    now = Reading.of(journal)
    assert told(success_factors, now, "confidences", "weakest", "invalidated") == [
        (["low", None, "moderate"], "low", [third.position])
    ]
    assert told(learnings, now, "state", "confidence", "factors") == [
        ("formulated", "moderate", [factor.position]), ("formulated", None, [factor.position]),
        ("invalidated", "low", [factor.position]),
    ]  # fmt: skip
