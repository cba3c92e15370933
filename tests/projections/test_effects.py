"""Hand-worked cases of what happened where a version applied: before and since, side by side."""

from decimal import Decimal
from typing import Any

import pytest

from ect_journal import Journal
from ect_journal.catalogue import (
    IdealSet,
    IndicatorMeasured,
    MethodAdjusted,
    MethodExtended,
    MethodRetired,
    ObservationRecorded,
    PillarAssessed,
    ProjectStageChanged,
)
from ect_projections import Reading, method_effects, method_in_force
from tests.projections.journals import set_clock, started


@pytest.fixture
def journal() -> Journal:
    """ACC@2 takes effect on 1 April 2024 for ECI-03 alone; ALI-01 and MOB-01 stay under ACC@1. It is 1 June 2025."""
    journal = started()
    set_clock(journal, "2025-06-01T09:00")
    adjust(journal, 2, "2024-04-01", projects=["ECI-03"])
    return journal


def adjust(journal: Journal, version: int, day: str, **around: Any) -> None:
    about = {"scope": "projects" if "projects" in around else "all", "new_projects": True} | around
    event = MethodAdjusted(
        method="ACC", version=version, based_on=1, steps=[{"key": "cadrer", "text": "À deux."}], reason="Le groupe se tait.",
        loop="single", effective_from=day, **about,
    )  # fmt: skip
    journal.record(event, grounds=["J14"], occurred=min(day, "2025-06-01"))


def told(journal: Journal, project: str, measure: str, version: int = 2, **at: Any) -> dict[str, Any]:
    rows = method_effects(Reading.of(journal, **at), "ACC", version).collect().to_dicts()
    return next(row for row in rows if (row["project"], row["measure"]) == (project, measure))


def test_projects_covered_beside_those_that_are_not(journal: Journal) -> None:
    """Every project open on the day of effect; those under the version first."""
    found = method_effects(Reading.of(journal), "ACC", 2).collect().unique(["project"], maintain_order=True)
    assert found.select("project", "covered").rows() == [("ECI-03", True), ("ALI-01", False), ("MOB-01", False)]


def test_the_last_score_before_and_since(journal: Journal) -> None:
    """Each with its day and its entry; the difference is in points."""
    ideal = {"pillar": "resilience", "target": 4, "description": "Tenir."}
    journal.record(IdealSet(project="ECI-03", pillars=[ideal]), occurred="2024-02-01")
    for value, day in ((0, "2024-02-02"), (1, "2024-03-31"), (2, "2024-04-01"), (3, "2024-12-12")):
        event = PillarAssessed(project="ECI-03", pillar="resilience", score=value, rationale="Vu.")
        journal.record(event, occurred=day)
    row = told(journal, "ECI-03", "pillar:resilience")
    assert (row["before"], row["after"], row["change"]) == ("1", "3", 2)
    assert (str(row["before_day"]), str(row["after_day"])) == ("2024-03-31", "2024-12-12")
    assert (row["before_entries"], row["after_entries"]) == ([journal.head - 2], [journal.head])
    assert told(journal, "ECI-03", "pillar:resilience", as_of="2024-11-30")["after"] == "2"


def test_an_indicator_that_only_one_side_has(journal: Journal) -> None:
    """What was not measured before has no value there, and no difference."""
    event = IndicatorMeasured(indicator="IND-01", project="ALI-01", value="2.40")
    journal.record(event, occurred=("2024-04-01", "2024-04-15"))
    row = told(journal, "ALI-01", "indicator:IND-01")
    assert (row["before"], row["after"], row["change"], row["before_entries"]) == (None, "2.4", None, [])


def test_a_stage_lasts_until_it_changes(journal: Journal) -> None:
    """A project that has not moved is since then where it was before; steps forward are counted along the stages."""
    for before, after, day in (("explored", "initiated", "2024-05-01"), ("initiated", "structured", "2024-06-01")):
        event = ProjectStageChanged(project="ECI-03", from_stage=before, to_stage=after, reason="Ainsi.")
        journal.record(event, occurred=day)
    moved, still = told(journal, "ECI-03", "stage"), told(journal, "MOB-01", "stage")
    assert (moved["before"], moved["after"], moved["change"]) == ("explored", "structured", Decimal(2))
    assert (still["before"], still["after"], still["change"]) == ("explored", "explored", 0)


def test_observations_are_counted(journal: Journal) -> None:
    """On each side, none included; counts have no difference, the two sides not being as long as each other."""
    journal.record(ObservationRecorded(title="Vu", projects=["ALI-01", "ALI-01"]), occurred="2024-05-01")
    row = told(journal, "ALI-01", "observations")
    assert (row["before"], row["after"], row["change"]) == ("1", "1", None)
    assert (row["before_entries"], row["after_entries"]) == ([14], [journal.head])
    assert told(journal, "MOB-01", "observations")["before"] == "0"


def test_until_another_version_covers_the_project(journal: Journal) -> None:
    """The first later day on which the project comes under another version, or under this one after all."""
    event = MethodExtended(method="ACC", version=2, projects=["MOB-01"], effective_from="2024-09-01")
    journal.record(event, occurred="2024-09-01")
    adjust(journal, 3, "2025-01-15")
    found = method_effects(Reading.of(journal), "ACC", 2).collect()
    until = {row["project"]: str(row["until"]) for row in found.to_dicts()}
    assert until == {"ECI-03": "2025-01-15", "ALI-01": "2025-01-15", "MOB-01": "2024-09-01"}


def test_an_extension_and_a_retirement_are_in_force(journal: Journal) -> None:
    """A project that a version was extended to is under it, by that entry; from its last day on, a method covers nothing."""
    extended = MethodExtended(method="ACC", version=2, projects=["MOB-01"], effective_from="2024-09-01")
    receipt = journal.record(extended, occurred="2024-09-01")
    retired = MethodRetired(method="ACC", reason="Plus personne.", effective_from="2025-03-01")
    journal.record(retired, occurred="2025-03-01")
    now = Reading.of(journal)
    (held,) = method_in_force(now, "2024-09-01", "MOB-01").collect().to_dicts()
    assert (held["version"], held["because"], held["position"]) == (2, "extended", receipt.position)
    assert method_in_force(now, "2025-02-28").collect()["version"].to_list() == [1, 2, 2]
    assert method_in_force(now, "2025-03-01").collect().height == 0


def test_a_version_still_to_come_has_no_row(journal: Journal) -> None:
    """Its day of effect is after the reading's day."""
    assert method_effects(Reading.of(journal, as_of="2024-03-31"), "ACC", 2).collect().height == 0
