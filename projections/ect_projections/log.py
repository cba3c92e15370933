"""The log: every entry, one line each, with how it stands."""

import polars as pl

from ect_journal.catalogue import EntryBlank
from ect_journal.entry import LATE_AFTER
from ect_journal.standing import MARKING
from ect_journal.words import language
from ect_projections._titles import titles
from ect_projections.projection import projection
from ect_projections.reading import Reading

STATUS = pl.Enum(["live", "corrected", "retracted", "correcting", "blank"])
"""`live`: it stands as recorded; `corrected`: it stands and reads as its last correction says; `retracted`: it does not
stand; `correcting`: it corrects, retracts or reinstates another entry, and says nothing of the field itself; `blank`:
nothing is read there, since it was expunged, or is the clean copy of another, in whose place it is read."""

_ENVELOPE = ("v", "recorded_at", "by", "source", "occurred_start", "occurred_end", "occurred_time")


@projection("position")
def envelopes(reading: Reading) -> pl.LazyFrame:
    """What surrounds every entry recorded by `known_at`, retracted ones included, whatever `as_of` is.

    position: Int64, the entry's number          type: String                       v: Int64, as recorded
    occurred_start, occurred_end: Date           occurred_time: String, HH:MM or null
    recorded_at: Datetime(us, UTC)               by: String, an actor's code        title: String, in the reader's language
    status: Enum, see `STATUS`                   late: Boolean, recorded more than 7 days after it ended, from no document
    transcribed: Boolean, from a document        source: String, that document

    A corrected entry shows what it reads now; a retracted one what it read when it was retracted.
    """
    lang = language()
    return reading.keep(("envelopes", lang), lambda: _envelopes(reading).collect()).lazy()


@projection("position")
def log(reading: Reading) -> pl.LazyFrame:
    """One row per entry recorded by `known_at` that had happened by `as_of`, in the order of positions.

    position: Int64     type: String     v: Int64     occurred: String, 2024-02-06, 2024-02-06T20:40 or start/end
    recorded_at: Datetime(us, UTC)       by: String   title: String, in the reader's language
    status: Enum, see `STATUS`           late: Boolean, recorded more than 7 days after it happened, from no document

    Corrections, retractions and reinstatements have no valid time: `as_of` never leaves them out.
    """
    found = envelopes(reading)
    if reading.as_of is not None:
        found = found.filter((pl.col("occurred_end") <= reading.as_of) | pl.col("type").is_in(list(MARKING)))
    start, end, time = (pl.col(f"occurred_{name}") for name in ("start", "end", "time"))
    moment = pl.concat_str([start.cast(pl.String), time], separator="T", ignore_nulls=True)
    period = pl.concat_str([start.cast(pl.String), end.cast(pl.String)], separator="/")
    occurred = pl.when(start == end).then(moment).otherwise(period)
    return found.select(
        "position", "type", "v", occurred.alias("occurred"), "recorded_at", "by", "title", "status", "late"
    )


def _envelopes(reading: Reading) -> pl.LazyFrame:
    frames = [_of_type(reading, name) for name in reading.entries.by_type]
    if not frames:
        frames = [_of_type(reading, "journal.opened")]
    every = pl.concat(frames).sort("position", "known_from").unique("position", keep="last", maintain_order=True)
    stands = pl.col("known_until").is_null()
    status = (
        pl.when(~stands)
        .then(pl.lit("retracted"))
        .when(pl.col("type") == EntryBlank.TYPE)
        .then(pl.lit("blank"))
        .when(pl.col("type").is_in(list(MARKING)))
        .then(pl.lit("correcting"))
        .when(pl.col("read_from") != pl.col("position"))
        .then(pl.lit("corrected"))
        .otherwise(pl.lit("live"))
    )
    return every.select(
        "position", "type", "v", "occurred_start", "occurred_end", "occurred_time", "recorded_at", "by", "title",
        status.cast(STATUS).alias("status"),
        is_late(reading).alias("late"), pl.col("source").is_not_null().alias("transcribed"), "source",
    )  # fmt: skip


def is_late(reading: Reading) -> pl.Expr:
    """Whether an entry was recorded more than 7 days after it ended, from no document: out of `recorded_at`,
    `occurred_end` and `source`."""
    recorded_on = pl.col("recorded_at").dt.convert_time_zone(str(reading.zone)).dt.date()
    return pl.col("source").is_null() & (recorded_on - pl.col("occurred_end") > LATE_AFTER)


def _of_type(reading: Reading, name: str) -> pl.LazyFrame:
    table = reading.entries.table(name)
    envelope = table.columns(_ENVELOPE).with_columns(titles(table))
    return reading.known(envelope).with_columns(type=pl.lit(name))
