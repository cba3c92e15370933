"""The rules of methods: numbers that follow one another, days of effect, scopes, reasons for a change."""

from typing import Any

import pytest

from ect_journal import Receipt
from ect_journal.catalogue import (
    DecisionTaken,
    ExperimentConcluded,
    ExperimentFramed,
    ExperimentStarted,
    MethodDefined,
)
from tests.record.building import adjusted
from tests.record.verdicts import beside, entries_of, explained, noted, refused
from tests.world import REFS, STEPS, SmallWorld, small_world


def triggered() -> tuple[SmallWorld, dict[str, Any]]:
    """A world in which something triggered a change, and what records it: its grounds."""
    world = small_world()
    return world, {"grounds": [world.observed("2024-03-19")]}


def in_two_versions(**fields: Any) -> tuple[SmallWorld, dict[str, Any], Receipt]:
    """A world in which ACC is at version 2, what grounds the next change, and the change that made version 2."""
    world, around = triggered()
    return world, around, world.record(adjusted(**fields), **around)


@pytest.mark.parametrize("number", [1, 3, 0])
def test_versions_follow_one_another(number: int) -> None:
    """After version 1 comes version 2."""
    world, around = triggered()
    error = refused("version-not-next", world, adjusted(version=number), **around)
    assert "Give version=2." == error.findings[0].hint.en
    beside("version-not-next", world, adjusted(version=2), **around)


def test_the_number_of_a_retracted_version_is_not_used_again() -> None:
    """Version 2 was retracted: the next is 3."""
    world, around, second = in_two_versions()
    world.retract(second)
    refused("version-not-next", world, adjusted(version=2), **around)
    beside("version-not-next", world, adjusted(version=3), **around)


def test_a_method_may_come_from_before_the_journal() -> None:
    """Its first version here may bear any number from 1, and the next one follows."""
    world, around = triggered()
    given: dict[str, Any] = {"kind": "emergence", "title": "Émerger", "steps": list(STEPS)}
    refused("version-not-next", world, MethodDefined(code="EME", **given, version=0, effective_from="2023-03-01"))
    beside("version-not-next", world, MethodDefined(code="EME", **given, version=4, effective_from="2023-03-01"))
    beside("version-not-next", world, adjusted(method="EME", version=5, based_on=4), **around)


def test_a_method_whose_definition_was_retracted_does_not_start_over() -> None:
    """A definition retracted and recorded anew takes the next number."""
    world = small_world()
    world.retract(REFS["ACC"])
    given: dict[str, Any] = {"kind": "support", "title": "Accompagner", "steps": list(STEPS)}
    refused("version-not-next", world, MethodDefined(code="ACC", **given, version=1, effective_from="2023-03-01"))
    beside("version-not-next", world, MethodDefined(code="ACC", **given, version=2, effective_from="2023-03-01"))


def test_a_version_is_based_on_one_that_exists() -> None:
    """There is no version 3 to start from; there is a version 1, even after version 2."""
    world, around, _ = in_two_versions()
    third: dict[str, Any] = {"version": 3, "effective_from": "2024-05-13"}
    error = refused("version-unknown", world, adjusted(**third, based_on=3), **around)
    assert "Its versions are: 1, 2." == error.findings[0].hint.en
    beside("version-unknown", world, adjusted(**third, based_on=1), **around)


def test_one_version_is_in_force_on_a_day() -> None:
    """A project is not put under two versions on one day."""
    world, around, second = in_two_versions()
    third = {"version": 3, "based_on": 2}
    error = refused("two-versions-in-force", world, adjusted(**third, effective_from="2024-04-08"), **around)
    assert {second.ref} == entries_of(error)
    beside("two-versions-in-force", world, adjusted(**third, effective_from="2024-04-09"), **around)


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ({"scope": "projects", "projects": ["ALI-01"]}, {}),
        ({}, {"scope": "projects", "projects": ["ALI-01"]}),
        ({"scope": "projects", "projects": ["ALI-01"]}, {"scope": "projects", "projects": ["ECI-03", "ALI-01"]}),
    ],
    ids=["one, then all", "all, then one", "both name it"],
)
def test_scopes_that_share_a_project_meet_on_a_day(first: dict[str, Any], then: dict[str, Any]) -> None:
    """Two versions are in force for a project that both cover, and it is named."""
    world, around, _ = in_two_versions(**first)
    error = refused("two-versions-in-force", world, adjusted(version=3, based_on=2, **then), **around)
    assert "ALI-01 would be under versions 2 and 3 of ACC at once" in error.findings[0].text.en


