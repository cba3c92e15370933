"""A table for people: at most 100 columns wide, legible without colour.

Knows how rich is asked to draw. Leaves what a cell says to each command's columns.
"""

import os
import shutil
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import IO, Any

import click

from ect_cli.commands import WIDEST
from ect_cli.words import NOTHING, OMITTED, OMITTED_AT_WIDEST
from ect_journal.words import Text

Row = Mapping[str, Any]

_LEAST = 12
"""Columns in which a wrapped text still reads."""
_BOUND = {0x202F: 0xE000, 0xA0: 0xE001}
"""Rich breaks lines at no-break spaces too: while it draws, characters of no meaning stand for them."""
_UNBOUND = {stand_in: space for space, stand_in in _BOUND.items()}


@dataclass(frozen=True)
class Column:
    """A title, and what the cell says of a row. `whole` columns are never wrapped; others are at most `widest` wide;
    `spare` ones are left out where the screen is too narrow; `codes` is a list, broken between codes only."""

    title: Text
    cell: Callable[[Row], object]
    right: bool = False
    whole: bool = True
    widest: int | None = None
    spare: bool = False
    codes: bool = False


def print_table(
    rows: Iterable[Row],
    columns: Sequence[Column],
    file: IO[str] | None = None,
    nothing: Text = NOTHING,
    noted: set[str] | None = None,
) -> None:
    """Draw the rows on `file` (standard output when None); says so on standard error when there is none, and which
    columns are left out. What cannot be cut makes the table wider than the screen. `noted`: which columns were said to be
    left out of the tables before this one, and need not be again."""
    cells = [[_said(column.cell(row)).translate(_BOUND) for column in columns] for row in rows]
    if not cells:
        click.echo(str(nothing), err=True)
        return
    screen = console(file)
    needs = _needs(columns, cells)
    kept = _fitting(columns, needs, screen.width)
    omitted = ", ".join(str(column.title) for index, column in enumerate(columns) if index not in kept)
    if omitted and omitted not in (noted or ()):
        said = OMITTED if screen.width < WIDEST else OMITTED_AT_WIDEST
        click.echo(str(said.format(columns=omitted)), err=True)
        if noted is not None:
            noted.add(omitted)
    screen.width = max(screen.width, sum(needs[index] + 2 for index in kept) - 2)
    table = _table([columns[index] for index in kept], [[row[index] for index in kept] for row in cells])
    with screen.capture() as drawn:
        screen.print(table)
    lines = (line.translate(_UNBOUND).rstrip() for line in drawn.get().split("\n"))
    print("\n".join(lines), end="", file=file or sys.stdout)


def _table(columns: Sequence[Column], cells: Sequence[Sequence[str]]) -> Any:
    from rich import box
    from rich.table import Table
    from rich.text import Text as Cell

    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, 1, 0, 0), header_style="bold")
    for index, column in enumerate(columns):
        table.add_column(
            Cell(str(column.title).translate(_BOUND)),
            justify="right" if column.right else "left",
            no_wrap=column.whole,
            overflow="fold",
            max_width=column.widest,
            width=_width_of_codes(column, [row[index] for row in cells]) if column.codes else None,
        )
    for row in cells:
        table.add_row(*map(Cell, row))
    return table


def _needs(columns: Sequence[Column], cells: Sequence[Sequence[str]]) -> list[int]:
    """The least width of each column."""
    needs = []
    for index, column in enumerate(columns):
        inside = [row[index] for row in cells]
        if column.codes:
            needs.append(_width_of_codes(column, inside))
        else:
            needs.append(max(len(str(column.title)), *map(len, inside)) if column.whole else _LEAST)
    return needs


def _width_of_codes(column: Column, cells: Sequence[str]) -> int:
    """As wide as its longest cell, within `widest`, but never so narrow that a code is cut."""
    title = str(column.title)
    longest = max(len(word) for cell in (title, *cells) for word in cell.split() or [""])
    return max(longest, min(max(map(len, (title, *cells))), column.widest or _LEAST))


def _fitting(columns: Sequence[Column], needs: Sequence[int], width: int) -> list[int]:
    """The columns to keep: all of them, or without as many spare ones, from the right, as it takes to fit."""
    kept = list(range(len(columns)))
    for index in reversed([index for index, column in enumerate(columns) if column.spare]):
        if sum(needs[each] + 2 for each in kept) - 2 > width:
            kept.remove(index)
    return kept


def console(file: IO[str] | None = None) -> Any:
    """Rich as we use it: no markup in people's words, no colour when `NO_COLOR` is set or nobody is looking."""
    from rich.console import Console

    plain = bool(os.environ.get("NO_COLOR"))
    made = Console(file=file, markup=False, highlight=False, emoji=False, color_system=None if plain else "auto")
    made.width = screen_width()
    return made


def screen_width() -> int:
    """Columns to write in: those of the terminal, never more than `WIDEST`."""
    return min(shutil.get_terminal_size((WIDEST, 24)).columns, WIDEST)


def _said(value: object) -> str:
    return "" if value is None else str(value)
