"""When each tally changed, at every position at once: what `_items` and `_tallying` say of one reading, said of all of them.

What a tally rests on (a link, the entry it cites, the wording it was made to, a rival, a judgement) reads so over a span, from
one position until just before another. Where the spans of an item meet, it weighs something; where those of the items of a
cluster begin or end, another may be its strongest. Nothing is folded twice: the work grows with the entries, not with their
square.
"""

from collections.abc import Iterator

import polars as pl

from ect_projections._citations import cited, code_of, version_of
from ect_projections._claims import claims, counting
from ect_projections._items import PAIR, REPRESENTATIVE, steps, weights
from ect_projections.reading import Reading, kept

END = 2**62
"""Until this position reads what still reads so."""
FIGURES = ("total", "low", "high", "items", "clusters", "to_weigh")
"""Of a tally: what is followed here."""
_CLUSTER = (*PAIR, "cluster")


@kept
def changes(reading: Reading) -> pl.LazyFrame:
    """One row per claim, rival, cluster and position at which one of the `FIGURES` changed: by how much, the first three in
    steps. Of every pair that ever competed. Summed up to a position, they are the tally as known there."""
    present = _present(reading)
    weighed = _meet(present, _weighed(reading), "link", "rival").collect().lazy()
    parts = [
        _counted(present, to_weigh=1), _counted(weighed, items=1, to_weigh=-1), _represented(weighed),
        pl.LazyFrame(schema=dict.fromkeys(FIGURES, pl.Int64())),
    ]  # fmt: skip
    every = pl.concat(parts, how="diagonal_relaxed").filter(pl.col("position") < END)
    found = every.group_by(*_CLUSTER, "position").agg(pl.col(FIGURES).sum())
    return found.filter(pl.any_horizontal(pl.col(FIGURES) != 0))


# Spans -------------------------------------------------------------------------------------------------------------------


def _spans(reading: Reading, type_name: str, *columns: str) -> pl.LazyFrame:
    """Every reading of every entry of a type: `position`, these columns, `since` and `until`."""
    found = reading.history(type_name, *columns)
    return found.select("position", *columns, since="known_from", until=pl.col("known_until").fill_null(END))


def _meet(left: pl.LazyFrame, right: pl.LazyFrame, *on: str) -> pl.LazyFrame:
    """The spans that rows of both, which agree on these columns, have in common."""
    both = left.join(right, on=on, suffix="_too").with_columns(
        since=pl.max_horizontal("since", "since_too"), until=pl.min_horizontal("until", "until_too")
    )
    return both.filter(pl.col("since") < pl.col("until")).drop("since_too", "until_too")


def _present(reading: Reading) -> pl.LazyFrame:
    """claim, rival, link, cluster: each link against each rival, while it counts and the entry it cites stands."""
    linked = _spans(reading, "evidence.linked", "claim", "entry", "cluster").select(
        "since", "until", "cluster", link="position", claim=code_of("claim"), version=version_of("claim"),
        cited=cited("entry"),
    )  # fmt: skip
    rivals = _spans(reading, "rival.registered", "code", "claims").explode("claims")
    rivals = rivals.select("since", "until", rival="code", claim=code_of("claims"))
    found = _meet(_meet(_counting(reading, linked), _standing(reading, linked), "cited"), rivals, "claim")
    return found.select(*_CLUSTER, "link", "since", "until").collect().lazy()


def _standing(reading: Reading, linked: pl.LazyFrame) -> pl.LazyFrame:
    """While each cited entry stands, and had happened by `as_of`."""
    positions = linked.select("cited").unique().collect().to_series()
    types = {reading.entries.rows[position - 1].type for position in positions}
    every = pl.concat([_spans(reading, name, "occurred_end") for name in sorted(types) or ["journal.opened"]])
    if reading.as_of is not None:
        every = every.filter(pl.col("occurred_end") <= reading.as_of)
    return every.select("since", "until", cited="position")


def _counting(reading: Reading, linked: pl.LazyFrame) -> pl.LazyFrame:
    """While each link counts for the wording of its claim in force then."""
    registered = _spans(reading, "hypothesis.registered", "code", "claims").rename({"code": "hypothesis"})
    revised = _spans(reading, "hypothesis.revised", "hypothesis")
    first = registered.join(revised, on="hypothesis", how="anti").explode("claims").select(
        "since", "until", claim=pl.col("claims").struct.field("code"), version=pl.lit(1, pl.Int64)
    )  # fmt: skip
    parts = [_meet(linked, first, "claim", "version")]  # of what was never revised, most often all
    for then, wordings in _wordings(reading):
        held = _meet(linked, wordings, "claim")
        found = counting(then, held.select("claim", "version", "link").unique())
        parts.append(held.join(found, on=["claim", "version", "link"], how="semi"))
    return pl.concat(parts)


def _wordings(reading: Reading) -> Iterator[tuple[Reading, pl.LazyFrame]]:
    """Each moment at which a hypothesis that was ever revised began to read otherwise, and its claims: claim, since, until."""
    revised = _spans(reading, "hypothesis.revised", "hypothesis")
    registered = _spans(reading, "hypothesis.registered", "code").rename({"code": "hypothesis"})
    parts = [registered.join(revised, on="hypothesis", how="semi"), revised]
    ends = pl.concat([part.select("hypothesis", since=at) for part in parts for at in ("since", "until")])
    until = pl.col("since").shift(-1).over("hypothesis")
    moments = ends.unique().sort("since").with_columns(until.alias("until")).drop_nulls().collect()
    for hypothesis, since, until in moments.iter_rows():
        then = reading.at(known_at=since)
        of = claims(then).filter(pl.col("hypothesis") == hypothesis)
        yield then, of.select("claim", since=pl.lit(since, pl.Int64), until=pl.lit(until, pl.Int64))


