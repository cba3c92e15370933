"""What a formula can be given, and how it refuses the rest: with the reason and the range allowed."""

import math
from decimal import Decimal
from fractions import Fraction

from ect_journal.errors import InvalidInput
from ect_journal.words import Text, shown

Number = int | float | Decimal | Fraction


def chance(value: Number, name: str) -> float:
    """A probability. Raises `InvalidInput` outside 0 to 1."""
    if not 0 <= value <= 1:
        raise InvalidInput(
            Text(f"{name} is {shown(value)}, which is no probability.", f"{name} vaut {shown(value)}, qui n’est pas une probabilité."),
            Text("Give a number from 0 to 1, such as 0.25.", "Donnez un nombre de 0 à 1, tel que 0.25."),
        )  # fmt: skip
    return float(value)


def decibans(weight: Number) -> float:
    """A weight in dB, infinite beyond the range of floats. Raises `InvalidInput` for what is no number."""
    try:
        value = float(weight)
    except OverflowError:
        value = math.inf if weight > 0 else -math.inf
    if math.isnan(value):
        raise InvalidInput(
            Text(f"{shown(weight)} was given, which is no weight.", f"{shown(weight)} a été donné, ce qui n’est pas un poids."),
            Text("Give a number of decibans.", "Donnez un nombre de décibans."),
        )  # fmt: skip
    return value


def count(value: int, name: str, least: int = 0) -> int:
    """How many. Raises `InvalidInput` for what is no whole number, or less than `least`."""
    if isinstance(value, bool) or not isinstance(value, int) or value < least:
        raise InvalidInput(
            Text(f"{name} is {shown(value)}, which is no count.", f"{name} vaut {shown(value)}, qui n’est pas un compte."),
            Text(f"Give a whole number, {least} or more.", f"Donnez un nombre entier, à partir de {least}."),
        )  # fmt: skip
    return value


def bias(omega: Number) -> Number:
    """How many times easier it was to notice what pleases. Raises `InvalidInput` below 1."""
    if not 1 <= omega < math.inf:
        raise InvalidInput(
            Text(f"omega is {shown(omega)}, out of range.", f"omega vaut {shown(omega)}, hors limites."),
            Text(
                "Give 1 (no bias) or more; for a bias towards the rival, exchange the two counts.",
                "Donnez 1 (aucun biais) ou davantage ; pour un biais vers la rivale, échangez les deux comptes.",
            ),
        )  # fmt: skip
    return omega


def floating(exact: Fraction) -> float:
    """The nearest float; infinite above their range."""
    try:
        return float(exact)
    except OverflowError:
        return math.inf
