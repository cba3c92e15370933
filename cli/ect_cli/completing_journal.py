"""What a journal has to propose: its codes and its entries, read straight from the rows of the types concerned.

The register is left alone: it may have to be folded again, which takes longer than a person waits for Tab.
"""

from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from typing import Any

import click
import orjson

from ect_cli.place import journal_place
from ect_journal import Journal
from ect_journal.catalogue import TYPES
from ect_journal.codec import Row, decode
from ect_journal.entry import position_of
from ect_journal.kinds import kinds_of
from ect_journal.standing import MARKING, Mark, Marks, reading_at
from ect_journal.store import Store

Minted = tuple[str, str]
_TITLES = ("name", "title", "statement", "text", "definition", "quantity")
_FIRST_LOOK = 500
"""Entries looked at first, from the last one; then twice as many, and so on, until there are enough."""


@contextmanager
def store(ctx: click.Context) -> Iterator[Store]:
    """The store of the journal that the line names, to be read. Raises `EctError`."""
    with ctx.scope(cleanup=False):
        journal = Journal.open(journal_place())
    with closing(journal.store) as found:  # closing the journal itself would write its cache
        yield found


def codes_known(ctx: click.Context, kinds: Sequence[str]) -> Iterator[Minted]:
    """Each code of these kinds that stands, with what it stands for, in the order of codes."""
    minting = {name: paths for name in TYPES if (paths := _paths(TYPES[name], kinds))}
    with store(ctx) as found:
        rows = found.rows(types=[*minting, *MARKING])
        marks = _marks(rows)
        sources = _corrections(rows)
        known: dict[str, str] = {}
        for row in rows:
            for code, title in _minted(row, minting.get(row.type, ()), marks, sources):
                known.setdefault(code, title)
    return iter(sorted(known.items()))


def entries_known(ctx: click.Context, digits: str, types: Sequence[str]) -> Iterator[Minted]:
    """J142 with its headline, for the standing entries whose number begins so, the last ones first."""
    with store(ctx) as found:
        head = found.head()
        marks = _marks(found.rows(types=MARKING))
        for first, last in _numbers(digits, head):
            yield from _downwards(found, first, last, types, marks)


def _numbers(digits: str, head: int) -> list[tuple[int, int]]:
    """The ranges of the numbers that begin with these digits, the highest first."""
    if not digits:
        return [(1, head)]
    ranges, number, width = [], int(digits), 1
    while number and number * width <= head:
        ranges.append((number * width, min(head, number * width + width - 1)))
        width *= 10
    return ranges[::-1]


def _downwards(found: Store, first: int, last: int, types: Sequence[str], marks: Marks) -> Iterator[Minted]:
    look = _FIRST_LOOK
    while last >= first:
        after = max(first - 1, last - look)
        for row in reversed(found.rows(after, last, types or None)):
            source = reading_at(row.position, marks)
            if source is not None:
                yield f"J{row.position}", decode(row.state).event.headline()
        last, look = after, look * 2


# Reading rows -------------------------------------------------------------------------------------------------------------


def _paths(event: type, kinds: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """Where an event gives a code of one of these kinds: ("code",), or ("claims", "code") inside a list."""
    own = [(field.name,) for field in kinds_of(event, "new code") if field.kind.target in kinds]
    nested = [
        (field.name, inner.name)
        for field in kinds_of(event)
        if field.part is not None
        for inner in kinds_of(field.part, "new code")
        if inner.kind.target in kinds
    ]
    return (*own, *nested)


def _minted(row: Row, paths: Sequence[tuple[str, ...]], marks: Marks, sources: dict[int, Any]) -> Iterator[Minted]:
    source = reading_at(row.position, marks) if paths else None
    if source is None:
        return
    data = sources.get(source) or orjson.loads(row.state)["data"]
    for path in paths:
        inside = [data] if len(path) == 1 else data.get(path[0], ())
        for each in inside:
            yield each[path[-1]], next((each[name] for name in _TITLES if isinstance(each.get(name), str)), "")


def _marks(rows: Sequence[Row]) -> Marks:
    marks: dict[int, tuple[Mark, ...]] = {}
    for row in rows:
        if kind := MARKING.get(row.type):
            target = position_of(orjson.loads(row.state)["data"]["entry"])
            marks[target] = (*marks.get(target, ()), Mark(row.position, kind))
    return marks


def _corrections(rows: Sequence[Row]) -> dict[int, Any]:
    """What each correction says instead, by its position."""
    return {row.position: orjson.loads(row.state)["data"]["data"] for row in rows if row.type == "entry.corrected"}
