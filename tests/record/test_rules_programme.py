"""The rules of the programme, of the people who take part in it, of its gatherings and of what it owes."""

import pytest

from ect_journal.catalogue import (
    ActionAssigned,
    ConsentRecorded,
    ConsentWithdrawn,
    DecisionTaken,
    DeliverableDue,
    DeliverableSubmitted,
    InterviewRecorded,
    JournalOpened,
    LearningFormulated,
    MandateGiven,
    NoticeGiven,
    PhaseOpened,
    ProgrammeOpened,
    TermDefined,
)
from tests.record.verdicts import beside, entries_of, explained, noted, refused
from tests.world import REFS, SmallWorld, small_world

# the programme ----------------------------------------------------------------------------------------------------------


def test_a_journal_is_opened_once() -> None:
    """J1 is written by the journal itself, and nobody opens it again."""
    opened = {"journal": "0b1f0000-0000-4000-8000-000000000000", "origin": "x", "format": 1}
    error = refused("journal-reopened", small_world(), JournalOpened(**opened, time_zone="Europe/Paris", lang="fr"))
    assert {"J1"} == entries_of(error)


def test_the_journal_itself_may_open() -> None:
    """Only the first entry opens the journal, and none of its successors is one."""
    world = small_world()
    phase = PhaseOpened(label="Première phase", start="2023-01-01", end="2023-12-31")
    assert "journal.opened" == world.journal.entry("J1").type
    beside("journal-reopened", world, phase)


def test_a_journal_keeps_one_programme() -> None:
    """A second programme belongs to another journal."""
    second = ProgrammeOpened(title="ECT 2026-2028", funder="ADEME", start="2026-01-01", end="2028-12-31")
    error = refused("second-programme", small_world(), second)
    assert {REFS["programme"]} == entries_of(error)


def test_a_programme_may_replace_one_that_was_retracted() -> None:
    """What counts is the programme that stands."""
    world = small_world()
    world.retract(REFS["programme"])
    second = ProgrammeOpened(title="ECT 2023-2025", funder="ADEME", start="2023-01-01", end="2025-12-31")
    beside("second-programme", world, second)


def test_a_period_does_not_end_before_it_starts() -> None:
    """The last day of a phase or of a programme is not before its first."""
    world = small_world()
    refused("period-reversed", world, PhaseOpened(label="Phase", start="2023-02-02", end="2023-02-01"))
    world.retract(REFS["programme"])
    refused(
        "period-reversed", world, ProgrammeOpened(title="ECT", funder="ADEME", start="2023-02-02", end="2023-02-01")
    )


def test_a_period_may_last_one_day() -> None:
    """The first day may be the last."""
    beside("period-reversed", small_world(), PhaseOpened(label="Phase", start="2023-02-02", end="2023-02-02"))


def with_phase() -> tuple[SmallWorld, str]:
    """A world whose year 2023 is a phase, and the entry that says so."""
    world = small_world()
    return world, world.record(PhaseOpened(label="Émergence", start="2023-01-01", end="2023-12-31")).ref


@pytest.mark.parametrize(
    ("start", "end"),
    [("2023-12-31", "2024-06-30"), ("2022-06-01", "2023-01-01"), ("2023-03-01", "2023-04-01"), ("2022-01-01", "2024-12-31")],
    ids=["after, by a day", "before, by a day", "inside", "around"],
)  # fmt: skip
def test_phases_do_not_overlap(start: str, end: str) -> None:
    """No day belongs to two phases."""
    world, first = with_phase()
    error = refused("overlapping-phases", world, PhaseOpened(label="Suite", start=start, end=end))
    assert {first} == entries_of(error)


@pytest.mark.parametrize(("start", "end"), [("2024-01-01", "2024-12-31"), ("2022-01-01", "2022-12-31")])
def test_phases_may_touch(start: str, end: str) -> None:
    """A phase may start the day after another ends, or end the day before."""
    world, _ = with_phase()
    beside("overlapping-phases", world, PhaseOpened(label="Suite", start=start, end=end))


