"""The rules of the programme's own work: experiments, decisions, minutes, deliverables, learnings, commitments."""

from typing import Any

import pytest

from ect_journal import Receipt
from ect_journal.catalogue import (
    AgreementAmended,
    CommitmentMade,
    CommitmentReported,
    ConfidenceAssessed,
    DecisionImplemented,
    DecisionSuperseded,
    DecisionTaken,
    DeliverableDue,
    DeliverableReviewed,
    DeliverableSubmitted,
    Event,
    ExperimentAbandoned,
    ExperimentAdjusted,
    ExperimentConcluded,
    ExperimentFramed,
    ExperimentStarted,
    LearningFormulated,
    LearningInvalidated,
    LearningValidated,
    MinutesApproved,
    ProjectSelected,
    SuccessFactorIdentified,
)
from tests.record.verdicts import beside, entries_of, explained, noted, refused
from tests.world import REFS, SmallWorld, small_world

# experiments ----------------------------------------------------------------------------------------------------------------

FRAMED = ExperimentFramed(code="EXP-02", title="Binôme", projects=["ECI-03"], protocol="Co-animer quatre ateliers.")
STARTED = ExperimentStarted(experiment="EXP-02")
CONCLUDED = ExperimentConcluded(experiment="EXP-02", result="met", findings="Le groupe propose.")
ABANDONED = ExperimentAbandoned(experiment="EXP-02", reason="L’habitante a déménagé.")
UNPREPARED = {"exceptions": [{"rule": "experiment-unprepared", "reason": "Lancée avant le journal."}]}


def adjusted(field: str = "protocol") -> ExperimentAdjusted:
    """Something is done otherwise than framed."""
    return ExperimentAdjusted(
        experiment="EXP-02", field=field, before="Quatre ateliers.", after="Six ateliers.",
        reason="Le groupe le demande.", knowledge_access="no_results_seen",
    )  # fmt: skip


def experimenting(*events: Event) -> SmallWorld:
    """A world in which these were recorded, one each month of 2024 from January."""
    world = small_world()
    for month, event in enumerate((FRAMED, *events), 1):
        around = UNPREPARED if event is STARTED else {}
        world.record(event, occurred=f"2024-{month:02}-10", **around)
    return world


@pytest.mark.parametrize("before", [(), (STARTED,), (STARTED, adjusted())], ids=["framed", "running", "adjusted"])
@pytest.mark.parametrize("event", [adjusted(), ABANDONED], ids=["adjusted", "abandoned"])
def test_an_experiment_is_adjusted_or_abandoned_until_it_ends(before: tuple[Event, ...], event: Event) -> None:
    """Once framed, whether it runs or not."""
    beside("experiment-transition", experimenting(*before), event, occurred="2024-05-10")


@pytest.mark.parametrize("end", [(STARTED, CONCLUDED), (ABANDONED,)], ids=["concluded", "abandoned"])
@pytest.mark.parametrize("event", [adjusted(), ABANDONED, STARTED, CONCLUDED], ids=lambda event: event.TYPE)
def test_an_experiment_that_ended_is_over(end: tuple[Event, ...], event: Event) -> None:
    """Concluded or abandoned, it is neither adjusted, nor abandoned, nor started, nor concluded."""
    around = UNPREPARED if event is STARTED else {}
    refused("experiment-transition", experimenting(*end), event, occurred="2024-05-10", **around)


def test_an_adjustment_recorded_late_fits_the_days() -> None:
    """What was adjusted before the end may be told after it."""
    world = experimenting(STARTED, CONCLUDED)
    world.on("2024-05-01")
    beside("experiment-transition", world, adjusted(), occurred="2024-02-20")


def test_a_stop_rule_may_come_with_an_adjustment() -> None:
    """Framed without one, an experiment that was given one since starts with it."""
    world = experimenting(adjusted("stop_rule"))
    error = refused("experiment-unprepared", world, STARTED)
    assert "EXP-02 would start without a decision, a prediction." == error.findings[0].text.en


# decisions and minutes --------------------------------------------------------------------------------------------------------


def taken(world: SmallWorld, day: str = "2024-01-16", outcome: str = "adopted") -> Receipt:
    """A decision of that day, in writing."""
    event = DecisionTaken(title="ACC change", kind="method", outcome=outcome, channel="written")
    return world.record(event, occurred=day)


def test_a_decision_is_replaced_by_a_later_one() -> None:
    """Neither by itself nor by one that was there before it."""
    world = small_world()
    first, second = taken(world), taken(world, "2024-02-20")
    for older, newer in ((first, first), (second, first)):
        event = DecisionSuperseded(decision=older, replaced_by=newer)
        assert {newer.ref} == entries_of(refused("superseded-by-earlier", world, event))
    beside("superseded-by-earlier", world, DecisionSuperseded(decision=first, replaced_by=second))


