"""What the figures of a claim share: the rivals it is drawn against, panel by panel, and factors as they are said."""

from collections.abc import Mapping
from typing import NamedTuple

import polars as pl

from ect_journal.factors import factor
from ect_journal.words import Text
from ect_projections._claims import claims
from ect_projections._items import pairs
from ect_projections.figures import style
from ect_projections.figures import words as say
from ect_projections.figures.canvas import Canvas, Layer
from ect_projections.figures.style import INK, NORMAL, SMALL, SOFT, WIDTH, wrapped
from ect_projections.reading import Reading

LINE = 13
"""Pixels of a line of a heading."""
BEYOND = 60
"""Decibans: a million times. What is beyond is said to be, without a figure."""


class Rival(NamedTuple):
    code: str
    title: str
    statement: str


def rivals_of(reading: Reading, claim: str, rival: str | None) -> list[Rival]:
    """Those that compete with a claim, the main one first; or that one."""
    found = pairs(reading).filter(pl.col("claim") == claim).sort("main", descending=True, maintain_order=True)
    found = found if rival is None else found.filter(pl.col("rival") == rival)
    said = reading.frame("rival.registered", "code", "statement", all_times=True).select(rival="code", said="statement")
    rows = found.select("rival", "main").join(said, on="rival", maintain_order="left").collect()
    return [
        Rival(code, str((say.AGAINST_MAIN if main else say.AGAINST).format(rival=code)), statement)
        for code, main, statement in rows.iter_rows()
    ]


def quoted(reading: Reading, claim: str, said: Text) -> Text:
    """What the claim says, then what is said of the figure."""
    text = claims(reading).filter(pl.col("claim") == claim).select("text").collect().item()
    return Text(f"“{text}” {said.en}", f"« {text} » {said.fr}")


def head_of(rival: Rival) -> int:
    """Pixels that its heading takes."""
    return LINE * (1 + len(wrapped(rival.statement, WIDTH - 12))) + 4


def heading(canvas: Canvas, rival: Rival, left: float = 0, top: float = 0) -> list[Layer]:
    """At the top of a canvas, or from `top` on; the canvas starts `left` pixels after the page does."""
    lines = wrapped(rival.statement, WIDTH - 12)
    said = [{"x": -left, "y": top + 6 + LINE * (place + 1), "said": line} for place, line in enumerate(lines)]
    title = canvas.write(
        [{"x": -left, "y": top + 6, "said": rival.title}], fontWeight="bold", fontSize=NORMAL, color=INK
    )
    return [title, canvas.write(said, color=SOFT)]


def times(decibans: float) -> str:
    """How many times more expected, whichever side it is on, as the commands say it."""
    if abs(decibans) > BEYOND:
        return str(say.OVER_A_MILLION)
    said = factor(decibans)
    return str(say.EVEN) if said.en == "1" else str(say.TIMES.format(times=said))


def powers(canvas: Canvas, marked: Mapping[float, int], y: float) -> list[Layer]:
    """Under each x: 1, 10, 100, 1,000, 10,000, then ten with its power raised."""
    small = [{"x": x, "y": y, "said": style.number(10**power)} for x, power in marked.items() if power < 5]
    large = {x: power for x, power in marked.items() if power >= 5}
    ten = [{"x": x + 2, "y": y, "said": "10"} for x in large]
    raised = [{"x": x + 2, "y": y - 4, "said": str(power)} for x, power in large.items()]
    return [
        canvas.write(small, align="center"),
        canvas.write(ten, align="right"),
        canvas.write(raised, fontSize=SMALL - 2.5),
    ]


def signed(decibans: float, digits: int = 1) -> str:
    """With its sign, a true minus."""
    written = style.number(abs(decibans), digits)
    return f"+{written}" if decibans > 0 else f"−{written}" if decibans < 0 else written
