"""How the tallies came to be what they are: the total after each entry, and what each entry did between two moments.

Both look back by `known_at`: what had been recorded up to each position. `as_of` is the same all along.
"""

import orjson
import polars as pl

from ect_journal.entry import position_of
from ect_journal.errors import InvalidInput
from ect_journal.standing import MARKING
from ect_journal.words import Text
from ect_projections._items import PAIR, decibans, narrowed, pairs
from ect_projections._timeline import FIGURES, changes
from ect_projections.compare import base_of
from ect_projections.projection import projection
from ect_projections.reading import Reading, Readings

DID = {
    "evidence.linked": "linked", "evidence.judged": "weighed", "rival.registered": "rival",
    "hypothesis.registered": "hypothesis", "hypothesis.revised": "revised", **MARKING,
}  # fmt: skip
"""The types of entry that move a tally, and what each does."""
ACT = pl.Enum(list(DID.values()))
_DECIBANS = ("total", "low", "high")
_ABOUT = {"evidence.linked": "entry", "evidence.judged": "evidence", **dict.fromkeys(MARKING, "entry")}
"""The field that names the entry which one of these is about."""


@projection("claim", "rival", "position")
def tally_series(reading: Reading, claim: str | None = None, rival: str | None = None) -> pl.LazyFrame:
    """The tally of each claim against each rival that competes with it, after each entry that changed something of it.

    hypothesis, claim, rival: String
    position: Int64, the entry    type: String    recorded: Date, when it was, in the journal's time zone
    change: Decimal, dB: the total after it, minus the total before
    total, low, high: Decimal, dB    items, clusters, to_weigh: Int64: of the tally as known at this entry

    An entry is one that linked, weighed, corrected, retracted, put back, revised, or registered a rival or a hypothesis: see
    `DID`. In the order in which claims and rivals were recorded, then in that of the entries. The last row of a pair is its
    tally; a pair about which nothing was ever linked has none. `claim` (H1b, or H1b@1) and `rival` keep their rows only.
    """
    found = _summed(reading, pairs(reading), claim, rival).join(_recorded(reading), on="position")
    return found.sort(*_ORDER, "position").select(
        "hypothesis", *PAIR, "position", "type", "recorded", *decibans("change", *_DECIBANS), "items", "clusters", "to_weigh"
    )  # fmt: skip


def tally_diff(before: Reading, after: Reading, claim: str | None = None, rival: str | None = None) -> pl.LazyFrame:
    """What each entry between two readings of a journal did to each tally: which entries explain each decibel.

    hypothesis, claim, rival: String
    position: Int64, the entry    type: String    recorded: Date, when it was, in the journal's time zone
    did: Enum, what it did, see `DID`    about: Int64, the entry that it links, weighs, corrects, retracts or puts back
    change: Decimal, dB, of the total    change_low, change_high: Decimal, dB, of the interval
    total, low, high: Decimal, dB: the tally once it is taken into account
    clusters: List(String), those of which something changed

    The sum of `change` is the total of `after` less that of `before`, to the last digit; a pair that does not compete in one
    of them has 0 there. When `after` is known at an earlier moment, the entries are taken away, the last one first, and
    the signs are those of taking them away. `claim` (H1b, or H1b@1) and `rival` keep their rows only. Raises `InvalidInput` when the
    readings are of two journals, of several, or have not the same `as_of`.
    """
    base = _both(before, after)
    compete = pl.concat([pairs(base.at(known_at=each.known_at, as_of=each.as_of)) for each in (after, before)])
    found = _summed(base, compete.unique(PAIR, keep="first"), claim, rival)
    low, high = sorted((before.known_at, after.known_at))
    found = found.filter(pl.col("position") > low, pl.col("position") <= high)
    back = after.known_at < before.known_at
    if back:
        taken = [(pl.col(name) - pl.col(change)).alias(name) for name, change in zip(_DECIBANS, _CHANGES, strict=True)]
        found = found.with_columns(taken).with_columns(-pl.col(_CHANGES))
    found = found.join(_recorded(base), on="position").collect().lazy()
    found = found.join(_about(base, found), on="position").with_columns(
        did=pl.col("type").replace_strict(DID).cast(ACT)
    )
    return found.sort(*_ORDER, "position", descending=[False] * len(_ORDER) + [back]).select(
        "hypothesis", *PAIR, "position", "type", "recorded", "did", "about", *decibans(*_CHANGES, *_DECIBANS), "touched"
    ).rename({"touched": "clusters"})  # fmt: skip


_ORDER = ("entry", "place", "rival_entry")
_CHANGES = ("change", "change_low", "change_high")


def _summed(reading: Reading, compete: pl.LazyFrame, claim: str | None, rival: str | None) -> pl.LazyFrame:
    """Of these pairs: the figures after each entry that changed one, by how much it did, and the clusters `touched`."""
    compete = narrowed(compete, claim, rival)
    each = changes(reading).join(compete.select(*PAIR, "hypothesis", *_ORDER), on=PAIR)
    by = (*PAIR, "position", "hypothesis", *_ORDER)
    each = each.group_by(by).agg(pl.col(FIGURES).sum(), touched=pl.col("cluster").sort()).sort("position")
    moved = [pl.col(name).alias(change) for name, change in zip(_DECIBANS, _CHANGES, strict=True)]
    each = each.filter(pl.any_horizontal(pl.col(FIGURES) != 0)).with_columns(moved)
    return each.with_columns(pl.col(FIGURES).cum_sum().over(PAIR))


def _recorded(reading: Reading) -> pl.LazyFrame:
    """position, type, recorded: each entry that may have moved a tally."""
    day = pl.col("recorded_at").dt.convert_time_zone(str(reading.zone)).dt.date()
    parts = [
        reading.history(name, "recorded_at").select("position", type=pl.lit(name), recorded=day).unique()
        for name in DID
    ]
    return pl.concat(parts)


def _about(reading: Reading, found: pl.LazyFrame) -> pl.LazyFrame:
    """position, about: as each of these entries was recorded."""
    rows = found.select("position", "type").unique().collect().rows()
    told = [(position, _named(reading, position, _ABOUT.get(name))) for position, name in rows]
    return pl.LazyFrame(told, schema={"position": pl.Int64(), "about": pl.Int64()}, orient="row")


def _named(reading: Reading, position: int, field: str | None) -> int | None:
    return position_of(orjson.loads(reading.entries.rows[position - 1].state)["data"][field]) if field else None


def _both(before: Reading, after: Reading) -> Reading:
    """What both know, at the one `as_of` that they have. Raises `InvalidInput`."""
    if isinstance(before, Readings) or isinstance(after, Readings):
        raise InvalidInput(
            Text("A difference is of one journal.", "Un écart est celui d’un seul journal."),
            Text("Ask for one difference for each journal.", "Demandez un écart par journal."),
        )
    if before.as_of != after.as_of:
        raise InvalidInput(
            Text("These readings have not the same as_of.", "Ces lectures n’ont pas le même as_of."),
            Text(
                "Read both as of the same day; `compare` tells what happened.",
                "Lisez les deux au même jour ; « compare » dit ce qui s’est passé.",
            ),
        )
    base = base_of(before, after)
    return base.at(known_at=base.known_at, as_of=before.as_of)
