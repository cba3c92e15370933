"""Each piece of evidence against each rival: claims and rivals in rows, evidence in columns."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import altair as alt
import polars as pl

from ect_journal.errors import InvalidInput
from ect_journal.words import language
from ect_projections.figures import style
from ect_projections.figures import words as say
from ect_projections.figures.canvas import Canvas
from ect_projections.figures.style import INK, PAPER, SOFT, WIDTH, ink_on, wrapped
from ect_projections.log import envelopes
from ect_projections.matrix import evidence_items
from ect_projections.reading import Reading

FOR_RIVAL = ("#fbe3cf", "#f3bd8d", "#e0904a", "#b35f16", "#6f3906")
"""One hue, from the lightest to the darkest, beside those of `style.STAIRS` for the claim."""
BOUNDS = (3, Decimal("7.5"), Decimal("12.5"), Decimal("17.5"))
"""dB from which on a cell is a shade darker."""

_LEFT, _WIDE, _HIGH, _GAP, _TOP = 150, 37, 23, 2, 18
"""Pixels left of the cells, of a cell with its gap, of a gap, above the cells."""
_ACROSS = (WIDTH - _LEFT) // _WIDE
Row = dict[str, Any]


def matrix_grid(reading: Reading, code: str | None = None) -> alt.VConcatChart:
    """A grid of as many columns as the page is wide for, then the next: in each cell the weight of a piece of evidence
    between a claim and a rival, the further from zero the darker, underlined when it speaks for the rival; in dashes what is
    to be weighed; nothing where it does not bear on the claim. Below, what each column is. `code` is a hypothesis or a claim.

    Raises `InvalidInput` when nothing is linked.
    """
    items = evidence_items(reading).collect()
    if code is not None:
        items = items.filter((pl.col("hypothesis") == code) | (pl.col("claim") == code))
    if items.is_empty():
        raise InvalidInput(say.NO_MATRIX, say.RECORD_FIRST)
    links = items["link"].unique(maintain_order=True).to_list()
    several = [links[start : start + _ACROSS] for start in range(0, len(links), _ACROSS)]
    grids = [_grid(items.filter(pl.col("link").is_in(each)).to_dicts()) for each in several]
    return style.figure([*grids, _key(), _legend(reading, items)], reading, say.MATRIX, say.MATRIX_UNIT)


# Cells ------------------------------------------------------------------------------------------------------------------


def _grid(items: Sequence[Row]) -> alt.LayerChart:
    """The claims and rivals on which these columns bear, and no other."""
    rows = list(dict.fromkeys((item["claim"], item["version"], item["rival"], item["main"]) for item in items))
    links = list(dict.fromkeys(item["link"] for item in items))
    canvas = Canvas(WIDTH, _TOP + _HIGH * len(rows))
    heads = [{"x": _LEFT + _WIDE * (n + 0.5) - 1, "y": 9, "said": f"J{link}"} for n, link in enumerate(links)]
    claims, rivals = [], []
    for place, (claim, version, rival, main) in enumerate(rows):
        y = _TOP + _HIGH * (place + 0.5) - 1
        rivals.append({"x": _LEFT - 8, "y": y, "said": f"{rival}{' *' if main else ''}"})
        if place == 0 or rows[place - 1][0] != claim:
            claims.append({"x": 0, "y": y, "said": f"{claim}@{version}"})
    cells = []
    for item in items:
        at = rows.index((item["claim"], item["version"], item["rival"], item["main"]))
        cells.append(_cell(item, _LEFT + _WIDE * links.index(item["link"]), _TOP + _HIGH * at))
    return canvas.draw(
        *_boxes(canvas, cells),
        canvas.write(heads, align="center"),
        canvas.write(claims, fontWeight="bold"),
        canvas.write(rivals, align="right"),
    )


def _cell(item: Row, x: float, y: float) -> Row:
    mid = item["mid"]
    said = "?" if mid is None else f"{_decibans(mid)}{'≠' if item['contested'] else ''}"
    return {"x": x, "x2": x + _WIDE - _GAP, "y": y, "y2": y + _HIGH - _GAP, "mid": mid, "said": said}


def _boxes(canvas: Canvas, cells: Sequence[Row]) -> list[alt.Chart]:
    """Each with its shade and what it says."""
    weighed = [{**_box(cell), "fill": _shade(cell["mid"])} for cell in cells if cell["mid"] is not None]
    waiting = [_box(cell) for cell in cells if cell["mid"] is None]
    lines = [{"x": cell["x"] + 5, "x2": cell["x2"] - 5, "y": cell["y2"] - 3, "y2": cell["y2"] - 3,
              "ink": ink_on(_shade(cell["mid"]))} for cell in cells if cell["mid"] is not None and cell["mid"] < 0]  # fmt: skip
    said = [{"x": (cell["x"] + cell["x2"]) / 2, "y": (cell["y"] + cell["y2"]) / 2 - 0.5, "said": cell["said"],
             "ink": INK if cell["mid"] is None else ink_on(_shade(cell["mid"]))} for cell in cells]  # fmt: skip
    drawn = [
        canvas.boxes(weighed, stroke=SOFT, strokeWidth=0.4),
        canvas.boxes(waiting, fill=PAPER, stroke=SOFT, strokeWidth=0.8, strokeDash=[2, 3]),
    ]
    for ink in (INK, PAPER):
        drawn.append(canvas.lines([line for line in lines if line["ink"] == ink], color=ink, strokeWidth=1.4))
        drawn.append(canvas.write([one for one in said if one["ink"] == ink], align="center", color=ink))
    return drawn


def _box(cell: Row) -> Row:
    return {name: cell[name] for name in ("x", "x2", "y", "y2")}


def _shade(mid: Decimal) -> str:
    if not mid:
        return PAPER
    place = sum(abs(mid) >= bound for bound in BOUNDS)
    return style.STAIRS[place] if mid > 0 else FOR_RIVAL[place]


def _decibans(mid: Decimal) -> str:
    written = f"{mid:+.1f}".replace("-", "−") if mid else "0"
    return written.replace(".", ",") if language() == "fr" else written


# What they are ----------------------------------------------------------------------------------------------------------


def _key() -> alt.LayerChart:
    canvas = Canvas(WIDTH, 42)
    shown = [Decimal(each) for each in (-20, -15, -10, -5, 0, 5, 10, 15, 20)]
    cells = [_cell({"mid": mid, "contested": False}, _LEFT + _WIDE * n, 0) for n, mid in enumerate(shown)]
    said = [
        {"x": _LEFT - 8, "y": 10, "said": str(say.FOR_RIVAL), "align": "right"},
        {"x": _LEFT + _WIDE * len(shown) + 6, "y": 10, "said": str(say.FOR_CLAIM), "align": "left"},
    ]
    signs = [("?", say.TO_WEIGH), ("≠", say.READERS_DIFFER), ("*", say.MAIN_RIVAL)]
    below = " · ".join(f"{sign}\u00a0{meaning}" for sign, meaning in signs)
    return canvas.draw(
        *_boxes(canvas, cells),
        canvas.write(said[:1], align="right"),
        canvas.write([*said[1:], {"x": _LEFT, "y": 34, "said": below}], color=SOFT),
    )


def _legend(reading: Reading, items: pl.DataFrame) -> alt.LayerChart:
    """A line or more for each column: when, what, of which source."""
    titles = envelopes(reading).select("title", cited="position").collect()
    each = items.unique("link", maintain_order=True).join(titles, on="cited", how="left", maintain_order="left")
    refs, said, y = [], [], 7.0
    for item in each.iter_rows(named=True):
        refs.append({"x": 0, "y": y, "said": f"J{item['link']}"})
        for line in wrapped(_what(item), WIDTH - 50):
            said.append({"x": 42, "y": y, "said": line})
            y += 12.5
        y += 2.5
    canvas = Canvas(WIDTH, y)
    return canvas.draw(canvas.write(refs, fontWeight="bold"), canvas.write(said))


def _what(item: Row) -> str:
    said = [item["day"], f"J{item['cited']} {item['title']}", item["cluster"]]
    said += [say.FORESEEN_BY.format(prediction=item["prediction"])] if item["predicted"] else []
    said += [say.BEFORE_CLAIM] if item["before_claim"] else []
    return " · ".join(map(str, said))
