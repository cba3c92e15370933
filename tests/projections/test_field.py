"""Hand-worked cases of the questions about the field: pillars, indicators, funding."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from ect_journal import Journal
from ect_journal.catalogue import (
    FundingRecorded,
    IdealSet,
    IndicatorDefined,
    IndicatorMeasured,
    MethodAdjusted,
    PillarAssessed,
)
from ect_projections import Reading, funding_mix, funding_shares, indicator_series, method_effects, pillar_scores
from tests.projections.journals import set_clock, started


@pytest.fixture
def journal() -> Journal:
    """Three projects opened on 2 January 2024; it is 1 June 2025."""
    journal = started()
    set_clock(journal, "2025-06-01T09:00")
    return journal


def ideal(journal: Journal, target: int, day: str, pillar: str = "resilience") -> None:
    pillars = [{"pillar": pillar, "target": target, "description": "Ensemble."}]
    journal.record(IdealSet(project="ALI-01", pillars=pillars), occurred=day)


def score(journal: Journal, value: int, day: str) -> None:
    event = PillarAssessed(project="ALI-01", pillar="resilience", score=value, rationale="Vu.")
    journal.record(event, occurred=day)


def test_a_score_is_read_against_the_ideal_then_and_now(journal: Journal) -> None:
    """Scored 2 against 3, which is raised to 4: one point was missing then, two are now."""
    ideal(journal, 3, "2024-02-01")
    score(journal, 2, "2024-03-01")
    ideal(journal, 4, "2024-04-01")
    score(journal, 3, "2024-05-01")
    told = pillar_scores(Reading.of(journal), "ALI-01").collect()
    columns = ("score", "target", "gap", "target_then", "gap_then", "previous", "change", "last")
    assert told.select(columns).rows() == [(2, 4, 2, 3, 1, None, None, False), (3, 4, 1, 4, 1, 2, 1, True)]
    assert [told["ideal"].to_list(), told["ideal_then"].to_list()] == [[17, 17], [15, 17]]
    before = pillar_scores(Reading.of(journal, as_of="2024-03-15")).collect()
    assert before.select(columns).rows() == [(2, 3, 1, 3, 1, None, None, True)]


def test_an_ideal_without_a_score_is_a_row(journal: Journal) -> None:
    """What nobody scored is shown, without a score, a day or an entry."""
    ideal(journal, 3, "2024-02-01", "hybrid_model")
    (row,) = pillar_scores(Reading.of(journal)).collect().to_dicts()
    assert (row["pillar"], row["target"], row["score"], row["gap"], row["entry"]) == (
        "hybrid_model",
        3,
        None,
        None,
        None,
    )
    assert row["last"] is True


def measured(journal: Journal, value: str, doubt: str | None, day: str, indicator: str = "IND-04") -> None:
    event = IndicatorMeasured(indicator=indicator, project="ALI-01", value=value, uncertainty=doubt)
    journal.record(event, occurred=day)


def test_which_way_an_indicator_moves(journal: Journal) -> None:
    """Fewer is better here; the first value is compared with the baseline, and what the uncertainties cover is no move."""
    event = IndicatorDefined(
        code="IND-04", title="Attente", unit="jours", better="lower", baseline="21", value_kind="social"
    )
    journal.record(event)
    for value, doubt, day in (("13.4", "0.4", "2024-02-01"), ("12.8", "0.3", "2024-03-01"), ("14", None, "2024-04-01")):
        measured(journal, value, doubt, day)
    told = indicator_series(Reading.of(journal), "IND-04").collect()
    assert told["progress"].to_list() == [1, 0, -1]
    assert told["since_previous"].to_list() == [None, Decimal("-0.6"), Decimal("1.2")]
    assert told["since_baseline"].to_list() == [Decimal("-7.6"), Decimal("-8.2"), Decimal(-7)]
    assert told["last"].to_list() == [False, False, True]


def test_the_whole_programme_is_a_series_of_its_own(journal: Journal) -> None:
    """A value measured on no project neither follows nor precedes those of a project."""
    journal.record(IndicatorMeasured(indicator="IND-01", value="10"), occurred="2024-02-01")
    measured(journal, "2", None, "2024-03-01", "IND-01")
    told = indicator_series(Reading.of(journal)).collect()
    assert told.select("project", "previous", "progress").rows() == [(None, None, None), ("ALI-01", None, None)]


def funded(journal: Journal, *lines: tuple[str, str, str, str], **around: Any) -> None:
    """Lines: provider, status, amount, day."""
    for provider, status, amount, day in lines:
        about = {"project": "ALI-01", "lever": "subsidy", "funds": "project"} | around
        event = FundingRecorded(provider=provider, status=status, amount=amount, **about)
        journal.record(event, occurred=day)


@pytest.mark.parametrize(
    ("statuses", "pending", "secured"),
    [
        ("sought 20000", 20000, 0),
        ("sought 20000, granted 18000", 0, 18000),
        ("sought 20000, granted 18000, paid 9000", 0, 18000),
        ("granted 18000, paid 9000, paid 9000.5", 0, Decimal("18000.5")),
        ("granted 20000, granted 18000", 0, 18000),
        ("sought 20000, refused 20000", 0, 0),
        ("granted 20000, paid 5000, refused 15000", 0, 5000),
        ("paid 5000, sought 6000", 6000, 5000),
        ("refused 20000, granted 10000", 0, 10000),
        ("sought 20000, granted 18000, paid 9000, sought 5000", 5000, 18000),
        ("sought 20000, granted 18000, paid 9000, sought 5000, refused 5000", 0, 18000),
        ("granted 18000, paid 9000, refused 9000, sought 5000", 5000, 9000),
        ("granted 18000, refused 18000, granted 4000", 0, 4000),
    ],
)
def test_where_a_line_is_now(journal: Journal, statuses: str, pending: int, secured: int) -> None:
    """One line of funding, followed: what is pending and what is secured is counted once."""
    steps = [step.split() for step in statuses.split(", ")]
    funded(
        journal, *((("Région", status, amount, f"2024-0{month}-01") for month, (status, amount) in enumerate(steps, 2)))
    )
    (row,) = funding_mix(Reading.of(journal)).collect().to_dicts()
    assert (row["lines"], row["pending"], row["secured"]) == (1, pending, secured)
    assert len(row["entries"]) == len(steps)


def test_a_provider_is_one_however_it_is_written(journal: Journal) -> None:
    """Case, accents and spaces do not make another line of funding, nor another provider; the last spelling shows."""
    funded(journal, ("Région  Bretagne", "sought", "20000", "2024-02-01"))
    funded(journal, ("REGION BRETAGNE", "paid", "9000", "2024-03-01"))
    funded(journal, ("région bretagne", "paid", "1000", "2024-04-01"), lever="loan")
    funded(journal, ("L’Œuvre", "paid", "9500", "2024-04-01"), ("L'oeuvre", "paid", "100", "2024-03-01"))
    now = Reading.of(journal)
    assert funding_mix(now).collect().select("lever", "lines", "pending", "secured").rows() == [
        ("subsidy", 2, 0, 18600), ("loan", 1, 0, 1000)
    ]  # fmt: skip
    shares = funding_shares(now).select("providers", "largest", "largest_share").collect()
    assert shares.rows() == [(2, "région bretagne", pytest.approx(10000 / 19600))]


def test_the_sums_are_what_was_recorded(journal: Journal) -> None:
    """A line sought, then granted, counts in both sums; its sector is the one last said of it."""
    funded(journal, ("Région", "sought", "20000", "2024-02-01"))
    funded(journal, ("Région", "granted", "18000", "2024-03-01"), sector="public", level="local")
    (row,) = funding_mix(Reading.of(journal)).collect().to_dicts()
    assert (row["sector"], row["level"], row["sought"], row["granted"]) == ("public", "local", 20000, 18000)


def test_how_mixed_the_funding_of_a_project_is(journal: Journal) -> None:
    """Civil society counts as private; own resources are the shares of members, sales and volunteer time."""
    funded(journal, ("Commune", "granted", "20000", "2024-05-14"), sector="public", level="local")
    funded(journal, ("47 habitants", "paid", "38000", "2024-05-14"), lever="equity", sector="civil", level="local")
    funded(journal, ("Fondation", "refused", "30000", "2024-05-14"), sector="private", level="national")
    (row,) = funding_shares(Reading.of(journal), "ALI-01").collect().to_dicts()
    assert (row["secured"], row["public"], row["private"], row["national"]) == (58000, 20000, 38000, 0)
    assert (row["sectors"], row["levels"], row["levers"], row["providers"]) == (2, 1, 2, 2)
    assert (row["own"], round(row["own_share"], 3), row["largest"]) == (38000, 0.655, "47 habitants")


def test_a_retracted_score_leaves_the_one_before_it(journal: Journal) -> None:
    """And what was known before the retraction still has it."""
    ideal(journal, 3, "2024-02-01")
    score(journal, 1, "2024-03-01")
    score(journal, 2, "2024-04-01")
    journal.retract(f"J{journal.head}", reason="error")
    now = Reading.of(journal)
    assert [(1, True)] == pillar_scores(now).collect().select("score", "last").rows()
    then = now.at(known_at=journal.head - 1)
    assert [(1, False), (2, True)] == pillar_scores(then).collect().select("score", "last").rows()
    assert pillar_scores(then).collect()["day"].to_list() == [date(2024, 3, 1), date(2024, 4, 1)]


def adjusted(journal: Journal, version: int, day: str) -> None:
    event = MethodAdjusted(
        method="ACC", version=version, based_on=1, steps=[{"key": "cadrer", "text": "À deux."}], reason="Trop long.",
        loop="single", effective_from=day, scope="all", new_projects=True,
    )  # fmt: skip
    journal.record(event, grounds=["J14"], occurred=day)


def resilience(journal: Journal, version: int) -> dict[str, Any]:
    rows = method_effects(Reading.of(journal), "ACC", version).collect().to_dicts()
    return next(row for row in rows if (row["project"], row["measure"]) == ("ALI-01", "pillar:resilience"))


@pytest.mark.parametrize(("until", "change"), [("2024-12-13", 2), ("2024-12-12", None), ("2024-09-01", None)])
def test_no_change_is_told_across_a_later_version(journal: Journal, until: str, change: int | None) -> None:
    """A score of the day on which another version covers the project, or of a later one, is told without a difference."""
    adjusted(journal, 2, "2024-04-01")
    adjusted(journal, 3, until)
    ideal(journal, 4, "2024-02-01")
    score(journal, 1, "2024-03-01")
    score(journal, 3, "2024-12-12")
    row = resilience(journal, 2)
    assert (row["before"], row["after"], str(row["until"]), row["change"]) == ("1", "3", until, change)


def test_what_straddles_the_day_of_effect_is_on_neither_side(journal: Journal) -> None:
    """Before: ended by then; since: begun on that day or later. The days of both sides are those on which they ended."""
    adjusted(journal, 2, "2024-04-01")
    ideal(journal, 4, "2024-02-01")
    event = PillarAssessed(project="ALI-01", pillar="resilience", score=2, rationale="Vu.")
    journal.record(event, occurred=("2024-03-31", "2024-04-01"))
    row = resilience(journal, 2)
    assert [row[name] for name in ("before", "after", "change", "before_entries", "after_entries")] == [
        None, None, None, [], []
    ]  # fmt: skip
    journal.record(event, occurred=("2024-03-01", "2024-03-31"))
    journal.record(event.model_copy(update={"score": 3}), occurred=("2024-04-01", "2024-05-01"))
    row = resilience(journal, 2)
    assert (row["before"], row["after"], row["change"], str(row["after_day"])) == ("2", "3", 1, "2024-05-01")
