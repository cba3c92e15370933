"""What was written before it was seen: claims, rivals and predictions beside the days of the evidence."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

import altair as alt
import polars as pl

from ect_journal.errors import InvalidInput
from ect_projections.figures import style
from ect_projections.figures import words as say
from ect_projections.figures.canvas import Calendar, Canvas, Layer
from ect_projections.figures.style import INK, PAPER, SOFT, WIDTH
from ect_projections.foresight import foresight, recorded_days
from ect_projections.reading import Reading

_LEFT, _ROW, _INSET, _RIGHT = 128, 19, 14, 10
"""Pixels left of the calendar, of a row, of what is under a claim, right of the last day."""
Row = dict[str, Any]


def foresight_timeline(reading: Reading, code: str | None = None) -> alt.VConcatChart:
    """A row for each claim, then for each of its rivals and predictions: a bar on the day on which it was recorded, and the
    evidence on the claim on the days on which that was: hollow when it came before, full when it came after, a diamond when
    the prediction foresaw it. A line from a prediction to its deadline. `code` is a hypothesis or a claim.

    Raises `InvalidInput` when there is no claim.
    """
    found = foresight(reading)
    if code is not None:
        found = found.filter((pl.col("hypothesis") == code) | (pl.col("claim") == code))
    rows = found.collect().to_dicts()
    if not rows:
        raise InvalidInput(say.NO_FORESIGHT, say.RECORD_FIRST)
    days = recorded_days(reading, {each for row in rows for each in (*row["before"], *row["after"])})
    return style.figure([_drawn(rows, days), _key()], reading, say.FORESIGHT, say.FORESIGHT_UNIT)


def _drawn(rows: Sequence[Row], days: Mapping[int, date]) -> alt.LayerChart:
    canvas = Canvas(WIDTH, _ROW * len(rows))
    known = [*days.values(), *(row["recorded"] for row in rows), *(row["deadline"] for row in rows if row["deadline"])]
    first, last = min(known).replace(month=1, day=1), max(known)
    calendar = Calendar(first, last, WIDTH - _LEFT - _RIGHT, _LEFT)
    bars, lines, claims, names, marks = [], [], [], [], []
    for place, row in enumerate(rows):
        y, x = _ROW * (place + 0.5), calendar.x(row["recorded"])
        bars.append({"x": x, "x2": x, "y": y - 7, "y2": y + 7})
        if row["kind"] == "claim":
            claims.append({"x": 0, "y": y, "said": f"{row['code']}@{row['version']}"})
        else:
            names.append({"x": _INSET, "y": y, "said": row["code"]})
        if row["deadline"] is not None:
            lines.append({"x": x, "x2": calendar.x(row["deadline"]), "y": y, "y2": y})
        marks += [{"x": calendar.x(days[each]), "y": y, "kind": kind} for each, kind in _evidence(row)]
    parting = [
        {"x": 0, "x2": WIDTH, "y": _ROW * n, "y2": _ROW * n}
        for n, row in enumerate(rows)
        if n and row["kind"] == "claim"
    ]
    return canvas.draw(
        calendar.rules(canvas), calendar.years(canvas), canvas.lines(parting, color=SOFT, strokeWidth=0.4),
        canvas.lines(lines, color=SOFT, strokeWidth=1.2, strokeDash=[3, 2]), canvas.lines(bars, color=INK, strokeWidth=3),
        *_points(canvas, marks), canvas.write(claims, fontWeight="bold"), canvas.write(names),
    )  # fmt: skip


def _evidence(row: Row) -> Iterator[tuple[int, str]]:
    foreseen = row["foreseen"] or ()
    yield from ((each, "before") for each in row["before"])
    yield from ((each, "foreseen" if each in foreseen else "after") for each in row["after"])


def _points(canvas: Canvas, marks: Sequence[Row]) -> list[Layer]:
    """Told apart by being full or hollow and by their shape, in grey as in colour."""
    at = {kind: [{"x": mark["x"], "y": mark["y"]} for mark in marks if mark["kind"] == kind] for kind in _KINDS}
    return [canvas.points(at[kind], shape, size, fill=fill, stroke=INK, strokeWidth=1.1) for kind, (shape, size, fill) in _KINDS.items()]  # fmt: skip


_KINDS = {
    "before": ("circle", 42, PAPER), "after": ("circle", 42, style.STAIRS[3]), "foreseen": ("diamond", 90, style.KINDS[1]),
}  # fmt: skip


def _key() -> alt.LayerChart:
    canvas = Canvas(WIDTH, 20)
    said = {
        0: say.WRITTEN_THERE,
        70: say.SEEN_BEFORE,
        240: say.SEEN_AFTER,
        350: say.SEEN_FORESEEN,
        430: say.UNTIL_DEADLINE,
    }
    marks = [{"x": x + 6.0, "y": 10.0, "kind": kind} for x, kind in zip((70, 240, 350), _KINDS, strict=True)]
    return canvas.draw(
        canvas.lines([{"x": 6, "x2": 6, "y": 3, "y2": 17}], color=INK, strokeWidth=3), *_points(canvas, marks),
        canvas.lines([{"x": 430, "x2": 446, "y": 10, "y2": 10}], color=SOFT, strokeWidth=1.2, strokeDash=[3, 2]),
        canvas.write([{"x": x + (22 if x == 430 else 16), "y": 10, "said": str(text)} for x, text in said.items()], color=SOFT),
    )  # fmt: skip
