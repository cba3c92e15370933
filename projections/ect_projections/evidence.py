"""What speaks for and against each claim: the tallies, and the hypotheses with their claims.

The same fold as `ect_journal.tally`, over every claim and every rival at once; the two always agree. Evidence counts at
the valid time of the entry it cites; hypotheses and their revisions, rivals, links and judgements by `known_at` alone,
but a claim shows as closed only from the day of the revision that left it out.
What was linked to an earlier version of a claim counts for the current one where each revision since has carried it.
"""

import polars as pl

from ect_journal.catalogue.vocabularies import ClaimStatus
from ect_projections._claims import claims, counting
from ect_projections._columns import vocabulary
from ect_projections.experiments import COUNTS, counts, predictions
from ect_projections.projection import projection
from ect_projections.reading import Reading, kept

DECIBANS = pl.Decimal(38, 6)
"""Of a sum of weights, exact."""
_PAIR = ("claim", "rival")
_NO_WEIGHT = ("total", "low", "high", "naive", "items", "clusters", "to_weigh", "voided")


@projection("claim", "rival")
def evidence_tally(reading: Reading, claim: str | None = None, rival: str | None = None) -> pl.LazyFrame:
    """One row per claim and rival that competes with it: the weight of the evidence between the two.

    hypothesis, claim: String    version: Int64, of the claim: the one in force    rival: String    main: Boolean, the rival to weigh first
    total, low, high: Decimal, dB: the sum over clusters of the strongest item of each, and its interval
    factor: Float64, 10^(total/10): how many times more expected if the claim is true than if the rival is
    naive: Decimal, dB: the sum over items, what counting a source twice would have claimed
    items: Int64, the pieces of evidence weighed, in so many `clusters`: Int64
    to_weigh: Int64, those that nobody weighed against this rival (à peser); they count for nothing
    voided: Int64, those that no longer count, because the entry they cite stands retracted

    `claim` and `rival` keep their rows only: H1b, or H1b@1, which has none when the version in force is another.
    """
    found = _tallies(reading)
    if claim is not None:
        code, marked, version = claim.partition("@")
        found = found.filter(pl.col("claim") == code)
        if marked:
            found = found.filter(pl.col("version").cast(pl.String) == version)
    return found if rival is None else found.filter(pl.col("rival") == rival)


@projection("claim", "version")
def hypothesis_states(reading: Reading) -> pl.LazyFrame:
    """One row per claim in its current version, in the order in which hypotheses were recorded and their claims written.

    hypothesis: String    axis: Enum    statement: String    claim: String
    version: Int64, text: String: the last written, by `known_at` alone: a revision that is known gives its version on every
        day, those before it happened included
    status: Enum, the last one set for this version by `as_of`, or null; closed when a revision that happened by `as_of`
        left the claim out
    status_since: Date on which it was set    status_entry: Int64, the position of the entry that set it
    evidence: Int64, the pieces of evidence that count for this version    rivals: List(String), in the order of recording
    predictions, met, not_met, indeterminate, not_looked_for, open: Int64, how many predictions were made for this
        version by `as_of`, and how many are in each state (see `ect_projections.experiments.STATE`)
    """
    each = (
        claims(reading)
        .join(_statuses(reading), on=["claim", "version"], how="left")
        .with_columns(
            status=pl.when(_CLOSED)
            .then(pl.lit(ClaimStatus.CLOSED.value))
            .otherwise("status")
            .cast(vocabulary(ClaimStatus)),
            status_since=pl.when(_CLOSED).then("closed").otherwise("status_since"),
            status_entry=pl.when(_CLOSED).then("closed_by").otherwise("status_entry"),
        )
    )
    linked = links(reading).filter(pl.col("stands")).group_by("claim").agg(evidence=pl.len().cast(pl.Int64))
    competing = _rivals(reading).group_by("claim").agg(rivals=pl.col("rival").sort_by("rival_entry"))
    each = each.join(linked, on="claim", how="left").join(competing, on="claim", how="left")
    expected = counts(predictions(reading), "claim", "version")
    return each.join(expected, on=["claim", "version"], how="left").sort("entry", "place").select(
        "hypothesis", "axis", "statement", "claim", "version", "text", "status", "status_since", "status_entry",
        pl.col("evidence").fill_null(0), pl.col("rivals").fill_null([]), pl.col(COUNTS).fill_null(0),
    )  # fmt: skip


# What competes with what -------------------------------------------------------------------------------------------------


_CLOSED = pl.col("closed").is_not_null()


def _rivals(reading: Reading) -> pl.LazyFrame:
    """Each claim that each rival competes with."""
    registered = reading.frame("rival.registered", "code", "claims", "main", all_times=True).explode("claims")
    return registered.select("main", rival_entry="position", rival="code", claim=_code("claims")).unique(_PAIR)


def _statuses(reading: Reading) -> pl.LazyFrame:
    versioned = pl.col("statuses").struct.field("claim")
    given = reading.frame("hypothesis.status_set", "statuses", "occurred_start").explode("statuses").select(
        "position", "occurred_start", claim=_code(versioned), version=_version(versioned),
        status=pl.col("statuses").struct.field("status").cast(vocabulary(ClaimStatus)),
    )  # fmt: skip
    last = pl.col("status", "occurred_start", "position").sort_by("occurred_start", "position").last()
    return (
        given.group_by("claim", "version")
        .agg(last)
        .rename({"occurred_start": "status_since", "position": "status_entry"})
    )


