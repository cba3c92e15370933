"""How far a conclusion stands a bias in what was noted: the count Bayes factor against that bias."""

import math
from typing import NamedTuple

import altair as alt
import polars as pl

from ect_journal.errors import InvalidInput
from ect_projections.bias import bias_dial
from ect_projections.figures import style
from ect_projections.figures import words as say
from ect_projections.figures._against import Rival, head_of, heading, powers, quoted, rivals_of, times
from ect_projections.figures.canvas import Canvas, Layer, rows
from ect_projections.figures.style import INK, PAPER, SOFT, STAIRS, WIDTH, width_of
from ect_projections.formulas import count_weight
from ect_projections.reading import Reading

_LEFT, _RIGHT = 64, 24
_PLOT = WIDTH - _LEFT - _RIGHT
_TALL, _UNDER, _AXIS = 130, 26, 40
"""Pixels of a plot above its zero line, below it, and of what is written under it."""
_POINTS = 80
_SHOWN = (1, 1.5, 2, 3)
"""Biases at which the factor is written beside the curve."""
_FADED = 10
"""One more, where no bias undoes it: how little is left."""
_TICKS = (1, 1.5, 2, 3, 5, 7, 10, 15, 20, 30, 50, 70, 100, 200, 500, 1000, 2000, 5000, 10_000)


class _Panel(NamedTuple):
    """So many sources on the side that has most of them, so many on the other one; `flip`, the bias that undoes it."""

    rival: Rival
    pro: int
    con: int
    flip: float | None

    @property
    def most(self) -> int:
        return max(self.pro, self.con)

    @property
    def least(self) -> int:
        return min(self.pro, self.con)

    def weight(self, omega: float) -> float:
        """In dB, for the side that has most sources."""
        return count_weight(self.most, self.least, omega)


def bias_curve(reading: Reading, claim: str, rival: str | None = None) -> alt.VConcatChart:
    """One panel per rival that competes with a claim, or that of one: by how many times the count of sources favours the side
    that has most of them, against how much more readily what favours it would have been noted. A diamond marks the bias at
    which it favours neither; where none does, the curve goes on until it has faded. Both scales go by tens.

    Raises `InvalidInput` when no source of the claim takes a side.
    """
    dial = bias_dial(reading).filter(pl.col("claim") == claim).select(
        "rival", "clusters_for", "clusters_against", "flip_omega"
    ).collect()  # fmt: skip
    counts = {code: told for code, *told in dial.iter_rows()}
    panels = [_Panel(each, *counts[each.code]) for each in rivals_of(reading, claim, rival)]
    panels = [panel for panel in panels if panel.most]
    if not panels:
        raise InvalidInput(say.NO_COUNT.format(claim=claim), say.LINK_FIRST)
    scale = _Scale.of(panels)
    drawn = [_drawn(panel, scale) for panel in panels]
    return style.figure(drawn, reading, say.BIAS.format(claim=claim), quoted(reading, claim, say.BIAS_UNIT))


class _Scale(NamedTuple):
    """`widest`: the largest bias drawn; `decibans`: the largest weight."""

    widest: float
    decibans: float

    @classmethod
    def of(cls, panels: list[_Panel]) -> "_Scale":
        beyond = max(4.0, *((panel.flip or _FADED) * 1.3 for panel in panels))
        widest = next((tick for tick in _TICKS if tick >= beyond), beyond)
        return cls(widest, max([10.0, *(panel.weight(1) for panel in panels)]))

    def x(self, omega: float) -> float:
        return math.log(omega) * _PLOT / math.log(self.widest)

    def y(self, decibans: float, zero: float) -> float:
        return zero - decibans * _TALL / self.decibans


def _drawn(panel: _Panel, scale: _Scale) -> alt.LayerChart:
    top = head_of(panel.rival) + 46
    zero = top + _TALL
    canvas = Canvas(WIDTH - _LEFT, zero + _UNDER + _AXIS)
    return canvas.draw(
        *heading(canvas, panel.rival, _LEFT),
        canvas.write([{"x": -_LEFT, "y": top - 36, "said": _counted(panel)}], fontWeight="bold"),
        canvas.write([{"x": -_LEFT, "y": top - 20, "said": str(say.TIMES_MORE)}], color=SOFT),
        *_axes(canvas, scale, zero),
        *_curve(canvas, panel, scale, zero),
        *_flip(canvas, panel, scale, zero),
    )


