"""What happened on the projects that a version of a method covered, and on the others: a description, not a cause.

Projects differ in more than their method, nobody drew lots, and several versions follow each other on one project. What
is told here is where each project stood before a version took effect and where it stands since, side by side, so that
people may look; it does not say that the version made the difference.
"""

import polars as pl

from ect_journal.catalogue.projects import PATH
from ect_journal.catalogue.vocabularies import Pillar
from ect_projections._columns import DEC
from ect_projections.methods import OPEN_THEN, timelines, versions
from ect_projections.projection import projection
from ect_projections.projects import lives, moves
from ect_projections.reading import Reading

_VERSION = ("method", "version", "effective_from")
_PAIR = ("method", "version", "project")
_SIDES = ("before", "after")
COUNTS = ("observations", "experiments")


@projection(*_PAIR, "measure")
def method_effects(reading: Reading, method: str | None = None, version: int | None = None) -> pl.LazyFrame:
    """One row per version, project that was open on its day of effect, and measure. **Not a measure of causes.**

    method: String    version: Int64    effective_from: Date    project: String
    covered: Boolean, whether this version was in force for the project on that day    until: Date, the first later day
        on which another version came to cover it, or this one did after all; null if none has
    measure: String: stage; pillar:<pillar>; indicator:<code>; observations; experiments (started)
    before, after: String, the last stage (its identifier), score or value that ended before the day of effect, and the
        last one that began on that day or later, by the reading's day; of observations and experiments, how many ended
        on each side. A score or value whose period straddles the day of effect belongs to neither. A stage lasts until
        it changes: `after` is the one the project is at. Null: nothing was recorded on that side
    before_day, after_day: Date, of the last entry on each side    before_entries, after_entries: List(Int64), in the
        order of days
    change: Decimal, after - before: steps forward along the stages, points, or the indicator's unit; null for counts,
        and when `after_day` is on or after `until`: by then another version covered the project, or this one did

    By method and version; covered projects first; then by project and measure. Read `as_of` a day before `until` to see
    what happened under this version alone. Example: a project scored 1/4 in March, under ACC@3 from April, scored 3/4 in
    December: measure pillar:collective_ownership, covered, before "1", after "3", change 2.
    """
    chosen = versions(reading).select(*_VERSION)
    if method is not None:
        chosen = chosen.filter(pl.col("method") == method)
    if version is not None:
        chosen = chosen.filter(pl.col("version") == version)
    pairs = _pairs(reading, chosen).collect().lazy()
    parts = [_states(pairs, _values(reading)), _stages(pairs, moves(reading))]
    parts += [
        _counts(pairs, _observations(reading), "observations"),
        _counts(pairs, _experiments(reading), "experiments"),
    ]
    rank = {f"pillar:{pillar.value}": index for index, pillar in enumerate(Pillar, 1)} | {"stage": 0}
    rank |= {name: 90 + index for index, name in enumerate(COUNTS)}
    order = pl.col("measure").replace_strict(rank, default=50, return_dtype=pl.Int64)
    found = pl.concat(parts, how="diagonal_relaxed")
    found = found.sort("method", "version", ~pl.col("covered"), "project", order, "measure")
    too_late = (pl.col("after_day") >= pl.col("until")).fill_null(False)
    change = pl.when(~too_late).then("change").cast(pl.Decimal(38, 6)).alias("change")
    sides = [f"{side}{what}" for side in _SIDES for what in ("", "_day", "_entries")]
    return found.select(
        *_VERSION, "project", "covered", "until", "measure", *(sides[index] for index in (0, 3, 1, 4)),
        change, *(pl.col(sides[index]).fill_null([]) for index in (2, 5)),
    )  # fmt: skip


def _pairs(reading: Reading, chosen: pl.LazyFrame) -> pl.LazyFrame:
    """Each version beside each project open on its day of effect, by the reading's day: covered, until."""
    each = chosen.filter(pl.col("effective_from") <= reading.day).join(lives(reading), how="cross").filter(OPEN_THEN)
    held = timelines(reading).filter(pl.col("since") <= reading.day)
    held = held.select("project", "method", "since", held="version")
    met = each.join(held, on=["project", "method"], how="left")
    then = met.filter(pl.col("since") <= pl.col("effective_from")).group_by(_PAIR)
    in_force = then.agg(in_force=pl.col("held").sort_by("since", "held").last())
    later = met.join(in_force, on=_PAIR, how="left").filter(pl.col("since") > pl.col("effective_from"))
    later = later.group_by(_PAIR).agg(until=pl.col("since").min())
    each = each.join(in_force, on=_PAIR, how="left").join(later, on=_PAIR, how="left")
    covered = pl.col("in_force").eq_missing(pl.col("version").cast(pl.Int64))
    return each.select(*_VERSION, "project", "until", covered=covered)


# What is measured: frames of (project, measure, value, number, day, start, position) ------------------------------------


