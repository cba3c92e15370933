"""Tallies, items and matrices say what a plain Python fold says, at every as_of and known_at, each figure in use."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from ect_journal import Journal
from ect_projections import Reading, evidence_items, evidence_matrix, evidence_tally
from ect_projections.matrix import TEST
from tests.durability.profiles import examples
from tests.projections import twins, twins_evidence
from tests.projections.answers import near
from tests.projections.journals import Move, grown, move, moves, started
from tests.projections.moves_evidence import MOVES

KINDS = ("observe", "link", "judge", "revise", "retract", "reinstate", "wait", "correct", "rival", "resolve", *MOVES)

# Drawn by chance, then made as short as it goes: nothing is refused, and every figure of a tally is in use at the end.
EVERY_MOVE: list[Move] = [
    ("suppose", 5, 7, 43), ("expect", 43, 10, 0), ("bear again", 51, 31, 13), ("interview", 24, 48, 5),
    ("revise", 51, 43, 28), ("weigh", 34, 41, 19), ("read blind", 35, 50, 52), ("bear again", 24, 46, 50),
    ("mend", 27, 11, 21), ("resolve", 24, 42, 23), ("weigh again", 56, 35, 53), ("interview", 58, 16, 50),
    ("resolve", 34, 12, 4), ("weigh again", 53, 18, 33), ("bear again", 49, 9, 38), ("read blind", 54, 56, 28),
    ("read blind", 52, 12, 42), ("bear again", 28, 50, 22), ("weigh again", 46, 46, 45), ("expect", 56, 19, 13),
    ("expect", 37, 59, 35), ("reinstate", 38, 6, 26), ("weigh again", 57, 34, 10), ("observe", 58, 44, 38),
    ("bear again", 6, 26, 53), ("see in", 36, 32, 27), ("read blind", 59, 13, 25), ("take out", 18, 51, 33),
    ("bear", 17, 50, 55), ("resolve", 3, 9, 7), ("see in", 38, 57, 39), ("rival", 29, 26, 20), ("bear", 40, 21, 30),
    ("suppose", 16, 38, 46), ("resolve", 41, 44, 3), ("weigh", 36, 42, 25), ("interview", 33, 26, 57),
    ("bear again", 53, 20, 30), ("bear", 5, 14, 56), ("rival", 6, 35, 28), ("interview", 49, 9, 45),
    ("weigh again", 0, 9, 50), ("expect", 54, 58, 40), ("see in", 6, 34, 21), ("weigh", 22, 2, 20),
    ("read blind", 12, 47, 59), ("weigh", 6, 12, 10), ("resolve", 27, 56, 7), ("weigh again", 1, 25, 59),
    ("weigh", 13, 44, 23), ("revise", 34, 28, 20), ("bear again", 53, 43, 32), ("weigh again", 27, 55, 6),
    ("read blind", 12, 17, 9), ("take out", 50, 17, 33), ("resolve", 4, 37, 53), ("weigh", 29, 48, 57),
    ("bear", 20, 37, 31), ("interview", 20, 5, 9), ("see in", 40, 53, 53), ("interview", 54, 49, 9),
    ("bear", 8, 30, 53), ("mend", 20, 30, 2), ("bear again", 44, 56, 7), ("take out", 57, 28, 4),
    ("read blind", 4, 13, 38), ("take out", 22, 37, 35), ("read blind", 15, 33, 27), ("bear again", 5, 49, 55),
    ("weigh", 13, 39, 32), ("take out", 2, 4, 0), ("predict", 1, 1, 0),
]  # fmt: skip


def agree(journal: Journal, reading: Reading) -> None:
    entries = twins.known(journal, reading.known_at)
    items, matrix = evidence_items(reading).collect().to_dicts(), evidence_matrix(reading).collect().to_dicts()
    assert items == near(twins_evidence.evidence_items(entries, reading.as_of)), reading
    assert matrix == twins_evidence.evidence_matrix(entries, reading.as_of), reading
    tallies = near(twins_evidence.evidence_tally(entries, reading.as_of, reading.day))
    assert evidence_tally(reading).collect().to_dicts() == tallies, reading


def test_every_move_can_be_made() -> None:
    """The journal holds every kind of entry that tallies read, and none of its moves is refused."""
    journal = started()
    assert [each for each in EVERY_MOVE if move(journal, each) is None] == []
    assert {name.removesuffix(" again") for name in MOVES} <= {name.removesuffix(" again") for name, *_ in EVERY_MOVE}


def test_every_figure_is_in_use() -> None:
    """So that a figure which is always the same, or always that of another column, shows."""
    reading = Reading.of(grown(EVERY_MOVE))
    tallies, items = evidence_tally(reading).collect().to_dicts(), evidence_items(reading).collect().to_dicts()
    said = {name for row in tallies for name, value in row.items() if value not in (None, 0, False, [])}
    assert set(tallies[0]) - said == set()
    for name in ("naive", "by_project", "predicted", "post_hoc", "uncontested"):
        assert any(row[name] not in (0, row["total"]) for row in tallies), name
    assert {each["retracted"] for row in tallies for each in row["voided"]} == {"entry", "link"}
    assert any(row["flips"] > 1 for row in tallies)
    assert any(row["version"] > 1 and row["items"] for row in tallies)
    assert any(row["alpha"] not in (None, 1) for row in tallies)
    assert {item["test"] for item in items} == {None, *TEST.categories}
    assert any(item["blind"] and item["contested"] for item in items)
    assert any(item["mid"] and not item["counted"] for item in items)


def test_at_every_time_of_one_journal() -> None:
    """For positions and days of one journal."""
    journal = grown(EVERY_MOVE)
    now = Reading.of(journal)
    days = sorted({entry.occurred.end for entry in journal.entries()})
    agree(journal, now)
    for known_at, as_of in itertools.product(range(0, journal.head + 1, 5), [None, *days[::4]]):
        agree(journal, now.at(known_at=known_at, as_of=as_of))


@examples(20)
@given(st.sampled_from([6, 30, len(EVERY_MOVE)]), moves(least=15, most=50, among=KINDS), st.data())
def test_at_some_times_of_any_journal(begun: int, drawn: list[Move], data: st.DataObject) -> None:
    """On generated journals, corrections and retractions included, at times drawn by chance and now."""
    journal = grown([*EVERY_MOVE[:begun], *drawn])
    days = sorted({entry.occurred.end for entry in journal.entries()})
    agree(journal, Reading.of(journal))
    for _ in range(2):
        as_of = data.draw(st.sampled_from([None, *days]), label="as_of")
        known_at = data.draw(st.integers(0, journal.head), label="known_at")
        agree(journal, Reading.of(journal, as_of=as_of, known_at=known_at))