@pytest.mark.parametrize("day", ["2023-06-01", "2023-05-31"], ids=["the same day", "before"])
def test_a_terms_next_version_takes_effect_after_the_one_before(day: str) -> None:
    """Two versions of a term are never in force on one day."""
    world = small_world()
    first = world.record(TermDefined(code="ect", definition="Une définition.", effective_from="2023-06-01"))
    second = TermDefined(code="ect", definition="Une autre.", effective_from=day)
    assert {first.ref} == entries_of(refused("effective-not-after", world, second))


def test_a_terms_next_version_may_take_effect_the_day_after() -> None:
    """The same code again is the term's next version."""
    world = small_world()
    world.record(TermDefined(code="ect", definition="Une définition.", effective_from="2023-06-01"))
    second = TermDefined(code="ect", definition="Une autre.", effective_from="2023-06-02")
    beside("effective-not-after", world, second)
    assert 2 == world.journal.register().get("term", "ect").version


# people -----------------------------------------------------------------------------------------------------------------

INTERVIEW = InterviewRecorded(title="Entretien", interviewee="P-07", verbatims=["« On nous a demandé qui d’autre. »"])


def test_a_verbatim_needs_consent() -> None:
    """Nobody's words are kept who neither consented nor was informed."""
    refused("verbatim-without-consent", small_world(), INTERVIEW, occurred="2024-04-16")


def test_an_interview_without_verbatim_needs_none() -> None:
    """That the interview took place may be recorded all the same."""
    title_only = InterviewRecorded(title="Entretien", interviewee="P-07")
    beside("verbatim-without-consent", small_world(), title_only, occurred="2024-04-16")


def test_consent_lets_verbatims_in() -> None:
    """The person consented to verbatims that day."""
    world = small_world()
    world.record(ConsentRecorded(person="P-07", scopes=["verbatim"], form="Formulaire 2"), occurred="2024-04-16")
    beside("verbatim-without-consent", world, INTERVIEW, occurred="2024-04-16")


def test_notice_lets_verbatims_in() -> None:
    """A person informed, who did not object, may be quoted."""
    world = small_world()
    world.record(NoticeGiven(persons=["P-07"], version="Notice 1"), occurred="2024-04-16")
    beside("verbatim-without-consent", world, INTERVIEW, occurred="2024-04-16")


def test_consent_to_something_else_is_not_consent_to_verbatims() -> None:
    """Who agreed to be photographed did not agree to be quoted."""
    world = small_world()
    world.record(ConsentRecorded(person="P-07", scopes=["photo", "audio"], form="Formulaire 2"), occurred="2024-04-16")
    refused("verbatim-without-consent", world, INTERVIEW, occurred="2024-04-16")


def test_consent_may_run_out() -> None:
    """Consent until a day covers that day and no other after it."""
    world = small_world()
    consent = ConsentRecorded(person="P-07", scopes=["verbatim"], form="Formulaire 2", until="2024-04-30")
    world.record(consent, occurred="2024-04-16")
    refused("verbatim-without-consent", world, INTERVIEW, occurred="2024-05-01")
    beside("verbatim-without-consent", world, INTERVIEW, occurred="2024-04-30")


def test_consent_withdrawn_lets_no_more_verbatims_in() -> None:
    """After a withdrawal nothing is added, not even of what was said before; notice does not undo it."""
    world = small_world()
    world.record(ConsentRecorded(person="P-07", scopes=["verbatim"], form="Formulaire 2"), occurred="2024-04-16")
    world.record(ConsentWithdrawn(person="P-07", effect=["words"]), occurred="2024-10-08")
    world.record(NoticeGiven(persons=["P-07"], version="Notice 2"), occurred="2024-10-09")
    refused("verbatim-without-consent", world, INTERVIEW, occurred="2024-04-16")


# gatherings -------------------------------------------------------------------------------------------------------------


def decision(kind: str, **fields: object) -> DecisionTaken:
    """A decision of some kind, adopted."""
    return DecisionTaken(title="H1 est scindée", kind=kind, outcome="adopted", **fields)


def test_a_decision_is_within_the_mandate_of_its_gathering() -> None:
    """The scientific committee decides on hypotheses; of the innovation committee that takes a reason."""
    world = small_world()
    scientific, innovation = world.gathered("scientific"), world.gathered("innovation")
    beside("outside-mandate", world, decision("hypothesis", gathering=scientific), occurred="2024-01-16")
    explained(
        "outside-mandate",
        world,
        decision("hypothesis", gathering=innovation),
        occurred="2024-01-16",
        because="Les deux comités siégeaient ensemble.",
    )


