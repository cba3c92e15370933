"""The plain twin of `ect_projections.series`: each tally folded anew as known at every position, by the record's own fold."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from ect_journal import Entry, Journal
from ect_journal.catalogue import RivalRegistered
from ect_journal.event import unversioned
from tests.projections import twins

FIGURES = ("total", "low", "high", "items", "clusters", "to_weigh")
NOTHING: tuple[Any, ...] = (0,) * len(FIGURES)
Pair = tuple[str, str]


def tally_series(journal: Journal, pairs: Sequence[Pair], head: int, as_of: date | None) -> list[tuple[Any, ...]]:
    """claim, rival, position, change of the total, then the figures: each time that they are others than before."""
    known = [twins.known(journal, at) for at in range(head + 1)]
    return [(*pair, *row) for pair in pairs for row in _of_pair(known, pair, as_of)]


def _of_pair(known: Sequence[Sequence[Entry]], pair: Pair, as_of: date | None) -> Iterator[tuple[Any, ...]]:
    before = NOTHING
    for at, entries in enumerate(known):
        now = _figures(entries, pair, as_of)
        if now != before:
            yield at, now[0] - before[0], *now
        before = now


def _figures(entries: Sequence[Entry], pair: Pair, as_of: date | None) -> tuple[Any, ...]:
    """Nothing while the two do not compete."""
    claim, rival = pair
    registered = [entry.event for entry in entries if isinstance(entry.event, RivalRegistered)]
    if claim not in {unversioned(each) for event in registered if event.code == rival for each in event.claims}:
        return NOTHING
    found = twins.tally(entries, claim, rival, as_of)
    return tuple(getattr(found, name) for name in FIGURES)