def _code(versioned: str | pl.Expr) -> pl.Expr:
    """H1b of H1b@1."""
    column = pl.col(versioned) if isinstance(versioned, str) else versioned
    return column.str.split("@").list.first()


def _version(versioned: pl.Expr) -> pl.Expr:
    """1 of H1b@1."""
    return versioned.str.split("@").list.last().cast(pl.Int64)


def _cited(column: str) -> pl.Expr:
    """117 of J117."""
    return pl.col(column).str.slice(1).cast(pl.Int64)


# What was linked, what was weighed ---------------------------------------------------------------------------------------


@kept
def links(reading: Reading) -> pl.LazyFrame:
    """Each link that counts for the current version of its claim, or is voided: link (its position), claim, version (the
    one it was made to), cluster, cited (the position of the entry), day (its last one), `stands` (the cited entry does)."""
    linked = reading.frame("evidence.linked", "claim", "entry", "cluster", all_times=True)
    linked = linked.select(
        "cluster", link="position", claim=_code("claim"), version=_version(pl.col("claim")), cited=_cited("entry")
    )
    linked = counting(reading, linked)
    cited = linked.select("cited").unique().collect().to_series()
    types = {reading.entries.rows[position - 1].type for position in cited}
    days = [reading.frame(name, "occurred_end", all_times=True) for name in sorted(types)]
    if not days:
        days = [reading.frame("journal.opened", "occurred_end", all_times=True)]
    day = pl.concat(days).select(cited="position", day="occurred_end")
    linked = linked.join(day, on="cited", how="left").with_columns(stands=pl.col("day").is_not_null())
    return linked if reading.as_of is None else linked.filter(~pl.col("stands") | (pl.col("day") <= reading.as_of))


@kept
def _weights(reading: Reading) -> pl.LazyFrame:
    """The weight of each item against each rival that it was weighed against: link, rival, low, mid, high in dB.

    The mean of its readers' latest mids, the lowest low, the highest high.
    """
    judged = reading.frame("evidence.judged", "evidence", "reader", "weights", all_times=True).explode("weights")
    given = judged.select(
        "position", "reader", pl.col("weights").struct.field("rival", "low", "mid", "high"), link=_cited("evidence")
    )
    latest = given.filter(pl.col("position") == pl.col("position").max().over("link", "rival", "reader"))
    figures = latest.group_by("link", "rival").agg(
        pl.col("low").min(), _millionths("mid").sum().alias("sum"), pl.len().cast(pl.Int64).alias("readers"), pl.col("high").max()
    )  # fmt: skip
    return figures.select("link", "rival", "low", _mean("sum", "readers").alias("mid"), "high")


_STEP = 1_000_000


def _millionths(column: str) -> pl.Expr:
    """A decimal as a whole number of steps; a weight is at most 20 dB, so that no sum of them overflows."""
    return (pl.col(column) * _STEP).cast(pl.Int64)


def _mean(total: str, count: str) -> pl.Expr:
    """The mean, rounded half to even at the sixth decimal. (Dividing decimals in polars rounds otherwise.)"""
    below = pl.col(total) // pl.col(count)
    rest = 2 * (pl.col(total) - below * pl.col(count))
    up = (rest > pl.col(count)) | ((rest == pl.col(count)) & (below % 2 != 0))
    return (below + up.cast(pl.Int64)).cast(DECIBANS) / _STEP


# What it adds up to ------------------------------------------------------------------------------------------------------


@kept
def _tallies(reading: Reading) -> pl.LazyFrame:
    pairs = claims(reading).join(_rivals(reading), on="claim")
    items = pairs.select(_PAIR).join(links(reading), on="claim")
    items = items.join(_weights(reading), on=["link", "rival"], how="left")
    weighed = items.filter("stands", pl.col("mid").is_not_null())
    counted = items.group_by(_PAIR).agg(
        voided=(~pl.col("stands")).sum().cast(pl.Int64),
        to_weigh=(pl.col("stands") & pl.col("mid").is_null()).sum().cast(pl.Int64),
    )
    naive = weighed.group_by(_PAIR).agg(naive=pl.col("mid").sum(), items=pl.len().cast(pl.Int64))
    each = pairs.join(counted, on=_PAIR, how="left").join(naive, on=_PAIR, how="left")
    each = each.join(_clustered(weighed), on=_PAIR, how="left").with_columns(pl.col(_NO_WEIGHT).fill_null(0))
    factor = (10.0 ** (pl.col("total").cast(pl.Float64) / 10)).alias("factor")
    return each.sort("entry", "place", "rival_entry").select(
        "hypothesis", "claim", "version", "rival", "main", "total", "low", "high", factor, "naive", "items", "clusters",
        "to_weigh", "voided",
    )  # fmt: skip


def _clustered(weighed: pl.LazyFrame) -> pl.LazyFrame:
    """The sums over clusters. A cluster's representative is its largest |mid|; equals of opposite signs give 0, with the
    widest interval of those equals."""
    cluster = (*_PAIR, "cluster")
    size = pl.col("mid").abs()
    largest = weighed.filter(size == size.max().over(cluster)).group_by(cluster).agg(
        pl.col("low").min(), pl.col("high").max(), least=pl.col("mid").min(), most=pl.col("mid").max()
    )  # fmt: skip
    mid = pl.when(pl.col("least") == pl.col("most")).then("least").otherwise(pl.lit(0).cast(DECIBANS))
    return largest.group_by(_PAIR).agg(
        mid.sum().alias("total"), pl.col("low", "high").cast(DECIBANS).sum(), clusters=pl.len().cast(pl.Int64)
    )
