"""How a method changed, and which version covers a project on a day."""

from collections.abc import Sequence
from datetime import date
from itertools import combinations
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ect_journal import InvalidInput, Journal
from ect_journal.catalogue import MethodAdjusted, MethodDefined, ObservationRecorded, ProjectOpened, ProjectStageChanged
from ect_journal.codec import decode
from ect_journal.event import Event
from ect_projections import Reading, method_history, method_in_force
from ect_projections._steps import changes
from tests.projections import twins
from tests.projections.journals import set_clock, started
from tests.projections.samples import reading, row

FIRST = ("cadrer", "ouvrir", "tenir")


@pytest.fixture
def journal() -> Journal:
    """ACC is at version 1 since 1 December 2023; three projects opened on 2 January 2024."""
    return started()


def _adjust(
    journal: Journal, version: int, effective: str, projects: Sequence[str] = (), steps: Sequence[str] = FIRST,
    new_projects: bool = True, based_on: int | None = None,
) -> int:  # fmt: skip
    event = MethodAdjusted(
        method="ACC", version=version, based_on=based_on or version - 1, reason="Le groupe s’est tu.", loop="double",
        steps=[{"key": key, "text": f"Étape {key}"} for key in steps], effective_from=effective,
        scope="projects" if projects else "all", projects=list(projects), new_projects=new_projects,
    )  # fmt: skip
    seen = journal.record(ObservationRecorded(title="L’animateur coupe la parole", projects=["ECI-03"]))
    position: int = journal.record(event, grounds=[seen.ref]).position
    return position


def _version(reading: Reading, day: str, project: str) -> tuple[Any, ...] | None:
    found = method_in_force(reading, day=day, project=project, method="ACC").collect()
    return found.select("version", "since", "because").row(0) if found.height else None


def test_a_version_for_named_projects(journal: Journal) -> None:
    """On the eve ECI-03 is under the version before, on the day of effect under the new one; ALI-01 keeps the old one."""
    set_clock(journal, "2024-02-01T09:00")
    _adjust(journal, 2, "2024-02-01")
    set_clock(journal, "2024-04-02T09:00")
    _adjust(journal, 3, "2024-04-08", projects=["ECI-03", "MOB-01"])
    now = Reading.of(journal)
    two, three = (2, date(2024, 2, 1), "adjusted"), (3, date(2024, 4, 8), "adjusted")
    assert _version(now, "2024-04-07", "ECI-03") == two
    assert _version(now, "2024-04-08", "ECI-03") == three
    assert [_version(now, day, "ALI-01") for day in ("2024-04-07", "2024-04-08")] == [two, two]
    assert _version(Reading.of(journal, known_at="2024-04-01"), "2024-04-08", "ECI-03") == two


def test_a_project_opens_with_the_version_of_the_day(journal: Journal) -> None:
    """Of the versions then in effect that new projects start with, the last; since its opening."""
    assert _version(Reading.of(journal), "2024-01-02", "ALI-01") == (1, date(2024, 1, 2), "at_opening")
    set_clock(journal, "2024-03-01T09:00")
    _adjust(journal, 2, "2024-02-01", new_projects=False)
    journal.record(ProjectOpened(code="SAN-01", name="Santé", domains=["health"], territory="Jura"))
    assert _version(Reading.of(journal), "2024-03-01", "SAN-01") == (1, date(2024, 3, 1), "at_opening")
    assert _version(Reading.of(journal), "2024-03-01", "ALI-01") == (2, date(2024, 2, 1), "adjusted")


def test_before_its_opening_nothing_covers_a_project(journal: Journal) -> None:
    """No row on a day on which the project was not open, nor before the method was in effect."""
    now = Reading.of(journal)
    assert _version(now, "2024-01-01", "ALI-01") is None
    assert method_in_force(now, day="2023-11-30").collect().height == 0


