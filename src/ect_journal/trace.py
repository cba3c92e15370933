"""Walking from an entry back to what it rests on, and forward to what rests on it.

The edges are the grounds, the session, and the typed references of an event (its decision, its gathering, the entry it
links or judges); each is named after the field that makes it. A moment ("what was known then") is not an edge.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from ect_journal.entry import Entry, citation
from ect_journal.journal import Journal
from ect_journal.register import references_of
from ect_journal.standing import reading_at


class Edge(NamedTuple):
    """`source` names `target` in its field `name`."""

    source: str
    name: str
    target: str


class Step(NamedTuple):
    """One entry met on the walk, `depth` edges away, through `edge`."""

    depth: int
    edge: Edge
    entry: Entry
    live: bool


@dataclass(frozen=True)
class Trace:
    """`back`: what `entry` rests on, nearest first. `forward`: what rests on it."""

    entry: Entry
    live: bool
    back: tuple[Step, ...]
    forward: tuple[Step, ...]


def edges_of(entry: Entry) -> Iterator[Edge]:
    """The entries that this one names, each with the name of the edge."""
    for ref in entry.grounds:
        yield Edge(entry.ref, "grounds", ref)
    if entry.session:
        yield Edge(entry.ref, "session", entry.session)
    for field, value in references_of(entry.event):
        if field.kind.name in ("entry", "target"):
            yield Edge(entry.ref, field.name, value)


def trace(journal: Journal, ref: str) -> Trace:
    """Everything that entry `ref` rests on and everything that rests on it, in the current reading.

    Raises `UnknownEntry`.
    """
    start = journal.current(ref)
    register = journal.register()
    readings: dict[str, Entry] = {}
    outward: dict[str, list[Edge]] = defaultdict(list)
    inward: dict[str, list[Edge]] = defaultdict(list)
    for entry in journal.entries():
        reading = entry if entry.position not in register.folded.marks else register.entry(entry.ref) or entry
        readings[entry.ref] = reading
        for edge in edges_of(reading):
            outward[edge.source].append(edge)
            inward[edge.target].append(edge)

    def walk(edges: dict[str, list[Edge]], end: int) -> Iterator[Step]:
        """Breadth first, each entry once."""
        met, front, depth = {start.ref}, [start.ref], 0
        while front:
            depth, following = depth + 1, list[str]()
            for edge in (edge for at in front for edge in edges[at]):
                there = edge[end]
                if there not in met and there in readings:
                    met.add(there)
                    following.append(there)
                    live = reading_at(int(there[1:]), register.folded.marks) is not None
                    yield Step(depth, edge, readings[there], live)
            front = following

    live = register.live(citation(start.position))
    return Trace(start, live, tuple(walk(outward, 2)), tuple(walk(inward, 0)))
