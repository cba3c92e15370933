"""Each piece of evidence against each rival, one by one: as a list, and as the grid that analysts of competing hypotheses
lay out, without a verdict. Seen as tallies are: see `ect_projections.evidence`.
"""

import polars as pl

from ect_journal.catalogue.weights import FREQUENCIES
from ect_journal.errors import InvalidInput
from ect_journal.words import Text
from ect_projections._columns import vocabulary
from ect_projections._items import PAIR, decibans, items, judgements, named, narrowed, pairs
from ect_projections.formulas import ProcessTest, test_label
from ect_projections.projection import projection
from ect_projections.reading import Reading, Readings

TEST = vocabulary(ProcessTest)
"""The four tests of process tracing, derived from how often the clue would be seen under the claim and under the rival."""


@projection("claim", "rival", "link")
def evidence_items(reading: Reading, claim: str | None = None, rival: str | None = None) -> pl.LazyFrame:
    """One row per claim, rival that competes with it, and piece of evidence that counts for the version in force.

    hypothesis, claim: String    version: Int64    rival: String    main: Boolean
    link: Int64, the entry that linked it    cited: Int64, the entry that it is    day: Date of that entry
    cluster: String    direction, source_kind: Enum    projects: List(String), those that the entry names, by code
    prediction: String, the one it answers, or null    predicted: Boolean, that one was recorded before the entry
    before_claim: Boolean, the entry was recorded before the claim was
    low, mid, high: Decimal, dB: the lowest, the mean, the highest of its readers; null when nobody weighed it (à peser)
    factor: Float64, 10^(mid/10)    readers: List(String), who weighed it    blind: Boolean, one of them did not see the others
    contested: Boolean, two of them are more than 5 dB apart, or of opposite signs
    test: Enum, see `TEST`; of the frequencies that its readers gave; null when they
        gave numbers instead, or differ
    counted: Boolean, it is (one of) the strongest of its cluster: those that make the total

    Ordered as claims and rivals were recorded, then as links were. `claim` (H1b, or H1b@1) and `rival` keep their rows only.
    """
    found = items(reading)
    order = pairs(reading).select(*PAIR, "hypothesis", "main", "rival_entry", "entry", "place")
    found = found.join(order, on=PAIR).join(_read(reading), on=["link", "rival"], how="left")
    found = found.join(named(reading).group_by("cited").agg(projects=pl.col("project").sort()), on="cited", how="left")
    size = pl.col("mid").abs()
    counted = (size == size.max().over(*PAIR, "cluster")).fill_null(False)
    each = found.with_columns(counted.alias("counted")).with_columns(*decibans("low", "mid", "high")).sort(
        "entry", "place", "rival_entry", "link"
    ).select(
        "hypothesis", "claim", "version", "rival", "main", "link", "cited", "day", "cluster", "direction", "source_kind",
        pl.col("projects").fill_null([]), "prediction", "predicted", "before_claim", "low", "mid", "high",
        (10.0 ** (pl.col("mid").cast(pl.Float64) / 10)).alias("factor"), pl.col("readers").fill_null([]),
        pl.col("blind").fill_null(False), "contested", "test", "counted",
    )  # fmt: skip
    return narrowed(each, claim, rival)


def evidence_matrix(reading: Reading, hypothesis: str | None = None) -> pl.LazyFrame:
    """Claims and rivals in rows, evidence in columns: the weight of each piece of evidence, in dB.

    hypothesis, claim: String    version: Int64    rival: String    main: Boolean
    to_weigh: List(String), the columns that bear on this claim and that nobody weighed against this rival
    J410: Decimal, dB, one column for each link, in the order of recording; null where it does not bear on the claim, or
        is to be weighed

    Not a projection like the others: its columns depend on what was linked. Raises `InvalidInput` for several journals,
    whose numbers are not those of one another.
    """
    if isinstance(reading, Readings):
        raise InvalidInput(
            Text("A matrix is of one journal.", "Une matrice est celle d’un seul journal."),
            Text("Ask for one matrix for each reading.", "Demandez une matrice par lecture."),
        )
    rows = pairs(reading).select("hypothesis", "claim", "version", "rival", "main").collect()
    each = evidence_items(reading).select(*PAIR, "link", "mid").collect()
    if hypothesis is not None:
        rows = rows.filter(pl.col("hypothesis") == hypothesis)
        each = each.join(rows, on=PAIR, how="semi")
    refs = [f"J{link}" for link in each["link"].unique().sort()]
    each = each.with_columns(ref=pl.concat_str(pl.lit("J"), "link"))
    waiting = each.filter(pl.col("mid").is_null()).group_by(PAIR).agg(to_weigh=pl.col("ref").sort_by("link"))
    wide = each.pivot("ref", index=PAIR, values="mid").select(*PAIR, *refs) if refs else each.select(PAIR).clear()
    found = rows.join(waiting, on=PAIR, how="left", maintain_order="left").with_columns(
        pl.col("to_weigh").fill_null([])
    )
    return found.join(wide, on=PAIR, how="left", maintain_order="left").lazy()


def _read(reading: Reading) -> pl.LazyFrame:
    """link, rival, then who weighed it, whether one did so blind, and the test that their frequencies make of it."""
    words = [word.value for word in FREQUENCIES]
    central = {word.value: float(mid) for word, (_, mid, _) in FREQUENCIES.items()}
    answers = pl.DataFrame(
        [(c, r, test_label(central[c], central[r]).value) for c in words for r in words],
        schema={"if_claim": pl.String(), "if_rival": pl.String(), "test": TEST}, orient="row",
    )  # fmt: skip
    given = judgements(reading).with_columns(pl.col("if_claim", "if_rival").cast(pl.String))
    each = given.join(answers.lazy(), on=["if_claim", "if_rival"], how="left")
    agreed = pl.when(pl.col("test").drop_nulls().n_unique() == 1).then(pl.col("test").drop_nulls().first())
    return each.group_by("link", "rival").agg(
        readers=pl.col("reader").sort(), blind=pl.col("blind").any(), test=agreed
    )  # fmt: skip
