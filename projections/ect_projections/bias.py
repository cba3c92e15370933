"""What would undo a conclusion: how biased the note-taking must have been, and which sources it hangs on.

Sources (clusters) are counted, each once, without the weights given to them: see `ect_projections.formulas.counts`.
"""

import polars as pl

from ect_projections._items import PAIR, items, pairs, strongest
from ect_projections._tallying import flipping
from ect_projections.formulas import archive_bayes_factor, count_bayes_factor, flip_omega
from ect_projections.formulas._given import floating
from ect_projections.projection import projection
from ect_projections.reading import Reading

OMEGAS = {"count_factor": 1.0, "at_1_5": 1.5, "at_2": 2.0, "at_3": 3.0}
"""Each column of a count Bayes factor, with the bias that it supposes."""
_MID = pl.col("mid")


@projection("claim", "rival")
def bias_dial(reading: Reading) -> pl.LazyFrame:
    """One row per claim and rival that competes with it, as in `evidence_tally`.

    hypothesis, claim: String    version: Int64    rival: String    main: Boolean
    clusters_for, clusters_against: Int64, how many sources speak for the claim, how many for the rival: each once, by the
        sign of its strongest item; one that weighs 0 counts for neither
    count_factor: Float64, the count Bayes factor of these two counts, in an open-ended field
    at_1_5, at_2, at_3: Float64, the same, had what pleases been so many times easier to notice
    flip_omega: Float64, the bias at which it would be 1: how biased the note-taking must have been to undo the conclusion.
        Where more sources speak for the rival, it is a bias towards the rival. 1 where the counts are equal; null where no
        bias turns it round, since every source speaks for the same side: the factor then fades towards 1, so that a bias
        does undo most of it ((2, 0) is 7, and 1.8 at omega 10)
    archive_factor: Float64, the count Bayes factor, had the sources been drawn from an archive that has an end; null where
        clusters_against > clusters_for + 1, for which it is not defined
    flips: Int64, how many sources to remove, at fewest, before the total (in dB) has left its side; 0 when it has none
    flipping: List(String), those sources, the one that speaks most for that side first

    A factor above the range of floats is infinite. Source: Lopez, Bowers, Gajardo Cooper 2026.
    """
    weighed = items(reading).filter(_MID.is_not_null())
    kept = strongest(weighed, *PAIR, "cluster")
    counted = kept.group_by(PAIR).agg(
        clusters_for=(_MID > 0).sum().cast(pl.Int64), clusters_against=(_MID < 0).sum().cast(pl.Int64)
    )
    found = pairs(reading).join(counted, on=PAIR, how="left", maintain_order="left")
    found = found.join(flipping(kept), on=PAIR, how="left", maintain_order="left").with_columns(
        pl.col("clusters_for", "clusters_against").fill_null(0), pl.col("flipping").fill_null([])
    )
    found = found.join(_dialled(found), on=["clusters_for", "clusters_against"], how="left", maintain_order="left")
    return found.select(
        "hypothesis", "claim", "version", "rival", "main", "clusters_for", "clusters_against", *OMEGAS, "flip_omega",
        "archive_factor", pl.col("flipping").list.len().cast(pl.Int64).alias("flips"), "flipping",
    )  # fmt: skip


def _dialled(found: pl.LazyFrame) -> pl.LazyFrame:
    """The factors of each pair of counts, computed once however many claims share it."""
    schema = dict.fromkeys(("clusters_for", "clusters_against"), pl.Int64()) | dict.fromkeys(
        (*OMEGAS, "flip_omega", "archive_factor"), pl.Float64()
    )
    counts = found.select("clusters_for", "clusters_against").unique().collect()
    return pl.LazyFrame([(*each, *_dial(*each)) for each in counts.iter_rows()], schema=schema, orient="row")


def _dial(y: int, r: int) -> list[float | None]:
    archive = archive_bayes_factor(y, r)
    factors = [count_bayes_factor(y, r, omega) for omega in OMEGAS.values()]
    return [*factors, flip_omega(y, r), None if archive is None else floating(archive)]
