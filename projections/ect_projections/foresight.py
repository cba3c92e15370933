"""What was written down before it was seen: claims, rivals and predictions against the dates of the evidence.

Only the order of recording tells: a day of valid time can be chosen, a position cannot. Links, claims and rivals are seen
by `known_at` alone, the cited entries and the predictions at their own day too.
"""

from collections.abc import Iterable
from datetime import date

import orjson
import polars as pl

from ect_journal.entry import read_instant
from ect_projections._claims import claims
from ect_projections._items import foretold, links, pairs
from ect_projections.experiments import predictions
from ect_projections.projection import projection
from ect_projections.reading import Reading

KIND = pl.Enum(["claim", "rival", "prediction"])
_KEY = ("kind", "code", "claim")


@projection(*_KEY)
def foresight(reading: Reading, hypothesis: str | None = None) -> pl.LazyFrame:
    """One row per claim in the version in force, per rival of each, per prediction made for it: when it was written, and
    which of the claim's evidence was recorded by then.

    kind: Enum, claim, rival or prediction    code: String, its own    claim: String, the claim that it is, or is about
    hypothesis: String    version: Int64, of the claim; of a prediction, the version that it was made for
    position: Int64, the entry since which it reads as it does: what registered, revised or corrected it; of a claim that a
        document attests, that document; of a rival, what registered it against this claim, or worded it so
    recorded: Date of that entry, in the journal's time zone
    attested_by: Int64, the document that already stated the first version of a claim, or null
    knowledge_access: Enum, what was known of the results, said by the revision that gave the version, or null
    before: List(Int64), the entries that count as evidence on the claim and were recorded before `position`
    after: List(Int64), the others that do
    foreseen: List(Int64), of a prediction, those of `after` that answer it; else null
    deadline: Date, of a prediction, or null    state: Enum, of a prediction, see `ect_projections.experiments.STATE`

    Each claim is followed by its rivals, then by its predictions, in the order of recording. `hypothesis` keeps its rows.

    Worked example: a claim is reworded in January; one of the entries that count as evidence on it was recorded in November:
    `before` holds that entry. It answers a prediction of September, whose `foreseen` holds it.
    """
    rows = pl.concat([_claims(reading), _rivals(reading), _predictions(reading)], how="diagonal")
    rows = rows.join(_evidence(reading), on="claim", how="left")
    by_then = pl.col("cited") < pl.col("position")
    sides = rows.explode("cited").group_by(_KEY).agg(
        before=pl.col("cited").filter(by_then).sort(), after=pl.col("cited").filter(~by_then).sort()
    )  # fmt: skip
    found = rows.join(sides, on=_KEY).join(_recorded(reading, rows), on="position")
    found = found.sort("entry", "place", "kind", "position", "code").select(
        *_KEY, "hypothesis", "version", "position", "recorded", "attested_by", "knowledge_access", "before", "after",
        "foreseen", "deadline", "state",
    )  # fmt: skip
    return found if hypothesis is None else found.filter(pl.col("hypothesis") == hypothesis)


_ORDER = ("claim", "hypothesis", "entry", "place")


def _claims(reading: Reading) -> pl.LazyFrame:
    return claims(reading).select(
        *_ORDER, "version", "attested_by", "knowledge_access", kind=_kind("claim"), code="claim", position="written"
    )


def _rivals(reading: Reading) -> pl.LazyFrame:
    return pairs(reading).select(*_ORDER, "version", kind=_kind("rival"), code="rival", position="rival_since")


def _predictions(reading: Reading) -> pl.LazyFrame:
    found = predictions(reading).select("claim", "version", "deadline", "state", code="prediction")
    found = found.join(foretold(reading).select(code="prediction", position="foretold"), on="code")
    answers = links(reading).filter("stands").select("cited", code="prediction")
    seen = found.join(answers, on="code").filter(pl.col("position") < pl.col("cited"))
    seen = seen.group_by("code").agg(foreseen=pl.col("cited").unique().sort())
    found = found.join(claims(reading).select(_ORDER), on="claim").join(seen, on="code", how="left")
    return found.with_columns(pl.col("foreseen").fill_null([]), kind=_kind("prediction"))


def _kind(kind: str) -> pl.Expr:
    return pl.lit(kind, dtype=KIND)


def _evidence(reading: Reading) -> pl.LazyFrame:
    """claim, cited: the entries that count as evidence on it, each once."""
    return links(reading).filter("stands").group_by("claim").agg(pl.col("cited").unique())


def _recorded(reading: Reading, rows: pl.LazyFrame) -> pl.LazyFrame:
    """position, recorded."""
    found = recorded_days(reading, rows.select("position").unique().collect().to_series().to_list())
    schema = {"position": pl.Int64(), "recorded": pl.Date()}
    return pl.LazyFrame({"position": list(found), "recorded": list(found.values())}, schema=schema)


def recorded_days(reading: Reading, positions: Iterable[int]) -> dict[int, date]:
    """The civil day on which each of these entries was recorded, in the journal's time zone."""
    instants = {each: orjson.loads(reading.entries.rows[each - 1].state)["recorded_at"] for each in positions}
    return {each: read_instant(said).astimezone(reading.zone).date() for each, said in instants.items()}
