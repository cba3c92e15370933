"""What is proposed to who links and weighs: clusters, what is counted already, what a prediction foresaw."""

import re
from decimal import Decimal
from typing import Any

import pytest

from ect_journal import Receipt
from ect_journal.catalogue import (
    EvidenceJudged,
    EvidenceLinked,
    InterviewRecorded,
    ObservationRecorded,
    PredictionRegistered,
    PredictionResolved,
    ProjectOpened,
    RivalRegistered,
)
from ect_journal.catalogue.vocabularies import Direction, SourceKind
from ect_journal.fields import CODE
from ect_journal.sources import counted_elsewhere, propose_clusters
from ect_journal.weighing import foreseen, predictions_before, propose_link, to_weigh
from tests.world import SmallWorld, small_world


def interviewed(world: SmallWorld, person: str = "P-07", day: str = "2024-02-12", **fields: Any) -> Receipt:
    """An interview, without what was said."""
    return world.record(InterviewRecorded(title="Entretien", interviewee=person, **fields), occurred=day)


def proposed(world: SmallWorld, entry: Receipt) -> list[tuple[str, str]]:
    """The clusters proposed for an entry, with their reasons."""
    found = propose_clusters(world.journal.register(), entry.ref)
    assert all(re.fullmatch(CODE, each.cluster) and each.reason.en != each.reason.fr for each in found)
    return [(each.cluster, each.reason.en) for each in found]


# clusters ---------------------------------------------------------------------------------------------------------------


def test_an_entry_keeps_the_cluster_that_it_is_linked_under() -> None:
    """Whatever else it shares, nothing else is proposed."""
    world = small_world()
    seen = world.observed(projects=["ALI-01"])
    world.linked(seen, cluster="G-1")
    assert [("G-1", "J15 is linked under it")] == proposed(world, seen)


def test_what_one_person_says_is_one_source() -> None:
    """A new name for the person; once an interview is linked, its name for the others, whatever the day."""
    world = small_world()
    first, second = interviewed(world), interviewed(world, day="2024-03-12")
    assert [("G-P-07", "what P-07 says")] == proposed(world, first)
    world.linked(first, cluster="G-PORTEUR")
    assert [("G-PORTEUR", "same person (P-07) as J15")] == proposed(world, second)
    assert [("G-P-01", "what P-01 says")] == proposed(world, interviewed(world, "P-01"))


def test_what_comes_from_one_gathering_is_one_source() -> None:
    """The gathering itself, what was recorded with it: one name."""
    world = small_world()
    held = world.gathered()
    seen = world.record(ObservationRecorded(title="Vu", projects=["ALI-01"]), occurred="2024-02-06", session=held)
    assert [(f"G-{held.ref}", f"what comes from the gathering {held.ref}")] == proposed(world, seen)
    world.linked(seen, cluster="G-COMITE")
    assert [("G-COMITE", f"same gathering ({held.ref}) as {seen.ref}")] == proposed(world, held)


def test_one_project_on_one_day_is_one_source() -> None:
    """Else, the project and the day; another day or another project is another source."""
    world = small_world()
    seen, same = (world.observed(projects=["ALI-01"]) for _ in range(2))
    assert [("G-ALI-01-0206", "for ALI-01 on 2024-02-06")] == proposed(world, seen)
    world.linked(seen, cluster="G-FETES")
    assert [("G-FETES", "same project and day (ALI-01 2024-02-06) as J15")] == proposed(world, same)
    assert ["G-ALI-01-0207"] == [name for name, _ in proposed(world, world.observed("2024-02-07", projects=["ALI-01"]))]
    assert ["G-ECI-03-0206"] == [name for name, _ in proposed(world, world.observed(projects=["ECI-03"]))]
    both = world.observed(projects=["ECI-03", "ALI-01"])
    assert {"G-FETES", "G-ECI-03-0206"} >= {name for name, _ in proposed(world, both)} >= {"G-FETES"}


def test_the_person_comes_before_the_gathering_and_the_day() -> None:
    """Best first, and what shares less is proposed after, under a name that exists only."""
    world = small_world()
    seen = world.observed("2024-02-12", projects=["ALI-01"])
    world.linked(seen, cluster="G-JOUR")
    spoken = interviewed(world, projects=["ALI-01"])
    assert ["G-P-07", "G-JOUR"] == [name for name, _ in proposed(world, spoken)]


