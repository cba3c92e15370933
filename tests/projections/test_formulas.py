"""Weights, posteriors, two clues of one source, the tests of process tracing: published numbers and laws."""

import math
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ect_journal import InvalidInput
from ect_journal.catalogue.weights import FREQUENCIES, weight_of
from ect_projections import formulas
from ect_projections.formulas import (
    Run,
    factor,
    joint,
    posterior,
    posterior_of,
    resolution_weight,
    saturation_runs,
    weight_of_evidence,
)

NEAR = 5e-4
INSIDE = st.floats(0.01, 0.99)
ANY = st.floats(0, 1)


def close(value: float, tolerance: float = NEAR) -> Any:
    return pytest.approx(value, abs=tolerance, rel=0)


# Weights


def test_a_factor_of_four() -> None:
    """W1: four times more expected is 6.0206 dB, and back."""
    assert weight_of_evidence(0.8, 0.2) == close(6.0206)
    assert factor(Decimal("6.0206")) == close(4)


def test_presence_and_absence_of_an_even_clue() -> None:
    """W2: from one half, 0.8 against 0.2 gives 0.8 when it is there, and 0.2 when it is absent."""
    assert posterior(0.5, weight_of_evidence(0.8, 0.2)) == close(0.8)
    assert posterior(0.5, weight_of_evidence(0.8, 0.2, present=False)) == close(0.2)


def test_a_smoking_gun_that_is_not_found() -> None:
    """W3: impossible under the rival, 0.3 under the claim: its absence takes one half down to 0.411765."""
    weight = weight_of_evidence(0.3, 0, present=False)
    assert weight == close(-1.549)
    assert posterior(0.5, weight) == close(0.411765)
    assert weight_of_evidence(0.3, 0) == math.inf


def test_absence_can_weigh_more_than_presence() -> None:
    """W4: 0.999 against 0.333 is worth 0.477 of a decimal logarithm when there, 2.824 when absent."""
    assert weight_of_evidence(0.999, 0.333) / 10 == close(0.477)
    assert weight_of_evidence(0.999, 0.333, present=False) / 10 == close(-2.824)


@pytest.mark.parametrize(
    ("label", "p_claim", "p_rival", "there", "absent"),
    [
        ("straw_in_the_wind", 0.6, 0.4, 1.76, -1.76),
        ("hoop", 0.95, 0.6, 2.00, -9.03),
        ("smoking_gun", 0.4, 0.05, 9.03, -2.00),
        ("doubly_decisive", 0.95, 0.05, 12.79, -12.79),
    ],
)
def test_the_four_tests(label: str, p_claim: float, p_rival: float, there: float, absent: float) -> None:
    """W5: each test of process tracing, with what its presence and its absence weigh."""
    assert formulas.test_label(p_claim, p_rival) == label
    assert weight_of_evidence(p_claim, p_rival) == close(there, 5e-3)
    assert weight_of_evidence(p_claim, p_rival, present=False) == close(absent, 5e-3)


def test_a_hoop_that_is_failed() -> None:
    """W6: a hoop of 0.95 against 0.6, absent, takes 0.74 down to 0.2624."""
    assert posterior(0.74, weight_of_evidence(0.95, 0.6, present=False)) == close(0.2624)


@pytest.mark.parametrize(("rho", "expected"), [(-0.32, 0.7557), (0, 0.7368), (0.32, 0.7148)])
def test_two_clues_of_one_source(rho: float, expected: float) -> None:
    """W7: the first seen, the second sought and absent; the more they go together, the more its absence says."""
    assert posterior_of(0.5, (joint(0.8, 0.3, rho).p10, joint(0.2, 0, rho).p10)) == close(expected)


def test_the_cells_of_two_clues() -> None:
    """W8: 0.8 and 0.3, correlated by 0.32: both, the first alone, the second alone, neither."""
    assert [close(each) for each in (0.2987, 0.5013, 0.0013, 0.1987)] == list(joint(0.8, 0.3, 0.32))


