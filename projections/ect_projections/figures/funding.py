"""What each project can count on, lever by lever, beside what is awaited and what was refused."""

from collections.abc import Iterator
from typing import Any

import altair as alt
import polars as pl

from ect_journal.catalogue.vocabularies import Lever
from ect_journal.errors import InvalidInput
from ect_projections.figures import style
from ect_projections.figures import words as say
from ect_projections.figures.canvas import Canvas, Marks
from ect_projections.figures.style import INK, NORMAL, PAPER, SOFT, WIDTH, ink_on, number, width_of
from ect_projections.funding import funding_mix
from ect_projections.reading import Reading

LETTERS = dict(zip(Lever, "ABCDEFGHIJ", strict=True))
SHADES = dict(zip(Lever, style.KINDS, strict=True))
STATES = ("secured", "pending", "refused")
"""Side by side in each bar: granted or paid, then awaited, then refused."""

_LEFT, _ROW, _BAR, _AFTER = 168, 34, 17, 66
"""Pixels left of the bars, of a row, of a bar, and right of the longest bar."""
_PLOT = WIDTH - _LEFT
_HATCH = 5


def funding_bars(reading: Reading, project: str | None = None) -> alt.VConcatChart:
    """One bar per project, in EUR: what is granted or paid, a shade and a letter per lever, over a line as long as what is
    paid; then hollow what is sought and awaits an answer; then hatched what was refused. A letter that has no room is written after the amount. For the project and for its
    accompaniment together.

    Raises `InvalidInput` when no funding is recorded.
    """
    bars = [bar for bar in _bars(reading, project) if any(bar["amounts"].values())]
    if not bars:
        raise InvalidInput(say.NO_FUNDING, say.RECORD_FIRST)
    longest = max(sum(bar["amounts"].values()) for bar in bars)
    levers = [lever for lever in Lever if any(lever == key[1] for bar in bars for key in bar["amounts"])]
    return style.figure([_drawn(bars, longest), _key(levers)], reading, say.FUNDING, say.FUNDING_UNIT)


def _bars(reading: Reading, project: str | None) -> Iterator[dict[str, Any]]:
    """project, name, amounts by (state, lever) in the order of the bar, paid by lever; in the order of opening."""
    sums = [pl.col(name).sum().cast(pl.Float64) for name in (*STATES, "paid")]
    mix = funding_mix(reading, project).group_by("project", "lever").agg(sums).collect()
    names = reading.frame("project.opened", "code", "name").collect()
    for code, name in names.select("code", "name").iter_rows():
        found = {Lever[row["lever"].upper()]: row for row in mix.filter(pl.col("project") == code).to_dicts()}
        shown = [(state, lever) for state in STATES for lever in Lever if lever in found and found[lever][state]]
        yield {
            "project": code,
            "name": name,
            "amounts": {(state, lever): found[lever][state] for state, lever in shown},
            "paid": {lever: row["paid"] for lever, row in found.items()},
        }


def _drawn(bars: list[dict[str, Any]], longest: float) -> alt.LayerChart:
    canvas = Canvas(_PLOT, _ROW * len(bars))
    scale = (_PLOT - _AFTER) / longest
    ticks = [{"x": tick * scale, "x2": tick * scale, "y": 0, "y2": canvas.height} for tick in _ticks(longest)]
    units = [{"x": tick * scale, "y": -8, "said": number(tick)} for tick in _ticks(longest)]
    segments: list[dict[str, Any]] = []
    paid, codes, names, totals = [], [], [], []
    for place, bar in enumerate(bars):
        top, x, before = _ROW * place + 7.0, 0.0, len(segments)
        for (state, lever), amount in bar["amounts"].items():
            segments.append(_segment(state, lever, x, x + amount * scale, top))
            if state == "secured" and bar["paid"][lever]:
                paid.append({"x": x, "x2": x + bar["paid"][lever] * scale, "y": top + _BAR + 3, "y2": top + _BAR + 3})
            x += amount * scale
        codes.append({"x": -10, "y": _ROW * place + 12, "said": bar["project"]})
        names.append({"x": -10, "y": _ROW * place + 25, "said": bar["name"]})
        secured = sum(amount for (state, _), amount in bar["amounts"].items() if state == "secured")
        narrow = [
            LETTERS[lever]
            for (_, lever), drawn in zip(bar["amounts"], segments[before:], strict=True)
            if not drawn["said"]
        ]
        total = f"{number(secured)}\u00a0€"
        totals.append({"x": x + 6, "y": top + _BAR / 2, "said": " · ".join([total, *dict.fromkeys(narrow)])})
    lines = [{"x": -_LEFT, "x2": _PLOT, "y": _ROW * n, "y2": _ROW * n} for n in range(len(bars) + 1)]
    return canvas.draw(
        canvas.lines(ticks, color=style.GRID),
        canvas.write(units, align="center", fontSize=NORMAL),
        canvas.lines(lines, color=style.GRID),
        *_segments(canvas, segments),
        canvas.lines(paid, color=INK, strokeWidth=2.2),
        canvas.write(codes, align="right", fontWeight="bold", fontSize=NORMAL),
        canvas.write(names, align="right", color=SOFT, limit=_LEFT - 14),
        canvas.write(totals, fontSize=NORMAL),
    )


