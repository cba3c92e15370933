"""A tally as a sentence: how many times more expected, by whom, of how many sources, and what would overturn it.

No word such as strong or decisive is put on a total. Factors are whole numbers, but near one; below one they are said the
other way round, and those that round to one are said to be even.
"""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from ect_cli.figures import number, so_many
from ect_cli.read import words_tally as say
from ect_cli.read.paragraphs import joined
from ect_journal import factors
from ect_journal.factors import MILLION

Row = Mapping[str, Any]


def sentences(row: Row) -> str:
    """All that is said of one claim against one rival."""
    return " ".join([_first(row), *_others(row)])


def _first(row: Row) -> str:
    if not row["items"]:
        return str(say.NOTHING_WEIGHED if row["to_weigh"] else say.NOTHING_LINKED)
    clauses = [
        say.SOURCES.say(row["clusters"]),
        f"{say.PEOPLE.say(row['readers'])}, {_expected(row['total'])}{_range(row)}",
        *_without_strongest(row),
        *_opposed(row),
    ]
    return f"{joined(clauses)}."


def _others(row: Row) -> Iterator[str]:
    if row["to_weigh"]:
        yield say.TO_WEIGH.say(row["to_weigh"])
    if row["contested"]:
        yield say.CONTESTED.say(row["contested"], rest=sided(row["uncontested"]))
    if row["before_claim"]:
        yield say.BEFORE_CLAIM.say(row["before_claim"])
    if row["after_evidence"]:
        yield str(say.LATE_RIVAL)
    if row["unsought"]:
        yield say.UNSOUGHT.say(row["unsought"])
    if row["posterior_odds"] is not None:
        odds = {name: rounded(float(row[f"{name}_odds"])) for name in ("prior", "posterior")}
        yield str(say.POSTERIOR.format(**odds))
    if row["voided"]:
        yield say.VOIDED.say(len(row["voided"]))


# Factors ----------------------------------------------------------------------------------------------------------------


def rounded(value: float) -> str:
    """Two significant figures, as the reader's language writes them."""
    digits = 1 - int(f"{value:.1e}".partition("e")[2])
    written = number(round(value, digits), max(digits, 0))
    return written.rstrip("0").rstrip(".,") if digits > 0 else written


def times(decibans: Decimal | float, *, bare: bool = False) -> str:
    """How many times more expected, whichever side it is on: “5 times”, or “5” alone."""
    return str(factors.factor(decibans) if bare else factors.times(decibans))


def is_even(decibans: Decimal) -> bool:
    """Whether the factor rounds to one."""
    return so_many(10 ** (min(abs(float(decibans)), MILLION) / 10)) == "1"


def sided(decibans: Decimal) -> str:
    """5 times for the claim, 3 times for the rival, or even."""
    if is_even(decibans):
        return str(say.EITHER_WAY)
    return str((say.TIMES_CLAIM if decibans > 0 else say.TIMES_RIVAL).format(times=times(decibans)))


def _expected(total: Decimal) -> str:
    if is_even(total):
        return str(say.EVEN)
    known = abs(total) <= MILLION
    said = str(say.ABOUT_TIMES.format(times=times(total, bare=True))) if known else times(total)
    return str((say.FOR_CLAIM if total > 0 else say.FOR_RIVAL).format(times=said))


def _range(row: Row) -> str:
    """From the nearer bound to the farther one, as seen from the side of the total."""
    if row["low"] == row["high"]:
        return ""
    if is_even(row["total"]):
        said = say.RANGE_EVEN.format(low=sided(row["low"]), high=sided(row["high"]))
    else:
        near, far = (row["low"], row["high"]) if row["total"] > 0 else (-row["high"], -row["low"])
        if near >= 0 or is_even(near):
            said = say.RANGE.format(low=times(near, bare=True), high=times(far, bare=True))
        else:
            said = say.RANGE_ACROSS.format(low=times(near), high=times(far))
    return f" {said}"


def _without_strongest(row: Row) -> Iterator[str]:
    """The total without the source that speaks most for its side; nothing when it is even, or rests on one source."""
    if row["clusters"] < 2 or is_even(row["total"]):
        return
    rest = row["least"] if row["total"] > 0 else -row["most"]
    if is_even(rest):
        said = str(say.NO_WAY)
    else:
        said = times(rest) if rest > 0 else str(say.OTHER_WAY.format(times=times(rest)))
    yield str(say.WITHOUT_STRONGEST.format(rest=said))


def _opposed(row: Row) -> Iterator[str]:
    """The items that speak the other way than the total; both ways when it is even."""
    even = is_even(row["total"])
    if row["items_for"] and (even or row["total"] < 0):
        yield say.IN_FAVOUR.say(row["items_for"])
    if row["items_against"] and (even or row["total"] > 0):
        yield say.AGAINST.say(row["items_against"])
