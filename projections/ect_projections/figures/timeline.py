"""The stages of every project over time, under the gatherings and what they decided."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import altair as alt
import polars as pl

from ect_journal.catalogue.vocabularies import GatheringKind, Stage
from ect_journal.errors import InvalidInput
from ect_projections.figures import style
from ect_projections.figures import words as say
from ect_projections.figures.canvas import Calendar, Canvas, Layer, Marks, together
from ect_projections.figures.style import INK, NORMAL, PAPER, SOFT, WIDTH, width_of
from ect_projections.projects import moves
from ect_projections.reading import Reading

CLIMB = (Stage.IDEA, Stage.EXPLORED, Stage.INITIATED, Stage.STRUCTURED, Stage.EXPERIMENTING, Stage.LAUNCHED)
"""The stages that last, each a stair higher and darker than the one before."""
COMMITTEES = (GatheringKind.SCIENTIFIC, GatheringKind.INNOVATION, GatheringKind.FOLLOW_UP)
"""Those whose gatherings have a row of their own."""

_ROW, _STRIP, _STAIR = 38, 16, 4
"""Pixels of the row of a project, of a row of gatherings, and of a stair."""
_LEFT = 168
"""Pixels left of the plot, for the names of its rows."""
_PLOT = WIDTH - _LEFT
_AFTER = 64
"""Pixels right of the last day, for what is written there."""
_CROSS = "M-1,-1L1,1M-1,1L1,-1"
_ENDS = (Stage.STOPPED, Stage.AUTONOMOUS)


def project_timeline(reading: Reading) -> alt.VConcatChart:
    """One row per project in the order of opening: a stair per stage, a dashed one for a pause, a cross where it was
    stopped, an arrow where it became autonomous. Above them, one mark per gathering, filled when it decided.

    From the start of the programme, or else of the first project, to the last day that the reading speaks of. Raises
    `InvalidInput` when no project is open.
    """
    spans = list(_spans(reading))
    if not spans:
        raise InvalidInput(say.NO_PROJECT, say.RECORD_FIRST)
    days = _window(reading, spans)
    gathered = [each for each in _gatherings(reading) if days.first <= each["day"] <= days.last]
    parts = [_gathered(gathered, days), _climbed(spans, days), _key(bool(gathered))]
    return style.figure(parts, reading, say.TIMELINE, say.TIMELINE_UNIT)


# What is drawn ----------------------------------------------------------------------------------------------------------


def _spans(reading: Reading) -> Iterator[dict[str, Any]]:
    """Each stage of each project: `since` when, `until` when (None while it lasts), and the stair where it stands: that of
    the stage that a pause interrupts."""
    names = reading.frame("project.opened", "code", "name").rename({"code": "project", "position": "opened_by"})
    order = [pl.col("opened_by"), ~pl.col("first"), pl.col("since"), pl.col("position")]
    found = moves(reading).join(names, on="project").sort(order)
    found = found.with_columns(until=pl.col("since").shift(-1).over("project"))
    stair = 0
    for row in found.collect().iter_rows(named=True):
        stage = Stage[row["stage"].upper()]
        stair = CLIMB.index(stage) if stage in CLIMB else 0 if row["first"] else stair
        yield {**row, "stage": stage, "stair": stair}


def _window(reading: Reading, spans: list[dict[str, Any]]) -> Calendar:
    starts = reading.frame("programme.opened", "start", all_times=True).collect()["start"].to_list()
    last = max(style.horizon(reading), *(span["since"] for span in spans))
    first = min(starts or [span["since"] for span in spans])
    return Calendar(min(first, last), last, _PLOT - _AFTER)


def _gatherings(reading: Reading) -> list[dict[str, Any]]:
    """row, day, decided: each gathering, and each decision taken outside of one."""
    decisions = reading.frame("decision.taken", "gathering", "occurred_start").collect()
    deciding = set(decisions["gathering"].drop_nulls())
    held = reading.frame("gathering.held", "kind", "occurred_start").collect()
    apart = decisions.filter(pl.col("gathering").is_null())["occurred_start"]
    marks = [
        {"row": _row_of(GatheringKind[kind.upper()]), "day": day, "decided": f"J{position}" in deciding}
        for position, kind, day in held.iter_rows()
    ]
    return [*marks, *({"row": say.DECISIONS_APART, "day": day, "decided": True} for day in apart)]


def _row_of(kind: GatheringKind) -> Any:
    return kind.label if kind in COMMITTEES else say.OTHER_GATHERINGS


# How ---------------------------------------------------------------------------------------------------------------------


def _gathered(gathered: list[dict[str, Any]], days: Calendar) -> alt.LayerChart:
    order = [*(kind.label for kind in COMMITTEES), say.OTHER_GATHERINGS, say.DECISIONS_APART]
    kept = [row for row in order if any(each["row"] == row for each in gathered)]
    canvas = Canvas(_PLOT, _STRIP * max(len(kept), 1))
    marks = [
        {"x": days.x(each["day"]), "y": (kept.index(each["row"]) + 0.5) * _STRIP, "fill": _filled(each["decided"])}
        for each in gathered
    ]
    names = [{"x": -10, "y": (place + 0.5) * _STRIP, "said": str(row)} for place, row in enumerate(kept)]
    return canvas.draw(
        days.rules(canvas),
        days.years(canvas),
        _diamonds(canvas, marks),
        canvas.write(names, align="right", fontSize=NORMAL),
    )


def _filled(decided: bool) -> str:
    return INK if decided else PAPER


def _diamonds(canvas: Canvas, marks: Marks) -> alt.Chart:
    return canvas.points(marks, "diamond", 70, stroke=INK, strokeWidth=1.2)


def _climbed(spans: list[dict[str, Any]], days: Calendar) -> alt.LayerChart:
    projects = list(dict.fromkeys(span["project"] for span in spans))
    canvas = Canvas(_PLOT, _ROW * len(projects))
    stairs, ends, said, names = [], [], [], []
    for span in spans:
        top = projects.index(span["project"]) * _ROW
        base = top + _ROW - 1
        start, until = days.x(span["since"]), days.x(span["until"] or days.last)
        if span["first"]:
            names.append((span, top))
        if span["stage"] in _ENDS:
            ends.append({"x": start + 6, "y": base - 7, "stage": span["stage"]})
            said.append({"x": start + 15, "y": base - 7, "said": str(span["stage"].label)})
            continue
        stairs.append(_stair(span["stair"], span["stage"] == Stage.PAUSED, start, until, base))
        label = _label(span, days.first)
        room = until - start if span["until"] else _PLOT - start
        if width_of(label) <= room - 2:
            said.append({"x": start + 1, "y": stairs[-1]["y2"] - 6.5, "said": label})
    lines = [{"x": -_LEFT, "x2": _PLOT, "y": y, "y2": y} for y in range(0, _ROW * len(projects) + 1, _ROW)]
    codes = [{"x": -10, "y": top + 14, "said": span["project"]} for span, top in names]
    called = [{"x": -10, "y": top + 27, "said": span["name"]} for span, top in names]
    return canvas.draw(
        days.rules(canvas),
        canvas.lines(lines, color=style.GRID),
        canvas.write(codes, align="right", fontWeight="bold", fontSize=NORMAL),
        canvas.write(called, align="right", color=SOFT, limit=_LEFT - 14),
        _stairs(canvas, stairs),
        _ended(canvas, ends),
        canvas.write(said),
    )


def _label(span: dict[str, Any], first: date) -> str:
    """What is written over a stair; since when, for what began before the figure does; nothing for what ended before."""
    if span["since"] >= first:
        return str(span["stage"].label)
    ended = span["until"] is not None and span["until"] <= first
    return "" if ended else f"{span['stage'].label} ({say.SINCE.format(year=span['since'].year)})"


def _stair(stair: int, paused: bool, start: float, until: float, base: float) -> dict[str, Any]:
    """A pause keeps the height that the project had reached, and loses its shade."""
    shade = PAPER if paused else style.STAIRS[stair]
    return {"x": start, "x2": until, "y": base, "y2": base - (stair + 1) * _STAIR, "fill": shade, "paused": paused}


def _stairs(canvas: Canvas, stairs: Marks) -> alt.LayerChart:
    drawn = [stair for stair in stairs if stair["x2"] > stair["x"]]
    return together(
        canvas.boxes([stair for stair in drawn if not stair["paused"]], stroke=SOFT, strokeWidth=0.6),
        canvas.boxes([stair for stair in drawn if stair["paused"]], stroke=INK, strokeWidth=1, strokeDash=[3, 2]),
    )


def _ended(canvas: Canvas, ends: Marks) -> alt.LayerChart:
    stopped = [end for end in ends if end["stage"] == Stage.STOPPED]
    going = [end for end in ends if end["stage"] == Stage.AUTONOMOUS]
    return together(
        canvas.points(stopped, _CROSS, 40, stroke=INK, strokeWidth=2),
        canvas.points(going, "triangle-right", 70, filled=True, fill=INK),
    )


def _key(gathered: bool) -> alt.LayerChart:
    """The stairs, side by side, with their names; then a pause, the two ends and the marks of the gatherings."""
    canvas = Canvas(_PLOT, 62 if gathered else 42)
    stairs, ends, said, x = [], [], [], 10.0 - _LEFT
    for stage in (*CLIMB, Stage.PAUSED, *_ENDS):
        label = str(stage.label)
        said.append({"x": x, "y": 35, "said": label})
        wide = max(width_of(label), 44)
        if stage in _ENDS:
            ends.append({"x": x + 8, "y": 20, "stage": stage})
        else:
            stair = CLIMB.index(stage) if stage in CLIMB else 3
            stairs.append(_stair(stair, stage == Stage.PAUSED, x, x + wide, 27))
        x += wide + 12
    marks = [{"x": 16 - _LEFT, "y": 54, "fill": PAPER}, {"x": 110 - _LEFT, "y": 54, "fill": INK}]
    noted = [
        {"x": 26 - _LEFT, "y": 54, "said": str(say.MEETING)},
        {"x": 120 - _LEFT, "y": 54, "said": str(say.DECIDED)},
    ]
    layers: list[Layer] = [_stairs(canvas, stairs), _ended(canvas, ends), canvas.write(said)]
    if gathered:
        layers += [_diamonds(canvas, marks), canvas.write(noted)]
    return canvas.draw(*layers)
