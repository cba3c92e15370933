"""How the weights of a claim against a rival add up: the plain fold, the one that a frozen tally is checked against.

Design: evidence is weighed in decibans (Good 1950; Fairfield and Charman 2017). An item's weight is the mean of its
readers' latest mids, with the lowest low and the highest high. Of each cluster only the strongest item counts, so that
one source told twice is one source. What nobody weighed is *à peser* and never counts as zero.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_EVEN, Decimal

RULE = "tally/1"
"""The name of these rules, written in each frozen tally."""
STEP = Decimal("0.000001")
"""Weights are rounded to this step, half to even, where a mean of readers does not fall on it."""


@dataclass(frozen=True)
class Judgement:
    """One reader's weight of one item against one rival, in dB."""

    position: int
    reader: str
    low: Decimal
    mid: Decimal
    high: Decimal


@dataclass(frozen=True)
class Item:
    """A live link: the cited entry's last day, and the judgements against the rival asked about.

    `live` is False when the cited entry stands retracted: the item counts for nothing.
    """

    position: int
    cluster: str
    live: bool
    day: date | None
    judgements: tuple[Judgement, ...]


@dataclass(frozen=True)
class Tally:
    """In dB: `total` with its interval, `naive` (every item counted). Counts: `items` weighed, in `clusters`;
    `to_weigh` (à peser)."""

    total: Decimal
    low: Decimal
    high: Decimal
    naive: Decimal
    items: int
    clusters: int
    to_weigh: int


def fold_tally(items: Iterable[Item], at: int | None = None, as_of: date | None = None) -> Tally:
    """The tally of these items, as known at position `at`, of what had happened by `as_of` (all when None)."""
    clusters: dict[str, list[tuple[Decimal, Decimal, Decimal]]] = {}
    to_weigh = 0
    for item in items:
        if item.live and (as_of is None or item.day is None or item.day <= as_of):
            weight = weigh([j for j in item.judgements if at is None or j.position <= at])
            if weight is None:
                to_weigh += 1
            else:
                clusters.setdefault(item.cluster, []).append(weight)
    kept = [strongest(weights) for weights in clusters.values()]
    weighed = [weight for weights in clusters.values() for weight in weights]
    return Tally(
        total=_sum(mid for _, mid, _ in kept),
        low=_sum(low for low, _, _ in kept),
        high=_sum(high for _, _, high in kept),
        naive=_sum(mid for _, mid, _ in weighed),
        items=len(weighed),
        clusters=len(kept),
        to_weigh=to_weigh,
    )


def weigh(judgements: Iterable[Judgement]) -> tuple[Decimal, Decimal, Decimal] | None:
    """An item's low, mid and high from its readers' latest judgements; None when nobody weighed it."""
    latest = {judgement.reader: judgement for judgement in sorted(judgements, key=lambda j: j.position)}
    if not latest:
        return None
    mids = [judgement.mid for judgement in latest.values()]
    mean = (sum(mids, Decimal(0)) / len(mids)).quantize(STEP, ROUND_HALF_EVEN)
    return min(j.low for j in latest.values()), mean, max(j.high for j in latest.values())


def strongest(weights: list[tuple[Decimal, Decimal, Decimal]]) -> tuple[Decimal, Decimal, Decimal]:
    """A cluster's representative: the largest |mid|. Equals of opposite signs give 0, with the widest interval."""
    size = max(abs(mid) for _, mid, _ in weights)
    tied = [weight for weight in weights if abs(weight[1]) == size]
    signs = {mid > 0 for _, mid, _ in tied}
    low, high = min(low for low, _, _ in tied), max(high for _, _, high in tied)
    return low, (tied[0][1] if len(signs) == 1 else Decimal(0)), high


def _sum(weights: Iterable[Decimal]) -> Decimal:
    return sum(weights, Decimal(0)).normalize() + 0