def _segment(state: str, lever: Lever, x: float, x2: float, top: float, letter: bool = True) -> dict[str, Any]:
    fill = SHADES[lever] if state == "secured" else PAPER
    said = LETTERS[lever] if letter and x2 - x > width_of(LETTERS[lever]) + 3 else ""
    return {"x": x, "x2": x2, "y": top, "y2": top + _BAR, "fill": fill, "state": state, "said": said}


def _segments(canvas: Canvas, segments: list[dict[str, Any]]) -> list[alt.Chart]:
    """The bars with their letters: black or white on a shade, on a patch of paper over hatches."""
    kinds = {state: [segment for segment in segments if segment["state"] == state] for state in STATES}
    letters = [
        {
            **segment,
            "x": (segment["x"] + segment["x2"]) / 2,
            "y": segment["y"] + _BAR / 2 + 0.5,
            "ink": ink_on(segment["fill"]),
        }
        for segment in segments
        if segment["said"]
    ]
    patches = [
        {"x": mark["x"] - 6, "x2": mark["x"] + 6, "y": mark["y"] - 6.5, "y2": mark["y"] + 5.5}
        for mark in letters
        if mark["state"] == "refused"
    ]
    return [
        canvas.boxes(kinds["secured"], stroke=INK, strokeWidth=0.7),
        canvas.boxes(kinds["pending"], stroke=INK, strokeWidth=1),
        canvas.lines([line for segment in kinds["refused"] for line in _hatches(segment)], color=SOFT, strokeWidth=0.8),
        canvas.boxes([{**s, "fill": "transparent"} for s in kinds["refused"]], stroke=INK, strokeWidth=1, strokeDash=[3, 2]),
        canvas.boxes(patches, fill=PAPER),
        canvas.write([mark for mark in letters if mark["ink"] == INK], align="center", fontWeight="bold"),
        canvas.write([mark for mark in letters if mark["ink"] == PAPER], align="center", fontWeight="bold", color=PAPER),
    ]  # fmt: skip


def _hatches(segment: dict[str, Any]) -> Marks:
    """Slanted lines that stay within the box."""
    x, x2, y, y2 = segment["x"], segment["x2"], segment["y"], segment["y2"]
    tall = y2 - y
    starts = (x - tall + _HATCH * n for n in range(1, int((x2 - x + tall) / _HATCH) + 1))
    return [
        {
            "x": max(start, x),
            "y": y2 - max(x - start, 0),
            "x2": min(start + tall, x2),
            "y2": y + max(start + tall - x2, 0),
        }
        for start in starts
        if start < x2
    ]


def _ticks(longest: float) -> list[float]:
    """At most six round amounts, from 0."""
    steps = (base * 10**power for power in range(12) for base in (1, 2, 5))
    step = next(step for step in steps if longest / step <= 6)
    return [step * n for n in range(int(longest / step) + 1)]


def _key(levers: list[Lever]) -> alt.LayerChart:
    """The levers with their letters, as many on a line as fit; then the three states, and what is paid."""
    segments, said, x, y = [], [], 10.0 - _LEFT, 0.0
    for lever in levers:
        label = str(lever.label)
        if x + 34 + width_of(label) > _PLOT:
            x, y = 10.0 - _LEFT, y + 24
        segments.append(_segment("secured", lever, x, x + 18, y))
        said.append({"x": x + 23, "y": y + _BAR / 2, "said": label})
        x += 40 + width_of(label)
    x, y = 10.0 - _LEFT, y + 32
    for state, words in zip(STATES, (say.SECURED, say.AWAITED, say.REFUSED), strict=True):
        segments.append(
            {
                **_segment(state, Lever.OTHER, x, x + 30, y, letter=False),
                "fill": "#cccccc" if state == "secured" else PAPER,
            }
        )
        said.append({"x": x + 35, "y": y + _BAR / 2, "said": str(words)})
        x += 52 + width_of(str(words))
    paid = [{"x": x, "x2": x + 30, "y": y + _BAR / 2, "y2": y + _BAR / 2}]
    said.append({"x": x + 35, "y": y + _BAR / 2, "said": str(say.PAID)})
    canvas = Canvas(_PLOT, y + _BAR)
    return canvas.draw(*_segments(canvas, segments), canvas.lines(paid, color=INK, strokeWidth=2.2), canvas.write(said))  # fmt: skip
