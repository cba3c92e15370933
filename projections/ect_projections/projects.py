"""In what state the projects are: stage, pillars against their ideal, indicators, funding, last news.

A state is what the last entries say, in the order of valid time, then of recording. The stage is folded as the record
folds it: what opened the project comes first, wherever its day falls.
"""

from collections.abc import Iterable

import polars as pl

from ect_journal.catalogue import TYPES
from ect_journal.catalogue.vocabularies import LeverStatus, Stage
from ect_journal.event import Event
from ect_journal.kinds import FieldKind, kinds_of
from ect_projections._columns import DEC
from ect_projections.projection import projection
from ect_projections.reading import Reading, kept

ORDER = ("occurred_start", "position")
"""The order of valid time, then of recording."""


@projection("project")
def project_states(reading: Reading) -> pl.LazyFrame:
    """One row per project opened by `as_of`, in the order in which they were recorded.

    project: String, its code    name: String    domains: List(Enum)    territory: String    holders: List(String)
    opened: Date, `since` if given, else the day of the opening    continues: String, the project it resumes, or null
    stage: Enum    stage_since: Date, since when    stage_entry: Int64, the position of the entry that says so
    pillars: List(Struct), in the order of the vocabulary, those that have an ideal or a score:
        pillar: Enum, target and score: Int64, 0 to 4 or null, assessed: Date of the score, entry: Int64 of the score
    indicators: List(Struct), the last value of each indicator measured on the project, by code:
        indicator: String, value and uncertainty: Decimal in `unit`, unit: String, day: Date on which its period ends
    funding_sought, funding_granted, funding_paid: Decimal, EUR: sums of what was recorded with that status (a line
        sought, then granted, counts in both)
    funding: List(Struct), those sums by lever: lever, status and funds (project or accompaniment): Enum, amount: Decimal
    last_news: Date, the last day on which something that names the project happened    last_entry: Int64, that entry
    entries: Int64, how many name it
    """
    states = reading.frame("project.opened", "code", "name", "domains", "territory", "holders", "continues")
    states = states.rename({"code": "project", "position": "opened_by"})
    for part in (_stages, _pillars, _indicators, _funding, _funding_mix, _news):
        states = states.join(part(reading), on="project", how="left")
    states = states.sort("opened_by").with_columns(
        pl.col("pillars", "indicators", "funding").fill_null([]),
        pl.col(*(f"funding_{status}" for status in _SUMMED)).fill_null(0),
    )
    return states.select(
        "project", "name", "domains", "territory", "holders", "opened", "continues", "stage", "stage_since",
        "stage_entry", "pillars", "indicators", *(f"funding_{status}" for status in _SUMMED), "funding", "last_news",
        "last_entry", "entries",
    )  # fmt: skip


@kept
def lives(reading: Reading) -> pl.LazyFrame:
    """When each project was open: project: String; opened: Date; ended: Date on which it stopped or became autonomous,
    or null."""
    over = pl.col("stage").is_in([Stage.STOPPED.value, Stage.AUTONOMOUS.value])
    ended = moves(reading).filter(over).group_by("project").agg(ended=pl.col("since").min())
    return _openings(reading).select("project", opened="since").join(ended, on="project", how="left")


def _openings(reading: Reading) -> pl.LazyFrame:
    opened = reading.frame("project.opened", "code", "stage", "since", "occurred_start")
    return opened.select("position", "stage", project="code", since=pl.coalesce("since", "occurred_start"), first=True)


def moves(reading: Reading) -> pl.LazyFrame:
    """Every stage a project was at: its opening's, then those it changed to."""
    changed = reading.frame("project.stage_changed", "project", "to_stage", "occurred_start")
    changed = changed.select("position", "project", stage="to_stage", since="occurred_start", first=False)
    opened = _openings(reading).select("position", "project", "stage", "since", "first")
    return pl.concat([opened, changed])


def _last(*columns: str) -> pl.Expr:
    """The values of the last row of a group. (Groups are not asked to keep an order: sorting is part of the question.)"""
    return pl.col(columns).sort_by(ORDER).last()


def _stages(reading: Reading) -> pl.LazyFrame:
    order = [~pl.col("first"), pl.col("since"), pl.col("position")]
    last = moves(reading).group_by("project").agg(pl.col("stage", "since", "position").sort_by(order).last())
    opened = _openings(reading).select("project", opened="since")
    return opened.join(last, on="project").rename({"since": "stage_since", "position": "stage_entry"})


