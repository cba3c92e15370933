"""Count Bayes factors: published numbers, exact fractions, the integral taken otherwise, and the bias that undoes them."""

import math
import time
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ect_journal import InvalidInput
from ect_projections.formulas import (
    archive_bayes_factor,
    count_bayes_factor,
    count_weight,
    exact_count_bayes_factor,
    flip_omega,
)

NEAR = 5e-4
COUNTS = st.integers(0, 400)
OMEGA = st.floats(1, 20)


# The open field


@pytest.mark.parametrize(
    ("y", "r", "expected"),
    [(7, 3, Fraction(227, 29)), (14, 0, 32767), (10, 2, Fraction(2025, 23)), (5, 1, 15), (3, 3, 1), (0, 0, 1)],
)
def test_published_factors(y: int, r: int, expected: Fraction) -> None:
    """B1, B2: 7.827586; 32767; 88.0435; 15; 1, all of them exact fractions."""
    assert exact_count_bayes_factor(y, r) == expected
    assert count_bayes_factor(y, r) == float(expected)


@pytest.mark.parametrize(("omega", "expected"), [(1, 7.827586), (1.5, 2.8786), (2, 1.5330)])
def test_published_factors_under_bias(omega: float, expected: float) -> None:
    """B1, B3: seven for, three against, the more biased the less it says."""
    assert count_bayes_factor(7, 3, omega) == pytest.approx(expected, abs=NEAR)


def test_the_published_flip() -> None:
    """B3: a note-taking 2.4608 times more attentive to what pleases undoes seven against three."""
    assert flip_omega(7, 3) == pytest.approx(2.4608, abs=NEAR)


@given(COUNTS, COUNTS)
def test_mirrored_counts(y: int, r: int) -> None:
    """Without bias, exchanging the counts gives the inverse, exactly."""
    assert exact_count_bayes_factor(y, r) * exact_count_bayes_factor(r, y) == 1


@given(st.integers(0, 60), st.integers(0, 60))
def test_without_bias_it_is_a_law_of_beta(y: int, r: int) -> None:
    """P(theta > 1/2) / P(theta <= 1/2) for theta ~ Beta(1 + y, 1 + r), as scipy computes it."""
    from scipy.stats import beta

    law = beta(1 + y, 1 + r)
    assert count_bayes_factor(y, r) == pytest.approx(law.sf(0.5) / law.cdf(0.5), rel=1e-9)


@settings(deadline=None)
@given(st.integers(0, 12), st.integers(0, 12), OMEGA)
def test_the_integral_as_it_is_written(y: int, r: int, omega: float) -> None:
    """The same as the formula of the paper integrated on theta itself, where counts are small enough for it."""
    from scipy.integrate import quad

    def likelihood(theta: float) -> float:
        seen = omega * theta + 1 - theta
        return float((omega * theta / seen) ** y * ((1 - theta) / seen) ** r)

    above, below = (
        quad(likelihood, low, high, epsabs=0, epsrel=1e-10, limit=500)[0] for low, high in ((0.5, 1.0), (0.0, 0.5))
    )
    assert count_bayes_factor(y, r, omega) == pytest.approx(above / below, rel=1e-7)


@settings(deadline=None)
@given(st.integers(0, 3000), st.integers(0, 3000))
def test_the_integral_meets_the_exact_fraction(y: int, r: int) -> None:
    """As the bias goes to none, thousands of clues included: a billionth of bias moves it by no more than that."""
    assert count_weight(y, r, 1 + 1e-9) == pytest.approx(count_weight(y, r), abs=1e-4, rel=1e-8)


@settings(deadline=None)
@given(COUNTS, COUNTS, OMEGA, OMEGA)
def test_bias_takes_away(y: int, r: int, omega: float, other: float) -> None:
    """The more biased the note-taking, the less the same counts say for the claim."""
    less, more = sorted((omega, other))
    assert count_weight(y, r, less) >= count_weight(y, r, more) - 1e-7