def _weighed(reading: Reading) -> pl.LazyFrame:
    """link, rival, low, mid, high: what the readers of each link make of it, from one judgement to the next."""
    judged = _spans(reading, "evidence.judged", "evidence", "reader", "weights").explode("weights")
    given = judged.select(
        "position", "since", "until", "reader", pl.col("weights").struct.unnest(), link=cited("evidence")
    ).with_columns(steps("low"), steps("mid"), steps("high")).collect().lazy()  # fmt: skip
    item = ("link", "rival")
    ends = pl.concat([given.select(*item, at=at) for at in ("since", "until")]).unique().sort(*item, "at")
    moments = ends.with_columns(end=pl.col("at").shift(-1).over(item)).drop_nulls().with_row_index("moment")
    held = given.join(moments, on=item).filter(pl.col("at").is_between("since", "until", closed="left"))
    latest = held.filter(pl.col("position") == pl.col("position").max().over("moment", "reader"))
    found = weights(latest.select("rival", "low", "mid", "high", link="moment")).rename({"link": "moment"})
    return moments.join(found, on=["moment", "rival"]).select(*item, "low", "mid", "high", since="at", until="end")


# What changes at their ends ----------------------------------------------------------------------------------------------


def _counted(spans: pl.LazyFrame, **figures: int) -> pl.LazyFrame:
    """So many more from the beginning of each span, so many less from its end."""
    first = spans.select(*_CLUSTER, position="since", **{name: pl.lit(n, pl.Int64) for name, n in figures.items()})
    last = spans.select(*_CLUSTER, position="until", **{name: pl.lit(-n, pl.Int64) for name, n in figures.items()})
    return pl.concat([first, last]).group_by(*_CLUSTER, "position").agg(pl.col(*figures).sum())


def _represented(weighed: pl.LazyFrame) -> pl.LazyFrame:
    """By how much the representative of each cluster moved, at each end of a span of one of its items.

    The ends, in order, are the leaves of one binary tree, and each span is cut into the few whole blocks (of 1, 2, 4… leaves)
    that make it up: the strongest at an end is the strongest of the blocks above it. So n spans cost n log n, however they
    overlap.
    """
    every = pl.concat([weighed.select(*_CLUSTER, position=at) for at in ("since", "until")]).unique()
    ends = every.sort(*_CLUSTER, "position").with_row_index("leaf").collect()
    ends = ends.with_columns(pl.col("leaf").cast(pl.Int64) + (1 << len(ends).bit_length()))
    leaves = ends.lazy()
    size = pl.col("mid").abs()
    spans = weighed.with_columns(size=size, least="mid", most="mid")
    for at, end in (("since", "left"), ("until", "right")):
        spans = spans.join(leaves.rename({"position": at, "leaf": end}), on=[*_CLUSTER, at])
    strongest = _above(ends.select("leaf"), *_blocks(spans.select(*_BLOCK, "left", "right").collect()))
    after = leaves.join(strongest.lazy(), on="leaf", how="left", maintain_order="left")
    after = after.with_columns(
        total=pl.when(pl.col("size").is_not_null()).then(REPRESENTATIVE),
        clusters=pl.col("size").is_not_null().cast(pl.Int64),
    )
    moved = [(pl.col(name) - pl.col(name).shift(1).over(_CLUSTER).fill_null(0)).alias(name) for name in _MOVED]
    return after.with_columns(pl.col(_MOVED).fill_null(0)).select(*_CLUSTER, "position", *moved)


_BLOCK = ("size", "least", "most", "low", "high")
_MOVED = ("total", "low", "high", "clusters")


def _blocks(spans: pl.DataFrame) -> tuple[pl.DataFrame, int]:
    """The strongest of each block, by `block` (2b and 2b + 1 are the halves of b), and how many sizes of block there are."""
    found, sizes = [spans.select(*_BLOCK, block="left").clear()], 0
    left, right = pl.col("left"), pl.col("right")
    while not spans.is_empty():
        found.append(spans.filter(left % 2 == 1).select(*_BLOCK, block="left"))
        found.append(spans.filter(right % 2 == 1).select(*_BLOCK, block=right - 1))
        spans = spans.with_columns(left=(left + 1) // 2, right=right // 2).filter(left < right)
        sizes += 1
    return _strongest(pl.concat(found), "block"), sizes


def _above(ends: pl.DataFrame, blocks: pl.DataFrame, sizes: int) -> pl.DataFrame:
    """The strongest of all the blocks that hold each leaf."""
    found = blocks.clear().rename({"block": "leaf"}).select("leaf", *_BLOCK)
    above = ends.with_columns(block="leaf")
    for _ in range(sizes):
        held = above.join(blocks, on="block").select("leaf", *_BLOCK)
        found = _strongest(pl.concat([found, held]), "leaf")
        above = above.with_columns(pl.col("block") // 2)
    return found


def _strongest(rows: pl.DataFrame, by: str) -> pl.DataFrame:
    """As `_items.strongest`, but what stands for a group can be put together with that of another."""
    size = pl.col("size")
    largest = rows.lazy().filter(size == size.max().over(by)).group_by(by).agg(
        size.first(), pl.col("least").min(), pl.col("most").max(), pl.col("low").min(), pl.col("high").max()
    )  # fmt: skip
    return largest.collect()
