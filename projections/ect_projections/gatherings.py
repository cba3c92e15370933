"""What gatherings decided, and with what before them; who was given what to do, and by when.

Decisions and actions are seen at valid time. That a day has passed is judged on the reading's `day`.
"""

import polars as pl

from ect_journal.catalogue import EvidenceLinked
from ect_journal.kinds import kinds_of
from ect_projections._basis import changed_since
from ect_projections._citations import all_cited, cited
from ect_projections.log import is_late
from ect_projections.projection import projection
from ect_projections.projects import ORDER
from ect_projections.reading import Reading

STATE = pl.Enum(["overdue", "open", "done", "dropped"])
"""Of an action: `overdue` when it is open and its due day has passed; `dropped` when it was closed and not done."""
COLLECTIVE = ("gathering.held", "decision.taken", "action.closed")
_BEARS = next(field.kind.target for field in kinds_of(EvidenceLinked) if field.name == "entry")
FIELD = tuple(name for name in _BEARS.split() if name not in COLLECTIVE)
"""The types of entry that say something of the field: what may bear on a claim, without what gatherings make."""


@projection("position")
def decisions(reading: Reading) -> pl.LazyFrame:
    """One row per decision taken by `as_of`, in the order of valid time.

    position: Int64, the decision    day: Date on which it was taken    title: String    kind, outcome, channel: Enum
    gathering: Int64, or null    known: Int64, the last entry that the deciders had before them; null when there was none
    late: Boolean, recorded more than 7 days after it was taken, from no document
    grounds: List(Int64), what it says that it rests on
    implemented_by: List(Int64), the entries that say how it was carried out
    superseded_by: Int64, the decision that replaced it, or null
    retracted_since: List(Int64), those among what it rested on that stood when it was taken and were retracted since
    corrected_since: List(Int64), those that read otherwise now
    recorded_later: List(Int64), what says something of the field (see `FIELD`), had happened by `day`, and was recorded
        after `known`: what the deciders could not read here

    What it rested on is walked down from its grounds and its gathering, each entry as it read at `known`, or when the
    decision was recorded if it came in between. A decision that rests on a frozen tally rests on the evidence that this
    tally counted.

    Worked example: J355 rests on the tally J354, which counted the evidence J190, which cites the observation J109. J109 was
    retracted as J372. `retracted_since` of J355 is [109]; as known at J371 it is [].
    """
    found = _decisions(reading).collect()
    changed = changed_since(reading, found.select("position", pl.col("known").fill_null(0)).rows())
    schema = dict.fromkeys(("retracted_since", "corrected_since"), pl.List(pl.Int64()))
    found = found.hstack(pl.DataFrame(changed, schema=schema, orient="row"))
    later = _recorded_later(reading, found.lazy())
    each = found.lazy().join(later, on="position", how="left").sort("day", "position")
    return each.with_columns(pl.col("recorded_later").fill_null([]))


@projection("position")
def actions(reading: Reading) -> pl.LazyFrame:
    """One row per action assigned by `as_of`, in the order in which they were recorded.

    position: Int64, the action    title: String    owner: String, an actor's code, or null    due: Date, or null
    assigned: Date    gathering: Int64, the session in which it was given, or null
    grounds: List(Int64), what it follows from, such as a decision
    state: Enum, see `STATE`    closed: Date    closed_by: Int64, the entry that says so    outcome: String
    days_late: Int64, how many days after `due` it was closed, or how many the reading's `day` is past it while it is
        open; 0 when in time, null without `due`

    Worked example: due on 30 September and still open on 4 October, it is `overdue`, 4 days late.
    """
    found = reading.frame("action.assigned", "title", "owner", "due", "session", "grounds", "occurred_end")
    found = found.with_columns(cited("session"), all_cited("grounds")).rename({"session": "gathering"})
    closed = reading.frame("action.closed", "action", "done", "outcome", "occurred_end", *ORDER[:1])
    last = pl.col("done", "outcome", "occurred_end", "position").sort_by(ORDER).last()
    closed = closed.group_by(cited("action")).agg(last).select(
        "done", "outcome", position="action", closed="occurred_end", closed_by="position"
    )  # fmt: skip
    late = (pl.coalesce("closed", pl.lit(reading.day)) - pl.col("due")).dt.total_days().clip(0)
    state = (
        pl.when("done").then(pl.lit("done")).when(pl.col("done").is_not_null()).then(pl.lit("dropped"))
        .when(late > 0).then(pl.lit("overdue")).otherwise(pl.lit("open"))
    )  # fmt: skip
    return found.join(closed, on="position", how="left").sort("position").select(
        "position", "title", "owner", "due", pl.col("occurred_end").alias("assigned"), "gathering",
        pl.col("grounds").fill_null([]), state.cast(STATE).alias("state"), "closed", "closed_by", "outcome",
        late.alias("days_late"),
    )  # fmt: skip


def _decisions(reading: Reading) -> pl.LazyFrame:
    """The columns of `decisions` that the entries say themselves."""
    taken = reading.frame(
        "decision.taken", "title", "kind", "outcome", "channel", "gathering", "known", "grounds", "occurred_end",
        "recorded_at", "source",
    )  # fmt: skip
    done = reading.frame("decision.implemented", "decision")
    done = done.group_by(cited("decision")).agg(implemented_by=pl.col("position").sort())
    replaced = reading.frame("decision.superseded", "decision", "replaced_by", *ORDER[:1])
    replaced = replaced.group_by(cited("decision")).agg(superseded_by=cited("replaced_by").sort_by(ORDER).last())
    found = taken
    for after in (done, replaced):
        found = found.join(after.rename({"decision": "position"}), on="position", how="left")
    return found.select(
        "position", pl.col("occurred_end").alias("day"), "title", "kind", "outcome", "channel", cited("gathering"),
        cited("known"), is_late(reading).alias("late"), all_cited("grounds").fill_null([]), pl.col("implemented_by").fill_null([]), "superseded_by",
    )  # fmt: skip


def _recorded_later(reading: Reading, found: pl.LazyFrame) -> pl.LazyFrame:
    moments = found.select("day", "known", decision="position").with_columns(pl.col("known").fill_null(0))
    seen = pl.concat([reading.frame(name, "occurred_end") for name in FIELD])
    later = moments.join_where(seen, pl.col("position") > pl.col("known"), pl.col("occurred_end") <= pl.col("day"))
    return later.group_by(position="decision").agg(recorded_later=pl.col("position").sort())
