"""What totals become without some of their items, for any number of such groups at once, in time that grows as the items do.

All items stand in one long row, cluster after cluster, the strongest of each first. When some are left out, the first that
is not says what the representative of the cluster becomes; it stands behind as many as are left out before any other,
which are those whose place in the row is the one that their own rank among the left out would give them.
"""

from typing import NamedTuple

import polars as pl

from ect_projections._items import PAIR, REPRESENTATIVE

_SUMS = ("total", "low", "high")
_ORDERS = {"low": ("low", False), "high": ("high", True), "least": ("mid", False), "most": ("mid", True)}
"""What a representative is made of (see `_items.strongest`): of the strongest items, the lowest low, the highest high, and
both ends of mid; each with what orders the row, and whether the greatest comes first."""
_INDEX = pl.int_range(pl.len(), dtype=pl.Int64)


def totals_without(weighed: pl.LazyFrame, left: pl.LazyFrame, *group: str) -> pl.LazyFrame:
    """`weighed`: items, as `_items.items` gives them, and a column `item` that tells their rows apart; `left`: claim, rival,
    the columns of `group`, and each `item` that is left out with that group. One row per claim, rival and group, in steps:
    total, low, high without it, and `change`, what that does to the total."""
    rows, clusters = _in_clusters(weighed)
    groups = left.group_by(*PAIR, *group).agg("item").with_row_index("group").collect()
    gone, parts = _in_parts(groups, rows, clusters)
    heads = _heads(rows, clusters, gone, parts)
    clusters, parts = clusters.hstack(_representatives(heads.before)), parts.hstack(_representatives(heads.after))
    now = clusters.group_by(PAIR).agg(pl.col(_SUMS).sum())
    moved = parts.join(clusters.select("cluster", *_SUMS), on="cluster", suffix="_before").group_by("group").agg(
        (pl.col(name) - pl.col(f"{name}_before")).sum() for name in _SUMS
    )  # fmt: skip
    found = groups.drop("item").join(moved, on="group").join(now, on=PAIR, suffix="_now")
    sums = [pl.col(name) + pl.col(f"{name}_now") for name in _SUMS]
    return found.lazy().select(*PAIR, *group, *sums, change="total")


def _in_clusters(weighed: pl.LazyFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The items, and their clusters by number: claim, rival, and where the cluster starts and ends in the row."""
    found = weighed.select(*PAIR, "cluster", "item", "low", "mid", "high").collect()
    numbered = found.group_by(*PAIR, "cluster").agg("item", count=pl.len().cast(pl.Int64)).drop("cluster")
    numbered = numbered.with_row_index("cluster").with_columns(end=pl.col("count").cum_sum())
    clusters = numbered.select(*PAIR, "cluster", "end", start=pl.col("end") - pl.col("count"))
    rows = numbered.select("cluster", "item").explode("item").join(found.drop("cluster", *PAIR), on="item")
    return rows, clusters


def _in_parts(groups: pl.DataFrame, rows: pl.DataFrame, clusters: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The items left out, by part: what one group takes from one cluster. `place` is where each would stand, did all those
    of its part come before any other of the cluster."""
    gone = groups.select("group", "item").explode("item").join(rows.select("item", "cluster"), on="item")
    parts = gone.group_by("group", "cluster").agg("item").with_row_index("part").join(
        clusters.select("cluster", "start", "end"), on="cluster", maintain_order="left"
    )  # fmt: skip
    gone = parts.select("part", "start", "item").explode("item")
    return gone.select("part", "item", place=pl.col("start") + _INDEX.over("part")), parts.drop("item")


class _Heads(NamedTuple):
    """By cluster and by part, what each of `_ORDERS` puts first: of all items, and of those that are not left out."""

    before: pl.DataFrame
    after: pl.DataFrame


def _heads(rows: pl.DataFrame, clusters: pl.DataFrame, gone: pl.DataFrame, parts: pl.DataFrame) -> _Heads:
    before, after = {}, {}
    for name, (what, greatest) in _ORDERS.items():
        size = pl.col("mid").abs()
        row = rows.sort("cluster", size, what, descending=[False, True, greatest])
        placed = gone.select("part", "item").join(row.select("item", at=_INDEX), on="item").sort("part", "at")
        behind = gone.select("part", behind=pl.col("place") == placed["at"]).group_by("part", maintain_order=True)
        first = parts["start"] + behind.agg(pl.col("behind").sum().cast(pl.Int64))["behind"]
        before[name] = row[what].gather(clusters["start"])
        after[name] = row[what].gather(first.set(first >= parts["end"], None))
    return _Heads(pl.DataFrame(before), pl.DataFrame(after))


def _representatives(heads: pl.DataFrame) -> pl.DataFrame:
    """total, low, high of each; 0 where nothing remains."""
    return heads.select(REPRESENTATIVE.alias("total"), pl.col("low", "high").fill_null(0))
