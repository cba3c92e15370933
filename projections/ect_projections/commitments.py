"""What was promised to the funder: commitments and what was done of them, deliverables and what became of them.

Both are seen at valid time. That a day has passed is judged on the reading's `day`.
"""

import polars as pl

from ect_projections._citations import cited
from ect_projections._columns import DEC
from ect_projections.projection import projection
from ect_projections.projects import ORDER
from ect_projections.reading import Reading

STATE = pl.Enum(["kept", "short", "due", "overdue", "without_quantity"])
"""Of a commitment: `kept` when what was done reaches what was promised; else `due` until its day has passed, then `short`
when a report says how much was done, or `overdue` when none does. `without_quantity` when no quantity was promised and it
was reported on: its words alone say whether it was kept."""
OF_DELIVERABLE = pl.Enum(["due", "overdue", "submitted", "accepted", "sent_back"])
"""The last thing that was done with it; before it is submitted, whether its day has passed."""


@projection("commitment")
def commitments(reading: Reading) -> pl.LazyFrame:
    """One row per commitment made by `as_of`, in the order in which they were recorded.

    commitment: String, its code    title: String    axis: Enum, or null    objective: Enum
    quantity: Decimal, promised in `unit`: String; both may be null    due: Date    article: String, where the agreement
        says so
    done: Decimal, what had been done of it in all at the last report    statement: String, what that report says
    gap: Decimal, `quantity` less `done`, in `unit`: negative when more was done; null without both
    gap_reason: String    decision: Int64, the decision that the last report cites to explain it
    reported: Date of the last report    state: Enum, see `STATE`    reports: List(Int64), every report
    position: Int64, the entry that made it

    Worked example: 12 projects promised by 31 December, 9 done at the last report, on 15 December: gap 3, `due` until
    31 December and `short` from 1 January on.
    """
    made = reading.frame(
        "commitment.made", "code", "title", "axis", "objective", "quantity", "unit", "due", "article"
    ).rename({"code": "commitment"})  # fmt: skip
    told = ("done", "statement", "gap_reason", "decision", "occurred_end")
    reports = reading.frame("commitment.reported", "commitment", *told, *ORDER[:1])
    last = pl.col(told).sort_by(ORDER).last()
    reports = reports.group_by("commitment").agg(last, reports=pl.col("position").sort())
    found = made.join(reports.rename({"occurred_end": "reported"}), on="commitment", how="left")
    gap = (pl.col("quantity") - pl.col("done")).cast(DEC)
    state = (
        pl.when(gap <= 0).then(pl.lit("kept"))
        .when(pl.col("quantity").is_null() & pl.col("reported").is_not_null()).then(pl.lit("without_quantity"))
        .when(pl.col("due") >= reading.day).then(pl.lit("due"))
        .when(gap.is_not_null()).then(pl.lit("short")).otherwise(pl.lit("overdue"))
    )  # fmt: skip
    return found.sort("position").select(
        "commitment", "title", "axis", "objective", "quantity", "unit", "due", "article", "done", "statement",
        gap.alias("gap"), "gap_reason", cited("decision"), "reported", state.cast(STATE).alias("state"),
        pl.col("reports").fill_null([]), "position",
    )  # fmt: skip


@projection("deliverable")
def deliverables(reading: Reading) -> pl.LazyFrame:
    """One row per deliverable expected by `as_of`, in the order in which they were recorded.

    deliverable: String, its code    title: String    objective: Enum, or null    due: Date
    submitted: Date of the first submission    resubmitted: Date of the last one, when it is another
    at: Int64, the last entry that the last submission takes into account    reviewed: Date of the last review
    accepted: Boolean, by that review    remarks: String    state: Enum, see `OF_DELIVERABLE`
    days_late: Int64, how many days after `due` it was first submitted, or how many the reading's `day` is past it while it
        is not; 0 when in time
    entries: List(Int64), its submissions and reviews    position: Int64, the entry that expects it

    Worked example: submitted on 12 December for 15 December, sent back on 8 January, submitted again on 20 January:
    `submitted`, 0 days late, `accepted` false until it is reviewed again.
    """
    due = reading.frame("deliverable.due", "code", "title", "objective", "due").rename({"code": "deliverable"})
    sent = reading.frame("deliverable.submitted", "deliverable", "at", "occurred_end", *ORDER[:1])
    first, last = (pl.col("occurred_end").sort_by(ORDER).first(), pl.col("occurred_end").sort_by(ORDER).last())
    submitted = sent.group_by("deliverable").agg(
        submitted=first, resubmitted=last, at=cited("at").sort_by(ORDER).last(), submissions=pl.col("position")
    )  # fmt: skip
    read = reading.frame("deliverable.reviewed", "deliverable", "accepted", "remarks", "occurred_end", *ORDER[:1])
    reviewed = read.group_by("deliverable").agg(
        pl.col("accepted", "remarks").sort_by(ORDER).last(), reviewed=last, reviews=pl.col("position")
    )  # fmt: skip
    outcome = pl.when("accepted").then(pl.lit("accepted")).otherwise(pl.lit("sent_back"))
    steps = pl.concat([
        sent.select("deliverable", *ORDER, step=pl.lit("submitted")), read.select("deliverable", *ORDER, step=outcome)
    ])  # fmt: skip
    found = due
    for part in (submitted, reviewed, steps.group_by("deliverable").agg(pl.col("step").sort_by(ORDER).last())):
        found = found.join(part, on="deliverable", how="left")
    late = (pl.coalesce("submitted", pl.lit(reading.day)) - pl.col("due")).dt.total_days().clip(0)
    waiting = pl.when(late > 0).then(pl.lit("overdue")).otherwise(pl.lit("due"))
    again = pl.when(pl.col("submissions").list.len() > 1).then("resubmitted")
    entries = pl.concat_list(pl.col("submissions", "reviews").fill_null([])).list.sort()
    return found.sort("position").select(
        "deliverable", "title", "objective", "due", "submitted", again.alias("resubmitted"), "at", "reviewed", "accepted",
        "remarks", pl.coalesce("step", waiting).cast(OF_DELIVERABLE).alias("state"), late.alias("days_late"),
        entries.alias("entries"), "position",
    )  # fmt: skip