def test_a_decision_is_replaced_once() -> None:
    """What replaced it may be replaced in turn."""
    world = small_world()
    first, second, third = taken(world), taken(world, "2024-02-20"), taken(world, "2024-03-20")
    replaced = world.record(DecisionSuperseded(decision=first, replaced_by=second))
    again = DecisionSuperseded(decision=first, replaced_by=third)
    assert {replaced.ref} == entries_of(refused("already-superseded", world, again))
    beside("already-superseded", world, DecisionSuperseded(decision=second, replaced_by=third))
    world.retract(replaced)
    beside("already-superseded", world, again)


@pytest.mark.parametrize("outcome", ["rejected", "deferred"])
def test_what_was_not_adopted_is_not_carried_out(outcome: str) -> None:
    """There is nothing to do; there is when it was adopted, and it may take several steps."""
    world = small_world()
    no, yes = taken(world, outcome=outcome), taken(world, outcome="amended")
    refused("decision-not-in-force", world, DecisionImplemented(decision=no, how="Fait."))
    beside("decision-not-in-force", world, DecisionImplemented(decision=yes, how="Commencé."))
    beside("decision-not-in-force", world, DecisionImplemented(decision=yes, how="Fini."))


def test_what_was_replaced_is_not_carried_out_any_more() -> None:
    """It was until then, and that may be told later; an outcome is not corrected against what was done."""
    world = small_world()
    first, second = taken(world), taken(world, "2024-02-20")
    replaced = world.record(DecisionSuperseded(decision=first, replaced_by=second), occurred="2024-02-20")
    event = DecisionImplemented(decision=first, how="Le binôme anime.")
    assert {replaced.ref} == entries_of(refused("decision-not-in-force", world, event, occurred="2024-03-01"))
    done = beside("decision-not-in-force", world, event, occurred="2024-02-10")
    error = refused("history-refused", world, lambda: world.correct(first, {"outcome": "rejected"}))
    assert {done.ref} == entries_of(error)


def test_minutes_are_approved_once() -> None:
    """Those of another gathering may be; and again once the first approval is retracted."""
    world = small_world()
    first, second = world.gathered(), world.gathered("scientific")
    approved = world.record(MinutesApproved(gathering=first))
    again = MinutesApproved(gathering=first)
    assert {approved.ref} == entries_of(refused("minutes-already-approved", world, again))
    beside("minutes-already-approved", world, MinutesApproved(gathering=second))
    world.retract(approved)
    beside("minutes-already-approved", world, again)


# deliverables -----------------------------------------------------------------------------------------------------------------


def owed() -> tuple[SmallWorld, DeliverableSubmitted, DeliverableReviewed]:
    """A world in which RI-2024 is due, and what submits and reviews it."""
    world = small_world()
    world.record(DeliverableDue(code="RI-2024", title="Rapport intermédiaire", due="2024-12-15"))
    reviewed = DeliverableReviewed(deliverable="RI-2024", accepted=False, remarks="Ajouter le coût par projet.")
    return world, DeliverableSubmitted(deliverable="RI-2024", at="J10"), reviewed


def test_a_deliverable_is_reviewed_once_submitted() -> None:
    """Not before, and not twice."""
    world, submitted, reviewed = owed()
    refused("nothing-to-review", world, reviewed)
    world.record(submitted)
    beside("nothing-to-review", world, reviewed)
    refused("nothing-to-review", world, reviewed)


def test_a_deliverable_is_submitted_again_after_its_review() -> None:
    """A second submission waits for the review of the first."""
    world, submitted, reviewed = owed()
    world.record(submitted)
    refused("already-submitted", world, submitted)
    world.record(reviewed)
    beside("already-submitted", world, submitted)
    beside("nothing-to-review", world, reviewed)


def test_a_submission_that_was_reviewed_stays() -> None:
    """The review would be of nothing."""
    world, submitted, reviewed = owed()
    sent = world.record(submitted)
    review = world.record(reviewed)
    assert {review.ref} == entries_of(refused("history-refused", world, lambda: world.retract(sent)))
    world.retract(review)
    beside("history-refused", world, lambda: world.retract(sent))


# learnings --------------------------------------------------------------------------------------------------------------------


def learnt(world: SmallWorld) -> Receipt:
    event = LearningFormulated(
        title="Le besoin change de mots",
        text="Cinq fois sur cinq.",
        bears_on="concept",
        axis="emergence",
        single_case=True,
    )
    return world.record(event, grounds=[world.observed()])


def assessed(learning: Receipt, **questions: Any) -> ConfidenceAssessed:
    """Four concerns, each with its reason unless told otherwise."""
    minor = {"concern": "minor", "why": "Deux lecteurs, quatre terrains."}
    names = ("methodological_limitations", "coherence", "adequacy", "relevance")
    return ConfidenceAssessed(learning=learning, confidence="moderate", **{**dict.fromkeys(names, minor), **questions})


