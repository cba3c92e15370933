"""The state of a project: what the last entries say, in the order of valid time."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from ect_journal import Journal
from ect_journal.catalogue import (
    TYPES,
    FundingRecorded,
    IdealSet,
    IndicatorMeasured,
    ObservationRecorded,
    PillarAssessed,
    ProjectOpened,
    ProjectStageChanged,
)
from ect_journal.kinds import kinds_of
from ect_projections import Reading, project_states
from ect_projections.projects import naming
from tests.projections.journals import set_clock, started
from tests.projections.samples import reading, row


@pytest.fixture
def journal() -> Journal:
    """Three projects opened on 2 January 2024, at the stage « explored »."""
    return started()


def _state(reading: Reading, project: str = "ALI-01") -> dict[str, Any]:
    found: list[dict[str, Any]] = project_states(reading).collect().to_dicts()
    return next(state for state in found if state["project"] == project)


def _stage(journal: Journal, before: str, after: str, day: str, project: str = "ALI-01") -> None:
    event = ProjectStageChanged(project=project, from_stage=before, to_stage=after, reason="Le groupe est prêt.")
    journal.record(event, occurred=day)


def test_the_stage_is_that_of_the_last_change(journal: Journal) -> None:
    """Stage, since when and by which entry; before the change, those of the opening."""
    opened = _state(Reading.of(journal))
    assert (opened["stage"], opened["stage_since"], opened["stage_entry"]) == ("explored", date(2024, 1, 2), 9)
    set_clock(journal, "2024-03-02T09:00")
    _stage(journal, "explored", "initiated", "2024-02-06")
    now = Reading.of(journal)
    assert (_state(now)["stage"], _state(now)["stage_since"]) == ("initiated", date(2024, 2, 6))
    assert _state(now.at(as_of="2024-02-05"))["stage"] == "explored"


def test_an_opening_may_say_since_when(journal: Journal) -> None:
    """`since` is when the project opened, and since when it is at its stage."""
    journal.record(
        ProjectOpened(code="ENV-01", name="Haies", domains=["environment"], territory="Jura", since="2023-09-01")
    )
    state = _state(Reading.of(journal), "ENV-01")
    assert (state["stage"], state["opened"], state["stage_since"]) == ("idea", date(2023, 9, 1), date(2023, 9, 1))


def test_a_project_is_there_from_its_opening(journal: Journal) -> None:
    """As of a day before the opening happened, or as known before it was recorded, there is no row."""
    now = Reading.of(journal)
    assert project_states(now.at(as_of="2024-01-01")).collect().height == 0
    assert project_states(now.at(known_at=9)).collect()["project"].to_list() == ["ALI-01"]


def test_pillars_stand_beside_their_ideal(journal: Journal) -> None:
    """Each pillar that has an ideal or a score, with the last of each, in the order of the vocabulary."""
    ideals = [
        {"pillar": pillar, "target": 4, "description": "Tous."} for pillar in ("resilience", "collective_ownership")
    ]
    journal.record(IdealSet(project="ALI-01", pillars=ideals), occurred="2024-01-02")
    for score, rationale in ((3, "D’abord."), (2, "Trois structures signent, aucune ne porte le risque.")):
        event = PillarAssessed(project="ALI-01", pillar="collective_ownership", score=score, rationale=rationale)
        journal.record(event)
    assert _state(Reading.of(journal))["pillars"] == [
        {
            "pillar": "collective_ownership",
            "target": 4,
            "score": 2,
            "assessed": date(2024, 1, 2),
            "entry": journal.head,
        },
        {"pillar": "resilience", "target": 4, "score": None, "assessed": None, "entry": None},
    ]


def test_the_last_value_is_the_last_in_valid_time(journal: Journal) -> None:
    """A value recorded late about an earlier day does not replace a later one."""
    for value, day in (("2.4", "2024-01-02"), ("1.1", "2023-12-20")):
        journal.record(IndicatorMeasured(indicator="IND-01", project="ALI-01", value=value), occurred=day)
    expected = {
        "indicator": "IND-01",
        "value": Decimal("2.4"),
        "uncertainty": None,
        "unit": "km",
        "day": date(2024, 1, 2),
    }
    assert _state(Reading.of(journal))["indicators"] == [expected]


def test_funding_is_summed_by_status_and_by_lever(journal: Journal) -> None:
    """In EUR: a line sought, then granted, counts in both; what was refused is in the mix only."""
    lines = [
        ("subsidy", "20000", "sought"), ("subsidy", "18000.5", "granted"), ("equity", "38000", "granted"),
        ("subsidy", "9000", "paid"), ("subsidy", "9000.25", "paid"), ("sponsorship", "5000", "refused"),
    ]  # fmt: skip
    for lever, amount, status in lines:
        event = FundingRecorded(
            project="ALI-01", lever=lever, provider="Commune", amount=amount, status=status, funds="project"
        )
        journal.record(event)
    state = _state(Reading.of(journal))
    sums = {status: state[f"funding_{status}"] for status in ("sought", "granted", "paid")}
    assert sums == {"sought": 20000, "granted": Decimal("56000.5"), "paid": Decimal("18000.25")}
    assert [tuple(line.values()) for line in state["funding"]] == [
        ("subsidy", "project", "sought", 20000), ("subsidy", "project", "granted", Decimal("18000.5")),
        ("subsidy", "project", "paid", Decimal("18000.25")), ("equity", "project", "granted", 38000),
        ("sponsorship", "project", "refused", 5000),
    ]  # fmt: skip


def test_a_project_without_anything_has_empty_lists_and_zeros(journal: Journal) -> None:
    """Nothing recorded is an empty list or a zero, not a null."""
    state = _state(Reading.of(journal), "MOB-01")
    assert [state[name] for name in ("pillars", "indicators", "funding")] == [[], [], []]
    assert [state[f"funding_{status}"] for status in ("sought", "granted", "paid")] == [0, 0, 0]


def test_last_news_is_the_last_thing_that_happened(journal: Journal) -> None:
    """The last day on which something that names the project happened, its entry, and how many name it."""
    before = _state(Reading.of(journal))
    for day in ("2024-01-01", "2023-12-01"):
        journal.record(ObservationRecorded(title="Vu", projects=["ALI-01", "ECI-03", "ALI-01"]), occurred=day)
    after = _state(Reading.of(journal))
    assert (before["last_news"], before["entries"]) == (date(2024, 1, 2), 2)
    assert (after["last_news"], after["last_entry"], after["entries"]) == (date(2024, 1, 2), before["last_entry"], 4)
    eci = _state(Reading.of(journal), "ECI-03")
    assert (eci["last_news"], eci["last_entry"], eci["entries"]) == (date(2024, 1, 2), 10, 3)


def test_news_come_from_every_type_that_names_a_project() -> None:
    """No field that holds the code of a project is hidden inside an object, where the news would not see it."""
    parts = [(event, field, field.part) for event in TYPES.values() for field in kinds_of(event)]
    hidden = [
        (event.TYPE, field.name)
        for event, field, part in parts
        for each in (kinds_of(part) if part else ())
        if each.kind.target == "project"
    ]
    assert hidden == []
    assert {field.name for event in TYPES.values() for field in naming(event)} == {
        "code",
        "continues",
        "project",
        "projects",
    }


def test_a_retracted_entry_leaves_the_state(journal: Journal) -> None:
    """What was said by an entry that no longer stands is no longer the state; what came before it is again."""
    for value in ("1", "2"):
        journal.record(IndicatorMeasured(indicator="IND-01", project="ALI-01", value=value))
    journal.retract(f"J{journal.head}", reason="error")
    now = Reading.of(journal)
    assert _state(now)["indicators"][0]["value"] == 1
    assert _state(now.at(known_at=journal.head - 1))["indicators"][0]["value"] == 2


def test_what_opened_a_project_comes_first() -> None:
    """A change said to have happened before the opening still follows it, as in the fold of the record."""
    opened = ProjectOpened(code="ALI-01", name="Cantine", domains=["food"], territory="Plateaux")
    changed = ProjectStageChanged(project="ALI-01", from_stage="idea", to_stage="explored", reason="Ainsi.")
    rows = [row(1, opened, day=date(2024, 2, 6)), row(2, changed, day=date(2024, 1, 2))]
    assert _state(reading(rows))["stage"] == "explored"
