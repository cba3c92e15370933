"""Every projection says what a plain Python fold over the same entries says, at every as_of and every known_at."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from ect_projections import Reading
from tests.durability.profiles import examples
from tests.projections.answers import agree
from tests.projections.journals import Move, grown, moves

# A journal in which every kind of move is made, and what was said is taken back: links, weights, versions, openings.
EVERY_MOVE: list[Move] = [
    ("observe", 0, 1, 1), ("wait", 3, 5, 0), ("observe", 2, 4, 3), ("interview", 1, 1, 1), ("ideal", 0, 3, 1),
    ("link", 1, 1, 0), ("judge", 0, 1, 1), ("judge", 0, 2, 1), ("link", 2, 1, 0), ("judge", 1, 0, 1), ("wait", 8, 0, 0),
    ("open", 1, 1, 7), ("stage", 0, 0, 2), ("score", 0, 0, 3), ("measure", 1, 4, 2), ("fund", 1, 2, 0), ("fund", 1, 2, 1),
    ("adjust", 0, 8, 0), ("wait", 8, 2, 0), ("adjust", 1, 10, 1), ("settle", 0, 1, 0), ("claim", 0, 1, 0),
    ("rival", 0, 1, 0), ("correct", 0, 1, 2), ("correct", 3, 0, 1), ("correct", 5, 3, 3), ("correct", 8, 2, 0),
    ("retract", 2, 0, 0), ("retract", 2, 4, 0), ("wait", 6, 0, 0), ("reinstate", 0, 0, 0), ("retract", 4, 3, 0),
    ("stage", 1, 1, 0), ("observe", 1, 0, 7), ("link", 4, 0, 2), ("judge", 2, 1, 8), ("settle", 1, 0, 2),
    ("revise", 0, 1, 0), ("link", 1, 0, 1), ("judge", 3, 1, 2), ("revise", 0, 2, 1), ("retract", 7, 6, 0),
    ("revise", 0, 4, 0), ("link", 0, 1, 2), ("settle", 0, 0, 1), ("revise", 0, 3, 2), ("revise", 1, 1, 1),
]  # fmt: skip


def test_at_every_time_of_one_journal() -> None:
    """On a journal written by hand, for each position and each day on which something happened."""
    journal = grown(EVERY_MOVE)
    now = Reading.of(journal)
    days = sorted({entry.occurred.end for entry in journal.entries()})
    agree(journal, now)
    for known_at, as_of in itertools.product(range(0, journal.head + 1, 3), [None, days[0], *days[1::4]]):
        agree(journal, now.at(known_at=known_at, as_of=as_of))


@examples(25)
@given(moves(least=8), st.data())
def test_at_some_times_of_any_journal(drawn: list[Move], data: st.DataObject) -> None:
    """On generated journals, corrections and retractions included, at times drawn by chance and now."""
    journal = grown(drawn)
    days = sorted({entry.occurred.end for entry in journal.entries()})
    agree(journal, Reading.of(journal))
    for _ in range(3):
        as_of = data.draw(st.sampled_from([None, *days]), label="as_of")
        known_at = data.draw(st.integers(0, journal.head), label="known_at")
        agree(journal, Reading.of(journal, as_of=as_of, known_at=known_at))
