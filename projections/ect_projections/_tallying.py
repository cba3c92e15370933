"""What items add up to: every figure of a tally, for all claims and rivals at once, of the items that it is given.

Given the items of a reading it is its tally; given others (without a source, with the weights of some readers only), what
the tally would be. All sums are of whole steps, exact; see `_items`.
"""

import polars as pl

from ect_projections._claims import claims
from ect_projections._items import PAIR, decibans, named, pairs, strongest, tied, voided
from ect_projections.experiments import predictions
from ect_projections.formulas import grade, krippendorff_alpha
from ect_projections.reading import Reading

_SUMS = ("total", "low", "high", "naive", "by_project", "predicted", "post_hoc", "uncontested")
_COUNTS = (
    "items", "clusters", "projects", "readers", "source_kinds", "items_for", "items_against", "to_weigh", "read_twice",
    "contested", "before_claim", "unsought", "flips",
)  # fmt: skip
_MID = pl.col("mid")


def tallied(reading: Reading, found: pl.LazyFrame, judged: pl.LazyFrame) -> pl.LazyFrame:
    """The columns of `evidence_tally`, of these items, weighed by these judgements."""
    found, judged = found.collect().lazy(), judged.collect().lazy()
    weighed = found.filter(_MID.is_not_null())
    every = pairs(reading).with_row_index("order")
    parts = (
        _clustered(weighed), _counted(found), _by_project(reading, weighed), _uncontested(weighed), _read_by(weighed, judged),
        _agreed(weighed, judged), _first_link(found),
    )  # fmt: skip
    for part in parts:
        every = every.join(part, on=PAIR, how="left")
    for part in (_odds(reading), _unsought(reading)):
        every = every.join(part, on=["claim", "version"], how="left")
    every = every.join(voided(reading), on="claim", how="left").sort("order")
    every = every.with_columns(
        pl.col(_SUMS).fill_null(0), pl.col(_COUNTS).fill_null(0), pl.col("voided").fill_null([]),
        after_evidence=(pl.col("first_link") < pl.col("rival_since")).fill_null(False),
    ).with_columns(*decibans(*_SUMS, "least", "most"))  # fmt: skip
    factor = 10.0 ** (pl.col("total").cast(pl.Float64) / 10)
    beforehand = pl.col("odds_since") < pl.col("first_entry").fill_null(pl.col("odds_since") + 1)
    prior = pl.when(beforehand).then("odds").alias("prior_odds")
    return every.select(
        "hypothesis", "claim", "version", "rival", "main", "after_evidence", "total", "low", "high", factor.alias("factor"),
        "naive", "by_project", "least", "most", "flips", "items", "clusters", "projects", "readers", "source_kinds",
        "items_for", "items_against", "to_weigh", "predicted", "post_hoc", "read_twice", "alpha", "contested", "uncontested",
        prior, (prior.cast(pl.Float64) * factor).alias("posterior_odds"), "before_claim", "unsought", "voided",
    )  # fmt: skip


# Clusters ----------------------------------------------------------------------------------------------------------------


def _clustered(weighed: pl.LazyFrame) -> pl.LazyFrame:
    """What the representatives of the clusters add up to, and how far that hangs on a few of them."""
    kept = strongest(weighed, *PAIR, "cluster").with_columns(total=_MID.sum().over(PAIR))
    removed = flipping(kept).select(*PAIR, flips=pl.col("flipping").list.len().cast(pl.Int64))
    sums = kept.group_by(PAIR).agg(
        pl.col("total").first(), pl.col("low", "high").sum(), clusters=pl.len().cast(pl.Int64),
        least=(pl.col("total") - _MID).min(), most=(pl.col("total") - _MID).max(),
        predicted=_MID.filter("predicted").sum(), post_hoc=_MID.filter(~pl.col("predicted")).sum(),
    )  # fmt: skip
    return sums.join(removed, on=PAIR, how="left")


def flipping(kept: pl.LazyFrame) -> pl.LazyFrame:
    """claim, rival, `flipping`: of these representatives, the clusters to remove, those that speak most for the side of the
    total first, while something is left on it."""
    total = _MID.sum().over(PAIR)
    sided = kept.with_columns(side=total.sign(), total=total.abs()).with_columns(pulls=_MID * pl.col("side"))
    ordered = sided.sort(*PAIR, "pulls", "cluster", descending=[False, False, True, False])
    before = pl.col("total") - pl.col("pulls").cum_sum().over(PAIR) + pl.col("pulls")
    removed = ordered.with_columns(before=before).filter(pl.col("side") != 0, pl.col("before") > 0, pl.col("pulls") > 0)
    return removed.group_by(PAIR, maintain_order=True).agg(flipping="cluster")


