"""How far each project is from its ideal, pillar by pillar: every score, against the ideal then and now."""

import polars as pl

from ect_projections.projection import projection
from ect_projections.projects import ORDER
from ect_projections.reading import Reading, kept

_KEY = ("project", "pillar")


@projection("project", "pillar", "entry")
def pillar_scores(reading: Reading, project: str | None = None) -> pl.LazyFrame:
    """One row per score, by project, pillar (in the order of the vocabulary), then valid time; and one row per pillar
    that has an ideal and no score, whose score and entry are null.

    project: String    pillar: Enum
    score, target: Int64, 0 to 4: the score, and the last ideal set    gap: Int64, target - score: what is missing
    target_then, gap_then: Int64, the same against the ideal that was in force when the score was given
    previous, change: Int64, the score before it on that pillar, and score - previous; null for the first
    day: Date, the last of the period that the score speaks of    assessor: String, an actor, or null
    last: Boolean, whether no later score replaces it
    entry: Int64, the score's    ideal, ideal_then: Int64, the entries that set the two ideals

    An ideal set again for some pillars leaves the others as they were. Example: scored 2 against an ideal of 3, which is
    raised to 4 later: gap_then 1, gap 2.
    """
    found = _scores(reading).join(_last_ideals(reading), on=_KEY, how="full", coalesce=True)
    if project is not None:
        found = found.filter(pl.col("project") == project)
    gap, gap_then = (pl.col(name) - pl.col("score") for name in ("target", "target_then"))
    change = pl.col("score") - pl.col("previous")
    order = ("project", pl.col("pillar").to_physical(), "occurred_start", "entry")
    return found.sort(order).select(
        *_KEY, "score", "target", gap.alias("gap"), "target_then", gap_then.alias("gap_then"), "previous",
        change.alias("change"), "day", "assessor", pl.col("last").fill_null(True), "entry", "ideal", "ideal_then",
    )  # fmt: skip


@kept
def _ideals(reading: Reading) -> pl.LazyFrame:
    """Each target that was set: project, pillar, target, ideal (its entry), occurred_start, position."""
    each = reading.frame("ideal.set", "project", "pillars", "occurred_start").explode("pillars")
    pillar = pl.col("pillars").struct.field("pillar", "target")
    return each.select("project", pillar, "occurred_start", "position", ideal="position")


def _last_ideals(reading: Reading) -> pl.LazyFrame:
    return _ideals(reading).group_by(_KEY).agg(pl.col("target", "ideal").sort_by(ORDER).last())


def _scores(reading: Reading) -> pl.LazyFrame:
    """Each score with what was in force when it was given: what comes before it in valid time, then in recording."""
    scores = reading.frame("pillar.assessed", *_KEY, "score", "assessor", "occurred_start", "occurred_end")
    scores = scores.rename({"occurred_end": "day"}).with_columns(
        entry="position",
        previous=pl.col("score").shift(1).over(_KEY, order_by=ORDER),
        last=pl.col("score").shift(-1).over(_KEY, order_by=ORDER).is_null(),
    )
    ideals = _ideals(reading).rename({"target": "target_then", "ideal": "ideal_then"})
    both = pl.concat([scores, ideals], how="diagonal").sort(ORDER)
    then = pl.col("target_then", "ideal_then").forward_fill().over(_KEY)
    return both.with_columns(then).filter(pl.col("entry").is_not_null()).drop("position")
