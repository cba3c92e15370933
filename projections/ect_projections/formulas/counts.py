"""Count Bayes factor of an open field, and the bias that would undo it (Lopez, Bowers, Gajardo Cooper 2026).

Clues for and against are counted, without any probability set by hand. `theta` is the share of the field that speaks for
the claim: above one half the claim holds, below it the rival. Who notices what pleases `omega` times more easily sees

    L(theta) = (omega theta / (omega theta + 1 - theta))^y ((1 - theta) / (omega theta + 1 - theta))^r

and the factor is the integral of L over [1/2, 1] divided by that over [0, 1/2]. The integrals are taken on the logit of
theta, where L is log-concave, each scaled by its own largest value: counts of thousands do not underflow.
"""

import math
from collections.abc import Callable
from fractions import Fraction
from functools import lru_cache

from ect_projections.formulas._given import Number, bias, count, floating
from ect_projections.formulas.weights import factor


def count_bayes_factor(y: int, r: int, omega: Number = 1) -> float:
    """How many times more expected are `y` clues for the claim and `r` for the rival if the claim holds than if the rival
    does, under a bias `omega`. (7, 3) is 7.83, and 1.53 at omega 2.

    The exact one, rounded, at omega 1 (see `exact_count_bayes_factor`); nine digits elsewhere; infinite above the range of
    floats (see `count_weight`). Raises `InvalidInput` for negative counts and omega below 1.
    """
    return floating(exact_count_bayes_factor(y, r)) if omega == 1 else factor(count_weight(y, r, omega))


def exact_count_bayes_factor(y: int, r: int) -> Fraction:
    """The same without bias: `P(theta > 1/2) / P(theta <= 1/2)` for theta ~ Beta(1 + y, 1 + r), of whole numbers.

    As Beta(1 + y, 1 + r) is the law of the (y + 1)th smallest of n = y + r + 1 uniform numbers, this is how often a fair
    coin falls heads at most y times in n, against more.
    """
    return Fraction(*_tosses(count(y, "y"), count(r, "r")))


@lru_cache(maxsize=4096, typed=True)  # True equals 1, and is no count
def count_weight(y: int, r: int, omega: Number = 1) -> float:
    """`count_bayes_factor` as a weight in dB, finite whatever the counts."""
    count(y, "y"), count(r, "r")
    return _log_factor(y, r, math.log(bias(omega))) * 10 / math.log(10)


@lru_cache(maxsize=4096, typed=True)
def flip_omega(y: int, r: int) -> float | None:
    """How biased the note-taking must have been to undo the conclusion: the omega at which the factor is 1.

    Where r > y the counts speak for the rival, and the bias is towards it: that of the mirrored counts (r, y). 1 when
    y = r. None when one of the two is 0 and the other is not: the factor then tends to 1 and never reaches it.
    """
    most, least = max(count(y, "y"), count(r, "r")), min(y, r)
    if most == least:
        return 1.0
    if least == 0:
        return None
    from scipy.optimize import brentq

    high = 1.0
    while _log_factor(most, least, high) > 0:
        high *= 2
    return math.exp(brentq(lambda shift: _log_factor(most, least, shift), 0, high, xtol=1e-12))


# The two integrals ------------------------------------------------------------------------------------------------------


def _log_factor(y: int, r: int, shift: float) -> float:
    """The natural logarithm of the factor; `shift` is that of omega."""
    if shift == 0:
        above, below = _tosses(y, r)
        return math.log(above) - math.log(below)
    peak = _peak(y, r, shift)
    return _log_half(y, r, shift, max(peak, 0.0), 1) - _log_half(y, r, shift, min(peak, 0.0), -1)


@lru_cache(maxsize=4096, typed=True)
def _tosses(y: int, r: int) -> tuple[int, int]:
    """Of 2^n series of n = y + r + 1 tosses, those with at most y heads, and the others."""
    n = y + r + 1
    least, term, total = min(y, r), 1, 1
    for heads in range(least):
        term = term * (n - heads) // (heads + 1)
        total += term
    return (total, 2**n - total) if y <= r else (2**n - total, total)


def _softplus(x: float) -> float:
    return max(x, 0.0) + math.log1p(math.exp(-abs(x)))


def _logistic(x: float) -> float:
    return math.exp(-_softplus(-x))


def _log_density(x: float, y: int, r: int, shift: float) -> float:
    """ln of L(theta) d theta / dx, where x is the logit of theta."""
    seen = x + shift
    return -y * _softplus(-seen) - r * _softplus(seen) - _softplus(x) - _softplus(-x)


def _peak(y: int, r: int, shift: float) -> float:
    """Where the density is largest: the zero of its slope, which decreases from y + 1 to -(r + 1)."""
    from scipy.optimize import brentq

    def slope(x: float) -> float:
        return y + 1 - (y + r) * _logistic(x + shift) - 2 * _logistic(x)

    far = math.log(y + r + 3) + 2
    return float(brentq(slope, -far - shift, far))


def _log_half(y: int, r: int, shift: float, top: float, side: int) -> float:
    """ln of the integral over one side of zero; `top` is where the density is largest on that side."""
    from scipy.integrate import quad

    largest = _log_density(top, y, r, shift)

    def scaled(x: float) -> float:
        return math.exp(_log_density(x, y, r, shift) - largest)

    away = top + side * _reach(scaled, top, side)
    back = side * max(0.0, side * top - _reach(scaled, top, -side)) if top else 0.0
    area = sum(abs(quad(scaled, top, end, epsabs=0, epsrel=1e-10)[0]) for end in (back, away))
    return largest + math.log(area)


def _reach(scaled: Callable[[float], float], top: float, side: int) -> float:
    """How far from its top the density is still seen: beyond, it is less than 10^-17 of it."""
    step = 1e-3
    while scaled(top + side * step) > 1e-17:
        step *= 2
    return step
