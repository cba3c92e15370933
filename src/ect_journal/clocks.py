"""When entries were really recorded, once a clock that was at fault has been put right.

`recorded_at` never decreases but at a `clock.faulted`, which says from which entry on the clock was wrong. Whoever asks
what was recorded by a day reads the entries that the fault covers as recorded when it was noticed.
"""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple, TypeVar
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from ect_journal.catalogue.corrections import ClockFaulted
from ect_journal.codec import Row, decode
from ect_journal.entry import position_of

T = TypeVar("T", bound=Any)


def zone_named(name: str) -> ZoneInfo | None:
    """The time zone, or None when none is called that."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


class Fault(NamedTuple):
    """A `clock.faulted` at `position`; `first` is the position of the first entry it covers, when it says so."""

    position: int
    first: int | None


def faults_of(rows: Iterable[Row]) -> list[Fault]:
    """The faults among these rows; rows of other types are passed over."""
    events = ((row.position, decode(row.state).event) for row in rows if row.type == ClockFaulted.TYPE)
    return [
        Fault(position, position_of(event.first) if event.first else None)
        for position, event in events
        if isinstance(event, ClockFaulted)
    ]


def settled(instants: Sequence[T], faults: Iterable[Fault]) -> list[T]:
    """The instants (entry 1 first), those that a fault covers replaced by the fault's own: they never decrease."""
    found = list(instants)
    for position, first in sorted(faults):
        noticed = found[position - 1]
        start = position - 1
        while start > 0 and (found[start - 1] > noticed if first is None else start >= first):
            start -= 1
            found[start] = min(found[start], noticed)
    return found
