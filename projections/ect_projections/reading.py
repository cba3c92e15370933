"""A reading of a journal: what had happened by a day, as it was known at a position.

    now = Reading.of(journal)
    then = Reading.of(journal, as_of="2024-12-03", known_at="J1482")
    then.frame("observation.recorded", "title", "projects").collect()

Knows the two times and what each keeps of the entries. Leaves to the projections what to make of them. A reading never
changes: what is recorded after it was made is in the next one.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from functools import wraps
from typing import TYPE_CHECKING, Any, TypeVar
from zoneinfo import ZoneInfo

import orjson
import polars as pl

from ect_journal.clocks import faults_of, settled
from ect_journal.entry import citation, position_of, read_instant, write_instant
from ect_journal.errors import InvalidInput, UnknownEntry
from ect_journal.standing import MARKING
from ect_journal.words import Text
from ect_projections._columns import columns_of
from ect_projections._entries import Entries

if TYPE_CHECKING:
    from ect_journal.codec import Row
    from ect_journal.journal import Journal

T = TypeVar("T")


class Reading:
    """Made by `of`; read by `frame` and by the projections.

    `known_at` is a position, resolved; `as_of` a day, or None for all that happened. `day` is the day it speaks of when
    a projection needs one: `as_of`, else the day of `known_at`, else the day it was made.
    """

    def __init__(self, entries: Entries, zone: ZoneInfo, known_at: int, as_of: date | None, day: date) -> None:
        self.entries = entries
        self.zone = zone
        self.known_at = known_at
        self.as_of = as_of
        self.day = as_of or day
        self._known_day = day
        self._kept: dict[Hashable, Any] = {}

    def __repr__(self) -> str:
        return f"Reading(known_at={citation(self.known_at)}, as_of={self.as_of})"

    @classmethod
    def of(
        cls, journal: "Journal", *, as_of: date | str | None = None, known_at: int | str | date | None = None
    ) -> "Reading":
        """Read a journal, in bulk. `as_of` is a day; `known_at` a position (1482, "J1482") or a day.

        A day of `known_at` is resolved once, to the last position before the first entry recorded after that civil day
        in the journal's time zone; `reading.known_at` says which.
        Raises `InvalidInput`, and `UnknownEntry` for a position that the journal has not reached.
        """
        happened = None if as_of is None else day_of(as_of, "as_of")
        zone = journal.time_zone
        if known_at is None:
            rows = journal.rows()
            today = journal.world.now().astimezone(zone).date()
            return cls(Entries(rows), zone, len(rows), happened, today)
        if (position := _position(known_at)) is None:
            day = day_of(known_at, "known_at")
            rows = _recorded_by(journal.rows(), day, zone)
            return cls(Entries(rows), zone, len(rows), happened, day)
        rows = journal.rows(upto=max(position, 1))
        if len(rows) < position:
            raise UnknownEntry.of(citation(position), len(rows))
        return cls(Entries(rows[:position]), zone, position, happened, _recorded_on(rows, position, zone))

    def at(self, *, as_of: date | str | None = None, known_at: int | str | None = None) -> "Reading":
        """The same entries read at other times, without reading them again; `known_at` is not later than this one's."""
        known = self.known_at if known_at is None else _position(known_at)
        if known is None:
            day = day_of(known_at, "known_at")
            known = len(_recorded_by(self.entries.rows[: self.known_at], day, self.zone))
        elif known > self.known_at:
            raise UnknownEntry.of(citation(known), self.known_at)
        else:
            day = self._known_day if known == self.known_at else _recorded_on(self.entries.rows, known, self.zone)
        return Reading(self.entries, self.zone, known, None if as_of is None else day_of(as_of, "as_of"), day)

    @staticmethod
    def concat(readings: "Iterable[Reading]", names: Sequence[str] | None = None) -> "Readings":
        """Several journals read as one: every projection then has a column `journal`. They are called by their origins,
        unless `names` calls them otherwise. Raises `InvalidInput` when two have the same name, or when there is none."""
        return Readings(readings, names)

    @property
    def origin(self) -> str:
        """The name of the journal, for ever; "" before its first entry was known."""
        rows = self.entries.rows
        return str(orjson.loads(rows[0].state)["data"]["origin"]) if rows else ""

    # frames

    def frame(self, type_name: str, *columns: str, all_times: bool = False) -> pl.LazyFrame:
        """The entries of a type that stand, as they read: one row each, in the order of positions.

        Columns: `position`, then those asked for (all when none is named), parsed when first asked for. They are those
        of the envelope (`v`, `recorded_at`, `occurred_start`, `occurred_end`, `occurred_time`, `id`, `by`, `grounds`,
        `session`, `source`, `exceptions`) and the event's fields: days are dates, decimals `Decimal(18, 6)`,
        vocabularies `Enum`, sealed texts the digest of their commitment.

        `all_times` leaves `as_of` aside: for what counts by when it was recorded (evidence, methods). Corrections,
        retractions and reinstatements have no valid time and are never filtered by it.
        """
        names = columns or tuple(columns_of(type_name))
        timed = self.as_of is not None and not all_times and type_name not in MARKING
        found = self.history(type_name, *names, *(("occurred_end",) if timed else ()))
        found = found.filter(pl.col("known_until").is_null())
        if timed:
            found = found.filter(pl.col("occurred_end") <= self.as_of)
        return found.select("position", *dict.fromkeys(name for name in names if name != "position"))

    def history(self, type_name: str, *columns: str) -> pl.LazyFrame:
        """Every reading of every entry of a type, retracted ones included, whatever `as_of` is: one row each.

        Columns: `position`; `known_from` and `known_until`, the positions from which it read so and at which it ceased
        to (null while it stands); `read_from`, whose bytes it reads as (itself, or a correction); then as in `frame`.
        """
        names = columns or tuple(columns_of(type_name))
        return self.known(self.entries.table(type_name).columns(name for name in names if name != "position"))

    def known(self, readings: pl.DataFrame) -> pl.LazyFrame:
        """Of a table of readings (see `history`), those that `known_at` has reached."""
        found = readings.lazy()
        if self.known_at < len(self.entries.rows):
            until = pl.when(pl.col("known_until") <= self.known_at).then("known_until")
            found = found.filter(pl.col("known_from") <= self.known_at).with_columns(until.alias("known_until"))
        return found

    def keep(self, key: Hashable, make: Callable[[], T]) -> T:
        """What `make` gives, made once for this reading and kept with it."""
        if key not in self._kept:
            self._kept[key] = make()
        kept: T = self._kept[key]
        return kept


