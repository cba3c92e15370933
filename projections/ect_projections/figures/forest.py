"""The sources of a tally one above another, each with its interval, and what they add up to: a forest plot."""

import math
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

import altair as alt
import polars as pl

from ect_journal.errors import InvalidInput
from ect_projections._items import DECIBANS, STEP, items, named, strongest, tied
from ect_projections.figures import style
from ect_projections.figures import words as say
from ect_projections.figures._against import Rival, head_of, heading, powers, quoted, rivals_of, signed, times
from ect_projections.figures.canvas import Canvas, Layer, rows
from ect_projections.figures.style import INK, PAPER, SOFT, STAIRS, WIDTH
from ect_projections.reading import Reading

MOST = 60
"""Sources drawn one by one, those that weigh most; the others are summed up in a line."""
_LEFT, _RIGHT = 150, 154
"""Pixels of the names, at the left, and of the figures, at the right."""
_HIGH, _AXIS = 17, 34
"""Pixels of a row, and of what is written below them."""
_PLOT = WIDTH - _LEFT - _RIGHT
_APART = 44
"""Pixels between two lines that are named, at least."""


class _Row(NamedTuple):
    """In dB; `of` says where it comes from, and `said` what it is called."""

    said: str
    of: str
    low: float
    mid: float
    high: float


class _Panel(NamedTuple):
    rival: Rival
    sources: list[_Row]
    others: str
    sums: list[_Row]

    @property
    def every(self) -> list[_Row]:
        return [*self.sources, *self.sums]


def tally_forest(reading: Reading, claim: str, rival: str | None = None) -> alt.VConcatChart:
    """One panel per rival that competes with a claim, or that of one: a row for each source, with the item that speaks for it
    and its interval, from what speaks most for the claim to what speaks most for the rival; below, diamonds for the total and
    for the total by project, as wide as their intervals. All panels have one scale.

    Raises `InvalidInput` when nothing of the claim was weighed.
    """
    panels = [panel for each in rivals_of(reading, claim, rival) if (panel := _panel(reading, claim, each))]
    if not panels:
        raise InvalidInput(say.NO_TALLY.format(claim=claim), say.LINK_FIRST)
    scale = _Scale.of(row for panel in panels for row in panel.every)
    drawn = [_drawn(panel, scale) for panel in panels]
    return style.figure(
        [*drawn, _key()], reading, say.FOREST.format(claim=claim), quoted(reading, claim, say.FOREST_UNIT)
    )


# What is drawn ----------------------------------------------------------------------------------------------------------


def _panel(reading: Reading, claim: str, rival: Rival) -> _Panel | None:
    weighed = items(reading).filter(
        pl.col("claim") == claim, pl.col("rival") == rival.code, pl.col("mid").is_not_null()
    )
    weighed = weighed.collect().lazy()
    size = pl.col("mid").abs()
    links = weighed.filter(size == size.max().over("cluster")).group_by("cluster").agg(pl.col("link").sort())
    found = _in_decibans(strongest(weighed, "cluster").join(links, on="cluster"), "cluster", "link")
    if found.is_empty():
        return None
    heaviest = found.sort(pl.col("mid").abs(), "cluster", descending=[True, False])
    drawn, others = heaviest.head(MOST), heaviest.tail(-MOST)
    ordered = drawn.sort("mid", "high", "cluster", descending=[True, True, False])
    sources = [_Row(cluster, _cited(links), low, mid, high) for cluster, links, low, mid, high in ordered.iter_rows()]
    return _Panel(rival, sources, _others(others), _sums(reading, weighed, found))


def _in_decibans(found: pl.LazyFrame, *names: str) -> pl.DataFrame:
    return found.select(*names, (pl.col("low", "mid", "high").cast(DECIBANS) / STEP).cast(pl.Float64)).collect()


def _cited(links: list[int]) -> str:
    return f"J{links[0]}" if len(links) == 1 else f"J{links[0]}…"


def _others(others: pl.DataFrame) -> str:
    if others.is_empty():
        return ""
    return str(say.OTHER_SOURCES.format(count=others.height, most=style.number(others["mid"].abs()[0], 1)))