def test_weights_are_those_of_the_record() -> None:
    """The central values of two answers weigh what the record stores for them, to 0.1 dB."""
    for claim, (_, p_claim, _) in FREQUENCIES.items():
        for rival, (_, p_rival, _) in FREQUENCIES.items():
            stored = weight_of(claim, rival)[1]
            assert weight_of_evidence(p_claim, p_rival) == close(float(stored), 0.05 + 1e-9)


@given(INSIDE, INSIDE, st.booleans())
def test_exchanging_claim_and_rival_negates(p_claim: float, p_rival: float, present: bool) -> None:
    """What weighs for one against the other weighs as much, the other way, for the other."""
    weight = weight_of_evidence(p_claim, p_rival, present=present)
    assert weight_of_evidence(p_rival, p_claim, present=present) == -weight
    assert factor(weight) * factor(-weight) == pytest.approx(1)


@given(INSIDE, INSIDE)
def test_a_clue_that_is_expected_to_tell_nothing(p_claim: float, p_rival: float) -> None:
    """Before looking, the posterior is the prior on average, and presence and absence never speak the same way."""
    there, absent = (weight_of_evidence(p_claim, p_rival, present=present) for present in (True, False))
    seen = 0.3 * p_claim + 0.7 * p_rival
    assert seen * posterior(0.3, there) + (1 - seen) * posterior(0.3, absent) == pytest.approx(0.3)
    assert there * absent <= 0


@given(ANY, st.lists(st.floats(-5000, 5000), max_size=5))
def test_a_posterior_is_a_probability(prior: float, weights: list[float]) -> None:
    """Whatever the weights, in whatever order; what is certain stays so; nothing weighed leaves the prior."""
    found = posterior(prior, *weights)
    assert 0 <= found <= 1
    assert found == posterior(prior, *reversed(weights))
    assert posterior(prior) == pytest.approx(prior)
    assert prior not in (0, 1) or found == prior


def test_a_factor_has_no_upper_end() -> None:
    """Above the range of floats it is infinite, below it 0."""
    assert [factor(4000), factor(-4000), factor(math.inf), factor(0)] == [math.inf, 0, math.inf, 1]


@pytest.mark.parametrize(
    ("weights", "expected"),
    [((1e308, 1e308), 1), ((-1e308, -1e308), 0), ((1e308, 1e308, -1e308, -1e308), 0.5), ((10**400,), 1)],
)
def test_weights_beyond_floats(weights: tuple[float, ...], expected: float) -> None:
    """Whatever they add up to, the posterior is what it tends to."""
    assert posterior(0.5, *weights) == expected


def test_what_a_resolved_prediction_weighs() -> None:
    """As a clue that is there when met, as one that is absent when not; nothing when it cannot be told."""
    weights = [
        resolution_weight(Decimal("0.75"), Decimal("0.1"), result) for result in ("met", "not_met", "indeterminate")
    ]
    assert weights == [close(8.7506), close(-5.5630), None]
    with pytest.raises(InvalidInput, match="met, not_met or indeterminate"):
        resolution_weight(0.5, 0.5, "maybe")


# Two clues


@given(ANY, ANY)
def test_clues_that_are_independent(p1: float, p2: float) -> None:
    """Without correlation, each cell is a product."""
    product = (p1 * p2, p1 * (1 - p2), (1 - p1) * p2, (1 - p1) * (1 - p2))
    assert joint(p1, p2, 0) == pytest.approx(product)


@given(ANY, ANY, st.floats(-1, 1))
def test_cells_are_probabilities_or_refused(p1: float, p2: float, rho: float) -> None:
    """Four probabilities that add up to 1 and give both clues their own; or a refusal, where one would be negative."""
    bare = p1 * p2 + rho * math.sqrt(p1 * (1 - p1) * p2 * (1 - p2))
    least = min(bare, p1 - bare, p2 - bare, 1 - p1 - p2 + bare)
    try:
        cells = joint(p1, p2, rho)
    except InvalidInput:
        assert least < 0
        return
    assert min(cells) >= 0
    assert least > -1e-9
    assert math.fsum(cells) == pytest.approx(1)
    assert (cells.p11 + cells.p10, cells.p11 + cells.p01) == pytest.approx((p1, p2))


