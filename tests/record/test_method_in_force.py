"""Which version of a method is in force: for a project, on a day, as known at some entry."""

from datetime import date
from typing import Any

import pytest

from ect_journal import Receipt
from ect_journal.catalogue import (
    DecisionTaken,
    MethodDefined,
    MethodExtended,
    MethodRetired,
    ProjectOpened,
    ProjectStageChanged,
)
from ect_journal.catalogue.methods import InForce, in_force
from ect_journal.codec import decode
from ect_journal.register import Register
from tests.record.building import adjusted
from tests.world import REFS, STEPS, SmallWorld, small_world


def held(world: SmallWorld, day: str, project: str, known_at: int | None = None, method: str = "ACC") -> InForce | None:
    """The answer of a register folded up to an entry, or up to now."""
    register = Register(lambda position: world.journal.entry(f"J{position}"), world.journal.time_zone)
    for row in world.journal.rows(upto=known_at):
        register.apply(decode(row.state))
    state = register.get("method", method)
    return in_force(state, date.fromisoformat(day), project, register.get("project", project))


def version(world: SmallWorld, day: str, project: str, known_at: int | None = None) -> int | None:
    """Its number alone."""
    answer = held(world, day, project, known_at)
    return answer.version if answer else None


def change(world: SmallWorld, *, on: str, **fields: Any) -> Receipt:
    """The next version of ACC, recorded that day on the ground of an observation."""
    return world.record(adjusted(**fields), occurred=on, grounds=[world.observed("2024-01-09")])


def the_april_change() -> tuple[SmallWorld, Receipt, Receipt]:
    """Moment 8 of domain.md: ACC v2 since September; v3 recorded on 2 April, for ECI-03 and MOB-01, from 8 April."""
    world = small_world()
    second = change(world, on="2024-01-09", version=2, based_on=1, effective_from="2023-09-01")
    mobility = ProjectOpened(
        code="MOB-01", name="Autopartage", domains=["mobility"], territory="Petite Montagne", since="2023-10-02"
    )
    world.record(mobility, occurred="2024-01-30")
    gathering = world.gathered("innovation", "2024-03-28")
    adopted = DecisionTaken(title="ACC v3", kind="method", outcome="adopted", gathering=gathering)
    decision = world.record(adopted, occurred="2024-03-28")
    third = change(
        world, on="2024-04-02", version=3, based_on=2, decision=decision, scope="projects",
        projects=["ECI-03", "MOB-01"], new_projects=False, effective_from="2024-04-08",
    )  # fmt: skip
    return world, second, third


@pytest.mark.parametrize(
    ("project", "day", "expected"),
    [
        ("ECI-03", "2024-04-07", 2), ("ECI-03", "2024-04-08", 3), ("ECI-03", "2025-01-01", 3),
        ("MOB-01", "2024-04-07", 2), ("MOB-01", "2024-04-08", 3),
        ("ALI-01", "2024-04-07", 2), ("ALI-01", "2024-04-08", 2), ("ALI-01", "2025-01-01", 2),
    ],
)  # fmt: skip
def test_the_change_of_april(project: str, day: str, expected: int) -> None:
    """On 7 April ECI-03 is under version 2, on 8 April under 3, the day of effect included; ALI-01 stays under 2."""
    world, _, _ = the_april_change()
    assert expected == version(world, day, project)


def test_the_change_of_april_was_not_known_on_the_first() -> None:
    """As known before it was recorded, ECI-03 would be under version 2 on 8 April."""
    world, _, third = the_april_change()
    assert 2 == version(world, "2024-04-08", "ECI-03", known_at=third.position - 1)
    assert 3 == version(world, "2024-04-08", "ECI-03", known_at=third.position)


def test_the_answer_says_since_when_and_why() -> None:
    """Adjusted; or in force at the opening of the project, since that day."""
    world, second, third = the_april_change()
    assert InForce(3, date(2024, 4, 8), third.position, "adjusted") == held(world, "2024-04-08", "ECI-03")
    assert InForce(2, date(2023, 9, 1), second.position, "adjusted") == held(
        world, "2024-04-08", "ECI-03", third.position - 1
    )
    assert InForce(2, date(2023, 11, 20), second.position, "at_opening") == held(world, "2024-04-08", "ALI-01")


