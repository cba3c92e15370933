"""Experiments and what was expected of them: whether it was looked for, and seen.

Both are seen at valid time. That a day has passed is judged on the reading's `day`.
"""

import polars as pl

from ect_journal.catalogue.vocabularies import PredictionResult
from ect_projections._citations import cited, code_of, version_of
from ect_projections.projection import projection
from ect_projections.projects import ORDER
from ect_projections.reading import Reading, kept

STATUS = pl.Enum(["framed", "running", "concluded", "abandoned"])
STATE = pl.Enum([*(result.value for result in PredictionResult), "not_looked_for", "open"])
"""What became of a prediction: its result; `not_looked_for` when its deadline went by without one, even if its experiment
ended earlier, or, if it has no deadline, when its experiment was concluded or abandoned; else `open`."""
COUNTS = ("predictions", *STATE.categories)
"""How many predictions, then how many in each state."""


@projection("prediction")
def predictions(reading: Reading, experiment: str | None = None) -> pl.LazyFrame:
    """One row per prediction registered by `as_of`, in the order in which they were recorded.

    prediction: String, its code    title: String    claim: String    version: Int64, of the claim it was made for
    experiment: String, or null    p_claim: Decimal, 0.01 to 0.99, how often it would be seen if the claim is true
    p_rivals: List(Struct): rival: String, p: Decimal, how often if that rival is
    where: String, where it was to be looked for    registered: Date    deadline: Date, or null
    state: Enum, see `STATE`    looked_for: Boolean; null while it can still be
    result: Enum, the last one, or null    resolved: Date of that result    resolved_by: Int64, the entry that says so
    seen_in: Int64, the entry that it cites    position: Int64, the entry that registered it

    Worked example: registered with a deadline of 31 March and never resolved, it is `open` on 31 March and
    `not_looked_for` on 1 April; `looked_for` is then false.

    `experiment` keeps its rows only.
    """
    found = _predictions(reading)
    return found if experiment is None else found.filter(pl.col("experiment") == experiment)


@projection("experiment")
def experiments(reading: Reading) -> pl.LazyFrame:
    """One row per experiment framed by `as_of`, in the order in which they were recorded.

    experiment: String, its code    title: String    status: Enum: framed, running, concluded or abandoned
    projects: List(String)    claim: String, with its version, or null    objectives, aims: List(Enum)
    framed, started: Date    ended: Date on which it was concluded or abandoned
    planned_days: Int64    days: Int64 from its start to its end, or to the reading's `day` while it runs
    decision: Int64, the entry that let it start
    predictions, met, not_met, indeterminate, not_looked_for, open: Int64, how many, see `STATE`
    result: Enum, on the whole, once concluded    findings: String    unexpected: List(String)
    abandoned_because: String
    adjustments: List(Struct), what was done otherwise than framed, in the order of valid time: entry: Int64, day: Date,
        field: String, knowledge_access: Enum, what was known then
    entries: List(Int64), those that framed, started, adjusted and ended it

    Worked example: of two predictions one was observed, and nothing was said of the other when the experiment was
    concluded: predictions 2, met 1, not_looked_for 1, open 0.
    """
    framed = reading.frame(
        "experiment.framed", "code", "title", "objectives", "aims", "claim", "projects", "planned_days", "occurred_end"
    )
    framed = framed.rename({"code": "experiment", "occurred_end": "framed"})
    lives, counted = _lives(reading), counts(predictions(reading).drop_nulls("experiment"), "experiment")
    found = framed.join(lives, on="experiment", how="left").join(counted, on="experiment", how="left")
    found = found.join(_adjustments(reading), on="experiment", how="left").sort("position")
    entries = pl.concat_list("position", pl.col("changes", "adjusted_by").fill_null([]))
    until = pl.coalesce("ended", pl.lit(reading.day))
    return found.select(
        "experiment", "title", _status().alias("status"), "projects", "claim", "objectives", "aims", "framed", "started",
        "ended", "planned_days", (until - pl.col("started")).dt.total_days().alias("days"), "decision",
        *(pl.col(name).fill_null(0) for name in COUNTS), "result", "findings", pl.col("unexpected").fill_null([]),
        "abandoned_because", pl.col("adjustments").fill_null([]), entries.list.sort().alias("entries"),
    )  # fmt: skip


