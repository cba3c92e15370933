"""How the record itself stands: late, transcribed and excepted entries, what lost its ground, what never had one, and
everything in the order in which it happened.

A *ground* is an entry on which another rests: those it cites as such, and those that it names in a field (the entry that
an evidence link is about, a decision, a gathering). The session in which it was recorded is none.
"""

from collections.abc import Iterator

import polars as pl

from ect_journal.catalogue import TYPES
from ect_journal.kinds import FieldKind, kinds_of
from ect_journal.standing import MARKING
from ect_projections._citations import cited
from ect_projections.log import envelopes
from ect_projections.projection import projection
from ect_projections.projects import naming
from ect_projections.reading import Reading, kept

CONCLUSIONS = (
    "memo.written", "reflection.recorded", "pillar.assessed", "learning.formulated", "confidence.assessed",
    "learning.validated", "learning.invalidated", "success_factor.identified", "method.adjusted", "method.retired",
    "hypothesis.revised", "hypothesis.status_set", "prediction.resolved",
)  # fmt: skip
"""The types that say what was made of the field, and so have something to rest on. A decision is a choice: what its takers
had before them is `known`, not a ground."""


@projection("position")
def late_entries(reading: Reading) -> pl.LazyFrame:
    """One row per entry that stands and was recorded more than `LATE_AFTER` (7 days) after it ended, from no document.

    position: Int64    type: String    title: String, in the reader's language    by: String, an actor's code
    happened: Date on which it ended    recorded: Date on which it was recorded, in the journal's time zone
    days: Int64, from the one to the other

    An observation of 24 August recorded on 12 September has 19 days.
    """
    found = _standing(reading).filter("late")
    days = (pl.col("recorded") - pl.col("occurred_end")).dt.total_days().alias("days")
    return found.select("position", "type", "title", "by", pl.col("occurred_end").alias("happened"), "recorded", days)


@projection("position")
def transcribed(reading: Reading) -> pl.LazyFrame:
    """One row per entry that stands and was taken from an older document; these are never late.

    position: Int64    type: String    title: String, in the reader's language    by: String, who took it from there
    source: String, the document    happened: Date on which it ended    recorded: Date, in the journal's time zone

    An observation of 2019 taken in 2023 from “Thèse CIFRE (2018-2021)” has both days.
    """
    found = _standing(reading).filter("transcribed")
    return found.select(
        "position", "type", "title", "by", "source", pl.col("occurred_end").alias("happened"), "recorded"
    )


@projection("position", "rule")
def exceptions(reading: Reading) -> pl.LazyFrame:
    """One row per rule that an entry that stands passes by.

    position: Int64    type: String    title: String, in the reader's language    rule: String, its code
    reason: String, as its author gave it    by: String, an actor's code    day: Date on which the entry ended

    J145 passes by `outside-mandate`: “the innovation committee meets in February only”.
    """
    parts = [
        reading.frame(name, "exceptions").filter(pl.col("exceptions").list.len() > 0) for name in _present(reading)
    ]
    each = pl.concat(parts).explode("exceptions")
    rules = each.select("position", pl.col("exceptions").struct.field("rule", "reason"))
    around = envelopes(reading).select("position", "type", "title", "by", pl.col("occurred_end").alias("day"))
    found = rules.join(around, on="position", maintain_order="left").sort("position", maintain_order=True)
    return found.select("position", "type", "title", "rule", "reason", "by", "day")


@projection("position", "ground")
def orphans(reading: Reading) -> pl.LazyFrame:
    """One row per entry that stands and ground of it that stands retracted.

    position: Int64    type: String    title: String, in the reader's language
    edges: List(String), the fields by which it cites that ground (`grounds`, `entry`, `decision` …), by name
    ground: Int64, the retracted entry    retracted_by: Int64, the entry that retracted it    retracted: Date of that
    reason: Enum, why, in one word    note: String, why, in its author's words    by: String, who retracted it

    J332 links J309 to a claim; J313 retracted J309 on 2024-09-17 as a duplicate.
    """
    lost = grounds_of(reading).join(_retracted(reading), on="ground")
    each = lost.group_by("position", "ground").agg(
        pl.col("edge").unique().sort().alias("edges"), pl.col("retracted_by", "retracted", "reason", "note", "by").first()
    )  # fmt: skip
    around = _standing(reading).select("position", "type", "title")
    return each.join(around, on="position").sort("position", "ground").select(
        "position", "type", "title", "edges", "ground", "retracted_by", "retracted", "reason", "note", "by"
    )  # fmt: skip


@projection("position")
def ungrounded(reading: Reading) -> pl.LazyFrame:
    """One row per conclusion (see `CONCLUSIONS`) that stands and rests on no entry that stands.

    position: Int64    type: String    title: String, in the reader's language    by: String    day: Date on which it ended
    lost: Boolean, it had grounds and every one of them stands retracted; else it never had one
    grounds: List(Int64), those it had

    A score given without grounds has lost false and no grounds.
    """
    edges = grounds_of(reading).join(_retracted(reading).select("ground", gone=True), on="ground", how="left")
    had = edges.group_by("position").agg(
        pl.col("ground").unique().sort().alias("grounds"), pl.col("gone").fill_null(False).all().alias("gone")
    )
    found = _standing(reading).filter(pl.col("type").is_in(CONCLUSIONS)).join(had, on="position", how="left")
    found = found.filter(pl.col("gone").fill_null(True)).sort("position")
    lost = pl.col("grounds").is_not_null().alias("lost")
    day = pl.col("occurred_end").alias("day")
    return found.select("position", "type", "title", "by", day, lost, pl.col("grounds").fill_null([]))