class Readings:
    """Readings of several journals, each with its name. Codes and entry numbers belong to one journal each."""

    def __init__(self, readings: Iterable[Reading], names: Sequence[str] | None = None) -> None:
        self.readings = tuple(readings)
        self.names = tuple(reading.origin for reading in self.readings) if names is None else tuple(names)
        if not self.readings:
            raise InvalidInput(
                Text("There is no journal to read.", "Il n’y a aucun journal à lire."),
                Text("Give one Reading.of(journal) or more.", "Donnez un Reading.of(journal), ou plusieurs."),
            )
        if len(set(self.names)) < len(self.readings) or len(self.names) != len(self.readings):
            raise InvalidInput(
                Text("Each journal needs a name of its own.", "Chaque journal doit avoir son propre nom."),
                Text("Give names=[…], one for each reading.", "Donnez names=[…], un par lecture."),
            )

    def __iter__(self) -> Iterator[tuple[str, Reading]]:
        return iter(zip(self.names, self.readings, strict=True))


def kept(projection: Callable[[Reading], pl.LazyFrame]) -> Callable[[Reading], pl.LazyFrame]:
    """A projection whose frame is computed once for each reading (which never changes), and kept with it."""

    @wraps(projection)
    def again(reading: Reading) -> pl.LazyFrame:
        name = (projection.__module__, projection.__qualname__)
        return reading.keep(name, lambda: projection(reading).collect()).lazy()

    return again


# The two times ----------------------------------------------------------------------------------------------------------


def _position(known_at: int | str | date) -> int | None:
    """The position given, or None when it is a day. Raises `InvalidInput` for what is neither."""
    if isinstance(known_at, int) and not isinstance(known_at, bool) and known_at >= 0:
        return known_at
    if isinstance(known_at, str) and known_at[:1] in ("J", "j"):
        return position_of(known_at)
    return None


_OR_ENTRY = Text(", or an entry such as J1482", ", ou une entrée telle que J1482")


def day_of(given: object, name: str) -> date:
    """A day given as one or written as one; `name` is what a message calls it. Raises `InvalidInput`."""
    if isinstance(given, date) and not isinstance(given, datetime):
        return given
    try:
        return date.fromisoformat(given if isinstance(given, str) and len(given) == 10 else "")
    except ValueError:
        also = _OR_ENTRY if name == "known_at" else Text("", "")
        raise InvalidInput(
            Text(f"{name}: {given!r} is not a day.", f"{name} : « {given} » n’est pas un jour."),
            Text(f"Give a day such as 2024-12-03{also.en}.", f"Donnez un jour tel que 2024-12-03{also.fr}."),
        ) from None


def _recorded_by(rows: "Sequence[Row]", day: date, zone: ZoneInfo) -> "list[Row]":
    """The rows before the first that was recorded after this civil day."""
    if day.year == date.max.year:
        return list(rows)  # no later day can be said
    midnight = datetime.combine(day + timedelta(days=1), time(), zone).astimezone(UTC)
    limit = write_instant(midnight).encode()
    instants = [_recorded_at(row) for row in rows]
    after = (index for index, instant in enumerate(settled(instants, faults_of(rows))) if instant >= limit)
    return list(rows[: next(after, len(rows))])


_KEY = b'"recorded_at":"'


def _recorded_at(row: "Row") -> bytes:
    """Straight out of the canonical bytes, where no text can hold this key (its quotes would be escaped)."""
    start = row.state.rindex(_KEY) + len(_KEY)
    return row.state[start : start + 27]


def _recorded_on(rows: "Sequence[Row]", position: int, zone: ZoneInfo) -> date:
    """The civil day on which the entry at this position was recorded."""
    row = rows[max(position, 1) - 1]
    return read_instant(_recorded_at(row).decode()).astimezone(zone).date()