def _counted(panel: _Panel) -> str:
    return str(say.COUNTED.format(pro=panel.pro, con=panel.con))


def _axes(canvas: Canvas, scale: _Scale, zero: float) -> list[Layer]:
    bottom = zero + _UNDER
    ticks = [tick for tick in _TICKS if tick <= scale.widest]
    named = _with_room(ticks, scale)
    step = 10 * math.ceil(scale.decibans / 10 / 6)
    levels = [n * step for n in range(math.floor(scale.decibans / step) + 1)]
    across = [{"x": 0, "x2": _PLOT, "y": scale.y(level, zero), "y2": scale.y(level, zero)} for level in levels if level]
    down = [{"x": scale.x(tick), "x2": scale.x(tick), "y": zero - _TALL, "y2": bottom} for tick in ticks]
    biases = [{"x": scale.x(tick), "y": bottom + 9, "said": style.number(tick, 1 if tick % 1 else 0)} for tick in named]
    factors = [
        layer for level in levels if level for layer in powers(canvas, {-20.0: level // 10}, scale.y(level, zero))
    ]
    return [
        canvas.lines([*across, *down], color=style.GRID, strokeDash=[2, 2]),
        canvas.lines([{"x": 0, "x2": _PLOT, "y": zero, "y2": zero}], color=INK, strokeWidth=1),
        canvas.write([{"x": -8, "y": zero, "said": str(say.EVEN)}], align="right", fontWeight="bold"),
        canvas.write(biases, align="center"),
        canvas.write([{"x": _PLOT, "y": bottom + 23, "said": str(say.MORE_READILY)}], align="right", color=SOFT),
        *factors,
    ]


def _with_room(ticks: list[float], scale: _Scale) -> list[float]:
    named: list[float] = []
    for tick in ticks:
        if not named or scale.x(tick) - scale.x(named[-1]) > 26:
            named.append(tick)
    return named


def _curve(canvas: Canvas, panel: _Panel, scale: _Scale, zero: float) -> list[Layer]:
    """Down to where the room below the zero line ends; circles with their factors, at a few biases."""
    lowest = -_UNDER * scale.decibans / _TALL
    omegas = [scale.widest ** (place / _POINTS) for place in range(_POINTS + 1)]
    points = [(omega, weight) for omega in omegas if (weight := panel.weight(omega)) > lowest]
    marks = rows(
        [
            {"x": scale.x(omega), "y": scale.y(weight, zero), "order": place}
            for place, (omega, weight) in enumerate(points)
        ]
    )
    line = alt.Chart(marks).mark_line(stroke=STAIRS[5], strokeWidth=2).encode(x=canvas.x, y=canvas.y, order="order:Q")
    named = _SHOWN if panel.flip else (*_SHOWN, _FADED)
    shown = [omega for omega in named if panel.weight(omega) > 0.4 and (not panel.flip or omega < panel.flip * 0.85)]
    circles = [{"x": scale.x(omega), "y": scale.y(panel.weight(omega), zero)} for omega in shown]
    said = [
        {"x": mark["x"] + 7, "y": mark["y"] - 8, "said": times(panel.weight(omega))}
        for omega, mark in zip(shown, circles, strict=True)
    ]
    return [
        line,
        canvas.points(circles, "circle", 40, fill=PAPER, stroke=STAIRS[5], strokeWidth=1.6),
        canvas.write(said),
    ]


def _flip(canvas: Canvas, panel: _Panel, scale: _Scale, zero: float) -> list[Layer]:
    """The bias that undoes it; or that none does."""
    if panel.flip is None:
        said = str(say.NO_FLIP)
        return [canvas.write([{"x": _PLOT - 4, "y": zero + 12, "said": said}], align="right", fontWeight="bold")]
    digits = 1 if panel.flip < 100 else 0
    label = str(say.FLIPS_AT.format(omega=style.number(panel.flip, digits))) if panel.flip > 1 else str(say.EVEN_COUNT)
    x = scale.x(panel.flip)
    room = width_of(label) + 10 < _PLOT - x  # above the line the curve is at the left, below it at the right
    mark = {"x": x + (10 if room else -10), "y": zero + (-12 if room else 12), "said": label}
    return [
        canvas.points([{"x": x, "y": zero}], "diamond", 120, fill=INK, stroke=PAPER, strokeWidth=1),
        canvas.write([mark], align="left" if room else "right", fontWeight="bold"),
    ]
