"""Saturation, agreement and bias say what a plain fold says, on generated journals and on the demo, at any two times."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ect_journal import Journal
from ect_journal.demo import write_demo
from ect_projections import Reading, agreement, bias_dial, evidence_tally, saturation
from tests.durability.profiles import examples
from tests.projections import twins, twins_weighing
from tests.projections.answers import near
from tests.projections.journals import Move, grown, moves
from tests.projections.test_twins import EVERY_MOVE

# Mostly links and judgements, so that sources are many and read twice.
EVIDENCE = (
    "observe",
    *6 * ("link",),
    *12 * ("judge",),
    "claim",
    "rival",
    "revise",
    "correct",
    "retract",
    "reinstate",
    "wait",
)
SEEN: list[Move] = [("observe", 1, 1, 1), ("observe", 2, 1, 1), ("wait", 9, 9, 9), ("observe", 3, 3, 3)]


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Journal]:
    with write_demo(tmp_path_factory.mktemp("demo") / "ect-demo") as journal:
        yield journal


def _agree(journal: Journal, reading: Reading) -> None:
    entries = twins.known(journal, reading.known_at)
    expected = {
        "agreement": twins_weighing.agreement(entries, reading.as_of),
        "bias_dial": twins_weighing.bias_dial(entries, reading.as_of),
    }
    for each in (agreement, bias_dial):
        assert near(expected[each.name]) == each(reading).collect().to_dicts(), (each, reading)
    for asked in ((4, 2, 0.05), (1, 1, 0.5), (2, 1, 0)):
        runs = near(twins_weighing.saturation(entries, reading.as_of, *asked))
        assert runs == saturation(reading, *asked).collect().to_dicts(), (asked, reading)


def test_on_a_journal_of_every_move() -> None:
    """At positions along it, and on the days on which something happened."""
    journal = grown(EVERY_MOVE)
    now = Reading.of(journal)
    days = sorted({entry.occurred.end for entry in journal.entries()})
    for known_at in range(0, journal.head + 1, 7):
        for as_of in (None, *days[1::6]):
            _agree(journal, now.at(known_at=known_at, as_of=as_of))


@examples(20)
@given(moves(least=12, among=EVIDENCE), st.data())
def test_on_any_journal(drawn: list[Move], data: st.DataObject) -> None:
    """Whatever was linked, weighed, corrected and taken back."""
    journal = grown([*SEEN, *drawn])
    _agree(journal, Reading.of(journal))
    known_at = data.draw(st.integers(0, journal.head), label="known_at")
    as_of = data.draw(st.sampled_from([None, *{entry.occurred.end for entry in journal.entries()}]), label="as_of")
    _agree(journal, Reading.of(journal, known_at=known_at, as_of=as_of))


@pytest.mark.parametrize("times", [{}, {"known_at": "2024-12-03"}, {"as_of": "2024-06-30"}], ids=str)
def test_on_the_demo(demo: Journal, times: dict[str, str]) -> None:
    """Now, as known one day, of what had happened by one."""
    _agree(demo, Reading.of(demo, **times))


def test_what_tallies_say_of_the_same(demo: Journal) -> None:
    """Rows, and the figures that both have, are those of `evidence_tally`."""
    now = Reading.of(demo)
    names = ["hypothesis", "claim", "version", "rival", "main"]
    for each, more in ((agreement, ["items", "read_twice", "contested", "alpha"]), (bias_dial, ["flips"])):
        asked = names + more
        assert evidence_tally(now).select(asked).collect().rows() == each(now).select(asked).collect().rows()
