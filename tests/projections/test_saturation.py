"""Whether new sources still bring something new: the runs, their order, what counts as a code."""

from datetime import timedelta
from typing import Any

import pytest

from ect_journal import InvalidInput
from ect_projections import saturation
from tests.projections.sources import FIRST, weighed

FOR, AGAINST, NOTHING = {"rd": "7"}, {"rd": "-7"}, dict[str, str]()


def _runs(*items: tuple[str, dict[str, str]], days: tuple[int, ...] = (), **asked: Any) -> list[dict[str, Any]]:
    return saturation(weighed(*items, days=days), **asked).collect().to_dicts()


def test_a_run_that_brings_something() -> None:
    """The first clue against is a new code on a base that had one; the second is none."""
    found = _runs(("G-1", FOR), ("G-2", FOR), ("G-3", AGAINST), ("G-4", AGAINST), base=2, run=1)
    assert [(run["first"], run["last"], run["sources"]) for run in found] == [(3, 3, ["G-3"]), (4, 4, ["G-4"])]
    assert [(run["new"], run["base"], run["ratio"], run["saturated"]) for run in found] == [
        (1, 1, 1, False), (0, 1, 0, True)
    ]  # fmt: skip


def test_runs_overlap() -> None:
    """Of two sources, each a source later than the one before."""
    found = _runs(*((f"G-{place}", FOR) for place in range(6)), base=2, run=2)
    assert [run["sources"] for run in found] == [["G-2", "G-3"], ["G-3", "G-4"], ["G-4", "G-5"]]


def test_four_and_two_unless_said_otherwise() -> None:
    """Six sources make one run; five are not enough."""
    items = [(f"G-{place}", FOR) for place in range(6)]
    assert [(run["first"], run["last"]) for run in _runs(*items)] == [(5, 6)]
    assert _runs(*items[:5]) == []


def test_sources_are_in_the_order_of_their_first_day() -> None:
    """A source told of twice has the day of what was seen first, whatever was recorded first."""
    items = (("G-late", FOR), ("G-early", FOR), ("G-late", FOR), ("G-middle", FOR))
    found = _runs(*items, days=(30, 10, 5, 7), base=1, run=1)
    assert [run["sources"] for run in found] == [["G-middle"], ["G-early"]]
    assert [run["day"] for run in found] == [FIRST + timedelta(days=7), FIRST + timedelta(days=10)]


def test_what_nobody_weighed_is_a_source_too() -> None:
    """A code is what bears on what, and which way: weights play no part."""
    assert len(_runs(("G-1", NOTHING), ("G-2", NOTHING), base=1, run=1)) == 1


def test_as_of_a_day() -> None:
    """What happened later is no source yet."""
    reading = weighed(("G-1", FOR), ("G-2", FOR), ("G-3", AGAINST), days=(0, 1, 2))
    before = reading.at(as_of=FIRST + timedelta(days=1))
    assert saturation(before, base=1, run=1).collect()["sources"].to_list() == [["G-2"]]


def test_the_threshold_is_reached_at_equality() -> None:
    """One new code for two in the base is one half."""
    items = (("G-1", FOR), ("G-1", AGAINST), ("G-2", FOR))
    assert [run["saturated"] for run in _runs(*items, base=1, run=1, threshold=0)] == [True]
    new = (("G-1", FOR), ("G-2", AGAINST))
    assert [_runs(*new, base=1, run=1, threshold=limit)[0]["saturated"] for limit in (0.99, 1)] == [False, True]


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"base": 0}, "Give a whole number, 1 or more."),
        ({"run": 0}, "Give a whole number, 1 or more."),
        ({"threshold": 1.5}, "Give a number from 0 to 1, such as 0.05."),
        ({"threshold": -0.1}, "Give a number from 0 to 1, such as 0.05."),
    ],
)
def test_what_cannot_be_asked(asked: dict[str, Any], said: str) -> None:
    """It is refused, with the range, on an empty journal too."""
    with pytest.raises(InvalidInput, match=said):
        _runs(**asked)
