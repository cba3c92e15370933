"""Whether new sources still bring new codes (Guest, Namey and Chen 2020, PLoS ONE 15(5) e0232076)."""

from collections.abc import Collection, Hashable, Sequence
from fractions import Fraction
from typing import NamedTuple

from ect_projections.formulas._given import count


class Run(NamedTuple):
    """A run of sources: the rank of its first and of its last (from 1), the codes that it brought, those of the base, and
    the ratio of the two: None where the base has no code."""

    first: int
    last: int
    new: int
    base: int
    ratio: Fraction | None


def saturation_runs(sources: Sequence[Collection[Hashable]], base: int = 4, run: int = 2) -> list[Run]:
    """The codes of each source, in order, become runs of `run` sources: codes that no source before the run had, over the
    codes of the first `base` sources. One new code on a base of 37 is 2.70 %.

    Runs overlap: the first begins after the base, each next one a source later. No run where there are not enough
    sources. Raises `InvalidInput` for a base or a run under 1.
    """
    count(base, "base", least=1), count(run, "run", least=1)
    met: set[Hashable] = set()
    brought = []
    for codes in sources:
        brought.append(len(set(codes) - met))
        met |= set(codes)
    held = sum(brought[:base])
    return [
        Run(
            first + 1,
            first + run,
            new := sum(brought[first : first + run]),
            held,
            Fraction(new, held) if held else None,
        )
        for first in range(base, len(sources) - run + 1)
    ]
