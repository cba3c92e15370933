"""Drawing where we say: layers of marks placed in pixels, y going down, and a calendar over them.

Altair's own scales and keys do not know stairs, hollow bars or letters in a bar; these figures place such marks themselves.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import altair as alt

from ect_projections.figures.style import FONT, INK, NORMAL, SMALL

Marks = Sequence[dict[str, Any]]
"""Each with its `x` and `y`, and what its kind of mark asks for."""
Layer = alt.Chart | alt.LayerChart


@dataclass(frozen=True)
class Canvas:
    """So many pixels wide and high; what is placed outside is drawn too."""

    width: float
    height: float

    @property
    def x(self) -> alt.X:
        return alt.X("x:Q", scale=alt.Scale(domain=[0, self.width], nice=False), axis=None)

    @property
    def y(self) -> alt.Y:
        return alt.Y("y:Q", scale=alt.Scale(domain=[0, self.height], nice=False, reverse=True), axis=None)

    def draw(self, *layers: Layer) -> alt.LayerChart:
        return together(*layers).properties(width=self.width, height=self.height)

    def write(self, marks: Marks, **look: Any) -> alt.Chart:
        """`said` at its place, from the left and at mid-height unless told otherwise; `limit` cuts it."""
        given = {"font": FONT, "fontSize": SMALL, "color": INK, "baseline": "middle", "align": "left", **look}
        drawn: alt.Chart = alt.Chart(rows(marks)).mark_text(**given).encode(x=self.x, y=self.y, text="said:N")
        return drawn

    def boxes(self, marks: Marks, **look: Any) -> alt.Chart:
        """From `x`, `y` to `x2`, `y2`, filled with `fill` when they say so."""
        filled = {"fill": alt.Fill("fill:N", scale=None)} if any("fill" in mark for mark in marks) else {}
        chart = alt.Chart(rows(marks)).mark_rect(**look)
        drawn: alt.Chart = chart.encode(x=self.x, x2="x2:Q", y=self.y, y2="y2:Q", **filled)
        return drawn

    def points(self, marks: Marks, shape: str, size: float, **look: Any) -> alt.Chart:
        """A shape; filled with `fill` when they say so."""
        filled = {"fill": alt.Fill("fill:N", scale=None)} if any("fill" in mark for mark in marks) else {}
        chart = alt.Chart(rows(marks)).mark_point(shape=shape, size=size, opacity=1, **look)
        drawn: alt.Chart = chart.encode(x=self.x, y=self.y, **filled)
        return drawn

    def lines(self, marks: Marks, **look: Any) -> alt.Chart:
        """From `x`, `y` to `x2`, `y2`."""
        drawn: alt.Chart = alt.Chart(rows(marks)).mark_rule(**look).encode(x=self.x, x2="x2:Q", y=self.y, y2="y2:Q")
        return drawn


@dataclass(frozen=True)
class Calendar:
    """Days over so many pixels, from `left` on."""

    first: date
    last: date
    width: float
    left: float = 0

    def x(self, day: date) -> float:
        """In pixels; never left of the first day."""
        return self.left + max((day - self.first).days, 0) * self.width / max((self.last - self.first).days, 1)

    def rules(self, canvas: Canvas) -> alt.LayerChart:
        """A line at each new year, and a finer one at each quarter where there is room."""
        years = range(self.first.year, self.last.year + 1)
        months = (1, 4, 7, 10) if len(years) < 9 else (1,)
        days = [date(year, month, 1) for year in years for month in months]
        lines = [{"x": x, "x2": x, "y": 0, "y2": canvas.height, "year": day.month == 1}
                 for day in days if self.first <= day <= self.last for x in (self.x(day),)]  # fmt: skip
        return together(
            canvas.lines([line for line in lines if not line["year"]], color="#ebebeb"),
            canvas.lines([line for line in lines if line["year"]], color="#c4c4c4"),
        )

    def years(self, canvas: Canvas) -> alt.Chart:
        """Written above the canvas, each in the middle of its days."""
        starts = [max(date(year, 1, 1), self.first) for year in range(self.first.year, self.last.year + 1)]
        spans = [(day, min(date(day.year, 12, 31), self.last)) for day in starts]
        said = [{"x": (self.x(start) + self.x(end)) / 2, "y": -9, "said": str(start.year)}
                for start, end in spans if self.x(end) - self.x(start) > 28]  # fmt: skip
        return canvas.write(said, align="center", fontSize=NORMAL)


def together(*layers: Layer) -> alt.LayerChart:
    """One layer, the last ones on top."""
    return alt.LayerChart(layer=list(layers))


def rows(marks: Marks) -> alt.InlineData:
    return alt.InlineData(values=list(marks))