def _sums(reading: Reading, weighed: pl.LazyFrame, sources: pl.DataFrame) -> list[_Row]:
    """The total, and what it is when sources that have a project in common count as one."""
    edges = weighed.select("cluster", "cited").join(named(reading), on="cited").select("cluster", "project").collect()
    groups: dict[object, object] = tied((cluster, project) for cluster, project in edges.iter_rows())
    first = {group: cluster for cluster, group in groups.items()}
    grouped = weighed.with_columns(
        pl.col("cluster").replace({cluster: first[group] for cluster, group in groups.items()})
    )
    projects = _in_decibans(strongest(grouped, "cluster"), "cluster")
    total = _Row(str(say.TOTAL), _so_many(sources), *_sum(sources))
    by_project = _Row(str(say.BY_PROJECT), _so_many(projects), *_sum(projects))
    return [total, by_project]


def _so_many(sources: pl.DataFrame) -> str:
    return str(say.OF_SOURCES.format(count=sources.height) if sources.height > 1 else say.ONE_SOURCE)


def _sum(found: pl.DataFrame) -> tuple[float, float, float]:
    low, mid, high = (float(found[name].sum()) for name in ("low", "mid", "high"))
    return low, mid, high


# How ---------------------------------------------------------------------------------------------------------------------


class _Scale(NamedTuple):
    """Decibans as pixels, from the left of the plot; `step`, from a line to the next: ten times more, or a power of that."""

    least: float
    most: float
    step: int

    @classmethod
    def of(cls, drawn: Iterable[_Row]) -> "_Scale":
        ends = [(row.low, row.high) for row in drawn]
        least, most = min(-5.0, *(low for low, _ in ends)), max(5.0, *(high for _, high in ends))
        return cls(least, most, 10 * math.ceil(_APART * (most - least) / _PLOT / 10))

    def x(self, decibans: float) -> float:
        return (decibans - self.least) * _PLOT / (self.most - self.least)

    @property
    def ticks(self) -> list[int]:
        return [n * self.step for n in range(math.ceil(self.least / self.step), math.floor(self.most / self.step) + 1)]


def _drawn(panel: _Panel, scale: _Scale) -> alt.LayerChart:
    top = head_of(panel.rival) + 16
    places = {row: top + _HIGH * (place + 0.5) for place, row in enumerate(panel.sources)}
    end = top + _HIGH * len(panel.sources) + (_HIGH if panel.others else 0) + 4
    sums = {row: end + 6 + (_HIGH + 2) * (place + 0.5) for place, row in enumerate(panel.sums)}
    bottom = end + 6 + (_HIGH + 2) * len(panel.sums) + 4
    canvas = Canvas(WIDTH - _LEFT, bottom + _AXIS)
    others = [{"x": -8, "y": end - 4 - _HIGH / 2, "said": panel.others}] if panel.others else []
    return canvas.draw(
        *heading(canvas, panel.rival, _LEFT),
        *_axis(canvas, scale, top, bottom),
        canvas.lines([{"x": -_LEFT, "x2": WIDTH - _LEFT, "y": end + 2, "y2": end + 2}], color=style.GRID),
        *_intervals(canvas, scale, places),
        canvas.write(others, align="right", color=SOFT),
        *_diamonds(canvas, scale, sums),
        *_names(canvas, {**places, **sums}),
    )