def _pillars(reading: Reading) -> pl.LazyFrame:
    key = ("project", "pillar")
    ideals = reading.frame("ideal.set", "project", "pillars", "occurred_start").explode("pillars")
    targets = ideals.select("project", pl.col("pillars").struct.field("pillar", "target"), *ORDER)
    targets = targets.group_by(key).agg(_last("target"))
    scores = reading.frame("pillar.assessed", *key, "score", "occurred_start", "occurred_end")
    scores = scores.group_by(key).agg(_last("score", "occurred_end", "position"))
    scores = scores.rename({"occurred_end": "assessed", "position": "entry"})
    each = targets.join(scores, on=key, how="full", coalesce=True)
    pillar = pl.struct("pillar", "target", "score", "assessed", "entry")
    return each.group_by("project").agg(pillars=pillar.sort_by(pl.col("pillar").to_physical()))


def _indicators(reading: Reading) -> pl.LazyFrame:
    key = ("project", "indicator")
    measured = reading.frame("indicator.measured", *key, "value", "uncertainty", "occurred_start", "occurred_end")
    last = measured.drop_nulls("project").group_by(key).agg(_last("value", "uncertainty", "occurred_end"))
    units = reading.frame("indicator.defined", "code", "unit", all_times=True).select("unit", indicator="code")
    each = last.rename({"occurred_end": "day"}).join(units, on="indicator", how="left")
    indicator = pl.struct("indicator", "value", "uncertainty", "unit", "day")
    return each.group_by("project").agg(indicators=indicator.sort_by("indicator"))


_SUMMED = (LeverStatus.SOUGHT.value, LeverStatus.GRANTED.value, LeverStatus.PAID.value)


_MIX = ("lever", "funds", "status")


def _funding(reading: Reading) -> pl.LazyFrame:
    lines = reading.frame("funding.recorded", "project", *_MIX, "amount")
    sums = [pl.col("amount").filter(pl.col("status") == s).sum().cast(DEC).alias(f"funding_{s}") for s in _SUMMED]
    return lines.group_by("project").agg(sums)


def _funding_mix(reading: Reading) -> pl.LazyFrame:
    lines = reading.frame("funding.recorded", "project", *_MIX, "amount")
    each = lines.group_by("project", *_MIX).agg(pl.col("amount").sum().cast(DEC))
    order = [pl.col(name).to_physical() for name in _MIX]
    return each.group_by("project").agg(funding=pl.struct(*_MIX, "amount").sort_by(order))


# Last news --------------------------------------------------------------------------------------------------------------


def naming(event: type[Event]) -> tuple[FieldKind, ...]:
    """The fields by which a type of event names projects."""
    return tuple(field for field in kinds_of(event) if field.kind.target == "project")


def naming_projects(reading: Reading, types: Iterable[str], *, all_times: bool = False) -> pl.LazyFrame:
    """position, project, day of the entries of these types, once for each project that they name."""
    every = [_named_by(reading, name, all_times) for name in types if naming(TYPES[name])]
    return pl.concat(every) if every else pl.LazyFrame(schema=_NAMED)


_NAMED = {"project": pl.String(), "position": pl.Int64(), "day": pl.Date()}


def _named_by(reading: Reading, name: str, all_times: bool) -> pl.LazyFrame:
    fields = naming(TYPES[name])
    found = reading.frame(name, *(field.name for field in fields), "occurred_end", all_times=all_times)
    parts = [
        (found.explode(field.name) if field.many else found).select("position", "occurred_end", project=field.name)
        for field in fields
    ]
    each = pl.concat(parts).drop_nulls("project")
    if len(fields) > 1 or fields[0].many:
        each = each.unique()
    return each.select("project", "position", day="occurred_end")


def _news(reading: Reading) -> pl.LazyFrame:
    every = naming_projects(reading, TYPES).rename({"day": "last_news"})
    newest = pl.col("position").filter(pl.col("last_news") == pl.col("last_news").max()).max()
    return every.group_by("project").agg(pl.col("last_news").max(), last_entry=newest, entries=pl.len().cast(pl.Int64))