def test_a_project_that_had_ended_keeps_its_last_version(journal: Journal) -> None:
    """A version for all covers the projects then open, not one that had stopped."""
    event = ProjectStageChanged(project="ALI-01", from_stage="explored", to_stage="stopped", reason="Plus personne.")
    journal.record(event)
    set_clock(journal, "2024-02-01T09:00")
    _adjust(journal, 2, "2024-02-01")
    now = Reading.of(journal)
    assert _version(now, "2024-02-01", "ALI-01") == (1, date(2024, 1, 2), "at_opening")
    assert method_history(now, "ACC").collect()["projects"].to_list()[1] == ["ECI-03", "MOB-01"]


def test_the_day_left_out_is_that_of_the_reading(journal: Journal) -> None:
    """as_of, else the day of known_at, else today."""
    set_clock(journal, "2024-02-01T09:00")
    before = journal.head
    _adjust(journal, 2, "2024-02-10")
    set_clock(journal, "2024-02-09T09:00")
    readings = [Reading.of(journal), Reading.of(journal, known_at=before), Reading.of(journal, as_of="2024-02-10")]
    versions = [method_in_force(r, project="ALI-01").collect()["version"].item() for r in readings]
    assert versions == [1, 1, 2]
    with pytest.raises(InvalidInput):
        method_in_force(readings[0], day="demain")


def test_a_version_retracted_is_not_in_force(journal: Journal) -> None:
    """As if it had never been, from its retraction on; as known before, it holds."""
    set_clock(journal, "2024-02-01T09:00")
    position = _adjust(journal, 2, "2024-02-01")
    journal.retract(f"J{position}", reason="error")
    now = Reading.of(journal)
    assert _version(now, "2024-02-01", "ALI-01") == (1, date(2024, 1, 2), "at_opening")
    assert _version(now.at(known_at=position), "2024-02-01", "ALI-01") == (2, date(2024, 2, 1), "adjusted")


def test_the_history_says_what_changed_and_why(journal: Journal) -> None:
    """One row per version: what changed against the one it is based on, its triggers, its reason, whom it covers."""
    set_clock(journal, "2024-02-01T09:00")
    position = _adjust(
        journal, 2, "2024-02-05", projects=["ECI-03"], steps=("tenir", "cadrer", "écouter".replace("é", "e"))
    )
    rows = method_history(Reading.of(journal), "ACC").collect().to_dicts()
    assert [(row["version"], row["based_on"], row["scope"], row["projects"]) for row in rows] == [
        (1, None, "all", []), (2, 1, "projects", ["ECI-03"])
    ]  # fmt: skip
    names = ("title", "added", "removed", "reworded", "moved", "triggers", "reason", "loop", "position")
    assert [rows[1][name] for name in names] == [
        "Binôme", ["ecouter"], ["ouvrir"], [], ["tenir"], [f"J{position - 1}"], "Le groupe s’est tu.", "double", position
    ]  # fmt: skip
    assert [rows[0][name] for name in ("added", "removed", "reworded", "moved")] == [None] * 4


def test_as_of_keeps_the_versions_in_effect(journal: Journal) -> None:
    """effective_from is the valid time of a version, not the day on which the change was made."""
    set_clock(journal, "2024-02-01T09:00")
    _adjust(journal, 2, "2024-02-05")
    heights = [method_history(Reading.of(journal, as_of=f"2024-02-0{day}")).collect().height for day in (4, 5)]
    assert heights == [1, 2]


ONE, TWO, THREE, FOUR, FIVE, SIX = (date(2024, 1, number) for number in range(1, 7))
DAY = st.sampled_from([ONE, TWO, THREE, FOUR, FIVE, SIX])
PROJECTS = st.lists(
    st.tuples(DAY, st.none() | st.tuples(st.sampled_from(["stopped", "autonomous", "paused"]), DAY)), max_size=3
)
VERSIONS = st.lists(st.tuples(DAY, st.sets(st.sampled_from(["P-0", "P-1"])), st.booleans()), max_size=5)


