"""The tally of a claim over time: the total after each entry, with its interval, against each rival."""

import math
from datetime import date
from itertools import dropwhile
from typing import NamedTuple

import altair as alt
import polars as pl

from ect_journal.errors import InvalidInput
from ect_projections.figures import style
from ect_projections.figures import words as say
from ect_projections.figures._against import Rival, head_of, heading, quoted, rivals_of, times
from ect_projections.figures.canvas import Calendar, Canvas, Layer, Marks
from ect_projections.figures.style import INK, NORMAL, SOFT, STAIRS, WIDTH, width_of
from ect_projections.reading import Reading
from ect_projections.series import tally_series

_LEFT, _AFTER = 146, 78
"""Pixels left of the plot, for what its lines mean; right of the last day, for where the tally stands."""
_PLOT = WIDTH - _LEFT - _AFTER
_TALL, _LOW = 190, 60
"""Pixels of the panel that spans most decibans, at most, and of any, at least."""
_WIDEST = 5
"""Pixels of a deciban, at most."""
_YEARS = 18
"""Pixels between the heading of a panel and its plot."""
_TICK = 10
"""Decibans from a line to the next: ten times more."""
_APART = 15
"""Pixels between two lines that are named."""


class _Day(NamedTuple):
    """The tally at the end of a day, of so many items, and the entries recorded on it that moved the total."""

    day: date
    total: float
    low: float
    high: float
    items: int
    entries: list[int]


class _Panel(NamedTuple):
    """The days on which the tally against a rival changed; `least` and `most` of its interval, zero among them."""

    rival: Rival
    days: list[_Day]
    least: float
    most: float


def tally_over_time(reading: Reading, claim: str, rival: str | None = None) -> alt.VConcatChart:
    """One panel per rival that competes with a claim, or that of one: the total after each entry as a stair, by the day of
    recording; its interval as a band; the numbers of the entries that moved it, where there is room. Lines are ten times
    apart, at the same distance in all panels.

    From the first weighing to the last entry of the reading. Raises `InvalidInput` when nothing of the claim was weighed.
    """
    panels = _panels(reading, claim, rival)
    if not panels:
        raise InvalidInput(say.NO_TALLY.format(claim=claim), say.LINK_FIRST)
    first = min(panel.days[0].day for panel in panels)
    days = Calendar(first, max(style.recorded_on(reading), first), _PLOT)
    scale = min(_TALL / max(panel.most - panel.least for panel in panels), _WIDEST)
    drawn = [_drawn(panel, days, scale) for panel in panels]
    return style.figure(drawn, reading, say.OVER_TIME.format(claim=claim), quoted(reading, claim, say.OVER_TIME_UNIT))


# What is drawn ----------------------------------------------------------------------------------------------------------


def _panels(reading: Reading, claim: str, rival: str | None) -> list[_Panel]:
    """Of each rival against which something was weighed, the main one first."""
    weighed = (pl.col("items") > 0).any().over("rival")
    series = tally_series(reading, claim, rival).filter(weighed).collect().partition_by("rival", as_dict=True)
    rivals = rivals_of(reading, claim, rival)
    return [_panel(each, series[(each.code,)]) for each in rivals if (each.code,) in series]


def _panel(rival: Rival, series: pl.DataFrame) -> _Panel:
    moving = pl.col("position").filter(pl.col("change") != 0)
    last = (*(pl.col(name).cast(pl.Float64).last() for name in ("total", "low", "high")), pl.col("items").last())
    found = series.group_by("recorded", maintain_order=True).agg(*last, moving)
    days = list(dropwhile(lambda day: not day.items, (_Day(*row) for row in found.iter_rows())))
    least, most = min(0, *(day.low for day in days)), max(0, *(day.high for day in days))
    return _Panel(rival, days, min(least, -_TICK / 2), max(most, _TICK / 2))


# How ---------------------------------------------------------------------------------------------------------------------


class _Scale(NamedTuple):
    """Decibans as pixels from the top of a panel."""

    panel: _Panel
    pixels: float

    def y(self, decibans: float) -> float:
        return (self.panel.most - decibans) * self.pixels

    @property
    def height(self) -> float:
        return max(self.y(self.panel.least), _LOW)