def test_a_correlation_out_of_range() -> None:
    """It is refused with the range allowed, whose ends are accepted."""
    with pytest.raises(InvalidInput) as caught:
        joint(0.8, 0.3, 0.5)
    assert caught.value.hint.en == "Give a correlation from -0.7637 to 0.3273."
    assert caught.value.hint.fr == "Donnez une corrélation de -0.7637 à 0.3273."
    assert min(*joint(0.8, 0.3, -0.7637), *joint(0.8, 0.3, 0.3273)) >= 0


# What is refused


@pytest.mark.parametrize("value", [-0.1, 1.1, math.nan, Decimal("1.01")])
def test_what_is_no_probability(value: float) -> None:
    """It is refused by its name, with the range."""
    asked: list[Callable[[], object]] = [
        lambda: weight_of_evidence(value, 0.5),
        lambda: weight_of_evidence(0.5, value),
        lambda: formulas.test_label(value, 0.5),
        lambda: posterior(value),
        lambda: joint(0.5, value, 0),
    ]
    for ask in asked:
        with pytest.raises(InvalidInput, match="from 0 to 1"):
            ask()


@pytest.mark.parametrize(("p", "present"), [(0, True), (1, False)])
def test_what_cannot_happen_either_way(p: float, present: bool) -> None:
    """A clue that was found although both exclude it cannot be weighed; it tells nothing of the test."""
    with pytest.raises(InvalidInput, match="Under neither"):
        weight_of_evidence(p, p, present=present)
    assert formulas.test_label(p, p) == "straw_in_the_wind"


def test_weights_that_exclude_both() -> None:
    """Certainty one way and impossibility the other leave nothing to say."""
    for prior, weights in ((1, (-math.inf,)), (0.5, (math.inf, -math.inf))):
        with pytest.raises(InvalidInput, match="exclude both"):
            posterior(prior, *weights)
    assert (posterior(0.5, math.inf), posterior(0.5, -math.inf), posterior(0, 50)) == (1, 0, 0)


@pytest.mark.parametrize("weight", [math.nan, Decimal("NaN")])
def test_what_is_no_weight(weight: float) -> None:
    """What is no number is refused; an infinite weight is one."""
    for ask in (lambda: posterior(0.5, weight), lambda: factor(weight), lambda: formulas.grade(weight)):
        with pytest.raises(InvalidInput, match="which is no weight"):
            ask()
    assert (formulas.grade(math.inf), formulas.grade(-math.inf)) == (4, -4)


# Saturation


def test_one_new_code_on_a_base_of_37() -> None:
    """S1: 2.70 %, exactly 1/37; codes met after the base are not new again."""
    base = [set(range(20)), set(range(10, 30)), {30, 31}, {32, 33, 34, 35, 36}]
    (first,) = saturation_runs([*base, {0, 37}, {37, 1}])
    assert first == Run(5, 6, 1, 37, Fraction(1, 37))
    assert float(Fraction(1, 37)) == close(0.0270)


@given(st.lists(st.frozensets(st.integers(0, 9)), max_size=12), st.integers(1, 5), st.integers(1, 3))
def test_runs_overlap(sources: list[frozenset[int]], base: int, run: int) -> None:
    """Each run is a source later than the one before it, and counts what no source before it had."""
    expected = []
    for first in range(base, len(sources) - run + 1):
        before = frozenset[int]().union(*sources[:first])
        new = len(frozenset[int]().union(*sources[first : first + run]) - before)
        held = len(frozenset[int]().union(*sources[:base]))
        expected.append((first + 1, first + run, new, held, Fraction(new, held) if held else None))
    assert expected == saturation_runs(sources, base, run)


@pytest.mark.parametrize(("base", "run"), [(0, 2), (4, 0), (True, 2), (4, 1.5)])
def test_no_base_or_no_run(base: int, run: int) -> None:
    """A base or a run of no source is refused."""
    with pytest.raises(InvalidInput, match="whole number, 1 or more"):
        saturation_runs([], base, run)