def _values(reading: Reading) -> pl.LazyFrame:
    scores = reading.frame("pillar.assessed", "project", "pillar", "score", "occurred_start", "occurred_end")
    measured = reading.frame("indicator.measured", "project", "indicator", "value", "occurred_start", "occurred_end")
    written = pl.col("value").cast(pl.String).str.strip_chars_end("0").str.strip_chars_end(".")
    when = (pl.col("occurred_end").alias("day"), pl.col("occurred_start").alias("start"), "position")
    return pl.concat([
        scores.select(
            "project", pl.concat_str(pl.lit("pillar:"), pl.col("pillar").cast(pl.String)).alias("measure"),
            pl.col("score").cast(pl.String).alias("value"), pl.col("score").cast(DEC).alias("number"), *when,
        ),
        measured.drop_nulls("project").select(
            "project", pl.concat_str(pl.lit("indicator:"), pl.col("indicator")).alias("measure"),
            written.alias("value"), pl.col("value").alias("number"), *when,
        ),
    ])  # fmt: skip


def _observations(reading: Reading) -> pl.LazyFrame:
    seen = reading.frame("observation.recorded", "projects", "occurred_end").explode("projects")
    return seen.select("position", project="projects", day="occurred_end").unique()


def _experiments(reading: Reading) -> pl.LazyFrame:
    framed = reading.frame("experiment.framed", "code", "projects", all_times=True).explode("projects")
    started = reading.frame("experiment.started", "experiment", "occurred_end")
    found = started.join(framed.select("projects", experiment="code"), on="experiment")
    return found.select("position", project="projects", day="occurred_end").unique()


# On each side of the day of effect ---------------------------------------------------------------------------------------

_EARLIER = pl.col("day") < pl.col("effective_from")


def _states(pairs: pl.LazyFrame, values: pl.LazyFrame) -> pl.LazyFrame:
    """The last value on each side, of those wholly on it. (Every version meets every value of its projects: as few and as narrow columns as can
    be, then what they stand for.)"""
    values = values.sort("start", "position").with_row_index("at").collect().lazy()
    pairs = pairs.with_row_index("pair")
    series = values.select("project", "measure").unique(maintain_order=True).with_row_index("series")
    each = values.join(series, on=["project", "measure"]).select("project", "series", "day", "start", "at").sort("at")
    met = pairs.select("pair", "project", "effective_from").join(each, on="project", maintain_order="right")
    met = met.select("pair", "series", "at", early=_EARLIER, late=pl.col("start") >= pl.col("effective_from"))
    last = met.group_by("pair", "series").agg(
        before_at=pl.col("at").filter("early").max(), after_at=pl.col("at").filter("late").max()
    )
    found = last.join(pairs, on="pair").join(series.drop("project"), on="series")
    told = values.select("at", "value", "number", "day", entry="position")
    for side in _SIDES:
        names = {"value": side, "day": f"{side}_day", "number": f"{side}_number", "entry": f"{side}_entry"}
        found = found.join(told.rename(names), left_on=f"{side}_at", right_on="at", how="left")
    return found.with_columns(
        *(_listed(f"{side}_entry").alias(f"{side}_entries") for side in _SIDES),
        change=pl.col("after_number") - pl.col("before_number"),
    )


def _stages(pairs: pl.LazyFrame, changes: pl.LazyFrame) -> pl.LazyFrame:
    """The stage at which the project was, and the one at which it is."""
    rank = {stage.value: index for index, stage in enumerate(PATH)}
    number = pl.col("stage").replace_strict(rank, default=None, return_dtype=pl.Int64).cast(DEC)
    told = changes.sort(~pl.col("first"), "since", "position").select(
        "project", value=pl.col("stage").cast(pl.String), day="since", entry="position", number=number
    )
    met = pairs.join(told, on="project", maintain_order="right")
    last = pl.col("value", "day", "entry", "number")
    found = met.group_by(*_VERSION, "project", "covered", "until", maintain_order=True).agg(
        last.filter(_EARLIER).last().name.prefix("before_"), last.last().name.prefix("after_")
    )
    return found.rename({f"{side}_value": side for side in _SIDES}).with_columns(
        *(_listed(f"{side}_entry").alias(f"{side}_entries") for side in _SIDES),
        measure=pl.lit("stage"),
        change=pl.col("after_number") - pl.col("before_number"),
    )


def _counts(pairs: pl.LazyFrame, seen: pl.LazyFrame, measure: str) -> pl.LazyFrame:
    """How many on each side, none included: those of a project in the order of days, cut at the day of effect."""
    seen = seen.sort("day", "position").collect().lazy()
    reached = seen.with_columns(early=pl.int_range(1, pl.len() + 1).over("project"))
    reached = reached.group_by("project", "day").agg(pl.col("early").max()).sort("day").rename({"day": "before_day"})
    every = seen.group_by("project", maintain_order=True).agg(pl.col("position"), last=pl.col("day").last())
    found = pairs.sort("effective_from").join_asof(
        reached, left_on="effective_from", right_on="before_day", by="project", allow_exact_matches=False,
        coalesce=False, check_sortedness=False,
    )  # fmt: skip
    found = found.join(every, on="project", how="left").with_columns(pl.col("early").fill_null(0))
    late = pl.col("position").list.len().fill_null(0).cast(pl.Int64) - pl.col("early")
    return found.with_columns(
        pl.col("early").cast(pl.String).alias("before"),
        late.cast(pl.String).alias("after"),
        pl.when(late > 0).then("last").alias("after_day"),
        pl.col("position").list.head("early").alias("before_entries"),
        pl.col("position").list.slice("early").alias("after_entries"),
        measure=pl.lit(measure),
    )


def _listed(entry: str) -> pl.Expr:
    return pl.when(pl.col(entry).is_null()).then(pl.lit([], pl.List(pl.Int64))).otherwise(pl.concat_list(entry))
