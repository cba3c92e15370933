"""Each piece of evidence, weighed between a claim and a rival: what every tally, matrix and series is made of.

Weights are whole numbers of millionths of a decibel here, so that sums are exact and fast; `decibans` makes decimals of
them for who reads. Hypotheses, rivals, links and judgements are seen by `known_at` alone, the cited entry at its own day.
"""

from collections.abc import Iterable
from functools import partial
from typing import TypeVar

import polars as pl

from ect_projections._citations import cited, code_of, version_of
from ect_projections._claims import Row, claims, counting, entries_of_type, since
from ect_projections.projects import naming_projects
from ect_projections.reading import Reading, kept

DECIBANS = pl.Decimal(38, 6)
"""Of a sum of weights, exact."""
STEP = 1_000_000
T = TypeVar("T")
PAIR = ("claim", "rival")
GAP = 5 * STEP
"""Between two readers of one item: a wider gap, or opposite signs, makes it contested."""


def decibans(*columns: str) -> list[pl.Expr]:
    """Steps as decimals, under the same names."""
    return [(pl.col(name).cast(DECIBANS) / STEP).alias(name) for name in columns]


def steps(name: str) -> pl.Expr:
    """A decimal as a whole number of steps, under the same name."""
    return (pl.col(name) * STEP).cast(pl.Int64).alias(name)


def narrowed(found: pl.LazyFrame, claim: str | None, rival: str | None) -> pl.LazyFrame:
    """The rows of a claim and of a rival: H1b, or H1b@1, which has none when the version in force is another."""
    if claim is not None:
        code, marked, version = claim.partition("@")
        found = found.filter(pl.col("claim") == code)
        if marked:
            found = found.filter(pl.col("version").cast(pl.String) == version)
    return found if rival is None else found.filter(pl.col("rival") == rival)


# What competes with what -------------------------------------------------------------------------------------------------


@kept
def pairs(reading: Reading) -> pl.LazyFrame:
    """Each claim and rival that competes with it, in the order of recording: hypothesis, claim, version, rival, main,
    rival_entry, rival_since (the position from which on it said so of this claim), then `entry` and `place`, which order the
    claims, and `written` (see `claims`)."""
    found = claims(reading).select("hypothesis", "claim", "version", "entry", "place", "written")
    return found.join(_rivals(reading), on="claim").sort("entry", "place", "rival_entry")


def _rivals(reading: Reading) -> pl.LazyFrame:
    rows = []
    for row, readings in entries_of_type(reading, "rival.registered", "code", "claims", "main", "statement"):
        for claim in dict.fromkeys(each.partition("@")[0] for each in row["claims"]):
            if row["known_until"] is None:
                told = since(readings, partial(_competes, claim))
                rows.append((claim, row["code"], row["main"], row["position"], told))
    schema = {
        "claim": pl.String(), "rival": pl.String(), "main": pl.Boolean(), "rival_entry": pl.Int64(), "rival_since": pl.Int64()
    }  # fmt: skip
    return pl.LazyFrame(rows, schema=schema, orient="row")


def _competes(claim: str, row: Row) -> str | None:
    """What a rival says against this claim, if it competes with it."""
    return row["statement"] if any(each.partition("@")[0] == claim for each in row["claims"]) else None


# What was linked ---------------------------------------------------------------------------------------------------------


@kept
def links(reading: Reading) -> pl.LazyFrame:
    """Each link that counts for the current version of its claim, or is voided: link (its position), claim, version (the
    one it was made to), cluster, direction, source_kind, prediction, cited (the position of the entry), day (its last
    one), `stands` (the cited entry does)."""
    linked = reading.frame("evidence.linked", *_LINKED, all_times=True)
    linked = counting(reading, _read(linked))
    day = entries_of(reading, linked, "occurred_end").select(cited="position", day="occurred_end")
    linked = linked.join(day, on="cited", how="left").with_columns(stands=pl.col("day").is_not_null())
    return linked if reading.as_of is None else linked.filter(~pl.col("stands") | (pl.col("day") <= reading.as_of))


