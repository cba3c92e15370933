"""`ect trace`: from an entry back to its grounds, and forward to its consequences."""

import io
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import click

from ect_cli.commands import Argument, Command
from ect_cli.place import opened
from ect_cli.read import words as say
from ect_cli.read.formats import put, show
from ect_cli.read.options import Asked, reading_options
from ect_cli.read.table import console
from ect_cli.words import ENTRY
from ect_journal import Entry
from ect_journal.trace import Step, Trace
from ect_journal.trace import trace as trace_of


@click.command("trace", cls=Command, says=say.TRACE)
@click.argument("ref", cls=Argument, takes=ENTRY)
@reading_options(as_of=False, known_at=False)
def trace(asked: Asked, ref: str) -> None:
    with opened() as journal:
        found = trace_of(journal, f"J{ref}" if ref.isdigit() else ref)
    if asked.format == "table":
        _print(found, asked)
    else:
        import polars as pl

        rows = [*_rows("back", found.back), *_rows("forward", found.forward)]
        show(pl.DataFrame(rows, schema=_schema(), orient="row"), asked, ())


def _schema() -> dict[str, Any]:
    import polars as pl

    texts = ("edge", "source", "target", "ref", "type", "occurred", "title")
    return {"direction": pl.String, "depth": pl.Int64, **dict.fromkeys(texts, pl.String), "live": pl.Boolean}


def _rows(direction: str, steps: Iterable[Step]) -> Iterator[tuple[Any, ...]]:
    for step in steps:
        entry = step.entry
        yield (
            direction, step.depth, step.edge.name, step.edge.source, step.edge.target,
            entry.ref, entry.type, str(entry.occurred), entry.event.headline(), step.live,
        )  # fmt: skip


def _print(found: Trace, asked: Asked) -> None:
    page = io.StringIO() if asked.output else None
    screen = console(page)
    screen.print(_line(found.entry, found.live), style="bold", soft_wrap=True)
    for title, none, steps, near in (
        (say.BACK, say.NO_BACK, found.back, lambda step: step.edge.source),
        (say.FORWARD, say.NO_FORWARD, found.forward, lambda step: step.edge.target),
    ):
        screen.print(f"\n{title if steps else none}", style="bold", soft_wrap=True)
        for depth, step in _tree(found.entry.ref, steps, near):
            edge = say.EDGES.get(step.edge.name, step.edge.name)
            line = say.EDGE.format(edge=edge, line=_line(step.entry, step.live))
            screen.print(f"{'  ' * depth}{line}", soft_wrap=True)
    if page is not None:
        put(page.getvalue().encode(), asked)


def _tree(root: str, steps: Iterable[Step], near: Callable[[Step], str]) -> Iterator[tuple[int, Step]]:
    """The steps below the entry by which each was reached, with their depth. (They come breadth first.)"""
    below: dict[str, list[Step]] = defaultdict(list)
    for step in steps:
        below[near(step)].append(step)
    waiting = [(1, step) for step in reversed(below[root])]
    while waiting:
        depth, step = waiting.pop()
        yield depth, step
        waiting += [(depth + 1, further) for further in reversed(below[step.entry.ref])]


def _line(entry: Entry, live: bool) -> str:
    said = f"{entry.ref}  {entry.event.LABEL}, {entry.occurred}. {entry.event.headline()}"
    return said if live else f"{said} [{say.STATUS['retracted']}]"