def _by_project(reading: Reading, weighed: pl.LazyFrame) -> pl.LazyFrame:
    """The total, were clusters that have a project in common one source; and of how many projects the items are."""
    of = (
        weighed.select(*PAIR, "cluster", "cited").join(named(reading), on="cited").unique([*PAIR, "cluster", "project"])
    )
    edges = of.select(*PAIR, "cluster", "project").collect()
    groups = tied(
        ((claim, rival, cluster), (claim, rival, project)) for claim, rival, cluster, project in edges.iter_rows()
    )
    numbers: dict[object, int] = {}
    rows = [(*cluster, numbers.setdefault(group, len(numbers))) for cluster, group in groups.items()]
    schema = dict.fromkeys((*PAIR, "cluster"), pl.String()) | {"group": pl.Int64()}
    group = pl.LazyFrame(rows, schema=schema, orient="row")
    grouped = weighed.join(group, on=[*PAIR, "cluster"], how="left")
    alone = pl.when(pl.col("group").is_null()).then("cluster")
    sums = (
        strongest(grouped.with_columns(alone=alone), *PAIR, "group", "alone").group_by(PAIR).agg(by_project=_MID.sum())
    )
    count = edges.lazy().group_by(PAIR).agg(projects=pl.col("project").n_unique().cast(pl.Int64))
    return sums.join(count, on=PAIR, how="left")


def _uncontested(weighed: pl.LazyFrame) -> pl.LazyFrame:
    agreed = strongest(weighed.filter(~pl.col("contested")), *PAIR, "cluster")
    return agreed.group_by(PAIR).agg(uncontested=_MID.sum())


# Items -------------------------------------------------------------------------------------------------------------------


def _counted(found: pl.LazyFrame) -> pl.LazyFrame:
    weighed = _MID.is_not_null()
    numbers = {
        "items": weighed, "to_weigh": ~weighed, "items_for": _MID > 0, "items_against": _MID < 0, "contested": pl.col("contested"),
        "read_twice": pl.col("reads") > 1, "before_claim": weighed & pl.col("before_claim"),
    }  # fmt: skip
    return found.group_by(PAIR).agg(
        *(count.sum().cast(pl.Int64).alias(name) for name, count in numbers.items()), naive=_MID.sum(),
        source_kinds=pl.col("source_kind").filter(weighed).n_unique().cast(pl.Int64),
        first_entry=pl.col("cited").filter(weighed).min(),
    )  # fmt: skip


def _first_link(found: pl.LazyFrame) -> pl.LazyFrame:
    return found.group_by(PAIR).agg(first_link=pl.col("link").min())


def _read_by(weighed: pl.LazyFrame, judged: pl.LazyFrame) -> pl.LazyFrame:
    of = weighed.select(*PAIR, "link").join(judged.select("link", "rival", "reader"), on=["link", "rival"])
    return of.group_by(PAIR).agg(readers=pl.col("reader").n_unique().cast(pl.Int64))


def _agreed(weighed: pl.LazyFrame, judged: pl.LazyFrame) -> pl.LazyFrame:
    """Krippendorff's alpha over what was read twice."""
    rows = [(*pair, _alpha(grades)) for pair, grades in read_twice(weighed, judged).items()]
    return pl.LazyFrame(rows, schema={"claim": pl.String(), "rival": pl.String(), "alpha": pl.Float64()}, orient="row")


Grades = dict[str, int]
"""By reader."""


def read_twice(weighed: pl.LazyFrame, judged: pl.LazyFrame) -> dict[tuple[str, str], list[Grades]]:
    """By claim and rival: how the readers of each item that has two or more graded it."""
    twice = weighed.filter(pl.col("reads") > 1).select(*PAIR, "link")
    given = twice.join(judged.select("link", "rival", "reader", *decibans("mid")), on=["link", "rival"])
    units: dict[tuple[str, str], dict[int, Grades]] = {}
    for claim, rival, link, reader, mid in given.sort(*PAIR, "link", "reader").collect().iter_rows():
        units.setdefault((claim, rival), {}).setdefault(link, {})[reader] = grade(mid)
    return {pair: list(grades.values()) for pair, grades in units.items()}


def _alpha(units: list[dict[str, int]]) -> float | None:
    readers = sorted({reader for unit in units for reader in unit})
    return krippendorff_alpha([[unit.get(reader) for unit in units] for reader in readers], "ordinal")


# Beside the evidence -----------------------------------------------------------------------------------------------------


def _odds(reading: Reading) -> pl.LazyFrame:
    return claims(reading).select("claim", "version", "odds", "odds_since")


def _unsought(reading: Reading) -> pl.LazyFrame:
    late = predictions(reading).filter(pl.col("state").cast(pl.String) == "not_looked_for")
    return late.group_by("claim", "version").agg(unsought=pl.len().cast(pl.Int64))