@projection("position")
def chronology(reading: Reading, project: str | None = None) -> pl.LazyFrame:
    """One row per entry that stands, in the order of valid time, then of recording.
    Of one day, those that give a time come first, by it.

    day: Date on which it began    until: Date on which it ended    time: String, HH:MM, or null
    recorded_at: Datetime(us, UTC)    recorded: Date of that, in the journal's time zone    type: String
    title: String, in the reader's language    projects: List(String), those it names, by code    by: String
    position: Int64

    `project` keeps what names it. Corrections, retractions and reinstatements happened to the record, not in the field:
    they are left out, and what they set right reads so.
    """
    found = _standing(reading).join(_named(reading), on="position", how="left")
    found = found.with_columns(pl.col("projects").fill_null([]))
    if project is not None:
        found = found.filter(pl.col("projects").list.contains(project))
    return found.sort("occurred_start", "occurred_time", "position", nulls_last=[False, True, False]).select(
        pl.col("occurred_start").alias("day"), pl.col("occurred_end").alias("until"),
        pl.col("occurred_time").alias("time"), "recorded_at", "recorded", "type", "title", "projects", "by", "position",
    )  # fmt: skip


# What stands ------------------------------------------------------------------------------------------------------------


def _standing(reading: Reading) -> pl.LazyFrame:
    """The envelopes of what stands and had happened by `as_of`, with `recorded`, its civil day; no correction among them."""
    recorded = pl.col("recorded_at").dt.convert_time_zone(str(reading.zone)).dt.date().alias("recorded")
    found = (
        envelopes(reading).filter(pl.col("status").cast(pl.String).is_in(["live", "corrected"])).with_columns(recorded)
    )
    return found if reading.as_of is None else found.filter(pl.col("occurred_end") <= reading.as_of)


def _present(reading: Reading) -> list[str]:
    """The types of the entries there are, blank pages left out; that of J1 when there is none."""
    return [name for name in reading.entries.by_type if name in TYPES] or ["journal.opened"]


def _named(reading: Reading) -> pl.LazyFrame:
    """position, projects: those that each entry names."""
    parts = [pl.LazyFrame(schema={"position": pl.Int64(), "project": pl.String()})]
    for name in _present(reading):
        for field in naming(TYPES[name]):
            column = reading.frame(name, field.name).rename({field.name: "project"})
            parts.append((column.explode("project") if field.many else column).drop_nulls("project"))
    return pl.concat(parts).group_by("position").agg(pl.col("project").unique().sort().alias("projects"))


# Grounds ----------------------------------------------------------------------------------------------------------------


@kept
def grounds_of(reading: Reading) -> pl.LazyFrame:
    """position, edge (the field), ground (a position): what each entry that stands rests on."""
    schema = {"position": pl.Int64(), "edge": pl.String(), "ground": pl.Int64()}
    parts = [pl.LazyFrame(schema=schema)]
    for name in _present(reading):
        if name not in MARKING:
            parts += [_cites(reading, name, "grounds", pl.col("grounds"), many=True)]
            parts += [_cites(reading, name, *edge) for edge in _edges(kinds_of(TYPES[name]))]
    return pl.concat(parts)


def _edges(fields: tuple[FieldKind, ...]) -> Iterator[tuple[str, pl.Expr, bool]]:
    """The column, the expression that finds citations in it, and whether they are many; objects are looked into."""
    for field in fields:
        if field.kind.name == "entry":
            yield field.name, pl.col(field.name), field.many
        for part in kinds_of(field.part, "entry") if field.part is not None and field.many else ():
            inside = pl.element().struct.field(part.name)
            yield field.name, pl.col(field.name).list.eval(inside), True


def _cites(reading: Reading, name: str, column: str, found: pl.Expr, many: bool) -> pl.LazyFrame:
    named = reading.frame(name, column).select("position", edge=pl.lit(column), ground=found)
    named = (named.explode("ground") if many else named).drop_nulls("ground")
    return named.with_columns(cited("ground"))


def _retracted(reading: Reading) -> pl.LazyFrame:
    """Of each entry that stands retracted: ground (its position), and the retraction that holds."""
    given = reading.frame("entry.retracted", "entry", "reason", "note", "by", "occurred_end")
    last = given.select(
        "reason", "note", "by", retracted="occurred_end", retracted_by="position", ground=cited("entry")
    ).sort("retracted_by").group_by("ground").last()  # fmt: skip
    back = reading.frame("entry.reinstated", "entry").select(back="position", ground=cited("entry"))
    back = back.group_by("ground").agg(pl.col("back").max())
    return last.join(back, on="ground", how="left").filter(
        pl.col("back").is_null() | (pl.col("back") < pl.col("retracted_by"))
    )
