"""Whether the times that entries carry can be true: they never decrease, and outside dates do not contradict them."""

from collections.abc import Iterable
from datetime import UTC, datetime

from ect_journal.entry import read_instant
from ect_journal.verifying.entries import Log
from ect_journal.verifying.report import TIME, Anchor, Wrong

TOLERANCE = 300
"""Seconds by which clocks may differ."""


def contradictions(log: Log, anchors: Iterable[Anchor]) -> tuple[Wrong, ...]:
    """A clock that was ahead is owned to before the outside date is recorded, which could not be otherwise; what is said of
    it afterwards, on a last line, excuses nothing."""
    found = [] if log.backwards is None else [Wrong(TIME, "time", (log.backwards, log.backwards))]
    faults = [said.position for said in log.of("clock.faulted")]
    for anchor in anchors:
        if anchor.at is not None and anchor.position is not None and anchor.verified:
            excused = any(anchor.size < fault < anchor.position for fault in faults)
            found += _held_to(log, anchor, anchor.at, anchor.position, excused)
    return tuple(found)


def _held_to(log: Log, anchor: Anchor, at: float, position: int, excused: bool) -> Iterable[Wrong]:
    """What was stamped was recorded before, or by a clock that was ahead (`excused`); that it was stamped, after."""
    before, after = _seconds(log.recorded[anchor.size - 1]), _seconds(log.recorded[position - 1])
    if not excused and before is not None and before > at + TOLERANCE:
        yield Wrong(TIME, "time", (anchor.size, anchor.size), anchor.size)
    if after is not None and after < at - TOLERANCE:
        yield Wrong(TIME, "time", (position, position), anchor.size)


def _seconds(recorded: object) -> float | None:
    try:
        return read_instant(recorded).timestamp() if isinstance(recorded, str) else None
    except ValueError:  # said already as a time that is none
        return None


def instant(seconds: float) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)
