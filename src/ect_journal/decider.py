"""The decider pattern (Chassaing; emmett `decider.ts`): how one kind of entity changes, as pure functions.

`evolve` gives an entity's state after an entry; `fits` says which rules its history breaks at that entry, seeing only
the state before it. Checks that look at other entities are the concept's `check`, which sees a `View` of the register.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from ect_journal.entry import Entry
from ect_journal.event import Event
from ect_journal.rules import Finding


class View(Protocol):
    """What a rule may see of the journal: the current reading, never the database."""

    @property
    def head(self) -> int:
        """The number of the last entry."""

    def get(self, kind: str, code: str) -> Any:
        """The entity's state (a dataclass of the catalogue), or None."""

    def all(self, kind: str) -> Mapping[str, Any]:
        """The states of every entity of a kind, by code."""

    def entry(self, ref: str) -> Entry | None:
        """The entry as it reads now (corrected), live or not; None when there is none."""

    def live(self, ref: str) -> bool:
        """Whether the entry stands: recorded, and not retracted since."""

    def as_known(self, ref: str, at: int) -> Entry | None:
        """The entry as it read when `at` entries were recorded; None when it was not recorded or stood retracted."""

    def retracted_by(self, ref: str) -> str | None:
        """The actor who retracted the entry last, or None."""

    def today(self, entry: Entry) -> date:
        """The civil day on which `entry` is recorded, in the journal's time zone."""


def fits_always(state: Any, entry: Entry) -> Iterable[Finding]:
    return ()


def nothing_remains(state: Any, entry: Entry) -> Any:
    return state


@dataclass(frozen=True)
class Decider:
    """One kind of entity.

    `by_position`: folded in the order of recording, not in that of valid time. `lapse` is called instead of `evolve` for
    an entry that stands retracted, as it last read, when something of it remains: a version number is never used again.
    """

    kind: str
    state: Any
    evolve: Callable[[Any, Entry], Any]
    fits: Callable[[Any, Entry], Iterable[Finding]] = fits_always
    by_position: bool = False
    lapse: Callable[[Any, Entry], Any] = nothing_remains


@dataclass(frozen=True)
class Coded:
    """The state of an entity of which nothing is remembered but that its code was given, and where."""

    position: int


def evolve_coded(state: Coded | None, entry: Entry) -> Coded:
    return state or Coded(entry.position)


def check_nothing(view: View, entry: Entry) -> Iterable[Finding]:
    return ()


@dataclass(frozen=True)
class Concept:
    """One file of the catalogue: its events, the entities they change, what recording them must respect."""

    events: tuple[type[Event], ...]
    deciders: tuple[Decider, ...] = ()
    check: Callable[[View, Entry], Iterable[Finding]] = check_nothing