def test_a_retracted_change_was_never_in_force() -> None:
    """In the current reading ECI-03 stays under version 2; as known before the retraction it was under 3."""
    world, _, third = the_april_change()
    retraction = world.retract(third)
    assert 2 == version(world, "2024-04-08", "ECI-03")
    assert 3 == version(world, "2024-04-08", "ECI-03", known_at=retraction.position - 1)
    world.reinstate(third)
    assert 3 == version(world, "2024-04-08", "ECI-03")


def test_a_corrected_day_of_effect_counts() -> None:
    """Corrected to 15 April, version 3 is not in force on the 8th."""
    world, _, third = the_april_change()
    world.correct(third, {"effective_from": "2024-04-15"})
    assert [2, 3] == [version(world, day, "ECI-03") for day in ("2024-04-14", "2024-04-15")]


def test_the_first_version_covers_projects_open_before_it_and_after_it() -> None:
    """A method is defined for every project; those opened later start with it, and say so."""
    world = small_world()
    world.record(
        MethodDefined(code="EME", kind="emergence", title="Émerger", steps=list(STEPS), effective_from="2023-08-01")
    )
    defined = world.journal.head
    assert InForce(1, date(2023, 8, 1), defined, "defined") == held(world, "2023-08-01", "ECI-03", method="EME")
    assert held(world, "2023-07-31", "ECI-03", method="EME") is None
    assert InForce(1, date(2023, 11, 20), defined, "at_opening") == held(world, "2024-01-01", "ALI-01", method="EME")


def test_a_method_defined_at_a_later_version_is_still_defined() -> None:
    """A method that comes into the journal at version 4 is in force because it was defined, not adjusted."""
    world = small_world()
    defined = MethodDefined(
        code="EME", kind="emergence", title="Émerger", steps=list(STEPS), version=4, effective_from="2023-08-01"
    )
    position = world.record(defined).position
    assert InForce(4, date(2023, 8, 1), position, "defined") == held(world, "2023-08-01", "ECI-03", method="EME")


def test_nothing_is_in_force_before_a_project_opens() -> None:
    """The day before its opening a project is under no version; that day it is under the one of its opening."""
    world = small_world()
    assert [None, 1] == [version(world, day, "ALI-01") for day in ("2023-11-19", "2023-11-20")]
    assert REFS["ACC"] == f"J{held(world, '2023-11-20', 'ALI-01').position}"  # type: ignore[union-attr]  # it is, as just seen


@pytest.mark.parametrize(("new_projects", "expected"), [(True, 2), (False, 1)])
@pytest.mark.parametrize("scope", [{"scope": "all"}, {"scope": "projects", "projects": ["ALI-01"]}])
def test_new_projects_start_with_a_version_that_says_so(
    scope: dict[str, Any], new_projects: bool, expected: int
) -> None:
    """A project opened after the change is under it if new projects are, else under the version before."""
    world = small_world()
    change(world, on="2024-01-09", effective_from="2024-01-09", new_projects=new_projects, **scope)
    later = ProjectOpened(code="LIE-02", name="Café-bricole", domains=["social_ties"], territory="Val")
    world.record(later, occurred="2024-01-10")
    assert expected == version(world, "2024-01-10", "LIE-02")
    assert [1, 2] == [version(world, day, "ALI-01") for day in ("2024-01-08", "2024-01-09")]


def test_a_project_opened_on_the_day_of_effect_is_then_open() -> None:
    """A version for all covers it, even if later projects do not start with it."""
    world = small_world()
    change(world, on="2024-01-09", effective_from="2024-01-10", new_projects=False)
    later = ProjectOpened(code="LIE-02", name="Café-bricole", domains=["social_ties"], territory="Val")
    world.record(later, occurred="2024-01-10")
    assert 2 == version(world, "2024-01-10", "LIE-02")


