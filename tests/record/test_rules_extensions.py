"""The rules of versions extended to more projects, and of methods retired."""

from typing import Any

import pytest

from ect_journal import Receipt
from ect_journal.catalogue import DecisionTaken, ExperimentFramed, ExperimentStarted, MethodExtended, MethodRetired
from tests.record.building import adjusted
from tests.record.verdicts import beside, entries_of, explained, noted, refused
from tests.world import SmallWorld, small_world


def changed(**fields: Any) -> tuple[SmallWorld, Receipt]:
    """A world in which ACC is at version 2 for ECI-03 alone, from 8 April, and the entry that made it so."""
    world = small_world()
    given = {"scope": "projects", "projects": ["ECI-03"], "new_projects": False, **fields}
    return world, world.record(adjusted(**given), grounds=[world.observed("2024-03-19")])


def extended(**fields: Any) -> MethodExtended:
    """Version 2 of ACC is extended to ALI-01 from 3 June."""
    given: dict[str, Any] = {"method": "ACC", "version": 2, "projects": ["ALI-01"], "effective_from": "2024-06-03"}
    return MethodExtended(**{**given, **fields})


def retired(day: str = "2025-01-01") -> MethodRetired:
    return MethodRetired(method="ACC", reason="Remplacée.", effective_from=day)


def test_a_version_extended_exists() -> None:
    """There is no version 3 to extend."""
    world, _ = changed()
    refused("version-unknown", world, extended(version=3))
    beside("version-unknown", world, extended())


def test_a_version_is_extended_from_its_own_day_on() -> None:
    """Not before it takes effect; on that very day, yes."""
    world, second = changed()
    error = refused("extended-before-version", world, extended(effective_from="2024-04-07"))
    assert {second.ref} == entries_of(error)
    beside("extended-before-version", world, extended(effective_from="2024-04-08"))


def test_a_project_already_under_a_version_is_not_put_under_it_again() -> None:
    """ECI-03 is under version 2 since it changed, ALI-01 once it is extended; back to version 1 is a change."""
    world, second = changed()
    error = refused("already-under-version", world, extended(projects=["ALI-01", "ECI-03"]))
    assert {second.ref} == entries_of(error)
    more = beside("already-under-version", world, extended())
    error = refused("already-under-version", world, extended(effective_from="2024-07-01"))
    assert {more.ref} == entries_of(error)
    beside("already-under-version", world, extended(version=1, effective_from="2024-07-01"))
    beside("already-under-version", world, lambda: world.correct(more, {"effective_from": "2024-06-04"}))


def test_an_extension_and_a_version_do_not_begin_on_one_day() -> None:
    """For a project that both cover, whichever comes first; another day, or other projects, will do."""
    world, _ = changed()
    around = {"grounds": [world.observed("2024-03-19")]}
    more = world.record(extended())
    third: dict[str, Any] = {"version": 3, "based_on": 2, "effective_from": "2024-06-03"}
    error = refused("two-versions-in-force", world, adjusted(**third), **around)
    assert {more.ref} == entries_of(error)
    named = {"scope": "projects", "projects": ["ECI-03"]}
    last = beside("two-versions-in-force", world, adjusted(**third, **named), **around)
    error = refused("two-versions-in-force", world, extended(projects=["ECI-03"]))
    assert {last.ref} == entries_of(error)
    refused("two-versions-in-force", world, extended(version=1, projects=["ALI-01"]))
    beside("two-versions-in-force", world, extended(projects=["ECI-03"], effective_from="2024-06-04"))


def test_what_was_extended_is_not_taken_away_from_under() -> None:
    """Nor does it come to begin after its extension."""
    world, second = changed()
    more = world.record(extended())
    for act in (lambda: world.retract(second), lambda: world.correct(second, {"effective_from": "2024-06-04"})):
        assert {more.ref} == entries_of(refused("history-refused", world, act))
    world.retract(more)
    beside("history-refused", world, lambda: world.retract(second))


def test_an_extension_keeps_to_its_decision_and_minds_experiments() -> None:
    """It is a change for the projects that it adds."""
    world, _ = changed()
    gathering = world.gathered("innovation", "2024-06-06")
    adopted = DecisionTaken(title="ACC v2 pour tous", kind="method", outcome="adopted", gathering=gathering)
    decision = world.record(adopted, occurred="2024-06-06")
    explained("effective-before-decision", world, extended(decision=decision), because="Régularisation.")
    world.record(ExperimentFramed(code="EXP-02", title="Binôme", projects=["ECI-03", "ALI-01"], protocol="Co-animer."))
    unprepared = [{"rule": "experiment-unprepared", "reason": "Lancée avant le journal."}]
    world.record(ExperimentStarted(experiment="EXP-02"), exceptions=unprepared)
    back = extended(version=1, effective_from="2024-06-06", decision=decision)
    receipt = noted("method-changed-during-experiment", world, back)
    assert "ALI-01 is under the running experiment EXP-02" in receipt.notes[-1].text.en


def test_a_method_is_retired_after_all_that_began() -> None:
    """After its last version, and after what extended it."""
    world, second = changed()
    assert {second.ref} == entries_of(refused("effective-not-after", world, retired("2024-04-08")))
    more = world.record(extended())
    assert {more.ref} == entries_of(refused("effective-not-after", world, retired("2024-06-03")))
    beside("effective-not-after", world, retired("2024-06-04"))


@pytest.mark.parametrize("what", ["adjusted", "extended", "retired"])
def test_nothing_becomes_of_a_method_that_was_retired(what: str) -> None:
    """Unless that is retracted."""
    world, _ = changed()
    around = {"grounds": [world.observed("2024-03-19")]}
    acts = {
        "adjusted": adjusted(version=3, based_on=2, effective_from="2024-07-01"),
        "extended": extended(),
        "retired": retired("2025-06-01"),
    }
    end = world.record(retired())
    assert {end.ref} == entries_of(refused("method-retired", world, acts[what], **around))
    world.retract(end)
    beside("method-retired", world, acts[what], **around)