def counts(found: pl.LazyFrame, *by: str) -> pl.LazyFrame:
    """How many of these predictions there are by these columns, and how many in each state: the columns `COUNTS`."""
    of_state = [(pl.col("state") == state).sum().cast(pl.Int64).alias(state) for state in STATE.categories]
    return found.group_by(by).agg(pl.len().cast(pl.Int64).alias("predictions"), *of_state)


# Experiments ------------------------------------------------------------------------------------------------------------


@kept
def _lives(reading: Reading) -> pl.LazyFrame:
    """What each experiment became: when it started and ended, how; `changes` has the entries that say so."""
    started = reading.frame("experiment.started", "experiment", "decision", "occurred_end")
    started = started.select(
        "experiment", started="occurred_end", decision=cited("decision"), started_by="position"
    ).unique("experiment", keep="last", maintain_order=True)
    concluded = reading.frame("experiment.concluded", "experiment", "result", "findings", "unexpected", "occurred_end")
    concluded = concluded.rename({"occurred_end": "concluded", "position": "concluded_by"})
    abandoned = reading.frame("experiment.abandoned", "experiment", "reason", "occurred_end").rename(
        {"occurred_end": "abandoned", "position": "abandoned_by", "reason": "abandoned_because"}
    )
    found = started
    for end in (concluded, abandoned):
        end = end.unique("experiment", keep="last", maintain_order=True)
        found = found.join(end, on="experiment", how="full", coalesce=True)
    changes = pl.concat_list("started_by", "concluded_by", "abandoned_by").list.drop_nulls()
    return found.with_columns(changes=changes, ended=pl.coalesce("concluded", "abandoned"))


def _status() -> pl.Expr:
    """The furthest that it came."""
    return (
        pl.when(pl.col("concluded").is_not_null())
        .then(pl.lit("concluded"))
        .when(pl.col("abandoned").is_not_null())
        .then(pl.lit("abandoned"))
        .when(pl.col("started").is_not_null())
        .then(pl.lit("running"))
        .otherwise(pl.lit("framed"))
        .cast(STATUS)
    )


def _adjustments(reading: Reading) -> pl.LazyFrame:
    found = reading.frame("experiment.adjusted", "experiment", "field", "knowledge_access", "occurred_end", *ORDER[:1])
    each = pl.struct(entry="position", day="occurred_end", field="field", knowledge_access="knowledge_access")
    return found.group_by("experiment").agg(adjustments=each.sort_by(ORDER), adjusted_by="position")


# Predictions ------------------------------------------------------------------------------------------------------------


@kept
def _predictions(reading: Reading) -> pl.LazyFrame:
    registered = reading.frame(
        "prediction.registered", "code", "title", "claim", "experiment", "p_claim", "p_rivals", "where", "deadline",
        "occurred_end",
    ).rename({"code": "prediction", "occurred_end": "registered"})  # fmt: skip
    resolved = reading.frame("prediction.resolved", "prediction", "result", "entry", *ORDER[:1], "occurred_end")
    last = pl.col("result", "entry", "occurred_end", "position").sort_by(ORDER).last()
    resolved = resolved.group_by("prediction").agg(last).select(
        "prediction", "result", resolved="occurred_end", resolved_by="position", seen_in=cited("entry")
    )  # fmt: skip
    found = registered.join(resolved, on="prediction", how="left")
    found = found.join(_lives(reading).select("experiment", "ended"), on="experiment", how="left")
    gone_by = pl.coalesce(pl.col("deadline") < reading.day, pl.col("ended").is_not_null())
    unresolved = pl.when(gone_by).then(pl.lit("not_looked_for")).otherwise(pl.lit("open"))
    state = pl.coalesce(pl.col("result").cast(pl.String), unresolved).cast(STATE)
    looked_for = pl.when(pl.col("result").is_not_null()).then(True).when(gone_by).then(False)
    return found.sort("position").select(
        "prediction", "title", code_of("claim"), version_of("claim").alias("version"),
        "experiment", "p_claim", "p_rivals", "where", "registered", "deadline", state.alias("state"),
        looked_for.alias("looked_for"), "result", "resolved", "resolved_by", "seen_in", "position",
    )  # fmt: skip
