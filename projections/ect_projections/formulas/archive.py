"""Count Bayes factor of a closed archive (Lopez, Bowers, Gajardo Cooper 2026): clues drawn from a file that has an end.

Two urns, drawn from without putting back (Fisher's non-central hypergeometric law, of odds `omega`). The claim's holds
y + 1 clues for and max(1, r) against; the rival's holds y for and y + 1 against.
"""

from fractions import Fraction
from functools import lru_cache
from math import comb

from ect_projections.formulas._given import Number, bias, count


@lru_cache(maxsize=4096, typed=True)
def archive_bayes_factor(y: int, r: int, omega: Number = 1) -> Fraction | None:
    """How many times more expected are `y` clues for and `r` for the rival out of the claim's urn than out of the
    rival's, where what pleases is drawn `omega` times more easily. Exact: (7, 3) is 39.

    None where r > y + 1: the rival's urn does not hold so many. Raises `InvalidInput` for negative counts and omega
    below 1.
    """
    count(y, "y"), count(r, "r")
    odds = Fraction(bias(omega))
    if r > y + 1:
        return None
    return _drawn(y, r, y + 1, max(1, r), odds) / _drawn(y, r, y, y + 1, odds)


def _drawn(y: int, r: int, holds_for: int, against: int, odds: Fraction) -> Fraction:
    """The probability of y and r, of an urn that holds so many of each."""
    draws = y + r
    ways = [
        comb(holds_for, drawn) * comb(against, draws - drawn) * odds ** (drawn - y)
        for drawn in range(max(0, draws - against), min(holds_for, draws) + 1)
    ]
    return comb(holds_for, y) * comb(against, r) / sum(ways, Fraction(0))
