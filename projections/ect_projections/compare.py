"""What changed between two readings of a journal, and because of which entries; and what those who decided had before them.

    before, after = now.at(known_at="2024-12-03"), now.at(known_at="2025-06-30")
    compare(before, after, evidence_tally).collect()

The projection is read along the way from one reading to the other (`_path`), at the stops where it could read otherwise;
each change is put down to the steps at which it took place.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

import orjson
import polars as pl

from ect_journal.catalogue.gatherings import DecisionTaken
from ect_journal.entry import citation, position_of
from ect_journal.errors import InvalidInput, UnknownEntry
from ect_journal.fields import write_decimal
from ect_journal.standing import MARKING
from ect_journal.words import Text
from ect_projections._citations import cited
from ect_projections._path import Stop, ending_on, noticed, path
from ect_projections._watched import Looked, Watched, Without
from ect_projections.projection import Projection
from ect_projections.reading import Reading, Readings

CHANGE = pl.Enum(["appeared", "disappeared", "changed"])
STRETCH = 8
"""Stops. A longer stretch whose two ends read alike is taken to hold no change (what was changed and changed back inside of
it is not sought), so that comparing years costs what their changes cost; unless an entry was set right in it, which is how
most changes are taken back."""

Row = dict[str, Any]
Rows = dict[tuple[Any, ...], Row]
"""By key, and how many rows before it have the same."""
Changes = dict[tuple[Any, ...], set[str | None]]
"""By row, the columns that changed; None for the whole row."""


def knowledge_at(reading: Reading, decision: int | str) -> Reading:
    """The reading that those who took a decision (231, or "J231") had: all that was recorded up to its `known`, as it read
    then, whatever was corrected or retracted since. A retracted decision is read as it last stood.

    Raises `UnknownEntry` for a position that the reading has not reached, `InvalidInput` for what is no decision.
    """
    position = decision if isinstance(decision, int) else position_of(decision)
    if not 1 <= position <= reading.known_at:
        raise UnknownEntry.of(citation(position), reading.known_at)
    taken = reading.history(DecisionTaken.TYPE, "known").filter(pl.col("position") == position)
    known = taken.select(cited("known")).collect().to_series().to_list()
    if not known:
        ref, name = citation(position), reading.entries.rows[position - 1].type
        raise InvalidInput(
            Text(
                f"{ref} is no decision: it is of type {name}.", f"{ref} n’est pas une décision : son type est {name}."
            ),
            Text("`ect decisions` lists them.", "« ect decisions » les liste."),
        )
    return reading.at(known_at=min(known[-1] or 0, reading.known_at))


def compare(before: Reading | Readings, after: Reading | Readings, projection: Projection) -> pl.LazyFrame:
    """What a projection says in the second reading and did not in the first. Both are of the same journal.

    One row per row of the projection that appeared or disappeared, and one per column of a row that changed. The columns
    of the projection's key (no two rows of which have the same), then:

    change: Enum, see `CHANGE`    column: String, the one that changed; null when the whole row did
    before, after: String: numbers, days and texts as they are, lists and objects as JSON; of a row that appeared or
        disappeared, what it says as one JSON object; null for nothing
    entries: List(Int64), those at which it changed: recorded meanwhile, or (from one `as_of` to another) happened meanwhile
    days: List(Date), those that changed it by coming: entries ended on them, a version took effect, a delay ran out

    H1b against R-appel, `total`: before 15.9, after 27.7, entries [190, 405]. Before the first of these, after the last and
    between two in a row, the total is the same at both ends. What was changed and changed back within a short stretch may
    not be named: where more than `STRETCH` entries and days in a row read alike at both ends, and no entry was corrected,
    retracted or reinstated among them, nothing is sought inside.

    Raises `InvalidInput` when the readings are of two journals, or one of them is of several.
    """
    if isinstance(before, Readings) or isinstance(after, Readings):
        raise InvalidInput(
            Text("Only readings of one journal are compared.", "On ne compare que les lectures d’un même journal."),
            Text(
                "Compare the readings of one journal, one by one.",
                "Comparez les lectures d’un même journal, une à une.",
            ),
        )
    walk = _Walk(base_of(before, after), projection)
    return walk.compared(path(before, after, walk.base)).lazy()


def base_of(before: Reading, after: Reading) -> Reading:
    """What both readings know. Raises `InvalidInput` when the entries of one are not the first of the other."""
    short, long = sorted((before, after), key=lambda reading: len(reading.entries.rows))
    count = len(short.entries.rows)
    if count and short.entries.rows[count - 1] != long.entries.rows[count - 1]:
        raise InvalidInput(
            Text("These are readings of two journals.", "Ce sont les lectures de deux journaux."),
            Text("Compare two readings of the same one.", "Comparez deux lectures d’un même journal."),
        )
    return Stop(max(before.known_at, after.known_at), None, max(before.day, after.day)).read(long)


class _Walk:
    """A projection read at stops of the way; what it said is kept, and what it looked at is summed up."""

    def __init__(self, base: Reading, projection: Projection) -> None:
        self.base = base
        self.projection = projection
        self.looked = Looked()
        self.said: dict[Stop, pl.DataFrame] = {}

    def at(self, stop: Stop) -> pl.DataFrame:
        place = stop._replace(by=None)
        if place not in self.said:
            reading = Watched(stop.read(self.base))
            self.said[place] = self.projection(reading).collect()
            self.looked |= reading.looked
        return self.said[place]

    def compared(self, every: list[Stop]) -> pl.DataFrame:
        first, last = self.at(every[0]), self.at(every[-1])
        rows = []
        if not first.equals(last):
            steps = [self._step(*moment) for moment in self._moments(every)]
            for key, column, old, new in _differences(self._rows(first), self._rows(last)):
                change = "appeared" if old is None else "disappeared" if new is None else "changed"
                said = self._said(old, column), self._said(new, column)
                rows.append((*key[:-1], change, column, *said, *_put_down(steps, key, column)))
        keys = {name: last.schema[name] for name in self.projection.key}
        texts = dict.fromkeys(("column", "before", "after"), pl.String())
        lists = {"entries": pl.List(pl.Int64()), "days": pl.List(pl.Date())}
        return pl.DataFrame(rows, schema={**keys, "change": CHANGE, **texts, **lists}, orient="row")

    # where it changed

    def _moments(self, every: list[Stop]) -> list[tuple[Stop, Stop]]:
        """The stops at which the projection says something else than at the one before, each with that one."""
        while True:
            looked = self.looked
            stops = noticed(every, looked, self.base)
            found = list(self._between(stops))
            if self.looked == looked:
                return found  # else it looked at something more on the way: what changed there is sought too

    def _between(self, stops: list[Stop]) -> Iterator[tuple[Stop, Stop]]:
        alike = self.at(stops[0]).equals(self.at(stops[-1]))
        if len(stops) == 2 and not alike:
            yield stops[0], stops[1]
        elif len(stops) > 2 and not (alike and len(stops) > STRETCH and not self._set_right(stops[1:])):
            middle = len(stops) // 2
            yield from self._between(stops[: middle + 1])
            yield from self._between(stops[middle:])

    def _set_right(self, stops: list[Stop]) -> bool:
        """Whether an entry was corrected, retracted or reinstated at one of them."""
        return any(isinstance(stop.by, int) and self.base.entries.rows[stop.by - 1].type in MARKING for stop in stops)

    def _step(self, before: Stop, after: Stop) -> "_Step":
        changes = self._changes(self.at(before), self.at(after))
        if isinstance(after.by, int):
            return _Step(changes, entry=after.by)
        if after.as_of is None or after.by is None:
            return _Step(changes, day=after.by)
        return _Step(changes, day=after.by, ended=self._ended(max(before, after, key=lambda stop: stop.day), after.by))

    def _ended(self, stop: Stop, day: date) -> dict[tuple[int, ...], Changes]:
        """What would read otherwise at the stop without each of the entries that ended on that day, and without them all."""
        there = stop.read(self.base)
        every = tuple(ending_on(day, self.looked, there))
        groups = [(each,) for each in every] + ([every] if len(every) > 1 else [])
        said = {group: self.projection(Without(there, group)).collect() for group in groups}
        return {group: self._changes(frame, self.at(stop)) for group, frame in said.items()}

    # rows

    def _changes(self, before: pl.DataFrame, after: pl.DataFrame) -> Changes:
        changes: Changes = defaultdict(set)
        for key, column, *_ in _differences(self._rows(before), self._rows(after)):
            changes[key].add(column)
        return changes

    def _rows(self, frame: pl.DataFrame) -> Rows:
        rows: Rows = {}
        met: Counter[tuple[Any, ...]] = Counter()
        for row in frame.iter_rows(named=True):
            key = tuple(row[name] for name in self.projection.key)
            rows[(*key, met[key])] = row
            met[key] += 1
        return rows

    def _said(self, row: Row | None, column: str | None) -> str | None:
        if row is None:
            return None
        if column is not None:
            return _text(row[column])
        return _text(
            {name: value for name, value in row.items() if name not in self.projection.key and value is not None}
        )


@dataclass(frozen=True)
class _Step:
    """What changed at one step, which an entry or a day made; `ended` says which entries that ended on that day matter."""

    changes: Changes
    entry: int | None = None
    day: date | None = None
    ended: Mapping[tuple[int, ...], Changes] = field(default_factory=dict)

    def entries(self, key: tuple[Any, ...], column: str | None) -> Iterable[int]:
        if self.entry is not None:
            return (self.entry,)
        mattering = [group for group, changes in self.ended.items() if _touched(changes, key, column)]
        alone = [group[0] for group in mattering if len(group) == 1]
        return alone or (mattering[0] if mattering else ())  # any one of them would have done: all are named


def _put_down(steps: Iterable[_Step], key: tuple[Any, ...], column: str | None) -> tuple[list[int], list[date]]:
    """The entries and the days of the steps at which this row, or this column of it, changed."""
    own = [step for step in steps if _touched(step.changes, key, column)]
    entries = {entry for step in own for entry in step.entries(key, column)}
    return sorted(entries), sorted({step.day for step in own if step.day is not None})


def _touched(changes: Changes, key: tuple[Any, ...], column: str | None) -> bool:
    columns = changes.get(key, set())
    return bool(columns) if column is None else bool(columns & {column, None})


def _differences(before: Rows, after: Rows) -> Iterator[tuple[tuple[Any, ...], str | None, Row | None, Row | None]]:
    """Each row that is in one only, with no column; each column of the others that differs; in the order of the rows."""
    for key, new in after.items():
        old = before.get(key)
        if old is None:
            yield key, None, None, new
        else:
            yield from ((key, column, old, new) for column in new if old[column] != new[column])
    yield from ((key, None, old, None) for key, old in before.items() if key not in after)


# Values -----------------------------------------------------------------------------------------------------------------


def _text(value: Any) -> str | None:
    if value is None or isinstance(value, str):
        return value
    written = orjson.dumps(value, default=_plain, option=orjson.OPT_UTC_Z).decode()
    return written[1:-1] if isinstance(value, Decimal | date) else written


def _plain(value: object) -> str:
    return write_decimal(value) if isinstance(value, Decimal) else str(value)
