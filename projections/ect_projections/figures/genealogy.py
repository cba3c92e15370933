"""Where each version of a method comes from, when, and which projects it covers."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

import altair as alt
import polars as pl

from ect_journal.catalogue.vocabularies import Axis, MethodScope
from ect_journal.errors import InvalidInput
from ect_projections.figures import style
from ect_projections.figures import words as say
from ect_projections.figures.canvas import Calendar, Canvas
from ect_projections.figures.style import INK, NORMAL, PAPER, SOFT, WIDTH, wrapped
from ect_projections.methods import method_history
from ect_projections.reading import Reading

SIGNS = {"added": "+", "removed": "−", "reworded": "~", "moved": "↕"}
"""Of the steps that a version changed."""

_LEAST, _MOST = 104, 190
"""Pixels that the words of a version take across."""
_LINE, _RADIUS = 12.5, 10
"""Pixels of a line of words, and from the middle of a node to its edge."""
_PLOT = WIDTH - _MOST + 60
_CROSS = "M-1,-1L1,1M-1,1L1,-1"


@dataclass
class _Version:
    """A version on its lane: 0 holds those that are for all, those below what branched off."""

    row: dict[str, Any]
    x: float
    until: float
    lane: int = 0
    y: float = 0
    said: list[str] = field(default_factory=list)

    @property
    def for_all(self) -> bool:
        return bool(self.row["scope"] == MethodScope.ALL.value)


def method_genealogy(reading: Reading, method: str | None = None) -> alt.VConcatChart:
    """One band per method: a disc per version on the day of its effect, filled when it is for all projects and hollow when
    it is for some; an arrow from the version that it is based on; under it, the steps that changed, the projects covered
    (those it was extended to later too) and the decision. A grey line lasts until a version for all takes its place, or to
    the cross where the method was retired.

    Raises `InvalidInput` when there is no method.
    """
    found = method_history(reading, method).collect()
    if found.is_empty():
        raise InvalidInput(say.NO_METHOD, say.RECORD_FIRST)
    ends = dict(_since(reading, "method.retired", "method").select("method", "effective_from").iter_rows())
    extended = _since(reading, "method.extended", "method", "version", "projects").to_dicts()
    first = found["effective_from"].min()
    last = max(
        [style.horizon(reading), *found["effective_from"], *(ends[name] for name in ends if name in found["method"])]
    )
    assert isinstance(first, date)
    days = Calendar(first, last, _PLOT, _RADIUS + 1)
    bands = [
        _band(found.filter(pl.col("method") == name), extended, days, ends.get(name), first=not place)
        for place, name in enumerate(found["method"].unique(maintain_order=True))
    ]
    return style.figure([*bands, _key()], reading, say.GENEALOGY, say.GENEALOGY_UNIT)


def _since(reading: Reading, type_name: str, *columns: str) -> pl.DataFrame:
    """What had taken effect by the day of the reading."""
    found = reading.frame(type_name, *columns, "effective_from", all_times=True)
    return (found if reading.as_of is None else found.filter(pl.col("effective_from") <= reading.as_of)).collect()


# Where ------------------------------------------------------------------------------------------------------------------


def _placed(found: pl.DataFrame, extended: list[dict[str, Any]], days: Calendar, end: date | None) -> list[_Version]:
    """Each version on the first lane where it has room, its words as wide as the next one allows."""
    placed: list[_Version] = []
    rows = found.to_dicts()
    for row in rows:
        over = [each["effective_from"] for each in rows if each["version"] > row["version"] and each["scope"] == "all"]
        until = min([*over, end or days.last])
        version = _Version(row, days.x(row["effective_from"]), days.x(until))
        version.lane = 0 if version.for_all else 1
        while any(other.lane == version.lane and version.x - other.x < _LEAST + 8 for other in placed):
            version.lane += 1
        placed.append(version)
    for version in placed:
        after = [other.x for other in placed if other.lane == version.lane and other.x > version.x]
        more = [each for each in extended if all(each[key] == version.row[key] for key in ("method", "version"))]
        version.said = _said(version.row, more, min([after[0] - version.x - 8 if after else _MOST, _MOST]))
    top = 26.0
    for lane in range(max(version.lane for version in placed) + 1):
        there = [version for version in placed if version.lane == lane]
        for version in there:
            version.y = top + _RADIUS
        top += 2 * _RADIUS + _LINE * max((len(version.said) for version in there), default=0) + 16
    return placed


def _said(row: dict[str, Any], extended: list[dict[str, Any]], width: float) -> list[str]:
    """The words under a node: when, what changed, for which projects, from which entries."""
    steps = " ".join(f"{sign}{key}" for name, sign in SIGNS.items() for key in row[name] or ())
    projects = ", ".join(row["projects"])
    if row["scope"] == MethodScope.ALL.value:
        projects = str(say.ALL_PROJECTS.format(count=len(row["projects"])))
    elif row["new_projects"]:
        projects = f"{projects} {say.AND_NEW}"
    more = [
        str(say.EXTENDED.format(projects=", ".join(each["projects"]), day=each["effective_from"])) for each in extended
    ]
    why = ", ".join(
        [*(row["triggers"] or ()), *([str(say.DECIDED_BY.format(ref=row["decision"]))] if row["decision"] else [])]
    )
    parts = [str(row["effective_from"]), steps, projects, *more, f"← {why}" if why else ""]
    return [line for part in parts if part for line in wrapped(part, width)]


# How ---------------------------------------------------------------------------------------------------------------------


def _band(
    found: pl.DataFrame, extended: list[dict[str, Any]], days: Calendar, end: date | None, first: bool
) -> alt.LayerChart:
    placed = _placed(found, extended, days, end)
    head = found.row(0, named=True)
    canvas = Canvas(WIDTH, max(version.y + _RADIUS + _LINE * len(version.said) for version in placed) + 8)
    title = [{"x": 0, "y": 8, "said": f"{head['method']} · {head['title']} ({Axis[head['kind'].upper()].label})"}]
    numbers = [{"x": v.x, "y": v.y + 0.5, "said": str(v.row["version"]), "for_all": v.for_all} for v in placed]
    words = [
        {"x": v.x + 6, "y": v.y + _RADIUS + 8 + _LINE * place, "said": line, "first": not place}
        for v in placed
        for place, line in enumerate(v.said)
    ]
    lasting = [{"x": v.x, "x2": v.until, "y": v.y, "y2": v.y} for v in placed if v.until > v.x]
    nodes = [{"x": v.x, "y": v.y, "fill": INK if v.for_all else PAPER} for v in placed]
    over = [{"x": days.x(end), "y": min(v.y for v in placed)}] if end else []
    retired = [{"x": mark["x"] + 9, "y": mark["y"], "said": str(say.RETIRED.format(day=end))} for mark in over]
    return canvas.draw(
        *([days.years(canvas)] if first else []),
        days.rules(canvas),
        canvas.lines([] if first else [{"x": 0, "x2": WIDTH, "y": -5, "y2": -5}], color=style.GRID),
        canvas.lines(lasting, color="#dcdcdc", strokeWidth=8),
        *_arrows(canvas, placed),
        canvas.points(nodes, "circle", (2 * _RADIUS) ** 2 * 0.785, stroke=INK, strokeWidth=1.6),
        canvas.write([n for n in numbers if n["for_all"]], align="center", color=PAPER, fontWeight="bold", fontSize=NORMAL),
        canvas.write([n for n in numbers if not n["for_all"]], align="center", fontWeight="bold", fontSize=NORMAL),
        canvas.points(over, _CROSS, 60, stroke=INK, strokeWidth=2.2),
        canvas.write(retired),
        canvas.write(title, fontWeight="bold", fontSize=NORMAL),
        canvas.write([word for word in words if word["first"]], fontWeight="bold"),
        canvas.write([word for word in words if not word["first"]]),
    )  # fmt: skip


def _arrows(canvas: Canvas, placed: list[_Version]) -> list[Any]:
    """From parent to child along the lanes: down left of the parent's words, or up left of the child's."""
    by_number = {version.row["version"]: version for version in placed}
    lines, right, up = [], [], []
    for child in placed:
        parent = by_number.get(child.row["based_on"])
        if parent is None:
            continue
        along = max(parent.y, child.y)
        if parent.y != along:
            lines.append({"x": parent.x, "x2": parent.x, "y": parent.y + _RADIUS, "y2": along})
        stop = child.x - _RADIUS - 5 if child.y == along else child.x
        lines.append({"x": parent.x if parent.y != along else parent.x + _RADIUS, "x2": stop, "y": along, "y2": along})
        if child.y == along:
            right.append({"x": child.x - _RADIUS - 5, "y": along})
        else:
            lines.append({"x": child.x, "x2": child.x, "y": along, "y2": child.y + _RADIUS + 5})
            up.append({"x": child.x, "y": child.y + _RADIUS + 5})
    return [
        canvas.lines(lines, color=INK, strokeWidth=1.3),
        canvas.points(right, "triangle-right", 60, filled=True, fill=INK),
        canvas.points(up, "triangle-up", 60, filled=True, fill=INK),
    ]


def _key() -> alt.LayerChart:
    canvas = Canvas(WIDTH, 34)
    said = [
        {"x": 20, "y": 10, "said": str(say.FOR_ALL)},
        {"x": 190, "y": 10, "said": str(say.FOR_SOME)},
        {"x": 380, "y": 10, "said": str(say.BASED_ON)},
        {"x": 0, "y": 28, "said": str(say.SIGNS)},
    ]
    nodes = [{"x": 8, "y": 10, "fill": INK}, {"x": 178, "y": 10, "fill": PAPER}]
    return canvas.draw(
        canvas.points(nodes, "circle", 150, stroke=INK, strokeWidth=1.6),
        canvas.lines([{"x": 348, "x2": 366, "y": 10, "y2": 10}], color=INK, strokeWidth=1.3),
        canvas.points([{"x": 368, "y": 10}], "triangle-right", 50, filled=True, fill=INK),
        canvas.write(said, color=SOFT),
    )