def test_a_confidence_says_why() -> None:
    """Each question that lacks its reason is named."""
    world = small_world()
    learning = learnt(world)
    bare = assessed(learning, coherence={"concern": "none"}, relevance={"concern": "serious"})
    explained("confidence-without-rationale", world, bare, because="Reprise d’un tableau.")
    error = refused("confidence-without-rationale", world, bare)
    assert "This confidence does not say why, on: coherence, relevance." == error.findings[0].text.en
    beside("confidence-without-rationale", world, assessed(learning))


def test_a_learning_is_invalidated_for_a_reason() -> None:
    """Said, or given by a decision."""
    world = small_world()
    explained(
        "invalidated-without-reason", world, LearningInvalidated(learning=learnt(world)), because="Oublié au comité."
    )
    beside(
        "invalidated-without-reason", world, LearningInvalidated(learning=learnt(world), reason="ENV-01 le contredit.")
    )
    decided = LearningInvalidated(learning=learnt(world), decision=taken(world))
    beside("invalidated-without-reason", world, decided)


def test_a_verdict_is_not_given_twice_in_a_row() -> None:
    """Validated, invalidated, validated again: each changes something."""
    world = small_world()
    learning = learnt(world)
    yes = LearningValidated(learning=learning, reason="Vu sur trois projets.")
    no = LearningInvalidated(learning=learning, reason="ENV-01 le contredit.")
    first = world.record(yes, occurred="2024-03-01")
    assert {first.ref} == entries_of(refused("same-verdict", world, yes, occurred="2024-04-01"))
    beside("same-verdict", world, no, occurred="2024-04-01")
    refused("same-verdict", world, no, occurred="2024-05-01")
    beside("same-verdict", world, yes, occurred="2024-05-01")
    error = refused("history-refused", world, lambda: world.retract(f"J{first.position + 1}"))
    assert {f"J{first.position + 2}"} == entries_of(error)


def test_a_success_factor_on_an_invalidated_learning_is_flagged() -> None:
    """It names the learning and what invalidated it; on others it is not flagged."""
    world = small_world()
    fallen, sound = learnt(world), learnt(world)
    world.record(LearningInvalidated(learning=fallen, reason="ENV-01 le contredit."))
    given: dict[str, Any] = {
        "axis": "emergence",
        "title": "Dire le besoin ensemble",
        "mechanism": "Ce qui est dit engage.",
    }
    noted("factor-on-invalidated-learning", world, SuccessFactorIdentified(**given, learnings=[sound, fallen]))
    beside("factor-on-invalidated-learning", world, SuccessFactorIdentified(**given, learnings=[sound]))


# commitments ------------------------------------------------------------------------------------------------------------------


def promised() -> SmallWorld:
    """A world in which twelve projects are promised by the end of 2024."""
    world = small_world()
    event = CommitmentMade(
        code="ENG-04", title="Douze projets", objective="operational", quantity="12", unit="projets", due="2024-12-31"
    )
    world.record(event, source="Convention signée le 12 décembre 2022")
    return world


def test_a_gap_that_nothing_explains_is_flagged() -> None:
    """Once the day has come; a reason or a decision explains it."""
    world = promised()
    report: dict[str, Any] = {"commitment": "ENG-04", "statement": "Dix projets."}
    beside("gap-unexplained", world, CommitmentReported(**report, done="10"), occurred="2024-12-30")
    receipt = noted("gap-unexplained", world, CommitmentReported(**report, done="10"), occurred="2024-12-31")
    assert "10 of 12 promised for ENG-04, and nothing says why." == receipt.notes[0].text.en
    beside("gap-unexplained", world, CommitmentReported(**report, done="10", gap_reason="Deux renoncements."))
    beside("gap-unexplained", world, CommitmentReported(**report, done="10", decision=taken(world)))
    beside("gap-unexplained", world, CommitmentReported(**report, done="12"))
    beside("gap-unexplained", world, CommitmentReported(**report))


def test_an_amendment_does_not_end_the_programme_before_it_starts() -> None:
    """It may put the end off, or bring it forward."""
    world = small_world()
    given = {"reference": "Avenant no 1", "changes": "Le terme change."}
    refused("period-reversed", world, AgreementAmended(**given, new_end="2022-12-31"))
    amended = beside("period-reversed", world, AgreementAmended(**given, new_end="2026-03-31"))
    world.retract(amended)
    beside("period-reversed", world, AgreementAmended(**given, new_end="2025-06-30"))
    error = refused("history-refused", world, lambda: world.correct(REFS["programme"], {"start": "2025-07-01"}))
    assert {f"J{world.journal.head}"} == entries_of(error)


def test_a_potential_names_each_pillar_once() -> None:
    """As an ideal does."""
    world = small_world()
    given: dict[str, Any] = {"project": "ALI-01", "retained": True, "reason": "Fort potentiel."}
    anchored = {"pillar": "territorial_anchoring", "text": "Quatre cantines."}
    refused("pillar-twice", world, ProjectSelected(**given, potential=[anchored, anchored]))
    beside("pillar-twice", world, ProjectSelected(**given, potential=[anchored]))
    beside("pillar-twice", world, ProjectSelected(**{**given, "retained": False}))
