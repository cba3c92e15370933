"""Whether new sources still bring something new on a hypothesis (Guest, Namey and Chen 2020, PLoS ONE 15(5) e0232076)."""

from collections.abc import Collection, Iterator

import polars as pl

from ect_journal.errors import InvalidInput
from ect_journal.words import Text, shown
from ect_projections._claims import claims
from ect_projections._items import links
from ect_projections.formulas import saturation_runs
from ect_projections.projection import projection
from ect_projections.reading import Reading

_SCHEMA = {
    "hypothesis": pl.String(), "first": pl.Int64(), "last": pl.Int64(), "sources": pl.List(pl.String()), "day": pl.Date(),
    "new": pl.Int64(), "base": pl.Int64(), "ratio": pl.Float64(), "saturated": pl.Boolean(),
}  # fmt: skip


@projection("hypothesis", "first")
def saturation(reading: Reading, base: int = 4, run: int = 2, threshold: float = 0.05) -> pl.LazyFrame:
    """One row per hypothesis and run of sources, in their order: what the run brought that no source before it had.

    hypothesis: String    first, last: Int64, ranks of the sources of the run, from 1
    sources: List(String), those sources: the clusters under which entries were linked to a claim of the hypothesis, in the
        order of the first day of what they cite, then of recording    day: Date, that day of the last source of the run
    new: Int64, the codes that the run brought. A code is a claim and a direction: that something supports H1b, say
    base: Int64, the codes of the first `base` sources    ratio: Float64, new / base
    saturated: Boolean, ratio <= threshold. Reported as "4+2 at 5 %"

    `base`, `run`: how many sources. The runs overlap: the first begins after the base, each next one a source later; a
    hypothesis with fewer than base + run sources has none. Weights play no part: what was linked to the version in force of
    a claim counts, weighed or not. Raises `InvalidInput` for a base or a run under 1, a threshold that is no ratio.
    """
    if not 0 <= threshold <= 1:
        raise InvalidInput(*(text.format(threshold=shown(threshold)) for text in _NO_RATIO))
    saturation_runs((), base, run)  # so that what cannot be asked is refused, whatever was recorded
    rows = [
        (hypothesis, each.first, each.last, names[each.first - 1 : each.last], days[each.last - 1], each.new, each.base,
         float(each.ratio or 0), float(each.ratio or 0) <= threshold)
        for hypothesis, names, days, codes in _sources(reading)
        for each in saturation_runs(codes, base, run)
    ]  # fmt: skip
    return pl.LazyFrame(rows, schema=_SCHEMA, orient="row")


def _sources(reading: Reading) -> Iterator[tuple[str, list[str], list[object], list[Collection[object]]]]:
    """Each hypothesis with its sources, in their order: their names, their days, their codes."""
    linked = links(reading).filter("stands").join(claims(reading).select("claim", "hypothesis", "entry"), on="claim")
    code = pl.concat_str("claim", pl.col("direction").cast(pl.String), separator=" ")
    each = linked.group_by("entry", "hypothesis", "cluster").agg(
        code.unique(), pl.col("day").min(), pl.col("link").min()
    )
    ordered = each.sort("entry", "day", "link").group_by("entry", "hypothesis", maintain_order=True)
    for hypothesis, *lists in ordered.agg("cluster", "day", "claim").drop("entry").collect().iter_rows():
        yield hypothesis, *lists


_NO_RATIO = (
    Text("The threshold is {threshold}, which is no ratio.", "Le seuil vaut {threshold}, qui n’est pas un rapport."),
    Text("Give a number from 0 to 1, such as 0.05.", "Donnez un nombre de 0 à 1, tel que 0.05."),
)
