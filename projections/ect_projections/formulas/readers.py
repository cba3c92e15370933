"""How well readers agree: Cohen's kappa, Krippendorff's alpha, and the grades that weights are compared by."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from fractions import Fraction
from itertools import combinations
from typing import Any, Literal, NamedTuple

from ect_journal.errors import InvalidInput
from ect_journal.words import Text, shown
from ect_projections.formulas._given import Number, decibans

Level = Literal["nominal", "ordinal", "interval"]


class Kappa(NamedTuple):
    """Agreement seen, agreement that chance alone would give, and kappa: None where chance alone would be certain."""

    observed: Fraction
    expected: Fraction
    kappa: Fraction | None


def cohen_kappa(
    pairs: Iterable[tuple[Hashable, Hashable]] | Mapping[tuple[Hashable, Hashable], int],
) -> Kappa | None:
    """Cohen's kappa (1960) of two readers, `(po - pe) / (1 - pe)`, exact: from what each said of each item, or from a
    table of how often each pair was said. None without items; no kappa where both only ever said one same thing."""
    table = Counter(pairs)
    n = table.total()
    if n == 0:
        return None
    first, second = Counter[Hashable](), Counter[Hashable]()
    for (one, other), times in table.items():
        first[one] += times
        second[other] += times
    observed = Fraction(sum(times for (one, other), times in table.items() if one == other), n)
    expected = Fraction(sum(first[word] * second[word] for word in first), n * n)
    return Kappa(observed, expected, (observed - expected) / (1 - expected) if expected < 1 else None)


def krippendorff_alpha(ratings: Iterable[Sequence[Any]], level: Level = "ordinal") -> float | None:
    """Krippendorff's alpha (2011), `1 - Do/De`: one sequence of ratings by reader, of the same units in the same order,
    None where a reader did not rate. 1 is full agreement, 0 what chance gives, less is systematic disagreement.

    `nominal` compares any values, `ordinal` those that have an order, `interval` numbers. None where it says nothing: no
    unit was rated twice, or all that was paired is one same value. Raises `InvalidInput` for sequences of unequal length.
    """
    readers = [list(each) for each in ratings]
    if level not in ("nominal", "ordinal", "interval"):
        raise InvalidInput(*(text.format(level=shown(level)) for text in _NO_LEVEL))
    if len({len(each) for each in readers}) > 1:
        raise InvalidInput(*_UNEQUAL)
    units = [Counter(value for value in unit if value is not None) for unit in zip(*readers, strict=True)]
    units = [unit for unit in units if unit.total() > 1]
    said = sum(units, Counter[Any]())
    distance = _distance(said, level)
    expected = sum(said[one] * said[other] * distance(one, other) for one, other in combinations(said, 2))
    if not expected:
        return None
    observed = sum(
        unit[one] * unit[other] * distance(one, other) / (unit.total() - 1)
        for unit in units
        for one, other in combinations(unit, 2)
    )
    return 1 - float(observed / (expected / (said.total() - 1)))


def _distance(said: Counter[Any], level: Level) -> Callable[[Any, Any], float]:
    """How far apart two different values are, squared. Of ranks: how many ratings lie between them, each end for half."""
    if level == "nominal":
        return lambda one, other: 1
    if level == "interval":
        return lambda one, other: (one - other) ** 2
    middle, below = {}, 0.0
    for value in sorted(said):
        middle[value] = below + said[value] / 2
        below += said[value]
    return lambda one, other: float((middle[one] - middle[other]) ** 2)


def grade(mid: Number) -> int:
    """The grade of a weight in dB, from -4 to 4: 0 under 3 dB; else its multiple of five, at least 1, with its sign.

    3 to 7.5 is 1, 7.5 to 12.5 is 2, 12.5 to 17.5 is 3, more is 4; what falls between two has the larger. Raises
    `InvalidInput` for what is no number.
    """
    size = abs(decibans(mid))
    if size < 3:
        return 0
    steps = 1 + sum(size >= edge for edge in (7.5, 12.5, 17.5))
    return steps if mid > 0 else -steps


_NO_LEVEL = (
    Text("“{level}” is no level of measurement.", "« {level} » n’est pas un niveau de mesure."),
    Text("Give nominal, ordinal or interval.", "Donnez nominal, ordinal ou interval."),
)
_UNEQUAL = (
    Text("The readers did not rate the same units.", "Les lecteurs n’ont pas coté les mêmes unités."),
    Text(
        "Give as many ratings for each reader, None where there is none.",
        "Donnez autant de cotes pour chacun, None là où il n’y en a pas.",
    ),
)