def test_an_entry_that_shares_nothing_stands_alone() -> None:
    """Neither person, gathering nor project."""
    world = small_world()
    assert [("G-J15", "J15 alone")] == proposed(world, world.observed())


def test_a_new_name_is_nobody_elses() -> None:
    """The same day of another year, or a name typed for something else, is left alone; a long code is cut."""
    world = small_world()
    world.linked(world.observed(projects=["ECI-03"]), cluster="g-ali-01-0206")
    assert ["G-ALI-01-0206-2"] == [name for name, _ in proposed(world, world.observed(projects=["ALI-01"]))]
    long = "UN-CODE-DE-TRENTE-DEUX-CARACTERE"
    world.record(ProjectOpened(code=long, name="Long", domains=["food"], territory="Val"))
    assert ["G-UN-CODE-DE-TRENTE-DEUX-CA-0206"] == [n for n, _ in proposed(world, world.observed(projects=[long]))]


def test_what_was_retracted_is_not_proposed() -> None:
    """Neither the cluster of a retracted link nor one whose entry no longer stands."""
    world = small_world()
    first, second = interviewed(world), interviewed(world, day="2024-03-12")
    world.retract(world.linked(first, cluster="G-A"))
    assert ["G-P-07"] == [name for name, _ in proposed(world, second)]
    world.linked(first, cluster="G-B")
    world.retract(first)
    assert ["G-P-07"] == [name for name, _ in proposed(world, second)]


# counted already --------------------------------------------------------------------------------------------------------


def test_what_may_be_counted_already() -> None:
    """The links of other clusters for the same claim that share person, gathering or project, the closest first."""
    world = small_world()
    project = world.observed("2024-01-20", projects=["ALI-01"])
    world.linked(project, cluster="G-1")
    world.linked(interviewed(world, day="2024-01-21"), cluster="G-2")
    world.linked(world.observed("2024-01-22", projects=["ECI-03"]), cluster="G-3")
    world.linked(world.observed("2024-01-23", projects=["ALI-01"]), claim="H1a", cluster="G-4")
    gone = world.linked(world.observed("2024-01-24", projects=["ALI-01"]), cluster="G-5")
    world.retract(gone)
    spoken = interviewed(world, projects=["ALI-01"])
    link = EvidenceLinked(
        claim="H1b", entry=spoken, direction="supports", cluster="G-9", source_kind="interview", rationale="Dit."
    )
    found = counted_elsewhere(world.journal.register(), link)
    assert [("G-2", "same person, P-07"), ("G-1", "same project, ALI-01")] == [(e.cluster, e.reason.en) for e in found]
    same = EvidenceLinked(**{**link.model_dump(), "cluster": "G-2"})
    assert ["G-1"] == [each.cluster for each in counted_elsewhere(world.journal.register(), same)]


# predictions ------------------------------------------------------------------------------------------------------------


def expecting(p_claim: str = "0.7", p_rival: str | None = "0.2", claim: str = "H1b") -> tuple[SmallWorld, Receipt]:
    """A world in which one prediction was registered, and then something observed."""
    world = small_world()
    p_rivals = [{"rival": "R-appel", "p": p_rival}] if p_rival else []
    world.record(
        PredictionRegistered(code="A-1", claim=claim, title="Le besoin bouge.", p_claim=p_claim, p_rivals=p_rivals)
    )
    return world, world.observed(projects=["ALI-01"])


def resolved(world: SmallWorld, result: str, entry: Receipt | None) -> Receipt:
    """What became of it."""
    return world.record(PredictionResolved(prediction="A-1", result=result, entry=entry))


