"""What was looked at, and what nobody looked at: the axes, the pillars and the domains."""

from typing import Any

import altair as alt
import polars as pl

from ect_journal.catalogue.vocabularies import Axis, Domain, Pillar
from ect_journal.errors import InvalidInput
from ect_projections.coverage import coverage
from ect_projections.figures import style
from ect_projections.figures import words as say
from ect_projections.figures.canvas import Canvas
from ect_projections.figures.style import INK, NORMAL, PAPER, SOFT, WIDTH, ink_on, wrapped
from ect_projections.reading import Reading

_LEFT, _HIGH, _GAP = 140, 23, 2
"""Pixels left of the cells, of a cell with its gap, and of a gap."""
_WIDE = (WIDTH - _LEFT) / len(Domain)


def coverage_map(reading: Reading) -> alt.VConcatChart:
    """A grid per axis, the pillars down and the domains across: in each cell how many entries bear on it, the more the
    darker; in dashes and without a number, a cell on which none does.

    Raises `InvalidInput` when no entry bears on any.
    """
    cells = coverage(reading).select("axis", "pillar", "domain", count=pl.col("entries").list.len()).collect()
    if not cells["count"].sum():
        raise InvalidInput(say.NOTHING_COVERED, say.RECORD_FIRST)
    bounds = _bounds(int(cells["count"].max() or 1))  # type: ignore[arg-type]  # of counts, so a number
    grids = [_grid(axis, cells.filter(pl.col("axis") == axis.value).to_dicts(), bounds, first=not place)
             for place, axis in enumerate(Axis)]  # fmt: skip
    return style.figure([*grids, _key(bounds)], reading, say.COVERAGE, say.COVERAGE_UNIT)


def _bounds(most: int) -> list[tuple[int, int]]:
    """At most five classes of counts, from 1: the first and the last of each, about as wide as each other."""
    classes = min(most, 5)
    firsts = [1 + place * most // classes for place in range(classes)]
    return [(first, after - 1) for first, after in zip(firsts, [*firsts[1:], most + 1], strict=True)]


def _shade(count: int, bounds: list[tuple[int, int]]) -> str:
    return next(style.STAIRS[place] for place, (first, last) in enumerate(bounds) if first <= count <= last)


def _grid(axis: Axis, cells: list[dict[str, Any]], bounds: list[tuple[int, int]], first: bool) -> alt.LayerChart:
    canvas = Canvas(WIDTH, 20 + _HIGH * len(Pillar))
    full, empty, counts, said = [], [], [], []
    for cell in cells:
        x = _LEFT + _WIDE * list(Domain).index(cell["domain"])
        y = 20.0 + _HIGH * list(Pillar).index(cell["pillar"])
        box = {"x": x, "x2": x + _WIDE - _GAP, "y": y, "y2": y + _HIGH - _GAP}
        if cell["count"] == 0:
            empty.append(box)
            continue
        shade = _shade(cell["count"], bounds)
        full.append({**box, "fill": shade})
        counts.append(
            {"x": x + (_WIDE - _GAP) / 2, "y": y + _HIGH / 2, "said": str(cell["count"]), "ink": ink_on(shade)}
        )
    for place, pillar in enumerate(Pillar):
        said.append({"x": _LEFT - 8, "y": 20 + _HIGH * (place + 0.5) - 1, "said": str(pillar.label)})
    title = [{"x": 0, "y": 9, "said": str(axis.label)}]
    left = str(say.EMPTY_CELLS.format(count=len(empty), total=len(cells)))
    heads = [] if not first else [
        {"x": _LEFT + _WIDE * (place + 0.5) - 1, "y": -6 - 12 * back, "said": line}
        for place, domain in enumerate(Domain)
        for back, line in enumerate(reversed(wrapped(str(domain.label), _WIDE - 8)))
    ]  # fmt: skip
    return canvas.draw(
        canvas.boxes(full, stroke=SOFT, strokeWidth=0.4),
        canvas.boxes(empty, fill=PAPER, stroke=SOFT, strokeWidth=0.8, strokeDash=[2, 3]),
        canvas.write([mark for mark in counts if mark["ink"] == INK], align="center", fontSize=NORMAL),
        canvas.write([mark for mark in counts if mark["ink"] == PAPER], align="center", fontSize=NORMAL, color=PAPER),
        canvas.write(said, align="right"),
        canvas.write(title, fontWeight="bold", fontSize=NORMAL),
        canvas.write([{"x": _LEFT, "y": 9, "said": left}], color=SOFT),
        canvas.write(heads, align="center"),
    )


def _key(bounds: list[tuple[int, int]]) -> alt.LayerChart:
    canvas = Canvas(WIDTH, 20)
    boxes = [{"x": _LEFT + 72 * place, "x2": _LEFT + 72 * place + 24, "y": 2, "y2": 18, "fill": _shade(low, bounds)}
             for place, (low, _) in enumerate(bounds)]  # fmt: skip
    last = _LEFT + 72 * len(bounds)
    said = [{"x": _LEFT + 72 * place + 30, "y": 10, "said": f"{low}" if low == high else f"{low}–{high}"}
            for place, (low, high) in enumerate(bounds)]  # fmt: skip
    return canvas.draw(
        canvas.boxes(boxes, stroke=SOFT, strokeWidth=0.4),
        canvas.boxes([{"x": last, "x2": last + 24, "y": 2, "y2": 18}], fill=PAPER, stroke=SOFT, strokeWidth=0.8, strokeDash=[2, 3]),
        canvas.write([*said, {"x": last + 30, "y": 10, "said": str(say.NONE_BEARS)}]),
        canvas.write([{"x": _LEFT - 8, "y": 10, "said": str(say.ENTRIES)}], align="right"),
    )  # fmt: skip