@pytest.mark.parametrize("day", ["2024-04-07", "2024-04-08"])
def test_a_version_takes_effect_after_the_one_before(day: str) -> None:
    """On the day of the version before, or earlier, even for other projects, it does not; the day after, it does."""
    world, around, second = in_two_versions(scope="projects", projects=["ALI-01"])
    third: dict[str, Any] = {"version": 3, "based_on": 2, "scope": "projects", "projects": ["ECI-03"]}
    error = refused("effective-not-after", world, adjusted(**third, effective_from=day), **around)
    assert {second.ref} == entries_of(error)
    beside("effective-not-after", world, adjusted(**third, effective_from="2024-04-09"), **around)


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ({"scope": "projects"}, {"scope": "projects", "projects": ["ECI-03"]}),
        ({"scope": "all", "projects": ["ECI-03"]}, {"scope": "all"}),
    ],
    ids=["named, but none", "all, and some"],
)
def test_the_scope_and_the_projects_agree(wrong: dict[str, Any], right: dict[str, Any]) -> None:
    """The scope “projects” names at least one; “all” names none."""
    world, around = triggered()
    refused("scope-without-projects", world, adjusted(**wrong), **around)
    beside("scope-without-projects", world, adjusted(**right), **around)


def test_each_step_has_its_own_key() -> None:
    """The steps of a method are told apart by their keys, when it is defined and when it is adjusted."""
    world, around = triggered()
    twice = [STEPS[0], STEPS[1], STEPS[0]]
    refused("step-twice", world, adjusted(steps=twice), **around)
    given: dict[str, Any] = {"code": "EME", "kind": "emergence", "title": "Émerger", "effective_from": "2023-03-01"}
    refused("step-twice", world, MethodDefined(**given, steps=twice))
    beside("step-twice", world, MethodDefined(**given, steps=list(STEPS)))
    beside("step-twice", world, adjusted(), **around)


def test_a_change_says_what_triggered_it() -> None:
    """A method change without grounds takes a reason."""
    world, around = triggered()
    explained("method-change-without-grounds", world, adjusted(), because="Le déclencheur n’a pas été consigné.")
    world, around = triggered()
    beside("method-change-without-grounds", world, adjusted(), **around)


def test_a_change_takes_effect_after_its_decision() -> None:
    """Effective before the committee adopted it, it is a regularisation and takes a reason; on the day itself, none."""
    world, around = triggered()
    gathering = world.gathered("innovation", "2024-03-28")
    adopted = DecisionTaken(title="ACC v2", kind="method", outcome="adopted", gathering=gathering)
    decision = world.record(adopted, occurred="2024-03-28")
    early = adjusted(decision=decision, effective_from="2024-03-27")
    error = refused("effective-before-decision", world, early, **around)
    assert {decision.ref} == entries_of(error)
    explained("effective-before-decision", world, early, **around, because="Déjà appliquée : régularisation.")
    on_the_day = adjusted(version=3, based_on=2, decision=decision, effective_from="2024-03-28")
    beside("effective-before-decision", world, on_the_day, **around)


def running(world: SmallWorld) -> Receipt:
    """EXP-02 runs on ECI-03."""
    world.record(
        ExperimentFramed(code="EXP-02", title="Binôme", projects=["ECI-03"], protocol="Co-animer quatre ateliers.")
    )
    reason = [{"rule": "experiment-unprepared", "reason": "Lancée avant le journal."}]
    return world.record(ExperimentStarted(experiment="EXP-02"), exceptions=reason)


@pytest.mark.parametrize("scope", [{"scope": "all"}, {"scope": "projects", "projects": ["ECI-03"]}])
def test_a_change_during_an_experiment_is_flagged(scope: dict[str, Any]) -> None:
    """The experiment on ECI-03 will mix two versions."""
    world, around = triggered()
    running(world)
    receipt = noted("method-changed-during-experiment", world, adjusted(**scope), **around)
    assert "ECI-03 is under the running experiment EXP-02" in receipt.notes[-1].text.en


def test_a_change_elsewhere_or_after_is_not_flagged() -> None:
    """A change for another project, or once the experiment is concluded, mixes nothing."""
    world, around = triggered()
    running(world)
    elsewhere = adjusted(scope="projects", projects=["ALI-01"])
    beside("method-changed-during-experiment", world, elsewhere, **around)
    world.record(ExperimentConcluded(experiment="EXP-02", result="met", findings="Le groupe propose."))
    after = adjusted(version=3, based_on=2, effective_from="2024-05-13")
    beside("method-changed-during-experiment", world, after, **around)
