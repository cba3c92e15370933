"""The way from one reading of a journal to another: what is known grows entry by entry, then what had happened grows day
by day; or shrinks, when the second is the earlier one.

Knows the steps, and which of them a projection could notice. Leaves to `compare` what it noticed.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

import orjson
import polars as pl

from ect_journal.entry import position_of
from ect_journal.standing import MARKING
from ect_projections._watched import Looked
from ect_projections.reading import Reading


class Stop(NamedTuple):
    """A reading on the way. `by` is what was added (or taken away) to come here: an entry, or a day that came; None at the
    start."""

    known_at: int
    as_of: date | None
    day: date
    by: int | date | None = None

    def read(self, base: Reading) -> Reading:
        return Reading(base.entries, base.zone, self.known_at, self.as_of, self.day)


def path(before: Reading, after: Reading, base: Reading) -> list[Stop]:
    """Every stop, ends included; `base` holds the entries of both."""
    start = Stop(before.known_at, before.as_of, before.day)
    turn = Stop(after.known_at, before.as_of, before.as_of or after.day)
    end = Stop(after.known_at, after.as_of, after.day)
    if start.known_at <= turn.known_at:
        stops = [start, *_recording(start, turn, base)]
    else:
        up = [turn, *_recording(turn, start, base)]
        stops = [start, *(stop._replace(by=later.by) for stop, later in zip(up[-2::-1], up[:0:-1], strict=True))]
    return [*stops, *_happening(turn, end, base)]


def noticed(stops: list[Stop], looked: Looked, base: Reading) -> list[Stop]:
    """The start, and the stops at which who `looked` so could see something new."""
    days = _days_of(looked, base)

    def counts(stop: Stop) -> bool:
        if isinstance(stop.by, int):
            return looked.everything or _type_of(stop.by, base) in looked.types
        if stop.as_of is None:
            return "day" in looked.times
        return bool(looked.times) or stop.by in days

    return [stops[0], *(stop for stop in stops[1:] if counts(stop))]


def ending_on(day: date, looked: Looked, reading: Reading) -> list[int]:
    """The entries that stand and ended on that day, of the types looked at."""
    names = reading.entries.by_type.keys() if looked.everything else looked.types & reading.entries.by_type.keys()
    ends = [reading.frame(n, "occurred_end", all_times=True) for n in sorted(names) if n not in MARKING]
    if not ends:
        return []
    found = pl.concat(ends).filter(pl.col("occurred_end") == day).select("position").sort("position")
    return found.collect().to_series().to_list()


# Steps ------------------------------------------------------------------------------------------------------------------


def _recording(low: Stop, high: Stop, base: Reading) -> Iterator[Stop]:
    """Entry by entry. Without `as_of`, the days that pass between two of them are steps of their own."""
    here = low
    for position in range(low.known_at + 1, high.known_at + 1):
        if low.as_of is None:
            passed = [*_passing(here, min(base.at(known_at=position).day, high.day))]
            yield from passed
            here = passed[-1] if passed else here
        here = here._replace(known_at=position, by=position)
        yield here
    yield from _passing(here, high.day, back=True)


def _passing(here: Stop, day: date, *, back: bool = False) -> Iterator[Stop]:
    """The reading's day moves to that one; earlier only if it may go `back`."""
    if day > here.day or back:
        for by, each in _days(here.day, day):
            yield here._replace(day=each, by=by)


def _happening(low: Stop, high: Stop, base: Reading) -> Iterator[Stop]:
    """Day by day of valid time. No `as_of` stands after the last day of all."""
    if low.as_of == high.as_of:
        return
    last = max([stop.day for stop in (low, high) if stop.as_of is None] + _ends(base))
    first = low.as_of or last
    if low.as_of is None:
        yield Stop(low.known_at, last, last, last)
    for by, day in _days(first, high.as_of or last):
        yield Stop(low.known_at, day, day, by)
    if high.as_of is None:
        yield high._replace(by=last)


def _days(start: date, end: date) -> Iterator[tuple[date, date]]:
    """From day to day, either way: which one came (or is left), and which it is now."""
    step = 1 if end > start else -1
    for ahead in range(abs((end - start).days)):
        here, there = start + timedelta(step * ahead), start + timedelta(step * (ahead + 1))
        yield max(here, there), there


# What is in them --------------------------------------------------------------------------------------------------------


def _type_of(position: int, base: Reading) -> str:
    """The type of the entry; of the one it sets right, when it is a correction of (a correction of …) another."""
    row = base.entries.rows[position - 1]
    if row.type not in MARKING:
        return row.type
    return _type_of(position_of(orjson.loads(row.state)["data"]["entry"]), base)


def _days_of(looked: Looked, base: Reading) -> set[date]:
    """The days on which an entry looked at ended, in any reading of it."""
    names = base.entries.by_type.keys() if looked.everything else looked.types & base.entries.by_type.keys()
    tables = (base.entries.table(name).columns(["occurred_end"]) for name in names)
    return {day for table in tables for day in table["occurred_end"].to_list()}


def _ends(base: Reading) -> list[date]:
    tables = (base.entries.table(name).columns(["occurred_end"]) for name in base.entries.by_type)
    return [table["occurred_end"].max() for table in tables]  # type: ignore[misc]  # of days, so a day
