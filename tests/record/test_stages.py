"""The stages of a project: the table of domain.md, entry by entry, and changes recorded late."""

from itertools import product

import pytest

from ect_journal.catalogue import ProjectOpened
from ect_journal.catalogue.projects import PATH, TRANSITIONS
from ect_journal.catalogue.vocabularies import Stage
from tests.record.building import at, change
from tests.record.verdicts import beside, entries_of, explained, refused
from tests.world import REFS, small_world

TABLE = """
idea -> explored, stopped
explored -> initiated, paused, stopped
initiated -> structured, paused, stopped
structured -> experimenting, launched, paused, stopped
experimenting -> structured, launched, paused, stopped
launched -> autonomous, paused, stopped
paused -> the stage it left, stopped
autonomous ->
stopped ->
"""
"""Copied from domain.md section 5, a line each."""
FORWARD = ["idea", "explored", "initiated", "structured", "experimenting", "launched", "autonomous"]
"""The stages that a project goes through; further along it than the table allows skips a stage."""
ROUTES = {
    "idea": [],
    "explored": ["explored"],
    "initiated": ["explored", "initiated"],
    "structured": ["explored", "initiated", "structured"],
    "experimenting": ["explored", "initiated", "structured", "experimenting"],
    "launched": ["explored", "initiated", "structured", "launched"],
    "autonomous": ["explored", "initiated", "structured", "launched", "autonomous"],
    "paused": ["explored", "paused"],
    "stopped": ["stopped"],
}
"""A way from the idea to each stage; the paused project left the stage “explored”."""


def allowed(left: str) -> dict[str, list[str]]:
    """The table, for a paused project that had left this stage."""
    lines = [line.split(" ->") for line in TABLE.strip().splitlines()]
    return {before: [after.strip().replace("the stage it left", left) for after in afters.split(",") if after.strip()]
            for before, afters in lines}  # fmt: skip


PAIRS = list(product(Stage, Stage))
ALLOWED = [(before, after) for before, after in PAIRS if after in allowed("explored")[before]]
SKIPPING = [
    (before, after)
    for before, after in PAIRS
    if (before, after) not in ALLOWED
    and before in FORWARD
    and after in FORWARD
    and FORWARD.index(after) > FORWARD.index(before)
]
FORBIDDEN = [pair for pair in PAIRS if pair not in ALLOWED and pair not in SKIPPING]


def test_the_table_of_the_record_is_that_of_the_design() -> None:
    """The transitions kept as data are those written above, the stage left by a pause apart."""
    assert {stage.value: [after.value for after in afters] for stage, afters in TRANSITIONS.items()} == {
        before: [after for after in afters if (before, after) != ("paused", "explored")]
        for before, afters in allowed("explored").items()
    }
    assert FORWARD == [stage.value for stage in PATH]
    assert (21, 14, 46) == (len(ALLOWED), len(SKIPPING), len(FORBIDDEN))


@pytest.mark.parametrize(("before", "after"), ALLOWED)
def test_each_transition_of_the_table_passes(before: str, after: str) -> None:
    """A project goes from a stage to those that the table gives it."""
    world, _ = at(*ROUTES[before])
    receipt = beside("stage-forbidden", world, change(before, after), occurred="2024-06-10")
    assert [] == [finding.rule.code for finding in receipt.notes]


@pytest.mark.parametrize(("before", "after"), SKIPPING)
def test_going_forward_past_a_stage_takes_a_reason(before: str, after: str) -> None:
    """Skipping stages forward is possible to who says why."""
    world, _ = at(*ROUTES[before])
    because = "L’étape intermédiaire a eu lieu avant le journal."
    entry = explained("stage-skipped", world, change(before, after), occurred="2024-06-10", because=because)
    assert entry.position == world.journal.register().get("project", "ALI-01").stages[-1].position


