"""How far each tally hangs on each piece of evidence, each source and each project: the total without it, one at a time."""

import polars as pl

from ect_projections._items import PAIR, decibans, items, named, narrowed, pairs
from ect_projections._leaving_out import totals_without
from ect_projections.projection import projection
from ect_projections.reading import Reading

KIND = pl.Enum(["item", "cluster", "project"])
"""What is left out: one piece of evidence, all those of one source, or all those that name a project."""


@projection("claim", "rival", "kind", "left_out")
def influence(reading: Reading, claim: str | None = None, rival: str | None = None) -> pl.LazyFrame:
    """Each tally without each of the items, clusters and projects that it is made of: one row for each of them.

    hypothesis, claim: String    version: Int64, the one in force    rival: String
    kind: Enum, see `KIND`    left_out: String: a link such as J410, a cluster, the code of a project
    links: List(Int64), the pieces of evidence that are left out, by the entry that linked them
    total, low, high: Decimal, dB: the tally without them, the strongest of what remains standing for each cluster
    change: Decimal, dB: without minus with; 0 where a stronger item of the same source stays
    flips_side: Boolean, the total leaves its side without it: it comes to zero, or beyond

    Ordered as claims and rivals were recorded, then by kind, what changes most first. What nobody weighed changes nothing
    and has no row. An item whose entry names two projects is left out with each. `claim` (H1b, or H1b@1) and `rival`
    keep their rows only.
    """
    weighed = narrowed(items(reading).filter(pl.col("mid").is_not_null()), claim, rival)
    weighed = weighed.with_row_index("item").collect().lazy()
    left = _left_out(reading, weighed).collect().lazy()
    without = totals_without(weighed, left, "kind", "left_out")
    links = left.group_by(*PAIR, "kind", "left_out").agg(links=pl.col("link").sort())
    order = pairs(reading).select("hypothesis", *PAIR, "version", "rival_entry", "entry", "place")
    found = without.join(links, on=[*PAIR, "kind", "left_out"]).join(order, on=PAIR)
    side = (pl.col("total") - pl.col("change")).sign()
    size = pl.col("change").abs()
    return found.with_columns(flips_side=(side != 0) & (pl.col("total").sign() != side)).sort(
        "entry", "place", "rival_entry", "kind", size, pl.col("links").list.first(), "left_out",
        descending=[False, False, False, False, True, False, False],
    ).with_columns(*decibans("total", "low", "high", "change")).select(
        "hypothesis", "claim", "version", "rival", "kind", "left_out", "links", "total", "low", "high", "change", "flips_side"
    )  # fmt: skip


def _left_out(reading: Reading, weighed: pl.LazyFrame) -> pl.LazyFrame:
    """claim, rival, kind, left_out, link: what goes with each, once."""
    kinds = {
        "item": weighed.with_columns(left_out=pl.lit("J") + pl.col("link").cast(pl.String)),
        "cluster": weighed.with_columns(left_out="cluster"),
        "project": weighed.join(named(reading), on="cited").with_columns(left_out="project"),
    }
    each = [rows.select(*PAIR, "left_out", "link", "item", kind=pl.lit(kind, KIND)) for kind, rows in kinds.items()]
    return pl.concat(each)