def test_counts_beyond_floats() -> None:
    """Two thousand against none is more than a float can say; its weight is still a number of decibans."""
    assert count_bayes_factor(2000, 0) == count_bayes_factor(2000, 0, 1.0001) == math.inf
    assert count_weight(2000, 0) == pytest.approx(10 * 2001 * math.log10(2))
    assert count_bayes_factor(0, 2000, 3) == 0
    assert count_weight(5000, 4000, 1.1) > 0 > count_weight(5000, 4000, 1.4)


# What would undo it


@settings(deadline=None)
@given(st.integers(1, 400), st.integers(1, 400))
def test_a_flip_undoes_the_conclusion(y: int, r: int) -> None:
    """At the flip omega the counts speak for neither; where they speak for the rival it is that of the mirrored counts."""
    omega = flip_omega(y, r)
    assert omega is not None
    assert omega == flip_omega(r, y)
    assert omega >= 1
    assert (omega == 1) == (y == r)
    assert count_weight(max(y, r), min(y, r), omega) == pytest.approx(0, abs=1e-6)


def test_no_bias_undoes_counts_without_exception() -> None:
    """With nothing against, the factor tends to 1 as the bias grows, and stays above it."""
    assert flip_omega(4, 0) is flip_omega(0, 4) is None
    weights = [count_weight(4, 0, omega) for omega in (1, 10, 1000, 100_000)]
    assert weights == sorted(weights, reverse=True)
    assert 0 < weights[-1] < 0.01
    assert flip_omega(0, 0) == flip_omega(9, 9) == 1


def test_flips_are_quick() -> None:
    """Two hundred flips of counts around two hundred: a few milliseconds each."""
    begun = time.process_time()
    flips = [flip_omega(y, r) for y in range(211, 231) for r in range(171, 181)]
    assert None not in flips
    assert time.process_time() - begun < 10


# The closed archive


def test_published_archives() -> None:
    """B4, B5: 39 exactly = (8/11) / (56/3003), and 66; 14.3289 and 7.5067 under bias."""
    assert archive_bayes_factor(7, 3) == 39 == Fraction(8, 11) / Fraction(56, 3003)
    assert archive_bayes_factor(5, 1) == 66
    biased = [archive_bayes_factor(7, 3, omega) for omega in (1.5, 2)]
    assert [float(each or 0) for each in biased] == pytest.approx([14.3289, 7.5067], abs=NEAR)


@given(st.integers(0, 40), st.integers(0, 40), st.sampled_from([1, 1.5, 2, 7]))
def test_archives_are_the_law_of_scipy(y: int, r: int, omega: float) -> None:
    """Fisher's non-central hypergeometric law; undefined where the rival's urn does not hold so many."""
    from scipy.stats import nchypergeom_fisher

    found = archive_bayes_factor(y, r, omega)
    assert (found is None) == (r > y + 1)
    if found is not None:
        against = max(1, r)
        claim = nchypergeom_fisher(y + 1 + against, y + 1, y + r, omega)
        rival = nchypergeom_fisher(2 * y + 1, y, y + r, omega)
        assert float(found) == pytest.approx(claim.pmf(y) / rival.pmf(y), rel=1e-6)


# What is refused


@pytest.mark.parametrize(
    "ask", [count_bayes_factor, count_weight, exact_count_bayes_factor, flip_omega, archive_bayes_factor]
)
@pytest.mark.parametrize(("y", "r"), [(-1, 3), (7, -2), (7.5, 3), (True, 0)])
def test_what_is_no_count(ask: object, y: int, r: int) -> None:
    """Less than none, or no whole number, is refused with the range."""
    assert callable(ask)
    ask(1, 0)  # an answer that is kept, and True equals 1
    with pytest.raises(InvalidInput, match="whole number, 0 or more"):
        ask(y, r)


@pytest.mark.parametrize("ask", [count_bayes_factor, count_weight, archive_bayes_factor])
@pytest.mark.parametrize("omega", [0.99, -1, 0, math.inf, math.nan])
def test_what_is_no_bias(ask: object, omega: float) -> None:
    """A bias below 1 is one towards the rival: asked for by exchanging the counts, as the hint says."""
    assert callable(ask)
    with pytest.raises(InvalidInput, match="exchange the two counts"):
        ask(7, 3, omega)
