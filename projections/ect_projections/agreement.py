"""How far those who weighed the same evidence agree."""

from collections.abc import Iterator

import polars as pl

from ect_projections._items import PAIR, decibans, items, judgements
from ect_projections.evidence import evidence_tally
from ect_projections.formulas import cohen_kappa, grade
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
    twice = items(reading).filter(pl.col("reads") > 1).select(*PAIR, "link", "contested")
    given = twice.join(
        judgements(reading).select("link", "rival", "reader", "blind", *decibans("mid")), on=["link", "rival"]
    )
    each = given.sort(*PAIR, "link", "reader").group_by(*PAIR, "link", maintain_order=True)
    read = each.agg(pl.col("contested").first(), pl.col("blind").any(), "reader", "mid")
    units: dict[tuple[str, str], list[tuple[int, bool, bool, dict[str, int]]]] = {}
    for claim, rival, link, contested, blind, readers, mids in read.collect().iter_rows():
        grades = dict(zip(readers, map(grade, mids), strict=True))
        units.setdefault((claim, rival), []).append((link, contested, blind, grades))
    for pair, found in units.items():
        grades_of = [grades for *_, grades in found]
        yield (
            *pair, sorted(set().union(*grades_of)), sum(blind for *_, blind, _ in found),
            sum(len(set(grades.values())) == 1 for grades in grades_of), _kappa(grades_of),
            [link for link, contested, *_ in found if contested],
        )  # fmt: skip


def _kappa(units: list[dict[str, int]]) -> float | None:
    """Where two readers, the same ones, weighed every unit."""
    if len(set().union(*units)) != 2:
        return None
    one, other = sorted(units[0])
    found = cohen_kappa((grades[one], grades[other]) for grades in units)
    return None if found is None or found.kappa is None else float(found.kappa)
