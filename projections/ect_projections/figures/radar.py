"""The pillars of each project against its ideal.

A radar's surface changes with the order of its axes, so nothing here is read from a surface: the scores are on the spokes
and written beside them, out of the ideal. What joins two spokes is drawn only when both were scored.
"""

from collections.abc import Iterator
from itertools import pairwise
from math import cos, pi, sin
from typing import Any

import altair as alt
import polars as pl

from ect_journal.catalogue.vocabularies import Pillar
from ect_journal.errors import InvalidInput
from ect_projections.figures import style
from ect_projections.figures import words as say
from ect_projections.figures.canvas import Canvas, rows
from ect_projections.figures.style import INK, NORMAL, SOFT, WIDTH, wrapped
from ect_projections.projects import project_states
from ect_projections.reading import Reading

HIGHEST = 4
"""Of a score and of an ideal."""
_ACROSS, _RADIUS, _ALONE = 3, 46, 100
"""Radars side by side, and the pixels of a spoke: of each, and of one alone."""
_HEAD = 46
"""Pixels above a radar: its code, its name, and the word at the top of its spoke."""
_SHADE = style.STAIRS[1]
_AT = {pillar: -pi / 2 + place * pi / 2 for place, pillar in enumerate(Pillar)}
"""The angle of each pillar's spoke, from the top and clockwise."""


def pillar_radar(reading: Reading, project: str | None = None) -> alt.VConcatChart:
    """One radar per project that has an ideal or a score (or for one project): the ideal in dashes, the last scores as
    points on the spokes, from 0 in the middle to 4; each is written out of its ideal, a dot where there is none yet.

    Raises `InvalidInput` when there is none.
    """
    states = project_states(reading).filter(pl.col("pillars").list.len() > 0)
    if project is not None:
        states = states.filter(pl.col("project") == project)
    found = states.select("project", "name", "pillars").collect().to_dicts()
    if not found:
        raise InvalidInput(say.NO_PILLAR, say.RECORD_FIRST)
    across = min(_ACROSS, len(found))
    lines = [found[start : start + across] for start in range(0, len(found), across)]
    bands = [_band(line, WIDTH / across, _RADIUS if len(found) > 1 else _ALONE) for line in lines]
    return style.figure([*bands, _key()], reading, say.RADAR, say.RADAR_UNIT)


def _band(states: list[dict[str, Any]], wide: float, radius: float) -> alt.LayerChart:
    """Radars side by side, each under its code and its name."""
    canvas = Canvas(WIDTH, _HEAD + 2 * radius + 16)
    layers: dict[str, list[dict[str, Any]]] = {
        name: [] for name in ("rings", "ideal", "fill", "joint", "spoke", "dot", "value", "code", "name")
    }
    for place, state in enumerate(states):
        x, y = (place + 0.5) * wide, _HEAD + radius
        for name, marks in _radar(state["pillars"], x, y, radius, f"{place}"):
            layers[name] += marks
        layers["code"].append({"x": x, "y": 6, "said": state["project"]})
        layers["name"].append({"x": x, "y": 19, "said": state["name"]})
    return canvas.draw(
        canvas.lines(layers["rings"], color=style.GRID),
        _polygons(canvas, layers["fill"], fill=_SHADE, fillOpacity=0.55, strokeWidth=0),
        canvas.lines(layers["joint"], color=style.STAIRS[-1], strokeWidth=1.4),
        canvas.lines(layers["ideal"], color=INK, strokeWidth=1.2, strokeDash=[4, 2.5]),
        canvas.lines(layers["spoke"], color=style.STAIRS[-1], strokeWidth=2.4),
        canvas.points(layers["dot"], "circle", 34, filled=True, fill=style.STAIRS[-1]),
        canvas.write([mark for mark in layers["value"] if mark["side"] == "center"], align="center"),
        canvas.write([mark for mark in layers["value"] if mark["side"] == "left"], align="left"),
        canvas.write([mark for mark in layers["value"] if mark["side"] == "right"], align="right"),
        canvas.write(layers["code"], align="center", fontWeight="bold", fontSize=NORMAL),
        canvas.write(layers["name"], align="center", color=SOFT, limit=wide - 6),
    )  # fmt: skip


