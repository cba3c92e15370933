"""What is accepted and flagged, whatever the type: late, transcribed, resting on nothing."""

import pytest

from ect_journal.catalogue import (
    Event,
    IdealSet,
    LearningFormulated,
    MemoWritten,
    ObservationRecorded,
    PillarAssessed,
    ReflectionRecorded,
)
from tests.record.verdicts import beside, noted
from tests.world import SmallWorld, days_after, small_world

SEEN = ObservationRecorded(title="Réunion publique")


def test_more_than_seven_days_after_is_late() -> None:
    """Eight days after it happened, an entry is flagged as late, with the number of days."""
    world = small_world().on(days_after("2024-02-06", 8))
    receipt = noted("late", world, SEEN, occurred="2024-02-06")
    assert "Recorded 8 days after it happened." == receipt.notes[0].text.en


def test_seven_days_after_is_not_late() -> None:
    """A week is what it takes to write down an evening."""
    world = small_world().on(days_after("2024-02-06", 7))
    beside("late", world, SEEN, occurred="2024-02-06")


def test_lateness_is_counted_from_the_end_of_a_period() -> None:
    """What lasted a month is late a week after the month."""
    world = small_world().on("2024-02-07")
    beside("late", world, SEEN, occurred="2024-01-10/2024-01-31")
    world.on("2024-02-08")
    noted("late", world, SEEN, occurred="2024-01-10/2024-01-31")


def test_lateness_is_counted_in_the_journals_time_zone() -> None:
    """At 23:30 UTC the eighth day has begun in the Jura."""
    world = small_world().on("2024-02-13", "22:30")
    beside("late", world, SEEN, occurred="2024-02-06")
    world.on("2024-02-13", "23:30")
    noted("late", world, SEEN, occurred="2024-02-06")


def test_what_comes_from_an_older_document_is_transcribed_and_not_late() -> None:
    """Transcribed entries are counted apart: years may have passed."""
    world = small_world()
    receipt = noted("transcribed", world, SEEN, occurred="2018-06-12", source="Thèse CIFRE, carnet 3")
    assert ["transcribed"] == [finding.rule.code for finding in receipt.notes]
    assert "Transcribed from an older document: Thèse CIFRE, carnet 3." == receipt.notes[0].text.en


def test_what_names_no_document_is_not_transcribed() -> None:
    """The same entry without a source is late and nothing else."""
    receipt = beside("transcribed", small_world(), SEEN, occurred="2018-06-12")
    assert ["late"] == [finding.rule.code for finding in receipt.notes]


UNGROUNDED = [
    MemoWritten(note_kind="theoretical", title="Mémo"),
    ReflectionRecorded(title="J’ai repris la main"),
    PillarAssessed(project="ALI-01", pillar="collective_ownership", score=2, rationale="Trois structures signent."),
    LearningFormulated(title="A", text="B", bears_on="project", axis="emergence", single_case=True),
]  # fmt: skip


def with_ideal() -> SmallWorld:
    """A world in which ALI-01 has an ideal for its collective ownership."""
    world = small_world()
    pillars = [{"pillar": "collective_ownership", "target": 4, "description": "Portage à parts égales."}]
    world.record(IdealSet(project="ALI-01", pillars=pillars))
    return world


@pytest.mark.parametrize("event", UNGROUNDED, ids=lambda event: event.TYPE)
def test_what_is_thought_rests_on_something_or_is_flagged(event: Event) -> None:
    """A memo, a reflection, a score or a learning that cites no entry is flagged."""
    noted("ungrounded", with_ideal(), event)


@pytest.mark.parametrize("event", UNGROUNDED, ids=lambda event: event.TYPE)
def test_what_rests_on_an_entry_is_not_flagged(event: Event) -> None:
    """The same, with a ground."""
    world = with_ideal()
    beside("ungrounded", world, event, grounds=[world.observed()])


def test_what_was_seen_needs_no_ground() -> None:
    """An observation is where grounds begin."""
    beside("ungrounded", small_world(), SEEN)


def test_what_loses_its_ground_is_flagged() -> None:
    """Retracting what others rest on says that they lose it; what nobody cites goes without a word."""
    world = small_world()
    seen = world.record(ObservationRecorded(title="Réunion"), occurred="2024-02-06")
    world.record(MemoWritten(note_kind="field", title="Mémo"), grounds=[seen])
    alone = world.record(ObservationRecorded(title="Autre réunion"), occurred="2024-02-06")
    noted("orphans-left", world, lambda: world.retract(seen))
    beside("orphans-left", world, lambda: world.retract(alone))
