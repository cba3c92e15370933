"""What each kind of source says by itself: interviews beside observations, measures beside documents.

A claim that several kinds of source bear out is surer than one that a single kind does; where they disagree, one of them
may see what the others cannot (Denzin 1978).
"""

import polars as pl

from ect_journal.catalogue.vocabularies import SourceKind
from ect_projections._columns import vocabulary
from ect_projections._items import PAIR, decibans, items, named, pairs, strongest
from ect_projections._leaving_out import totals_without
from ect_projections.projection import projection
from ect_projections.reading import Reading


@projection("claim", "rival", "source_kind")
def triangulation(reading: Reading) -> pl.LazyFrame:
    """One row per claim, rival that competes with it, and kind of source of the evidence linked.

    hypothesis, claim: String    version: Int64, the one in force    rival: String    source_kind: Enum
    items: Int64, the pieces of evidence of this kind that were weighed, in so many `clusters`: Int64, from so many
        `projects`: Int64
    items_for, items_against: Int64, those of them that speak for the claim, for the rival
    to_weigh: Int64, those that nobody weighed
    total, low, high: Decimal, dB: the tally of this kind alone
    rest: Decimal, dB: the tally of all the other kinds
    disagrees: Boolean, this kind and the rest are on opposite sides

    Observations of +7, +5 and interviews of -3, -4, each of a source of its own: the total is 5; observations say 12, the
    rest -7: they disagree. Were the interview of -4 about what the observation of +5 saw (one source), interviews would
    still say -7 by themselves, and the total would be 9: `total` and `rest` need not add up to that of the tally.

    Ordered as claims and rivals were recorded, then as kinds are listed.
    """
    found = items(reading).collect().lazy()
    weighed = found.filter(pl.col("mid").is_not_null())
    by = [*PAIR, "source_kind"]
    parts = (_counted(found), _said(weighed), _projects(reading, weighed), _rest(weighed))
    every = pairs(reading).join(found.select(by).unique(), on=PAIR).join(_whole(weighed), on=PAIR, how="left")
    for part in parts:
        every = every.join(part, on=by, how="left")
    every = every.with_columns(pl.col("rest").fill_null(pl.col("whole")))  # of a kind that nobody weighed
    every = every.with_columns(pl.col(_FIGURES).fill_null(0), pl.col("clusters", "projects").fill_null(0))
    every = every.with_columns(disagrees=pl.col("total").sign() * pl.col("rest").sign() < 0)
    every = every.with_columns(pl.col("source_kind").cast(vocabulary(SourceKind)), *decibans(*_FIGURES))
    return every.sort("entry", "place", "rival_entry", "source_kind").select(
        "hypothesis", "claim", "version", "rival", "source_kind", "items", "clusters", "projects", "items_for",
        "items_against", "to_weigh", "total", "low", "high", "rest", "disagrees",
    )  # fmt: skip


_FIGURES = ("total", "low", "high", "rest")


def _counted(found: pl.LazyFrame) -> pl.LazyFrame:
    mid = pl.col("mid")
    numbers = {"items": mid.is_not_null(), "to_weigh": mid.is_null(), "items_for": mid > 0, "items_against": mid < 0}
    counts = [count.sum().cast(pl.Int64).alias(name) for name, count in numbers.items()]
    return found.group_by(*PAIR, "source_kind").agg(counts)


def _said(weighed: pl.LazyFrame) -> pl.LazyFrame:
    """What each kind says alone: a source that several kinds tell is one source in each."""
    kept = strongest(weighed, *PAIR, "source_kind", "cluster").group_by(*PAIR, "source_kind")
    return kept.agg(pl.col("low", "high").sum(), total=pl.col("mid").sum(), clusters=pl.len().cast(pl.Int64))


def _projects(reading: Reading, weighed: pl.LazyFrame) -> pl.LazyFrame:
    of = weighed.select(*PAIR, "source_kind", "cited").join(named(reading), on="cited").group_by(*PAIR, "source_kind")
    return of.agg(projects=pl.col("project").n_unique().cast(pl.Int64))


def _rest(weighed: pl.LazyFrame) -> pl.LazyFrame:
    weighed = weighed.with_row_index("item")
    return totals_without(weighed, weighed, "source_kind").select(*PAIR, "source_kind", rest="total")


def _whole(weighed: pl.LazyFrame) -> pl.LazyFrame:
    return strongest(weighed, *PAIR, "cluster").group_by(PAIR).agg(whole=pl.col("mid").sum())
