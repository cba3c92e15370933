"""The four tests of process tracing (Van Evera 1997; Collier 2011), derived from the two probabilities, never asked for."""

import math

from ect_journal.words import Word
from ect_projections.formulas._given import Number, chance

MARKED = 5.0
"""In dB: from there on, passing a test, or failing it, is said to tell something."""


class ProcessTest(Word):
    """What a clue can do for a claim: passed or failed, does it tell?"""

    STRAW_IN_THE_WIND = (
        "straw_in_the_wind",
        "straw in the wind",
        "brin de paille dans le vent",
        "Neither its presence nor its absence tells much.",
        "Ni sa présence ni son absence ne disent grand-chose.",
    )
    HOOP = (
        "hoop",
        "hoop test",
        "passage obligé",
        "Its absence tells much against the claim, its presence little for it.",
        "Son absence dit beaucoup contre l’énoncé, sa présence peu pour lui.",
    )
    SMOKING_GUN = (
        "smoking_gun",
        "smoking gun",
        "preuve flagrante",
        "Its presence tells much for the claim, its absence little against it.",
        "Sa présence dit beaucoup pour l’énoncé, son absence peu contre lui.",
    )
    DOUBLY_DECISIVE = (
        "doubly_decisive",
        "doubly decisive",
        "doublement décisif",
        "Its presence tells much one way, its absence much the other.",
        "Sa présence dit beaucoup dans un sens, son absence dans l’autre.",
    )


TESTS = tuple(test.value for test in ProcessTest)
"""Their identifiers, in the order of Van Evera's table: from what tells least to what tells most."""


def test_label(p_claim: Number, p_rival: Number) -> ProcessTest:
    """Which test a clue is, of its probability if the claim and if the rival is true: whether its presence, and whether
    its absence, weighs 5 dB or more, either way. 0.4 against 0.05 is a smoking gun: 9.03 dB there, -2.00 absent."""
    claim, rival = chance(p_claim, "p_claim"), chance(p_rival, "p_rival")
    match _tells(claim, rival), _tells(1 - claim, 1 - rival):
        case True, True:
            return ProcessTest.DOUBLY_DECISIVE
        case True, False:
            return ProcessTest.SMOKING_GUN
        case False, True:
            return ProcessTest.HOOP
    return ProcessTest.STRAW_IN_THE_WIND


def _tells(claim: float, rival: float) -> bool:
    """What is impossible under both tells nothing, for it is never met."""
    if claim == 0 or rival == 0:
        return claim != rival
    return abs(10 * math.log10(claim / rival)) >= MARKED
