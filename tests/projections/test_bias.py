"""What would undo a conclusion: sources counted, biases supposed, sources removed."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ect_projections import bias_dial, evidence_tally
from tests.durability.profiles import examples
from tests.projections.sources import weighed


def _dial(*items: tuple[str, dict[str, Any]]) -> dict[str, Any]:
    (found,) = bias_dial(weighed(*items)).collect().to_dicts()
    return found


def _sources(y: int, r: int) -> list[tuple[str, dict[str, Any]]]:
    return [(f"G-{place}", {"rd": "7" if place < y else "-7"}) for place in range(y + r)]


def test_seven_for_and_three_against() -> None:
    """The published case: 7.83; 2.88 and 1.53 under bias; undone at 2.46; 39 out of an archive."""
    found = _dial(*_sources(7, 3))
    assert (found["clusters_for"], found["clusters_against"]) == (7, 3)
    names = ("count_factor", "at_1_5", "at_2", "flip_omega", "archive_factor")
    assert [found[name] for name in names] == pytest.approx([7.827586, 2.8786, 1.5330, 2.4608, 39], abs=5e-4)
    assert found["at_3"] < 1
    assert (found["flips"], found["flipping"]) == (4, ["G-0", "G-1", "G-2", "G-3"])


def test_a_source_is_counted_once() -> None:
    """By its strongest item; one whose strongest cancel, or weigh nothing, speaks for neither side."""
    found = _dial(
        ("G-1", {"rd": "7"}), ("G-1", {"rd": "6"}), ("G-1", {"rd": "-2"}), ("G-2", {"rd": "5"}), ("G-2", {"rd": "-5"}),
        ("G-3", {"rd": "0"}), ("G-4", {"rd": "-9"}), ("G-5", {}),
    )  # fmt: skip
    assert (found["clusters_for"], found["clusters_against"]) == (1, 1)
    assert (found["count_factor"], found["flip_omega"]) == (1, 1)


def test_sources_that_all_say_the_same() -> None:
    """No bias undoes them; removing them all does."""
    found = _dial(*_sources(5, 0))
    assert (found["count_factor"], found["flip_omega"], found["flips"]) == (63, None, 5)


def test_sources_that_speak_for_the_rival() -> None:
    """The factor is under 1, the bias that undoes it is one towards the rival, the archive has no answer."""
    found = _dial(*_sources(3, 7))
    assert found["count_factor"] == pytest.approx(1 / 7.827586)
    assert found["flip_omega"] == pytest.approx(2.4608, abs=5e-4)
    assert (found["archive_factor"], found["flips"]) == (None, 4)


def test_nothing_was_weighed() -> None:
    """No source, no opinion: everything is 1 and nothing is to be removed."""
    found = _dial()
    assert [found[name] for name in ("count_factor", "at_3", "flip_omega", "archive_factor")] == [1, 1, 1, 1]
    assert (found["clusters_for"], found["flips"], found["flipping"]) == (0, 0, [])


def test_the_sources_to_remove() -> None:
    """Those that speak most for the side of the total, whichever it is, the strongest first, equals by name."""
    items = [("G-c", {"rd": "3"}), ("G-b", {"rd": "3"}), ("G-a", {"rd": "9"}), ("G-d", {"rd": "-5"})]
    assert _dial(*items)["flipping"] == ["G-a", "G-b"]
    negated = [(cluster, {"rd": -Decimal(mids["rd"])}) for cluster, mids in items]
    assert _dial(*negated)["flipping"] == ["G-a", "G-b"]
    assert _dial(("G-a", {"rd": "5"}), ("G-b", {"rd": "-5"}))["flipping"] == []


WEIGHTS = st.lists(
    st.tuples(
        st.sampled_from([f"G-{place}" for place in range(9)]),
        st.dictionaries(st.sampled_from(["rd", "P-01"]), st.integers(-20, 20), min_size=1),
    ),
    max_size=14,
)


@examples(15)
@given(WEIGHTS)
def test_removing_them_undoes_the_total(items: list[tuple[str, dict[str, int]]]) -> None:
    """Without these sources the total has left its side; without all but the last of them it has not."""
    found = _dial(*items)
    total = _total(items)
    assert found["flips"] == len(found["flipping"])
    assert (total == 0) == (found["flips"] == 0)
    if total:
        without = _total([item for item in items if item[0] not in found["flipping"]])
        nearly = _total([item for item in items if item[0] not in found["flipping"][:-1]])
        assert total * without <= 0 < total * nearly


def _total(items: list[tuple[str, dict[str, int]]]) -> Decimal:
    total: Decimal = evidence_tally(weighed(*items)).collect()["total"].item()
    return total
