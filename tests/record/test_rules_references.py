"""What every entry must respect: codes and citations that lead somewhere, codes given once, facts that have happened."""

import pytest

from ect_journal.catalogue import (
    ActionClosed,
    ActorRegistered,
    DecisionTaken,
    Event,
    EvidenceJudged,
    GatheringHeld,
    HypothesisRegistered,
    IndicatorMeasured,
    MemoWritten,
    ObservationRecorded,
    PhaseOpened,
    PredictionRegistered,
    ProjectOpened,
)
from tests.record.verdicts import beside, entries_of, refused
from tests.world import REFS, small_world


@pytest.mark.parametrize(
    "event",
    [
        ObservationRecorded(title="Réunion", projects=["ALI-01", "ALI-99"]),
        ObservationRecorded(title="Réunion", departs_from="ACX"),
        IndicatorMeasured(indicator="IND-03", value="2.4"),
        GatheringHeld(kind="team", title="Réunion", excused=["P-99"]),
        PredictionRegistered(code="A-1", claim="H9z", title="Attendu", p_claim="0.7"),
        PredictionRegistered(
            code="A-1", claim="H1b", title="Attendu", p_claim="0.7", p_rivals=[{"rival": "R-x", "p": "0.2"}]
        ),
    ],
    ids=["in a list", "a version", "alone", "another list", "a claim", "inside a part"],
)
def test_a_code_that_nobody_gave_is_refused(event: Event) -> None:
    """A code refers to what was recorded under it, wherever it stands in the event."""
    refused("unknown-code", small_world(), event)


def test_an_unknown_code_is_met_with_the_nearest_and_the_known_ones() -> None:
    """The hint guesses the code that was meant and lists those that exist."""
    error = refused("unknown-code", small_world(), ObservationRecorded(title="Réunion", projects=["ALI-10"]))
    assert "Did you mean ALI-01? Known codes: ALI-01, ECI-03." == error.findings[0].hint.en
    assert "Vouliez-vous dire ALI-01 ? Codes connus : ALI-01, ECI-03." == error.findings[0].hint.fr


def test_an_unknown_code_of_a_kind_without_codes_says_so() -> None:
    """Where nothing has a code yet, the hint does not list nothing."""
    error = refused("unknown-code", small_world(), IndicatorMeasured(indicator="IND-03", value="2.4"))
    assert "Known codes: none yet." == error.findings[0].hint.en


def test_who_records_is_registered_beforehand() -> None:
    """An entry is signed by an actor whom the journal knows."""
    world = small_world()
    refused("unknown-code", world, MemoWritten(note_kind="field", title="Mémo"), by="P-99")
    beside("unknown-code", world, MemoWritten(note_kind="field", title="Mémo"), by="P-01")


def test_an_actor_may_register_themself() -> None:
    """The first of all entries by somebody is their own registration."""
    world = small_world()
    himself = ActorRegistered(code="P-09", nature="person", category="funder")
    beside("unknown-code", world, himself, by="P-09")


def test_a_code_that_was_given_is_accepted() -> None:
    """The same observation, about projects that exist."""
    beside("unknown-code", small_world(), ObservationRecorded(title="Réunion", projects=["ALI-01", "ECI-03"]))


@pytest.mark.parametrize("claim", ["H1b@2", "H1b@999999"])
def test_a_version_that_was_never_written_is_refused(claim: str) -> None:
    """H1b has one version: there is no other to predict from."""
    error = refused(
        "unknown-version", small_world(), PredictionRegistered(code="A-1", claim=claim, title="Attendu", p_claim="0.7")
    )
    assert "Its last version is 1: write H1b@1." == error.findings[0].hint.en


@pytest.mark.parametrize("claim", ["H1b@1", "H1b"])
def test_a_version_that_was_written_is_accepted(claim: str) -> None:
    """The version may be written, or left to the journal, which writes the one in force."""
    world = small_world()
    event = PredictionRegistered(code="A-1", claim=claim, title="Attendu", p_claim="0.7")
    receipt = beside("unknown-version", world, event)
    assert "H1b@1" == receipt.entry.event.model_dump()["claim"]


