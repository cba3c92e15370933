"""Agreement of readers: published numbers, and the `krippendorff` package as an oracle."""

import math
from decimal import Decimal
from fractions import Fraction
from typing import Any

import krippendorff
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ect_journal import InvalidInput
from ect_projections.formulas import Kappa, cohen_kappa, grade, krippendorff_alpha
from ect_projections.formulas.readers import Level

THREE_CODERS = [
    [None if word == "*" else int(word) for word in said.split()]
    for said in (
        "* * * * * 3 4 1 2 1 1 3 3 * 3",
        "1 * 2 1 3 3 4 3 * * * * * * *",
        "* * 2 1 3 4 4 * 2 1 1 3 3 * 4",
    )
]
RATING = st.none() | st.integers(-4, 4)
RATINGS = st.integers(2, 8).flatmap(
    lambda units: st.lists(st.lists(RATING, min_size=units, max_size=units), min_size=2, max_size=5)
)


def test_fifty_proposals() -> None:
    """K1: po .7, pe .5, kappa .4, exactly; from a table or from the pairs themselves."""
    table = {("yes", "yes"): 20, ("yes", "no"): 5, ("no", "yes"): 10, ("no", "no"): 15}
    expected = (Fraction(7, 10), Fraction(1, 2), Fraction(2, 5))
    assert cohen_kappa(table) == expected
    assert cohen_kappa([pair for pair, times in table.items() for _ in range(times)]) == expected


def test_a_kappa_that_says_nothing() -> None:
    """None without items; where both only ever said one same thing, agreement is full and kappa is none."""
    assert cohen_kappa([]) is None
    assert cohen_kappa([("yes", "yes")] * 3) == Kappa(Fraction(1), Fraction(1), None)


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), min_size=1))
def test_a_kappa_is_between_minus_one_and_one(pairs: list[tuple[int, int]]) -> None:
    """1 when readers always agree and say more than one thing; the order of readers does not matter."""
    found = cohen_kappa(pairs)
    assert found is not None
    assert found == cohen_kappa((other, one) for one, other in pairs)
    if found.kappa is not None:
        assert -1 <= found.kappa <= 1
        assert (found.kappa == 1) == (found.observed == 1)


@pytest.mark.parametrize(("level", "expected"), [("nominal", 0.6914), ("ordinal", 0.8067), ("interval", 0.8108)])
def test_three_coders(level: Level, expected: float) -> None:
    """K2: three coders, fifteen units, many missing."""
    assert krippendorff_alpha(THREE_CODERS, level) == pytest.approx(expected, abs=5e-4)


@settings(deadline=None)
@given(RATINGS, st.sampled_from(["nominal", "ordinal", "interval"]))
def test_alpha_is_that_of_the_package(ratings: list[list[int | None]], level: Level) -> None:
    """Whatever is missing; None where the package has no answer."""
    found = krippendorff_alpha(ratings, level)
    expected = _package(ratings, level)
    assert (found is None) == (expected is None)
    assert found == (None if expected is None else pytest.approx(expected, abs=1e-9))


def _package(ratings: list[list[int | None]], level: Level) -> float | None:
    data = [[math.nan if value is None else float(value) for value in each] for each in ratings]
    paired = [unit for unit in zip(*ratings, strict=True) if sum(value is not None for value in unit) > 1]
    if len({value for unit in paired for value in unit if value is not None}) < 2:
        return None  # it divides by zero, or refuses
    return float(krippendorff.alpha(reliability_data=data, level_of_measurement=level))


@given(RATINGS)
def test_alpha_of_ranks_is_blind_to_their_names(ratings: list[list[int | None]]) -> None:
    """Only the order of the grades matters to the ordinal alpha, and neither that of readers nor their weights' sign."""
    found = krippendorff_alpha(ratings)
    renamed: Any = [[None if value is None else value**3 + 100 for value in each] for each in ratings]
    negated: Any = [[None if value is None else -value for value in each] for each in reversed(ratings)]
    assert krippendorff_alpha(renamed) == found
    assert krippendorff_alpha(negated) == (None if found is None else pytest.approx(found))


def test_full_agreement_is_one() -> None:
    """Exactly; disagreement on everything is below zero; other values than numbers can be nominal."""
    assert krippendorff_alpha([[1, 2, 3], [1, 2, 3]]) == 1
    assert krippendorff_alpha([["a", "b"], ["b", "a"]], "nominal") == -0.5
    assert krippendorff_alpha([[Decimal(1), Decimal(2)], [Decimal(1), Decimal(2)]], "interval") == 1


@pytest.mark.parametrize("ratings", [[], [[1, 2, 3]], [[1, None], [None, 2]], [[1, 1], [1, 1]], [[], []]])
def test_an_alpha_that_says_nothing(ratings: list[list[int | None]]) -> None:
    """No reader, one reader, no unit rated twice, no variation: none, rather than a number."""
    assert krippendorff_alpha(ratings) is None


def test_what_alpha_refuses() -> None:
    """Readers of different units, and a level that is none."""
    with pytest.raises(InvalidInput, match="as many ratings"):
        krippendorff_alpha([[1, 2], [1]])
    with pytest.raises(InvalidInput, match="nominal, ordinal or interval"):
        krippendorff_alpha([[1, 2], [1, 2]], "ratio")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("mid", "expected"),
    [
        ("0", 0),
        ("2.999999", 0),
        ("3", 1),
        ("7.499999", 1),
        ("7.5", 2),
        ("12.5", 3),
        ("17.499999", 3),
        ("17.5", 4),
        ("20", 4),
    ],
)
def test_grades(mid: str, expected: int) -> None:
    """Steps of five decibans, none under three, with the sign of the weight."""
    assert (grade(Decimal(mid)), grade(-Decimal(mid))) == (expected, -expected)
    assert grade(float(mid)) == expected