def _radar(
    pillars: list[dict[str, Any]], x: float, y: float, radius: float, name: str
) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """The marks of one radar, by layer."""
    known = {Pillar[each["pillar"].upper()]: each for each in pillars}

    def at(pillar: Pillar, grade: float) -> dict[str, float]:
        away = radius * grade / HIGHEST
        return {"x": x + away * cos(_AT[pillar]), "y": y + away * sin(_AT[pillar])}

    def joined(grades: dict[Pillar, float]) -> list[dict[str, Any]]:
        """Between neighbours that both have a grade."""
        turn = [*Pillar, next(iter(Pillar))]
        pairs = [(one, two) for one, two in pairwise(turn) if one in grades and two in grades]
        return [_line(at(one, grades[one]), at(two, grades[two])) for one, two in pairs]

    centre = {"x": x, "y": y}
    scores = {pillar: each["score"] for pillar, each in known.items() if each["score"] is not None}
    targets = {pillar: each["target"] for pillar, each in known.items() if each["target"] is not None}
    yield "rings", [line for grade in range(1, HIGHEST + 1) for line in joined(dict.fromkeys(Pillar, grade))]
    yield "rings", [_line(centre, at(pillar, HIGHEST)) for pillar in Pillar]
    yield "ideal", joined(targets)
    sectors = [
        [centre, {"x": line["x"], "y": line["y"]}, {"x": line["x2"], "y": line["y2"]}] for line in joined(scores)
    ]
    yield (
        "fill",
        [
            {"sector": f"{name}-{place}", "corner": corner, **point}
            for place, sector in enumerate(sectors)
            for corner, point in enumerate([*sector, centre])
        ],
    )
    yield "joint", joined(scores)
    yield "spoke", [_line(centre, at(pillar, score)) for pillar, score in scores.items()]
    yield "dot", [at(pillar, score) for pillar, score in scores.items()]
    yield "value", [mark for pillar in Pillar for mark in _value(pillar, known.get(pillar), at(pillar, HIGHEST))]


def _value(pillar: Pillar, known: dict[str, Any] | None, at: dict[str, float]) -> list[dict[str, Any]]:
    """« portage 2/4 » beyond the end of a spoke; a dot for a score or an ideal that nobody has given."""
    grades = [known and known[key] for key in ("score", "target")]
    said = "/".join("·" if grade is None else str(grade) for grade in grades)
    short = str(say.PILLARS[pillar.value])
    place = list(Pillar).index(pillar)
    if place % 2 == 0:
        return [{"x": at["x"], "y": at["y"] + (-9 if place == 0 else 9), "said": f"{short} {said}", "side": "center"}]
    gap, side = (5, "left") if place == 1 else (-5, "right")
    return [{"x": at["x"] + gap, "y": at["y"] + y, "said": line, "side": side} for y, line in ((-6, short), (6, said))]


def _line(one: dict[str, float], two: dict[str, float]) -> dict[str, Any]:
    return {**one, "x2": two["x"], "y2": two["y"]}


def _polygons(canvas: Canvas, corners: list[dict[str, Any]], **look: Any) -> alt.Chart:
    chart = alt.Chart(rows(corners)).mark_line(filled=True, **look)
    drawn: alt.Chart = chart.encode(x=canvas.x, y=canvas.y, detail="sector:N", order="corner:O")
    return drawn


def _key() -> alt.LayerChart:
    canvas = Canvas(WIDTH, 30)
    said = [{"x": 30, "y": 8, "said": str(say.IDEAL)}, {"x": 170, "y": 8, "said": str(say.LAST_SCORE)}]
    order = " · ".join(
        str(say.PILLAR_KEY.format(short=say.PILLARS[p.value], label=p.label))
        for p in Pillar
        if str(say.PILLARS[p.value]) != str(p.label)
    )
    more = [{"x": 0, "y": 26 + 12 * place, "said": line} for place, line in enumerate(wrapped(order, WIDTH))]
    return canvas.draw(
        canvas.lines([{"x": 0, "x2": 24, "y": 8, "y2": 8}], color=INK, strokeWidth=1.2, strokeDash=[4, 2.5]),
        canvas.lines([{"x": 140, "x2": 160, "y": 8, "y2": 8}], color=style.STAIRS[-1], strokeWidth=2.4),
        canvas.points([{"x": 160, "y": 8}], "circle", 34, filled=True, fill=style.STAIRS[-1]),
        canvas.write(said),
        canvas.write(more, color=SOFT),
    )
