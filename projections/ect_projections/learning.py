"""What the programme says that it has learned, how far it trusts it, and the success factors drawn from it.

Learnings and what is said of them are seen at valid time; what they rest on, by `known_at` alone.
"""

import polars as pl

from ect_projections._citations import all_cited, cited
from ect_projections.projection import projection
from ect_projections.projects import ORDER
from ect_projections.reading import Reading, kept

STATE = pl.Enum(["formulated", "validated", "invalidated"])
CONCERNS = ("methodological_limitations", "coherence", "adequacy", "relevance")
"""The four questions of GRADE-CERQual, each answered by how serious the concern is."""


@projection("position")
def learnings(reading: Reading) -> pl.LazyFrame:
    """One row per learning formulated by `as_of`, in the order in which they were recorded.

    position: Int64, the learning    title: String    text: String    formulated: Date    bears_on, axis: Enum
    pillars: List(Enum)    conditions: String, under which it holds    single_case: Boolean
    state: Enum, see `STATE`    since: Date of that state    decision: Int64, the decision that set it, or null
    confidence: Enum, at the last assessment, or null    assessed: Date of it    assessed_by: Int64, that entry
    methodological_limitations, coherence, adequacy, relevance: Enum, how serious each concern was found
    grounds: List(Int64), what it rests on    retracted: List(Int64), those of them that stand retracted
    sources: Int64, how many distinct sources the others come from: a ground's cluster, or the ground itself when it was
        never linked to a claim
    factors: List(Int64), the success factors drawn from it that stand

    Worked example: it rests on J140 and J152, both of cluster G-SAN-1120: `sources` is 1. When J152 is retracted,
    `retracted` is [152] and `sources` is still 1.
    """
    found = reading.frame(
        "learning.formulated", "title", "text", "bears_on", "axis", "pillars", "conditions", "single_case", "grounds",
        "occurred_end",
    ).with_columns(all_cited("grounds").fill_null([])).rename({"occurred_end": "formulated"})  # fmt: skip
    for part in (_states(reading), _assessments(reading), _grounds(reading, found), _factors(reading)):
        found = found.join(part, on="position", how="left")
    return found.sort("position").select(
        "position", "title", "text", "formulated", "bears_on", "axis", "pillars", "conditions", "single_case",
        pl.col("state").fill_null("formulated"), pl.coalesce("since", "formulated").alias("since"), "decision", "confidence",
        "assessed", "assessed_by", *CONCERNS, "grounds", pl.col("retracted").fill_null([]), pl.col("sources").fill_null(0),
        pl.col("factors").fill_null([]),
    )  # fmt: skip


@projection("position")
def success_factors(reading: Reading) -> pl.LazyFrame:
    """One row per success factor identified by `as_of`, in the order in which they were recorded.

    position: Int64, the factor    axis: Enum    title: String    mechanism: String, how it acts
    identified: Date    learnings: List(Int64), those it rests on
    confidences: List(Enum), of each of them in that order, null where none was assessed
    weakest: Enum, the lowest of these; null when none was assessed
    invalidated: List(Int64), those of its learnings that were invalidated
    retracted: List(Int64), those that stand retracted

    Worked example: it rests on J155, of moderate confidence, and on J272, of low confidence, since invalidated:
    confidences [moderate, low], weakest low, invalidated [272].
    """
    found = reading.frame("success_factor.identified", "axis", "title", "mechanism", "learnings", "occurred_end")
    found = found.with_columns(all_cited("learnings")).rename({"occurred_end": "identified"})
    each = found.select("learnings", factor="position").with_columns(
        place=pl.int_ranges(pl.col("learnings").list.len())
    )  # fmt: skip
    each = each.explode("learnings", "place").rename({"learnings": "position"})
    standing = reading.frame("learning.formulated", "position", all_times=True).select("position", stands=pl.lit(True))
    for part in (_states(reading), _assessments(reading), standing):
        each = each.join(part, on="position", how="left")
    said = each.group_by(position="factor").agg(
        confidences=pl.col("confidence").sort_by("place"),
        weakest=pl.col("confidence").drop_nulls().sort().last(),  # the vocabulary goes from the highest to the lowest
        invalidated=pl.col("position").filter(pl.col("state") == "invalidated").unique().sort(),
        retracted=pl.col("position").filter(pl.col("stands").is_null()).unique().sort(),
    )  # fmt: skip
    return found.join(said, on="position", how="left").sort("position").select(
        "position", "axis", "title", "mechanism", "identified", "learnings", "confidences", "weakest", "invalidated",
        "retracted",
    )  # fmt: skip


# What was said of each learning -----------------------------------------------------------------------------------------


@kept
def _states(reading: Reading) -> pl.LazyFrame:
    """position of a learning, then its last state, the day and the decision that set it."""
    said = pl.concat([
        reading.frame(f"learning.{state}", "learning", "decision", "occurred_end", *ORDER[:1]).with_columns(
            state=pl.lit(state).cast(STATE)
        )
        for state in STATE.categories[1:]
    ])  # fmt: skip
    last = pl.col("state", "occurred_end", "decision").sort_by(ORDER).last()
    found = said.group_by(cited("learning")).agg(last)
    return found.select("state", position="learning", since="occurred_end", decision=cited("decision"))


@kept
def _assessments(reading: Reading) -> pl.LazyFrame:
    """position of a learning, then what its last assessment says."""
    told = (*CONCERNS, "confidence", "occurred_end", "position")
    assessed = reading.frame("confidence.assessed", "learning", *told, *ORDER[:1])
    found = assessed.group_by(cited("learning")).agg(pl.col(told).sort_by(ORDER).last())
    return found.select(
        "confidence", *(pl.col(name).struct.field("concern").alias(name) for name in CONCERNS),
        position="learning", assessed="occurred_end", assessed_by="position",
    )  # fmt: skip


def _grounds(reading: Reading, found: pl.LazyFrame) -> pl.LazyFrame:
    """position of a learning, then what of its grounds stands no more, and of how many sources the others are."""
    each = found.select("grounds", learning="position").explode("grounds").drop_nulls()
    types = {
        reading.entries.rows[position - 1].type for position in each.select("grounds").unique().collect().to_series()
    }
    standing = [reading.frame(name, "position", all_times=True) for name in sorted(types)]
    stands = pl.concat([reading.frame("journal.opened", "position", all_times=True), *standing]).unique()
    each = each.join(stands.select(grounds="position", stands=pl.lit(True)), on="grounds", how="left")
    links = reading.frame("evidence.linked", "entry", "cluster", all_times=True)
    clusters = pl.concat([
        links.select("cluster", grounds="position"), links.select("cluster", grounds=cited("entry"))
    ]).unique("grounds")  # fmt: skip
    each = each.join(clusters, on="grounds", how="left")
    source = pl.coalesce("cluster", pl.concat_str(pl.lit("J"), "grounds"))
    return each.group_by(position="learning").agg(
        retracted=pl.col("grounds").filter(pl.col("stands").is_null()).unique().sort(),
        sources=source.filter("stands").n_unique().cast(pl.Int64),
    )


def _factors(reading: Reading) -> pl.LazyFrame:
    found = reading.frame("success_factor.identified", "learnings").with_columns(all_cited("learnings"))
    return found.explode("learnings").group_by(position="learnings").agg(factors=pl.col("position").unique().sort())