@pytest.mark.parametrize(("before", "after"), FORBIDDEN)
def test_every_other_transition_is_refused(before: str, after: str) -> None:
    """Backwards, on the spot, out of an end: no reason helps."""
    world, _ = at(*ROUTES[before])
    refused("stage-forbidden", world, change(before, after), occurred="2024-06-10")


def test_one_stage_at_a_time_takes_no_reason() -> None:
    """The next stage of the path is no skipping."""
    world, _ = at("explored")
    beside("stage-skipped", world, change("explored", "initiated"), occurred="2024-02-10")


@pytest.mark.parametrize("left", ["explored", "initiated", "structured", "experimenting", "launched"])
def test_a_paused_project_resumes_where_it_stood(left: str) -> None:
    """From a pause a project goes back to the stage it left, and to no other stage of the path."""
    for after in FORWARD:
        world, _ = at(*ROUTES[left], "paused")
        if after == left:
            beside("stage-forbidden", world, change("paused", after), occurred="2024-10-10")
        else:
            refused("stage-forbidden", world, change("paused", after), occurred="2024-10-10")


def test_a_change_starts_from_the_stage_the_project_is_at() -> None:
    """The stage said to be left is the one that was reached, and the hint gives it."""
    world, [explored] = at("explored")
    error = refused("stage-mismatch", world, change("idea", "explored"), occurred="2024-02-10")
    assert {explored.ref} == entries_of(error)
    assert "give from_stage=explored" in error.findings[0].hint.en
    beside("stage-mismatch", world, change("explored", "initiated"), occurred="2024-02-10")


def test_a_project_may_be_opened_at_a_later_stage() -> None:
    """Its first change starts from there."""
    world = small_world()
    world.record(ProjectOpened(code="SAN-01", name="Maison", domains=["health"], territory="Val", stage="structured"))
    refused("stage-mismatch", world, change("idea", "explored", "SAN-01"))
    beside("stage-mismatch", world, change("structured", "launched", "SAN-01"))


# changes recorded late --------------------------------------------------------------------------------------------------


def test_a_late_change_comes_after_the_one_before_it_in_valid_time() -> None:
    """Recorded in June for February, it starts from the stage of February."""
    world, _ = at("explored")
    world.on("2024-06-10")
    refused("stage-mismatch", world, change("explored", "initiated"), occurred="2024-01-09")
    beside("stage-mismatch", world, change("explored", "initiated"), occurred="2024-02-10")


def test_a_late_change_fits_the_one_after_it_in_valid_time() -> None:
    """A pause of January would leave the change of February without the stage that it starts from: that one is named."""
    world, [_, initiated] = at("explored", "initiated")
    error = refused("history-refused", world, change("explored", "paused"), occurred="2024-01-20")
    assert {initiated.ref} == entries_of(error)
    assert f"Read that way, {initiated.ref} would break a rule" in error.findings[0].text.en
    beside("history-refused", world, change("initiated", "paused"), occurred="2024-02-20")


def test_a_late_change_takes_the_place_of_one_that_was_retracted() -> None:
    """With February's change retracted, a change of January fits."""
    world, [_, initiated] = at("explored", "initiated")
    world.retract(initiated)
    beside("history-refused", world, change("explored", "paused"), occurred="2024-01-20")
    assert {initiated.ref} == entries_of(refused("history-refused", world, lambda: world.reinstate(initiated)))


def test_nothing_changes_before_the_project_began() -> None:
    """The opening comes first, whatever day it was recorded."""
    world = small_world()
    error = refused("stage-mismatch", world, change("idea", "explored"), occurred="2023-11-19")
    assert {REFS["ALI-01"]} == entries_of(error)
    beside("stage-mismatch", world, change("idea", "explored"), occurred="2023-11-20")


def test_two_changes_of_one_day_follow_their_numbers() -> None:
    """What was recorded first that day came first."""
    world, _ = at("explored")
    world.record(change("explored", "initiated"), occurred="2024-03-10")
    beside("stage-mismatch", world, change("initiated", "structured"), occurred="2024-03-10")