def _axis(canvas: Canvas, scale: _Scale, top: float, bottom: float) -> list[Layer]:
    """A line for each ten times more; below, how many times, and decibans; above, on which side."""
    zero = scale.x(0)
    lines = [{"x": scale.x(tick), "x2": scale.x(tick), "y": top, "y2": bottom} for tick in scale.ticks if tick]
    decibans = [{"x": scale.x(tick), "y": bottom + 22, "said": signed(tick, 0)} for tick in scale.ticks]
    units = [{"x": -8, "y": bottom + 9, "said": str(say.TIMES_MORE)}, {"x": -8, "y": bottom + 22, "said": "dB"}]
    right = [{"x": zero + 6, "y": top - 7, "said": str(say.TOWARDS_CLAIM)}]
    left = [{"x": zero - 6, "y": top - 7, "said": str(say.TOWARDS_RIVAL)}]
    return [
        canvas.lines(lines, color=style.GRID, strokeDash=[2, 2]),
        canvas.lines([{"x": zero, "x2": zero, "y": top - 12, "y2": bottom}], color=INK, strokeWidth=1),
        *powers(canvas, {scale.x(tick): abs(tick) // 10 for tick in scale.ticks}, bottom + 9),
        canvas.write(decibans, align="center", color=SOFT),
        canvas.write(units, align="right", color=SOFT),
        canvas.write(right),
        canvas.write(left, align="right"),
    ]


def _intervals(canvas: Canvas, scale: _Scale, places: dict[_Row, float]) -> list[Layer]:
    """A line from low to high, a mark in the middle whose shape says the side."""
    lines = [{"x": scale.x(row.low), "x2": scale.x(row.high), "y": y, "y2": y} for row, y in places.items()]
    marks = [{"x": scale.x(row.mid), "y": y, "side": row.mid} for row, y in places.items()]
    return [
        canvas.lines(lines, color=STAIRS[3], strokeWidth=1.6),
        *_marks(canvas, marks),
    ]


def _marks(canvas: Canvas, marks: Sequence[dict[str, Any]]) -> list[Layer]:
    """A full square for the claim, a hollow one for the rival, a circle for neither."""
    own = [mark for mark in marks if mark["side"] > 0]
    other = [mark for mark in marks if mark["side"] < 0]
    neither = [mark for mark in marks if mark["side"] == 0]
    return [
        canvas.points(own, "square", 60, fill=STAIRS[5], stroke=STAIRS[5]),
        canvas.points(other, "square", 60, fill=PAPER, stroke=STAIRS[5], strokeWidth=1.6),
        canvas.points(neither, "circle", 50, fill=PAPER, stroke=STAIRS[5], strokeWidth=1.6),
    ]


def _diamonds(canvas: Canvas, scale: _Scale, places: dict[_Row, float]) -> list[Layer]:
    """From low to high, widest where the total is."""
    drawn = []
    for row, y in places.items():
        low, mid, high = (scale.x(each) for each in (row.low, row.mid, row.high))
        corners = [(low, y), (mid, y - 6), (high, y), (mid, y + 6)]
        marks = rows([{"x": x, "y": at, "order": place} for place, (x, at) in enumerate(corners)])
        line = alt.Chart(marks).mark_line(interpolate="linear-closed", fill=STAIRS[1], stroke=INK, strokeWidth=1)
        drawn.append(line.encode(x=canvas.x, y=canvas.y, order="order:Q"))
        drawn.append(canvas.lines([{"x": mid, "x2": mid, "y": y - 6, "y2": y + 6}], color=INK, strokeWidth=1))
    return drawn


def _names(canvas: Canvas, places: dict[_Row, float]) -> list[Layer]:
    """At the left what it is; at the right how many times more expected, and decibans."""
    said = [{"x": -8, "y": y, "said": f"{row.said} · {row.of}"} for row, y in places.items()]
    factors = [
        {"x": _PLOT + 8, "y": y, "said": f"{'← ' if row.mid < 0 else ''}{times(row.mid)}"} for row, y in places.items()
    ]
    figures = [{"x": _PLOT + _RIGHT, "y": y, "said": _figures(row)} for row, y in places.items()]
    return [
        canvas.write(said, align="right", limit=_LEFT - 8),
        canvas.write(factors, fontWeight="bold"),
        canvas.write(figures, align="right", color=SOFT),
    ]


def _figures(row: _Row) -> str:
    return f"{signed(row.mid)} [{signed(row.low)}\u00a0; {signed(row.high)}]"


def _key() -> alt.LayerChart:
    canvas = Canvas(WIDTH - _LEFT, 20)
    marks = [{"x": 6.0, "y": 10, "side": 1.0}, {"x": 126.0, "y": 10, "side": -1.0}, {"x": 246.0, "y": 10, "side": 0.0}]
    said = [{"x": 16, "y": 10, "said": str(say.FOR_CLAIM)}, {"x": 136, "y": 10, "said": str(say.FOR_RIVAL)},
            {"x": 256, "y": 10, "said": str(say.EVEN)}, {"x": 338, "y": 10, "said": str(say.SUM_OF)}]  # fmt: skip
    shape = canvas.points([{"x": 326.0, "y": 10}], "diamond", 110, fill=STAIRS[1], stroke=INK, strokeWidth=1)
    return canvas.draw(*_marks(canvas, marks), shape, canvas.write(said))