def test_a_named_project_may_open_after_the_day_of_effect() -> None:
    """A version that names a project is the one that it opens with."""
    world = small_world()
    named: dict[str, Any] = {"scope": "projects", "projects": ["ALI-01"], "new_projects": False}
    change(world, on="2024-01-09", effective_from="2023-07-01", **named)
    answer = held(world, "2024-01-01", "ALI-01")
    assert (2, "at_opening") == (answer and answer.version, answer and answer.because)
    assert 1 == version(world, "2024-01-01", "ECI-03")


@pytest.mark.parametrize("end", ["stopped", "autonomous"])
def test_a_version_for_all_leaves_out_projects_that_have_ended(end: str) -> None:
    """A project stopped, or autonomous, before the day of effect stays under the version it had."""
    world = small_world()
    ended = ProjectStageChanged(project="ALI-01", from_stage="idea", to_stage=end, reason="Fin.")
    skipped = [{"rule": "stage-skipped", "reason": "Repris par la commune."}] if end == "autonomous" else []
    world.record(ended, occurred="2024-02-01", exceptions=skipped)
    change(world, on="2024-02-02", effective_from="2024-02-02")
    assert [1, 2] == [version(world, "2024-02-02", project) for project in ("ALI-01", "ECI-03")]


def test_the_version_written_is_the_one_in_force() -> None:
    """An observation that departs from ACC is given the version that its project was under that day."""
    world, _, _ = the_april_change()
    seen = [
        world.observed(day, departs_from="ACC", projects=[project]).entry.event.model_dump()["departs_from"]
        for day, project in (("2024-04-07", "ECI-03"), ("2024-04-08", "ECI-03"), ("2024-04-08", "ALI-01"))
    ]
    assert ["ACC@2", "ACC@3", "ACC@2"] == seen


# extended, retired --------------------------------------------------------------------------------------------------------


def test_a_version_extended_is_in_force_for_the_projects_added() -> None:
    """From the day of the extension, because of it, and for them alone."""
    world, _, third = the_april_change()
    more = MethodExtended(method="ACC", version=3, projects=["ALI-01"], effective_from="2024-06-03")
    position = world.record(more).position
    assert [2, 3] == [version(world, day, "ALI-01") for day in ("2024-06-02", "2024-06-03")]
    assert InForce(3, date(2024, 6, 3), position, "extended") == held(world, "2024-06-03", "ALI-01")
    assert InForce(3, date(2024, 4, 8), third.position, "adjusted") == held(world, "2024-06-03", "ECI-03")
    assert 2 == version(world, "2024-06-03", "ALI-01", known_at=position - 1)
    world.retract(f"J{position}")
    assert 2 == version(world, "2024-06-03", "ALI-01")


def test_a_later_version_follows_an_extension() -> None:
    """Version 4, for all, is then in force everywhere."""
    world, _, _ = the_april_change()
    world.record(MethodExtended(method="ACC", version=3, projects=["ALI-01"], effective_from="2024-06-03"))
    change(world, on="2024-07-01", version=4, based_on=3, effective_from="2024-07-01")
    assert [3, 4] == [version(world, day, "ALI-01") for day in ("2024-06-30", "2024-07-01")]


def test_nothing_is_in_force_from_the_day_of_a_retirement() -> None:
    """The day before, what was; and a project opened later starts with nothing."""
    world, _, _ = the_april_change()
    end = world.record(MethodRetired(method="ACC", reason="Remplacée.", effective_from="2024-09-01"))
    assert [3, None] == [version(world, day, "ECI-03") for day in ("2024-08-31", "2024-09-01")]
    world.record(
        ProjectOpened(code="LIE-02", name="Café", domains=["social_ties"], territory="Val"), occurred="2024-09-02"
    )
    assert version(world, "2024-09-02", "LIE-02") is None
    world.retract(end)
    assert 3 == version(world, "2024-09-01", "ECI-03")
