"""Which entries and which days a projection looked at when it was asked, so that it is asked again only where it could
answer otherwise; and a reading that does without some entries, to see whether they mattered."""

from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, cast

import polars as pl

from ect_projections._entries import Entries, Table
from ect_projections.reading import Reading


@dataclass(frozen=True)
class Looked:
    """`types`, those whose tables were read; `everything`, all of them; `times`, which of `as_of` and `day` were asked for
    themselves, not for what they leave of the entries."""

    types: frozenset[str] = frozenset()
    everything: bool = False
    times: frozenset[str] = frozenset()

    def __or__(self, other: "Looked") -> "Looked":
        return Looked(self.types | other.types, self.everything or other.everything, self.times | other.times)


class Watched(Reading):
    """A reading that sums up in `looked` what is asked of it."""

    def __init__(self, reading: Reading) -> None:
        self.looked = Looked()
        self._watching = False
        self.__dict__.update(vars(reading))
        self.entries = cast(Entries, _WatchedEntries(reading.entries, self))
        self._kept = {}
        self._watching = True

    def __getattribute__(self, name: str) -> Any:
        if name in ("as_of", "day") and self._watching:
            self.look(times=frozenset([name]))
        return super().__getattribute__(name)

    def look(self, **at: Any) -> None:
        self.looked |= Looked(**at)

    def frame(self, type_name: str, *columns: str, all_times: bool = False) -> pl.LazyFrame:
        with self._unwatched():  # the day of the entry itself is asked for here, and those are known
            return super().frame(type_name, *columns, all_times=all_times)

    @contextmanager
    def _unwatched(self) -> Iterator[None]:
        before, self._watching = self._watching, False
        try:
            yield
        finally:
            self._watching = before


class _WatchedEntries:
    def __init__(self, entries: Entries, watched: Watched) -> None:
        self._entries = entries
        self._watched = watched

    @property
    def rows(self) -> Any:
        return self._entries.rows

    @property
    def by_type(self) -> Mapping[str, Any]:
        self._watched.look(everything=True)
        return self._entries.by_type

    @property
    def marks(self) -> Any:
        self._watched.look(everything=True)
        return self._entries.marks

    def table(self, type_name: str) -> Table:
        self._watched.look(types=frozenset([type_name]))
        return self._entries.table(type_name)


class Without(Reading):
    """The same reading, had these entries never been recorded."""

    def __init__(self, reading: Reading, positions: Collection[int]) -> None:
        self.__dict__.update(vars(reading))
        self._kept = {}
        self._positions = list(positions)

    def known(self, readings: pl.DataFrame) -> pl.LazyFrame:
        return super().known(readings).filter(~pl.col("position").is_in(self._positions))
