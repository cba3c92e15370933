"""What a projection is: a pure function from a reading to a frame, computed once for each reading, that knows its key.

@projection("claim", "rival")
def evidence_tally(reading: Reading) -> pl.LazyFrame: ...

evidence_tally(now)                            # a LazyFrame
evidence_tally(Reading.concat([here, there]))  # the same, with a column `journal` before the others
evidence_tally.key                             # ("claim", "rival"): no two rows have the same
"""

from collections.abc import Callable, Mapping
from functools import update_wrapper
from typing import Any

import polars as pl

from ect_journal.words import language
from ect_projections.reading import Reading, Readings

PROJECTIONS: dict[str, "Projection"] = {}
"""Every projection, by name, in the order in which their modules are imported."""


class Projection:
    """Called on a reading (or several) and on what narrows the question; `key` names the columns that tell its rows apart."""

    def __init__(self, function: Callable[..., pl.LazyFrame], key: tuple[str, ...]) -> None:
        self.function = function
        self.key = key
        self.name = function.__name__
        update_wrapper(self, function)

    def __repr__(self) -> str:
        return f"<projection {self.name}>"

    def __call__(self, reading: Reading | Readings, *given: Any, **named: Any) -> pl.LazyFrame:
        if isinstance(reading, Readings):
            parts = [
                self(part, *given, **named).select(pl.lit(name).alias("journal"), pl.all()) for name, part in reading
            ]
            return pl.concat(parts)
        asked = (self, language(), _frozen(given), _frozen(named))  # titles are said in the reader's language
        return reading.keep(asked, lambda: self.function(reading, *given, **named).collect()).lazy()


def _frozen(given: Any) -> Any:
    """What was asked, as a key: lists and objects by what they hold."""
    match given:
        case Mapping():
            return Mapping, frozenset((name, _frozen(each)) for name, each in given.items())
        case list() | tuple():
            return tuple(map(_frozen, given))
        case set():
            return frozenset(given)
    return given


def projection(*key: str) -> Callable[[Callable[..., pl.LazyFrame]], Projection]:
    """Makes a projection of a function, and lists it in `PROJECTIONS`."""

    def made(function: Callable[..., pl.LazyFrame]) -> Projection:
        PROJECTIONS[function.__name__] = found = Projection(function, key)
        return found

    return made