def _drawn(panel: _Panel, days: Calendar, pixels: float) -> alt.LayerChart:
    scale = _Scale(panel, pixels)
    canvas = Canvas(_PLOT, scale.height)
    stair, band = _stair(panel, days, scale)
    layers: list[Layer] = [
        canvas.boxes(band, fill=STAIRS[1], opacity=0.75),
        days.rules(canvas),
        days.years(canvas),
        *_lines(canvas, scale),
        canvas.lines(stair, color=STAIRS[5], strokeWidth=2, strokeCap="round"),
        canvas.write(_named(panel, days, scale), color=INK),
        *_where_it_stands(canvas, panel, scale),
        *heading(canvas, panel.rival, _LEFT, -_YEARS - head_of(panel.rival)),
    ]
    return canvas.draw(*layers)


def _stair(panel: _Panel, days: Calendar, scale: _Scale) -> tuple[Marks, Marks]:
    """The line of the total, and the boxes of the interval."""
    lines, band = [], []
    before = None
    for place, day in enumerate(panel.days):
        x, y = days.x(day.day), scale.y(day.total)
        until = days.x(panel.days[place + 1].day) if place + 1 < len(panel.days) else _PLOT
        if before and before.items:
            lines.append({"x": x, "x2": x, "y": scale.y(before.total), "y2": y})
        if day.items:  # what nobody weighed is not zero
            lines.append({"x": x, "x2": until, "y": y, "y2": y})
            band.append({"x": x, "x2": until, "y": scale.y(day.high), "y2": scale.y(day.low)})
        before = day
    return lines, band


def _lines(canvas: Canvas, scale: _Scale) -> list[Layer]:
    """One line for each ten times more, named at the left; that of zero darker."""
    step = _TICK * math.ceil(_APART / (_TICK * scale.pixels))
    ticks = [n * step for n in range(math.ceil(scale.panel.least / step), math.floor(scale.panel.most / step) + 1)]
    marks = [{"x": 0, "x2": _PLOT, "y": scale.y(tick), "y2": scale.y(tick)} for tick in ticks if tick]
    zero = [{"x": -4, "x2": _PLOT, "y": scale.y(0), "y2": scale.y(0)}]
    said = [{"x": -8, "y": scale.y(tick), "said": _sided(tick)} for tick in ticks if tick]
    even = [{"x": -8, "y": scale.y(0), "said": str(say.EITHER_WAY)}]
    return [
        canvas.lines(marks, color=style.GRID, strokeDash=[2, 2]),
        canvas.lines(zero, color=INK, strokeWidth=1),
        canvas.write(said, align="right", color=SOFT),
        canvas.write(even, align="right", fontWeight="bold"),
    ]


def _sided(tick: int) -> str:
    """How many times, and for whom: the sign is nowhere else."""
    return f"{times(tick)} {say.FOR_CLAIM if tick > 0 else say.FOR_RIVAL}"


def _named(panel: _Panel, days: Calendar, scale: _Scale) -> Marks:
    """The entries that moved the total: on the stair where they have room before the next one, else before it, beside the
    top of the step."""
    moving = [day for day in panel.days if day.entries]
    ends = [days.x(day.day) for day in moving] + [_PLOT]
    marks: list[dict[str, object]] = []
    free = 0.0
    for place, day in enumerate(moving):
        first, last = day.entries[0], day.entries[-1]
        label = f"J{first}" if first == last else f"J{first}…J{last}"
        x, y, wide = ends[place], scale.y(day.total), width_of(label) + 3
        if wide <= ends[place + 1] - x:
            marks.append({"x": x + 3, "y": y - 8, "said": label})
            free = x + wide
        elif wide <= x - free:
            marks.append(
                {"x": x - wide, "y": min(y, scale.y(moving[place - 1].total) if place else y) - 8, "said": label}
            )
            free = x
    return marks


def _where_it_stands(canvas: Canvas, panel: _Panel, scale: _Scale) -> list[Layer]:
    """At the right: the factor, then the decibans."""
    last = panel.days[-1]
    y = min(max(scale.y(last.total), 6), scale.height - 6)
    factor = [{"x": _PLOT + 6, "y": y - 6, "said": times(last.total) if last.items else str(say.TO_WEIGH)}]
    decibans = [{"x": _PLOT + 6, "y": y + 6, "said": f"{style.number(last.total, 1)}\u00a0dB"}]
    return [canvas.write(factor, fontWeight="bold", fontSize=NORMAL), canvas.write(decibans, color=SOFT)]
