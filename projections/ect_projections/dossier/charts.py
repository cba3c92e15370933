"""The drawings of page one, as numbers that the templates draw in SVG: weights for and against, entries over time.

Every drawing has its figures in words beside it; colour is never the only sign (sides, and a legend).
"""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from math import ceil
from typing import NamedTuple

from ect_projections.dossier.claims import Bar, Hypothesis

WIDTH, HEIGHT = 120, 16
"""Of the bar of a claim, in the units of its drawing."""
FARTHEST = 40
"""In decibans, ten thousand times: what lies beyond is cut at the edge."""


class Drawn(NamedTuple):
    """Where the parts of a bar stand, in the units of its drawing."""

    zero: float
    for_: float
    against: float
    """Widths, from zero."""
    total: float
    low: float
    high: float


class Scale(NamedTuple):
    """From `low` to `high` decibans, with a gridline at each ten."""

    low: int
    high: int

    def at(self, decibans: float) -> float:
        inside = min(max(decibans, self.low), self.high)
        return round((inside - self.low) / (self.high - self.low) * WIDTH, 1)

    @property
    def grid(self) -> list[float]:
        return [self.at(mark) for mark in range(self.low, self.high + 1, 10)]

    def draw(self, bar: Bar) -> Drawn:
        zero = self.at(0)
        return Drawn(
            zero, round(self.at(bar.for_) - zero, 1), round(zero - self.at(-bar.against), 1),
            *(self.at(each) for each in (bar.total, bar.low, bar.high)),
        )  # fmt: skip


def scale(hypotheses: Sequence[Hypothesis]) -> Scale:
    """One for all the claims, so that bars compare."""
    bars = [claim.bar for each in hypotheses for claim in each.claims if claim.bar]
    low = max((max(bar.against, -bar.low) for bar in bars), default=10)
    high = max((max(bar.for_, bar.high) for bar in bars), default=10)
    return Scale(-_tens(low), _tens(high))


def _tens(decibans: float) -> int:
    return min(max(ceil(decibans / 10) * 10, 10), FARTHEST)


# Over time --------------------------------------------------------------------------------------------------------------


class Month(NamedTuple):
    """Of one month: how many of each kind, and where its bar stands, from 0 to 100."""

    x: float
    width: float
    counts: Mapping[str, int]
    tops: Mapping[str, tuple[float, float]]
    """For each kind: where it begins from the top, and how high it is."""


class Months(NamedTuple):
    first: date | None
    last: date | None
    most: int
    bars: list[Month]
    years: list[tuple[float, int]]
    """Where each year begins, and which."""


KINDS = ("now", "late", "transcribed")


def months(recorded: Mapping[int, date], kinds: Mapping[str, Collection[int]]) -> Months:
    """Entries by month of recording and kind, drawn 300 wide and 40 high."""
    if not recorded:
        return Months(None, None, 0, [], [])
    counted: Counter[tuple[int, str]] = Counter()
    for position, day in recorded.items():
        kind = next((name for name, positions in kinds.items() if position in positions), "now")
        counted[(_index(day), kind)] += 1
    first, last = min(map(_index, recorded.values())), max(map(_index, recorded.values()))
    every = range(first, last + 1)
    most = max(sum(counted[index, kind] for kind in KINDS) for index in every)
    step = 300 / len(every)
    bars = [
        _month(round((index - first) * step, 1), round(step * 0.8, 1), {k: counted[index, k] for k in KINDS}, most)
        for index in every
    ]
    years = [(round((index - first) * step, 1), index // 12) for index in every if _labelled(index, first, last)]
    days = recorded.values()
    return Months(min(days), max(days), most, bars, years)


def _labelled(index: int, first: int, last: int) -> bool:
    """Januaries and the first month, where there is room for the year."""
    if index == first:
        return True
    return index % 12 == 0 and min(index - first, last - index) * 300 >= 24 * (last + 1 - first)


def _index(day: date) -> int:
    return day.year * 12 + day.month - 1


def _month(x: float, width: float, counts: dict[str, int], most: int) -> Month:
    tops, top = {}, 40.0
    for kind in KINDS:
        height = round(counts[kind] / most * 40, 1)
        top = round(top - height, 1)
        tops[kind] = (top, height)
    return Month(x, width, counts, tops)
