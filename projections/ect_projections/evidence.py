"""What speaks for and against each claim: the tallies, and the hypotheses with their claims.

The same fold as `ect_journal.tally`, over every claim and every rival at once; the two always agree. Evidence counts at
the valid time of the entry it cites; hypotheses and their revisions, rivals, links and judgements by `known_at` alone,
but a claim shows as closed only from the day of the revision that left it out.
What was linked to an earlier version of a claim counts for the current one where each revision since has carried it.
"""

import polars as pl

from ect_journal.catalogue.vocabularies import ClaimStatus
from ect_projections._citations import code_of, version_of
from ect_projections._claims import claims
from ect_projections._columns import vocabulary
from ect_projections._items import items, judgements, links, narrowed, pairs
from ect_projections._tallying import tallied
from ect_projections.experiments import COUNTS, counts, predictions
from ect_projections.projection import projection
from ect_projections.reading import Reading


@projection("claim", "rival")
def evidence_tally(reading: Reading, claim: str | None = None, rival: str | None = None) -> pl.LazyFrame:
    """One row per claim and rival that competes with it: the weight of the evidence between the two, in decibans (dB).

    hypothesis, claim: String    version: Int64, of the claim: the one in force    rival: String
    main: Boolean, the rival to weigh first    after_evidence: Boolean, it came, or was
        reworded, after evidence that counts here was linked
    total, low, high: Decimal, dB: the sum over clusters of the strongest item of each, and its interval
    factor: Float64, 10^(total/10): how many times more expected if the claim is true than if the rival is
    naive: Decimal, dB: the sum over items, what counting a source twice would have claimed
    by_project: Decimal, dB: as the total, clusters that have a project in common counting as one
    least, most: Decimal, dB: the total without its most influential cluster, either way; null when there is none
    flips: Int64, how many clusters to remove, at fewest, before the total has left its side; 0 when it has none
    items: Int64, the pieces of evidence weighed, in so many `clusters`: Int64, from so many `projects`: Int64, by so many
        `readers`: Int64, of so many `source_kinds`: Int64
    items_for, items_against: Int64, those of them that speak for the claim, for the rival
    to_weigh: Int64, those that nobody weighed against this rival (à peser); they count for nothing
    predicted, post_hoc: Decimal, dB: the part of the total that a registered prediction foresaw, and the rest. A cluster
        was foreseen when its strongest item was: the prediction it answers, made for this version, was recorded before the
        entry it cites
    read_twice: Int64, the items that two readers or more weighed    alpha: Float64, Krippendorff's, ordinal, on their
        signed grades (see `formulas.grade`); null when nothing varies    contested: Int64, those on which two readers are
        more than 5 dB apart, or of opposite signs    uncontested: Decimal, dB: the total without those
    prior_odds: Decimal    posterior_odds: Float64: null unless the odds were registered before the first evidence
    before_claim: Int64, the items whose entry was recorded before the claim was written, or attested by a document
    unsought: Int64, the predictions for this version of the claim that nobody looked for in time
    voided: List(Struct): what counts no more: link: Int64, cited: Int64, retracted: String, "entry" or "link",
        by: Int64, the entry that did it

    `claim` and `rival` keep their rows only: H1b, or H1b@1, which has none when the version in force is another.
    Design: Good 1950; Fairfield and Charman 2017.
    """
    found = tallied(reading, items(reading), judgements(reading))
    return narrowed(found, claim, rival)


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
    competing = pairs(reading).group_by("claim").agg(rivals=pl.col("rival").sort_by("rival_entry"))
    each = each.join(linked, on="claim", how="left").join(competing, on="claim", how="left")
    expected = counts(predictions(reading), "claim", "version")
    return each.join(expected, on=["claim", "version"], how="left").sort("entry", "place").select(
        "hypothesis", "axis", "statement", "claim", "version", "text", "status", "status_since", "status_entry",
        pl.col("evidence").fill_null(0), pl.col("rivals").fill_null([]), pl.col(COUNTS).fill_null(0),
    )  # fmt: skip


_CLOSED = pl.col("closed").is_not_null()


def _statuses(reading: Reading) -> pl.LazyFrame:
    versioned = pl.col("statuses").struct.field("claim")
    given = reading.frame("hypothesis.status_set", "statuses", "occurred_start").explode("statuses").select(
        "position", "occurred_start", claim=code_of(versioned), version=version_of(versioned),
        status=pl.col("statuses").struct.field("status").cast(vocabulary(ClaimStatus)),
    )  # fmt: skip
    last = pl.col("status", "occurred_start", "position").sort_by("occurred_start", "position").last()
    return (
        given.group_by("claim", "version")
        .agg(last)
        .rename({"occurred_start": "status_since", "position": "status_entry"})
    )