def test_a_gathering_without_mandate_decides_nothing_by_itself() -> None:
    """A workshop was given no mandate; once it is, it decides."""
    world = small_world()
    workshop = world.gathered("workshop")
    refused("outside-mandate", world, decision("project", gathering=workshop), occurred="2024-01-16")
    world.record(MandateGiven(gathering_kind="workshop", decision_kinds=["project"]), occurred="2024-01-16")
    beside("outside-mandate", world, decision("project", gathering=workshop), occurred="2024-01-16")


def test_a_decision_does_not_precede_its_gathering() -> None:
    """What a gathering decides, it decides when it is held."""
    world = small_world()
    scientific = world.gathered("scientific")
    taken = decision("hypothesis", gathering=scientific)
    refused("decision-before-gathering", world, taken, occurred="2024-01-15")
    beside("decision-before-gathering", world, taken, occurred="2024-01-16")


def test_a_decision_says_where_it_was_taken() -> None:
    """It names its gathering or another channel; else it takes a reason."""
    world = small_world()
    explained(
        "decision-without-channel", world, decision("method"), because="Décidé de vive voix, sur le pas de la porte."
    )
    beside("decision-without-channel", world, decision("method", channel="written"))
    beside("decision-without-channel", world, decision("method", gathering=world.gathered()), occurred="2024-01-16")


@pytest.mark.parametrize("given", [{}, {"owner": "P-01"}, {"due": "2024-06-30"}], ids=["neither", "no day", "nobody"])
def test_an_action_without_owner_or_day_is_flagged(given: dict[str, str]) -> None:
    """What nobody has to do by any day is flagged."""
    noted("action-unassigned", small_world(), ActionAssigned(title="Écrire au bailleur", **given))


def test_an_action_with_owner_and_day_is_not_flagged() -> None:
    """Somebody has to do it by a day, which may be still to come."""
    action = ActionAssigned(title="Écrire au bailleur", owner="P-01", due="2024-06-30")
    beside("action-unassigned", small_world(), action)


# learnings and deliverables ---------------------------------------------------------------------------------------------


def learning(**fields: object) -> LearningFormulated:
    """A learning, said to be of a single case or not."""
    return LearningFormulated(title="Le besoin bouge", text="Il bouge.", bears_on="concept", axis="emergence", **fields)


def test_a_learning_rests_on_two_sources() -> None:
    """Two observations of two evenings are enough; one is not, and takes a reason."""
    world = small_world()
    first, second = world.observed("2024-02-06"), world.observed("2024-02-13")
    explained("learning-on-one-cluster", world, learning(), grounds=[first], because="Confirmé de vive voix ailleurs.")
    beside("learning-on-one-cluster", world, learning(), grounds=[first, second])


def test_two_entries_of_one_source_are_one_source() -> None:
    """Entries linked under one cluster count once, cited themselves or through their links."""
    world = small_world()
    first, second = world.observed("2024-02-06"), world.observed("2024-02-06")
    link, _ = world.linked(first), world.linked(second)
    refused("learning-on-one-cluster", world, learning(), grounds=[first, second])
    refused("learning-on-one-cluster", world, learning(), grounds=[link, second])


def test_a_learning_may_be_said_to_be_of_a_single_case() -> None:
    """Who says that it is one case needs no second."""
    world = small_world()
    beside("learning-on-one-cluster", world, learning(single_case=True), grounds=[world.observed()])


def test_a_deliverable_is_submitted_once() -> None:
    """Submitted already, it waits for its review."""
    world = small_world()
    world.record(DeliverableDue(code="RI-2024", title="Rapport intermédiaire", due="2024-12-15"))
    world.record(DeliverableDue(code="RF-2025", title="Rapport final", due="2025-12-15"))
    first = beside("already-submitted", world, DeliverableSubmitted(deliverable="RI-2024", at="J14"))
    error = refused("already-submitted", world, DeliverableSubmitted(deliverable="RI-2024", at="J14"))
    assert {first.ref} == entries_of(error)
    beside("already-submitted", world, DeliverableSubmitted(deliverable="RF-2025", at="J14"))
