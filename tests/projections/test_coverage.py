"""Hand-worked cases of coverage and participation: what was looked at, and who was heard."""

from typing import Any

import pytest

from ect_journal import Journal
from ect_journal.catalogue import (
    ActorRegistered,
    ActorUpdated,
    EvidenceLinked,
    ExperimentFramed,
    GatheringHeld,
    IdealSet,
    InterviewRecorded,
    LearningFormulated,
    ObservationRecorded,
    PillarAssessed,
    ReflectionRecorded,
)
from ect_projections import Reading, coverage, participation, placements
from tests.projections.journals import set_clock, started


@pytest.fixture
def journal() -> Journal:
    """Three projects in food, opened on 2 January 2024; it is 1 June 2025. J14 is an observation on ALI-01."""
    journal = started()
    set_clock(journal, "2025-06-01T09:00")
    return journal


def placed(journal: Journal, ref: str) -> tuple[list[str], list[str], list[str]]:
    """The axes, pillars and domains of an entry."""
    every = {row["entry"]: row for row in placements(Reading.of(journal)).collect().to_dicts()}
    row = every[int(ref[1:])]
    return row["axes"], row["pillars"], row["domains"]


def test_every_cell_is_there(journal: Journal) -> None:
    """Three axes, four pillars, six domains: 72 cells, empty ones included, in the order of the vocabularies."""
    told = coverage(Reading.of(journal)).collect()
    assert told.height == 72
    assert told.row(0)[:3] == ("emergence", "collective_ownership", "food")
    assert told.row(71)[:3] == ("funding", "hybrid_model", "social_ties")
    assert told["entries"].list.len().sum() == 0


def test_an_observation_bears_on_what_it_says(journal: Journal) -> None:
    """Two pillars and one domain of its own: two cells, and not the domain of its project."""
    event = ObservationRecorded(
        title="Vu", projects=["ALI-01"], axes=["support"], pillars=["resilience", "hybrid_model"], domains=["health"]
    )
    seen = journal.record(event, occurred="2024-03-01")
    cells = coverage(Reading.of(journal)).collect().filter(observations=1)
    assert cells.select("axis", "pillar", "domain").rows() == [
        ("support", "resilience", "health"),
        ("support", "hybrid_model", "health"),
    ]
    assert cells["entries"].to_list() == [[seen.position]] * 2


def test_a_project_gives_its_domains(journal: Journal) -> None:
    """To an entry that names it and says no domain."""
    seen = journal.record(ObservationRecorded(title="Vu", projects=["ALI-01"], axes=["support"]))
    assert placed(journal, seen.ref) == (["support"], [], ["food"])


def test_what_was_made_of_an_entry_places_it(journal: Journal) -> None:
    """An interview has the axis of the claim that it speaks for, and the pillar of the score that rests on it."""
    said = journal.record(InterviewRecorded(title="Dit", interviewee="P-01", projects=["ALI-01"]))
    link = EvidenceLinked(
        claim="H1b", entry=said, direction="supports", cluster="G-1", source_kind="interview", rationale="Ainsi."
    )
    linked = journal.record(link)
    ideal = {"pillar": "resilience", "target": 4, "description": "Tenir."}
    journal.record(IdealSet(project="ALI-01", pillars=[ideal]), occurred="2024-02-01")
    assert placed(journal, said.ref) == (["emergence"], [], ["food"])
    scored = PillarAssessed(project="ALI-01", pillar="resilience", score=2, rationale="Elle le dit.")
    journal.record(scored, grounds=[linked.ref])
    assert placed(journal, said.ref) == (["emergence"], ["resilience"], ["food"])
    assert placed(journal, linked.ref) == placed(journal, said.ref)


def test_an_experiment_places_what_is_said_of_it(journal: Journal) -> None:
    """Its aims and its projects stand for those of a reflection that names none; its claim gives its own axis."""
    event = ExperimentFramed(
        code="EXP-01", title="Binôme", aims=["collective_ownership"], claim="H1a", projects=["ECI-03"], protocol="Ainsi.",
        stop_rule="Sur demande.",
    )  # fmt: skip
    framed = journal.record(event)
    thought = journal.record(ReflectionRecorded(title="Retour", experiment="EXP-01"))
    assert placed(journal, framed.ref) == (["emergence"], ["collective_ownership"], ["food"])
    assert placed(journal, thought.ref) == ([], ["collective_ownership"], ["food"])