@given(PROJECTS, VERSIONS, DAY, st.none() | DAY)
@example([(ONE, ("autonomous", TWO))], [(ONE, set(), True), (THREE, set(), True)], SIX, None)
@example([(THREE, None)], [(ONE, set(), True), (TWO, {"P-0"}, False)], SIX, None)
@example([(ONE, None)], [(ONE, set(), True), (FOUR, set(), True), (THREE, set(), True)], SIX, None)
@example([(FIVE, None)], [(ONE, set(), True), (FOUR, set(), True), (THREE, set(), True)], SIX, None)
def test_any_versions_are_in_force_as_the_record_says(
    projects: list[Any], versions: list[Any], day: date, as_of: date | None
) -> None:
    """Also where the rules would not let them be: out of order, on the same day, before their projects."""
    events: list[tuple[Event, date]] = []
    for number, (opened, end) in enumerate(projects):
        code = f"P-{number}"
        events.append((ProjectOpened(code=code, name="Un projet", domains=["food"], territory="Jura"), opened))
        if end is not None:
            event = ProjectStageChanged(project=code, from_stage="idea", to_stage=end[0], reason="Ainsi.")
            events.append((event, end[1]))
    for number, (effective, named, new_projects) in enumerate(versions, 1):
        fields: dict[str, Any] = {"version": number, "effective_from": effective, "steps": [{"key": "a", "text": "A"}]}
        if number == 1:
            events.append((MethodDefined(code="ACC", kind="support", title="Binôme", **fields), effective))
        else:
            around = {"scope": "projects" if named else "all", "projects": sorted(named), "new_projects": new_projects}
            told = MethodAdjusted(method="ACC", based_on=1, reason="Ainsi.", loop="single", **fields, **around)
            events.append((told, effective))
    rows = [row(place, event, day=on) for place, (event, on) in enumerate(events, 1)]
    expected = twins.method_in_force([decode(each.state) for each in rows], as_of, day)
    assert method_in_force(reading(rows).at(as_of=as_of), day=day).collect().to_dicts() == expected


# What changed between two lists of steps --------------------------------------------------------------------------------

KEYS = st.lists(st.sampled_from("abcdef"), unique=True)


def _steps(keys: Sequence[str], text: str = "") -> list[dict[str, str]]:
    return [{"key": key, "text": key + text} for key in keys]


@pytest.mark.parametrize(
    ("before", "after", "moved"),
    [("abc", "cab", "c"), ("abc", "bca", "a"), ("ab", "ba", "b"), ("abcd", "badc", "bd"), ("abc", "xaybzc", "")],
)
def test_the_fewest_steps_are_said_to_have_moved(before: str, after: str, moved: str) -> None:
    """What was added or removed moves nothing; of two steps that changed places, the earlier one now."""
    assert changes(_steps(before), _steps(after)).moved == list(moved)


@given(KEYS, KEYS)
def test_no_fewer_moves_explain_the_new_order(before: list[str], after: list[str]) -> None:
    """Without the steps said to have moved the others keep their order; with one step less among them they do not."""
    moved = changes(_steps(before), _steps(after)).moved
    common = [key for key in after if key in before]

    def in_order(gone: Sequence[str]) -> bool:
        return [key for key in common if key not in gone] == [k for k in before if k in common and k not in gone]

    assert in_order(moved)
    assert not any(in_order(gone) for gone in combinations(common, len(moved) - 1)) if moved else True


@given(KEYS, KEYS)
def test_added_removed_and_reworded_are_told_apart(before: list[str], after: list[str]) -> None:
    """Every step of either list is added, removed, reworded or the same, and nothing else."""
    found = changes(_steps(before), _steps(after, " autrement"))
    assert found.added == [key for key in after if key not in before]
    assert found.removed == [key for key in before if key not in after]
    assert found.reworded == [key for key in after if key in before]
    assert changes(_steps(before), _steps(before)) == ([], [], [], [])