@pytest.mark.parametrize("ref", ["J15", "J99"], ids=["its own number", "beyond"])
def test_an_entry_that_does_not_exist_cannot_be_cited(ref: str) -> None:
    """Grounds, sessions and typed references lead to entries recorded before."""
    world = small_world()
    refused("unknown-entry-cited", world, MemoWritten(note_kind="field", title="Mémo"), grounds=[ref])
    refused("unknown-entry-cited", world, MemoWritten(note_kind="field", title="Mémo"), session=ref)
    refused("unknown-entry-cited", world, ActionClosed(action=ref, done=True))
    refused(
        "unknown-entry-cited",
        world,
        DecisionTaken(title="D", kind="method", outcome="adopted", channel="written", known=ref),
    )


def test_an_entry_that_exists_can_be_cited() -> None:
    """The last entry recorded is ground enough for the next."""
    world = small_world()
    beside("unknown-entry-cited", world, MemoWritten(note_kind="field", title="Mémo"), grounds=["J14"], session="J14")


def test_a_reference_leads_to_an_entry_of_its_type() -> None:
    """What is judged is a piece of evidence, not the observation behind it."""
    world = small_world()
    seen, link = world.observed(), world.linked()
    weights = [{"rival": "R-appel", "if_rival": "rarely", "if_claim": "half"}]
    error = refused(
        "wrong-type-cited", world, EvidenceJudged(evidence=seen, reader="P-01", weights=weights, rationale="Lu.")
    )
    assert "Cite an entry of type evidence.linked." == error.findings[0].hint.en
    beside("wrong-type-cited", world, EvidenceJudged(evidence=link, reader="P-01", weights=weights, rationale="Lu."))


def test_a_retracted_entry_grounds_nothing_new() -> None:
    """What no longer stands cannot be cited by new entries, as ground or as reference."""
    world = small_world()
    seen = world.observed()
    world.retract(seen)
    memo = MemoWritten(note_kind="field", title="Mémo")
    error = refused("retracted-entry-cited", world, memo, grounds=[seen])
    assert {seen.ref} == entries_of(error)
    refused("retracted-entry-cited", world, memo, session=seen)
    refused("retracted-entry-cited", world, lambda: world.linked(seen))


def test_a_reinstated_entry_grounds_again() -> None:
    """What was put back may be cited again."""
    world = small_world()
    seen = world.observed()
    world.retract(seen)
    world.reinstate(seen)
    beside("retracted-entry-cited", world, MemoWritten(note_kind="field", title="Mémo"), grounds=[seen])


def test_a_retracted_entry_may_be_a_moment() -> None:
    """What the deciders had before them is a point of the journal, whatever became of the entry there."""
    world = small_world()
    seen = world.observed()
    world.retract(seen)
    decision = DecisionTaken(title="D", kind="method", outcome="adopted", channel="written", known=seen)
    beside("retracted-entry-cited", world, decision)


@pytest.mark.parametrize(
    ("event", "holder"),
    [
        (ProjectOpened(code="ALI-01", name="Autre", domains=["food"], territory="Val"), "ALI-01"),
        (ActorRegistered(code="P-07", nature="person", category="resident"), "P-07"),
        (
            HypothesisRegistered(
                code="H2", axis="support", statement="H2", claims=[{"code": "H1b", "text": "Déjà pris."}]
            ),
            "H1",
        ),
    ],
    ids=["project", "actor", "claim"],
)
def test_a_code_is_given_once(event: Event, holder: str) -> None:
    """A code already given names its holder, for ever."""
    error = refused("code-taken", small_world(), event)
    assert {REFS[holder]} == entries_of(error)


