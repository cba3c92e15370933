"""What is said of a thing does not happen before it; what was not adopted replaces nothing; what ended is not extended."""

from collections.abc import Callable

import pytest

from ect_journal import Receipt
from ect_journal.catalogue import (
    ActionAssigned,
    ActionClosed,
    CommitmentMade,
    CommitmentReported,
    DecisionImplemented,
    DecisionSuperseded,
    DecisionTaken,
    Event,
    ExperimentAbandoned,
    ExperimentAdjusted,
    ExperimentFramed,
    GatheringHeld,
    LearningFormulated,
    LearningValidated,
    MinutesApproved,
    ProjectSelected,
    ProjectStageChanged,
    SuccessFactorIdentified,
)
from tests.record.test_rules_extensions import changed, extended
from tests.record.verdicts import beside, entries_of, refused
from tests.world import REFS, SmallWorld, small_world

Subject = Callable[[SmallWorld], Receipt]
BEGUN = "2024-06-03"


def decision(outcome: str = "adopted") -> DecisionTaken:
    return DecisionTaken(title="Reporter", kind="other", outcome=outcome, channel="written")


SUBJECTS: dict[str, tuple[Event, Callable[[Receipt], Event]]] = {
    "decision": (decision(), lambda it: DecisionImplemented(decision=it, how="En deux fois.")),
    "minutes": (GatheringHeld(kind="team", title="Équipe"), lambda it: MinutesApproved(gathering=it)),
    "action": (ActionAssigned(title="Relire"), lambda it: ActionClosed(action=it, done=True)),
    "learning": (
        LearningFormulated(title="On dit", text="On dit.", bears_on="concept", axis="support", single_case=True),
        lambda it: LearningValidated(learning=it),
    ),
    "factor": (
        LearningFormulated(title="On dit", text="On dit.", bears_on="concept", axis="support", single_case=True),
        lambda it: SuccessFactorIdentified(axis="support", title="Dire", mechanism="Ainsi.", learnings=[it]),
    ),
    "adjusted": (
        ExperimentFramed(code="EXP-09", title="Essai", protocol="Quatre soirs."),
        lambda it: ExperimentAdjusted(
            experiment="EXP-09", field="protocol", before="Quatre soirs.", after="Trois.", reason="Fête.", knowledge_access="nothing_run",
        ),
    ),
    "abandoned": (
        ExperimentFramed(code="EXP-09", title="Essai", protocol="Quatre soirs."),
        lambda it: ExperimentAbandoned(experiment="EXP-09", reason="Plus personne."),
    ),
    "commitment": (
        CommitmentMade(code="ENG-09", title="Un guide", objective="operational", due="2024-12-31"),
        lambda it: CommitmentReported(commitment="ENG-09", statement="Remis."),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", SUBJECTS)
def test_what_is_said_of_a_thing_comes_after_it(name: str) -> None:
    """The day before is refused and names the entry; that very day will do."""
    world = small_world()
    subject, said = SUBJECTS[name]
    begun = world.record(subject, occurred=BEGUN)
    error = refused("precedes-its-subject", world, said(begun), occurred="2024-06-02")
    assert {begun.ref} == entries_of(error)
    beside("precedes-its-subject", world, said(begun), occurred=BEGUN)


def test_a_project_is_selected_once_it_is_there() -> None:
    """It is open since 20 November 2023."""
    world = small_world()
    event = ProjectSelected(project="ALI-01", retained=True, reason="Un besoin dit deux fois.")
    error = refused("precedes-its-subject", world, event, occurred="2023-11-19")
    assert {REFS["ALI-01"]} == entries_of(error)
    beside("precedes-its-subject", world, event, occurred="2023-11-20")


def test_a_correction_does_not_put_it_before_either() -> None:
    """The day of what is said may be put right, not before its subject."""
    world = small_world()
    taken = world.record(decision(), occurred=BEGUN)
    done = world.record(DecisionImplemented(decision=taken, how="En deux fois."), occurred="2024-06-10")
    refused("precedes-its-subject", world, lambda: world.correct(done, {}, occurred="2024-06-02"))
    beside("precedes-its-subject", world, lambda: world.correct(done, {}, occurred="2024-06-04"))


@pytest.mark.parametrize("outcome", ["rejected", "deferred"])
def test_what_was_not_adopted_replaces_nothing(outcome: str) -> None:
    """An adopted decision does, amended or not."""
    world = small_world()
    old = world.record(decision(), occurred=BEGUN)
    new = world.record(decision(outcome), occurred="2024-06-10")
    error = refused("replaced-by-nothing", world, DecisionSuperseded(decision=old, replaced_by=new))
    assert {new.ref} == entries_of(error)
    newer = world.record(decision("amended"), occurred="2024-06-11")
    beside("replaced-by-nothing", world, DecisionSuperseded(decision=old, replaced_by=newer))


def test_a_version_is_not_extended_to_a_project_that_has_ended() -> None:
    """ALI-01 stops on 20 May: on 3 June nothing is extended to it; on 19 May it was."""
    world, _ = changed()
    stop = ProjectStageChanged(project="ALI-01", from_stage="idea", to_stage="stopped", reason="Plus de local.")
    world.record(stop, occurred="2024-05-20")
    refused("extended-after-end", world, extended())
    beside("extended-after-end", world, extended(effective_from="2024-05-19"))