_LINKED = ("claim", "entry", "cluster", "direction", "source_kind", "prediction")


def _read(linked: pl.LazyFrame) -> pl.LazyFrame:
    return linked.select(
        "cluster", "direction", "source_kind", "prediction", link="position", claim=code_of("claim"),
        version=version_of("claim"), cited=cited("entry"),
    )  # fmt: skip


def entries_of(reading: Reading, linked: pl.LazyFrame, *columns: str) -> pl.LazyFrame:
    """`position` and these columns of the envelope, of the cited entries that stand."""
    every = _types_of(reading, linked) or ["journal.opened"]
    return pl.concat([reading.frame(name, *columns, all_times=True) for name in every])


def _types_of(reading: Reading, linked: pl.LazyFrame) -> list[str]:
    """The types of the entries that these links cite."""
    found = linked.select("cited").unique().collect().to_series()
    return sorted({reading.entries.rows[position - 1].type for position in found})


@kept
def named(reading: Reading) -> pl.LazyFrame:
    """cited, project: each project that a cited entry names, once."""
    linked = links(reading)
    found = naming_projects(reading, _types_of(reading, linked), all_times=True)
    return found.select("project", cited="position").join(linked, on="cited", how="semi")


@kept
def voided(reading: Reading) -> pl.LazyFrame:
    """claim, then `voided`: the links that count no more, each with the entry it cites, what was retracted (that entry,
    or the link), and by which entry."""
    lost = links(reading).filter(~pl.col("stands")).select("claim", "link", "cited")
    types = _types_of(reading, lost) or ["journal.opened"]
    ended = pl.concat([_ended(reading, name) for name in types]).select("by", cited="position")
    entries = lost.join(ended, on="cited").with_columns(retracted=pl.lit("entry"))
    gone = _ended(reading, "evidence.linked", *_LINKED)
    taken_back = counting(reading, _read(gone)).join(gone.select("by", link="position"), on="link")
    taken_back = taken_back.select("claim", "link", "cited", "by", retracted=pl.lit("link"))
    told = pl.struct("link", "cited", "retracted", "by").sort_by("link")
    return (
        pl.concat([entries.select(taken_back.collect_schema().names()), taken_back]).group_by("claim").agg(voided=told)
    )


def _ended(reading: Reading, type_name: str, *columns: str) -> pl.LazyFrame:
    """The entries of a type that stand retracted, as they last read, and `by`, the entry that did it."""
    last = pl.col("known_from") == pl.col("known_from").max().over("position")
    found = reading.history(type_name, *columns).filter(last, pl.col("known_until").is_not_null())
    return found.select("position", *columns, by="known_until")


# What was weighed --------------------------------------------------------------------------------------------------------


@kept
def judgements(reading: Reading) -> pl.LazyFrame:
    """The latest judgement of each reader, for each link and rival: position, link, rival, reader, blind, if_rival, if_claim,
    low, mid, high in steps."""
    judged = reading.frame("evidence.judged", "evidence", "reader", "blind", "weights", all_times=True).explode(
        "weights"
    )
    given = judged.select(
        "position", "reader", "blind", pl.col("weights").struct.unnest(), link=cited("evidence")
    ).with_columns(steps("low"), steps("mid"), steps("high"))
    return given.filter(pl.col("position") == pl.col("position").max().over("link", "rival", "reader"))


def weights(judged: pl.LazyFrame) -> pl.LazyFrame:
    """The weight of each item against each rival: link, rival, low, mid, high in steps, `reads` (how many readers),
    `contested`. The mean of the readers' mids, the lowest low, the highest high."""
    least, most = pl.col("mid").min(), pl.col("mid").max()
    figures = judged.group_by("link", "rival").agg(
        pl.col("low").min(), pl.col("high").max(), sum=pl.col("mid").sum(), reads=pl.len().cast(pl.Int64),
        contested=(most - least > GAP) | ((least < 0) & (most > 0)),
    )  # fmt: skip
    return figures.select("link", "rival", "low", _mean("sum", "reads").alias("mid"), "high", "reads", "contested")


