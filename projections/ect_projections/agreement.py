"""How far those who weighed the same evidence agree."""

from collections.abc import Iterator

import polars as pl

from ect_projections._items import PAIR, items, judgements
from ect_projections._tallying import read_twice
from ect_projections.evidence import evidence_tally
from ect_projections.formulas import cohen_kappa
from ect_projections.projection import projection
from ect_projections.reading import Reading

_OWN = {
    "claim": pl.String(), "rival": pl.String(), "readers": pl.List(pl.String()), "blind": pl.Int64(), "same": pl.Int64(),
    "kappa": pl.Float64(), "disputed": pl.List(pl.Int64()),
}  # fmt: skip


@projection("claim", "rival")
def agreement(reading: Reading) -> pl.LazyFrame:
    """One row per claim and rival that competes with it, as in `evidence_tally`: the double reading of its evidence.

    hypothesis, claim: String    version: Int64    rival: String    main: Boolean
    items: Int64, the pieces of evidence weighed against this rival    read_twice: Int64, those that two readers or more weighed
    readers: List(String), who weighed those that were read twice
    blind: Int64, those of them that one reader weighed without seeing what another had answered
    same: Int64, those of them to which all their readers give the same signed grade (see `formulas.grade`)
    contested: Int64, those of them on which two readers are more than 5 dB apart, or of opposite signs
    disputed: List(Int64), the links of those, in the order of recording
    alpha: Float64, Krippendorff's, ordinal, on the signed grades: 1 is full agreement, 0 what chance gives; null when nothing
        was read twice, or when nothing varies
    kappa: Float64, Cohen's, on the same grades, only when the same two readers read all of them; null too when nothing varies

    The latest weight of each reader counts. The total without what is contested is `uncontested` in `evidence_tally`.
    """
    every = evidence_tally(reading).select(
        "hypothesis", "claim", "version", "rival", "main", "items", "read_twice", "contested", "alpha"
    )
    own = pl.LazyFrame(list(_told(reading)), schema=_OWN, orient="row")
    found = every.join(own, on=PAIR, how="left", maintain_order="left")
    return found.select(
        "hypothesis", "claim", "version", "rival", "main", "items", "read_twice", pl.col("readers").fill_null([]),
        pl.col("blind", "same").fill_null(0), "contested", pl.col("disputed").fill_null([]), "alpha", "kappa",
    )  # fmt: skip


def _told(reading: Reading) -> Iterator[tuple[object, ...]]:
    """The rows of `_OWN`, of the claims and rivals with something read twice."""
    given = judgements(reading)
    twice = items(reading).filter(pl.col("reads") > 1)
    blind = given.group_by("link", "rival").agg(pl.col("blind").any())
    counted = twice.join(blind, on=["link", "rival"]).group_by(PAIR).agg(
        pl.col("blind").sum(), disputed=pl.col("link").filter("contested").sort()
    )  # fmt: skip
    grades = read_twice(twice, given)
    for claim, rival, read_blind, disputed in counted.collect().iter_rows():
        units = grades[claim, rival]
        same = sum(len(set(unit.values())) == 1 for unit in units)
        yield claim, rival, sorted(set().union(*units)), read_blind, same, _kappa(units), disputed


def _kappa(units: list[dict[str, int]]) -> float | None:
    """Where two readers, the same ones, weighed every unit."""
    if len(set().union(*units)) != 2:
        return None
    one, other = sorted(units[0])
    found = cohen_kappa((grades[one], grades[other]) for grades in units)
    return None if found is None or found.kappa is None else float(found.kappa)
