"""How each claim reads: the wording in force, which revision gave it, and which evidence it took over.

The same fold as `ect_journal.catalogue.hypotheses`, of few entries: a hypothesis is revised a few times in its life. By
`known_at` alone, as for everything that competes; but a claim is closed from the day of the revision that left it out.
"""

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

import polars as pl

from ect_projections.reading import Reading, kept


@dataclass(frozen=True)
class _Wording:
    """`given`: each version that stands, with the links that it took over. `last`: the highest number ever given.
    `closed`: the first and last day of the revision that left it out, and its position."""

    text: str = ""
    given: tuple[tuple[int, tuple[str, ...]], ...] = ()
    last: int = 0
    closed: tuple[date, date, int] | None = None


@dataclass
class _Hypothesis:
    row: dict[str, Any]
    claims: dict[str, _Wording] = field(default_factory=dict)


@kept
def claims(reading: Reading) -> pl.LazyFrame:
    """One row per claim, closed ones included, in the order in which hypotheses and claims were first written.

    entry: Int64, of its hypothesis    place: Int64    hypothesis, axis, statement: as last written    claim: String
    version: Int64    text: String, by `known_at` alone    closed: Date, when a revision left it out, by `as_of`, or null
    closed_by: Int64, that entry
    """
    rows = []
    for hypothesis in _hypotheses(reading).values():
        for place, (claim, held) in enumerate(hypothesis.claims.items()):
            closed, over, closed_by = held.closed or (None, None, None)
            if over is not None and reading.as_of is not None and over > reading.as_of:
                closed, closed_by = None, None
            if held.given:
                rows.append({
                    **hypothesis.row, "place": place, "claim": claim, "version": held.given[-1][0], "text": held.text,
                    "closed": closed, "closed_by": closed_by,
                })  # fmt: skip
    schema = {
        "entry": pl.Int64(), "hypothesis": pl.String(), "axis": pl.String(), "statement": pl.String(), "place": pl.Int64(),
        "claim": pl.String(), "version": pl.Int64(), "text": pl.String(), "closed": pl.Date(), "closed_by": pl.Int64(),
    }  # fmt: skip
    registered = reading.frame("hypothesis.registered", "axis").collect_schema()
    return pl.LazyFrame(rows, schema=schema).with_columns(pl.col("axis").cast(registered["axis"]))


def counting(reading: Reading, links: pl.LazyFrame) -> pl.LazyFrame:
    """Of links (`claim`, `version`, `link`), those that count for the current version of their claim: made to it, or taken
    over by each version since the one that they were made to."""
    versions, taken = [], []
    for hypothesis in _hypotheses(reading).values():
        for claim, held in hypothesis.claims.items():
            for place, (number, carried) in enumerate(held.given):
                versions.append((claim, number, len(held.given) - place - 1))
                taken += [(claim, number, int(ref[1:])) for ref in carried]
    key = {"claim": pl.String(), "version": pl.Int64()}
    standing = pl.LazyFrame(versions, schema={**key, "later": pl.UInt32()}, orient="row")
    over = pl.LazyFrame(
        taken, schema={"claim": pl.String(), "by": pl.Int64(), "link": pl.Int64()}, orient="row"
    ).unique()
    times = links.join(over, on=["claim", "link"]).filter(pl.col("by") > pl.col("version"))
    times = times.group_by("link").agg(times=pl.len())
    found = links.join(standing, on=["claim", "version"]).join(times, on="link", how="left")
    return found.filter(pl.col("times").fill_null(0) == pl.col("later")).drop("times", "later")


def _hypotheses(reading: Reading) -> dict[str, _Hypothesis]:
    return reading.keep("claims of hypotheses", lambda: _folded(reading))


def _folded(reading: Reading) -> dict[str, _Hypothesis]:
    found: dict[str, _Hypothesis] = {}
    registered = reading.frame("hypothesis.registered", "code", "axis", "statement", "claims", all_times=True)
    for row in registered.collect().iter_rows(named=True):
        told = {"entry": row["position"], "hypothesis": row["code"], "axis": row["axis"], "statement": row["statement"]}
        first = {each["code"]: _Wording(each["text"], ((1, ()),), 1) for each in row["claims"]}
        found[row["code"]] = _Hypothesis(told, first)
    revised = reading.history(
        "hypothesis.revised", "hypothesis", "statement", "claims", "carried", "occurred_start", "occurred_end"
    )
    last_reading = pl.col("known_from") == pl.col("known_from").max().over("position")
    for row in revised.filter(last_reading).sort("position").collect().iter_rows(named=True):
        if row["hypothesis"] in found:
            _revise(found[row["hypothesis"]], row, stands=row["known_until"] is None)
    return found


def _revise(hypothesis: _Hypothesis, row: dict[str, Any], *, stands: bool) -> None:
    """A revision that stands no more has only used up the numbers that it gave."""
    before = hypothesis.claims
    carried = tuple(each["evidence"] for each in row["carried"])
    written = {
        each["code"]: _written(before.get(each["code"], _Wording()), each["text"], carried) for each in row["claims"]
    }
    if not stands:
        used = {code: replace(before.get(code, _Wording()), last=new.last) for code, new in written.items()}
        hypothesis.claims = before | used
        return
    day = (row["occurred_start"], row["occurred_end"], row["position"])
    hypothesis.claims = {code: replace(held, closed=held.closed or day) for code, held in before.items()} | written
    hypothesis.row["statement"] = row["statement"]


def _written(held: _Wording, text: str, carried: tuple[str, ...]) -> _Wording:
    if held.given and held.text == text:
        return replace(held, closed=None)
    return _Wording(text, (*held.given, (held.last + 1, carried)), held.last + 1)