def _mean(total: str, count: str) -> pl.Expr:
    """The mean, rounded half to even at the last step. (Dividing decimals in polars rounds otherwise.)"""
    below = pl.col(total) // pl.col(count)
    rest = 2 * (pl.col(total) - below * pl.col(count))
    up = (rest > pl.col(count)) | ((rest == pl.col(count)) & (below % 2 != 0))
    return below + up.cast(pl.Int64)


# Items -------------------------------------------------------------------------------------------------------------------


@kept
def items(reading: Reading) -> pl.LazyFrame:
    """One row per claim, rival that competes with it, and link that counts: what `links` and `weights` say of it, with

    predicted: Boolean, the prediction that the link cites was made for the version in force, and recorded, as it reads,
        before the cited entry
    before_claim: Boolean, the cited entry was recorded before the claim was written as it reads, or attested
    Not weighed: low, mid, high are null, reads is 0, contested is false.
    """
    return items_with(reading, weights(judgements(reading)))


def items_with(reading: Reading, weighed: pl.LazyFrame) -> pl.LazyFrame:
    """`items`, with these weights in place of the readers'."""
    linked = links(reading).filter("stands").drop("stands", "version")
    found = pairs(reading).select("claim", "version", "rival", "written").join(linked, on="claim")
    found = found.join(foretold(reading), on=["prediction", "claim", "version"], how="left")
    found = found.join(weighed, on=["link", "rival"], how="left")
    return found.with_columns(
        pl.col("reads").fill_null(0), pl.col("contested").fill_null(False),
        predicted=(pl.col("foretold") < pl.col("cited")).fill_null(False),
        before_claim=pl.col("cited") < pl.col("written"),
    ).drop("foretold", "written")  # fmt: skip


@kept
def foretold(reading: Reading) -> pl.LazyFrame:
    """prediction, the claim and version that it was made for, and `foretold`: the position from which on it has had its
    words and its probabilities."""
    rows = []
    for row, readings in entries_of_type(
        reading, "prediction.registered", "code", "claim", "title", "p_claim", "p_rivals"
    ):
        if row["known_until"] is None:
            claim, _, version = row["claim"].partition("@")
            rows.append((row["code"], claim, int(version), since(readings, _said)))
    schema = {"prediction": pl.String(), "claim": pl.String(), "version": pl.Int64(), "foretold": pl.Int64()}
    return pl.LazyFrame(rows, schema=schema, orient="row")


def _said(prediction: Row) -> tuple[object, ...]:
    return tuple(prediction[name] for name in ("claim", "title", "p_claim", "p_rivals"))


# What the strongest say --------------------------------------------------------------------------------------------------


def strongest(weighed: pl.LazyFrame, *by: str) -> pl.LazyFrame:
    """Of each group of weighed items: its representative, that of the largest |mid|, in steps. Equals of opposite signs
    give 0, with the widest interval of those equals. `predicted` when every one of them was."""
    size = pl.col("mid").abs()
    largest = weighed.filter(size == size.max().over(by)).group_by(by).agg(
        pl.col("low").min(), pl.col("high").max(), pl.col("predicted").all(), least=pl.col("mid").min(), most=pl.col("mid").max()
    )  # fmt: skip
    return largest.with_columns(mid=REPRESENTATIVE).drop("least", "most")


REPRESENTATIVE = pl.when(pl.col("least") == pl.col("most")).then("least").otherwise(0)
"""The mid of a cluster, of the least and the most of its largest: what they all say, or nothing."""


def tied(edges: Iterable[tuple[T, object]]) -> dict[T, object]:
    """Of pairs (cluster, project): each cluster, with a name that all clusters tied to it share, directly or through
    others. Tied are the clusters that have a project in common."""
    parent: dict[object, object] = {}

    def root(node: object) -> object:
        while parent.setdefault(node, node) != node:
            parent[node] = node = parent[parent[node]]
        return node

    clusters: list[T] = []
    for cluster, project in edges:
        clusters.append(cluster)
        parent[root((0, cluster))] = root((1, project))
    return {cluster: root((0, cluster)) for cluster in clusters}
