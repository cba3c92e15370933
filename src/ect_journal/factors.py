"""How many times more expected: a factor as it is said, in both languages, by the commands and by the dossier alike.

A whole number, but near one; never below one, since it is said of the side that it speaks for; without a figure beyond a
million. Which side that is, and whether it is said to be even, is for who writes the sentence.
"""

from decimal import Decimal

from ect_journal.words import Text

MILLION = 60
"""In decibans; what is beyond is said to be, without a figure."""


def so_many(times: float) -> Text:
    """5, 13, 126; 1.2 where the half counts; from a thousand on, two significant figures."""
    said = float(f"{times:.1e}") if times >= 1000 else times
    written = f"{said:,.{0 if times >= 1.5 else 1}f}".removesuffix(".0")
    return Text(written, written.replace(",", "\u202f").replace(".", ","))


def factor(decibans: Decimal | float) -> Text:
    """Of a weight, whichever side it is on: 589, more than a million."""
    size = abs(float(decibans))
    return _OVER if size > MILLION else so_many(10 ** (size / 10))


def times(decibans: Decimal | float) -> Text:
    """The same with its noun: 589 times, more than a million times."""
    return _OVER_TIMES if abs(float(decibans)) > MILLION else _TIMES.format(times=factor(decibans))


_TIMES = Text("{times}\u00a0times", "{times}\u00a0fois")
_OVER = Text("more than a million", "plus d’un million")
_OVER_TIMES = Text("more than a million times", "plus d’un million de fois")