def test_a_code_is_unique_within_its_kind_only() -> None:
    """A project may bear the code of an actor."""
    world = small_world()
    beside("code-taken", world, ProjectOpened(code="P-07", name="Autre", domains=["food"], territory="Val"))


def test_a_code_does_not_differ_by_case_alone() -> None:
    """ali-01 beside ALI-01 would be read as the same by everybody."""
    world = small_world()
    refused("code-taken", world, ProjectOpened(code="ali-01", name="Autre", domains=["food"], territory="Val"))
    beside("code-taken", world, ProjectOpened(code="ali-11", name="Autre", domains=["food"], territory="Val"))


def test_what_was_retracted_unused_can_be_recorded_anew() -> None:
    """A stage is not corrected: the advice given, to retract the opening and record it anew, can be followed."""
    world = small_world()
    opening = {"code": "MOB-01", "name": "Autopartage", "domains": ["mobility"], "territory": "Petite Montagne"}
    wrong = world.record(ProjectOpened(**opening, stage="explored"))
    error = refused("identity-corrected", world, lambda: world.correct(wrong, {"stage": "idea"}))
    assert f"Retract {wrong.ref} and record it anew." == error.findings[0].hint.en
    world.retract(wrong)
    beside("code-taken", world, ProjectOpened(**opening))


@pytest.mark.parametrize("occurred", ["2024-02-07", "2024-02-06/2024-02-07", "2024-02-07T08:00"])
def test_what_has_not_happened_yet_is_refused(occurred: str) -> None:
    """A journal keeps facts: nothing in it ends after the day of its recording."""
    world = small_world().on("2024-02-06")
    seen = ObservationRecorded(title="Réunion")
    refused("future-fact", world, lambda: world.journal.record(seen, occurred=occurred))


@pytest.mark.parametrize("occurred", ["2024-02-06", "2024-02-05/2024-02-06", "2024-02-06T18:00"])
def test_what_happened_today_is_accepted(occurred: str) -> None:
    """The day of recording is the last on which something may have happened."""
    world = small_world().on("2024-02-06")
    seen = ObservationRecorded(title="Réunion")
    beside("future-fact", world, lambda: world.journal.record(seen, occurred=occurred))


def test_later_today_is_in_the_future() -> None:
    """At 18:00, nothing has happened at 23:59 yet."""
    world = small_world().on("2024-02-06")
    seen = ObservationRecorded(title="Réunion")
    refused("future-fact", world, lambda: world.journal.record(seen, occurred="2024-02-06T23:59"))


def test_the_future_begins_at_midnight_in_the_journals_time_zone() -> None:
    """At 23:30 UTC it is tomorrow already in the Jura; at 22:30 it is not."""
    world = small_world()
    seen = ObservationRecorded(title="Réunion")
    world.on("2024-02-06", "22:30")
    refused("future-fact", world, lambda: world.journal.record(seen, occurred="2024-02-07"))
    world.on("2024-02-06", "23:30")
    beside("future-fact", world, lambda: world.journal.record(seen, occurred="2024-02-07"))


def test_a_project_has_not_begun_in_the_future() -> None:
    """The day since when a project exists is a fact; days of effect, deadlines and phases are plans."""
    world = small_world().on("2024-02-06")
    opening = {"code": "MOB-01", "name": "Autopartage", "domains": ["mobility"], "territory": "Petite Montagne"}
    refused("future-fact", world, ProjectOpened(**opening, since="2024-02-07"))
    beside("future-fact", world, ProjectOpened(**opening, since="2024-02-06"))
    beside("future-fact", world, PhaseOpened(label="Diffusion", start="2025-01-01", end="2025-12-31"))


def test_a_correction_cannot_place_a_fact_in_the_future() -> None:
    """The corrected days are judged on the day of the correction."""
    world = small_world()
    seen = world.observed(day="2024-02-06")
    refused("future-fact", world, lambda: world.correct(seen, {}, occurred="2024-02-07"))
    beside("future-fact", world, lambda: world.correct(seen, {}, occurred="2024-02-05"))
