"""The questions about the field say what a plain Python fold says, at every as_of and every known_at."""

import itertools
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ect_journal import Journal
from ect_projections import (
    Reading,
    coverage,
    funding_mix,
    funding_shares,
    indicator_series,
    method_effects,
    participation,
    pillar_scores,
    placements,
)
from ect_projections.projection import Projection
from tests.durability.profiles import examples
from tests.projections import twins, twins_coverage, twins_effects, twins_field
from tests.projections.journals import Move, grown, move, moves, started
from tests.projections.moves_field import MOVES as FIELD

KINDS = ["observe", "interview", "link", "open", "stage", "ideal", "score", "measure", "adjust", "retract", "retract",
         "reinstate", "wait", "wait", "correct", *FIELD]  # fmt: skip
TWINS: dict[Projection, Callable[..., list[twins.Row]]] = {
    pillar_scores: twins_field.pillar_scores,
    indicator_series: twins_field.indicator_series,
    funding_mix: twins_field.funding_mix,
    funding_shares: twins_field.funding_shares,
    placements: twins_coverage.placements,
    coverage: twins_coverage.coverage,
    participation: twins_coverage.participation,
}

# Each of these moves is made, and nothing is refused.
EVERY_MOVE: list[Move] = [
    ("see", 1, 1, 1), ("see", 4, 5, 7), ("wait", 4, 2, 0), ("ideal", 0, 3, 1), ("score", 0, 0, 13), ("see", 2, 2, 5),
    ("score on", 0, 2, 3), ("score on", 0, 2, 2), ("interview", 1, 1, 1), ("frame with aims", 1, 1, 1),
    ("reflect", 1, 1, 1), ("start with aims", 1, 1, 1), ("reflect", 0, 1, 4), ("link", 1, 1, 0), ("link more", 0, 0, 1),
    ("learn of pillars", 1, 1, 4), ("learn of pillars", 2, 3, 2), ("indicator", 0, 7, 1), ("indicator", 1, 4, 1),
    ("wait", 8, 1, 0), ("indicator read", 1, 1, 2), ("indicator read", 4, 7, 3), ("indicator read", 2, 2, 5),
    ("measure", 1, 4, 2), ("measure", 1, 9, 1), ("plan", 1, 0, 4), ("plan", 1, 0, 5), ("plan", 5, 0, 6), ("plan", 2, 1, 7),
    ("plan", 31, 0, 5), ("plan", 0, 0, 8), ("actor", 3, 3, 4), ("actor", 0, 5, 5), ("actor", 1, 1, 1), ("actor", 2, 2, 5),
    ("actor", 4, 3, 2), ("gather", 1, 4, 7), ("gather", 5, 2, 3), ("gather", 3, 6, 8), ("adjust", 0, 8, 0),
    ("wait", 8, 2, 0), ("adjust", 1, 10, 1), ("stage", 0, 0, 2), ("open", 1, 1, 7), ("see", 3, 1, 2), ("score", 0, 1, 2),
    ("put right", 1, 1, 2), ("put right", 4, 3, 4), ("put right", 7, 4, 1), ("retract", 2, 4, 0), ("wait", 8, 3, 0),
    ("extend", 1, 4, 1), ("actor update", 3, 1, 2), ("see", 0, 4, 9), ("measure", 1, 2, 0), ("reinstate", 0, 0, 0),
    ("stage", 0, 1, 0), ("wait", 8, 1, 0), ("select", 1, 2, 3), ("retire", 0, 3, 0), ("see", 1, 1, 5), ("wait", 8, 3, 0),
    ("wait", 8, 3, 0), ("wait", 8, 3, 0), ("wait", 8, 3, 0), ("wait", 8, 3, 0),
]  # fmt: skip


def agree(journal: Journal, reading: Reading) -> None:
    """Every projection says what its twin says."""
    entries, as_of, day = twins.known(journal, reading.known_at), reading.as_of, reading.day
    expected = {asked: twin(entries, as_of) for asked, twin in TWINS.items()}
    expected[method_effects] = twins_effects.method_effects(entries, as_of, day)
    for asked, told in expected.items():
        rows = asked(reading).collect().to_dicts()
        keys = [tuple(row[name] for name in asked.key) for row in rows]
        assert len(set(keys)) == len(rows), (asked, "two rows have the same key")
        assert [_comparable(row) for row in told] == rows, (asked, reading)


def _comparable(row: dict[str, Any]) -> dict[str, Any]:
    return {name: pytest.approx(value) if isinstance(value, float) else value for name, value in row.items()}


def test_every_move_is_made() -> None:
    """The journal written by hand holds what it says it holds: no move was refused."""
    journal = started()
    refused = [each for each in EVERY_MOVE if move(journal, each) is None and each[0] != "wait"]
    assert refused == []


def test_at_every_time_of_one_journal() -> None:
    """On that journal, for some of the positions and of the days on which something happened."""
    journal = grown(EVERY_MOVE)
    now = Reading.of(journal)
    days = sorted({entry.occurred.end for entry in journal.entries()})
    agree(journal, now)
    for known_at, as_of in itertools.product(range(0, journal.head + 1, 5), [None, days[0], *days[2::5]]):
        agree(journal, now.at(known_at=known_at, as_of=as_of))


@examples(25)
@given(moves(least=10, most=60, among=KINDS), st.data())
def test_at_some_times_of_any_journal(drawn: list[Move], data: st.DataObject) -> None:
    """On generated journals, corrections and retractions included, at times drawn by chance and now."""
    journal = grown(drawn)
    days = sorted({entry.occurred.end for entry in journal.entries()})
    agree(journal, Reading.of(journal))
    for _ in range(3):
        as_of = data.draw(st.sampled_from([None, *days]), label="as_of")
        known_at = data.draw(st.integers(0, journal.head), label="known_at")
        agree(journal, Reading.of(journal, as_of=as_of, known_at=known_at))