def test_a_learning_has_the_domains_of_what_it_rests_on(journal: Journal) -> None:
    """And gives its axis and its pillars to an entry that says none; one that says its own keeps them."""
    bare = journal.record(ObservationRecorded(title="Vu", projects=["ALI-01"]))
    own = journal.record(ObservationRecorded(title="Vu", axes=["funding"], domains=["mobility"]))
    learned = LearningFormulated(
        title="Appris", text="Se taire.", bears_on="concept", axis="support", pillars=["hybrid_model"]
    )
    receipt = journal.record(learned, grounds=[bare.ref, own.ref])
    assert placed(journal, receipt.ref) == (["support"], ["hybrid_model"], ["food", "mobility"])
    assert placed(journal, bare.ref) == (["support"], ["hybrid_model"], ["food"])
    assert placed(journal, own.ref) == (["funding"], ["hybrid_model"], ["mobility"])


def test_evidence_goes_with_what_it_cites(journal: Journal) -> None:
    """It is of the day of the entry cited, and gone with it."""
    event = ObservationRecorded(title="Vu", axes=["support"], pillars=["resilience"], domains=["health"])
    seen = journal.record(event, occurred="2024-03-01")
    link = EvidenceLinked(
        claim="H1b", entry=seen, direction="weakens", cluster="G-1", source_kind="observation", rationale="Ainsi."
    )
    linked = journal.record(link)
    now = Reading.of(journal)
    assert placed(journal, linked.ref) == (["emergence"], ["resilience"], ["health"])
    assert coverage(now).collect()["evidence"].sum() == 1
    assert coverage(now.at(as_of="2024-02-29")).collect()["evidence"].sum() == 0
    journal.retract(seen.ref, reason="error")
    assert coverage(Reading.of(journal)).collect()["evidence"].sum() == 0


def heard(journal: Journal, **at: Any) -> dict[Any, dict[str, Any]]:
    """The rows, by category."""
    rows = participation(Reading.of(journal, **at)).collect().to_dicts()
    return {row["category"]: row for row in rows}


def test_who_was_heard(journal: Journal) -> None:
    """Persons, those of them who were heard, attendances, interviews and absences; guests in a row of their own."""
    journal.record(GatheringHeld(kind="workshop", title="Atelier", attendees=["P-01", "rd"], guests=11, excused=["P-02"]), occurred="2024-01-18")  # fmt: skip
    journal.record(InterviewRecorded(title="Dit", interviewee="P-01"), occurred="2024-03-01")
    row = heard(journal)["lab"]
    counts = ("persons", "heard", "attendances", "interviews", "excused", "guests")
    assert tuple(row[name] for name in counts) == (3, 2, 2, 1, 1, 0)
    assert str(row["last"]) == "2024-03-01"
    guests = heard(journal)[None]
    assert (guests["persons"], guests["attendances"], guests["guests"]) == (0, 0, 11)


def test_an_organisation_gives_its_level_and_sector(journal: Journal) -> None:
    """To its persons who have none of their own, and so does the one that they join later."""
    for code, sector in (("O-COM", "public"), ("O-ASS", "civil")):
        event = ActorRegistered(code=code, nature="organisation", category="association", level="local", sector=sector)
        journal.record(event)
    holder = ActorRegistered(code="P-30", nature="person", category="resident", organisation="O-COM")
    journal.record(holder, occurred="2024-02-01")
    journal.record(ActorUpdated(actor="P-30", organisation="O-ASS"), occurred="2025-01-01")
    now = heard(journal)
    assert (now["resident"]["level"], now["resident"]["sector"]) == ("local", "civil")
    assert heard(journal, as_of="2024-12-31")["resident"]["sector"] == "public"
    assert "association" not in now, "an organisation that took part in nothing is nobody to hear"


def test_an_organisation_that_was_only_excused(journal: Journal) -> None:
    """It took part in nothing: nobody more to hear, and an absence."""
    event = ActorRegistered(code="O-COM", nature="organisation", category="association", level="local", sector="public")
    journal.record(event)
    counts = ("persons", "heard", "attendances", "excused")
    journal.record(GatheringHeld(kind="workshop", title="Un", attendees=["P-01"], excused=["O-COM"]))
    assert tuple(heard(journal)["association"][name] for name in counts) == (0, 0, 0, 1)
    journal.record(GatheringHeld(kind="workshop", title="Deux", attendees=["O-COM"]))
    assert tuple(heard(journal)["association"][name] for name in counts) == (1, 1, 1, 1)