@pytest.mark.parametrize(
    ("result", "p_claim", "p_rival", "mid", "direction"),
    [
        ("met", "0.7", "0.2", "5.4", Direction.SUPPORTS),
        ("not_met", "0.7", "0.2", "-4.3", Direction.WEAKENS),
        ("met", "0.2", "0.7", "-5.4", Direction.WEAKENS),
        ("not_met", "0.95", "0.6", "-9", Direction.WEAKENS),
        ("met", "0.99", "0.01", "20", Direction.SUPPORTS),
        ("met", "0.5", "0.5", "0", Direction.NEUTRAL),
    ],
)
def test_a_resolved_prediction_proposes_its_link(
    result: str, p_claim: str, p_rival: str, mid: str, direction: Direction
) -> None:
    """Met, the ratio of what it registered; not met, that of the complements; to a tenth of a decibel."""
    world, seen = expecting(p_claim, p_rival)
    resolved(world, result, seen)
    found = propose_link(world.journal.register(), "A-1")
    assert found is not None
    assert [("R-appel", Decimal(mid))] == [(each.rival, each.mid) for each in found.weights]
    assert ("H1b", seen.ref, direction) == (found.claim, found.entry, found.direction)
    assert ("G-ALI-01-0206", SourceKind.OBSERVATION) == (found.cluster, found.source_kind)
    world.record(
        EvidenceLinked(
            claim=found.claim, entry=found.entry, direction=found.direction, cluster=found.cluster,
            source_kind=found.source_kind, prediction="A-1", rationale=found.rationale.fr,
        )
    )  # fmt: skip
    assert propose_link(world.journal.register(), "A-1") is None, "a link that stands cites it"


def test_a_prediction_without_rivals_proposes_no_weight() -> None:
    """Its result says the direction."""
    world, seen = expecting(p_rival=None)
    resolved(world, "not_met", seen)
    found = propose_link(world.journal.register(), "A-1")
    assert found is not None
    assert (Direction.WEAKENS, ()) == (found.direction, found.weights)


@pytest.mark.parametrize("result", ["indeterminate", "met", "unresolved", "retracted", "retired"])
def test_nothing_is_proposed_without_a_result_and_what_shows_it(result: str) -> None:
    """Undecided, without entry, not resolved, on what was retracted, or when the resolution was."""
    world, seen = expecting()
    if result != "unresolved":
        given = resolved(
            world, "indeterminate" if result == "indeterminate" else "met", None if result == "met" else seen
        )
        if result in ("retracted", "retired"):
            world.retract(seen if result == "retracted" else given)
    assert propose_link(world.journal.register(), "A-1") is None


def test_the_latest_result_counts() -> None:
    """What could not be told has no weight; what was then seen has."""
    world, seen = expecting()
    assert [Decimal("5.4")] == [each.mid for each in foreseen(world.journal.register(), "A-1")]
    resolved(world, "indeterminate", seen)
    assert () == foreseen(world.journal.register(), "A-1")
    resolved(world, "not_met", seen)
    assert [Decimal("-4.3")] == [each.mid for each in foreseen(world.journal.register(), "A-1")]


def test_what_was_written_before_it_was_seen() -> None:
    """The predictions about that claim registered before the entry, and no others."""
    world, seen = expecting()
    late = PredictionRegistered(code="A-2", claim="H1b", title="Après", p_claim="0.7")
    world.record(late)
    register = world.journal.register()
    assert ["A-1"] == [each.code for each in predictions_before(register, "H1b@1", seen.position)]
    assert [] == [each.code for each in predictions_before(register, "H1a", seen.position)]


# what is left to weigh --------------------------------------------------------------------------------------------------


def test_what_a_reader_has_not_weighed() -> None:
    """Each link with its rivals that are left, the main one first; what is retracted is not asked for."""
    world = small_world()
    world.record(RivalRegistered(code="A-hasard", claims=["H1b"], statement="Le hasard."))
    first, second = world.linked(cluster="G-1"), world.linked(cluster="G-2")
    world.linked(claim="H1a", cluster="G-3")
    weight = {"rival": "R-appel", "if_rival": "rarely", "if_claim": "half"}
    world.record(EvidenceJudged(evidence=first, reader="P-01", weights=[weight], rationale="Lu."))

    def left(reader: str) -> list[tuple[str, tuple[str, ...]]]:
        return [(each.link, each.rivals) for each in to_weigh(world.journal.register(), reader)]

    assert [(first.ref, ("A-hasard",)), (second.ref, ("R-appel", "A-hasard"))] == left("P-01")
    assert [first.ref, second.ref] == [link for link, _ in left("rd")]
    world.retract(second)
    world.retract(world.journal.current(first).event.entry)  # type: ignore[attr-defined]  # a link cites an entry
    assert [] == left("rd")
