"""Whether the times that entries carry can be true: they never decrease, and outside dates do not contradict them."""

from collections.abc import Iterable
from datetime import UTC, datetime

from ect_journal.entry import read_instant
from ect_journal.verifying.entries import Log
from ect_journal.verifying.report import TIME, Anchor, Wrong

TOLERANCE = 300
"""Seconds by which clocks may differ."""


def contradictions(log: Log, anchors: Iterable[Anchor]) -> tuple[Wrong, ...]:
    """Where a clock that was at fault is recorded, no outside date can be held against the times around it."""
    found = [] if log.backwards is None else [Wrong(TIME, "time", (log.backwards, log.backwards))]
    if not any(log.of("clock.faulted")):
        for anchor in anchors:
            if anchor.at is not None and anchor.position is not None and anchor.verified:
                found += _held_to(log, anchor, anchor.at, anchor.position)
    return tuple(found)


def _held_to(log: Log, anchor: Anchor, at: float, position: int) -> Iterable[Wrong]:
    """What was stamped was recorded before, and that it was stamped was recorded after."""
    before, after = _seconds(log.recorded[anchor.size - 1]), _seconds(log.recorded[position - 1])
    if before is not None and before > at + TOLERANCE:
        yield Wrong(TIME, "time", (anchor.size, anchor.size), anchor.size)
    if after is not None and after < at - TOLERANCE:
        yield Wrong(TIME, "time", (position, position), anchor.size)


def _seconds(recorded: str | None) -> float | None:
    try:
        return None if recorded is None else read_instant(recorded).timestamp()
    except ValueError:  # said already as a time that is none
        return None


def instant(seconds: float) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)
