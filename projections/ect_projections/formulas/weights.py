"""Weight of evidence, and what it makes of a prior (I. J. Good 1950; Fairfield and Charman 2017).

In decibans (dB): ten times the decimal logarithm of how many times more expected a clue is if the claim is true than if
the rival is. Ten dB is a factor of ten.
"""

import math
from typing import NamedTuple

from ect_journal.catalogue.vocabularies import PredictionResult
from ect_journal.errors import InvalidInput
from ect_journal.words import Text, shown
from ect_projections.formulas._given import Number, chance, decibans


def weight_of_evidence(p_claim: Number, p_rival: Number, *, present: bool = True) -> float:
    """The weight of a clue, in dB: `10 log10(p_claim / p_rival)` when it is there, and when it was sought and is absent,
    the same of the probabilities of its absence. 0.8 against 0.2 is 6.02 dB.

    `p_claim`, `p_rival`: probability of the clue if the claim, if the rival is true. Infinite, with its sign, where what
    was found is impossible under one of the two. Raises `InvalidInput` where it is impossible under both.
    """
    claim, rival = chance(p_claim, "p_claim"), chance(p_rival, "p_rival")
    if not present:
        claim, rival = 1 - claim, 1 - rival
    if claim == rival == 0:
        raise InvalidInput(*(_NEVER_THERE if present else _NEVER_ABSENT))
    if claim == 0 or rival == 0:
        return math.inf if rival == 0 else -math.inf
    return 10 * (math.log10(claim) - math.log10(rival))


def resolution_weight(p_claim: Number, p_rival: Number, result: PredictionResult | str) -> float | None:
    """What a prediction weighs once resolved, in dB: as a clue that is there when `met`, as one sought and absent when
    `not_met`; None when `indeterminate`, which weighs nothing either way. Raises `InvalidInput` for any other result."""
    known = PredictionResult.read(result)
    if known is None:
        raise InvalidInput(*(text.format(result=shown(result)) for text in _NO_RESULT))
    if known is PredictionResult.INDETERMINATE:
        return None
    return weight_of_evidence(p_claim, p_rival, present=known is PredictionResult.MET)


def factor(weight: Number) -> float:
    """How many times more expected: `10^(weight / 10)` of a weight in dB; infinite above the range of floats.

    Raises `InvalidInput` for what is no number.
    """
    try:
        return math.pow(10, decibans(weight) / 10)
    except OverflowError:
        return math.inf


def posterior(prior: Number, *weights: Number) -> float:
    """The probability that the claim is true rather than the rival, from the one it had before and weights in dB:
    posterior odds = prior odds x 10^(sum / 10).

    Raises `InvalidInput` for what is no number, and for weights that exclude both, such as an impossible clue under a
    claim held for certain.
    """
    odds = weight_of_evidence(chance(prior, "prior"), 1 - float(prior))
    told = [decibans(weight) for weight in (odds, *weights)]
    if math.inf in told and -math.inf in told:
        raise InvalidInput(*_BOTH_EXCLUDED)
    total = _sum(told)
    less = math.pow(10, -abs(total) / 10)
    return 1 / (1 + less) if total >= 0 else less / (1 + less)


def _sum(weights: list[float]) -> float:
    """Exact; where what it goes through is beyond the range of floats, near enough for a probability."""
    try:
        return math.fsum(weights)
    except OverflowError:
        return math.fsum(weight / len(weights) for weight in weights) * len(weights)


def posterior_of(prior: Number, *found: tuple[Number, Number]) -> float:
    """`posterior`, from the pairs (p_claim, p_rival) of what was found: its probability under each. Of two clues of one
    source, the pair is that of a cell of `joint`."""
    return posterior(prior, *(weight_of_evidence(p_claim, p_rival) for p_claim, p_rival in found))


class Joint(NamedTuple):
    """Probabilities of two clues together: both, the first alone, the second alone, neither. They add up to 1."""

    p11: float
    p10: float
    p01: float
    p00: float


def joint(p1: Number, p2: Number, rho: Number) -> Joint:
    """Two clues correlated by `rho`: `p11 = p1 p2 + rho sqrt(p1 (1 - p1) p2 (1 - p2))`, and the three other cells.

    Raises `InvalidInput`, with the range allowed, for a `rho` that makes one of the four negative. Where one clue is
    certain or impossible, no correlation changes anything.
    """
    first, second, rho = chance(p1, "p1"), chance(p2, "p2"), float(rho)
    spread = math.sqrt(first * (1 - first) * second * (1 - second))
    least, most = max(0.0, first + second - 1), min(first, second)
    low, high = -1.0, 1.0
    if spread:
        low, high = (least - first * second) / spread, (most - first * second) / spread
    if not low - _SLACK <= rho <= high + _SLACK:
        raise InvalidInput(
            *(text.format(p1=p1, p2=p2, rho=rho, low=_inside(low), high=_inside(high)) for text in _NEGATIVE)
        )
    both = min(max(first * second + rho * spread, least), most)
    return Joint(both, first - both, second - both, max(1 - first - second + both, 0.0))


_SLACK = 1e-9
"""An end of the range, computed by who asks, is still in it."""


def _inside(end: float) -> str:
    """An end of a range to four decimals, rounded towards zero so that what is said is allowed."""
    return f"{math.trunc(end * 10_000) / 10_000 + 0:g}"


_NEVER_THERE = (
    Text(
        "Under neither the claim nor the rival could this clue be there.",
        "Ni sous l’énoncé ni sous la rivale cet indice ne pouvait être là.",
    ),
    Text(
        "Since it is there, one of the two probabilities is above 0.",
        "Puisqu’il est là, l’une des deux probabilités dépasse 0.",
    ),
)
_NEVER_ABSENT = (
    Text(
        "Under neither the claim nor the rival could this clue be absent.",
        "Ni sous l’énoncé ni sous la rivale cet indice ne pouvait manquer.",
    ),
    Text(
        "Since it is absent, one of the two probabilities is below 1.",
        "Puisqu’il manque, l’une des deux probabilités est inférieure à 1.",
    ),
)
_BOTH_EXCLUDED = (
    Text("These weights exclude both the claim and the rival.", "Ces poids excluent à la fois l’énoncé et la rivale."),
    Text(
        "Nothing is impossible or certain enough for that: give probabilities between 0 and 1.",
        "Rien n’est impossible ou certain à ce point : donnez des probabilités entre 0 et 1.",
    ),
)
_NEGATIVE = (
    Text(
        "A correlation of {rho:g} between clues of probability {p1} and {p2} makes a probability negative.",
        "Une corrélation de {rho:g} entre des indices de probabilité {p1} et {p2} rend une probabilité négative.",
    ),
    Text("Give a correlation from {low} to {high}.", "Donnez une corrélation de {low} à {high}."),
)
_NO_RESULT = (
    Text("“{result}” is no result of a prediction.", "« {result} » n’est pas le résultat d’un attendu."),
    Text("Give met, not_met or indeterminate.", "Donnez met, not_met ou indeterminate."),
)
