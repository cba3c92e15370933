"""What a register must say, worked out the long way: from the log alone, each time from the beginning.

Shares with the record how one entry is decoded and how one entity changes (`evolve` and `lapse`, which the tests of the
catalogue hold), and nothing of what the register adds: marks, order, folding again, rolling back.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any

from ect_journal import Entry, Journal
from ect_journal.catalogue import DECIDERS, TYPES
from ect_journal.codec import decode
from ect_journal.ledger import leaf_hash
from ect_journal.register import Folded, Register

entry_of = lru_cache(maxsize=10_000)(decode)
"""Decoded once, since the tests that use this look at the same bytes again and again."""


def afresh(journal: Journal) -> Folded:
    """The register folded from the first row to the last, trying nothing."""
    states = [row.state for row in journal.rows()]
    register = Register(lambda position: entry_of(states[position - 1]), journal.time_zone)
    for state in states:
        register.apply(entry_of(state), leaf_hash(state))
    return register.folded


def plain(folded: Folded) -> dict[str, Any]:
    """A register to compare with another: a kind that holds nothing is no kind."""
    without = {
        "entities": {kind: dict(entities) for kind, entities in folded.entities.items() if entities},
        "cited": {kind: dict(codes) for kind, codes in folded.cited.items() if codes},
    }
    return {**vars(folded), **without}


class Log:
    """The entries of a journal in order, read naively. Positions are 1, 2, 3 …"""

    def __init__(self, journal: Journal) -> None:
        self.entries: Sequence[Entry] = [entry_of(row.state) for row in journal.rows()]

    def _aimed_at(self, position: int, at: int) -> list[Entry]:
        """What corrects, retracts or reinstates an entry, among the first `at` of the log."""
        marking = ("entry.corrected", "entry.retracted", "entry.reinstated")
        return [e for e in self.entries[:at] if e.type in marking and e.event.entry == f"J{position}"]  # type: ignore[attr-defined]

    def live(self, position: int, at: int) -> bool:
        """Whether an entry stood when `at` entries were recorded: what was said last of it decides."""
        said = [mark for mark in self._aimed_at(position, at) if mark.type != "entry.corrected"]
        return position <= at and (not said or said[-1].type == "entry.reinstated")

    def source(self, position: int, at: int) -> int | None:
        """The entry whose bytes this one read as then: its last correction that stood, else itself; None while retracted."""
        if not self.live(position, at):
            return None
        corrections = [mark.position for mark in self._aimed_at(position, at) if mark.type == "entry.corrected"]
        return next((number for number in reversed(corrections) if self.live(number, at)), position)

    def reading(self, position: int, at: int) -> Entry | None:
        """The entry as it read then; None while retracted."""
        source = self.source(position, at)
        return None if source is None else self._read(position, source)

    def last(self, position: int) -> Entry:
        """The entry as it reads now; retracted, as it last read."""
        known = (self.reading(position, at) for at in range(len(self.entries), position - 1, -1))
        return next(entry for entry in known if entry is not None)

    def _read(self, position: int, source: int) -> Entry:
        original = self.entries[position - 1]
        if source == position:
            return original
        said: Any = self.entries[source - 1].event
        around = original.circumstances.model_copy(update={"occurred": said.occurred, "grounds": said.grounds})
        return replace(original, event=TYPES[original.type](**said.data), circumstances=around)

    def states(self) -> dict[tuple[str, str], Any]:
        """The state of every entity, from all that ever touched it, read as it stands now; retracted, it lapses as it
        last read."""
        head = len(self.entries)
        touching: dict[tuple[str, str], set[int]] = defaultdict(set)
        for position in range(1, head + 1):
            corrections = [mark.position for mark in self._aimed_at(position, head) if mark.type == "entry.corrected"]
            for source in (position, *corrections):
                for key in self._read(position, source).touches:
                    touching[key].add(position)
        found = {key: self._state(key, sorted(positions)) for key, positions in touching.items()}
        return {key: state for key, state in found.items() if state is not None}

    def _state(self, key: tuple[str, str], positions: Sequence[int]) -> Any:
        """What gives a code comes first, then by day, then by number."""
        decider, state = DECIDERS[key[0]], None

        def order(entry: Entry) -> tuple[Any, ...]:
            return () if decider.by_position else (key not in entry.event.mints(), entry.occurred.start)

        for entry in sorted(map(self.last, positions), key=order):  # stable: then by number
            counts = self.live(entry.position, len(self.entries)) and key in entry.touches
            change = decider.evolve if counts else decider.lapse
            state = change(state, entry)
        return state
