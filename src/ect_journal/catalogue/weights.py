"""What one piece of evidence weighs, in decibans: from two frequencies or from numbers, and with which direction it goes.

The table is public and fixed; what a judgement stores are its numbers. Leaves who weighs what to `evidence`.
"""

import math
from decimal import Decimal
from typing import Any

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from ect_journal.catalogue.vocabularies import Direction, Frequency
from ect_journal.fields import Dec, RivalCode
from ect_journal.kinds import Part
from ect_journal.words import Text

FREQUENCIES: dict[Frequency, tuple[Decimal, Decimal, Decimal]] = {
    Frequency.ALMOST_NEVER: (Decimal("0.01"), Decimal("0.02"), Decimal("0.05")),
    Frequency.RARELY: (Decimal("0.05"), Decimal("0.10"), Decimal("0.20")),
    Frequency.SOMETIMES: (Decimal("0.15"), Decimal("0.25"), Decimal("0.35")),
    Frequency.HALF: (Decimal("0.35"), Decimal("0.50"), Decimal("0.65")),
    Frequency.OFTEN: (Decimal("0.65"), Decimal("0.75"), Decimal("0.85")),
    Frequency.ALMOST_ALWAYS: (Decimal("0.85"), Decimal("0.95"), Decimal("0.99")),
}
"""Lower edge, central value and upper edge of each answer (numbers beside the words: Wintle et al. 2019)."""

LARGEST_WEIGHT = 20
"""Of one piece of evidence, in dB, either way."""
LARGEST_EDGE = 100
"""Of its interval: a factor of ten thousand million says that nothing is known."""
NEUTRAL_BELOW = 3
"""What a weight against the main rival stays under, in dB either way, when the link is said not to tell them apart."""


def weight_of(if_claim: Frequency, if_rival: Frequency) -> tuple[Decimal, Decimal, Decimal]:
    """Low, mid and high weight of evidence in dB (I. J. Good 1950), to 0.1 dB: half against rarely is 2.4, 7.0, 11.1."""
    low_claim, mid_claim, high_claim = FREQUENCIES[if_claim]
    low_rival, mid_rival, high_rival = FREQUENCIES[if_rival]
    return decibans(low_claim / high_rival), decibans(mid_claim / mid_rival), decibans(high_claim / low_rival)


def decibans(ratio: Decimal) -> Decimal:
    """A ratio of probabilities, in dB, to 0.1 dB."""
    return Decimal(f"{10 * math.log10(ratio):.1f}").normalize() + 0


class Weight(Part):
    """How much more the entry is expected if the claim is true than if the rival is, in dB.

    Given by two frequencies, or by numbers. The numbers are stored beside the answers, so that a later change of the
    table alters no past judgement.
    """

    rival: RivalCode
    if_rival: Frequency | None = None
    if_claim: Frequency | None = None
    low: Dec
    mid: Dec
    high: Dec

    @model_validator(mode="before")
    @classmethod
    def _from_answers(cls, value: Any) -> Any:
        """Fill the numbers that the two answers give."""
        if not isinstance(value, dict) or {"low", "mid", "high"} & value.keys():
            return value
        answers = [Frequency.read(str(value.get(name, ""))) for name in ("if_claim", "if_rival")]
        if answers[0] is None or answers[1] is None:
            # What does not fit is said of the answers; the numbers they would have given are not missing.
            return {**value, "low": 0, "mid": 0, "high": 0} if {"if_claim", "if_rival"} & value.keys() else value
        low, mid, high = weight_of(answers[0], answers[1])
        return {**value, "low": low, "mid": mid, "high": high}

    @model_validator(mode="after")
    def _in_order(self) -> "Weight":
        if not self.low <= self.mid <= self.high:
            given = {"low": f"{self.low:f}", "mid": f"{self.mid:f}", "high": f"{self.high:f}"}
            raise PydanticCustomError("weight_order", "a weight is given as low <= mid <= high", given)
        if abs(self.mid) > LARGEST_WEIGHT or max(-self.low, self.high) > LARGEST_EDGE:
            most = {"most": str(LARGEST_WEIGHT), "edge": str(LARGEST_EDGE)}
            raise PydanticCustomError("weight_cap", "one piece of evidence weighs at most {most} dB, either way", most)
        if (self.if_rival is None) != (self.if_claim is None):
            raise PydanticCustomError("weight_answers", "answer both questions, or give numbers alone")
        return self


ALLOWED: dict[Direction, Text] = {
    Direction.SUPPORTS: Text(f"0 to {LARGEST_WEIGHT} dB", f"0 à {LARGEST_WEIGHT} dB"),
    Direction.WEAKENS: Text(f"-{LARGEST_WEIGHT} to 0 dB", f"-{LARGEST_WEIGHT} à 0 dB"),
    Direction.NEUTRAL: Text(
        f"less than {NEUTRAL_BELOW} dB either way", f"moins de {NEUTRAL_BELOW} dB dans un sens ou dans l’autre"
    ),
}
"""The weights against the main rival that go with each direction."""


def goes_with(direction: Direction, mid: Decimal) -> bool:
    """Whether a weight against the main rival has the sign that the link's direction says."""
    match direction:
        case Direction.SUPPORTS:
            return mid >= 0
        case Direction.WEAKENS:
            return mid <= 0
    return abs(mid) < NEUTRAL_BELOW
